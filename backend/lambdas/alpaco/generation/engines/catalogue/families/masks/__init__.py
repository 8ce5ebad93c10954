"""Bitmasks: sets as the bits of an integer, in states, in subsets that are summed over, in exclusive or."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.masks import cover, disjoint, lamps, loads, partners, unions
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {
    "fewest-people": cover.write,
    "lamps": lamps.write,
    "growing-load": loads.write,
    "alone-or-paired": partners.write,
    "exact-union": unions.write,
    "nothing-in-common": disjoint.write,
}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="masks",
    topics=(Topic.BITMASK,),
    variants={
        Difficulty.EASY: ("fewest-people", "lamps"),
        Difficulty.MEDIUM: ("growing-load", "alone-or-paired"),
        Difficulty.HARD: ("exact-union", "nothing-in-common"),
    },
    write=_write,
)
