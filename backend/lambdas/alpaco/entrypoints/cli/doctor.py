"""`alpaco doctor`: what is wrong with this machine, the account, the image and the service, and the cure."""

from __future__ import annotations

import json
import sys
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from alpaco.entrypoints.cli.operating import target_of, target_options
from alpaco.entrypoints.cli.words import users_locale
from alpaco.problem.text import Locale, Text
from deployment.answers import Answer, State, answer_data, wrongs
from deployment.aws import Aws
from deployment.doctor import examine
from deployment.programs import Programs

__all__ = ["doctor", "print_answers"]

_MARKS = {
    State.OK: ("✔", "green"),
    State.NOTE: ("•", "yellow"),
    State.UNKNOWN: ("?", "yellow"),
    State.WRONG: ("✘", "red"),
}
_COLUMNS = (Text("확인", "question"), Text("실패", "failure"), Text("답", "answer"))
_WELL = Text("틀린 것이 없습니다.", "Nothing is wrong.")
_ILL = Text("고칠 것 {count}가지", "{count} to be cured")
_WIDTH = 160  # where nobody says how wide the paper is


@click.command()
@click.option("--image-tag", metavar="TAG", help="Look at this image. [default: the one that runs]")
@target_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor(*, image_tag: str | None, as_json: bool, language: str | None, **options: Any) -> None:
    """Say what is wrong before AWS does, and how to cure it. Changes nothing.

    Looks at this machine, the account, the image and the deployed service, and at each of the six failures of
    docs/troubleshooting by its number. Exits 0 only when nothing is wrong.
    """
    locale = users_locale(language)
    target = target_of(options)
    programs = Programs(target.environ, locale, lambda _: None)
    answers = examine(target, Aws(target, locale), programs, image_tag)
    if as_json:
        data = {"healthy": not wrongs(answers), "answers": [answer_data(each, locale) for each in answers]}
        click.echo(json.dumps(data, ensure_ascii=False))
    else:
        print_answers(answers, locale)
    sys.exit(1 if wrongs(answers) else 0)


def print_answers(answers: list[Answer], locale: Locale) -> None:
    """Print one table; the cure stands below what it cures."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDTH)
    table = Table(box=None, pad_edge=False)
    for column in ("", *(column.of(locale) for column in _COLUMNS)):
        table.add_column(column, overflow="fold")
    for answer in answers:
        mark, style = _MARKS[answer.state]
        words = _plain(answer.what.of(locale))
        if answer.cure is not None:
            words += f"\n[dim]→ {_plain(answer.cure.of(locale))}[/]"
        table.add_row(f"[{style}]{mark}[/]", answer.check, str(answer.failure or ""), words)
    console.print(table)
    console.print()
    count = len(wrongs(answers))
    console.print(_ILL.of(locale).format(count=count) if count else _WELL.of(locale))


def _plain(text: str) -> str:
    return text.replace("[", "\\[")
