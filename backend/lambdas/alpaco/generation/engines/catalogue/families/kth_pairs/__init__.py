"""Binary search over values: the K-th of all pairs, which are far too many to list."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.kth_pairs.formats import write
from alpaco.generation.engines.catalogue.family import Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

FAMILY = Family(
    name="kth_pairs",
    topics=(Topic.BINARY_SEARCH, Topic.PARAMETRIC_SEARCH),
    variants={Difficulty.HARD: ("kth-sum", "kth-difference", "kth-product")},
    write=write,
)
