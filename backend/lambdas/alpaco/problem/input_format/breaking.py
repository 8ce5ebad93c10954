"""Changing one element of valid values so that it breaks one promise of its item."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from alpaco.problem.input_format.expressions import expression
from alpaco.problem.input_format.types import (
    Array,
    Bound,
    Cases,
    Graph,
    Grid,
    Integer,
    Intervals,
    Item,
    Line,
    Matrix,
    Permutation,
    Points,
    Queries,
    Real,
    Scalar,
    String,
    Tree,
    Word,
    Words,
)

__all__ = ["broken_values"]

Values = dict[str, Any]
Scope = Mapping[str, Any]
Broken = Iterator[tuple[str, Any]]


def broken_values(
    items: Sequence[Item], values: Values, scope: Scope, rng: random.Random
) -> Iterator[tuple[str, Values]]:
    """Yield ids of what is broken with the changed values. `scope` holds the values and whatever comes before them."""
    for item in items:
        if isinstance(item, Line):
            for field in item.fields:
                if not isinstance(field, Integer):
                    for breaks, value in _scalar(field, values[field.name], scope):
                        yield f"{field.name}{breaks}", {**values, field.name: value}
        elif isinstance(item, Cases):
            yield from _in_one_case(item, values, scope, rng)
        else:
            for breaks, value in _BREAKERS[type(item)](item, values[item.name], scope, rng):
                yield f"{item.name}{breaks}", {**values, item.name: value}


def _in_one_case(item: Cases, values: Values, scope: Scope, rng: random.Random) -> Iterator[tuple[str, Values]]:
    cases = values["cases"]
    if cases:
        index = rng.randrange(len(cases))
        for breaks, case in broken_values(item.body, cases[index], {**scope, **cases[index]}, rng):
            yield breaks, {**values, "cases": [*cases[:index], case, *cases[index + 1 :]]}


def _at(bound: Bound, scope: Scope) -> int:
    value: int = expression(bound).value(scope)
    return value


def _foreign(alphabet: str) -> str:
    """Return a printable character outside the alphabet."""
    return next(letter for letter in "aA0#~zZ9.!" + "".join(map(chr, range(33, 127))) if letter not in alphabet)


def _scalar(field: Scalar, value: Any, scope: Scope) -> Broken:
    """Yield the scalar just outside its bounds; a word also with a foreign letter."""
    if isinstance(field, Word):
        yield from _text(value, field.alphabet, (_at(field.min_length, scope), _at(field.max_length, scope)))
        return
    step: int | Decimal = Decimal(1).scaleb(-field.digits) if isinstance(field, Real) else 1
    yield "=min-1", _at(field.low, scope) - step
    yield "=max+1", _at(field.high, scope) + step


def _text(value: str, alphabet: str, lengths: tuple[int, int]) -> Broken:
    low, high = lengths
    if low > 0:
        yield ":length=min-1", (value + alphabet[0] * low)[: low - 1]
    yield ":length=max+1", value + alphabet[-1] * (high + 1 - len(value))
    if value:
        yield ":alphabet", value[:-1] + _foreign(alphabet)


def _placed(values: Sequence[Any], index: int, value: Any) -> list[Any]:
    return [*values[:index], value, *values[index + 1 :]]


def _array(item: Array, values: list[int], scope: Scope, rng: random.Random) -> Broken:
    if values:
        # An order is kept: what is too small goes where the smallest stands.
        rising, falling = item.order in ("nondecreasing", "increasing"), item.order in ("nonincreasing", "decreasing")
        least = 0 if rising else len(values) - 1 if falling else rng.randrange(len(values))
        greatest = len(values) - 1 if rising else 0 if falling else least
        yield "=min-1", _placed(values, least, _at(item.low, scope) - 1)
        yield "=max+1", _placed(values, greatest, _at(item.high, scope) + 1)
        yield ":one-less", values[:-1]
    yield ":one-more", [*values, values[-1] if values else _at(item.low, scope)]
    if len(values) > 1 and (item.distinct or item.order in ("increasing", "decreasing")):
        yield ":repeated", _placed(values, 1, values[0])


def _permutation(_: Permutation, values: list[int], _scope: Scope, rng: random.Random) -> Broken:
    if values:
        index = rng.randrange(len(values))
        yield "=min-1", _placed(values, index, 0)
        yield "=max+1", _placed(values, index, len(values) + 1)
        yield ":one-less", values[:-1]
    if len(values) > 1:
        yield ":repeated", _placed(values, 1, values[0])


def _matrix(item: Matrix, rows: list[list[int]], scope: Scope, rng: random.Random) -> Broken:
    if rows and rows[0]:
        row, column = rng.randrange(len(rows)), rng.randrange(len(rows[0]))
        for breaks, value in (("=min-1", _at(item.low, scope) - 1), ("=max+1", _at(item.high, scope) + 1)):
            yield breaks, _placed(rows, row, _placed(rows[row], column, value))
        yield ":short-row", _placed(rows, row, rows[row][:-1])
        yield ":long-row", _placed(rows, row, [*rows[row], rows[row][0]])
        yield ":one-less", rows[:-1]


def _grid(item: Grid, rows: list[str], _scope: Scope, rng: random.Random) -> Broken:
    if not (rows and rows[0]):
        return
    index = rng.randrange(len(rows))
    yield ":short-row", _placed(rows, index, rows[index][:-1])
    yield ":long-row", _placed(rows, index, rows[index] + rows[index][0])
    yield ":alphabet", _placed(rows, index, rows[index][:-1] + _foreign(item.alphabet))
    yield ":one-less", rows[:-1]
    for letter in item.exactly:
        others = [other for other in item.alphabet if other not in item.exactly]
        if others:
            yield f":{letter} missing", [row.replace(letter, others[0]) for row in rows]
            filled = next((i for i, row in enumerate(rows) if others[0] in row), None)
            if filled is not None:
                yield f":{letter} twice", _placed(rows, filled, rows[filled].replace(others[0], letter, 1))


def _string(item: String, value: str, scope: Scope, _: random.Random) -> Broken:
    return _text(value, item.alphabet, (_at(item.min_length, scope), _at(item.max_length, scope)))


def _words(item: Words, words: list[str], scope: Scope, rng: random.Random) -> Broken:
    if words:
        index = rng.randrange(len(words))
        lengths = _at(item.min_length, scope), _at(item.max_length, scope)
        for breaks, value in _text(words[index], item.alphabet, lengths):
            yield breaks, _placed(words, index, value)
        yield ":one-less", words[:-1]
    if item.distinct and len(words) > 1:
        yield ":repeated", _placed(words, 1, words[0])


Row = tuple[Any, ...]


def _rows(columns: Mapping[int, tuple[Bound, Bound]], rows: list[Row], scope: Scope, rng: random.Random) -> Broken:
    """Yield rows with one number just outside its bounds, then one row less."""
    if rows:
        index = rng.randrange(len(rows))
        for column, (low, high) in columns.items():
            for end, value in (("min-1", _at(low, scope) - 1), ("max+1", _at(high, scope) + 1)):
                yield f".{column + 1}={end}", _placed(rows, index, tuple(_placed(rows[index], column, value)))
        yield ":one-less", rows[:-1]


def _with_weight(columns: dict[int, tuple[Bound, Bound]], weight: Integer | None) -> dict[int, tuple[Bound, Bound]]:
    return {**columns, len(columns): (weight.low, weight.high)} if weight else columns


def _intervals(item: Intervals, rows: list[Row], scope: Scope, rng: random.Random) -> Broken:
    ends = dict.fromkeys(range(2), (item.low, item.high))
    yield from _rows(_with_weight(ends, item.weight), rows, scope, rng)
    for index, (left, right, *rest) in enumerate(rows):
        if left < right:
            yield ":order", _placed(rows, index, (right, left, *rest))
            if item.strict:
                yield ":strict", _placed(rows, index, (left, left, *rest))
            break


def _points(item: Points, rows: list[Row], scope: Scope, rng: random.Random) -> Broken:
    yield from _rows(dict.fromkeys(range(item.dimensions), (item.low, item.high)), rows, scope, rng)
    if item.distinct and len(rows) > 1:
        yield ":repeated", _placed(rows, 1, rows[0])


def _edges(item: Tree | Graph, rows: list[Row], scope: Scope, rng: random.Random) -> Broken:
    ends: dict[int, tuple[Bound, Bound]] = {0: (1, item.nodes), 1: (1, item.nodes)}
    yield from _rows(_with_weight(ends, item.weight), rows, scope, rng)
    if isinstance(item, Graph) and not (item.simple or item.acyclic or item.bipartite):
        return
    if rows:
        index = rng.randrange(len(rows))
        yield ":loop", _placed(rows, index, (rows[index][0], *rows[index][:1], *rows[index][2:]))
    if len(rows) > 1 and (isinstance(item, Tree) or item.simple):
        u, v, *rest = rows[0]
        directed = isinstance(item, Graph) and item.directed
        yield ":double", _placed(rows, 1, (u, v, *rest) if directed else (v, u, *rest))


def _tree(item: Tree, rows: list[Any], scope: Scope, rng: random.Random) -> Broken:
    if item.form == "edges":
        yield from _edges(item, rows, scope, rng)
        return
    if rows:
        index = rng.randrange(len(rows))
        yield "=min-1", _placed(rows, index, 0)
        yield "=max+1", _placed(rows, index, len(rows) + 2)
        yield ":loop", _placed(rows, index, index + 2)
    if len(rows) > 1:
        yield ":cycle", [3, 2, *rows[2:]]


def _queries(item: Queries, rows: list[Row], scope: Scope, rng: random.Random) -> Broken:
    for kind in item.kinds:
        lead = int(bool(kind.tag))
        indices = [i for i, row in enumerate(rows) if not lead or row[0] == kind.tag]
        if not indices:
            continue
        index = rng.choice(indices)
        row = rows[index]
        inner = {**scope, **dict(zip((field.name for field in kind.fields), row[lead:], strict=True))}
        prefix = f".{kind.tag}" if lead else ""
        for column, field in enumerate(kind.fields, lead):
            for breaks, value in _scalar(field, row[column], inner):
                if value != "":
                    yield f"{prefix}.{field.name}{breaks}", _placed(rows, index, tuple(_placed(row, column, value)))
    tags = "".join(kind.tag for kind in item.kinds)
    if rows and tags and len(item.kinds) == sum(bool(kind.tag) for kind in item.kinds):
        yield ":tag", _placed(rows, 0, (_foreign(tags), *rows[0][1:]))
    if rows:
        yield ":one-less", rows[:-1]


_BREAKERS: dict[type, Callable[[Any, Any, Scope, random.Random], Broken]] = {
    Array: _array,
    Permutation: _permutation,
    Matrix: _matrix,
    Grid: _grid,
    String: _string,
    Words: _words,
    Intervals: _intervals,
    Points: _points,
    Tree: _tree,
    Graph: _edges,
    Queries: _queries,
}
