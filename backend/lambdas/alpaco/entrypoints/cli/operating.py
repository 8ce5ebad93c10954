"""What the operator's commands share: their options, and how they tell what they do."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click
from rich.console import Console, Group
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text as Line

from alpaco.entrypoints.cli.options import language_option
from alpaco.errors import ConfigurationError
from alpaco.problem.text import Locale, Text
from deployment.target import Target

__all__ = ["Spoken", "Told", "target_of", "target_options"]

F = TypeVar("F", bound=Callable[..., Any])

_SECONDS = Text("{seconds:.0f}초", "{seconds:.0f} s")
_NOBODY = Text(
    "물어볼 터미널이 없습니다. 묻지 않고 하려면 --yes를 쓰세요.",
    "There is no terminal to ask on; --yes goes on without.",
)


def target_options(command: F) -> F:
    """Add the options that say where the service is."""
    for option in reversed(
        [
            click.option("--environment", default="dev", show_default=True, help="Which deployment: dev, prod, …"),
            click.option("--endpoint-url", metavar="URL", help="An emulator in place of AWS."),
            click.option("--registry", metavar="HOST:PORT", help="A registry in place of ECR's, for emulators."),
            language_option,
        ]
    ):
        command = option(command)
    return command


def target_of(options: dict[str, Any]) -> Target:
    """Take the options of `target_options` but the language; `ConfigurationError` names a bad one."""
    return Target(**{name: options.pop(name) for name in ("environment", "endpoint_url", "registry")})


class Told:
    """A `Telling` on standard error: on a terminal the step under way moves, elsewhere every line stays."""

    def __init__(self, locale: Locale, *, yes: bool) -> None:
        """Raise `ConfigurationError` where nobody could be asked: better now than after a build."""
        if not yes and not sys.stdin.isatty():
            raise ConfigurationError(_NOBODY.of(locale))
        self._locale = locale
        self._yes = yes
        self._console = Console(stderr=True, highlight=False)
        self._moving: _Moving | None = None

    @contextmanager
    def step(self, name: Text) -> Iterator[None]:
        """See `Telling`."""
        words = name.of(self._locale)
        moving = _Moving(words, self._locale)
        mark = "[red]✘[/]"
        try:
            if self._console.is_terminal:
                self._moving = moving
                with Live(moving, console=self._console, transient=True, refresh_per_second=8):
                    yield
            else:
                self.say(f"▸ {words}")
                yield
            mark = "[green]✔[/]"
        finally:
            self._moving = None
            self._console.print(f"{mark} {_plain(words)} [dim]{moving.seconds()}[/]", soft_wrap=True)

    def line(self, text: str) -> None:
        """See `Telling`."""
        if self._moving is not None:
            self._moving.last = text.strip()
        elif not self._console.is_terminal:
            self._console.print(f"  {text}", markup=False, soft_wrap=True)

    def say(self, text: str) -> None:
        """See `Telling`."""
        self._console.print(text, markup=False, soft_wrap=True)

    def confirm(self, question: Text) -> bool:
        """See `Telling`."""
        return self._yes or click.confirm(question.of(self._locale), err=True)


class _Moving:
    """A step under way as it is drawn: its seconds, and the last line of the program at work."""

    def __init__(self, words: str, locale: Locale) -> None:
        self.last = ""
        self._words = words
        self._locale = locale
        self._began = time.monotonic()
        self._spinner = Spinner("dots")

    def seconds(self) -> str:
        """Say how long it takes."""
        return _SECONDS.of(self._locale).format(seconds=time.monotonic() - self._began)

    def __rich__(self) -> Group:
        self._spinner.update(text=Line.assemble(self._words, " ", (self.seconds(), "dim")))
        return Group(self._spinner, Line(f"  {self.last}", style="dim", no_wrap=True, overflow="ellipsis"))


class Spoken:
    """A `Telling` of a dry run, on standard output: what would be done, as the comments of a script."""

    def __init__(self, locale: Locale) -> None:
        self._locale = locale

    @contextmanager
    def step(self, name: Text) -> Iterator[None]:
        """See `Telling`."""
        click.echo(f"# {name.of(self._locale)}")
        yield

    def line(self, text: str) -> None:
        """See `Telling`."""
        click.echo(text)

    def say(self, text: str) -> None:
        """See `Telling`."""
        click.echo(f"# {text}")

    def confirm(self, question: Text) -> bool:
        """See `Telling`."""
        click.echo(f"# {question.of(self._locale)}")
        return True


def _plain(text: str) -> str:
    """Keep rich from reading markup in what others wrote."""
    return text.replace("[", "\\[")
