"""Which tests are worth their time: those that kill a program or reach a bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alpaco.problem.input_format import InputFormat, bounds_reached
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Bench
from alpaco.verification.judging import judge
from alpaco.verification.sieve import failures
from alpaco.verification.strengthening import Solved, failed

__all__ = ["telling", "useless"]

_SMALL_BYTES = 20_000
_LOOKED_AT = 300


def useless(bench: Bench, fmt: InputFormat, tests: Sequence[TestCase], limits: Limits) -> list[str]:
    """Return the names of the tests that kill no wrong program and reach no bound."""
    small = [test for test in tests if len(test.input) <= _SMALL_BYTES]
    python = [p for p in bench.programs(Role.WRONG) if p.language is Language.PYTHON] if small else []
    kills = {name for program in python for name in failures(bench, program, small, limits)}
    idle = [test for test in tests if test.name not in kills and not bounds_reached(fmt, test.input)]
    return [test.name for test in idle if test in small or not _kills(bench, test, limits)]


def telling(bench: Bench, cases: Sequence[Solved], most: int) -> Iterator[tuple[Solved, Program]]:
    """Yield at most so many of the solved cases, each with a wrong program that fails on it."""
    python = [p for p in bench.programs(Role.WRONG) if p.language is Language.PYTHON]
    looked_at = cases[:_LOOKED_AT]
    rows = [bench.small_runs(p, [case.input for case in looked_at], bench.limits(1.0)) for p in python]
    fails = [failed(bench, looked_at, runs) for runs in rows]
    found = 0
    for index, case in enumerate(looked_at):
        killed = [p for p, row in zip(python, fails, strict=True) if row[index]]
        if killed and found < most:
            found += 1
            yield case, killed[0]


def _kills(bench: Bench, test: TestCase, limits: Limits) -> bool:
    return any(judge(bench, p, [test], limits).verdict is not Verdict.AC for p in bench.programs(Role.WRONG))
