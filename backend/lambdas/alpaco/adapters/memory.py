"""Every port of the stream in memory: the doubles of the tests, and a service without a disk.

They keep the same promises as the adapters that write, and pass the same contract suites.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from alpaco.errors import DeliveryError, InvalidRequestError, LeaseLostError
from alpaco.problem.generation import (
    Connection,
    Event,
    Generation,
    Key,
    Lease,
    Page,
    Result,
    State,
    Stored,
    Subscription,
)

__all__ = ["MemoryArtefacts", "MemoryDispatcher", "MemoryPoster", "MemoryStore"]


class MemoryStore:
    """Implements `Generations`, `Subscriptions`, `Leases` and `EventLog`."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._records: dict[Key, Generation] = {}
        self._events: dict[Key, list[Event]] = {}
        self._subscriptions: dict[Key, dict[str, Subscription]] = {}

    def create(self, generation: Generation, first: Event, subscriber: Subscription) -> Generation | None:
        """See `Generations`."""
        with self._lock:
            if (standing := self._records.get(generation.key)) is not None:
                return standing
            self._records[generation.key] = replace(generation, last_seq=first.seq)
            self._events[generation.key] = [first]
            self._subscriptions[generation.key] = {}
            self.subscribe(generation.key, subscriber)
            return None

    def get(self, key: Key) -> Generation | None:
        """See `Generations`."""
        return self._records.get(key)

    def page(self, owner: str, limit: int, cursor: str | None) -> Page:
        """See `Generations`; the cursor is the last problem id of the page before."""
        with self._lock:
            mine = [record for key, record in self._records.items() if key.owner == owner]
            mine.sort(key=lambda record: (record.created, record.key.problem_id), reverse=True)
            start = 0
            if cursor is not None:
                ids = [record.key.problem_id for record in mine]
                if cursor not in ids:
                    raise InvalidRequestError("bad_cursor", param="cursor")
                start = ids.index(cursor) + 1
        items = tuple(mine[start : start + limit])
        return Page(items, items[-1].key.problem_id if len(mine) > start + limit else None)

    def request_cancel(self, key: Key) -> Generation | None:
        """See `Generations`."""
        with self._lock:
            if key in self._records:
                self._records[key] = replace(self._records[key], cancel_requested=True)
            return self._records.get(key)

    def unfinished(self, now: float, limit: int) -> Sequence[Generation]:
        """See `Generations`."""
        with self._lock:
            loose = [record for record in self._records.values() if not record.closed and record.lease_until <= now]
        return sorted(loose, key=lambda record: record.created)[:limit]

    def subscribe(self, key: Key, subscription: Subscription) -> Generation | None:
        """See `Subscriptions`."""
        with self._lock:
            standing = self._records.get(key)
            if standing is None or standing.closed:
                return standing
            standing = replace(standing, arrivals=standing.arrivals + 1)
            self._records[key] = standing
            arrived = replace(subscription, arrival=standing.arrivals)
            self._subscriptions[key][subscription.connection.id] = arrived
            return standing

    def subscribers(self, key: Key) -> Sequence[Subscription]:
        """See `Subscriptions`."""
        with self._lock:
            return sorted(self._subscriptions.get(key, {}).values(), key=lambda subscription: subscription.arrival)

    def unsubscribe(self, key: Key, connection_id: str) -> None:
        """See `Subscriptions`."""
        with self._lock:
            self._subscriptions.get(key, {}).pop(connection_id, None)

    def acquire(self, key: Key, now: float, seconds: float) -> Lease | None:
        """See `Leases`."""
        with self._lock:
            standing = self._records.get(key)
            if standing is None or standing.closed or standing.lease_until > now:
                return None
            lease = Lease(key, standing.token + 1, now + seconds)
            self._records[key] = replace(
                standing,
                token=lease.token,
                lease_until=lease.until,
                crashes=standing.crashes + (standing.lease_until > 0),
                state=State.RUNNING if standing.state is State.QUEUED else standing.state,
            )
            return lease

    def renew(self, lease: Lease, now: float, seconds: float) -> tuple[Lease, Generation]:
        """See `Leases`."""
        with self._lock:
            self._records[lease.key] = replace(self._held(lease), lease_until=now + seconds)
            return Lease(lease.key, lease.token, now + seconds), self._records[lease.key]

    def save(self, lease: Lease, checkpoint: str) -> None:
        """See `Leases`."""
        with self._lock:
            self._records[lease.key] = replace(self._held(lease), checkpoint=checkpoint)

    def release(self, lease: Lease) -> None:
        """See `Leases`."""
        with self._lock:
            self._records[lease.key] = replace(self._held(lease), lease_until=0.0)

    def finish(self, lease: Lease, arrivals: int) -> bool:
        """See `Leases`."""
        with self._lock:
            standing = self._held(lease)
            if not standing.state.terminal or standing.arrivals > arrivals:
                return False
            self._records[lease.key] = replace(standing, closed=True, lease_until=0.0)
            self._subscriptions[lease.key].clear()
            return True

    def append(self, lease: Lease, events: Sequence[Event], state: State, result: Result | None = None) -> None:
        """See `EventLog`."""
        with self._lock:
            standing = self._held(lease)
            last = standing.last_seq + len(events)
            if standing.state.terminal or [e.seq for e in events] != list(range(standing.last_seq + 1, last + 1)):
                raise LeaseLostError(f"the log of {lease.key.problem_id} went on without this writer")
            self._events[lease.key].extend(events)
            self._records[lease.key] = replace(standing, last_seq=last, state=state, result=result or standing.result)

    def read(self, key: Key, after_seq: int) -> Sequence[Event]:
        """See `EventLog`."""
        with self._lock:
            return [event for event in self._events.get(key, ()) if event.seq > after_seq]

    def expire(self, key: Key, through_seq: int) -> None:
        """Lose the oldest events, as a log with a time to live does."""
        with self._lock:
            self._events[key] = [event for event in self._events[key] if event.seq > through_seq]

    def _held(self, lease: Lease) -> Generation:
        standing = self._records.get(lease.key)
        if standing is None or standing.closed or standing.token != lease.token:
            raise LeaseLostError(f"another worker holds {lease.key.problem_id}")
        return standing


class MemoryArtefacts:
    """Implements `Artefacts`; its links lead nowhere."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def put(self, key: str, data: bytes) -> Stored:
        """See `Artefacts`."""
        self._files[key] = data
        return Stored(key, len(data), hashlib.sha256(data).hexdigest())

    def get(self, key: str) -> bytes | None:
        """See `Artefacts`."""
        return self._files.get(key)

    def find(self, key: str) -> Stored | None:
        """See `Artefacts`."""
        return None if key not in self._files else self.put(key, self._files[key])

    def link(self, key: str, expires: int) -> str:
        """See `Artefacts`."""
        return f"memory:{key}?expires={expires}"


class MemoryPoster:
    """Implements `Poster`: keeps each connection's frames, and loses connections when told to."""

    def __init__(self) -> None:
        self.frames: dict[str, list[bytes]] = {}
        self._gone: set[str] = set()
        self._failures: dict[str, int] = {}

    def post(self, connection: Connection, frame: bytes) -> bool:
        """See `Poster`."""
        if self._failures.get(connection.id, 0) > 0:
            self._failures[connection.id] -= 1
            raise DeliveryError(f"{connection.id} does not answer")
        if connection.id in self._gone:
            return False
        self.frames.setdefault(connection.id, []).append(frame)
        return True

    def disconnect(self, connection_id: str) -> None:
        """Answer from now on that this connection is gone."""
        self._gone.add(connection_id)

    def fail(self, connection_id: str, times: int) -> None:
        """Raise `DeliveryError` for the next posts to this connection."""
        self._failures[connection_id] = times


class MemoryDispatcher:
    """Implements `Dispatcher`: hands each key to `start`, or keeps it where there is none."""

    def __init__(self, start: Callable[[Key], None] | None = None) -> None:
        self.dispatched: list[Key] = []
        self._start = start

    def dispatch(self, key: Key) -> None:
        """See `Dispatcher`."""
        self.dispatched.append(key)
        if self._start is not None:
            self._start(key)
