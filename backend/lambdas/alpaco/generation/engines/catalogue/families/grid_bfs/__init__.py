"""Grid search: breadth-first search on a grid, from counting areas to doors and keys."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.grid_bfs import breaking, keys, portals, regions, shortest, spread
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {
    "regions": regions.write,
    "shortest": shortest.write,
    "spread": spread.write,
    "breaking": breaking.write,
    "portals": portals.write,
    "keys": keys.write,
}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="grid_bfs",
    topics=(Topic.GRAPH_TRAVERSAL,),
    variants={
        Difficulty.TUTORIAL: ("regions", "shortest"),
        Difficulty.EASY: ("regions", "shortest", "spread"),
        Difficulty.MEDIUM: ("shortest", "spread", "breaking", "portals"),
        Difficulty.HARD: ("keys",),
    },
    write=_write,
)
