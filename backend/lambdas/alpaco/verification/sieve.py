"""What becomes of mutants: killed by the tests, found to be no mistake at all, or the reason for another test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from alpaco.problem.problem import TestCase
from alpaco.problem.program import Limits, Program
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Bench
from alpaco.verification.judging import judge_each
from alpaco.verification.mutation import Mistake
from alpaco.verification.strengthening import Hunt, Solved, failed

__all__ = ["Sieve", "Tally", "Tried", "tried"]

Add = Callable[[Solved, Program], TestCase | None]

_SMALL_BYTES = 20_000
_SHARED_SECONDS = 0.25
_LARGE_SECONDS = 4.0
_AT_ONCE = 2


@dataclass(slots=True)
class Tally:
    """How many mutants were made and what became of them.

    `survivors` pass every test and are wrong on some input. `equivalent` ones differ from the reference
    on no small, random, structured or large input that was tried; for `undecided` ones there was no time
    to try the large. `kills` holds, by the names of the tests that killed one, whom they killed.
    """

    made: int = 0
    killed: int = 0
    equivalent: int = 0
    undecided: int = 0
    survivors: list[str] = field(default_factory=list)
    kills: dict[str, set[str]] = field(default_factory=dict)

    def kill(self, program: Program, *tests: str) -> None:
        """Enter the tests that killed a mutant."""
        self.killed += 1
        for test in tests:
            self.kills.setdefault(test, set()).add(program.name)

    def join(self, other: Tally) -> None:
        """Add what became of other mutants."""
        self.made += other.made
        self.killed += other.killed
        self.equivalent += other.equivalent
        self.undecided += other.undecided
        self.survivors += other.survivors
        for test, names in other.kills.items():
            self.kills.setdefault(test, set()).update(names)

    def evidence(self) -> dict[str, Any]:
        """Return the numbers as JSON values."""
        return {
            "made": self.made,
            "killed": self.killed,
            "equivalent": self.equivalent,
            "undecided": self.undecided,
            "survivors": list(self.survivors),
        }


class Sieve:
    """Puts mutants through the tests, at `limits` for those that take long.

    On large tests all of them together may use so many CPU `seconds`.
    """

    def __init__(self, bench: Bench, hunt: Hunt, limits: Limits, *, seconds: float = _LARGE_SECONDS) -> None:
        """Start with the whole budget."""
        self._bench = bench
        self._hunt = hunt
        self._limits = limits
        self._seconds = seconds

    def sift(self, mutants: Iterable[Program], tests: Sequence[TestCase], add: Add | None = None) -> Tally:
        """Judge mutants; where one survives, `add` may make a test of the input that betrays it.

        Without `add` nothing is added: that measures the tests.
        """
        tally = Tally()
        small = [test for test in tests if len(test.input) <= _SMALL_BYTES]
        large = [test for test in tests if len(test.input) > _SMALL_BYTES]
        programs = list(mutants)
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            rows = list(threads.map(lambda program: tried(self._bench, program, small, self._limits), programs))
        added: list[TestCase] = []
        for program, row in zip(programs, rows, strict=True):
            tally.made += 1
            if killers := row.killers or tried(self._bench, program, added, self._limits).killers:
                tally.kill(program, *killers)
                continue
            case = None if _is_about_size(program) else self._hunt.killer(program, self._limits, thorough=False)
            if case and add and (test := add(case, program)):
                added.append(test)
                tally.kill(program, test.name)
            else:
                self._try_each(program, [*row.undecided, *large], tally, betrayed=case is not None)
        return tally

    def _try_each(self, program: Program, tests: Sequence[TestCase], tally: Tally, *, betrayed: bool) -> None:
        with closing(judge_each(self._bench, program, tests, self._limits)) as runs:
            for test, run, verdict in runs:
                self._seconds -= run.cpu_seconds
                if verdict is not Verdict.AC:
                    tally.kill(program, test.name)
                    return
                if self._seconds <= 0 and not betrayed:
                    tally.undecided += 1
                    return
        if betrayed:
            tally.survivors.append(program.name)
        else:
            tally.equivalent += 1


@dataclass(frozen=True, slots=True)
class Tried:
    """The names of the tests that a program failed, and the tests not reached because an earlier one took long."""

    killers: list[str]
    undecided: list[TestCase] = field(default_factory=list)


def tried(bench: Bench, program: Program, tests: Sequence[TestCase], limits: Limits) -> Tried:
    """Run a program on small tests, a Python one in one process, until one takes long.

    Whether that one is too slow is decided alone, by `limits`.
    """
    cases = [Solved(test.input.encode(), test.answer.encode()) for test in tests]
    runs = bench.small_runs(program, [c.input for c in cases], bench.limits(_SHARED_SECONDS), patience=1)
    wrong = failed(bench, cases, runs)
    killers = [
        test.name
        for test, run, fails in zip(tests, runs, wrong, strict=True)
        if fails and run.verdict is not Verdict.TLE
    ]
    late = next((i for i, run in enumerate(runs) if run.verdict is Verdict.TLE), None)
    if late is not None and not killers:
        alone = bench.run(program, cases[late].input, limits)
        if failed(bench, [cases[late]], [alone])[0]:
            return Tried([tests[late].name])
        later = zip(tests[late + 1 :], runs[late + 1 :], strict=True)
        return Tried([], [test for test, run in later if run.verdict is Verdict.TLE])
    return Tried(killers)


def _is_about_size(program: Program) -> bool:
    """Tell whether only large numbers can betray a mutant."""
    return Mistake.WIDTH in program.name
