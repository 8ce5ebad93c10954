"""Packages of generated problems, under the official tools of the formats, called as programs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "official_tools"


@pytest.mark.parametrize(
    ("family", "level"),
    [("data_structures", "tutorial"), ("strings", "easy"), ("sorted_queries", "medium"), ("weighted_paths", "hard")],
)
def test_the_official_tools_find_nothing_unexplained(family: str, level: str) -> None:
    """A problem of each level passes verifyproblem in the legacy format and BAPCtools in 2025-09."""
    command = [sys.executable, str(BENCHMARK), "--family", family, "--level", level]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 of 1 problems pass in both formats" in done.stdout
