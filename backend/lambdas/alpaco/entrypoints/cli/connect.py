"""`alpaco connect`: a client of a running service."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import click
from rich.console import Console

from alpaco.client import Client, Generation
from alpaco.entrypoints.cli import INTERRUPTED
from alpaco.entrypoints.cli.options import request_options
from alpaco.entrypoints.cli.view import View, choose_view
from alpaco.entrypoints.cli.words import say, users_locale
from alpaco.errors import ConnectionLostError
from alpaco.problem.text import Locale

__all__ = ["connect"]


@click.command()
@click.argument("url")
@click.argument("prompt", required=False)
@request_options
@click.option("--resume", "problem_id", metavar="PROBLEM_ID", help="Follow this problem instead of asking for one.")
@click.option("--after-seq", type=click.IntRange(min=0), default=0, help="With --resume: the last event already seen.")
@click.option("--token", help="Sent as `Authorization: Bearer`.")
def connect(
    *, url: str, prompt: str | None, problem_id: str | None, after_seq: int, token: str | None, **request: Any
) -> None:
    """Ask the service at URL (ws://… or wss://…) for a problem and watch it being made.

    Without PROMPT and --topic it asks for one on a terminal. A lost connection comes back by itself;
    Ctrl-C leaves, the generation goes on and --resume finds it again. The exit code is 0 only when a
    proved problem arrived.
    """
    locale = users_locale(request["language"])
    as_json = request.pop("as_json")
    view = choose_view(Console(stderr=as_json), locale, as_json=as_json)

    def retrying(delay: float, cause: Exception) -> None:
        view.note(say("retrying", locale, cause=cause, delay=delay))

    client = Client(url, token=token, on_retry=retrying)
    if problem_id is not None:
        if prompt is not None:
            raise click.UsageError(say("resume_and_prompt", locale))
        generation = client.resume(problem_id, after_seq=after_seq)
    else:
        generation = client.generate(_prompt(prompt, request, url, locale), **request)
    sys.exit(_follow(generation, view, url, locale))


def _prompt(prompt: str | None, request: dict[str, Any], url: str, locale: Locale) -> str | None:
    if prompt is not None or request["topic"] is not None:
        return prompt
    if not sys.stdin.isatty():
        raise click.UsageError(say("prompt_needed", locale, url=url))
    answer: str = click.prompt(say("ask", locale))
    return answer


def _follow(generation: Generation, view: View, url: str, locale: Locale) -> int:
    try:
        return asyncio.run(_show(generation, view))
    except (KeyboardInterrupt, ConnectionLostError) as error:
        place = {"url": url, "problem_id": generation.problem_id, "seq": generation.last_seq}
        if generation.last_seq:
            view.note(say("resume_hint", locale, **place))
        if isinstance(error, ConnectionLostError):
            raise ConnectionLostError(say("unreachable", locale, cause=error)) from error
        return INTERRUPTED


async def _show(generation: Generation, view: View) -> int:
    completed = False
    with view:
        async with generation:
            async for event in generation:
                view.show(event.data)
                completed = event.type == "generation.completed"
    return 0 if completed else 1
