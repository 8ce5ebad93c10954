"""What SQLite adds to the stores' contract: it survives, it is shared, it behaves like the double."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from alpaco.adapters.memory import MemoryStore
from alpaco.adapters.sqlite import SqliteStore
from alpaco.errors import AlpacoError, StoreError
from alpaco.problem.generation import Connection, Event, Generation, Key, Lease, Result, State, Subscription
from alpaco.problem.request import EngineName, Request
from alpaco.problem.text import Locale, Text

REQUEST = Request("이분 탐색", Locale.KO, EngineName.AUTO, 7)


def test_everything_survives_a_restart(tmp_path: Path) -> None:
    """A new process reads what the old one wrote."""
    key = Key("ann", "p1")
    with closing(SqliteStore(tmp_path / "db")) as store:
        store.create(Generation(key, "f", REQUEST, 1.0), Event(1, b"x"), Subscription(Connection("c", "e"), 1))
        before = store.get(key)
    with closing(SqliteStore(tmp_path / "db")) as store:
        assert store.get(key) == before
        assert store.read(key, 0) == [Event(1, b"x")]


def test_logs_are_forgotten_a_day_after_the_end(tmp_path: Path) -> None:
    """Each new generation makes room; what ended less than 24 h before stays, and so does what never ended."""
    day, old, running, new = 24 * 3600.0, Key("ann", "old"), Key("ann", "running"), Key("ann", "new")
    with closing(SqliteStore(tmp_path / "db")) as store:

        def create(key: Key, now: float) -> None:
            store.create(Generation(key, "f", REQUEST, now), Event(1, b"x"), Subscription(Connection("c", "e"), 1))

        create(old, 0.0)
        create(running, 0.0)
        lease = store.acquire(old, 0.0, 20.0)
        assert lease is not None
        store.append(lease, [Event(2, b"end")], State.FAILED)
        assert store.finish(lease, arrivals=1)
        create(Key("ann", "next"), day)
        assert len(store.read(old, 0)) == 2
        create(new, 2 * day)
        assert store.read(old, 0) == []
        assert [len(store.read(key, 0)) for key in (running, new)] == [1, 1]
        record = store.get(old)
        assert record is not None
        assert (record.state, record.last_seq) == (State.FAILED, 2)


def test_two_processes_share_a_file(tmp_path: Path) -> None:
    """What one connection writes, another sees; only one of them gets the lease."""
    key = Key("ann", "p1")
    with closing(SqliteStore(tmp_path / "db")) as one, closing(SqliteStore(tmp_path / "db")) as two:
        one.create(Generation(key, "f", REQUEST, 1.0), Event(1, b"x"), Subscription(Connection("c", "e"), 1))
        assert two.acquire(key, 1.0, 10.0) is not None
        assert one.acquire(key, 2.0, 10.0) is None


def test_foreign_errors_are_translated(tmp_path: Path) -> None:
    """A file that is no database, and one that was closed, are our own error with the cause kept."""
    (tmp_path / "bad").write_text("not a database, and long enough to be looked at " * 50)
    with pytest.raises(StoreError) as caught:
        SqliteStore(tmp_path / "bad")
    assert caught.value.__cause__ is not None
    store = SqliteStore(tmp_path / "db")
    store.close()
    with pytest.raises(StoreError):
        store.get(Key("a", "b"))


_KEYS = st.builds(Key, st.sampled_from(["ann", "bob"]), st.sampled_from(["p1", "p2"]))
_LEASES = st.builds(Lease, _KEYS, st.integers(0, 3), st.just(0.0))
_NOW = st.integers(0, 40).map(float)
_WISHES = st.builds(
    Subscription,
    st.builds(Connection, st.sampled_from(["c1", "c2"]), st.just("e")),
    st.integers(0, 3),
    st.booleans(),
)


class Twins(RuleBasedStateMachine):
    """SQLite and the double answer every sequence of calls alike, errors included."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.stores = (SqliteStore(Path(self.folder.name) / "db"), MemoryStore())

    def teardown(self) -> None:
        """Close the file."""
        self.stores[0].close()
        self.folder.cleanup()

    def both(self, name: str, *arguments: Any) -> None:
        """Call both and compare."""
        answers = []
        for store in self.stores:
            try:
                answers.append(getattr(store, name)(*arguments))
            except AlpacoError as error:
                answers.append(type(error))
        assert answers[0] == answers[1]

    @rule(key=_KEYS, created=_NOW, wish=_WISHES)
    def create(self, key: Key, created: float, wish: Subscription) -> None:
        """A request arrives."""
        self.both("create", Generation(key, "f", REQUEST, created), Event(1, b"1"), wish)

    @rule(key=_KEYS, now=_NOW)
    def acquire(self, key: Key, now: float) -> None:
        """A worker comes."""
        self.both("acquire", key, now, 10.0)

    @rule(lease=_LEASES, now=_NOW)
    def renew(self, lease: Lease, now: float) -> None:
        """A worker goes on."""
        self.both("renew", lease, now, 10.0)

    @rule(lease=_LEASES, first=st.integers(1, 4), count=st.integers(1, 2), state=st.sampled_from(list(State)[1:]))
    def append(self, lease: Lease, first: int, count: int, state: State) -> None:
        """A worker writes."""
        events = [Event(first + step, b"x") for step in range(count)]
        result = Result(Text("가", "a"), "1") if state is State.COMPLETED else None
        self.both("append", lease, events, state, result)

    @rule(lease=_LEASES, arrivals=st.integers(0, 4))
    def finish(self, lease: Lease, arrivals: int) -> None:
        """A worker hands over."""
        self.both("finish", lease, arrivals)

    @rule(lease=_LEASES)
    def release(self, lease: Lease) -> None:
        """A worker lets go."""
        self.both("release", lease)

    @rule(lease=_LEASES)
    def save(self, lease: Lease) -> None:
        """A worker saves."""
        self.both("save", lease, f"checkpoint of {lease.token}")

    @rule(key=_KEYS, wish=_WISHES)
    def subscribe(self, key: Key, wish: Subscription) -> None:
        """A client comes."""
        self.both("subscribe", key, wish)

    @rule(key=_KEYS)
    def leave(self, key: Key) -> None:
        """A client goes."""
        self.both("unsubscribe", key, "c1")

    @rule(key=_KEYS, after=st.integers(0, 3), now=_NOW)
    def look(self, key: Key, after: int, now: float) -> None:
        """Everything that can be seen is the same."""
        self.both("get", key)
        self.both("read", key, after)
        self.both("subscribers", key)
        self.both("request_cancel", key)
        self.both("page", key.owner, 1, None)
        self.both("page", key.owner, 2, key.problem_id)
        answers = [store.unfinished(now, 10) for store in self.stores]
        assert {one.key for one in answers[0]} == {one.key for one in answers[1]}


TestTwins = Twins.TestCase
TestTwins.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
