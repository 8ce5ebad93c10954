"""`alpaco generate`: a problem made in this process."""

from __future__ import annotations

import signal
import sys
import threading
import uuid
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from types import FrameType
from typing import Any

import click
from rich.console import Console

from alpaco.entrypoints.cli import INTERRUPTED
from alpaco.entrypoints.cli.local import OWNER, Generating, local_settings
from alpaco.entrypoints.cli.options import data_option, request_options
from alpaco.entrypoints.cli.packages import check_free, write_package
from alpaco.entrypoints.cli.view import View, choose_view
from alpaco.entrypoints.cli.words import say, users_locale
from alpaco.errors import ServiceError
from alpaco.problem.generation import Key

__all__ = ["generate"]


@click.command()
@click.argument("prompt", required=False)
@request_options
@click.option("--out", "folder", type=click.Path(path_type=Path), help="Write the package (ICPC 2025-09) there.")
@data_option
def generate(*, prompt: str | None, folder: Path | None, data: Path | None, **request: Any) -> None:
    """Make a problem from PROMPT (or --topic) in this process and prove it by running it.

    Ctrl-C cancels. The exit code is 0 only when the problem is proved.
    """
    locale = users_locale(request["language"])
    as_json = request.pop("as_json")
    if folder is not None:
        check_free(folder, locale)
    view = choose_view(Console(stderr=as_json), locale, as_json=as_json)
    problem_id = uuid.uuid4().hex
    asked = {name: value for name, value in {"prompt": prompt, **request}.items() if value is not None}
    outcome = _Outcome(view)
    generating = Generating(local_settings(data), outcome.take)
    signal.signal(signal.SIGINT, _cancelling(generating))
    with closing(generating.service):
        with view:
            generating.run({"action": "generateProblem", "problemId": problem_id, **asked})
        if not outcome.completed:
            sys.exit(INTERRUPTED if outcome.last == "generation.cancelled" else 1)
        if folder is None:
            view.note(say("export_hint", locale, problem_id=problem_id))
            return
        key = Key(OWNER, problem_id)
        count = write_package(generating.service, key, format="icpc", folder=folder, locale=locale)
        view.note(say("written", locale, count=count, folder=folder))


class _Outcome:
    """Shows events and remembers the last; an `error` reply is raised."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.last = ""

    @property
    def completed(self) -> bool:
        return self.last == "generation.completed"

    def take(self, event: Mapping[str, Any]) -> None:
        if event["type"] == "error":
            raise ServiceError(event["error"]["code"], event["error"]["message"], param=event["error"].get("param"))
        self.last = event["type"]
        self._view.show(event)


def _cancelling(generating: Generating) -> Any:
    """Make a handler: the first Ctrl-C asks the worker to end, the second ends the process."""

    def handle(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        threading.Thread(target=generating.cancel, name="cancelling").start()

    return handle
