"""Divide and conquer: what is split into parts of the same kind, and what is put together from their answers."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.halving import (
    crossings,
    growth,
    rows,
    segments,
    squares,
    strokes,
    swaps,
    towers,
    walks,
)
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {
    "uniform-squares": squares.write,
    "stroke-order": strokes.write,
    "growth": growth.write,
    "tower": towers.write,
    "growing-row": rows.write,
    "crossings": crossings.write,
    "swapped-halves": swaps.write,
    "walks": walks.write,
    "segments": segments.write,
}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="halving",
    topics=(Topic.DIVIDE_AND_CONQUER,),
    variants={
        Difficulty.TUTORIAL: ("uniform-squares", "stroke-order"),
        Difficulty.EASY: ("uniform-squares", "stroke-order", "growth"),
        Difficulty.MEDIUM: ("tower", "growing-row", "crossings"),
        Difficulty.HARD: ("swapped-halves", "walks", "segments"),
    },
    write=_write,
)
