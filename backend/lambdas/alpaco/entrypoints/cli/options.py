"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from alpaco.problem.request import Difficulty, EngineName, Topic
from alpaco.problem.text import Locale

__all__ = ["data_option", "json_option", "language_option", "request_options"]

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def _remember(ctx: click.Context, option: click.Parameter, value: T) -> T:
    """Let whoever started the command line know the choice, which an error is told by."""
    ctx.ensure_object(dict)[option.name] = value
    return value


language_option = click.option(
    "--language",
    type=click.Choice([each.value for each in Locale]),
    help="Language of the messages, and of the problem where one is made. [default: the system's; the prompt's]",
    is_eager=True,
    callback=_remember,
)

json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print one JSON object, also for an error.",
    is_eager=True,
    callback=_remember,
)

data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for problems and state. [default: the user's data directory]",
)


def request_options(command: F) -> F:
    """Add what a request can say beside its prompt."""
    levels = ", ".join(f"{each.value} ({each.label.ko})" for each in Difficulty)
    topics = ", ".join(f"{each.value} ({each.label.ko})" for each in Topic)
    engines = [each.value for each in EngineName]
    for option in reversed(
        [
            click.option("--difficulty", metavar="LEVEL", help=f"One of: {levels}."),
            click.option("--topic", metavar="TOPIC", help=f"One of: {topics}."),
            language_option,
            click.option("--engine", type=click.Choice(engines), help="Who writes the problem. [default: auto]"),
            click.option("--seed", type=click.IntRange(min=0), help="Same request and seed, same problem."),
            click.option("--json", "as_json", is_flag=True, help="Print the protocol's events, one a line."),
        ]
    ):
        command = option(command)
    return command
