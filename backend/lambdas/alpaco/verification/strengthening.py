"""The search for tests: solved inputs, cheapest first, on which programs that ought to fail are tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from alpaco.problem.input_format import InputFormat
from alpaco.problem.program import Limits, Program
from alpaco.problem.time_limit import TO_LIMIT, TO_SLOW
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Answered, Bench, Run
from alpaco.verification.suite import large_cases, small_cases, structured_cases
from alpaco.verification.timing import LONGEST, stop_for

__all__ = ["POOLS", "Hunt", "Solved", "failed"]

POOLS = ((8, 12), (30, 6), (300, 2))
"""Sizes and rounds of the structured inputs that a search goes through."""

_SUSPECTS = 5
_POOL_SECONDS, _PATIENCE = 1.0, 3
_LARGE_CASES = 24


@dataclass(frozen=True, slots=True)
class Solved:
    """An input with its right answer."""

    input: bytes
    answer: bytes


class Hunt:
    """Searches that share what the right programs have answered; `right` are those, the reference first."""

    small: Sequence[Solved] = ()
    """The small cases to try first."""
    pools: Sequence[tuple[int, int]] = POOLS
    """The structured ones to try then; fewer where a run is dear."""

    def __init__(self, bench: Bench, fmt: InputFormat, seed: int, right: Sequence[Program]) -> None:
        """Know nothing yet."""
        self._bench = bench
        self._format = fmt
        self._seed = seed
        self._right = right
        self._structured: list[Sequence[Solved]] = []

    def solve_small(self, count: int) -> None:
        """Let the reference answer so many small cases, to begin with."""
        self.small = self._solved(small_cases(self._format, self._seed, count))

    def killer(self, program: Program, limits: Limits, *, thorough: bool = True) -> Solved | None:
        """Return the smallest input of the first pool that has one on which `program` fails, or None.

        The small cases come first, then structured ones, the largest of those only where it is to be
        `thorough`; the find is confirmed in a process of its own.
        """
        for pool in islice(self._pools(), None if thorough else len(self.pools)):
            limits_of_pool = self._bench.limits(_POOL_SECONDS)
            runs = self._bench.small_runs(program, [c.input for c in pool], limits_of_pool, patience=_PATIENCE)
            verdicts = failed(self._bench, pool, runs)
            suspects = [case for case, wrong in zip(pool, verdicts, strict=True) if wrong]
            for case in sorted(suspects, key=lambda case: len(case.input))[:_SUSPECTS]:
                if failed(self._bench, [case], [self._bench.run(program, case.input, limits)])[0]:
                    return case
        return None

    def slow_killer(self, program: Program, limit: float) -> Solved | None:
        """Return a large input for which `program` is clearly too slow and the right programs need half the limit."""
        for text in islice(large_cases(self._format, self._seed), _LARGE_CASES):
            case = text.encode()
            seen = self._bench.run(program, case, self._bench.limits(stop_for(limit)))
            if seen.verdict in (Verdict.AC, Verdict.TLE) and seen.cpu_seconds >= TO_SLOW * limit:
                runs = [self._bench.run(right, case, self._bench.limits(LONGEST)) for right in self._right]
                solved = Solved(case, runs[0].output)
                in_time = all(TO_LIMIT * run.cpu_seconds <= limit for run in runs)
                if in_time and not any(failed(self._bench, [solved] * len(runs), runs)):
                    return solved
        return None

    def _pools(self) -> Iterator[Sequence[Solved]]:
        """Yield the small cases, then structured ones, which the reference answers when they are first wanted."""
        yield self.small
        for index, (size, rounds) in enumerate(self.pools):
            if index == len(self._structured):
                self._structured.append(self._solved(structured_cases(self._format, self._seed, size, rounds)))
            yield self._structured[index]

    def _solved(self, texts: Sequence[str]) -> Sequence[Solved]:
        inputs = [text.encode() for text in texts]
        answers = self._bench.small_runs(self._right[0], inputs, self._bench.limits(LONGEST))
        return [Solved(x, run.output) for x, run in zip(inputs, answers, strict=True) if run.verdict is Verdict.AC]


def failed(bench: Bench, cases: Sequence[Solved], runs: Sequence[Run]) -> list[bool]:
    """Tell for each run whether it did not end well or its output is wrong."""
    ended = [run.verdict is Verdict.AC for run in runs]
    answered = [Answered(c.input, c.answer, run.output) for c, run, ok in zip(cases, runs, ended, strict=True) if ok]
    right = iter(bench.accepts(answered))
    return [not (ok and next(right)) for ok in ended]
