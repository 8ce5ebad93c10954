"""`alpaco logs`: what the functions logged about one problem."""

from __future__ import annotations

import json
import sys
import time
from datetime import datetime
from typing import Any

import click
from rich.console import Console

from alpaco.entrypoints.cli.operating import target_of, target_options
from alpaco.entrypoints.cli.words import users_locale
from alpaco.errors import NotFoundError
from alpaco.problem.text import Text
from deployment.aws import Aws
from deployment.logs import LogLine, follow, read

__all__ = ["logs"]

_NONE = Text(
    "지난 {days}일 동안 문제 {problem_id}에 대한 로그가 없습니다. ID와 --environment를 확인하거나 --days를 늘리세요.",
    "There are no lines about problem {problem_id} in the last {days} days: check the id and --environment, "
    "or raise --days.",
)
_STYLES = {"ERROR": "red", "CRITICAL": "red", "WARNING": "yellow"}
_SHOWN = ("level", "timestamp", "event", "message", "problemId", "requestId")  # each has its place in a line
_LEFT_OUT = ("function", "Environment", "_aws")  # said already, or for CloudWatch alone
_DAY_MS = 86_400_000


@click.command()
@click.argument("problem_id")
@click.option("--follow", "-f", "following", is_flag=True, help="Wait for more; Ctrl-C ends it.")
@click.option("--days", type=click.IntRange(min=1), default=7, show_default=True, help="How far to look back.")
@target_options
@click.option("--json", "as_json", is_flag=True, help="Print the lines as the functions wrote them, one object each.")
def logs(*, problem_id: str, following: bool, days: int, as_json: bool, language: str | None, **options: Any) -> None:
    """Show what all functions logged about PROBLEM_ID, in the order of time.

    Exits 0 only when there was something to show.
    """
    locale = users_locale(language)
    target = target_of(options)
    aws = Aws(target, locale)
    since = int(time.time() * 1000) - days * _DAY_MS
    console = Console(highlight=False)
    lines = follow(aws, target, problem_id, since) if following else iter(read(aws, target, problem_id, since))
    shown = False
    for line in lines:
        shown = True
        if as_json:
            click.echo(json.dumps({"function": line.function, **line.fields}, ensure_ascii=False))
        else:
            console.print(
                _readable(line), style=_STYLES.get(str(line.fields.get("level"))), markup=False, soft_wrap=True
            )
        sys.stdout.flush()
    if not shown:
        raise NotFoundError(_NONE.of(locale).format(problem_id=problem_id, days=days))


def _readable(line: LogLine) -> str:
    """Put time, function, level, event and message first, then what else the line says."""
    fields = line.fields
    moment = datetime.fromtimestamp(line.at / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
    role = line.function.rpartition("-")[2]
    rest = " ".join(f"{name}={_short(value)}" for name, value in fields.items() if name not in _SHOWN + _LEFT_OUT)
    words = f"{moment}  {role:<9}  {fields.get('level', ''):<7}  {fields.get('event', '')}  {fields.get('message', '')}"
    request = f"  [{fields['requestId']}]" if "requestId" in fields else ""
    return f"{words.rstrip()}{f'  {rest}' if rest else ''}{request}"


def _short(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
