"""Trees: depths, subtree sums, the longest path, balance, distances."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.trees import balance, distances, lengths, pairs, rooted
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {**rooted.WRITERS, **lengths.WRITERS, **balance.WRITERS, **pairs.WRITERS, **distances.WRITERS}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="trees",
    topics=(Topic.TREE,),
    variants={
        Difficulty.TUTORIAL: ("depth",),
        Difficulty.EASY: ("depth", "subtree-sums", "farthest", "balance"),
        Difficulty.MEDIUM: ("subtree-sums", "farthest", "total-distance", "balance"),
        Difficulty.HARD: ("pair-distances", "distance-sums"),
    },
    write=_write,
)
