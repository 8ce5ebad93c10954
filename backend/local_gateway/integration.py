"""The way from a route to its function, with the platform's patience."""

from __future__ import annotations

import asyncio
import time

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

    async def call(self, event: Event) -> Answer | None:
        """Return the function's answer, or None when it did not come in time."""
        trace_event(event)
        began = time.perf_counter()
        run = self._function.invoke(_encode(event))
        timer = self._clock.call_later(self._seconds, run.cancel)
        answer: Answer | None = None
        try:
            answer = await run
        except ThrottledError:
            answer = Answer(b"", error="Throttled")
        except asyncio.CancelledError:
            if not run.cancelled() or _is_cancelled():
                raise
        finally:
            timer.cancel()
        _note(event, answer, time.perf_counter() - began)
        return answer


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _note(event: Event, answer: Answer | None, seconds: float) -> None:
    context = event["requestContext"]
    kind = "AUTHORIZE" if event.get("type") == "REQUEST" else context["eventType"]
    outcome = "timed out, goes on" if answer is None else answer.error or "ok"
    detail = f" {context['disconnectStatusCode']} {context['disconnectReason']}" if kind == "DISCONNECT" else ""
    ACCESS.info(
        "%-10s %s %s %s in %.0f ms%s",
        *(kind, context["connectionId"], context["routeKey"], outcome, seconds * 1000, detail),
    )
