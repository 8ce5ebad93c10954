"""Packages of generated problems, under the official tools of the formats, called as programs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from serving import ALPACO

pytestmark = pytest.mark.e2e

TOOLS = Path(os.environ.get("ALPACO_E2E_TOOLS") or Path.home() / ".cache" / "alpaco-e2e", "judges", "bin")
PROMPTS = {
    "tutorial": "튜토리얼 문제",
    "easy": "an easy string problem",
    "medium": "이분 탐색 보통 문제",
    "hard": "a hard shortest path problem",
}
# Both tools want PyPy by default; the limits were measured with this interpreter.
LANGUAGES = f"""\
python3:
  name: Python 3
  priority: 853
  files: '*.py'
  compile: '{sys.executable} -m py_compile {{files}}'
  run: '{sys.executable} "{{mainfile}}"'
"""
# Why each is expected stands in docs/packages.md.
EXPLAINED = {
    "validate": {"No dedicated answer validators found."},
    "constraints": {
        "No answer validators for constraints checking found.",
        "Values in validators but missing in some statement:",
        "Values in some statement but not in input validators:",
        "No constraint validation of input values found in input validators.",
    },
}


@pytest.fixture(scope="module", params=sorted(PROMPTS))
def problem(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Generate a problem of one level; returns the data folder and the problem's id."""
    data = tmp_path_factory.mktemp("data")
    command = [ALPACO, "generate", PROMPTS[request.param], "--difficulty", request.param, "--json", "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    return data, json.loads(done.stdout.splitlines()[-1])["problemId"]


def _export(problem: tuple[Path, str], package_format: str, folder: Path) -> Path:
    data, problem_id = problem
    command = [ALPACO, "export", problem_id, "--format", package_format, "--out", str(folder), "--data", str(data)]
    subprocess.run(command, check=True, capture_output=True)
    (folder / "languages.yaml").write_text(LANGUAGES)
    return next(path for path in folder.iterdir() if path.is_dir())


def _run(command: list[str | Path], folder: Path) -> tuple[int, str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", done.stdout + done.stderr)


def test_verifyproblem_finds_nothing(problem: tuple[Path, str], tmp_path: Path) -> None:
    """The legacy package passes every part that needs no LaTeX, without an error or a warning."""
    package = _export(problem, "legacy", tmp_path / "legacy")
    parts = ["config", "data", "validators", "submissions", "graders"]
    status, said = _run([TOOLS / "verifyproblem", "-p", *parts, "--", package.name], package.parent)
    assert status == 0, said
    assert "0 errors, 0 warnings" in said


def test_bapctools_finds_nothing_unexplained(problem: tuple[Path, str], tmp_path: Path) -> None:
    """The 2025-09 package runs, validates and states its bounds; every warning is one that the docs explain."""
    package = _export(problem, "icpc", tmp_path / "icpc")
    (package / "languages.yaml").write_text(LANGUAGES)
    for verb in ("run", "validate", "constraints"):
        status, said = _run([TOOLS / "bt", verb], package)
        warnings = set(re.findall(r"WARNING: (.*?)\s*$", said, re.MULTILINE))
        assert "ERROR" not in said, said
        assert warnings <= EXPLAINED.get(verb, set()), said
        assert status == (1 if warnings else 0), said
        assert not re.search(r"missing in .*\ben\b", said), said
