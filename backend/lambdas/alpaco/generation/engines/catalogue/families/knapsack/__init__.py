"""Dynamic programming over a capacity: choose things under a limit, for value, for number, for ways."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.knapsack import coins, items
from alpaco.generation.engines.catalogue.families.knapsack.limits import WRITERS as LIMITED
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {**items.WRITERS, **coins.WRITERS, **LIMITED}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="knapsack",
    topics=(Topic.DYNAMIC_PROGRAMMING,),
    variants={
        Difficulty.EASY: ("fewest-coins", "count-ways", "best-value"),
        Difficulty.MEDIUM: ("best-value", "unlimited", "exact-sum-ways"),
        Difficulty.HARD: ("limited-copies", "two-limits", "one-per-group"),
    },
    write=_write,
)
