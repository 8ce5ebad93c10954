"""The topics that the catalogue can serve, for those who must not wait until its families are loaded."""

from __future__ import annotations

from alpaco.problem.request import Topic

__all__ = ["TOPICS"]

TOPICS: tuple[Topic, ...] = (
    Topic.IMPLEMENTATION,
    Topic.BRUTE_FORCE,
    Topic.BACKTRACKING,
    Topic.SORTING,
    Topic.STRING,
    Topic.MATH,
    Topic.NUMBER_THEORY,
    Topic.PREFIX_SUM,
    Topic.GREEDY,
    Topic.BINARY_SEARCH,
    Topic.PARAMETRIC_SEARCH,
    Topic.DATA_STRUCTURES,
    Topic.DIVIDE_AND_CONQUER,
    Topic.DYNAMIC_PROGRAMMING,
    Topic.BITMASK,
    Topic.GRAPH_TRAVERSAL,
    Topic.SHORTEST_PATH,
    Topic.TREE,
    Topic.GRAPH_THEORY,
)
"""In the order of the vocabulary; a test holds them against the families."""
