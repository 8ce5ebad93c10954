"""The record of the failures, in two languages that say the same, with tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGLISH, KOREAN = ((ROOT / "docs" / name).read_text() for name in ("troubleshooting.md", "troubleshooting.ko.md"))
PAGES = pytest.mark.parametrize("page", [ENGLISH, KOREAN], ids=["en", "ko"])


def outline(page: str) -> list[tuple[int, str]]:
    """Return the headings' levels, and the number of those that have one."""
    headings = re.findall(r"^(#+) (?:(\d+)\. )?", page, re.MULTILINE)
    return [(len(level), number) for level, number in headings]


def failures(page: str) -> dict[str, str]:
    """Return the text of each failure by its number."""
    parts = re.split(r"^### (\d)\. ", page.split("\n## ")[2], flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_both_languages_have_the_same_outline() -> None:
    """As many headings, of the same levels, with the same numbers in the same order."""
    assert outline(ENGLISH) == outline(KOREAN)


def test_both_languages_draw_the_same_way_of_the_data() -> None:
    """The same places, the same arrows, the same numbers on them, and a sentence for each number."""
    drawn = [re.search(r"```mermaid\n(.*?)```(.*?)\n## ", page, re.DOTALL) for page in (ENGLISH, KOREAN)]
    assert all(drawn)
    arrows = [
        re.findall(r"^    ([\w &]+?) (-[-.]).*?(-->|\.->) ([\w &]+)$", one[1], re.MULTILINE) for one in drawn if one
    ]
    numbers = [re.findall(r'-- "(\d+) ', one[1]) for one in drawn if one]
    sentences = [re.findall(r"^(\d+)\. ", one[2], re.MULTILINE) for one in drawn if one]
    assert arrows[0] == arrows[1]
    assert len(arrows[0]) > 12
    assert numbers[0] == numbers[1] == sentences[0] == sentences[1]


@PAGES
def test_six_failures_each_with_everything(page: str) -> None:
    """What one sees, why, the cure, the guard, and the test that provokes it."""
    told = failures(page)
    assert list(told) == list("123456")
    assert all(len(re.findall(r"^\*\*", text, re.MULTILINE)) == 5 for text in told.values())
    assert len(re.findall(r"^\| \d \|", page, re.MULTILINE)) == 6


@PAGES
def test_the_tests_that_provoke_them_exist(page: str) -> None:
    """Each failure names at least one, by file and function."""
    for text in failures(page).values():
        named = re.findall(r"`(tests/\S+\.py)::(\w+)`", text)
        assert named
        for file, function in named:
            assert f"def {function}(" in (ROOT / file).read_text(), f"{file}::{function}"


def test_both_languages_name_the_same_tests_and_commands() -> None:
    """What is typed or searched for is the same, failure by failure."""
    for number, text in failures(ENGLISH).items():
        same = failures(KOREAN)[number]
        assert set(re.findall(r"`(?:tests|terraform|docker|alpaco|export)[^`]*`", text)) == set(
            re.findall(r"`(?:tests|terraform|docker|alpaco|export)[^`]*`", same)
        )
