"""The deployment by hand is the same wherever it is written down."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FIRST, LAST = "TAG=$(date", "wscat -c"


def commands(path: str) -> list[str]:
    """Return the lines of one deployment, without their remarks."""
    lines = [line.strip() for line in (ROOT / path).read_text().splitlines()]
    first = next(number for number, line in enumerate(lines) if line.startswith(FIRST))
    last = next(number for number, line in enumerate(lines[first:], first) if line.startswith(LAST))
    return [line.partition("  #")[0].strip() for line in lines[first : last + 1]]


def test_the_script_runs_the_documented_lines_in_their_order() -> None:
    """Between them it only finds the repository's address the first time."""
    documented = commands("docs/operations/deploy.md")
    assert len(documented) == 11
    assert [line for line in commands("scripts/deploy-by-hand") if line in documented] == documented


@pytest.mark.parametrize("line", commands("docs/operations/deploy.md")[2:9])
def test_the_infrastructure_page_has_the_same_lines(line: str) -> None:
    """From the build to the doctor."""
    assert line in (ROOT / "docs/operations/infrastructure.md").read_text()
