"""Dynamic programming on a grid: ways counted, sums made large, rules that need one more dimension."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.grid_paths.counting import WRITERS as COUNTING
from alpaco.generation.engines.catalogue.families.grid_paths.sums import WRITERS as SUMS
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {**COUNTING, **SUMS}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="grid_paths",
    topics=(Topic.DYNAMIC_PROGRAMMING,),
    variants={
        Difficulty.TUTORIAL: ("count-ways", "best-way", "falling"),
        Difficulty.EASY: ("count-ways", "best-way", "falling"),
        Difficulty.MEDIUM: ("through-walls", "few-turns", "two-walkers"),
    },
    write=_write,
)
