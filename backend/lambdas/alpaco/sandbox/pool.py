"""Runners, started when needed, kept, and lent to one thread at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from alpaco.errors import SandboxError
from alpaco.sandbox.launcher import Written
from alpaco.sandbox.wire import Job, Outcome

__all__ = ["Pool", "Runner"]


class Runner(Protocol):
    """Runs one job at a time; raises `SandboxError` when it cannot go on."""

    def run(self, job: Job, stdin: bytes) -> tuple[Outcome, Written, Written]:
        """Run one job; return what was seen of it, its standard output and its standard error."""
        ...

    def close(self) -> None:
        """End it and what it runs."""
        ...


class Pool:
    """Runners of one kind. `slots` bounds the jobs under way and may be shared with other pools."""

    def __init__(self, start: Callable[[], Runner], slots: threading.Semaphore) -> None:
        self._start = start
        self.slots = slots
        self._lock = threading.Lock()
        self._idle: list[Runner] = []
        self._all: set[Runner] = set()
        self._closed = False

    def run(self, job: Job, stdin: bytes) -> tuple[Outcome, Written, Written]:
        """Run one job on an idle runner, waiting for a slot; a runner that breaks off is replaced."""
        with self.slots:
            runner = self._take()
            try:
                result = runner.run(job, stdin)
            except BaseException:
                self._discard(runner)
                raise
            with self._lock:
                self._idle.append(runner)
            return result

    def close(self) -> None:
        """End every runner, the working ones included: their jobs raise `SandboxError`."""
        with self._lock:
            self._closed = True
            runners = tuple(self._all)
            self._all.clear()
            self._idle.clear()
        for runner in runners:
            runner.close()

    def _take(self) -> Runner:
        with self._lock:
            if self._closed:
                raise SandboxError("the sandbox is closed")
            if self._idle:
                return self._idle.pop()
        runner = self._start()
        with self._lock:
            self._all.add(runner)
        return runner

    def _discard(self, runner: Runner) -> None:
        with self._lock:
            self._all.discard(runner)
        runner.close()
