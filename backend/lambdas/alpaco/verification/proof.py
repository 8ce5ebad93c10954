"""The proof of one candidate: its gates stage by stage, each on what the earlier ones have gathered."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from alpaco.errors import JudgeError
from alpaco.ports import Sandbox
from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.problem.progress import Stage
from alpaco.problem.time_limit import TimeLimit
from alpaco.problem.verdict import Verdict
from alpaco.verification import gates, suite, timing
from alpaco.verification.bench import Bench, Run
from alpaco.verification.growing import GrowingTests
from alpaco.verification.judging import Judged, judge, judge_each, judge_slow
from alpaco.verification.measuring import reach
from alpaco.verification.mutation import chosen, mutant_program, mutants
from alpaco.verification.sieve import Sieve
from alpaco.verification.strengthening import Hunt, Solved
from alpaco.verification.trimming import telling, useless

__all__ = ["MUTANTS", "Known", "Proof"]

_SMALL_CASES = 1000
MUTANTS, _HELD_BACK = 24, 3  # of so many, every third is held back

_RUNNING = (Gate.REFERENCE, Gate.WRONG, Gate.SLOW, Gate.TIME_LIMIT, Gate.DIFFICULTY)

Gates = Sequence[tuple[Gate, Callable[[], Check]]]


@dataclass(frozen=True, slots=True)
class Known:
    """What a proof cannot make again from its candidate: tests that searches added, the names of those
    left out because they tell nothing, the measured limit, the verdicts, and the programs that a solver wrote
    from the statement alone, None where there is no solver or it was not asked yet.
    """

    found: tuple[suite.TestInput, ...] = ()
    dropped: tuple[str, ...] = ()
    time_limit: TimeLimit | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    independent: tuple[Program, ...] | None = None


class Proof:
    """What running a candidate's programs has shown so far.

    Everything is made when it is first needed, so that a proof may go on after any stage, given what an
    earlier one came to know.
    """

    def __init__(
        self, candidate: Candidate, sandbox: Sandbox, known: Known | None = None, *, build: suite.Build = suite.build
    ) -> None:
        """Keep what is known; nothing runs yet. `build` makes the tests."""
        known = known or Known()
        self.candidate = candidate
        self.time_limit = known.time_limit
        self.verdicts = dict(known.verdicts)
        self.independent = known.independent
        self._seen: dict[str, Verdict] = {}
        self._build = build
        self._sandbox = sandbox
        self._format = candidate.input_format
        self._seed = candidate.provenance.seed
        self._growing = GrowingTests(known.found, known.dropped, self._built)

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
                (Gate.DIFFICULTY, self._difficulty),
                (Gate.HOLDBACK, self._holdback),
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

    @property
    def known(self) -> Known:
        """What another proof of the same candidate needs to go on from here."""
        dropped = tuple(self._growing.dropped)
        return Known(tuple(self.found), dropped, self.time_limit, dict(self.verdicts), self.independent)

    @cached_property
    def bench(self) -> Bench:
        """The compiled programs."""
        return Bench(self.candidate, self._sandbox)

    @property
    def tests(self) -> tuple[TestCase, ...]:
        """The tests in judging order, answered by the reference."""
        return self._growing.all

    @property
    def found(self) -> Sequence[suite.TestInput]:
        """The tests that searches added."""
        return self._growing.found

    def _built(self) -> list[TestCase]:
        return [_test(test, run) for test, run in zip(self._inputs, self._reference_runs, strict=True)]

    @cached_property
    def _hunt(self) -> Hunt:
        return Hunt(self.bench, self._format, self._seed, self._right)

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve(self.bench, self._hunt, self._stop)

    @property
    def _stop(self) -> Limits:
        """The limits of a program that is expected to fail: beyond them it certainly has."""
        return self.bench.limits(timing.stop_for(self._limit.seconds))

    @cached_property
    def _inputs(self) -> tuple[suite.TestInput, ...]:
        return self._build(self.candidate, self.found)

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
        return gates.check_tests(self._format, self._inputs, self._build(self.candidate, self.found, large=False))

    def _reference(self) -> Check:
        agreed = self._agreement()
        if agreed.state is CheckState.FAILED:
            return agreed
        return self._versions() or gates.check_brutes(self._judged_slow(Role.BRUTE)) or agreed

    def _agreement(self) -> Check:
        cases = [text.encode() for text in suite.small_cases(self._format, self._seed, _SMALL_CASES)]
        answers = self.bench.small_runs(self._right[0], cases, self.bench.limits(timing.LONGEST))
        self._hunt.small = [Solved(case, run.output) for case, run in zip(cases, answers, strict=True)]
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
        self.time_limit = timing.time_limit({program: judged[program.name].slowest for program in self._right})
        self._note(judged)
        return gates.check_versions(judged)

    def _slowest(self, program: Program, runs: Sequence[Run]) -> float:
        return timing.slowest_alone(self.bench, program, [test.text.encode() for test in self._inputs], runs)

    def _independent(self) -> Check:
        return gates.check_independent(self.bench, self.independent, self.tests, self._stop)

    def _checker(self) -> Check:
        return gates.check_checker(self.bench, self.tests)

    def _wrong(self) -> Check:
        judged: dict[str, Judged] = {}
        for program in self.bench.programs(Role.WRONG):
            judged[program.name] = before = judge(self.bench, program, self.tests, self._stop)
            if before.verdict is Verdict.AC and (case := self._hunt.killer(program, self._stop)):
                found = judge(self.bench, program, [self._growing.add(case, program)], self._stop)
                judged[program.name] = replace(found, slowest=max(before.slowest, found.slowest))
        self._note(judged)
        mutants = self._sieve.sift(self._mutants[0], self.tests, self._growing.add_where_room)
        self._growing.kills |= mutants.kills.keys()
        idle = gates.idle_survivors(self.bench, self.tests)
        return gates.check_wrong(judged, idle, mutants, [test.name for test in self.found])

    @cached_property
    def _mutants(self) -> tuple[list[Program], list[Program]]:
        """Mutants for the search, and others that only score what it has found."""
        python = next((p for p in self._right if p.language is Language.PYTHON), None)
        if python is None:
            return [], []
        made = chosen(mutants(python), MUTANTS, self._seed)
        programs = [mutant_program(python, mutant, number) for number, mutant in enumerate(made, 1)]
        held_back = programs[_HELD_BACK - 1 :: _HELD_BACK]
        return [program for program in programs if program not in held_back], held_back

    def _slow(self) -> Check:
        judged = self._judged_slow(Role.SLOW)
        for program in self.bench.programs(Role.SLOW):
            seen = judged[program.name]
            if seen.verdict is Verdict.AC or not seen.is_clear(self._limit.seconds):
                case = self._hunt.slow_killer(program, self._limit.seconds)
                if case:
                    tests = [self._growing.add(case, program)]
                    judged[program.name] = judge_slow(self.bench, program, tests, self._limit.seconds)
            judged[program.name] = self._measured(program, judged[program.name])
        self._note(judged)
        if judged:
            fastest = min(outcome.slowest for outcome in judged.values())
            self.time_limit = replace(self._limit, fastest_slow=fastest)
        return gates.check_slow(judged, self._limit.seconds, self.candidate.difficulty)

    def _measured(self, program: Program, judged: Judged) -> Judged:
        """Let a program that is too slow go on alone, as far as a limit of whole seconds asks."""
        if judged.test is None or judged.verdict is not Verdict.TLE:
            return judged
        data = self._growing.named(judged.test).input.encode()
        limits = self.bench.limits(timing.stop_for(self._limit.whole_seconds))
        return replace(judged, slowest=self.bench.run(program, data, limits).cpu_seconds)

    def _judged_slow(self, role: Role) -> dict[str, Judged]:
        """Judge programs that may be too slow."""
        judged = {
            program.name: judge_slow(self.bench, program, self.tests, self._limit.seconds)
            for program in self.bench.programs(role)
        }
        self._note(judged, anyway=(Verdict.MLE, Verdict.RTE) if role is Role.BRUTE else ())
        return judged

    def _difficulty(self) -> Check:
        reached = {
            program.name: reach(self.bench, program, self._format, limit=self._limit.seconds, seed=self._seed)
            for program in self.bench.programs(Role.BRUTE, Role.SLOW)
        }
        return gates.check_difficulty(self.candidate, self._seen, reached)

    def _holdback(self) -> Check:
        self._trim()
        tally = self._sieve.sift(self._mutants[1], self.tests)
        return gates.check_holdback(tally, len(self.tests), self._growing.dropped)

    def _trim(self) -> None:
        """Leave out generated tests that kill nothing and reach no bound, and put telling ones in place of too many."""
        authored = {test.name for test in self._inputs if test.authored}
        unsure = [test for test in self.tests if test.name not in self._growing.kills | authored]
        self._growing.dropped = useless(self.bench, self._format, unsure, self._stop)
        known = {test.input.encode() for test in self.tests}
        new = [case for case in self._hunt.small if case.input not in known]
        for case, killed in telling(self.bench, self._python_wrong, new, suite.FEWEST - len(self.tests)):
            self._growing.add(case, killed)

    @property
    def _python_wrong(self) -> list[Program]:
        return [program for program in self.bench.programs(Role.WRONG) if program.language is Language.PYTHON]

    def _time_limit(self) -> Check:
        return gates.check_time_limit(self._limit)

    @property
    def _limit(self) -> TimeLimit:
        assert self.time_limit is not None, "the reference's gate measures it"
        return self.time_limit

    def _note(self, judged: Mapping[str, Judged], *, anyway: Container[Verdict] = ()) -> None:
        """Keep the verdicts that another machine would repeat; `anyway` those that may as well be a TLE there."""
        limit = self._limit.seconds
        self._seen |= {name: o.verdict for name, o in judged.items()}
        self.verdicts |= {name: o.verdict for name, o in judged.items() if o.verdict in anyway or o.is_clear(limit)}
        self._growing.kills |= {outcome.test for outcome in judged.values() if outcome.test}


def _test(test: suite.TestInput, run: Run) -> TestCase:
    return TestCase(test.name, test.text, run.output.decode("utf-8", "replace"), test.purpose, test.sample)
