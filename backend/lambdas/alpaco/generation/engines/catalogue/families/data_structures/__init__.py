"""Data structures: stacks and queues, monotonic stacks, heaps, range trees, disjoint sets."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.data_structures import (
    closing_links,
    commands,
    next_larger,
    range_queries,
    rectangle,
    two_ended,
)
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {
    "stack": commands.write_stack,
    "queue": commands.write_queue,
    "next-larger": next_larger.write,
    "two-ended": two_ended.write,
    "rectangle": rectangle.write,
    "range-sum": range_queries.write_sum,
    "range-max": range_queries.write_max,
    "closing-links": closing_links.write,
}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="data_structures",
    topics=(Topic.DATA_STRUCTURES,),
    variants={
        Difficulty.TUTORIAL: ("stack", "queue"),
        Difficulty.EASY: ("stack", "queue", "next-larger"),
        Difficulty.MEDIUM: ("next-larger", "two-ended"),
        Difficulty.HARD: ("rectangle", "range-sum", "range-max", "closing-links"),
    },
    write=_write,
)
