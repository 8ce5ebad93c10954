"""Threads that never keep a process alive, unlike those of `concurrent.futures`."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from threading import Condition, Thread
from typing import TypeVar

__all__ = ["DaemonThreads"]

T = TypeVar("T")


class DaemonThreads:
    """Runs calls in at most `limit` daemon threads, started as needed and reused.

    Not `ThreadPoolExecutor`: the interpreter joins its threads on exit, so one handler that hangs would hang the
    gateway's ^C.
    """

    def __init__(self, name: str, *, limit: int) -> None:
        self._name = name
        self._limit = limit
        self._calls: deque[Callable[[], None]] = deque()
        self._changed = Condition()
        self._started = 0
        self._idle = 0
        self._closed = False

    @property
    def waiting(self) -> int:
        """Say how many calls no thread has taken up yet."""
        return len(self._calls)

    async def run(self, call: Callable[[], T]) -> T:
        """Run `call` in a thread and return what it returns, or raise what it raises."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def settle(result: T | None, error: BaseException | None) -> None:
            if future.done():
                return
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(result)  # type: ignore[arg-type]  # None only where T is

        def work() -> None:
            result, error = None, None
            try:
                result = call()
            except BaseException as raised:
                error = raised
            if not loop.is_closed():
                loop.call_soon_threadsafe(settle, result, error)

        with self._changed:
            if self._closed:
                raise RuntimeError(f"{self._name} is closed")
            self._calls.append(work)
            if len(self._calls) > self._idle and self._started < self._limit:
                self._started += 1
                Thread(target=self._serve, name=f"{self._name}-{self._started}", daemon=True).start()
            else:
                self._changed.notify()
        return await future

    def close(self) -> None:
        """Forget the calls that wait and end the threads that are idle; those at work end with their call."""
        with self._changed:
            self._closed = True
            self._calls.clear()
            self._changed.notify_all()

    def _serve(self) -> None:
        while True:
            with self._changed:
                self._idle += 1
                self._changed.wait_for(lambda: self._calls or self._closed)
                self._idle -= 1
                if self._closed:
                    return
                work = self._calls.popleft()
            work()
