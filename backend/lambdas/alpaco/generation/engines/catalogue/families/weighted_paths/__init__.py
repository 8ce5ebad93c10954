"""Shortest paths with weights: Dijkstra and what is built on it."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.weighted_paths import counting, distances, free_edge, round_trip, via
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {
    "distances": distances.write,
    "via": via.write,
    "round-trip": round_trip.write,
    "counting": counting.write,
    "free-edge": free_edge.write,
}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="weighted_paths",
    topics=(Topic.SHORTEST_PATH, Topic.GRAPH_THEORY),
    variants={
        Difficulty.EASY: ("distances", "via"),
        Difficulty.MEDIUM: ("distances", "via", "round-trip"),
        Difficulty.HARD: ("counting", "free-edge"),
    },
    write=_write,
)
