"""Prefix sums: sums of ranges and rectangles, ranges counted by their sums, many additions at once."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.prefix_sums import rectangles
from alpaco.generation.engines.catalogue.families.prefix_sums.counting import WRITERS as COUNTING
from alpaco.generation.engines.catalogue.families.prefix_sums.differences import WRITERS as DIFFERENCES
from alpaco.generation.engines.catalogue.families.prefix_sums.questions import WRITERS as QUESTIONS
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {**QUESTIONS, **COUNTING, **DIFFERENCES, "best-rectangle": rectangles.write}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="prefix_sums",
    topics=(Topic.PREFIX_SUM,),
    variants={
        Difficulty.TUTORIAL: ("range-sum", "range-additions"),
        Difficulty.EASY: ("range-sum", "range-additions", "rectangle-sum"),
        Difficulty.MEDIUM: ("rectangle-sum", "divisible-ranges", "ranges-of-sum"),
        Difficulty.HARD: ("painted-cells", "best-rectangle"),
    },
    write=_write,
)
