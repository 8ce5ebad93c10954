"""The cost page says what the script works out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_shows_what_the_script_prints() -> None:
    """Prices, the recorded run and the assumptions cannot change without the page."""
    command = [sys.executable, str(ROOT / "benchmarks/cost")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    page = (ROOT / "docs/operations/cost.md").read_text()
    assert page.endswith(printed), "append the output of benchmarks/cost to docs/operations/cost.md"
    assert "**together**" in printed
