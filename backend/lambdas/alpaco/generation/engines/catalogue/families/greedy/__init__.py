"""Greedy choices: intervals, pairs, waiting times, deadlines, merging."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.greedy.intervals import WRITERS as INTERVALS
from alpaco.generation.engines.catalogue.families.greedy.orders import WRITERS as ORDERS
from alpaco.generation.engines.catalogue.families.greedy.queues import WRITERS as QUEUES
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {**INTERVALS, **ORDERS, **QUEUES}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="greedy",
    topics=(Topic.GREEDY, Topic.SORTING),
    variants={
        Difficulty.TUTORIAL: ("waiting-times", "pairs-in-boats"),
        Difficulty.EASY: ("waiting-times", "pairs-in-boats", "most-intervals"),
        Difficulty.MEDIUM: ("most-intervals", "fewest-points", "merging"),
        Difficulty.HARD: ("deadlines", "refuelling"),
    },
    write=_write,
)
