"""The event log's rules: numbers, windows, heartbeats, one end."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.generation import Event
from alpaco.problem.progress import (
    Checked,
    SectionDone,
    SectionReset,
    SectionText,
    Stage,
    StageState,
    StageStep,
)
from alpaco.problem.text import Locale, Text
from alpaco.streaming.events import ErrorBody
from alpaco.streaming.frames import MAX_FRAME
from alpaco.streaming.snapshot import Shown
from alpaco.streaming.stream import HEARTBEAT_SECONDS, WINDOW_SECONDS, Batch, Stream


def stream(shown: Shown | None = None, now: float = 100.0) -> Stream:
    """Make a Korean stream."""
    return Stream("p1", Locale.KO, shown or Shown(), folder="1", now=now)


def frames(*batches: Batch) -> list[dict[str, Any]]:
    """Decode the frames of some batches."""
    return [msgspec.json.decode(event.frame) for batch in batches for event in batch.events]


def story(text: str) -> SectionText:
    """Write more of the Korean story."""
    return SectionText("story", Locale.KO, text)


def step(progress: float, stage: Stage = Stage.DESIGN) -> StageStep:
    """A stage begins."""
    return StageStep(stage, StageState.STARTED, Text("설계", "Design"), progress)


def test_the_first_delta_goes_at_once_and_the_next_wait() -> None:
    """Text within 40 ms of a delta is gathered into the next one."""
    one = stream()
    assert [f["text"] for f in frames(one.feed(story("a"), 100.0))] == ["a"]
    assert not one.feed(story("b"), 100.010)
    assert not one.feed(story("c"), 100.030)
    assert one.due() == 100.0 + WINDOW_SECONDS
    assert not one.tick(100.039)
    assert [f["text"] for f in frames(one.tick(100.040))] == ["bc"]
    assert [f["text"] for f in frames(one.feed(story("d"), 101.0))] == ["d"]


def test_anything_else_flushes_the_text_before_it() -> None:
    """Order is kept: pending text is written before a check, another section or the end."""
    one = stream()
    one.feed(story("a"), 100.0)
    one.feed(story("b"), 100.001)
    checked = frames(one.feed(Checked(Check(Gate.TESTS, CheckState.PASSED)), 100.002))
    assert [f["type"] for f in checked] == ["statement.delta", "generation.check"]
    one.feed(story("c"), 100.003)
    other = frames(one.feed(SectionText("input", Locale.KO, "d"), 100.004))
    assert [(f["section"], f["text"]) for f in other] == [("story", "c")]
    ended = frames(one.fail(ErrorBody(code="INTERNAL", message="…"), 100.005))
    assert [f["type"] for f in ended] == ["statement.delta", "generation.failed"]
    assert ended[0]["text"] == "d"


def test_progress_never_falls() -> None:
    """A stage that reports less than before is shown with what was reached."""
    one = stream()
    shown = frames(one.feed(step(0.5), 100), one.feed(step(0.2), 101), one.feed(step(7), 102))
    assert [f["progress"] for f in shown] == [0.5, 0.5, 1.0]


def test_a_heartbeat_breaks_the_silence() -> None:
    """After 15 s without an event the last stage is said again, in the request's language."""
    one = stream()
    one.feed(step(0.3, Stage.PROVE), 100.0)
    assert not one.tick(100.0 + HEARTBEAT_SECONDS - 0.1)
    assert one.due() == 100.0 + HEARTBEAT_SECONDS
    (beat,) = frames(one.tick(100.0 + HEARTBEAT_SECONDS))
    assert (beat["type"], beat["stage"], beat["progress"]) == ("generation.stage", "prove", 0.3)
    assert beat["message"] == "작업을 계속하고 있습니다."
    assert not one.tick(100.0 + HEARTBEAT_SECONDS + 1)


def test_exactly_one_end() -> None:
    """Nothing follows the terminal event, whatever is fed."""
    one = stream()
    assert len(frames(one.cancel("…", 100.0))) == 1
    assert one.over
    later = [
        one.feed(story("a"), 101.0),
        one.tick(200.0),
        one.cancel("…", 201.0),
        one.fail(ErrorBody(code="INTERNAL", message="…"), 201.0),
        one.complete({"problem": {}, "evidence": {}, "provenance": {}}, 202.0),
    ]
    assert not any(later)


def test_long_text_is_split_and_large_sections_leave_the_frame() -> None:
    """No frame reaches 32 KB: deltas are split, whole sections become references to blobs."""
    one = stream()
    text = "\x01" * 30_000
    deltas = one.feed(story(text), 100.0)
    assert "".join(f["text"] for f in frames(deltas)) == text
    done = one.feed(SectionDone("story", Locale.KO, text), 101.0)
    (frame,) = frames(done)
    assert frame["text"]["artefact"] == done.blobs[0].name == f"1/frames/{frame['seq']}/0.json"
    assert msgspec.json.decode(done.blobs[0].data) == text
    assert all(len(event.frame) <= MAX_FRAME for batch in (deltas, done) for event in batch.events)


def test_a_successor_withdraws_what_it_writes_anew() -> None:
    """Another writer goes on with the numbers, and resets a section of the first one before new text of it."""
    first = stream()
    log = [*first.feed(step(0.5), 100.0).events, *first.feed(story("반쯤"), 100.1).events]
    second = stream(Shown(log), now=130.0)
    shown = frames(second.feed(step(0.1), 130.0), second.feed(story("처음"), 130.1), second.feed(story("부터"), 131.0))
    assert [f["type"] for f in shown] == ["generation.stage", "statement.reset", "statement.delta", "statement.delta"]
    assert [f["seq"] for f in shown] == [3, 4, 5, 6]
    assert shown[0]["progress"] == 0.5
    third = stream(Shown(log), now=130.0)
    whole = frames(third.feed(SectionDone("story", Locale.KO, "전부"), 130.0), third.feed(story("덧"), 131.0))
    assert [f["type"] for f in whole] == ["statement.done", "statement.delta"]


_SECTIONS = st.sampled_from(["title", "story", "input"])
_FACTS = st.one_of(
    st.builds(SectionText, _SECTIONS, st.sampled_from(Locale), st.text(max_size=12)),
    st.builds(SectionDone, _SECTIONS, st.sampled_from(Locale), st.text(max_size=12)),
    st.builds(SectionReset, _SECTIONS, st.sampled_from(Locale), st.just(Text("다시", "Again"))),
    st.builds(step, st.floats(0, 1), st.sampled_from(Stage)),
    st.builds(
        lambda gate, state: Checked(Check(gate, state, {"n": 1})), st.sampled_from(Gate), st.sampled_from(CheckState)
    ),
)


class Log(RuleBasedStateMachine):
    """Writers come and go, time passes, facts arrive: the log keeps its rules."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 100.0
        self.events: list[Event] = []
        self.stream = stream()

    def keep(self, batch: Batch) -> None:
        """Write a batch to the log."""
        self.events.extend(batch.events)

    @rule(fact=_FACTS)
    def feed(self, fact: Any) -> None:
        """Something happens."""
        self.keep(self.stream.feed(fact, self.now))

    @rule(seconds=st.sampled_from([0.0, 0.001, 0.01, 0.04, 1.0, 16.0]))
    def wait(self, seconds: float) -> None:
        """Time passes, and the writer wakes up when it is due."""
        until = self.now + seconds
        while not self.stream.over and self.stream.due() <= until:
            self.now = max(self.now, self.stream.due())
            self.keep(self.stream.tick(self.now))
        self.now = until
        if not self.stream.over:
            assert self.now - self.stream.due() < HEARTBEAT_SECONDS

    @rule()
    def succeed(self) -> None:
        """The writer dies and another takes over what the log holds."""
        self.stream = stream(Shown(self.events), self.now)

    @precondition(lambda self: self.events)
    @rule(how=st.sampled_from(["fail", "cancel", "complete"]))
    def end(self, how: str) -> None:
        """The generation ends."""
        if how == "fail":
            self.keep(self.stream.fail(ErrorBody(code="INTERNAL", message="…"), self.now))
        elif how == "cancel":
            self.keep(self.stream.cancel("…", self.now))
        else:
            self.keep(self.stream.complete({"problem": {}, "evidence": {}, "provenance": {}}, self.now))

    @invariant()
    def numbers_follow(self) -> None:
        """Events are numbered 1, 2, 3 … whoever wrote them."""
        assert [event.seq for event in self.events] == list(range(1, len(self.events) + 1))

    @invariant()
    def at_most_one_end(self) -> None:
        """A terminal event is the last one."""
        kinds = [msgspec.json.decode(event.frame)["type"] for event in self.events]
        ends = [kind for kind in kinds if kind.rsplit(".")[-1] in ("completed", "failed", "cancelled")]
        assert len(ends) <= 1
        assert not ends or kinds[-1] == ends[0]

    @invariant()
    def progress_rises(self) -> None:
        """Progress is within 0 to 1 and never falls."""
        decoded = [msgspec.json.decode(event.frame) for event in self.events]
        progress = [frame["progress"] for frame in decoded if "progress" in frame]
        assert progress == sorted(progress)
        assert all(0 <= value <= 1 for value in progress)


TestLog = Log.TestCase
TestLog.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
