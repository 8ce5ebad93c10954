"""Brute force: trying everything in the right way, where the careless way takes one loop too many."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.enumeration import boxes, codes, frame, parts, pieces, squares
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {
    "exact-boxes": boxes.write,
    "lock-codes": codes.write,
    "three-parts": parts.write,
    "four-pieces": pieces.write,
    "squares": squares.write,
    "best-frame": frame.write,
}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="enumeration",
    topics=(Topic.BRUTE_FORCE,),
    variants={
        Difficulty.TUTORIAL: ("exact-boxes", "lock-codes", "three-parts"),
        Difficulty.EASY: ("exact-boxes", "three-parts"),
        Difficulty.MEDIUM: ("four-pieces", "squares", "best-frame"),
    },
    write=_write,
)
