"""The proof of one candidate: its gates stage by stage, each on what the earlier ones have gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from alpaco.errors import JudgeError
from alpaco.ports import Sandbox
from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.problem import TestCase, TimeLimit
from alpaco.problem.program import Limits, Program, Role
from alpaco.problem.progress import Stage
from alpaco.problem.verdict import Verdict
from alpaco.verification import gates, suite, timing
from alpaco.verification.bench import Bench, Run
from alpaco.verification.judging import Judged, judge, judge_each, judge_slow
from alpaco.verification.strengthening import Solved, killer

__all__ = ["Proof"]

_SMALL_CASES = 1000
_POOLS = ((8, 12), (30, 6), (300, 2))  # sizes and rounds of the structured inputs that a search goes through

_RUNNING = (Gate.REFERENCE, Gate.WRONG, Gate.SLOW, Gate.TIME_LIMIT)

Gates = Sequence[tuple[Gate, Callable[[], Check]]]


class Proof:
    """What running a candidate's programs has shown so far.

    Everything is made when it is first needed, so that a proof may go on after any stage, given the
    tests that an earlier run `found`, its measured `time_limit` and `verdicts`.
    """

    def __init__(
        self,
        candidate: Candidate,
        sandbox: Sandbox,
        *,
        found: Sequence[suite.TestInput] = (),
        time_limit: TimeLimit | None = None,
        verdicts: Mapping[str, Verdict] | None = None,
    ) -> None:
        """Keep what is known; nothing runs yet."""
        self.candidate = candidate
        self.found = list(found)
        self.time_limit = time_limit
        self.verdicts = dict(verdicts or {})
        self._sandbox = sandbox
        self._format = candidate.input_format
        self._seed = candidate.provenance.seed
        self._solved: list[Solved] = []

    def gates(self, stage: Stage) -> Iterator[Check]:
        """Yield each gate of a stage as it starts and as it ends; one that fails is the last."""
        stages: Mapping[Stage, Gates] = {
            Stage.DESIGN: [(Gate.SPECIFICATION, self._specification)],
            Stage.TESTS: [(Gate.VALIDATOR, self._validator), (Gate.TESTS, self._tests)],
            Stage.PROVE: [
                (Gate.REFERENCE, self._reference),
                (Gate.INDEPENDENT, self._independent),
                (Gate.CHECKER, self._checker),
                (Gate.WRONG, self._wrong),
                (Gate.SLOW, self._slow),
                (Gate.TIME_LIMIT, self._time_limit),
            ],
        }
        for gate, check in stages.get(stage, ()):
            yield Check(gate, CheckState.STARTED)
            outcome = self._decided(gate, check)
            yield outcome
            if outcome.state is CheckState.FAILED:
                return
        if missed := self._obstacle(stage):
            yield missed

    @cached_property
    def bench(self) -> Bench:
        """The compiled programs."""
        return Bench(self.candidate, self._sandbox)

    @property
    def tests(self) -> tuple[TestCase, ...]:
        """The tests in judging order, answered by the reference."""
        return tuple(sorted(self._answered, key=lambda test: test.name))

    @cached_property
    def _answered(self) -> list[TestCase]:
        return [_test(test, run) for test, run in zip(self._inputs, self._reference_runs, strict=True)]

    @cached_property
    def _inputs(self) -> tuple[suite.TestInput, ...]:
        return suite.build(self.candidate, self.found)

    @cached_property
    def _right(self) -> tuple[Program, ...]:
        return self.bench.programs(Role.REFERENCE, Role.ACCEPTED)

    @cached_property
    def _reference_runs(self) -> list[Run]:
        return self._runs(self._right[0])

    def _runs(self, program: Program) -> list[Run]:
        inputs = [test.text.encode() for test in self._inputs]
        return list(self.bench.runs(program, inputs, self.bench.limits(timing.LONGEST)))

    def _decided(self, gate: Gate, check: Callable[[], Check]) -> Check:
        """Run a gate; a checker that neither accepts nor rejects misses its own, whichever was asking it."""
        try:
            outcome = check()
        except JudgeError as error:
            if not self.bench.programs(Role.CHECKER):
                raise
            return Check(Gate.CHECKER, CheckState.FAILED, {"reason": str(error), "during": gate})
        if gate in _RUNNING and self.bench.left_out:
            return replace(outcome, evidence={**outcome.evidence, "leftOut": list(self.bench.left_out)})
        return outcome

    def _obstacle(self, stage: Stage) -> Check | None:
        """Return the missed gate where the stages to come have no program or no answer to go on with."""
        if stage is Stage.PROGRAMS:
            _ = self.bench, self._inputs  # the tests are built while the compilers work
            return gates.check_compilation(self.bench.failures)
        if stage is Stage.TESTS:
            reference = self._right[0] if self._right else None
            return gates.check_answers(reference, self._inputs, self._reference_runs if reference else ())
        return None

    def _specification(self) -> Check:
        return gates.check_specification(self.candidate)

    def _validator(self) -> Check:
        return gates.check_validator(self._format, self._inputs, self._sandbox, self._seed)

    def _tests(self) -> Check:
        return gates.check_tests(self._format, self._inputs, suite.build(self.candidate, self.found, large=False))

    def _reference(self) -> Check:
        agreed = self._agreement()
        if agreed.state is CheckState.FAILED:
            return agreed
        return self._versions() or gates.check_brutes(self._judged_slow(Role.BRUTE)) or agreed

    def _agreement(self) -> Check:
        cases = [text.encode() for text in suite.small_cases(self._format, self._seed, _SMALL_CASES)]
        answers = self.bench.small_runs(self._right[0], cases, self.bench.limits(timing.LONGEST))
        self._solved = [Solved(case, run.output) for case, run in zip(cases, answers, strict=True)]
        return gates.check_agreement(self.bench, cases, answers)

    def _versions(self) -> Check | None:
        """Run every right program on every test; their times give the limit."""
        reference, *others = self._right
        judged = {reference.name: Judged(Verdict.AC, None, self._slowest(reference, self._reference_runs))}
        for program in others:
            seen = list(judge_each(self.bench, program, self.tests, self.bench.limits(timing.LONGEST)))
            wrong = next((Judged(v, test.name, run.cpu_seconds) for test, run, v in seen if v is not Verdict.AC), None)
            runs = [run for _, run, _ in seen]
            judged[program.name] = wrong or Judged(Verdict.AC, None, self._slowest(program, runs))
        self._note(judged)
        self.time_limit = timing.time_limit({program: judged[program.name].slowest for program in self._right})
        return gates.check_versions(judged)

    def _slowest(self, program: Program, runs: Sequence[Run]) -> float:
        return timing.slowest_alone(self.bench, program, [test.text.encode() for test in self._inputs], runs)

    def _independent(self) -> Check:
        reason = "no independent solver writes programs from the statement alone"
        return Check(Gate.INDEPENDENT, CheckState.NOT_APPLICABLE, {"reason": reason})

    def _checker(self) -> Check:
        return gates.check_checker(self.bench, self.tests)

    def _wrong(self) -> Check:
        limits = self.bench.limits(timing.stop_for(self._limit.seconds))
        judged: dict[str, Judged] = {}
        for program in self.bench.programs(Role.WRONG):
            judged[program.name] = judge(self.bench, program, self.tests, limits)
            if judged[program.name].verdict is Verdict.AC and (test := self._killer(program, limits)):
                judged[program.name] = judge(self.bench, program, [test], limits)
        self._note(judged)
        idle = gates.idle_survivors(self.bench, self.tests)
        return gates.check_wrong(judged, idle, [test.name for test in self.found])

    def _killer(self, program: Program, limits: Limits) -> TestCase | None:
        """Search for a test that kills a program which passes; where there is one, it joins the tests."""
        case = killer(self.bench, program, self._pools(), limits)
        if case is None:
            return None
        found = suite.found_input(case.input.decode(), f"kills {program.name}", len(self.found) + 1)
        self.found.append(found)
        test = _test(found, self.bench.run(self._right[0], case.input, limits))
        self._answered.append(test)
        return test

    def _pools(self) -> Iterator[Sequence[Solved]]:
        """Yield what a search goes through, cheapest first: the small cases, then structured ones."""
        yield self._solved
        for size, rounds in _POOLS:
            inputs = [text.encode() for text in suite.structured_cases(self._format, self._seed, size, rounds)]
            answers = self.bench.small_runs(self._right[0], inputs, self.bench.limits(timing.LONGEST))
            yield [
                Solved(data, run.output) for data, run in zip(inputs, answers, strict=True) if run.verdict is Verdict.AC
            ]

    def _slow(self) -> Check:
        judged = self._judged_slow(Role.SLOW)
        if judged:
            fastest = min(outcome.slowest for outcome in judged.values())
            self.time_limit = replace(self._limit, fastest_slow=fastest)
        return gates.check_slow(judged, self._limit.seconds, self.candidate.difficulty)

    def _judged_slow(self, role: Role) -> dict[str, Judged]:
        judged = {
            program.name: judge_slow(self.bench, program, self.tests, self._limit.seconds)
            for program in self.bench.programs(role)
        }
        self._note(judged)
        return judged

    def _time_limit(self) -> Check:
        return gates.check_time_limit(self._limit)

    @property
    def _limit(self) -> TimeLimit:
        assert self.time_limit is not None, "the reference's gate measures it"
        return self.time_limit

    def _note(self, judged: Mapping[str, Judged]) -> None:
        self.verdicts |= {name: outcome.verdict for name, outcome in judged.items()}


def _test(test: suite.TestInput, run: Run) -> TestCase:
    return TestCase(test.name, test.text, run.output.decode("utf-8", "replace"), test.purpose, test.sample)
