"""Making the values of one item under a profile. Each maker gets the scope of what comes earlier in the input."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from alpaco.problem.input_format.expressions import Expression, expression
from alpaco.problem.input_format.feasibility import possible
from alpaco.problem.input_format.networks import graph_edges, tree_edges, tree_parents
from alpaco.problem.input_format.profiles import Profile
from alpaco.problem.input_format.sequences import capped, distinct_numbers, numbers, permutation, shaped, shuffled, text
from alpaco.problem.input_format.solving import Infeasible, pick
from alpaco.problem.input_format.types import (
    Array,
    Bound,
    Graph,
    Grid,
    Integer,
    Intervals,
    Item,
    Matrix,
    Permutation,
    Points,
    Queries,
    QueryKind,
    Real,
    Scalar,
    String,
    Tree,
    Word,
    Words,
)

__all__ = ["Maker", "make"]

Scope = Mapping[str, Any]
_RETRIES = 50


@dataclass(frozen=True, slots=True)
class Maker:
    """What every maker needs: the source of randomness and the profile."""

    rng: random.Random
    profile: Profile


def make(maker: Maker, item: Item, scope: Scope) -> Any:
    """Return the item's value in the form that `parse` gives it; raises `Infeasible`."""
    return _MAKERS[type(item)](maker, item, scope)


def at(bound: Bound, scope: Scope) -> int:
    """Evaluate a bound."""
    value: int = bound if isinstance(bound, int) else expression(bound).value(scope)
    return value


def scalar(maker: Maker, field: Scalar, scope: Scope) -> Any:
    """Choose one real number, word or integer."""
    if isinstance(field, Word):
        shortest, longest = max(1, at(field.min_length, scope)), at(field.max_length, scope)
        if shortest > longest:
            raise Infeasible(field.name)
        length = pick(maker.rng, maker.profile.values, shortest, longest)
        return text(maker.rng, maker.profile.shape, field.alphabet, length)
    low, high = at(field.low, scope), at(field.high, scope)
    if low > high:
        raise Infeasible(field.name)
    if isinstance(field, Real):
        scale = 10**field.digits
        return Decimal(pick(maker.rng, maker.profile.values, low * scale, high * scale)).scaleb(-field.digits)
    return pick(maker.rng, maker.profile.values, low, high)


def _array(maker: Maker, item: Array, scope: Scope) -> list[int]:
    rng, profile = maker.rng, maker.profile
    length, span = at(item.length, scope), (at(item.low, scope), at(item.high, scope))
    strict = item.distinct or item.order in ("increasing", "decreasing")
    if length and span[0] > span[1]:
        raise Infeasible(item.name)
    if strict:
        values = distinct_numbers(rng, profile.values, span, length)
    else:
        values = shaped(rng, profile.shape, numbers(rng, profile.values, span, length), span)
    if item.max_sum is not None and sum(values) > (budget := at(item.max_sum, scope)):
        values = _within_sum(maker, (span, length), budget, strict=strict)
    if item.order != "any":
        return sorted(values, reverse=item.order in ("nonincreasing", "decreasing"))
    return shaped(rng, profile.shape, values, span) if strict and profile.shape in _REORDERS else values


_REORDERS = ("sorted", "reversed", "nearly-sorted", "mountain")


def _within_sum(maker: Maker, size: tuple[tuple[int, int], int], budget: int, *, strict: bool) -> list[int]:
    """Choose values whose sum is at most the budget: near the average, or the greatest first for `max`."""
    (low, high), length = size
    if strict:
        least = list(range(low, low + length))
        spare = (budget - sum(least)) // max(1, length)
        if spare < 0:
            raise Infeasible("the sum cannot be kept")
        return [value + min(spare, high - length + 1 - low) for value in least]
    if maker.profile.values == "max":
        return capped([high] * length, low, budget)
    average = low + max(0, budget - low * length) // length
    return capped(numbers(maker.rng, "random", (low, min(high, 2 * average - low)), length), low, budget)


def _permutation(maker: Maker, item: Permutation, scope: Scope) -> list[int]:
    return permutation(maker.rng, maker.profile.shape, at(item.length, scope))


def _matrix(maker: Maker, item: Matrix, scope: Scope) -> list[list[int]]:
    rows, columns = at(item.rows, scope), at(item.columns, scope)
    span = at(item.low, scope), at(item.high, scope)
    if span[0] > span[1]:
        raise Infeasible(item.name)
    flat = shaped(maker.rng, maker.profile.shape, numbers(maker.rng, maker.profile.values, span, rows * columns), span)
    return [flat[row * columns : (row + 1) * columns] for row in range(rows)]


def _grid(maker: Maker, item: Grid, scope: Scope) -> list[str]:
    rows, columns = at(item.rows, scope), at(item.columns, scope)
    letters = [letter for letter in item.alphabet if letter not in item.exactly] or [item.alphabet[0]]
    flat = _grid_letters(maker, letters, rows, columns)
    exact = sum(item.exactly.values())
    if len(flat) < exact:
        raise Infeasible(item.name)
    places = iter(maker.rng.sample(range(len(flat)), exact))
    for letter, count in item.exactly.items():
        for _ in range(count):
            flat[next(places)] = letter
    return ["".join(flat[row * columns : (row + 1) * columns]) for row in range(rows)]


def _grid_letters(maker: Maker, letters: Sequence[str], rows: int, columns: int) -> list[str]:
    rng, shape = maker.rng, maker.profile.shape
    first, last = letters[0], letters[-1]
    size = rows * columns
    if shape in ("min", "max", "all-equal"):
        return [{"min": first, "max": last}.get(shape) or rng.choice(letters)] * size
    if shape == "checkerboard":
        return [(first, last)[(row + column) % 2] for row in range(rows) for column in range(columns)]
    if shape == "serpentine":
        # Walls on every second row with one gap, right and left in turn: the longest corridor.
        flat = ([first] * columns + [last] * columns) * (rows // 2 + 1)
        for row in range(1, rows, 2):
            flat[row * columns + (columns - 1 if row % 4 == 1 else 0)] = first
        return flat[:size]
    if shape == "sparse":
        return rng.choices(letters, [9 * len(letters), *[1] * (len(letters) - 1)], k=size)
    return rng.choices(letters, k=size)


def _string(maker: Maker, item: String, scope: Scope) -> str:
    low, high = at(item.min_length, scope), at(item.max_length, scope)
    if not 0 <= low <= high:
        raise Infeasible(item.name)
    return text(maker.rng, maker.profile.shape, item.alphabet, pick(maker.rng, maker.profile.sizes, low, high))


def _words(maker: Maker, item: Words, scope: Scope) -> list[str]:
    rng, profile = maker.rng, maker.profile
    count, low, high = at(item.count, scope), at(item.min_length, scope), at(item.max_length, scope)
    if count and not 0 <= low <= high:
        raise Infeasible(item.name)
    made: dict[str, None] | list[str]
    if not item.distinct:
        return [text(rng, profile.shape, item.alphabet, pick(rng, profile.values, low, high)) for _ in range(count)]
    made = dict.fromkeys(
        text(rng, profile.shape, item.alphabet, pick(rng, profile.values, low, high)) for _ in range(count)
    )
    for tries in range(count * _RETRIES):
        if len(made) == count:
            break
        choice = profile.values if tries < count else "random"
        made[text(rng, "random", item.alphabet, pick(rng, choice, low, high))] = None
    if len(made) < count:
        raise Infeasible(item.name)
    return list(made)


def _intervals(maker: Maker, item: Intervals, scope: Scope) -> list[tuple[int, ...]]:
    rng, count, (low, high) = maker.rng, at(item.count, scope), (at(item.low, scope), at(item.high, scope))
    if count and low + item.strict > high:
        raise Infeasible(item.name)
    ends = _interval_ends(maker, (low, high), count, int(item.strict))
    return _weighted(maker, shuffled(rng, ends) if maker.profile.shape != "min" else ends, item.weight, scope)


def _interval_ends(maker: Maker, span: tuple[int, int], count: int, gap: int) -> list[tuple[int, int]]:
    rng, (low, high), shape = maker.rng, span, maker.profile.shape
    room = high - low - gap + 1
    if shape == "nested":
        depth = (room - 1) // 2 + 1
        return [(low + i % depth, high - i % depth) for i in range(count)]
    if shape == "disjoint":
        step = max(gap + 1, (high - low + 1) // max(1, count))
        starts = [low + i * step % room for i in range(count)]
        return [(start, min(high, start + max(gap, step - 1))) for start in starts]
    if shape == "unit":
        starts = numbers(rng, "random", (low, high - gap), count)
        return [(start, start + gap) for start in starts]
    if shape in ("all-equal", "max"):
        return [(low, high)] * count
    if shape == "min":
        return [(low, low + gap)] * count
    lefts, rights = (numbers(rng, maker.profile.values, end, count) for end in ((low, high - gap), (low + gap, high)))
    return [(a, b) if a + gap <= b else (b - gap, a + gap) for a, b in zip(lefts, rights, strict=True)]


def _points(maker: Maker, item: Points, scope: Scope) -> list[tuple[int, ...]]:
    rng, shape = maker.rng, maker.profile.shape
    count, (low, high) = at(item.count, scope), (at(item.low, scope), at(item.high, scope))
    if count and low > high:
        raise Infeasible(item.name)
    side = high - low + 1
    axes: Sequence[Sequence[int]]
    if item.distinct:
        if side**item.dimensions < count:
            raise Infeasible(item.name)
        return _distinct_points(maker, item, (low, side), count)
    if shape == "collinear":
        axes = [numbers(rng, "random", (low, high), count)] * item.dimensions
    elif shape == "all-equal":
        axes = [[rng.randint(low, high)] * count for _ in range(item.dimensions)]
    else:
        axes = [numbers(rng, maker.profile.values, (low, high), count) for _ in range(item.dimensions)]
    return list(zip(*axes, strict=True))


def _distinct_points(maker: Maker, item: Points, box: tuple[int, int], count: int) -> list[tuple[int, ...]]:
    """Choose different numbers of the points of a box."""
    low, side = box
    if maker.profile.shape == "collinear" and count <= side:
        line = distinct_numbers(maker.rng, "random", (low, low + side - 1), count)
        return [(value,) * item.dimensions for value in line]
    if maker.profile.shape in ("small", "lattice"):
        edge = 1
        while edge**item.dimensions < (count if maker.profile.shape == "lattice" else 2 * count) and edge < side:
            edge += 1
        low, side = max(low, min(-(edge // 2), low + side - edge)), edge
    codes = distinct_numbers(maker.rng, maker.profile.values, (0, side**item.dimensions - 1), count)
    return [tuple(low + code // side**axis % side for axis in range(item.dimensions)) for code in codes]


def _weighted(maker: Maker, rows: list[tuple[int, int]], weight: Integer | None, scope: Scope) -> list[tuple[int, ...]]:
    if weight is None:
        return list(rows)
    low, high = at(weight.low, scope), at(weight.high, scope)
    if low > high:
        raise Infeasible(weight.name)
    return [
        (*row, w) for row, w in zip(rows, numbers(maker.rng, maker.profile.values, (low, high), len(rows)), strict=True)
    ]


def _tree(maker: Maker, item: Tree, scope: Scope) -> list[Any]:
    nodes = at(item.nodes, scope)
    if nodes < 1:
        raise Infeasible(item.name)
    if item.form == "parents":
        return tree_parents(maker.rng, maker.profile.shape, nodes)
    return _weighted(maker, tree_edges(maker.rng, maker.profile.shape, nodes), item.weight, scope)


def _graph(maker: Maker, item: Graph, scope: Scope) -> list[tuple[int, ...]]:
    nodes, count = at(item.nodes, scope), at(item.edges, scope)
    if nodes < 1 or count < 0:
        raise Infeasible(item.name)
    return _weighted(maker, graph_edges(maker.rng, maker.profile.shape, item, nodes, count), item.weight, scope)


def _queries(maker: Maker, item: Queries, scope: Scope) -> list[tuple[Any, ...]]:
    count = at(item.count, scope)
    kinds = [kind for kind in item.kinds if count and expression(possible(kind)).value(scope)]
    if count and not kinds:
        raise Infeasible(item.name)
    makers = [_query_maker(maker, kind, scope) for kind in kinds]
    order = maker.rng.choices(makers, k=count) if makers else []
    # Every kind occurs where there is room for it.
    order[: min(count, len(makers))] = makers[:count]
    return [query() for query in maker.rng.sample(order, len(order))]


def _query_maker(maker: Maker, kind: QueryKind, scope: Scope) -> Callable[[], tuple[Any, ...]]:
    """Prepare the making of many queries of one kind: bounds that stay the same are evaluated once."""
    profile = maker.profile
    own = {field.name for field in kind.fields}
    drawers = [_drawer(maker, field, scope, own) for field in kind.fields]
    names = [field.name for field in kind.fields]
    related = bool(kind.distinct or kind.ordered)
    spans = {field.name: (field.low, field.high) for field in kind.fields if not isinstance(field, Word)}
    alike = len({spans[name] for name in kind.ordered}) <= 1
    choice = profile.values

    def draw() -> dict[str, Any]:
        row = dict(scope)
        for name, drawer in zip(names, drawers, strict=True):
            row[name] = drawer(row, choice)
        if alike and kind.ordered:
            row.update(zip(kind.ordered, sorted(row[name] for name in kind.ordered), strict=True))
        return row

    def holds(row: dict[str, Any]) -> bool:
        rising = [row[name] for name in kind.ordered]
        return rising == sorted(rising) and len({row[name] for name in kind.distinct}) == len(kind.distinct)

    def query() -> tuple[Any, ...]:
        nonlocal choice
        choice = profile.values
        row = draw()
        for _ in range(_RETRIES if related else 0):
            if holds(row):
                break
            choice = "random"
            row = draw()
        else:
            if related and not holds(row):
                raise Infeasible(kind.tag or "query")
        values = tuple(row[name] for name in names)
        return (kind.tag, *values) if kind.tag else values

    return query


def _drawer(maker: Maker, field: Scalar, scope: Scope, own: set[str]) -> Callable[[Scope, Any], Any]:
    rng = maker.rng
    if not isinstance(field, Integer):
        return lambda row, _: scalar(maker, field, row)
    low, high = expression(field.low), expression(field.high)
    if (low.names | high.names) & own:
        return lambda row, choice: _within(rng, choice, low, high, row)
    bottom, top = low.value(scope), high.value(scope)
    return lambda _, choice: pick(rng, choice, bottom, top)


def _within(rng: random.Random, choice: Any, low: Expression, high: Expression, row: Scope) -> int:
    bottom, top = low.value(row), high.value(row)
    if bottom > top:
        raise Infeasible(high.text)
    return pick(rng, choice, bottom, top)


_MAKERS: dict[type, Callable[[Maker, Any, Scope], Any]] = {
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
}
