"""Which tests are worth their time: those that kill a program or reach a bound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from alpaco.problem.input_format import InputFormat, bounds_reached
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Bench
from alpaco.verification.judging import judge
from alpaco.verification.sieve import tried
from alpaco.verification.strengthening import Solved, failed

__all__ = ["spare", "telling", "useless"]

_SMALL_BYTES = 20_000
_LOOKED_AT = 300


def useless(bench: Bench, fmt: InputFormat, tests: Sequence[TestCase], limits: Limits) -> list[str]:
    """Return the names of the tests that kill no wrong program and reach no bound."""
    small = [test for test in tests if len(test.input) <= _SMALL_BYTES]
    python = [p for p in bench.programs(Role.WRONG) if p.language is Language.PYTHON] if small else []
    seen = [tried(bench, program, small, limits) for program in python]
    kills = {name for each in seen for name in each.killers}
    undecided = {test.name for each in seen for test in each.undecided}
    idle = [test for test in tests if test.name not in kills and not bounds_reached(fmt, test.input)]
    decided = [test for test in small if test.name not in undecided]
    return [test.name for test in idle if test in decided or not _kills(bench, test, limits)]


def telling(
    bench: Bench, programs: Sequence[Program], cases: Sequence[Solved], most: int
) -> Iterator[tuple[Solved, Program]]:
    """Yield at most so many of the solved cases, each with one of the wrong programs that fails on it."""
    looked_at = cases[: _LOOKED_AT if most > 0 else 0]
    rows = [bench.small_runs(p, [case.input for case in looked_at], bench.limits(1.0)) for p in programs]
    fails = [failed(bench, looked_at, runs) for runs in rows]
    found = 0
    for index, case in enumerate(looked_at):
        killed = [p for p, row in zip(programs, fails, strict=True) if row[index]]
        if killed and found < most:
            found += 1
            yield case, killed[0]


def spare(tests: Sequence[TestCase], tells: Mapping[str, Collection[str]], most: int) -> list[str]:
    """Return the names of the tests that a suite of at most `most` can do without; samples always stay.

    `tells` holds, by the names of the tests, whom they kill and which bounds they reach. Tests that tell nothing
    are left out, then small ones of which other tests tell everything, the last ones first.
    """
    idle = [test.name for test in tests if not test.sample and not tells.get(test.name)]
    kept = [test for test in tests if test.name not in idle]
    told = Counter(what for test in kept for what in tells.get(test.name, ()))
    repeated: list[str] = []
    for test in reversed(kept):
        own = tells.get(test.name, ())
        small = not test.sample and len(test.input) <= _SMALL_BYTES
        if small and len(kept) - len(repeated) > most and all(told[what] > 1 for what in own):
            repeated.append(test.name)
            told.subtract(own)
    return idle + repeated


def _kills(bench: Bench, test: TestCase, limits: Limits) -> bool:
    return any(judge(bench, p, [test], limits).verdict is not Verdict.AC for p in bench.programs(Role.WRONG))
