"""The families of the catalogue, in a fixed order: a seed picks among them by position."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families import grid_bfs, sorted_queries
from alpaco.generation.engines.catalogue.family import Family

__all__ = ["FAMILIES"]

FAMILIES: tuple[Family, ...] = (
    sorted_queries.FAMILY,
    grid_bfs.FAMILY,
)
