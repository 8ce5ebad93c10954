"""Doubles that ship with the package: real, small implementations for tests."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

from local_gateway.clock import Timer

__all__ = ["ManualClock"]


@dataclass(slots=True, order=True)
class _Timer:
    at: float
    order: int
    callback: Callable[[], object] | None = field(compare=False)

    def cancel(self) -> None:
        self.callback = None


class ManualClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self._now = now
        self._timers: list[_Timer] = []
        self._order = itertools.count()

    def time(self) -> float:
        """Tell the time that the clock was brought to."""
        return self._now

    def call_later(self, seconds: float, callback: Callable[[], object]) -> Timer:
        """Run `callback` when the clock has been brought `seconds` further."""
        timer = _Timer(self._now + seconds, next(self._order), callback)
        heapq.heappush(self._timers, timer)
        return timer

    def advance(self, seconds: float) -> None:
        """Bring the clock forward, running what becomes due on the way, each at its own time."""
        end = self._now + seconds
        while self._timers and self._timers[0].at <= end:
            timer = heapq.heappop(self._timers)
            self._now = max(self._now, timer.at)
            if timer.callback is not None:
                timer.callback()
        self._now = end

    @property
    def pending(self) -> int:
        """How many callbacks are yet to come."""
        return sum(timer.callback is not None for timer in self._timers)
