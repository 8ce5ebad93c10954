"""Making trees and graphs of a given shape.

Vertices are ranks 0, 1, … while a shape is made; a base of edges, then further edges drawn without repetition
from the numbered pairs that the guarantees allow, then labels and order are shuffled.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from math import isqrt

from alpaco.problem.input_format.sequences import sampled, shuffled
from alpaco.problem.input_format.solving import Infeasible
from alpaco.problem.input_format.types import Graph

__all__ = ["GRAPH_SHAPES", "TREE_SHAPES", "graph_edges", "tree_edges", "tree_parents"]

TREE_SHAPES = ("star", "path", "bamboo", "caterpillar", "binary", "broom")
# `bare` shapes have no further edges where the number of edges is free to be so small.
GRAPH_SHAPES = ("star", "path", "cycle", "complete", "lattice", "components", "two-sides",
                "bare-path", "bare-tree", "bare-cycle")  # fmt: skip

Edge = tuple[int, int]


def _parents(rng: random.Random, shape: str, nodes: int) -> list[int]:
    """Return the parent of ranks 1, 2, …; a parent's rank is smaller."""
    if shape == "star":
        return [0] * (nodes - 1)
    if shape in ("path", "bamboo", "cycle", "min", "max", "bare-path", "bare-cycle"):
        return list(range(nodes - 1))
    if shape == "caterpillar":
        spine = (nodes + 1) // 2
        return list(range(spine - 1)) + [rng.randrange(spine) for _ in range(nodes - spine)]
    if shape == "binary":
        return [(rank - 1) // 2 for rank in range(1, nodes)]
    if shape == "broom":
        handle = (nodes + 1) // 2
        return list(range(handle - 1)) + [handle - 1] * (nodes - handle)
    if shape == "lattice":
        width = max(1, isqrt(nodes))
        return [rank - 1 if rank % width else rank - width for rank in range(1, nodes)]
    return [int(rng.random() * rank) for rank in range(1, nodes)]


def tree_parents(rng: random.Random, shape: str, nodes: int) -> list[int]:
    """Return the parents of vertices 2..nodes, root 1."""
    parents = _parents(rng, shape, nodes)
    if shape in ("bamboo", "min"):
        return [parent + 1 for parent in parents]
    label = [1, *shuffled(rng, range(2, nodes + 1))]
    by_label = {label[rank]: label[parent] for rank, parent in enumerate(parents, 1)}
    return [by_label[vertex] for vertex in range(2, nodes + 1)]


def tree_edges(rng: random.Random, shape: str, nodes: int) -> list[Edge]:
    """Return the edges of a tree on 1..nodes."""
    edges = list(zip(_parents(rng, shape, nodes), range(1, nodes), strict=True))
    if shape in ("bamboo", "min"):
        return [(u + 1, v + 1) for u, v in edges]
    return _labelled(rng, edges, nodes, flip=True)


def _labelled(rng: random.Random, edges: list[Edge], nodes: int, *, flip: bool) -> list[Edge]:
    label = shuffled(rng, range(1, nodes + 1))
    named = [(label[u], label[v]) for u, v in edges]
    if flip:
        turns = rng.choices((False, True), k=len(edges))
        named = [(v, u) if turn else (u, v) for (u, v), turn in zip(named, turns, strict=True)]
    return shuffled(rng, named)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The pairs of ranks that may be joined, numbered `0..total-1`."""

    total: int
    pair: Callable[[int], Edge]


def _pairs(item: Graph, shape: str, nodes: int, sides: tuple[list[int], list[int]]) -> _Pairs:
    if shape == "components":
        size = max(2, isqrt(nodes))
        inside = size * (size - 1) // 2
        if not item.bipartite:
            return _Pairs(nodes // size * inside, lambda i: _shifted(i // inside * size, _triangular(i % inside)))
    if item.bipartite or shape == "two-sides":
        even, odd = sides
        size = max(1, len(odd))
        return _Pairs(len(even) * len(odd), lambda i: _rising(even[i // size], odd[i % size]))
    if item.acyclic or not item.directed:
        if item.simple or item.acyclic:
            return _Pairs(nodes * (nodes - 1) // 2, _triangular)
        return _Pairs(nodes * (nodes + 1) // 2, lambda i: _with_loops(*_triangular(i)))
    if item.simple:
        return _Pairs(nodes * (nodes - 1), lambda i: _without_loops(*divmod(i, nodes - 1)))
    return _Pairs(nodes * nodes, lambda i: divmod(i, nodes))


def _triangular(index: int) -> Edge:
    """Return the pair `u < v` of that number: (0,1), (0,2), (1,2), (0,3), …"""
    v = (isqrt(8 * index + 1) + 1) // 2
    return index - v * (v - 1) // 2, v


def _with_loops(u: int, v: int) -> Edge:
    return u, v - 1


def _shifted(by: int, pair: Edge) -> Edge:
    return pair[0] + by, pair[1] + by


def _without_loops(u: int, v: int) -> Edge:
    return u, v + (v >= u)


def _rising(u: int, v: int) -> Edge:
    return (u, v) if u < v else (v, u)


def graph_edges(rng: random.Random, shape: str, item: Graph, nodes: int, count: int) -> list[Edge]:
    """Return `count` edges on 1..nodes that keep the graph's promises; raises `Infeasible`."""
    if item.connected and count < nodes - 1:
        raise Infeasible("too few edges for a connected graph")
    for attempt in dict.fromkeys((shape, "random", "path")):
        edges = _ranked_edges(rng, attempt, item, nodes, count)
        if edges is not None:
            return _labelled(rng, edges, nodes, flip=not item.directed)
    raise Infeasible("no such graph")


def _ranked_edges(rng: random.Random, shape: str, item: Graph, nodes: int, count: int) -> list[Edge] | None:
    parents = _parents(rng, shape, nodes)
    base = _base(shape, item, parents, nodes)[:count]
    if item.acyclic and not item.directed:
        forest = base or rng.sample(list(zip(parents, range(1, nodes), strict=True)), min(count, nodes - 1))
        return forest if len(forest) == count else None
    sides = _sides(rng, parents, nodes, based=bool(base)) if item.bipartite or shape == "two-sides" else ([], [])
    pairs = _pairs(item, shape, nodes, sides)
    further = count - len(base)
    if not item.simple:
        if further and not pairs.total:
            return None
        return base + [pairs.pair(int(rng.random() * pairs.total)) for _ in range(further)]
    if count > pairs.total:
        return None
    taken = set(base)
    drawn = map(pairs.pair, sampled(rng, 0, pairs.total - 1, min(pairs.total, count)))
    return base + [edge for edge in drawn if edge not in taken][:further]


def _base(shape: str, item: Graph, parents: list[int], nodes: int) -> list[Edge]:
    """Return the edges that make the shape, a spanning tree of it first where connectedness is promised."""
    structured = shape in ("star", "path", "cycle", "lattice", "bare-path", "bare-tree", "bare-cycle")
    if not (item.connected or structured):
        return []
    edges = list(zip(parents, range(1, nodes), strict=True))
    if item.acyclic and not item.directed:
        return edges
    if shape == "cycle" and nodes > 2 and (not item.bipartite or nodes % 2 == 0):
        edges.append((0, nodes - 1))
    if shape == "bare-cycle" and nodes > 2 and not item.bipartite:
        edges.append((0, nodes - 1 - (nodes % 2 == 0)))  # an odd cycle: of an even number one vertex is left over
    if shape == "lattice":
        width = max(1, isqrt(nodes))
        edges += [(rank - width, rank) for rank in range(width, nodes) if rank % width]
    return edges


def _sides(rng: random.Random, parents: list[int], nodes: int, *, based: bool) -> tuple[list[int], list[int]]:
    """Split the ranks into two sides: by depth where there is a base to respect, else into random halves."""
    if not based:
        ranks = shuffled(rng, range(nodes))
        return ranks[: nodes // 2], ranks[nodes // 2 :]
    depth = [0] * nodes
    for rank, parent in enumerate(parents, 1):
        depth[rank] = depth[parent] + 1
    return [r for r in range(nodes) if depth[r] % 2 == 0], [r for r in range(nodes) if depth[r] % 2]
