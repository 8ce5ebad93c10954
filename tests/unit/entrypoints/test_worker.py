"""What a worker does with a generation, and what it leaves for the next one."""

from __future__ import annotations

import threading

import pytest
from memory_stage import FINISHED, SCRIPT, Stage

from alpaco.errors import DeliveryError, LeaseLostError, SandboxError, StoreError, UnsupportedRequestError
from alpaco.problem.evidence import CheckState
from alpaco.problem.generation import Key, State
from alpaco.problem.making import Missed, Saved
from alpaco.problem.progress import Checked
from alpaco.problem.text import Text
from alpaco.streaming.run import LEASE_SECONDS, MAX_CRASHES, Run

KEY = Key("ann", "p1")


def test_a_generation_from_request_to_problem() -> None:
    """Every fact becomes an event; the result, its files and its title are stored; the lease is closed."""
    stage = Stage()
    stage.generate()
    stage.work()
    assert stage.types("c1") == [
        "generation.accepted",
        "generation.stage",
        "statement.delta",
        "statement.done",
        "generation.check",
        "generation.completed",
    ]
    assert stage.seqs("c1") == [1, 2, 3, 4, 5, 6]
    completed = stage.got("c1")[-1]
    assert (completed["problem"], completed["provenance"]) == ({"title": "우주"}, {"seed": 1})
    record = stage.record()
    assert (record.state, record.closed, record.last_seq) == (State.COMPLETED, True, 6)
    assert record.result is not None
    assert record.result.title == Text("우주", "Space")
    assert stage.artefacts.get(f"{KEY.prefix}/{record.result.folder}/p1-icpc.zip") == b"PK"
    assert record.checkpoint is not None
    assert record.checkpoint.startswith(f"{KEY.scratch}/")


def test_a_missed_gate_is_named() -> None:
    """The end is NOT_PROVED with the gate, in the request's language."""
    stage = Stage(Missed("G4_REFERENCE", Text("정답 코드가 틀립니다.", "The reference is wrong.")))
    stage.generate()
    stage.work()
    error = stage.got("c1")[-1]["error"]
    assert (error["code"], error["gate"], error["retryable"]) == ("NOT_PROVED", "G4_REFERENCE", False)
    assert "G4_REFERENCE" in error["message"]
    assert "정답 코드가 틀립니다." in error["message"]
    assert stage.record().state is State.FAILED


def test_what_the_engine_does_not_offer() -> None:
    """UNSUPPORTED_REQUEST with the nearest topics."""
    stage = Stage(UnsupportedRequestError("그런 문제는 만들 수 없습니다.", ("tree", "string")))
    stage.generate()
    stage.work()
    error = stage.got("c1")[-1]["error"]
    assert (error["code"], error["nearest"]) == ("UNSUPPORTED_REQUEST", ["tree", "string"])


def test_a_bug_in_the_maker_ends_in_an_event_without_details() -> None:
    """INTERNAL with an id that the log has too; nothing of the exception."""
    stage = Stage(SCRIPT[0], ZeroDivisionError("secret"))
    stage.generate()
    stage.work()
    error = stage.got("c1")[-1]["error"]
    assert (error["code"], error["retryable"]) == ("INTERNAL", True)
    assert error["id"] in error["message"]
    assert "secret" not in str(error)


def test_a_maker_without_an_end_is_a_bug() -> None:
    """Silence is no end."""
    stage = Stage(SCRIPT[0])
    stage.generate()
    stage.work()
    assert stage.got("c1")[-1]["error"]["code"] == "INTERNAL"


def test_a_second_delivery_finds_the_lease() -> None:
    """While one worker is at it, another does nothing."""

    def again() -> None:
        stage.work()

    stage = Stage(again, *SCRIPT)
    stage.generate()
    stage.work()
    assert len(stage.maker.asked) == 1
    assert stage.seqs("c1") == [1, 2, 3, 4, 5, 6]


def test_cancel_while_a_step_takes_its_time() -> None:
    """The worker sees the wish, ends the log at once and does not wait for the maker before it hands over."""
    cancelled = threading.Event()

    def cancel() -> None:
        stage.send("c1", action="cancelGeneration", problemId="p1")
        stage.pass_time(1.0)
        while not stage.record().closed:
            cancelled.wait(0.001)

    stage = Stage(SCRIPT[0], cancel, *SCRIPT)
    stage.generate()
    stage.work()
    assert stage.types("c1")[-1] == "generation.cancelled"
    assert stage.record().state is State.CANCELLED
    assert stage.maker.yielded <= 2


def test_a_late_subscription_is_served_before_the_hand_over() -> None:
    """Somebody who resumes while the work goes on gets the log from the worker, in order, once."""

    def resume() -> None:
        stage.send("c2", action="resumeGeneration", problemId="p1", afterSeq=1)
        stage.pass_time(1.0)

    stage = Stage(*SCRIPT[:2], resume, *SCRIPT[2:])
    stage.generate()
    stage.work()
    assert stage.seqs("c2") == [2, 3, 4, 5, 6]
    assert stage.seqs("c1") == [1, 2, 3, 4, 5, 6]


def test_a_gone_connection_ends_the_posting_never_the_work() -> None:
    """After a 410 nothing more is posted, and the problem is made."""
    stage = Stage(SCRIPT[0], lambda: stage.poster.disconnect("c1"), *SCRIPT[1:])
    stage.generate()
    stage.work()
    assert stage.record().state is State.COMPLETED
    assert len(stage.got("c1")) < 6


def test_short_of_time_the_work_goes_on_in_another_worker() -> None:
    """At the deadline the lease is released and a continuation started, which begins at the checkpoint."""
    stage = Stage(*SCRIPT[:2], Saved(b"4"), lambda: stage.pass_time(700.0), *SCRIPT[3:])
    stage.generate()
    stage.dispatcher.dispatched.clear()
    stage.work(seconds=600.0)
    assert stage.dispatcher.dispatched == [KEY]
    assert stage.record().lease_until == 0
    stage.work()
    assert [checkpoint for _, _, checkpoint in stage.maker.asked] == [None, b"4"]
    assert stage.once("c1") == list(range(1, stage.record().last_seq + 1))
    assert stage.record().crashes == 0
    assert stage.types("c1")[-1] == "generation.completed"


def test_at_the_deadline_a_step_may_end_in_its_checkpoint() -> None:
    """What was perhaps paid for is not thrown away: the work stops right after the checkpoint that follows."""
    stage = Stage(lambda: stage.pass_time(610.0), Saved(b"2"), *SCRIPT[3:])
    stage.generate()
    stage.dispatcher.dispatched.clear()
    stage.work(seconds=600.0)
    assert stage.dispatcher.dispatched == [KEY]
    assert stage.types("c1") == ["generation.accepted", "generation.stage"]  # a heartbeat
    assert stage.record().checkpoint is not None


def test_a_continuation_that_cannot_be_started_is_left_to_the_sweeper() -> None:
    """The worker ends quietly; its lease is released all the same."""
    stage = Stage(SCRIPT[0], lambda: stage.pass_time(700.0), *SCRIPT[1:])
    stage.generate()

    def throttled(key: Key) -> None:
        raise DeliveryError("throttled")

    stage.dispatcher._start = throttled
    stage.work(seconds=600.0)
    assert stage.record().lease_until == 0


def test_the_end_of_the_shift() -> None:
    """Told to stop, a worker releases its lease within its next look, with no crash counted and nothing started."""
    stopped = threading.Event()

    def stop() -> None:
        if stopped.is_set():
            return
        threading.Thread(target=lambda: stage.service.shift.end(10.0) and stopped.set()).start()
        while not stage.service.shift.over:
            threading.Event().wait(0.001)

    stage = Stage(*SCRIPT[:3], stop, *SCRIPT[3:])
    stage.generate()
    stage.dispatcher.dispatched.clear()
    stage.work()
    assert stopped.wait(10.0)
    record = stage.record()
    assert (record.state, record.lease_until, stage.dispatcher.dispatched) == (State.RUNNING, 0, [])
    stage.service.shift.over = False
    stage.work()
    assert (stage.record().state, stage.record().crashes) == (State.COMPLETED, 0)
    assert stage.once("c1") == list(range(1, stage.record().last_seq + 1))


def test_a_sandbox_that_fails_is_tried_again() -> None:
    """Its failure says nothing about the problem: the work goes on from the checkpoint, and succeeds."""
    fail = iter([SandboxError("no room"), SandboxError("no room"), None])

    def sandbox() -> None:
        if (error := next(fail)) is not None:
            raise error

    stage = Stage(SCRIPT[0], Saved(b"2"), sandbox, *SCRIPT[3:])
    stage.generate()
    stage.work()
    assert stage.record().state is State.COMPLETED
    assert [checkpoint for _, _, checkpoint in stage.maker.asked] == [None, b"2", b"2"]


def test_a_sandbox_that_goes_on_failing_ends_it() -> None:
    """Three times is enough: INTERNAL, which the client may try again."""
    stage = Stage(SandboxError("no room"))
    stage.generate()
    stage.work()
    error = stage.got("c1")[-1]["error"]
    assert (error["code"], error["retryable"], len(stage.maker.asked)) == ("INTERNAL", True, 3)


def test_nothing_is_begun_before_the_checkpoint_is_stored() -> None:
    """What follows a checkpoint may cost money: it waits until the checkpoint is in the record."""
    seen: list[str | None] = []
    stage = Stage(Saved(b"1"), lambda: seen.append(stage.record().checkpoint), FINISHED)
    stage.generate()
    stage.work()
    assert seen
    assert seen[0] is not None


def test_a_killed_worker_is_followed_by_another() -> None:
    """The next worker goes on from the checkpoint, with numbers that follow."""
    stage = Stage()
    stage.generate()
    lease = stage.store.acquire(KEY, stage.now, LEASE_SECONDS)
    assert lease is not None
    run = Run(stage.service.stores, lease, stage.now)
    for made in SCRIPT[:3]:
        run.take(made, stage.now)
    stage.pass_time(LEASE_SECONDS)
    stage.work()
    assert [checkpoint for _, _, checkpoint in stage.maker.asked] == [b"3"]
    assert stage.once("c1") == [1, 2, 3, 4, 5, 6]
    assert stage.record().crashes == 1


def test_a_stale_worker_writes_and_posts_nothing_more() -> None:
    """When another has taken over, the first one stops at its next write."""
    stage = Stage()
    stage.generate()
    lease = stage.store.acquire(KEY, stage.now, LEASE_SECONDS)
    assert lease is not None
    stale = Run(stage.service.stores, lease, stage.now)
    stage.pass_time(LEASE_SECONDS)
    stage.work()
    before = stage.got("c1")
    with pytest.raises(LeaseLostError):
        stale.take(SCRIPT[0], stage.now)
    assert stage.got("c1") == before
    assert stage.record().last_seq == 6


def test_a_holder_that_was_held_up_renews_before_it_posts() -> None:
    """Near the end of its lease it makes sure that it still has it."""
    stage = Stage()
    stage.generate()
    lease = stage.store.acquire(KEY, stage.now, LEASE_SECONDS)
    assert lease is not None
    run = Run(stage.service.stores, lease, stage.now)
    stage.pass_time(LEASE_SECONDS - 1.0)
    run.take(SCRIPT[0], stage.now)
    assert stage.record().lease_until == stage.now + LEASE_SECONDS


def test_interrupted_too_often() -> None:
    """After three crashes the generation fails instead of trying for ever."""
    stage = Stage()
    stage.generate()
    for _ in range(MAX_CRASHES):
        assert stage.store.acquire(KEY, stage.now, 1.0)
        stage.pass_time(1.0)
    stage.work()
    assert stage.got("c1")[-1]["type"] == "generation.failed"
    assert stage.maker.asked == []


def test_a_worker_that_died_after_the_end_is_finished_by_the_next() -> None:
    """The terminal event is in the log but was not handed over: the next one serves who waits, and closes."""
    stage = Stage()
    stage.generate()
    lease = stage.store.acquire(KEY, stage.now, LEASE_SECONDS)
    assert lease is not None
    Run(stage.service.stores, lease, stage.now).take(FINISHED, stage.now)
    stage.send("c2", action="resumeGeneration", problemId="p1")
    stage.pass_time(LEASE_SECONDS)
    stage.work()
    assert stage.seqs("c2") == [1, 2]
    assert stage.record().closed
    assert stage.maker.asked == []


def test_the_heartbeat_and_the_lease_outlive_a_long_step() -> None:
    """While the maker is silent the client hears that the work goes on, and nobody else gets the lease."""

    def think() -> None:
        while stage.record().last_seq < 4:
            stage.pass_time(1.0)
            threading.Event().wait(0.05)
        assert stage.store.acquire(KEY, stage.now, LEASE_SECONDS) is None

    stage = Stage(SCRIPT[0], think, *SCRIPT[1:])
    stage.generate()
    stage.work()
    beats = stage.got("c1")[2:4]
    assert [beat["message"] for beat in beats] == ["작업을 계속하고 있습니다."] * 2
    assert [(beat["stage"], beat["progress"]) for beat in beats] == [("design", 0.1)] * 2
    assert (stage.record().state, stage.record().crashes) == (State.COMPLETED, 0)


def test_a_throttled_store_is_written_to_again() -> None:
    """A write that failed is repeated; one that had worked in spite of the error is not taken for a lost lease."""
    stage = Stage()
    stage.generate()
    append, failures = stage.store.append, [0]

    def unreliable(*args: object) -> None:
        failures[0] += 1
        if failures[0] % 3 == 1:
            raise StoreError("throttled")
        append(*args)  # type: ignore[arg-type]
        if failures[0] % 3 == 2:
            raise StoreError("the answer was lost")

    stage.store.append = unreliable  # type: ignore[method-assign,assignment]
    stage.work()
    assert stage.seqs("c1") == [1, 2, 3, 4, 5, 6]
    assert stage.record().state is State.COMPLETED


def test_a_failed_check_is_an_event_and_no_end() -> None:
    """The stream goes on after a gate that failed: it may be repaired."""
    check = SCRIPT[4]
    assert isinstance(check, Checked)
    assert check.check.state is CheckState.PASSED
    stage = Stage(check, check, FINISHED)
    stage.generate()
    stage.work()
    assert stage.types("c1")[1:] == ["generation.check", "generation.check", "generation.completed"]


def test_a_subscriber_that_left_before_anybody_saw_it_holds_up_nothing() -> None:
    """A subscription that is counted but no longer there does not keep the generation from closing."""
    stage = Stage()
    stage.generate()
    stage.send("c2", action="resumeGeneration", problemId="p1")
    stage.store.unsubscribe(KEY, "c2")
    stage.work()
    assert stage.record().closed


def test_what_a_store_has_given_up_is_not_asked_for_again() -> None:
    """Its own patience is at an end: the worker stops at once, and the next one goes on when the lease has run out."""
    stage = Stage()
    stage.generate()
    append, asked = stage.store.append, []

    def spent(*args: object) -> None:
        asked.append(args)
        raise StoreError("gave up after 6 attempts", final=True)

    stage.store.append = spent  # type: ignore[method-assign,assignment]
    with pytest.raises(StoreError):
        stage.work()
    assert len(asked) == 1
    stage.store.append = append  # type: ignore[method-assign]
    stage.pass_time(LEASE_SECONDS)
    stage.work()
    assert (stage.record().state, stage.record().crashes) == (State.COMPLETED, 1)
    assert stage.once("c1") == [1, 2, 3, 4, 5, 6]
