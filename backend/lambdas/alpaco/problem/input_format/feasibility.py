"""What an item demands of the integers around it: conditions without which no such item exists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from alpaco.problem.input_format.expressions import expression
from alpaco.problem.input_format.types import (
    Array,
    Bound,
    Cases,
    Graph,
    Grid,
    Intervals,
    Item,
    Line,
    Matrix,
    Permutation,
    Points,
    Queries,
    QueryKind,
    Scalar,
    String,
    Tree,
    Word,
    Words,
)

__all__ = ["implied", "pairs", "possible", "sizes"]

# Elements or characters of one item; nothing larger is ever made.
_LARGEST = 5 * 10**6


def implied(item: Item) -> list[str]:
    """Return conditions over the integers that must hold for the item to exist."""
    return [*_affordable(item), *_IMPLIED.get(type(item), lambda _: ())(item)]


def _affordable(item: Item) -> Iterator[str]:
    """Bound what is made at once, for formats that bound a product of sizes only by a requirement."""
    if isinstance(item, Matrix | Grid):
        yield f"({item.rows}) * ({item.columns}) <= {_LARGEST}"
    elif isinstance(item, Words):
        yield f"({item.count}) * ({item.max_length}) <= {_LARGEST}"
    elif not isinstance(item, Line | Cases):
        yield from (f"({size}) <= {_LARGEST}" for size in sizes(item))


def sizes(item: Item) -> tuple[Bound, ...]:
    """Return the expressions that say how large the item is."""
    names = {"length", "rows", "columns", "count", "nodes", "edges", "min_length", "max_length"}
    if isinstance(item, Line):
        return tuple(
            b for field in item.fields if isinstance(field, Word) for b in (field.min_length, field.max_length)
        )
    return tuple(getattr(item, name) for name in item.__slots__ if name in names)


def pairs(item: Graph) -> str:
    """Return the number of edges of the largest such graph, as an expression."""
    n = f"({item.nodes})"
    if item.acyclic and not item.directed:
        return f"{n} - 1"
    if item.bipartite:
        return f"{n} * {n} // 4"
    return f"{n} * ({n} - 1)" + ("" if item.directed and not item.acyclic else " // 2")


def _array(item: Array) -> Iterator[str]:
    length, low, high = f"({item.length})", f"({item.low})", f"({item.high})"
    yield f"{length} >= 0"
    strict = item.distinct or item.order in ("increasing", "decreasing")
    yield f"{length} == 0 or {high} - {low} + 1 >= " + (length if strict else "1")
    if item.max_sum is not None:
        least = f"{length} * {low}" + (f" + {length} * ({length} - 1) // 2" if strict else "")
        yield f"{least} <= ({item.max_sum})"


def _permutation(item: Permutation) -> Iterator[str]:
    yield f"({item.length}) >= 0"


def _matrix(item: Matrix) -> Iterator[str]:
    yield f"({item.rows}) >= 0 and ({item.columns}) >= 0 and ({item.low}) <= ({item.high})"


def _grid(item: Grid) -> Iterator[str]:
    yield f"({item.rows}) >= 0 and ({item.columns}) >= 0"
    if item.exactly:
        total = sum(item.exactly.values())
        exact = set(item.alphabet) <= set(item.exactly)
        yield f"({item.rows}) * ({item.columns}) {'==' if exact else '>='} {total}"


def _string(item: String) -> Iterator[str]:
    yield f"0 <= ({item.min_length}) <= ({item.max_length})"


def _words(item: Words) -> Iterator[str]:
    yield f"0 <= ({item.min_length}) <= ({item.max_length}) and ({item.count}) >= 0"
    if item.distinct and len(item.alphabet) == 1:
        yield f"({item.count}) <= ({item.max_length}) - ({item.min_length}) + 1"
    elif item.distinct:
        yield f"({item.max_length}) >= 40 or ({item.count}) <= {len(item.alphabet)} ** min(({item.max_length}), 20)"


def _intervals(item: Intervals) -> Iterator[str]:
    yield f"({item.count}) == 0 or ({item.low}) {'<' if item.strict else '<='} ({item.high})"


def _points(item: Points) -> Iterator[str]:
    most = f"(({item.high}) - ({item.low}) + 1)"
    yield f"({item.count}) == 0 or {most} >= 1"
    if item.distinct:
        yield f"({item.count}) <= " + " * ".join([most] * item.dimensions)


def _tree(item: Tree) -> Iterator[str]:
    yield f"({item.nodes}) >= 1"


def _graph(item: Graph) -> Iterator[str]:
    edges = f"({item.edges})"
    yield f"({item.nodes}) >= 1 and {edges} >= 0"
    if item.simple or (item.acyclic and not item.directed):
        yield f"{edges} <= {pairs(item)}"
    elif item.acyclic or item.bipartite:
        yield f"{edges} == 0 or ({item.nodes}) >= 2"
    if item.connected:
        yield f"{edges} >= ({item.nodes}) - 1"


def _queries(item: Queries) -> Iterator[str]:
    yield f"({item.count}) == 0 or " + " or ".join(f"({possible(kind)})" for kind in item.kinds)


def possible(kind: QueryKind) -> str:
    """Return when a query of this kind can exist; bounds over its own fields are left to the making."""
    own = {field.name for field in kind.fields}
    parts = ["1 == 1"]
    for field in kind.fields:
        low, high = _ends(field)
        if not own & _names(low, high):
            needed = len(kind.distinct) if field.name in kind.distinct else 1
            parts.append(f"({high}) - ({low}) + 1 >= {needed}")
    return " and ".join(parts)


def _ends(field: Scalar) -> tuple[Bound, Bound]:
    return (field.min_length, field.max_length) if isinstance(field, Word) else (field.low, field.high)


def _names(*bounds: Bound) -> set[str]:
    return set().union(*(expression(bound).names for bound in bounds))


def _cases(item: Cases) -> Iterator[str]:
    yield f"({item.low}) <= ({item.high})"


_IMPLIED: dict[type, Callable[[Any], Iterator[str]]] = {
    Array: _array,
    Permutation: _permutation,
    Matrix: _matrix,
    Grid: _grid,
    String: _string,
    Words: _words,
    Intervals: _intervals,
    Points: _points,
    Tree: _tree,
    Graph: _graph,
    Queries: _queries,
    Cases: _cases,
}
