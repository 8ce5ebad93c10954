"""The search for a test that kills a program which the tests let through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alpaco.problem.program import Limits, Program
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Answered, Bench, Run

__all__ = ["Solved", "killer"]

_SUSPECTS = 5
_POOL_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Solved:
    """An input with its right answer."""

    input: bytes
    answer: bytes


def killer(bench: Bench, program: Program, pools: Iterable[Sequence[Solved]], limits: Limits) -> Solved | None:
    """Return the smallest input of the first pool that has one on which `program` fails, or None.

    Pools come cheapest first and are drawn lazily; the find is confirmed in a process of its own.
    """
    for pool in pools:
        runs = bench.small_runs(program, [case.input for case in pool], bench.limits(_POOL_SECONDS))
        suspects = [case for case, failed in zip(pool, _failed(bench, pool, runs), strict=True) if failed]
        for case in sorted(suspects, key=lambda case: len(case.input))[:_SUSPECTS]:
            alone = bench.run(program, case.input, limits)
            if _failed(bench, [case], [alone])[0]:
                return case
    return None


def _failed(bench: Bench, cases: Sequence[Solved], runs: Sequence[Run]) -> list[bool]:
    answered = [Answered(case.input, case.answer, run.output) for case, run in zip(cases, runs, strict=True)]
    accepted = bench.accepts(answered)
    return [run.verdict is not Verdict.AC or not right for run, right in zip(runs, accepted, strict=True)]
