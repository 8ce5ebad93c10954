"""`alpaco catalogue` and `alpaco read-prompt`: what the embedded engine has, and how it understands words."""

from __future__ import annotations

import json
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from alpaco.entrypoints.cli.options import language_option
from alpaco.entrypoints.cli.words import users_locale
from alpaco.generation.engines.catalogue.registry import FAMILIES
from alpaco.generation.prompt import read_prompt as understand
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Locale, Text

__all__ = ["catalogue", "read_prompt"]

_COLUMNS = (Text("주제", "Topic"), Text("난이도", "Level"), Text("계열", "Family"), Text("구조", "Structures"))
_NOTHING = Text("정하지 않음", "open")
_ROWS = {
    "topic": Text("주제", "topic"),
    "difficulty": Text("난이도", "level"),
    "theme": Text("배경", "theme"),
    "language": Text("언어", "language"),
    "excluded": Text("제외", "excluded"),
    "wishes": Text("그 밖의 바람", "other wishes"),
}


@click.command()
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
def catalogue(*, language: str | None, as_json: bool) -> None:
    """List what can be made without a model: topics, levels, families and their structures."""
    rows = [
        (topic, level, family.name, family.variants[level])
        for topic in Topic
        for level in Difficulty
        for family in FAMILIES
        if topic in family.topics and level in family.variants
    ]
    if as_json:
        keys = ("topic", "difficulty", "family", "structures")
        click.echo(json.dumps([dict(zip(keys, row, strict=True)) for row in rows], ensure_ascii=False))
        return
    locale = users_locale(language)
    table = Table(*(column.of(locale) for column in _COLUMNS), box=None, pad_edge=False)
    for topic, level, name, variants in rows:
        table.add_row(topic.label.of(locale), level.label.of(locale), name, ", ".join(variants))
    Console().print(table)


@click.command("read-prompt")
@click.argument("prompt")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def read_prompt(*, prompt: str, as_json: bool) -> None:
    """Show how PROMPT is understood, without making anything.

    The exit code is 0 only when it reads as a request for a problem.
    """
    request = understand(prompt, seed=0)
    values: dict[str, Any] = {
        "topic": request.topic,
        "difficulty": request.difficulty,
        "theme": request.theme,
        "language": request.locale,
        "excluded": list(request.excluded),
        "wishes": list(request.wishes),
    }
    if as_json:
        click.echo(json.dumps(values, ensure_ascii=False))
        return
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in values.items():
        table.add_row(_ROWS[name].of(request.locale), _words(value, request.locale))
    Console().print(table)


def _words(value: object, locale: Locale) -> str:
    if isinstance(value, Topic | Difficulty):
        return value.label.of(locale)
    if isinstance(value, list):
        return ", ".join(_words(each, locale) for each in value) or "–"
    return str(value) if value else _NOTHING.of(locale)
