"""From a request to a proved problem: what is yielded, and how another run goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec
import pytest
from tests.problems.broken import BROKEN
from tests.problems.pairs import pairs

from alpaco.errors import UnsupportedRequestError
from alpaco.generation.pipeline import Means, make
from alpaco.generation.steps import Checkpoint, NotProved, Proved, Step
from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.problem import Problem
from alpaco.problem.program import Role
from alpaco.problem.progress import (
    Checked,
    SectionDone,
    SectionReset,
    SectionText,
    Stage,
    StageState,
    StageStep,
    Understood,
)
from alpaco.problem.request import EngineName, Request
from alpaco.problem.text import Locale, Text
from alpaco.testing import InProcessSandbox, ScriptedSolver

REQUEST = Request("정렬 문제", Locale.KO, EngineName.CATALOGUE, 7)
SHOWN = ("title", "story", "input", "output", "constraints")


class FixedEngine:
    """Proposes the first candidate and repairs with the others, one after the other."""

    def __init__(self, *candidates: Candidate) -> None:
        self._candidates = list(candidates)
        self.failures: list[Gate] = []
        self.proposals = 0

    def propose(self, _request: Request) -> Candidate:
        """Return the first candidate."""
        self.proposals += 1
        return self._candidates.pop(0)

    def repair(self, _request: Request, _candidate: Candidate, failure: Check) -> Candidate | None:
        """Return the next candidate, if there is one."""
        self.failures.append(failure.gate)
        return self._candidates.pop(0) if self._candidates else None


class RefusingEngine(FixedEngine):
    """Has nothing to offer."""

    def propose(self, _request: Request) -> Candidate:
        """Refuse."""
        raise UnsupportedRequestError("nothing fits", ("sorting",))


def run(engine: FixedEngine, checkpoint: Checkpoint | None = None) -> list[Step]:
    """Make a problem to its end."""
    return list(make(REQUEST, "p1", Means(engine, InProcessSandbox()), checkpoint=checkpoint))


@pytest.fixture(scope="module")
def steps() -> list[Step]:
    """Everything that a sound candidate yields."""
    return run(FixedEngine(pairs()))


def proved(steps: Sequence[Step]) -> Problem:
    """Return the problem at the end."""
    assert isinstance(steps[-1], Proved)
    return steps[-1].problem


def progress(steps: Sequence[Step]) -> list[float]:
    """Return the progress as announced."""
    return [step.progress for step in steps if isinstance(step, StageStep)]


def seen(steps: Sequence[Step], locale: Locale = Locale.KO) -> dict[str, str]:
    """Return what a client shows of the sections after these steps."""
    page: dict[str, str] = {}
    for step in steps:
        if isinstance(step, SectionText | SectionDone | SectionReset) and step.locale is locale:
            if isinstance(step, SectionReset):
                page.pop(step.section, None)
            elif isinstance(step, SectionText):
                page[step.section] = page.get(step.section, "") + step.text
            else:
                assert page.setdefault(step.section, step.text) == step.text
    return page


def test_every_stage_starts_and_ends_in_order(steps: list[Step]) -> None:
    """The stages come in the order of the vocabulary; progress never falls and ends at 1."""
    stages = [(step.stage, step.state) for step in steps if isinstance(step, StageStep)]
    assert stages == [(stage, state) for stage in Stage for state in StageState]
    assert progress(steps) == sorted(progress(steps))
    assert progress(steps)[-1] == 1.0


def test_the_end_is_one_proved_problem(steps: list[Step]) -> None:
    """Exactly one end, and nothing after it."""
    problem = proved(steps)
    assert sum(isinstance(step, Proved | NotProved) for step in steps) == 1
    assert problem.id == "p1"
    assert problem.evidence.proved
    assert problem.evidence.degraded
    assert [test.input for test in problem.tests if test.sample] == list(problem.candidate.samples)
    assert [test.answer for test in problem.tests if test.sample] == ["4\n", "3\n"]
    assert all(problem.starter.values())


def test_each_gate_starts_and_then_ends(steps: list[Step]) -> None:
    """Every outcome is announced after its start, with its evidence, and kept in the problem."""
    checks = [step.check for step in steps if isinstance(step, Checked)]
    for started, ended in zip(checks[::2], checks[1::2], strict=True):
        assert (started.gate, started.state) == (ended.gate, CheckState.STARTED)
    assert sorted(checks[1::2], key=lambda c: list(Gate).index(c.gate)) == list(proved(steps).evidence.checks)


def test_the_statement_is_shown_while_it_is_designed(steps: list[Step]) -> None:
    """The reader's language comes in pieces before the programs are compiled; samples once there are answers."""
    done = [i for i, s in enumerate(steps) if isinstance(s, StageStep) and s.state is StageState.DONE]
    designed, tested = done[1], done[3]
    assert seen(steps[:designed]).keys() == set(SHOWN)
    assert "samples" in seen(steps[:tested])
    statement = proved(steps).statements[Locale.KO]
    assert seen(steps) == {"title": statement.title, **statement.sections}
    assert not [s for s in steps if isinstance(s, SectionText) and s.locale is Locale.EN]
    statement = proved(steps).statements[Locale.EN]
    assert seen(steps, Locale.EN) == {"title": statement.title, **statement.sections}


def test_whoever_asked_is_told_what_was_left_out() -> None:
    """Words of the request that the engine could not follow stand in the message that ends the design."""
    steps = run(FixedEngine(replace(pairs(), unmet=("급식",))))
    told = next(s for s in steps if isinstance(s, StageStep) and s.state is StageState.DONE and s.stage is Stage.DESIGN)
    assert "급식" in told.message.ko
    assert "급식" in told.message.en


def test_the_request_is_understood_first(steps: list[Step]) -> None:
    """A checkpoint comes before anything is shown, then the request."""
    assert steps[0] == Checkpoint()
    assert Understood(REQUEST) in steps[:4]


def resumable(steps: Sequence[Step]) -> Iterator[tuple[int, Checkpoint]]:
    """Yield every checkpoint with its place, as a store would give it back."""
    for place, step in enumerate(steps):
        if isinstance(step, Checkpoint):
            yield place, msgspec.json.decode(msgspec.json.encode(step), type=Checkpoint)


def test_another_run_goes_on_from_any_checkpoint(steps: list[Step]) -> None:
    """Whatever came after the checkpoint is lost or seen: the page and the problem end up the same."""
    expected = proved(steps)
    checkpoints = list(resumable(steps))
    assert [saved.done for _, saved in checkpoints] == [None, Stage.UNDERSTAND, *Stage]
    assert [saved.candidate is None for _, saved in checkpoints[:3]] == [True, True, False]
    for (place, saved), (crash, _) in zip(checkpoints, [*checkpoints[1:], (len(steps), None)], strict=True):
        engine = FixedEngine(pairs())
        before = steps[:crash]
        after = run(engine, saved)
        assert proved(after).tests == expected.tests
        assert proved(after).statements == expected.statements
        assert proved(after).evidence.proved
        assert seen([*before, *after]) == seen(steps)
        announced = [s.progress for s in (*before, *after) if isinstance(s, StageStep)]
        assert announced == sorted(announced)
        done = {s.stage for s in steps[:place] if isinstance(s, StageStep) and s.state is StageState.DONE}
        assert not done & {s.stage for s in after if isinstance(s, StageStep)}
        assert engine.proposals == (0 if saved.candidate else 1)


def test_independent_solvers_see_the_statement_alone_and_are_asked_once() -> None:
    """They read what a participant reads, in both languages; who goes on from a checkpoint after that asks no more."""
    written = tuple(p for p in pairs().programs if p.role in (Role.REFERENCE, Role.ACCEPTED))
    solver = ScriptedSolver(*written)
    means = Means(FixedEngine(pairs()), InProcessSandbox(), solver)
    steps = list(make(REQUEST, "p1", means))
    assert {c.gate: c.state for c in proved(steps).evidence.checks}[Gate.INDEPENDENT] is CheckState.PASSED
    assert solver.shown == [proved(steps).statements]
    _, asked = next((i, saved) for i, saved in resumable(steps) if saved.known.independent)
    assert asked.done is Stage.TESTS
    assert proved(list(make(REQUEST, "p1", means, checkpoint=asked))).evidence.proved
    assert len(solver.shown) == 1


def test_a_missed_gate_is_repaired() -> None:
    """The engine gets the failed check; the page is rewritten where it changed; the gate ends as repaired."""
    broken = BROKEN["a wrong program is right"][1]()
    steps = run(engine := FixedEngine(broken, pairs()))
    assert engine.failures == [Gate.WRONG]
    assert {c.gate: c.state for c in proved(steps).evidence.checks}[Gate.WRONG] is CheckState.REPAIRED
    assert proved(steps).evidence.proved
    assert progress(steps) == sorted(progress(steps))
    assert [step.section for step in steps if isinstance(step, SectionReset)] == ["samples"]


def test_a_repair_that_rewrites_words_withdraws_them() -> None:
    """What was shown and is no longer true is withdrawn before the new words come."""
    broken = BROKEN["a wrong program is right"][1]()
    words = replace(broken.statement, output=Text("짝의 수만 출력하세요.", "Print nothing but the number of pairs."))
    steps = run(FixedEngine(replace(broken, statement=words), pairs()))
    assert [step.section for step in steps if isinstance(step, SectionReset)] == ["output", "samples"]
    statement = proved(steps).statements[Locale.KO]
    assert seen(steps) == {"title": statement.title, **statement.sections}


def test_words_are_checked_before_anything_runs() -> None:
    """A repair of the statement costs nothing that was already proved, and nothing wrong is shown."""
    steps = run(engine := FixedEngine(BROKEN["the languages disagree"][1](), pairs()))
    assert engine.failures == [Gate.STATEMENT]
    failed = next(i for i, s in enumerate(steps) if isinstance(s, Checked) and s.check.state is CheckState.FAILED)
    assert {s.stage for s in steps[:failed] if isinstance(s, StageStep)} == {Stage.UNDERSTAND, Stage.DESIGN}
    assert not any(isinstance(step, SectionReset) for step in steps)
    assert {c.gate: c.state for c in proved(steps).evidence.checks}[Gate.STATEMENT] is CheckState.REPAIRED


def test_a_repair_is_not_lost_either() -> None:
    """A run that goes on after a repair asks the engine for nothing again."""
    broken = BROKEN["a wrong program is right"][1]()
    steps = run(FixedEngine(broken, pairs()))
    repaired = next((place, saved) for place, saved in resumable(steps) if saved.missed)
    engine = FixedEngine()
    after = run(engine, repaired[1])
    assert proved(after).candidate == pairs()
    assert engine.proposals == 0
    assert seen([*steps[: repaired[0] + 30], *after]) == seen(steps)


@pytest.mark.parametrize(
    "fault",
    [
        "wrong reference",
        "a slow program is fast",
        "a section is empty",
        "a program has what judge systems fill in",
    ],
)
def test_a_problem_that_misses_a_gate_is_not_delivered(fault: str) -> None:
    """The run ends with the gate's name, in the words of both languages."""
    gate, broken = BROKEN[fault]
    steps = run(FixedEngine(broken()))
    end = steps[-1]
    assert isinstance(end, NotProved)
    assert end.check.gate is gate
    assert [s.check.gate for s in steps if isinstance(s, Checked) and s.check.state is CheckState.FAILED] == [gate]
    assert gate in end.message.ko
    assert gate in end.message.en
    assert not any(isinstance(step, Proved) for step in steps)


def test_repairs_have_a_budget() -> None:
    """An engine that repairs for ever is stopped."""
    broken = BROKEN["no sample"][1]()
    steps = run(engine := FixedEngine(*[broken] * 10))
    assert isinstance(steps[-1], NotProved)
    assert len(engine.failures) == 2


def test_a_refusal_passes_through() -> None:
    """What the catalogue cannot serve is the caller's to report."""
    with pytest.raises(UnsupportedRequestError):
        run(RefusingEngine())


def test_texts_come_in_pieces() -> None:
    """A reader sees a story sentence by sentence."""
    told = Text("첫째 문장. 둘째 문장.\n셋째 문장.", "One. Two.\nThree.")
    candidate = pairs()
    steps = run(FixedEngine(replace(candidate, statement=replace(candidate.statement, story=told))))
    pieces = [step.text for step in steps if isinstance(step, SectionText) and step.section == "story"]
    assert pieces == ["첫째 문장. ", "둘째 문장.\n", "셋째 문장."]
