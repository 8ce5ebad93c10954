"""What every `Generations` store promises."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stream_records import KEY, Store, generation, listener

from alpaco.errors import InvalidRequestError
from alpaco.problem.generation import Event, Key, State


def test_create_writes_record_event_and_subscription(store: Store) -> None:
    """The record, its first event and its first subscription appear together."""
    assert store.create(generation(), Event(1, b"first"), listener()) is None
    assert store.get(KEY) == replace(generation(), last_seq=1, arrivals=1)
    assert store.read(KEY, 0) == [Event(1, b"first")]
    assert [one.arrival for one in store.subscribers(KEY)] == [1]


def test_create_returns_what_stands(store: Store) -> None:
    """A second create of the same key writes nothing and returns the record that stands."""
    store.create(generation(), Event(1, b"first"), listener())
    standing = store.create(replace(generation(), fingerprint="other"), Event(1, b"second"), listener("c2"))
    assert standing is not None
    assert standing.fingerprint == "fingerprint"
    assert store.read(KEY, 0) == [Event(1, b"first")]
    assert [one.connection.id for one in store.subscribers(KEY)] == ["c1"]


def test_owners_never_meet(store: Store) -> None:
    """The same problem id of two owners names two generations."""
    other = Key("bob", "p1")
    assert store.create(generation(), Event(1, b"ann"), listener()) is None
    assert store.create(generation(other), Event(1, b"bob"), listener()) is None
    assert store.read(other, 0) == [Event(1, b"bob")]
    assert store.get(Key("eve", "p1")) is None


def test_pages_are_newest_first_and_complete(store: Store) -> None:
    """Following the cursors lists every generation of the owner once, newest first, equal ages included."""
    for number in range(7):
        key = Key("ann", f"p{number}")
        store.create(generation(key, created=100.0 + number // 2), Event(1, b""), listener())
    store.create(generation(Key("bob", "x")), Event(1, b""), listener())
    seen, cursor = [], None
    while True:
        page = store.page("ann", 3, cursor)
        seen += [record.key.problem_id for record in page.items]
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == ["p6", "p5", "p4", "p3", "p2", "p1", "p0"]


def test_a_page_of_nothing(store: Store) -> None:
    """An owner without generations gets an empty page and no cursor."""
    page = store.page("nobody", 5, None)
    assert (page.items, page.cursor) == ((), None)


def test_a_foreign_cursor_is_refused(store: Store) -> None:
    """A cursor that no page gave is the client's mistake."""
    with pytest.raises(InvalidRequestError) as caught:
        store.page("ann", 5, "../../etc/passwd")
    assert caught.value.param == "cursor"


def test_request_cancel_is_noted(store: Store) -> None:
    """The wish to cancel shows in the record; an unknown key gives None."""
    store.create(generation(), Event(1, b""), listener())
    noted = store.request_cancel(KEY)
    assert noted is not None
    assert noted.cancel_requested
    assert store.request_cancel(Key("ann", "none")) is None


def test_unfinished_lists_what_nobody_holds(store: Store) -> None:
    """Queued generations and those whose lease ran out are listed, oldest first; held and closed ones are not."""
    for number, name in enumerate(["held", "dead", "closed", "queued"]):
        store.create(generation(Key("ann", name), created=100.0 - number), Event(1, b""), listener())
    store.acquire(Key("ann", "held"), 100.0, 60.0)
    store.acquire(Key("ann", "dead"), 100.0, 5.0)
    lease = store.acquire(Key("ann", "closed"), 100.0, 5.0)
    assert lease is not None
    store.append(lease, [Event(2, b"")], State.FAILED)
    assert store.finish(lease, 1)
    assert [record.key.problem_id for record in store.unfinished(110.0, 10)] == ["queued", "dead"]
    assert [record.key.problem_id for record in store.unfinished(110.0, 1)] == ["queued"]
