"""Structural guarantees: order, distinctness, trees and graphs; each check names the first place that breaks one.

A finding is `(index, words)`: the index of the element, edge or vertex at fault and what was expected, in
Korean and English. The module has no dependencies, because stand-alone validators carry a copy of it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

__all__ = ["distinct_fault", "graph_fault", "order_fault", "parents_fault", "tree_fault"]

Words = tuple[str, str]
Finding = tuple[int, Words] | None

_ORDERS: dict[str, tuple[Callable[[Any, Any], bool], Words]] = {
    "nondecreasing": (operator.le, ("앞의 값보다 작지 않은 값", "a value not less than the one before")),
    "increasing": (operator.lt, ("앞의 값보다 큰 값", "a value greater than the one before")),
    "nonincreasing": (operator.ge, ("앞의 값보다 크지 않은 값", "a value not greater than the one before")),
    "decreasing": (operator.gt, ("앞의 값보다 작은 값", "a value less than the one before")),
}


def order_fault(values: Sequence[Any], order: str) -> Finding:
    """Find the first element that breaks the order; `"any"` is never broken."""
    if order == "any":
        return None
    holds, words = _ORDERS[order]
    if all(map(holds, values, values[1:])):
        return None
    return next(i + 1 for i in range(len(values) - 1) if not holds(values[i], values[i + 1])), words


def distinct_fault(values: Sequence[Any]) -> Finding:
    """Find the first element that occurred before."""
    if len(set(values)) == len(values):
        return None
    seen = set()
    for index, value in enumerate(values):
        if value in seen:
            return index, ("앞에 나오지 않은 값", "a value that has not occurred before")
        seen.add(value)
    return None


def parents_fault(parents: Sequence[int]) -> Finding:
    """Check that the parents of vertices 2, 3, … lead to vertex 1."""
    parent = [0, 0, *parents]
    state = [0] * len(parent)
    state[0] = state[1] = len(parent)
    for start in range(2, len(parent)):
        vertex = start
        while not state[vertex]:
            state[vertex] = start
            vertex = parent[vertex]
        if state[vertex] == start:
            return start - 2, ("1번 정점으로 이어지는 부모", "a parent that leads to vertex 1")
        vertex = start
        while state[vertex] == start:
            state[vertex] = len(parent)
            vertex = parent[vertex]
    return None


def tree_fault(nodes: int, edges: Sequence[Sequence[Any]]) -> Finding:
    """Check that `nodes - 1` edges make a tree."""
    index, _ = _forest(nodes, edges)
    if index is None:
        return None
    return index, ("사이클을 만들지 않는 간선", "an edge that closes no cycle")


def graph_fault(nodes: int, edges: Sequence[Sequence[Any]], item: dict[str, Any]) -> Finding:
    """Check what a graph promises: simple, acyclic, connected, bipartite."""
    directed = item["directed"]
    if item["simple"] and (finding := _simple_fault(edges, directed=directed)):
        return finding
    closing, parts = (None, 0) if not (item["connected"] or item["acyclic"]) else _forest(nodes, edges)
    if item["acyclic"]:
        if directed and not _is_acyclic(nodes, edges):
            return len(edges) - 1, ("사이클이 없는 그래프", "a graph without cycles")
        if not directed and closing is not None:
            return closing, ("사이클을 만들지 않는 간선", "an edge that closes no cycle")
    if item["connected"] and parts > 1:
        return len(edges) - 1, ("연결 그래프", "a connected graph")
    if item["bipartite"]:
        return _bipartite_fault(nodes, edges)
    return None


def _simple_fault(edges: Sequence[Sequence[Any]], *, directed: bool) -> Finding:
    starts, ends = [edge[0] for edge in edges], [edge[1] for edge in edges]
    lower, upper = (starts, ends) if directed else (map(min, starts, ends), map(max, starts, ends))
    pairs = list(zip(lower, upper, strict=True))
    if any(map(operator.eq, starts, ends)):
        index = next(i for i, (u, v) in enumerate(pairs) if u == v)
        return index, ("서로 다른 두 정점", "two different vertices")
    if finding := distinct_fault(pairs):
        return finding[0], ("앞에 나오지 않은 간선", "an edge that has not occurred before")
    return None


def _forest(nodes: int, edges: Sequence[Sequence[Any]]) -> tuple[int | None, int]:
    """Return the first edge that closes a cycle, direction ignored, and the number of components."""
    root = list(range(nodes + 1))
    parts, closing = nodes, None
    for index, (start, end, *_) in enumerate(edges):
        u, v = start, end
        while root[u] != u:
            root[u] = u = root[root[u]]
        while root[v] != v:
            root[v] = v = root[root[v]]
        if u != v:
            root[u] = v
            parts -= 1
        elif closing is None:
            closing = index
    return closing, parts


def _is_acyclic(nodes: int, edges: Sequence[Sequence[Any]]) -> bool:
    following: list[list[int]] = [[] for _ in range(nodes + 1)]
    indegree = [0] * (nodes + 1)
    for u, v, *_ in edges:
        following[u].append(v)
        indegree[v] += 1
    ready = [vertex for vertex in range(1, nodes + 1) if not indegree[vertex]]
    for vertex in ready:
        for after in following[vertex]:
            indegree[after] -= 1
            if not indegree[after]:
                ready.append(after)
    return len(ready) == nodes


def _bipartite_fault(nodes: int, edges: Sequence[Sequence[Any]]) -> Finding:
    """Join each vertex with the other side of its neighbours; an edge inside one side breaks the promise."""
    root = list(range(2 * nodes + 2))

    def find(vertex: int) -> int:
        while root[vertex] != vertex:
            root[vertex] = vertex = root[root[vertex]]
        return vertex

    for index, (u, v, *_) in enumerate(edges):
        if find(2 * u) == find(2 * v):
            return index, ("홀수 사이클을 만들지 않는 간선", "an edge that closes no odd cycle")
        root[find(2 * u)] = find(2 * v + 1)
        root[find(2 * u + 1)] = find(2 * v)
    return None
