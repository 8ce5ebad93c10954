"""What a model was paid for is not paid for again when the worker dies."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

WORKER = Path(__file__).with_name("paid_worker.py")


def part(data: Path, name: str) -> subprocess.CompletedProcess[str]:
    """Run one part in a process of its own."""
    return subprocess.run([sys.executable, str(WORKER), str(data), name], capture_output=True, text=True, check=False)


def test_a_worker_killed_before_the_proof_leaves_its_candidate(tmp_path: Path) -> None:
    """SIGKILL when the first gate starts; the next worker proves what the first was given, and pays nothing."""
    assert part(tmp_path, "accept").stdout == "queued 0"
    assert part(tmp_path, "die").returncode == -signal.SIGKILL
    assert (tmp_path / "paid").read_bytes() == b"1"
    finished = part(tmp_path, "finish")
    assert (finished.stdout, finished.stderr) == ("completed 1", "")
    assert (tmp_path / "paid").read_bytes() == b"1"
