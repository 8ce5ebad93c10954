"""The follower: exactly once and in order, whatever the wire does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpaco.client import Event, Follower
from alpaco.errors import ServiceError


def event(seq: int, kind: str = "generation.stage", **fields: Any) -> str:
    """Write a numbered event as the service would."""
    return json.dumps({"v": 1, "type": kind, "problemId": "p", "seq": seq, **fields})


def sent(follower: Follower) -> list[dict[str, Any]]:
    """Take what the follower wants sent."""
    return [json.loads(frame) for frame in follower.frames_to_send()]


def following(last: int) -> Follower:
    """Make a follower that has seen the events up to `last`."""
    follower = Follower("p", request={"prompt": "bfs"})
    follower.opened()
    follower.frames_to_send()
    for seq in range(1, last + 1):
        follower.receive(event(seq))
    return follower


def test_first_connection_asks_for_the_problem() -> None:
    """The first frame is generateProblem with the request's fields and the problem's id."""
    follower = Follower("p", request={"prompt": "이분 탐색", "difficulty": "보통"})
    follower.opened()
    assert sent(follower) == [
        {"action": "generateProblem", "problemId": "p", "prompt": "이분 탐색", "difficulty": "보통"}
    ]
    assert sent(follower) == []


def test_connection_lost_before_any_event_asks_again() -> None:
    """Nothing came: the same request under the same id is sent again."""
    follower = following(0)
    follower.opened()
    assert [frame["action"] for frame in sent(follower)] == ["generateProblem"]


def test_connection_lost_later_resumes() -> None:
    """After events came, a new connection asks for what follows the last one."""
    follower = following(3)
    follower.opened()
    assert sent(follower) == [{"action": "resumeGeneration", "problemId": "p", "afterSeq": 3}]


def test_known_events_are_dropped() -> None:
    """An event that was delivered already is not delivered again."""
    follower = following(3)
    assert follower.receive(event(2)) is None
    assert follower.receive(event(4)) is not None


def test_gap_asks_once_for_what_is_missing() -> None:
    """Events past a gap are held back, and one resume asks for everything after the last."""
    follower = following(3)
    assert follower.receive(event(5)) is None
    assert follower.receive(event(6)) is None
    assert sent(follower) == [{"action": "resumeGeneration", "problemId": "p", "afterSeq": 3}]


def test_log_that_no_longer_reaches_back_is_followed_from_where_it_begins() -> None:
    """`recovered: false` moves on to the first event that the log still has."""
    follower = following(3)
    follower.opened()
    follower.receive(
        json.dumps({"type": "generation.resumed", "problemId": "p", "recovered": False, "firstSeq": 9, "lastSeq": 20})
    )
    delivered = follower.receive(event(9))
    assert delivered is not None
    assert delivered.seq == 9


def test_nothing_follows_the_last_event() -> None:
    """Resuming behind the terminal event finishes at once instead of waiting for ever."""
    follower = Follower("p", after_seq=20)
    follower.opened()
    follower.receive(
        json.dumps(
            {"type": "generation.resumed", "recovered": True, "firstSeq": 21, "lastSeq": 20, "state": "completed"}
        )
    )
    assert follower.finished


def test_snapshot_stands_for_the_events_up_to_it() -> None:
    """A snapshot is delivered, and events that it covers are dropped."""
    follower = following(0)
    snapshot = follower.receive(json.dumps({"type": "generation.snapshot", "problemId": "p", "throughSeq": 7}))
    assert snapshot is not None
    assert (snapshot.type, snapshot.seq) == ("generation.snapshot", 7)
    assert follower.receive(event(7)) is None
    assert follower.receive(event(8)) is not None


@pytest.mark.parametrize("kind", ["generation.completed", "generation.failed", "generation.cancelled"])
def test_terminal_event_ends_it(kind: str) -> None:
    """Each of the three terminal types finishes the follower."""
    follower = following(1)
    last = follower.receive(event(2, kind))
    assert last is not None
    assert last.terminal
    assert follower.finished


def test_cancel_is_asked_again_on_a_new_connection() -> None:
    """A cancel that may have been lost with its connection is repeated on the next."""
    follower = following(2)
    follower.cancel()
    assert [frame["action"] for frame in sent(follower)] == ["cancelGeneration"]
    follower.opened()
    assert [frame["action"] for frame in sent(follower)] == ["resumeGeneration", "cancelGeneration"]


@pytest.mark.parametrize(
    ("frame", "code", "retryable"),
    [
        ({"message": "Forbidden", "connectionId": "c", "requestId": "r"}, "FORBIDDEN", False),
        ({"message": "Internal server error", "connectionId": "c", "requestId": "r"}, "INTERNAL", True),
        ({"message": "Endpoint request timed out", "connectionId": "c", "requestId": "r"}, "DEADLINE_EXCEEDED", True),
        ({"message": "something new"}, "INTERNAL", False),
        ({"type": "error", "error": {"code": "CONFLICT", "message": "taken", "retryable": False}}, "CONFLICT", False),
        ({"type": "error", "error": "not an object"}, "INTERNAL", False),
    ],
)
def test_errors_of_service_and_gateway_are_raised(frame: dict[str, Any], code: str, retryable: bool) -> None:
    """An error object and the gateway's own frames, which have no type, become a ServiceError with a code."""
    with pytest.raises(ServiceError) as caught:
        following(0).receive(json.dumps(frame))
    assert (caught.value.code, caught.value.retryable) == (code, retryable)


def test_rate_limit_says_how_long_to_wait() -> None:
    """`retryAfterMs` arrives in seconds."""
    error = {"code": "RATE_LIMITED", "message": "slow down", "retryable": True, "retryAfterMs": 1500}
    with pytest.raises(ServiceError) as caught:
        following(0).receive(json.dumps({"type": "error", "error": error}))
    assert caught.value.retry_after == 1.5


@given(
    st.one_of(
        st.text(),
        st.binary(),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["type", "seq", "problemId", "v"]), inner),
        ).map(json.dumps),
    )
)
def test_foreign_frames_are_ignored(frame: str | bytes) -> None:
    """No frame, however strange, moves the follower or breaks it, unless it is the next event."""
    follower = following(3)
    got = follower.receive(frame)
    assert got is None or got.seq == 4


@given(st.integers(1, 30), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=20))
def test_every_event_exactly_once_through_any_losses(total: int, cuts: list[tuple[int, int]]) -> None:
    """Connections that end after any number of frames, with any frames lost or repeated: the same sequence."""
    log = [event(seq, "generation.completed" if seq == total else "generation.stage") for seq in range(1, total + 1)]
    follower = Follower("p", request={"prompt": "x"})
    delivered: list[Event] = []

    def connection(frames: int, lost: int | None) -> None:
        follower.opened()
        outgoing = sent(follower)
        for number in range(frames):
            for frame in outgoing:
                position = int(frame.get("afterSeq", 0))
            outgoing = []
            if position >= total or follower.finished:
                return
            position += 1
            if number == lost:
                continue
            copies = [follower.receive(log[position - 1]) for _ in range(2)]
            delivered.extend(copy for copy in copies if copy is not None)
            outgoing = sent(follower)

    for frames, lost in cuts:
        connection(frames, lost)
    connection(total + 1, None)
    assert [got.seq for got in delivered] == list(range(1, total + 1))
    assert follower.finished
