"""The way from a route to its function, with the platform's patience."""

from __future__ import annotations

import time

import msgspec

from local_gateway.clock import Clock, within
from local_gateway.events import Event
from local_gateway.function import Answer, Function, ThrottledError
from local_gateway.log import ACCESS, trace_event
from local_gateway.tasks import Tasks

__all__ = ["Integration"]

_encode = msgspec.json.Encoder().encode


class Integration:
    """Calls one function on events and waits `seconds` at most; a function that takes longer goes on all the same."""

    def __init__(self, function: Function, *, seconds: float, clock: Clock, tasks: Tasks) -> None:
        self._function = function
        self._seconds = seconds
        self._clock = clock
        self._tasks = tasks

    async def call(self, event: Event) -> Answer | None:
        """Return the function's answer, or None when it did not come in time."""
        trace_event(event)
        began = time.perf_counter()
        running = self._tasks.start(self._invoke(event))
        answer = running.result() if await within(self._clock, self._seconds, running) else None
        _note(event, answer, time.perf_counter() - began)
        return answer

    async def _invoke(self, event: Event) -> Answer:
        try:
            return await self._function.invoke(_encode(event))
        except ThrottledError:
            return Answer(b"", error="Throttled")


def _note(event: Event, answer: Answer | None, seconds: float) -> None:
    context = event["requestContext"]
    kind = "AUTHORIZE" if event.get("type") == "REQUEST" else context["eventType"]
    outcome = "timed out, goes on" if answer is None else answer.error or "ok"
    detail = f" {context['disconnectStatusCode']} {context['disconnectReason']}" if kind == "DISCONNECT" else ""
    ACCESS.info(
        "%-10s %s %s %s in %.0f ms%s",
        *(kind, context["connectionId"], context["routeKey"], outcome, seconds * 1000, detail),
    )
