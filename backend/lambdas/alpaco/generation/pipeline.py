"""From a request to a proved problem, stage by stage: a generator of facts, checkpoints and one end."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial

from alpaco.generation import wording
from alpaco.generation.page import Page
from alpaco.generation.statement import SECTIONS, compose, samples_section, sections
from alpaco.generation.steps import Checkpoint, NotProved, Proved, Step
from alpaco.packaging import PackageFormat, package_files, reread
from alpaco.ports import Engine, Sandbox, Solver
from alpaco.problem.evidence import Check, CheckState, Evidence, Gate
from alpaco.problem.input_format import starter_code
from alpaco.problem.observation import Mode
from alpaco.problem.problem import Problem
from alpaco.problem.program import Language
from alpaco.problem.progress import Checked, Stage, StageState, StageStep, Understood
from alpaco.problem.record import candidate_data, candidate_from
from alpaco.problem.request import Request
from alpaco.problem.text import Text
from alpaco.verification.gates import check_statement, check_words
from alpaco.verification.proof import Proof

__all__ = ["Means", "make"]

_REPAIRS = 2
_DONE_AT = {
    Stage.UNDERSTAND: 0.02,
    Stage.DESIGN: 0.1,
    Stage.PROGRAMS: 0.25,
    Stage.TESTS: 0.45,
    Stage.PROVE: 0.9,
    Stage.STATEMENT: 0.95,
    Stage.PACKAGE: 1.0,
}

Work = Generator[Step, None, Check | None]


@dataclass(frozen=True, slots=True)
class Means:
    """Who and what it takes to make a problem. Without a solver gate G5 does not apply."""

    engine: Engine
    sandbox: Sandbox
    solver: Solver | None = None


def make(request: Request, problem_id: str, means: Means, *, checkpoint: Checkpoint | None = None) -> Iterator[Step]:
    """Make a problem, or go on from a checkpoint of an earlier run of the same request.

    Yields progress as it happens, a checkpoint before anything is shown, after every candidate and after every stage,
    and at the end exactly one `Proved` or `NotProved`. A run that goes on shows only what it repeats, and first
    withdraws what the earlier run may have shown of that; progress never falls.
    `UnsupportedRequestError`, `SandboxError` and `JudgeError` pass through.
    """
    making = _Making(request, problem_id, means)
    if checkpoint is None:
        yield making.checkpoint()
    else:
        yield from making.go_on(checkpoint)
    while missed := (yield from making.stages()):
        if not making.repair(missed):
            yield NotProved(missed, wording.not_proved(missed))
            return
        yield making.checkpoint()
        yield from making.rewrite()
    yield Proved(making.problem())


class _Making:
    """One problem in the making: the candidate, what is proved of it, what is shown of it."""

    def __init__(self, request: Request, problem_id: str, means: Means) -> None:
        self._request = request
        self._problem_id = problem_id
        self._means = means
        self._page = Page(request.locale, {})
        self._done: Stage | None = None
        self._progress = 0.0
        self._proof: Proof | None = None
        self._checks: dict[Gate, Check] = {}
        self._missed: tuple[Gate, ...] = ()

    def checkpoint(self) -> Checkpoint:
        """Return what another run needs to go on from here."""
        saved = Checkpoint(self._done, self._progress, checks=tuple(self._checks.values()), missed=self._missed)
        if self._proof is None:
            return saved
        return replace(saved, candidate=candidate_data(self._proof.candidate), known=self._proof.known)

    def go_on(self, saved: Checkpoint) -> Iterator[Step]:
        """Take up an earlier run; withdraw what it may have shown of the stage that is to be repeated."""
        self._done, self._progress, self._missed = saved.done, saved.progress, saved.missed
        self._checks = {check.gate: check for check in saved.checks}
        if saved.candidate is not None:
            self._proof = Proof(candidate_from(saved.candidate), self._means.sandbox, saved.known)
        self._page = Page(self._request.locale, sections(self._known.candidate) if self._is_done(Stage.DESIGN) else {})
        unsure = () if self._is_done(Stage.TESTS) else ("samples",) if self._is_done(Stage.DESIGN) else SECTIONS
        yield from self._page.withdraw(unsure, wording.STARTED_OVER)

    def stages(self) -> Work:
        """Do every stage that is left; return the gate that was missed, or None."""
        work: dict[Stage, Callable[[], Work]] = {
            Stage.UNDERSTAND: self._understand,
            Stage.DESIGN: self._design,
            Stage.TESTS: self._tests,
            Stage.PROVE: self._prove,
            Stage.STATEMENT: self._statement,
            Stage.PACKAGE: self._package,
        }
        for stage in Stage:
            if self._is_done(stage):
                continue
            yield StageStep(stage, StageState.STARTED, wording.stage_message(stage, StageState.STARTED), self._progress)
            missed = yield from work.get(stage, partial(self._gates, stage))()
            if missed:
                return missed
            self._done, self._progress = stage, max(self._progress, _DONE_AT[stage])
            yield self.checkpoint()
            yield StageStep(stage, StageState.DONE, self._ended(stage), self._progress)
        return None

    def repair(self, missed: Check) -> bool:
        """Ask the engine for a better candidate; if there is one, all is to be done again from the design on."""
        if len(self._missed) >= _REPAIRS:
            return False
        better = self._means.engine.repair(self._request, self._known.candidate, missed)
        if better is None:
            return False
        self._proof = Proof(better, self._means.sandbox)
        self._done, self._checks, self._missed = Stage.UNDERSTAND, {}, (*self._missed, missed.gate)
        return True

    def rewrite(self) -> Iterator[Step]:
        """Withdraw what is shown and no longer right; the samples' answers may have changed in any case."""
        yield from self._page.keep(sections(self._known.candidate), wording.REWRITTEN)

    def problem(self) -> Problem:
        """Return the problem as far as it is proved."""
        proof = self._known
        fmt = proof.candidate.input_format
        mode = proof.bench.isolation.mode
        assert proof.time_limit is not None, "the proof measured it"
        return Problem(
            id=self._problem_id,
            candidate=proof.candidate,
            statements=compose(proof.candidate, proof.tests),
            tests=proof.tests,
            time_limit=proof.time_limit,
            starter={language: starter_code(fmt, language) for language in Language},
            verdicts=proof.verdicts,
            evidence=Evidence(
                checks=tuple(self._checks[gate] for gate in Gate if gate in self._checks),
                isolation=mode,
                degraded=mode is Mode.DEGRADED,
            ),
        )

    @property
    def _known(self) -> Proof:
        assert self._proof is not None, "the design comes first"
        return self._proof

    def _ended(self, stage: Stage) -> Text:
        if stage is Stage.DESIGN:
            return wording.designed(self._known.candidate.unmet)
        return wording.stage_message(stage, StageState.DONE)

    def _is_done(self, stage: Stage) -> bool:
        order = list(Stage)
        return self._done is not None and order.index(stage) <= order.index(self._done)

    def _understand(self) -> Work:
        yield Understood(self._request)
        return None

    def _design(self) -> Work:
        if self._proof is None:
            self._proof = Proof(self._means.engine.propose(self._request), self._means.sandbox)
            yield self.checkpoint()  # it may have been paid for, and is not proved yet
        missed = yield from self._gates(Stage.DESIGN)
        if missed:
            return missed
        candidate = self._proof.candidate
        words = check_words(candidate, compose(candidate, ()))
        if words.state is CheckState.FAILED:
            yield Checked(Check(Gate.STATEMENT, CheckState.STARTED))
            return (yield from self._decided(words))
        yield from self._page.show(sections(candidate))
        return None

    def _tests(self) -> Work:
        missed = yield from self._gates(Stage.TESTS)
        if missed:
            return missed
        yield from self._page.show({"samples": samples_section(self._known.tests)})
        return None

    def _prove(self) -> Work:
        proof, solver = self._known, self._means.solver
        if solver and proof.independent is None:
            proof.independent = tuple(solver.solve(compose(proof.candidate, proof.tests)))
            yield self.checkpoint()  # it may have been paid for
        return (yield from self._gates(Stage.PROVE))

    def _statement(self) -> Work:
        yield Checked(Check(Gate.STATEMENT, CheckState.STARTED))
        problem = self.problem()
        return (yield from self._decided(check_statement(problem.candidate, problem.statements, problem.tests)))

    def _package(self) -> Work:
        yield Checked(Check(Gate.PACKAGE, CheckState.STARTED))
        problem = self.problem()
        files = package_files(problem, PackageFormat.ICPC)
        findings = reread(problem, files, PackageFormat.ICPC)
        evidence = {"files": len(files), "bytes": sum(map(len, files.values()))}
        if findings:
            reason = "; ".join(f"{finding.path}: {finding.message.en}" for finding in findings)
            return (yield from self._decided(Check(Gate.PACKAGE, CheckState.FAILED, evidence | {"reason": reason})))
        return (yield from self._decided(Check(Gate.PACKAGE, CheckState.PASSED, evidence)))

    def _gates(self, stage: Stage) -> Work:
        for check in self._known.gates(stage):
            missed = yield from self._decided(check)
            if missed:
                return missed
        return None

    def _decided(self, check: Check) -> Work:
        """Announce a gate as it starts or ends; return it where it is missed."""
        if check.state is CheckState.PASSED and check.gate in self._missed:
            check = replace(check, state=CheckState.REPAIRED)
        if check.state is not CheckState.STARTED:
            self._checks[check.gate] = check
        yield Checked(check)
        return check if check.state is CheckState.FAILED else None
