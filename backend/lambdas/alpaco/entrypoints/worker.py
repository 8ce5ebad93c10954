"""Runs generations: one call takes one as far as the time allows."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from alpaco.bootstrap import Service
from alpaco.errors import LeaseLostError
from alpaco.problem.generation import Key
from alpaco.problem.making import Made
from alpaco.streaming.run import LEASE_SECONDS, MAX_CRASHES, Run

__all__ = ["cancel_unheld", "fail_unheld", "work"]

_CONCLUDE_SECONDS = 0.1
_log = logging.getLogger(__name__)


def work(service: Service, key: Key, deadline: float) -> None:
    """Run a generation to its end, or until `deadline` (epoch seconds) and hand it to the next worker.

    Does nothing where another worker holds it or it is closed; stops quietly when the lease is lost.
    """
    lease = service.stores.leases.acquire(key, service.clock(), LEASE_SECONDS)
    if lease is None:
        _log.info("generation %s: held or closed", key.problem_id)
        return
    try:
        run = Run(service.stores, lease, service.clock())
        if _settled(run, service.clock()):
            _conclude(service, run)
        elif not _make(service, run, deadline):
            service.stores.leases.release(run.lease)
            service.dispatcher.dispatch(key)
    except LeaseLostError as error:
        _log.warning("generation %s: %s", key.problem_id, error)


def cancel_unheld(service: Service, key: Key) -> None:
    """Cancel a generation that no worker holds; nothing happens where one does."""
    _end_unheld(service, key, None)


def fail_unheld(service: Service, key: Key, sentence: str) -> None:
    """Fail a generation that no worker holds; nothing happens where one does."""
    _end_unheld(service, key, sentence)


def _end_unheld(service: Service, key: Key, sentence: str | None) -> None:
    lease = service.stores.leases.acquire(key, service.clock(), LEASE_SECONDS)
    if lease is None:
        return
    try:
        run = Run(service.stores, lease, service.clock())
        if not run.over:
            if sentence is None:
                run.cancel(service.clock())
            else:
                run.give_up(sentence, service.clock())
        _conclude(service, run)
    except LeaseLostError as error:
        _log.warning("generation %s: %s", key.problem_id, error)


def _settled(run: Run, now: float) -> bool:
    """End what needs no making: over, cancelled while it waited, interrupted too often."""
    run.tick(now)
    if not run.over and run.record.crashes >= MAX_CRASHES:
        run.give_up("gave_up", now)
    return run.over


def _make(service: Service, run: Run, deadline: float) -> bool:
    """Make the problem and hand over; False where the deadline came first."""
    made = service.maker.make(run.record.request, run.record.key.problem_id, run.checkpoint())
    with _Steps(made) as steps:
        while not run.over:
            now = service.clock()
            if now >= deadline:
                return False
            step = steps.next(min(run.due(), deadline) - now)
            now = service.clock()
            if step is None:
                run.tick(now)
            elif isinstance(step, Exception):
                run.fail(step, now)
            else:
                run.take(step, now)
        _conclude(service, run)  # before the wait for a maker that was cancelled in the middle of a step
    return True


def _conclude(service: Service, run: Run) -> None:
    while not run.conclude(service.clock()):
        service.stores.sleep(_CONCLUDE_SECONDS)


class _Steps:
    """Iterates in a thread of its own, so that the caller can wait for a step and for the clock at once."""

    def __init__(self, steps: Iterator[Made]) -> None:
        self._steps = steps
        self._queue: queue.Queue[Made | Exception] = queue.Queue(maxsize=1)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="making", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop after the step at hand and wait for that."""
        self._stopping.set()
        while self._thread.is_alive():
            self.next(0.05)

    def next(self, timeout: float) -> Made | Exception | None:
        """Return the next step, the exception that ended the steps, or None after `timeout` seconds."""
        try:
            return self._queue.get(timeout=max(0.0, timeout))
        except queue.Empty:
            return None

    def _run(self) -> None:
        try:
            for step in self._steps:
                self._queue.put(step)
                if self._stopping.is_set():
                    break
            else:
                self._queue.put(RuntimeError("the maker stopped without an end"))
        except Exception as error:
            self._queue.put(error)
        finally:
            close = getattr(self._steps, "close", None)
            if close is not None:
                close()
