"""One worker's hold on one generation: what is made becomes events, written to the log and then posted.

Every method may raise `LeaseLostError`: then another worker has the generation and this one must stop at once.
Time is an argument: epoch seconds.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import uuid4

from alpaco.errors import LeaseLostError, StoreError, UnsupportedRequestError
from alpaco.ports import Artefacts, EventLog, Generations, Leases, Poster, Subscriptions
from alpaco.problem.generation import Event, Generation, Lease, Result, State
from alpaco.problem.making import Finished, Made, Missed, Saved
from alpaco.streaming.audience import Audience
from alpaco.streaming.events import ErrorBody
from alpaco.streaming.frames import fit
from alpaco.streaming.snapshot import Shown
from alpaco.streaming.stream import Batch, Stream
from alpaco.streaming.words import say

__all__ = ["LEASE_SECONDS", "MAX_CRASHES", "Run", "Stores"]

LEASE_SECONDS = 20.0
MAX_CRASHES = 3
_RENEW_SECONDS = 5.0
_POLL_SECONDS = 0.5
_MARGIN_SECONDS = 5.0  # clocks of two workers may differ by this much
_ATTEMPTS = 5

_T = TypeVar("_T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stores:
    """The ports that a run needs; `sleep` waits between attempts to write, in seconds."""

    generations: Generations
    subscriptions: Subscriptions
    leases: Leases
    log: EventLog
    artefacts: Artefacts
    poster: Poster
    sleep: Callable[[float], None]

    def insist(self, call: Callable[[], _T]) -> _T:
        """Call a store; try again, for some 4 s in all, while it raises a `StoreError` that is not final."""
        for attempt in range(_ATTEMPTS - 1):
            try:
                return call()
            except StoreError as error:
                if error.final:
                    raise
                _log.info("trying again: %s", error, extra={"event": "store.retried"})
                self.sleep(0.05 * 4.0**attempt)
        return call()


class Run:
    """The lease holder's work. Drive it with `take` and `tick` until `over`, then with `conclude`.

    `record` is the generation as it stands, `error` what this run ended it with, if it failed.
    """

    def __init__(self, stores: Stores, lease: Lease, now: float) -> None:
        """Go on from what the log holds; `StoreError` where it cannot be read."""
        self._stores = stores
        self._lease = lease
        self._checkpoints = 0
        self._poll_at = now
        record = stores.insist(lambda: stores.generations.get(lease.key))
        assert record is not None, "a lease was given on it"
        self.record: Generation = record
        self.error: ErrorBody | None = None
        self._events = list(stores.insist(lambda: stores.log.read(lease.key, 0)))
        self._shown = Shown(self._events)
        problem_id, locale = lease.key.problem_id, record.request.locale
        self._stream = Stream(problem_id, locale, self._shown, folder=str(lease.token), now=now)
        self._audience = Audience(stores.poster, self._snapshot, self._forget)

    @property
    def over(self) -> bool:
        """Whether the terminal event is in the log."""
        return self.record.state.terminal

    @property
    def lease(self) -> Lease:
        """The lease as last renewed."""
        return self._lease

    def checkpoint(self) -> bytes | None:
        """Return what an earlier run saved."""
        key = self.record.checkpoint
        return None if key is None else self._stores.insist(lambda: self._stores.artefacts.get(key))

    def due(self) -> float:
        """When to call `tick` if nothing comes before."""
        waiting = self._audience.waiting(self._shown.through_seq)
        return min(self._stream.due(), self._poll_at, *(() if waiting is None else (waiting,)))

    def take(self, made: Made, now: float) -> None:
        """Take in what the maker made."""
        match made:
            case Saved(data):
                self._checkpoints += 1
                key = f"{self._lease.key.scratch}/{self._lease.token}/checkpoint-{self._checkpoints}"
                self._store(key, data)
                self._stores.insist(lambda: self._stores.leases.save(self._lease, key))
                self.record = replace(self.record, checkpoint=key)
            case Finished():
                folder = str(self._lease.token)
                for name, data in made.files.items():
                    self._put(f"{folder}/{name}", data)
                batch = self._stream.complete(made.views, now)
                self._write(batch, State.COMPLETED, Result(made.title, folder))
            case Missed(gate, message):
                locale = self.record.request.locale
                text = say("not_proved", locale, gate=gate, reason=message.of(locale))
                self._fail(ErrorBody(code="NOT_PROVED", message=text, gate=gate), now)
            case _:
                self._write(self._stream.feed(made, now), State.RUNNING)
        self.tick(now)

    def fail(self, error: Exception, now: float) -> None:
        """End because the maker raised."""
        locale = self.record.request.locale
        if isinstance(error, UnsupportedRequestError):
            body = ErrorBody(code="UNSUPPORTED_REQUEST", message=str(error), nearest=list(error.nearest))
        else:
            number = uuid4().hex
            about = {"event": "generation.failed", "problemId": self._lease.key.problem_id, "errorId": number}
            _log.error("generation %s: error %s", self._lease.key.problem_id, number, exc_info=error, extra=about)
            body = ErrorBody(code="INTERNAL", message=say("internal", locale, id=number), retryable=True, id=number)
        self._fail(body, now)

    def give_up(self, key: str, now: float) -> None:
        """End for want of time or luck; `key` names the sentence."""
        code = "DEADLINE_EXCEEDED" if key == "deadline" else "INTERNAL"
        body = ErrorBody(code=code, message=say(key, self.record.request.locale), retryable=True)  # type: ignore[arg-type]
        self._fail(body, now)

    def cancel(self, now: float) -> None:
        """End on request."""
        self._write(self._stream.cancel(say("cancelled", self.record.request.locale), now), State.CANCELLED)
        self._pump(now)

    def tick(self, now: float) -> None:
        """Let time pass: windows, heartbeat, lease, cancel requests, new subscriptions, posts that failed."""
        self._check_time(now)
        if not self.over:
            self._write(self._stream.tick(now), State.RUNNING)
        if now >= self._poll_at:
            self._poll(now)
        self._pump(now)

    def conclude(self, now: float) -> bool:
        """Hand over after the terminal event: True once everybody is served and the generation closed."""
        self.tick(now)
        if self._audience.waiting(self._shown.through_seq) is not None:
            return False
        if self._stores.insist(lambda: self._stores.leases.finish(self._lease, self._audience.arrivals)):
            return True
        self._poll_at = now
        return False

    def _fail(self, error: ErrorBody, now: float) -> None:
        self.error = error
        self._write(self._stream.fail(error, now), State.FAILED)
        self._pump(now)

    def _poll(self, now: float) -> None:
        """Look for what others wrote; a store that does not answer is asked again until the lease is at risk."""
        try:
            if now >= self._lease.until - LEASE_SECONDS + _RENEW_SECONDS:
                self._lease, record = self._stores.leases.renew(self._lease, now, LEASE_SECONDS)
            else:
                found = self._stores.generations.get(self._lease.key)
                if found is None or found.token != self._lease.token:
                    raise LeaseLostError(f"another worker holds {self._lease.key.problem_id}")
                record = found
            if record.arrivals > self._audience.arrivals:
                self._audience.admit(self._stores.subscriptions.subscribers(self._lease.key), record.arrivals)
            self.record = record
        except StoreError as error:
            about = {"event": "store.failed", "problemId": self._lease.key.problem_id}
            _log.warning("generation %s: cannot look: %s", self._lease.key.problem_id, error, extra=about)
        self._poll_at = now + _POLL_SECONDS
        if self.record.cancel_requested and not self.over:
            self.cancel(now)

    def _write(self, batch: Batch, state: State, result: Result | None = None) -> None:
        if not batch:
            return
        for blob in batch.blobs:
            self._put(blob.name, blob.data)
        self._stores.insist(lambda: self._append(batch.events, state, result))
        self._events.extend(batch.events)
        self.record = replace(self.record, state=state, last_seq=batch.events[-1].seq)

    def _append(self, events: tuple[Event, ...], state: State, result: Result | None) -> None:
        try:
            self._stores.log.append(self._lease, events, state, result)
        except LeaseLostError:
            # A write whose answer was lost looks like a lost lease when it is repeated.
            found = self._stores.generations.get(self._lease.key)
            if found is None or (found.token, found.last_seq) != (self._lease.token, events[-1].seq):
                raise

    def _put(self, name: str, data: bytes) -> None:
        """Store what belongs to the problem."""
        self._store(f"{self._lease.key.prefix}/{name}", data)

    def _store(self, key: str, data: bytes) -> None:
        self._stores.insist(lambda: self._stores.artefacts.put(key, data))

    def _pump(self, now: float) -> None:
        self._check_time(now)
        self._audience.pump(self._events, self._shown.through_seq, now)

    def _check_time(self, now: float) -> None:
        if now >= self._lease.until - _MARGIN_SECONDS:
            self._poll_at = now  # renewing is due long before; a thread that was held up tries once
            self._lease, self.record = self._stores.insist(
                lambda: self._stores.leases.renew(self._lease, now, LEASE_SECONDS)
            )

    def _snapshot(self, now: float) -> tuple[bytes, int]:
        reply = self._shown.reply(self.record, now, None)
        frame, blobs = fit(reply, f"{self._lease.token}/snapshot/{self._shown.through_seq}")
        for blob in blobs:
            self._put(blob.name, blob.data)
        return frame, self._shown.through_seq

    def _forget(self, connection_id: str) -> None:
        self._stores.insist(lambda: self._stores.subscriptions.unsubscribe(self._lease.key, connection_id))
