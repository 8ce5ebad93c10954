"""Backtracking: things are placed one after another, and what cannot become a solution is left early."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.placements import blocked, days, pairs, quiet, scored, shares, walks
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {
    "blocked-board": blocked.write,
    "scored-board": scored.write,
    "pairs-apart": pairs.write,
    "course-days": days.write,
    "fair-shares": shares.write,
    "every-cell": walks.write,
    "quiet-team": quiet.write,
}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="placements",
    topics=(Topic.BACKTRACKING,),
    variants={
        Difficulty.TUTORIAL: ("blocked-board", "pairs-apart"),
        Difficulty.EASY: ("blocked-board", "scored-board", "pairs-apart"),
        Difficulty.MEDIUM: ("fair-shares", "course-days"),
        Difficulty.HARD: ("every-cell", "quiet-team"),
    },
    write=_write,
)
