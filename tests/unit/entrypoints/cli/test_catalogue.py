"""`alpaco catalogue` and `alpaco read-prompt`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from alpaco.entrypoints.cli.catalogue import catalogue, read_prompt
from alpaco.errors import UnsupportedRequestError
from alpaco.generation.engines.catalogue.registry import FAMILIES


def test_catalogue_lists_every_family_for_programs() -> None:
    """The JSON has one entry per topic, level and family, with the structures."""
    result = CliRunner().invoke(catalogue, ["--json"])
    listed = {(row["topic"], row["difficulty"], row["family"]): row["structures"] for row in json.loads(result.output)}
    for family in FAMILIES:
        for topic in family.topics:
            for level, variants in family.variants.items():
                assert listed[topic, level, family.name] == list(variants)


@pytest.mark.parametrize(("language", "word"), [("ko", "이분 탐색"), ("en", "binary search")])
def test_catalogue_speaks_both_languages(language: str, word: str) -> None:
    """The table for people is in the language that was chosen."""
    assert word in CliRunner().invoke(catalogue, ["--language", language]).output


def test_read_prompt_shows_what_was_understood() -> None:
    """All that was read stands in the JSON, what stayed open as null."""
    result = CliRunner().invoke(read_prompt, ["--json", "an easy bfs in space, no dp"])
    assert json.loads(result.output) == {
        "topic": "graph traversal",
        "difficulty": "easy",
        "theme": "space",
        "language": "en",
        "excluded": ["dynamic programming"],
        "wishes": [],
    }


def test_read_prompt_answers_in_the_prompts_language() -> None:
    """A Korean prompt is answered with Korean labels."""
    output = CliRunner().invoke(read_prompt, ["쉬운 그리디 문제"]).output
    assert "그리디" in output
    assert "정하지 않음" in output


def test_read_prompt_fails_where_nothing_is_asked_for() -> None:
    """Small talk is no request; the command fails."""
    result = CliRunner().invoke(read_prompt, ["hello"])
    assert isinstance(result.exception, UnsupportedRequestError)
    assert result.exit_code != 0
