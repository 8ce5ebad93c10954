"""The families of the catalogue, in a fixed order: a seed picks among them by position."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families import (
    answer_search,
    data_structures,
    enumeration,
    greedy,
    grid_bfs,
    grid_paths,
    halving,
    knapsack,
    kth_pairs,
    masks,
    number_theory,
    placements,
    prefix_sums,
    simulation,
    sorted_queries,
    strings,
    trees,
    weighted_paths,
)
from alpaco.generation.engines.catalogue.family import Family

__all__ = ["FAMILIES"]

FAMILIES: tuple[Family, ...] = (
    sorted_queries.FAMILY,
    knapsack.FAMILY,
    grid_bfs.FAMILY,
    weighted_paths.FAMILY,
    strings.FAMILY,
    data_structures.FAMILY,
    trees.FAMILY,
    prefix_sums.FAMILY,
    greedy.FAMILY,
    kth_pairs.FAMILY,
    answer_search.FAMILY,
    grid_paths.FAMILY,
    number_theory.FAMILY,
    halving.FAMILY,
    simulation.FAMILY,
    enumeration.FAMILY,
    placements.FAMILY,
    masks.FAMILY,
)
