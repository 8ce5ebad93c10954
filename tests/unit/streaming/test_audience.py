"""Posting to listeners: each in order, whatever happens to the others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alpaco.adapters.memory import MemoryPoster
from alpaco.problem.generation import Connection, Event, Subscription
from alpaco.streaming.audience import Audience

EVENTS = [Event(seq, str(seq).encode()) for seq in range(1, 11)]


def wish(name: str, after: int, arrival: int, *, snapshot: bool = False) -> Subscription:
    """Subscribe a connection."""
    return Subscription(Connection(name, "x"), after, snapshot, arrival)


def audience(poster: MemoryPoster, forgotten: list[str] | None = None) -> Audience:
    """An audience whose snapshots reach through event 10."""
    return Audience(poster, lambda _: (b"snapshot", 10), (forgotten if forgotten is not None else []).append)


def texts(poster: MemoryPoster, name: str) -> list[str]:
    """What a connection got."""
    return [frame.decode() for frame in poster.frames.get(name, [])]


def test_each_gets_what_it_lacks() -> None:
    """Listeners start after their own number and go on with what is new."""
    poster = MemoryPoster()
    one = audience(poster)
    one.admit([wish("a", 0, 1), wish("b", 3, 2)])
    one.pump(EVENTS[:4], 4, 0.0)
    one.pump(EVENTS[:5], 5, 0.0)
    assert texts(poster, "a") == ["1", "2", "3", "4", "5"]
    assert texts(poster, "b") == ["4", "5"]
    assert one.waiting(5) is None
    assert one.waiting(6) == 0.0


def test_arrivals_are_admitted_once() -> None:
    """Seeing the same subscription again does not start it again; a newer one of the same connection does."""
    poster = MemoryPoster()
    one = audience(poster)
    one.admit([wish("a", 0, 1)])
    one.pump(EVENTS[:2], 2, 0.0)
    one.admit([wish("a", 0, 1)])
    one.pump(EVENTS[:2], 2, 0.0)
    one.admit([wish("a", 1, 2)])
    one.pump(EVENTS[:2], 2, 0.0)
    assert texts(poster, "a") == ["1", "2", "2"]
    assert one.arrivals == 2


def test_a_round_ends_early_and_everybody_has_a_turn() -> None:
    """A long log is posted in rounds of at most 64 frames, to each listener in turn."""
    log = [Event(seq, str(seq).encode()) for seq in range(1, 101)]
    poster = MemoryPoster()
    one = audience(poster)
    one.admit([wish(name, 0, arrival) for arrival, name in enumerate("abcdefgh", start=1)])
    one.pump(log, 100, 0.0)
    assert [len(texts(poster, name)) for name in "abcdefgh"] == [16, 16, 16, 16, 0, 0, 0, 0]
    one.pump(log, 100, 0.0)
    assert {len(texts(poster, name)) for name in "abcdefgh"} == {16}
    rounds = 2
    while one.waiting(100) is not None:
        one.pump(log, 100, 0.0)
        rounds += 1
    assert rounds == 13
    assert all(texts(poster, name) == [str(seq) for seq in range(1, 101)] for name in "abcdefgh")


def test_a_round_ends_with_a_post_that_failed() -> None:
    """Each failure may have taken seconds: its caller looks after its lease before the next one is tried."""
    poster = MemoryPoster()
    one = audience(poster)
    one.admit([wish("a", 0, 1), wish("b", 0, 2), wish("c", 0, 3)])
    poster.fail("a", 1)
    poster.fail("b", 1)
    one.pump(EVENTS, 10, 0.0)
    assert texts(poster, "c") == []
    assert one.waiting(10) == 0.0
    one.pump(EVENTS, 10, 0.0)
    one.pump(EVENTS, 10, 0.0)
    assert len(texts(poster, "c")) == 10
    assert one.waiting(10) == 0.5


def test_a_gone_connection_is_forgotten() -> None:
    """Nobody posts to it again, and the others go on."""
    poster, forgotten = MemoryPoster(), list[str]()
    poster.disconnect("a")
    one = audience(poster, forgotten)
    one.admit([wish("a", 0, 1), wish("b", 0, 2)])
    one.pump(EVENTS, 10, 0.0)
    assert forgotten == ["a"]
    assert len(texts(poster, "b")) == 10
    assert one.waiting(10) is None


def test_a_failed_post_is_tried_again_later_and_in_order() -> None:
    """After a failure the same event comes next, not before its time."""
    poster = MemoryPoster()
    poster.fail("a", 2)
    one = audience(poster)
    one.admit([wish("a", 8, 1)])
    one.pump(EVENTS, 10, 0.0)
    assert one.waiting(10) == 0.5
    one.pump(EVENTS, 10, 0.4)
    one.pump(EVENTS, 10, 0.5)
    assert one.waiting(10) == 1.5
    one.pump(EVENTS, 10, 1.5)
    assert texts(poster, "a") == ["9", "10"]


def test_a_connection_that_never_answers_is_given_up() -> None:
    """Five failures in a row end it."""
    poster, forgotten = MemoryPoster(), list[str]()
    poster.fail("a", 99)
    one = audience(poster, forgotten)
    one.admit([wish("a", 0, 1)])
    for _ in range(5):
        one.pump(EVENTS, 10, one.waiting(10) or 0.0)
    assert forgotten == ["a"]


def test_snapshots_come_first() -> None:
    """A snapshot goes to who asked, to whom the log no longer reaches, and for a number from nowhere."""
    poster = MemoryPoster()
    one = audience(poster)
    one.admit([wish("asked", 0, 1, snapshot=True), wish("late", 2, 2), wish("in time", 4, 3), wish("lost", 99, 4)])
    one.pump(EVENTS[5:], 10, 0.0)
    assert texts(poster, "asked") == texts(poster, "late") == texts(poster, "in time") == texts(poster, "lost")
    assert texts(poster, "late") == ["snapshot"]
    one.admit([wish("exact", 5, 5)])
    one.pump(EVENTS[5:], 10, 0.0)
    assert texts(poster, "exact") == ["6", "7", "8", "9", "10"]


def test_a_log_that_has_expired_as_a_whole() -> None:
    """Nothing is left to replay: a snapshot for whoever lacks something, nothing for the others."""
    poster = MemoryPoster()
    one = audience(poster)
    one.admit([wish("late", 3, 1), wish("up to date", 10, 2), wish("lost", 11, 3)])
    one.pump([], 10, 0.0)
    assert texts(poster, "late") == texts(poster, "lost") == ["snapshot"]
    assert texts(poster, "up to date") == []
    assert one.waiting(10) is None


@given(
    st.integers(0, 10),
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 3)), max_size=8).map(
        lambda steps: sorted(steps, key=lambda step: step[0])
    ),
)
def test_frames_arrive_in_order_without_a_gap(after: int, steps: list[tuple[int, int]]) -> None:
    """Whatever fails in between, a listener gets the events after its number, each once, in order."""
    poster = MemoryPoster()
    one = audience(poster)
    one.admit([wish("a", after, 1)])
    now = 0.0
    for length, failures in [*steps, (10, 0)]:
        if length < after:
            continue
        poster.fail("a", failures)
        for _ in range(failures + 1):
            now += 10.0
            one.pump(EVENTS[:length], length, now)
    assert texts(poster, "a") == [str(seq) for seq in range(after + 1, 11)]
