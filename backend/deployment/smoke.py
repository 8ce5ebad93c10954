"""The smoke test: a real generation over the deployed WebSocket, as a user would ask for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from alpaco.client import Backoff, Client, Event
from alpaco.errors import AlpacoError, DeploymentError
from alpaco.problem.text import Locale, Text

__all__ = ["Passed", "smoke"]

# The catalogue's engine needs no key and costs nothing; with a seed it makes the same problem each time.
_REQUEST: dict[str, Any] = {"topic": "prefix sum", "difficulty": "tutorial", "engine": "catalogue", "seed": 1}
_LIMIT_SECONDS = 600.0
_BACKOFF = Backoff(attempts=4, first_attempts=4, silence=60.0)

_ENDED = Text(
    "문제가 {type}(으)로 끝났습니다: {message}",
    "The generation ended with {type}: {message}",
)
_TOO_LONG = Text("{seconds:g}초 안에 문제가 완성되지 않았습니다.", "No problem was finished within {seconds:g} s.")


@dataclass(frozen=True, slots=True)
class Passed:
    """A problem that the deployed service made and proved."""

    problem_id: str
    events: int


def smoke(url: str, locale: Locale, say: Callable[[str], None]) -> Passed:
    """Ask the service at `url` for a problem and follow it to `generation.completed`.

    Raises `DeploymentError` in the user's language for every other end. `say` gets each event's type.
    """
    try:
        return asyncio.run(_follow(url, locale, say))
    except TimeoutError as error:
        raise DeploymentError(_TOO_LONG.of(locale).format(seconds=_LIMIT_SECONDS)) from error
    except AlpacoError as error:
        raise DeploymentError(str(error)) from error


async def _follow(url: str, locale: Locale, say: Callable[[str], None]) -> Passed:
    generation = Client(url, backoff=_BACKOFF).generate(**_REQUEST)
    last: Event | None = None
    async with asyncio.timeout(_LIMIT_SECONDS), generation:
        async for event in generation:
            last = event
            say(f"{event.seq} {event.type}")
    assert last is not None  # a generation without a single event has raised
    if last.type != "generation.completed":
        message = last.data.get("error", {}).get("message", "")
        raise DeploymentError(_ENDED.of(locale).format(type=last.type, message=message))
    return Passed(generation.problem_id, last.seq)
