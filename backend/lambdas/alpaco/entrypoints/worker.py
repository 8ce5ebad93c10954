"""Runs generations: one call takes one as far as the time allows."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from alpaco.bootstrap import Service
from alpaco.entrypoints.measures import Stopwatch, report
from alpaco.errors import DeliveryError, LeaseLostError, SandboxError
from alpaco.problem.generation import Key
from alpaco.problem.making import Made, Saved
from alpaco.streaming.run import LEASE_SECONDS, MAX_CRASHES, Run

__all__ = ["cancel_unheld", "fail_unheld", "start_worker", "work"]

_CONCLUDE_SECONDS = 0.1
_LAST_STEP_SECONDS = 30.0  # after the deadline, for a step that was perhaps paid for
_TRIES = 3
_PAUSE_SECONDS = 1.0
_log = logging.getLogger(__name__)


def work(service: Service, key: Key, deadline: float) -> None:
    """Run a generation to its end, or until `deadline` (epoch seconds) and hand it to the next worker.

    After the deadline the step at hand may still take 30 s to its checkpoint. Does nothing where another worker
    holds it or it is closed; stops quietly when the lease is lost.
    """
    lease = service.stores.insist(lambda: service.stores.leases.acquire(key, service.clock(), LEASE_SECONDS))
    if lease is None:
        service.meter.add("Duplicates")
        service.meter.flush("delivery.refused", problemId=key.problem_id)
        return
    try:
        with service.shift.holding(key), _reported(service, Run(service.stores, lease, service.clock())) as run:
            if _settled(run, service.clock()):
                _conclude(service, run)
            else:
                _make(service, run, deadline)
    except LeaseLostError as error:
        _log.warning("generation %s: %s", key.problem_id, error, extra=_about("lease.lost", key))


def start_worker(service: Service, key: Key) -> None:
    """Have a worker run a generation; where none can be started now, the sweeper does it later."""
    try:
        service.dispatcher.dispatch(key)
    except DeliveryError as error:
        _log.warning("generation %s: no worker: %s", key.problem_id, error, extra=_about("dispatch.failed", key))


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
        with _reported(service, Run(service.stores, lease, service.clock())) as run:
            if not run.over:
                if sentence is None:
                    run.cancel(service.clock())
                else:
                    run.give_up(sentence, service.clock())
            _conclude(service, run)
    except LeaseLostError as error:
        _log.warning("generation %s: %s", key.problem_id, error, extra=_about("lease.lost", key))


@contextmanager
def _reported(service: Service, run: Run) -> Iterator[Run]:
    """Publish at the end what was measured, however it came."""
    over_before = run.over
    try:
        yield run
    finally:
        report(service, run, over_before=over_before)


def _about(event: str, key: Key) -> dict[str, str]:
    return {"event": event, "problemId": key.problem_id}


def _settled(run: Run, now: float) -> bool:
    """End what needs no making: over, cancelled while it waited, interrupted too often."""
    run.tick(now)
    if not run.over and run.record.crashes >= MAX_CRASHES:
        run.give_up("gave_up", now)
    return run.over


def _make(service: Service, run: Run, deadline: float) -> None:
    """Make the problem and hand over; where the sandbox fails, go on from the checkpoint, but not for ever."""
    watch = Stopwatch(service, run)
    for tries_left in reversed(range(_TRIES)):
        made = service.maker.make(run.record.request, run.record.key.problem_id, run.checkpoint())
        with _Steps(made) as steps:
            error = _drive(service, run, steps, deadline, watch)
            if error is not None and not tries_left:
                run.fail(error, service.clock())
            if run.over:
                _conclude(service, run)  # before the wait for a maker that was cancelled in the middle of a step
                return
            if error is None:
                _let_go(service, run)
                return
        about = _about("sandbox.failed", run.record.key)
        _log.warning("generation %s: the sandbox failed: %s", run.record.key.problem_id, error, extra=about)
        service.stores.sleep(_PAUSE_SECONDS)


def _drive(service: Service, run: Run, steps: _Steps, deadline: float, watch: Stopwatch) -> SandboxError | None:
    """Take in step after step until the end, the time to hand over, or an error of the sandbox, which is returned."""
    while not run.over:
        now = service.clock()
        if service.shift.over or now >= deadline + _LAST_STEP_SECONDS:
            return None
        step = steps.next(run.due() - now)
        now = service.clock()
        if step is None:
            run.tick(now)
        elif isinstance(step, SandboxError):
            service.meter.add("SandboxFailures")
            return step
        elif isinstance(step, Exception):
            run.fail(step, now)
        else:
            run.take(step, now)
            watch.took(step)
            if isinstance(step, Saved) and now >= deadline:
                return None
    return None


def _let_go(service: Service, run: Run) -> None:
    """End the lease before its time; the next worker comes at once, or with the next process."""
    service.stores.insist(lambda: service.stores.leases.release(run.lease))
    service.shift.let_go(run.record.key)
    if not service.shift.over:
        start_worker(service, run.record.key)


def _conclude(service: Service, run: Run) -> None:
    while not run.conclude(now := service.clock()):
        if service.shift.over:
            _let_go(service, run)
            return
        service.stores.sleep(min(_CONCLUDE_SECONDS, max(0.0, run.due() - now)))


class _Steps:
    """Iterates in a thread of its own, so that the caller can wait for a step and for the clock at once."""

    def __init__(self, steps: Iterator[Made]) -> None:
        self._steps = steps
        self._queue: queue.Queue[Made | Exception] = queue.Queue(maxsize=1)
        self._taken = False
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
        """Return the next step, the exception that ended the steps, or None after `timeout` seconds.

        Says by the way that the step before was taken in.
        """
        if self._taken:
            self._queue.task_done()
            self._taken = False
        try:
            step = self._queue.get(timeout=max(0.0, timeout))
        except queue.Empty:
            return None
        self._taken = True
        return step

    def _run(self) -> None:
        try:
            for step in self._steps:
                self._queue.put(step)
                if isinstance(step, Saved):
                    self._queue.join()  # what comes next may be paid for: never before this is stored
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
