"""A program over the tests: its verdict, found with as few runs as possible."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass

from alpaco.problem.problem import TestCase
from alpaco.problem.program import Limits, Program
from alpaco.problem.time_limit import TO_LIMIT, TO_SLOW
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Answered, Bench, Run
from alpaco.verification.timing import stop_for

__all__ = ["Judged", "judge", "judge_each", "judge_slow"]

_SMALLEST_FIRST = 12


@dataclass(frozen=True, slots=True)
class Judged:
    """A program's verdict over tests, the test that decided it, and the CPU seconds of its slowest run."""

    verdict: Verdict
    test: str | None
    slowest: float

    def is_clear(self, limit: float) -> bool:
        """Tell whether the verdict stands as far from the limit as the rule asks, so that it will elsewhere, too."""
        return self.slowest >= TO_SLOW * limit if self.verdict is Verdict.TLE else TO_LIMIT * self.slowest <= limit


def judge(bench: Bench, program: Program, tests: Sequence[TestCase], limits: Limits) -> Judged:
    """Run a program test by test, in the given order, until one is not `AC`."""
    slowest = 0.0
    with closing(judge_each(bench, program, tests, limits)) as runs:
        for test, run, verdict in runs:
            slowest = max(slowest, run.cpu_seconds)
            if verdict is not Verdict.AC:
                return Judged(verdict, test.name, slowest)
    return Judged(Verdict.AC, None, slowest)


def judge_slow(bench: Bench, program: Program, tests: Sequence[TestCase], limit: float) -> Judged:
    """Judge a program that is expected to be too slow: some small tests first, then the largest.

    It is stopped only where it certainly exceeds the limit. If it comes near, the slowest run counts as
    it is with nothing beside it.
    """
    by_size = sorted(tests, key=lambda test: len(test.input))
    order = by_size[:_SMALLEST_FIRST] + by_size[_SMALLEST_FIRST:][::-1]
    worst, seconds = tests[0], 0.0
    with closing(judge_each(bench, program, order, bench.limits(stop_for(limit)))) as runs:
        for test, run, verdict in runs:
            if verdict is not Verdict.AC:
                return Judged(verdict, test.name, run.cpu_seconds)
            if run.cpu_seconds > seconds:
                worst, seconds = test, run.cpu_seconds
    if seconds > limit:
        seconds = bench.run(program, worst.input.encode(), bench.limits(stop_for(limit))).cpu_seconds
    if seconds > limit:
        return Judged(Verdict.TLE, worst.name, seconds)
    return Judged(Verdict.AC, None, seconds)


def judge_each(
    bench: Bench, program: Program, tests: Sequence[TestCase], limits: Limits
) -> Generator[tuple[TestCase, Run, Verdict], None, None]:
    """Run a program on every test; close the iterator to stop."""
    with closing(bench.runs(program, [test.input.encode() for test in tests], limits)) as runs:
        for test, run in zip(tests, runs, strict=True):
            yield test, run, _verdict(bench, test, run)


def _verdict(bench: Bench, test: TestCase, run: Run) -> Verdict:
    if run.verdict is not Verdict.AC:
        return run.verdict
    case = Answered(test.input.encode(), test.answer.encode(), run.output)
    return Verdict.AC if bench.accepts([case])[0] else Verdict.WA
