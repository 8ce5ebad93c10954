"""Trees for hand tests, and their input texts."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

__all__ = ["SHAPES", "edge_lines", "parent_line"]

Parents = list[int]
"""The parent of vertex i + 2 (from 2 on) at index i, every parent smaller than its child."""


def _path(nodes: int, random: Random) -> Parents:  # noqa: ARG001
    return list(range(1, nodes))


def _star(nodes: int, random: Random) -> Parents:  # noqa: ARG001
    return [1] * (nodes - 1)


def _broom(nodes: int, random: Random) -> Parents:  # noqa: ARG001
    handle = nodes // 2
    return [min(v - 1, handle) for v in range(2, nodes + 1)]


def _caterpillar(nodes: int, random: Random) -> Parents:  # noqa: ARG001
    return [v - 2 if v % 2 else max(v - 1, 1) for v in range(2, nodes + 1)]


def _binary(nodes: int, random: Random) -> Parents:  # noqa: ARG001
    return [v // 2 for v in range(2, nodes + 1)]


def _random(nodes: int, random: Random) -> Parents:
    return [random.randint(1, v - 1) for v in range(2, nodes + 1)]


def _deep(nodes: int, random: Random) -> Parents:
    return [random.randint(max(1, v - 5), v - 1) for v in range(2, nodes + 1)]


SHAPES: dict[str, Callable[[int, Random], Parents]] = {
    "path": _path,
    "star": _star,
    "broom": _broom,
    "caterpillar": _caterpillar,
    "binary": _binary,
    "random": _random,
    "deep": _deep,
}


def parent_line(nodes: int, shape: str, random: Random) -> str:
    """Return the line of parents of a tree whose vertices but for the root 1 are renamed at random."""
    name = _names(nodes, random, keep_root=True)
    parents = dict(zip(range(2, nodes + 1), SHAPES[shape](nodes, random), strict=True))
    renamed = {name[v]: name[p] for v, p in parents.items()}
    return " ".join(str(renamed[v]) for v in range(2, nodes + 1)) + "\n"


def edge_lines(nodes: int, shape: str, random: Random, *, weights: tuple[int, int] | None = None) -> str:
    """Return the edges, one a line, in random order and with all vertices renamed; weights between the bounds."""
    name = _names(nodes, random, keep_root=False)
    edges = zip(range(2, nodes + 1), SHAPES[shape](nodes, random), strict=True)
    # `choices` draws all at once: one call an edge took most of the time that a draft takes.
    sides = random.choices((True, False), k=nodes - 1)
    ends = [(name[v], name[p]) if side else (name[p], name[v]) for (v, p), side in zip(edges, sides, strict=True)]
    if weights is None:
        lines = [f"{u} {v}" for u, v in ends]
    else:
        low, high = weights
        drawn = random.choices(range(low, high + 1), k=nodes - 1)
        lines = [f"{u} {v} {weight}" for (u, v), weight in zip(ends, drawn, strict=True)]
    random.shuffle(lines)
    return "\n".join(lines) + "\n"


def _names(nodes: int, random: Random, *, keep_root: bool) -> list[int]:
    first = 2 if keep_root else 1
    rest = list(range(first, nodes + 1))
    random.shuffle(rest)
    return [0, *range(1, first), *rest]
