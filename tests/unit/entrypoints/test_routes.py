"""What clients get for their frames."""

from __future__ import annotations

from dataclasses import replace

import pytest
from memory_stage import Stage

from alpaco.entrypoints.routes import MAX_SUBSCRIBERS
from alpaco.errors import StoreError
from alpaco.problem.generation import Key, State


def test_generate_is_accepted_then_dispatched() -> None:
    """The first event says how the request was understood; only then a worker is started."""
    stage = Stage()
    (accepted,) = stage.generate(requestId="r1", seed=7)
    assert accepted["type"] == "generation.accepted"
    assert (accepted["v"], accepted["seq"], accepted["problemId"], accepted["requestId"]) == (1, 1, "p1", "r1")
    assert accepted["request"]["topic"] == "binary search"
    assert accepted["request"]["difficulty"] == "medium"
    assert (accepted["request"]["language"], accepted["request"]["seed"]) == ("ko", 7)
    assert stage.dispatcher.dispatched == [Key("ann", "p1")]
    assert stage.record().state is State.QUEUED


def test_an_id_is_minted_where_none_is_given() -> None:
    """Two requests without ids are two generations."""
    stage = Stage()
    ids = {stage.send("c1", action="generateProblem", prompt="easy BFS")[0]["problemId"] for _ in range(2)}
    assert len(ids) == 2


def test_the_same_request_again_is_the_same_generation() -> None:
    """A retry starts nothing new; the caller gets the whole log from the worker."""
    stage = Stage()
    stage.generate()
    assert stage.generate("c2", requestId="another") == []
    stage.work()
    assert stage.seqs("c1") == stage.seqs("c2") == list(range(1, 7))
    assert len(stage.maker.asked) == 1
    again = stage.generate("c3")
    assert [frame["seq"] for frame in again] == list(range(1, 7))
    assert len(stage.maker.asked) == 1


def test_another_request_of_the_same_id_is_a_conflict() -> None:
    """The id belongs to the first request; other owners are not concerned."""
    stage = Stage()
    stage.generate()
    (error,) = stage.send("c2", action="generateProblem", problemId="p1", prompt="easy BFS on a grid")
    assert (error["type"], error["error"]["code"], error["error"]["param"]) == ("error", "CONFLICT", "problemId")
    assert "different request" in error["error"]["message"]
    (accepted,) = stage.send("c3", owner="bob", action="generateProblem", problemId="p1", prompt="easy BFS")
    assert accepted["type"] == "generation.accepted"


def test_bad_frames_write_nothing() -> None:
    """An error object in the request's language, with its request id; no record, no worker."""
    stage = Stage()
    (error,) = stage.send(
        "c1", action="generateProblem", prompt="graph problem", difficulty="impossible", requestId="r"
    )
    assert (error["type"], error["requestId"], error["error"]["param"]) == ("error", "r", "difficulty")
    assert "must be" in error["error"]["message"]
    (error,) = stage.send("c1", action="generateProblem", prompt="그래프 문제", problemId="../x")
    assert "쓸 수 없습니다" in error["error"]["message"]
    assert stage.store.page("ann", 10, None).items == ()
    assert stage.dispatcher.dispatched == []


def test_what_asks_for_no_problem_is_unsupported() -> None:
    """A prompt that asks for nothing gets the topics that can be served, and writes nothing."""
    stage = Stage()
    (error,) = stage.send("c1", action="generateProblem", prompt="오늘 저녁 뭐 먹지")
    assert error["error"]["code"] == "UNSUPPORTED_REQUEST"
    assert error["error"]["nearest"]
    assert stage.store.page("ann", 10, None).items == ()


def test_resume_of_an_unknown_generation() -> None:
    """Nothing of another owner or of nobody can be resumed, cancelled or looked at."""
    stage = Stage()
    stage.generate()
    for fields in (
        {"action": "resumeGeneration"},
        {"action": "cancelGeneration"},
        {"action": "getProblem"},
        {"action": "getPackage", "format": "icpc"},
    ):
        (error,) = stage.send("c9", owner="eve", problemId="p1", **fields)
        assert (error["error"]["code"], error["problemId"]) == ("NOT_FOUND", "p1")


def test_resume_while_it_runs_leaves_the_posting_to_the_worker() -> None:
    """The route says what will come, and posts no event itself."""
    stage = Stage()
    stage.generate()
    (resumed,) = stage.send("c2", action="resumeGeneration", problemId="p1", requestId="r2")
    assert resumed["type"] == "generation.resumed"
    assert (resumed["recovered"], resumed["firstSeq"], resumed["lastSeq"], resumed["state"]) == (True, 1, 1, "queued")
    assert resumed["requestId"] == "r2"
    stage.work()
    assert stage.seqs("c2") == list(range(1, 7))


def test_one_connection_too_many() -> None:
    """A running generation has at most 50 listeners: the next is told when to try again, and may still cancel."""
    stage = Stage()
    stage.generate()
    for number in range(MAX_SUBSCRIBERS - 1):
        stage.send(f"n{number}", action="resumeGeneration", problemId="p1")
    (refusal,) = stage.send("late", action="resumeGeneration", problemId="p1")
    error = refusal["error"]
    assert (error["code"], error["retryable"], error["retryAfterMs"]) == ("RATE_LIMITED", True, 10_000)
    assert stage.send("n7", action="resumeGeneration", problemId="p1")[0]["type"] == "generation.resumed"
    stage.store.unsubscribe(Key("ann", "p1"), "n8")
    assert stage.send("late", action="resumeGeneration", problemId="p1")[0]["type"] == "generation.resumed"
    assert stage.send("later", action="cancelGeneration", problemId="p1")[0]["type"] == "generation.cancelled"


def test_resume_after_the_end_replays_what_was_missed() -> None:
    """Exactly the events after the client's last one, byte for byte as they were."""
    stage = Stage()
    stage.generate()
    stage.work()
    resumed, *missed = stage.send("c2", action="resumeGeneration", problemId="p1", afterSeq=4)
    assert (resumed["firstSeq"], resumed["lastSeq"], resumed["state"]) == (5, 6, "completed")
    assert stage.poster.frames["c2"][1:] == stage.poster.frames["c1"][4:]
    assert [frame["seq"] for frame in missed] == [5, 6]
    (resumed,) = stage.send("c2", action="resumeGeneration", problemId="p1", afterSeq=6)
    assert (resumed["recovered"], resumed["firstSeq"]) == (True, 7)


def test_resume_from_an_expired_log_says_so_and_sends_a_snapshot() -> None:
    """`recovered` is false where events are gone; the snapshot stands for them."""
    stage = Stage()
    stage.generate()
    stage.work()
    stage.store.expire(Key("ann", "p1"), 3)
    resumed, snapshot = stage.send("c2", action="resumeGeneration", problemId="p1", afterSeq=1)
    assert (resumed["recovered"], resumed["firstSeq"]) == (False, 4)
    assert (snapshot["type"], snapshot["throughSeq"], snapshot["state"]) == ("generation.snapshot", 6, "completed")
    assert snapshot["terminal"]["type"] == "generation.completed"
    stage.store.expire(Key("ann", "p1"), 6)
    resumed, snapshot = stage.send("c3", action="resumeGeneration", problemId="p1", afterSeq=1)
    assert (resumed["recovered"], resumed["firstSeq"]) == (False, 7)
    assert snapshot["throughSeq"] == 6


def test_a_snapshot_on_request() -> None:
    """A late joiner that asks gets one frame instead of the log."""
    stage = Stage()
    stage.generate()
    stage.work()
    _, snapshot = stage.send("c2", action="resumeGeneration", problemId="p1", snapshot=True)
    assert snapshot["sections"] == [{"section": "story", "language": "ko", "text": "옛날 옛적", "done": True}]


def test_cancel_before_a_worker_came() -> None:
    """Nobody holds the generation: the route ends it, and every subscriber hears of it."""
    stage = Stage()
    stage.generate()
    stage.send("c2", action="cancelGeneration", problemId="p1")
    assert stage.types("c1") == ["generation.accepted", "generation.cancelled"]
    assert stage.types("c2") == ["generation.cancelled"]
    assert stage.record().closed
    stage.work()
    assert stage.maker.asked == []


def test_cancel_is_idempotent() -> None:
    """Cancelling what is over is answered by its terminal event, whatever that was."""
    stage = Stage()
    stage.generate()
    stage.work()
    (ended,) = stage.send("c2", action="cancelGeneration", problemId="p1")
    assert (ended["type"], ended["seq"]) == ("generation.completed", 6)
    assert stage.record().state is State.COMPLETED


def test_problem_package_and_list() -> None:
    """A finished problem is shown in both views, its package by a fresh link, and it is in the list."""
    stage = Stage()
    stage.generate()
    stage.pass_time(1.0)
    stage.generate(problem_id="p2")
    stage.work()
    (shown,) = stage.send("c1", action="getProblem", problemId="p1", requestId="r")
    assert (shown["view"], shown["problem"], shown["requestId"]) == ("solver", {"title": "우주"}, "r")
    (shown,) = stage.send("c1", action="getProblem", problemId="p1", view="setter")
    assert shown["problem"] == {"title": "x", "tests": []}
    (package,) = stage.send("c1", action="getPackage", problemId="p1", format="icpc")
    assert (package["bytes"], package["url"]) == (2, f"memory:{Key('ann', 'p1').prefix}/1/p1-icpc.zip?expires=1901")
    (error,) = stage.send("c1", action="getPackage", problemId="p1", format="polygon")
    assert (error["error"]["code"], error["error"]["param"]) == ("NOT_FOUND", "format")
    (listed,) = stage.send("c1", action="listProblems", limit=1)
    (item,) = listed["items"]
    assert (item["problemId"], item["state"], item["title"]) == ("p2", "queued", None)
    (listed,) = stage.send("c1", action="listProblems", cursor=listed["cursor"])
    assert [(item["problemId"], item["title"]) for item in listed["items"]] == [("p1", "우주")]
    assert listed["cursor"] is None
    (listed,) = stage.send("c1", owner="bob", action="listProblems")
    assert listed["items"] == []


def test_a_large_problem_comes_with_links() -> None:
    """What does not fit the frame is a reference with a link that is good for a quarter of an hour."""
    stage = Stage()
    stage.generate()
    stage.work()
    key = Key("ann", "p1")
    stage.artefacts.put(f"{key.prefix}/1/setter.json", b'{"title":"x","tests":"' + b"t" * 50_000 + b'"}')
    (shown,) = stage.send("c1", action="getProblem", problemId="p1", view="setter")
    reference = shown["problem"]["tests"]
    assert reference["bytes"] == 50_002
    assert stage.artefacts.get(f"{key.prefix}/{reference['artefact']}") == b'"' + b"t" * 50_000 + b'"'
    assert reference["url"].startswith(f"memory:{key.prefix}/{reference['artefact']}")


def test_an_unfinished_problem_cannot_be_shown() -> None:
    """The answer names the state, in the generation's language."""
    stage = Stage()
    stage.generate(prompt="an easy BFS problem on a grid")
    (error,) = stage.send("c1", action="getProblem", problemId="p1")
    assert (error["error"]["code"], error["error"]["message"]) == (
        "NOT_FOUND",
        "The problem p1 is not complete; its state is queued.",
    )


def test_a_foreign_cursor() -> None:
    """It is the client's mistake, named."""
    stage = Stage()
    (error,) = stage.send("c1", action="listProblems", cursor="x")
    assert (error["error"]["code"], error["error"]["param"]) == ("INVALID_REQUEST", "cursor")


def test_ping() -> None:
    """Pong, with the request id."""
    stage = Stage()
    (pong,) = stage.send("c1", action="ping", requestId="r")
    assert pong == {"type": "pong", "v": 1, "ts": "1970-01-01T00:16:40.000Z", "requestId": "r"}


def test_a_client_that_left_does_not_stop_its_generation() -> None:
    """The connection is gone when the first event is posted; the worker starts all the same."""
    stage = Stage()
    stage.poster.disconnect("c1")
    stage.generate()
    stage.work()
    assert stage.record().state is State.COMPLETED


def test_an_event_delivered_twice_starts_one_generation() -> None:
    """The gateway may call the route twice: one accepted event in the log, one run."""
    stage = Stage()
    stage.generate()
    stage.generate()
    stage.work()
    stage.work()
    assert len(stage.maker.asked) == 1
    assert [event.seq for event in stage.store.read(Key("ann", "p1"), 0)] == list(range(1, 7))


class _Broken:
    """A store that fails in one way or another."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __getattr__(self, name: str) -> object:
        def fail(*args: object, **fields: object) -> None:
            raise self.error

        return fail


@pytest.mark.parametrize("error", [StoreError("secret detail"), ZeroDivisionError("secret detail")])
def test_failures_of_ours_tell_the_client_nothing_inside(error: Exception) -> None:
    """A store that fails, or a bug: INTERNAL, retryable, no detail."""
    stage = Stage()
    broken = replace(stage.service.stores, generations=_Broken(error))  # type: ignore[arg-type]
    stage.service = replace(stage.service, stores=broken)
    (reply,) = stage.generate()
    assert (reply["type"], reply["error"]["code"], reply["error"]["retryable"]) == ("error", "INTERNAL", True)
    assert "secret" not in str(reply)
