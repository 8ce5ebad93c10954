"""Threads that never keep a process alive, unlike those of `concurrent.futures`."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

__all__ = ["DaemonThreads"]

T = TypeVar("T")
Call = Callable[[], None]


class DaemonThreads:
    """Runs calls in at most `limit` daemon threads, started as needed; the one that was idle last works first.

    Not `ThreadPoolExecutor`: the interpreter joins its threads on exit, so one handler that hangs would hang the
    gateway's ^C; and it wakes its threads in turn, so that none stays warm.
    """

    def __init__(self, name: str, *, limit: int) -> None:
        self._name = name
        self._limit = limit
        self._lock = Lock()
        self._waiting: deque[Call] = deque()
        self._idle: list[SimpleQueue[Call | None]] = []
        self._threads = 0
        self._closed = False

    @property
    def waiting(self) -> int:
        """Say how many calls no thread has taken up yet."""
        return len(self._waiting)

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

        with self._lock:
            if self._idle:
                self._idle.pop().put(work)
            elif self._threads < self._limit:
                self._threads += 1
                Thread(target=self._serve, args=(work,), name=self._name, daemon=True).start()
            else:
                self._waiting.append(work)
        return future

    def close(self) -> None:
        """Start no further call and end the threads that are idle; those at work end with their call."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
            for errands in self._idle:
                errands.put(None)

    def _serve(self, work: Call | None) -> None:
        errands: SimpleQueue[Call | None] = SimpleQueue()
        while work is not None:
            work()
            with self._lock:
                if self._closed:
                    return
                work = self._waiting.popleft() if self._waiting else None
                if work is None:
                    self._idle.append(errands)
            work = work or errands.get()


def _settle(settle: Callable[[Any], None], future: asyncio.Future[Any], outcome: Any) -> None:
    if not future.done():
        settle(outcome)


def _tell(loop: asyncio.AbstractEventLoop, callback: Callable[..., None], *args: Any) -> None:
    """Call back on the loop, unless it has ended meanwhile: then nobody waits any more."""
    try:
        loop.call_soon_threadsafe(callback, *args)
    except RuntimeError:
        return
