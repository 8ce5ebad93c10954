"""Time as an argument: every limit and timer of the gateway reads it from a `Clock`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any, Protocol

__all__ = ["Clock", "SystemClock", "Timer", "sleep", "within"]


class Timer(Protocol):
    """A callback that is yet to come."""

    def cancel(self) -> None:
        """Forget the callback; harmless when it has already run."""
        ...


class Clock(Protocol):
    """The wall clock, and callbacks on the running event loop."""

    def time(self) -> float:
        """Tell the time in seconds since 1970-01-01 UTC."""
        ...

    def call_later(self, seconds: float, callback: Callable[[], object]) -> Timer:
        """Run `callback` on the event loop once `seconds` have passed."""
        ...


class SystemClock:
    """The machine's clock."""

    def time(self) -> float:
        """Tell the time in seconds since 1970-01-01 UTC."""
        return time.time()

    def call_later(self, seconds: float, callback: Callable[[], object]) -> Timer:
        """Run `callback` on the running event loop once `seconds` have passed."""
        return asyncio.get_running_loop().call_later(seconds, callback)


async def sleep(clock: Clock, seconds: float) -> None:
    """Wait until `seconds` have passed."""
    await within(clock, seconds, asyncio.get_running_loop().create_future())


async def within(clock: Clock, seconds: float, future: asyncio.Future[Any]) -> bool:
    """Wait until `future` is done or `seconds` have passed, and say whether it is done; it is never cancelled."""
    if future.done():
        return True
    wake = asyncio.get_running_loop().create_future()

    def settle(_: object = None) -> None:
        if not wake.done():
            wake.set_result(None)

    timer = clock.call_later(seconds, settle)
    future.add_done_callback(settle)
    try:
        await wake
    finally:
        timer.cancel()
        future.remove_done_callback(settle)
    return future.done()
