"""What every `Leases` store promises."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from stream_records import KEY, Store, generation, listener

from alpaco.errors import LeaseLostError
from alpaco.problem.generation import Event, Key, Lease, State


def test_a_held_lease_is_not_given_again(store: Store, held: Lease) -> None:
    """Until it runs out, nobody else gets it; the generation runs."""
    assert store.acquire(KEY, 109.9, 10.0) is None
    record = store.get(KEY)
    assert record is not None
    assert (record.state, record.token, record.lease_until, record.crashes) == (State.RUNNING, 1, 110.0, 0)


def test_a_lease_that_ran_out_counts_as_a_crash(store: Store, held: Lease) -> None:
    """The next holder gets a higher token, and the crash is counted."""
    again = store.acquire(KEY, 110.0, 10.0)
    assert again == Lease(KEY, 2, 120.0)
    record = store.get(KEY)
    assert record is not None
    assert record.crashes == 1


def test_a_released_lease_is_free_at_once(store: Store, held: Lease) -> None:
    """Releasing is no crash."""
    store.release(held)
    assert store.acquire(KEY, 100.1, 10.0) == Lease(KEY, 2, 110.1)
    record = store.get(KEY)
    assert record is not None
    assert record.crashes == 0


def test_renewing_extends_and_tells(store: Store, held: Lease) -> None:
    """The renewed lease lasts longer, and the record shows what others asked for meanwhile."""
    store.request_cancel(KEY)
    renewed, record = store.renew(held, 105.0, 10.0)
    assert renewed == Lease(KEY, 1, 115.0)
    assert record.cancel_requested
    assert store.acquire(KEY, 114.0, 10.0) is None


@pytest.mark.parametrize(
    "write",
    [
        lambda store, lease: store.renew(lease, 111.0, 10.0),
        lambda store, lease: store.save(lease, "checkpoint"),
        lambda store, lease: store.release(lease),
        lambda store, lease: store.finish(lease, 9),
        lambda store, lease: store.append(lease, [Event(2, b"stale")], State.RUNNING),
    ],
)
def test_a_stale_holder_writes_nothing(store: Store, held: Lease, write: Callable[[Store, Lease], object]) -> None:
    """After another worker took over, every write of the old one is refused and changes nothing."""
    store.acquire(KEY, 110.0, 10.0)
    before = store.get(KEY)
    with pytest.raises(LeaseLostError):
        write(store, held)
    assert store.get(KEY) == before
    assert store.read(KEY, 1) == []


def test_a_checkpoint_is_kept_for_the_next(store: Store, held: Lease) -> None:
    """What the holder saved is in the record."""
    store.save(held, "ann/1/checkpoint")
    record = store.get(KEY)
    assert record is not None
    assert record.checkpoint == "ann/1/checkpoint"


def test_finish_waits_for_the_terminal_event(store: Store, held: Lease) -> None:
    """A generation that still runs cannot be closed."""
    assert not store.finish(held, 1)


def test_finish_waits_for_late_subscriptions(store: Store, held: Lease) -> None:
    """The hand-over is refused while a subscription has arrived that the holder did not see."""
    store.append(held, [Event(2, b"end")], State.COMPLETED)
    store.subscribe(KEY, listener("late", 0))
    assert not store.finish(held, 1)
    assert store.finish(held, 2)
    record = store.get(KEY)
    assert record is not None
    assert (record.closed, record.state) == (True, State.COMPLETED)
    assert store.acquire(KEY, 999.0, 10.0) is None


def test_nothing_to_hold(store: Store) -> None:
    """There is no lease on a generation that does not exist."""
    assert store.acquire(Key("ann", "none"), 100.0, 10.0) is None


def test_one_of_many_gets_the_lease(store: Store) -> None:
    """Of workers that ask at the same time exactly one gets it."""
    store.create(generation(), Event(1, b""), listener())
    with ThreadPoolExecutor(8) as pool:
        leases = list(pool.map(lambda _: store.acquire(KEY, 100.0, 10.0), range(32)))
    assert len([lease for lease in leases if lease]) == 1
