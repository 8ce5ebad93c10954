"""The way from a route to its function, with the platform's patience."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import msgspec

from local_gateway.clock import Clock
from local_gateway.events import Event
from local_gateway.function import Answer, Function, ThrottledError
from local_gateway.log import ACCESS, trace_event

__all__ = ["Integration"]

_encode = msgspec.json.Encoder().encode


class Integration:
    """Calls one function on events and waits `seconds` at most; a function that takes longer goes on all the same."""

    def __init__(self, function: Function, *, seconds: float, clock: Clock) -> None:
        self._function = function
        self._seconds = seconds
        self._clock = clock

    def begin(self, event: Event, then: Callable[[Answer | None], None]) -> None:
        """Start the function; `then` is called once, with its answer, or with None when it did not come in time."""
        trace_event(event)
        began = time.perf_counter()
        run = self._function.invoke(_encode(event))
        timer = self._clock.call_later(self._seconds, run.cancel)

        def finish(run: asyncio.Future[Answer]) -> None:
            timer.cancel()
            answer = _outcome(run)
            _note(event, answer, time.perf_counter() - began)
            then(answer)

        run.add_done_callback(finish)

    async def call(self, event: Event) -> Answer | None:
        """Run the function and return its answer, or None when it did not come in time."""
        answered: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()

        def settle(answer: Answer | None) -> None:
            if not answered.done():
                answered.set_result(answer)

        self.begin(event, settle)
        return await answered


def _outcome(run: asyncio.Future[Answer]) -> Answer | None:
    if run.cancelled():
        return None
    match run.exception():
        case None:
            return run.result()
        case ThrottledError():
            return Answer(b"", error="Throttled")
        case error:
            raise error


def _note(event: Event, answer: Answer | None, seconds: float) -> None:
    context = event["requestContext"]
    kind = "AUTHORIZE" if event.get("type") == "REQUEST" else context["eventType"]
    outcome = "timed out, goes on" if answer is None else answer.error or "ok"
    detail = f" {context['disconnectStatusCode']} {context['disconnectReason']}" if kind == "DISCONNECT" else ""
    ACCESS.info(
        "%-10s %s %s %s in %.0f ms%s",
        *(kind, context["connectionId"], context["routeKey"], outcome, seconds * 1000, detail),
    )
