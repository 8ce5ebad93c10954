"""What every `Subscriptions` store promises."""

from __future__ import annotations

from dataclasses import replace

from stream_records import KEY, Store, listener

from alpaco.problem.generation import Event, Key, Lease, State


def test_arrivals_are_counted_in_order(store: Store, held: Lease) -> None:
    """Each subscription gets the next arrival number, and the record counts them."""
    record = store.subscribe(KEY, listener("c2", 5))
    assert record is not None
    assert record.arrivals == 2
    assert [(one.connection.id, one.after_seq, one.arrival) for one in store.subscribers(KEY)] == [
        ("c1", 1, 1),
        ("c2", 5, 2),
    ]


def test_a_connection_that_asks_again_replaces_its_wish(store: Store, held: Lease) -> None:
    """One connection has one subscription: the last."""
    store.subscribe(KEY, replace(listener("c1", 9), snapshot=True))
    (only,) = store.subscribers(KEY)
    assert (only.after_seq, only.snapshot, only.arrival) == (9, True, 2)


def test_nobody_subscribes_to_a_closed_generation(store: Store, held: Lease) -> None:
    """After the hand-over the record says `closed` and nothing is registered."""
    store.append(held, [Event(2, b"")], State.CANCELLED)
    assert store.finish(held, 1)
    record = store.subscribe(KEY, listener("c2"))
    assert record is not None
    assert record.closed
    assert store.subscribers(KEY) == []


def test_an_unknown_generation_has_no_subscribers(store: Store) -> None:
    """Nothing is registered for a key that does not exist."""
    assert store.subscribe(Key("ann", "none"), listener()) is None
    assert list(store.subscribers(Key("ann", "none"))) == []


def test_unsubscribe_forgets_one_connection(store: Store, held: Lease) -> None:
    """Only the named connection goes, and naming it twice does no harm."""
    store.subscribe(KEY, listener("c2"))
    store.unsubscribe(KEY, "c1")
    store.unsubscribe(KEY, "c1")
    assert [one.connection.id for one in store.subscribers(KEY)] == ["c2"]
