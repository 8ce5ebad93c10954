"""Generations, leases, subscriptions and the event log in one SQLite file, for one machine.

Safe for many threads of several processes: write-ahead logging, every change in an immediate
transaction, one connection per process behind a lock.
"""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from alpaco.errors import InvalidRequestError, LeaseLostError, StoreError
from alpaco.problem.generation import Connection, Event, Generation, Key, Lease, Page, Result, State, Subscription
from alpaco.problem.request import Request

__all__ = ["SqliteStore"]

_KEPT_SECONDS = 25 * 3600.0  # the protocol promises 24 h after the end
_PRUNED_AT_ONCE = 20

_SCHEMA = """
CREATE TABLE IF NOT EXISTS generations (
    owner TEXT NOT NULL, problem_id TEXT NOT NULL, fingerprint TEXT NOT NULL, request BLOB NOT NULL,
    created REAL NOT NULL, state TEXT NOT NULL, last_seq INTEGER NOT NULL, token INTEGER NOT NULL,
    lease_until REAL NOT NULL, crashes INTEGER NOT NULL, arrivals INTEGER NOT NULL,
    cancel_requested INTEGER NOT NULL, checkpoint TEXT, result BLOB, closed INTEGER NOT NULL,
    PRIMARY KEY (owner, problem_id));
CREATE INDEX IF NOT EXISTS generations_by_age ON generations (owner, created, problem_id);
CREATE INDEX IF NOT EXISTS generations_unfinished ON generations (created) WHERE closed = 0;
CREATE TABLE IF NOT EXISTS events (
    owner TEXT NOT NULL, problem_id TEXT NOT NULL, seq INTEGER NOT NULL, frame BLOB NOT NULL,
    PRIMARY KEY (owner, problem_id, seq)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS subscriptions (
    owner TEXT NOT NULL, problem_id TEXT NOT NULL, connection_id TEXT NOT NULL, endpoint TEXT NOT NULL,
    after_seq INTEGER NOT NULL, snapshot INTEGER NOT NULL, arrival INTEGER NOT NULL,
    PRIMARY KEY (owner, problem_id, connection_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS replayable (
    until REAL NOT NULL, owner TEXT NOT NULL, problem_id TEXT NOT NULL,
    PRIMARY KEY (until, owner, problem_id)) WITHOUT ROWID;
"""


class SqliteStore:
    """Implements `Generations`, `Subscriptions`, `Leases` and `EventLog`."""

    def __init__(self, path: Path) -> None:
        """Open the file, making it where it does not exist; `StoreError` where that fails."""
        self._lock = threading.RLock()
        with _translated():
            self._database = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
            self._database.row_factory = sqlite3.Row
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    # Generations

    def create(self, generation: Generation, first: Event, subscriber: Subscription) -> Generation | None:
        """See `Generations`; makes room by forgetting logs that nobody may ask for any more."""
        key = (generation.key.owner, generation.key.problem_id)
        with self._change() as database:
            self._prune(generation.created)
            if (standing := self._read(generation.key)) is not None:
                return standing
            request = msgspec.json.encode(generation.request)
            values = (*key, generation.fingerprint, request, generation.created, State.QUEUED, first.seq)
            database.execute(
                "INSERT INTO generations VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, NULL, NULL, 0)",
                values,
            )
            database.execute("INSERT INTO events VALUES (?, ?, ?, ?)", (*key, first.seq, first.frame))
            self._register(generation.key, subscriber)
        return None

    def get(self, key: Key) -> Generation | None:
        """See `Generations`."""
        with self._lock, _translated():
            return self._read(key)

    def page(self, owner: str, limit: int, cursor: str | None) -> Page:
        """See `Generations`; the cursor is the last problem id of the page before."""
        with self._lock, _translated():
            last = None if cursor is None else self._read(Key(owner, cursor))
            if cursor is not None and last is None:
                raise InvalidRequestError("bad_cursor", param="cursor")
            rows = self._database.execute(
                "SELECT * FROM generations WHERE owner = ? AND (created, problem_id) < (?, ?)"
                " ORDER BY created DESC, problem_id DESC LIMIT ?",
                (owner, last.created if last else math.inf, cursor or "", limit + 1),
            ).fetchall()
        items = tuple(_generation(row) for row in rows[:limit])
        return Page(items, items[-1].key.problem_id if len(rows) > limit else None)

    def request_cancel(self, key: Key) -> Generation | None:
        """See `Generations`."""
        with self._change() as database:
            database.execute(
                "UPDATE generations SET cancel_requested = 1 WHERE owner = ? AND problem_id = ?",
                (key.owner, key.problem_id),
            )
            return self._read(key)

    def unfinished(self, now: float, limit: int) -> Sequence[Generation]:
        """See `Generations`."""
        with self._lock, _translated():
            rows = self._database.execute(
                "SELECT * FROM generations WHERE closed = 0 AND lease_until <= ? ORDER BY created LIMIT ?",
                (now, limit),
            ).fetchall()
        return [_generation(row) for row in rows]

    # Subscriptions

    def subscribe(self, key: Key, subscription: Subscription) -> Generation | None:
        """See `Subscriptions`."""
        with self._change():
            standing = self._read(key)
            if standing is not None and not standing.closed:
                self._register(key, subscription)
                return self._read(key)
            return standing

    def subscribers(self, key: Key) -> Sequence[Subscription]:
        """See `Subscriptions`."""
        with self._lock, _translated():
            rows = self._database.execute(
                "SELECT connection_id, endpoint, after_seq, snapshot, arrival FROM subscriptions"
                " WHERE owner = ? AND problem_id = ? ORDER BY arrival",
                (key.owner, key.problem_id),
            ).fetchall()
        return [Subscription(Connection(row[0], row[1]), row[2], bool(row[3]), row[4]) for row in rows]

    def unsubscribe(self, key: Key, connection_id: str) -> None:
        """See `Subscriptions`."""
        with self._change() as database:
            database.execute(
                "DELETE FROM subscriptions WHERE owner = ? AND problem_id = ? AND connection_id = ?",
                (key.owner, key.problem_id, connection_id),
            )

    # Leases

    def acquire(self, key: Key, now: float, seconds: float) -> Lease | None:
        """See `Leases`."""
        with self._change() as database:
            taken = database.execute(
                "UPDATE generations SET token = token + 1, crashes = crashes + (lease_until > 0), lease_until = ?,"
                " state = iif(state = 'queued', 'running', state)"
                " WHERE owner = ? AND problem_id = ? AND closed = 0 AND lease_until <= ? RETURNING token",
                (now + seconds, key.owner, key.problem_id, now),
            ).fetchone()
        return None if taken is None else Lease(key, taken[0], now + seconds)

    def renew(self, lease: Lease, now: float, seconds: float) -> tuple[Lease, Generation]:
        """See `Leases`."""
        renewed = Lease(lease.key, lease.token, now + seconds)
        with self._change() as database:
            self._held(lease)
            database.execute(
                "UPDATE generations SET lease_until = ? WHERE owner = ? AND problem_id = ?",
                (renewed.until, lease.key.owner, lease.key.problem_id),
            )
            return renewed, self._held(lease)

    def save(self, lease: Lease, checkpoint: str) -> None:
        """See `Leases`."""
        with self._change() as database:
            self._held(lease)
            database.execute(
                "UPDATE generations SET checkpoint = ? WHERE owner = ? AND problem_id = ?",
                (checkpoint, lease.key.owner, lease.key.problem_id),
            )

    def release(self, lease: Lease) -> None:
        """See `Leases`."""
        with self._change() as database:
            self._held(lease)
            database.execute(
                "UPDATE generations SET lease_until = ? WHERE owner = ? AND problem_id = ?",
                (0, lease.key.owner, lease.key.problem_id),
            )

    def finish(self, lease: Lease, arrivals: int) -> bool:
        """See `Leases`."""
        with self._change() as database:
            standing = self._held(lease)
            if not standing.state.terminal or standing.arrivals > arrivals:
                return False
            key = (lease.key.owner, lease.key.problem_id)
            database.execute("DELETE FROM subscriptions WHERE owner = ? AND problem_id = ?", key)
            database.execute(
                "UPDATE generations SET closed = 1, lease_until = 0 WHERE owner = ? AND problem_id = ?", key
            )
            database.execute("INSERT INTO replayable VALUES (?, ?, ?)", (standing.lease_until + _KEPT_SECONDS, *key))
            return True

    # EventLog

    def append(self, lease: Lease, events: Sequence[Event], state: State, result: Result | None = None) -> None:
        """See `EventLog`."""
        key = (lease.key.owner, lease.key.problem_id)
        with self._change() as database:
            standing = self._held(lease)
            expected = range(standing.last_seq + 1, standing.last_seq + 1 + len(events))
            if standing.state.terminal or [event.seq for event in events] != list(expected):
                raise LeaseLostError(f"the log of {lease.key.problem_id} went on without this writer")
            database.executemany(
                "INSERT INTO events VALUES (?, ?, ?, ?)", [(*key, event.seq, event.frame) for event in events]
            )
            database.execute(
                "UPDATE generations SET last_seq = ?, state = ?, result = coalesce(?, result)"
                " WHERE owner = ? AND problem_id = ?",
                (expected.stop - 1, state, None if result is None else msgspec.json.encode(result), *key),
            )

    def read(self, key: Key, after_seq: int) -> Sequence[Event]:
        """See `EventLog`."""
        with self._lock, _translated():
            rows = self._database.execute(
                "SELECT seq, frame FROM events WHERE owner = ? AND problem_id = ? AND seq > ? ORDER BY seq",
                (key.owner, key.problem_id, after_seq),
            ).fetchall()
        return [Event(*row) for row in rows]

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _translated():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    def _prune(self, now: float) -> None:
        over = self._database.execute(
            "SELECT until, owner, problem_id FROM replayable WHERE until < ? ORDER BY until LIMIT ?",
            (now, _PRUNED_AT_ONCE),
        ).fetchall()
        for row in over:
            self._database.execute("DELETE FROM events WHERE owner = ? AND problem_id = ?", (row[1], row[2]))
            self._database.execute(
                "DELETE FROM replayable WHERE until = ? AND owner = ? AND problem_id = ?", tuple(row)
            )

    def _read(self, key: Key) -> Generation | None:
        row = self._database.execute(
            "SELECT * FROM generations WHERE owner = ? AND problem_id = ?",
            (key.owner, key.problem_id),
        ).fetchone()
        return None if row is None else _generation(row)

    def _register(self, key: Key, subscription: Subscription) -> None:
        wish = (subscription.connection.id, subscription.connection.endpoint, subscription.after_seq)
        arrival = self._database.execute(
            "UPDATE generations SET arrivals = arrivals + 1 WHERE owner = ? AND problem_id = ? RETURNING arrivals",
            (key.owner, key.problem_id),
        ).fetchone()
        self._database.execute(
            "INSERT OR REPLACE INTO subscriptions VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key.owner, key.problem_id, *wish, subscription.snapshot, *arrival),
        )

    def _held(self, lease: Lease) -> Generation:
        standing = self._read(lease.key)
        if standing is None or standing.closed or standing.token != lease.token:
            raise LeaseLostError(f"another worker holds {lease.key.problem_id}")
        return standing


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"the database did not answer: {error}") from error


def _generation(row: sqlite3.Row) -> Generation:
    return Generation(
        key=Key(row["owner"], row["problem_id"]),
        fingerprint=row["fingerprint"],
        request=msgspec.json.decode(row["request"], type=Request),
        created=row["created"],
        state=State(row["state"]),
        last_seq=row["last_seq"],
        token=row["token"],
        lease_until=row["lease_until"],
        crashes=row["crashes"],
        arrivals=row["arrivals"],
        cancel_requested=bool(row["cancel_requested"]),
        checkpoint=row["checkpoint"],
        result=None if row["result"] is None else msgspec.json.decode(row["result"], type=Result),
        closed=bool(row["closed"]),
    )
