"""`wscat`, as the documents tell people to use it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from serving import serving

pytestmark = pytest.mark.e2e

TOOLS = Path(os.environ.get("ALPACO_E2E_TOOLS") or Path.home() / ".cache" / "alpaco-e2e")
WSCAT = shutil.which("wscat", path=f"{TOOLS / 'node_modules' / '.bin'}:{os.environ['PATH']}")


@pytest.mark.parametrize("prompt", ["이분 탐색 보통 문제 만들어줘", "an easy BFS problem on a grid"])
def test_one_line_of_wscat_brings_a_problem(tmp_path: Path, prompt: str) -> None:
    """Connect, send, and the proved problem arrives, from accepted to completed."""
    assert WSCAT, "scripts/install-e2e installs wscat"
    frame = json.dumps({"action": "generateProblem", "prompt": prompt}, ensure_ascii=False)
    with serving(tmp_path) as service:
        command = [WSCAT, "-c", service.url, "-w", "-1", "-x", frame]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
        assert process.stdout is not None
        kinds = []
        for line in process.stdout:
            if line.startswith("{"):
                kinds.append(json.loads(line)["type"])
                if kinds[-1] in {"generation.completed", "generation.failed", "generation.cancelled"}:
                    break
        process.kill()
        process.communicate()
    assert kinds[0] == "generation.accepted"
    assert kinds[-1] == "generation.completed"
    assert {"generation.stage", "generation.check", "statement.delta"} <= set(kinds)
