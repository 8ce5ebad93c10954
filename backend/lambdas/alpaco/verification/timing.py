"""Times of the right programs, and the time limit that follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alpaco.problem.program import Language, Program
from alpaco.problem.time_limit import RESOLUTION, TO_SLOW, TimeLimit, limit_for
from alpaco.verification.bench import Bench, Run

__all__ = ["LONGEST", "slowest_alone", "stop_for", "time_limit"]

LONGEST = 10.0
# A program that ran beside others may seem slower than it is; one that is stopped here is slow even so.
_CERTAIN = 1.25
_REPEATS = 4


def stop_for(limit: float) -> float:
    """Return the CPU seconds after which a program is certainly too slow for `limit`."""
    return limit * TO_SLOW * _CERTAIN


def time_limit(slowest: Mapping[Program, float], resolution: float = RESOLUTION) -> TimeLimit:
    """Return the limit for the slowest time of each right program; slow ones are not known yet.

    `by_language` holds the limit that each language's own programs would call for.
    """
    by_language: dict[Language, float] = {}
    for program, seconds in slowest.items():
        own = limit_for(seconds, resolution)
        by_language[program.language] = max(own, by_language.get(program.language, own))
    worst = max(slowest.values())
    return TimeLimit(limit_for(worst, resolution), resolution, worst, None, by_language)


def slowest_alone(bench: Bench, program: Program, inputs: Sequence[bytes], runs: Sequence[Run]) -> float:
    """Return a program's slowest time in CPU seconds, as it is with nothing beside it.

    The slowest run is repeated until one that was repeated already is the slowest, but not many times.
    """
    seconds = [run.cpu_seconds for run in runs]
    alone: set[int] = set()
    while len(alone) < _REPEATS:
        worst = max(range(len(seconds)), key=seconds.__getitem__)
        if worst in alone:
            break
        alone.add(worst)
        seconds[worst] = min(seconds[worst], bench.run(program, inputs[worst], bench.limits(LONGEST)).cpu_seconds)
    return max(seconds)
