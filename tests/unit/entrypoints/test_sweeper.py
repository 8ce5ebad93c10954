"""What the sweeper does with generations that nobody holds."""

from __future__ import annotations

from memory_stage import Stage

from alpaco.entrypoints.sweeper import sweep
from alpaco.errors import DeliveryError
from alpaco.problem.generation import Key, State

KEY = Key("ann", "p1")


def test_a_lost_dispatch_is_made_good() -> None:
    """A generation that no worker took within ten seconds gets one; a fresh one is left alone."""
    stage = Stage()
    stage.generate()
    stage.dispatcher.dispatched.clear()
    stage.pass_time(5.0)
    assert sweep(stage.service) == 1
    assert stage.dispatcher.dispatched == []
    stage.pass_time(6.0)
    sweep(stage.service)
    assert stage.dispatcher.dispatched == [KEY]


def test_a_dead_workers_generation_is_started_again() -> None:
    """As soon as the lease has run out, and not before."""
    stage = Stage()
    stage.generate()
    stage.dispatcher.dispatched.clear()
    stage.store.acquire(KEY, stage.now, 20.0)
    stage.pass_time(19.0)
    assert sweep(stage.service) == 0
    stage.pass_time(1.0)
    assert sweep(stage.service) == 1
    assert stage.dispatcher.dispatched == [KEY]
    stage.work()
    assert stage.types("c1")[-1] == "generation.completed"
    assert sweep(stage.service) == 0


def test_what_a_worker_released_goes_on_at_once() -> None:
    """Nobody needs to wait for the first worker of a generation that one has already held."""
    stage = Stage()
    stage.generate()
    stage.dispatcher.dispatched.clear()
    lease = stage.store.acquire(KEY, stage.now, 20.0)
    assert lease is not None
    stage.store.release(lease)
    sweep(stage.service)
    assert stage.dispatcher.dispatched == [KEY]


def test_what_is_too_old_fails() -> None:
    """After an hour without a worker the generation ends, and whoever waits hears of it."""
    stage = Stage()
    stage.generate()
    stage.pass_time(3601.0)
    sweep(stage.service)
    ended = stage.got("c1")[-1]
    assert (ended["type"], ended["error"]["code"]) == ("generation.failed", "DEADLINE_EXCEEDED")
    record = stage.record()
    assert (record.state, record.closed) == (State.FAILED, True)


def test_workers_that_cannot_be_started_are_tried_for_again() -> None:
    """A dispatcher that fails leaves the rest of the sweep alone, and the route's accept too."""
    stage = Stage()
    tried = []

    def broken(key: Key) -> None:
        tried.append(key)
        raise DeliveryError("throttled")

    stage.dispatcher._start = broken
    assert [frame["type"] for frame in stage.generate()] == ["generation.accepted"]
    stage.generate(problem_id="p2")
    stage.pass_time(11.0)
    assert sweep(stage.service) == 2
    assert len(tried) == 4
