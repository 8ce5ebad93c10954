"""The fold of a log into what a late joiner shows."""

from __future__ import annotations

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.generation import Generation, Key, State
from alpaco.problem.progress import Checked, SectionDone, SectionReset, SectionText, Stage, StageState, StageStep
from alpaco.problem.request import EngineName, Request
from alpaco.problem.text import Locale, Text
from alpaco.streaming.snapshot import Shown
from alpaco.streaming.stream import Stream


def test_a_snapshot_shows_what_the_stream_left() -> None:
    """Text is joined, resets withdraw, the last word on a gate and a stage counts."""
    stream = Stream("p1", Locale.KO, Shown(), folder="1", now=100.0)
    facts = [
        StageStep(Stage.DESIGN, StageState.STARTED, Text("설계", "Design"), 0.1),
        SectionText("story", Locale.KO, "옛날 "),
        SectionText("story", Locale.KO, "옛적"),
        SectionText("notes", Locale.KO, "버릴 글"),
        SectionReset("notes", Locale.KO, Text("다시", "Again")),
        SectionDone("title", Locale.KO, "우주"),
        Checked(Check(Gate.TESTS, CheckState.STARTED)),
        Checked(Check(Gate.TESTS, CheckState.PASSED, {"tests": 20})),
        StageStep(Stage.DESIGN, StageState.DONE, Text("설계", "Design"), 0.2),
    ]
    events = [event for at, fact in enumerate(facts) for event in stream.feed(fact, 100.0 + at).events]
    request = Request("이분 탐색", Locale.KO, EngineName.AUTO, 7)
    record = Generation(Key("ann", "p1"), "f", request, 100.0, State.RUNNING, last_seq=len(events))
    reply = Shown(events).reply(record, 200.0, "r1")
    assert reply.through_seq == len(events)
    assert reply.sections == (
        {"section": "story", "language": "ko", "text": "옛날 옛적", "done": False},
        {"section": "title", "language": "ko", "text": "우주", "done": True},
    )
    assert reply.checks == ({"gate": "G3_TESTS", "state": "passed", "evidence": {"tests": 20}},)
    assert reply.stage == {"stage": "design", "state": "done", "message": "설계", "progress": 0.2}
    assert reply.terminal is None
    assert (reply.request_id, reply.state) == ("r1", State.RUNNING)


def test_an_empty_log_shows_nothing() -> None:
    """Where every event has expired, the snapshot still reaches through the last number of the record."""
    request = Request("이분 탐색", Locale.KO, EngineName.AUTO, 7)
    record = Generation(Key("ann", "p1"), "f", request, 100.0, State.COMPLETED, last_seq=40)
    reply = Shown().reply(record, 200.0, None)
    assert (reply.through_seq, reply.sections, reply.terminal) == (40, (), None)
