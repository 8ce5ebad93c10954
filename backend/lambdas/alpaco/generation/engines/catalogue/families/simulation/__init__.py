"""Implementation: rules to be followed to the letter, and rules whose repetition must be skipped."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.simulation import cube, ring, tilting, walk, walk_again
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {
    "walk": walk.write,
    "walk-again": walk_again.write,
    "tilting": tilting.write,
    "rolling-cube": cube.write,
    "turning-ring": ring.write,
}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="simulation",
    topics=(Topic.IMPLEMENTATION,),
    variants={
        Difficulty.TUTORIAL: ("walk", "tilting", "rolling-cube"),
        Difficulty.EASY: ("walk", "tilting"),
        Difficulty.MEDIUM: ("walk-again", "rolling-cube", "turning-ring"),
    },
    write=_write,
)
