"""What every `EventLog` promises."""

from __future__ import annotations

import pytest
from stream_records import KEY, Store

from alpaco.errors import LeaseLostError
from alpaco.problem.generation import Event, Key, Lease, Result, State
from alpaco.problem.text import Text


def test_events_come_back_byte_for_byte_in_order(store: Store, held: Lease) -> None:
    """What was appended is read after any number."""
    store.append(held, [Event(2, "둘".encode()), Event(3, b"\x00\xff")], State.RUNNING)
    store.append(held, [Event(4, b"")], State.RUNNING)
    assert store.read(KEY, 0) == [Event(1, b"first"), Event(2, "둘".encode()), Event(3, b"\x00\xff"), Event(4, b"")]
    assert store.read(KEY, 3) == [Event(4, b"")]
    assert store.read(KEY, 99) == []
    assert store.read(Key("ann", "none"), 0) == []


def test_state_and_result_change_with_the_events(store: Store, held: Lease) -> None:
    """The record shows the last number, the state and the result of the append."""
    result = Result(Text("우주", "Space"), "1")
    store.append(held, [Event(2, b"")], State.COMPLETED, result)
    record = store.get(KEY)
    assert record is not None
    assert (record.last_seq, record.state, record.result) == (2, State.COMPLETED, result)


@pytest.mark.parametrize("numbers", [[1], [3], [2, 4], [3, 2]])
def test_numbers_out_of_turn_are_refused_whole(store: Store, held: Lease, numbers: list[int]) -> None:
    """A gap or a repetition writes nothing at all."""
    with pytest.raises(LeaseLostError):
        store.append(held, [Event(number, b"x") for number in numbers], State.RUNNING)
    assert store.read(KEY, 1) == []


def test_nothing_follows_a_terminal_event(store: Store, held: Lease) -> None:
    """Exactly one terminal event: a log that is over takes no more."""
    store.append(held, [Event(2, b"end")], State.FAILED)
    with pytest.raises(LeaseLostError):
        store.append(held, [Event(3, b"more")], State.COMPLETED)
    record = store.get(KEY)
    assert record is not None
    assert (record.state, record.last_seq) == (State.FAILED, 2)
