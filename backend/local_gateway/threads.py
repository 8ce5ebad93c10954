"""Threads that never keep a process alive, unlike those of `concurrent.futures`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

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
        self._calls: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._lock = Lock()
        self._unfinished = 0
        self._threads = 0
        self._closed = False

    @property
    def waiting(self) -> int:
        """Say how many calls no thread has taken up yet."""
        return self._calls.qsize()

    def start(self, call: Callable[[], T]) -> asyncio.Future[T]:
        """Run `call` in a thread; the future may be cancelled or settled otherwise, and the call goes on."""
        if self._closed:
            raise RuntimeError(f"{self._name} is closed")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def work() -> None:
            try:
                result = call()
            except BaseException as error:
                _tell(loop, _settle, future.set_exception, future, error)
            else:
                _tell(loop, _settle, future.set_result, future, result)

        self._calls.put(work)
        with self._lock:
            self._unfinished += 1
            short = self._unfinished > self._threads < self._limit
            self._threads += short
        if short:
            Thread(target=self._serve, name=self._name, daemon=True).start()
        return future

    def close(self) -> None:
        """Start no further call and end the threads that are idle; those at work end with their call."""
        self._closed = True
        for _ in range(self._threads):
            self._calls.put(None)

    def _serve(self) -> None:
        while (work := self._calls.get()) is not None and not self._closed:
            work()
            with self._lock:
                self._unfinished -= 1


def _settle(settle: Callable[[Any], None], future: asyncio.Future[Any], outcome: Any) -> None:
    if not future.done():
        settle(outcome)


def _tell(loop: asyncio.AbstractEventLoop, callback: Callable[..., None], *args: Any) -> None:
    """Call back on the loop, unless it has ended meanwhile: then nobody waits any more."""
    try:
        loop.call_soon_threadsafe(callback, *args)
    except RuntimeError:
        return
