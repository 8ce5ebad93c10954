"""Every small input, smallest first.

Level 1 allows each integer one value and each alphabet one letter more than nothing, level 2 two, and so on; within
a level every combination is made, and what an earlier level made is left out.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from alpaco.problem.input_format.expressions import Expression, ExpressionError, expression
from alpaco.problem.input_format.feasibility import implied
from alpaco.problem.input_format.rendering import render
from alpaco.problem.input_format.structure import distinct_fault, graph_fault, order_fault, parents_fault, tree_fault
from alpaco.problem.input_format.types import (
    Array,
    Bound,
    Cases,
    Graph,
    Grid,
    InputFormat,
    Integer,
    Intervals,
    Item,
    Line,
    Matrix,
    Permutation,
    Points,
    Queries,
    QueryKind,
    Real,
    Require,
    Scalar,
    String,
    Tree,
    Word,
    Words,
)
from alpaco.problem.input_format.wire import to_data
from alpaco.problem.text import Text

__all__ = ["enumerate_small"]

Scope = Mapping[str, Any]

# Levels without anything new after which no more is expected, and steps of work allowed per input asked for.
_BARREN = 12
_WORK = 400


class _Exhausted(Exception):  # noqa: N818 - a signal: the work allowed is done
    pass


def enumerate_small(fmt: InputFormat, budget: int) -> Iterator[str]:
    """Yield at most `budget` different inputs, smallest first, always the same ones.

    Edges are taken in one order and direction only (either end first would be the same graph); sequences of every
    other kind are exhausted in every order.
    """
    seen: set[str] = set()
    work = iter(range(_WORK * budget + 20_000))
    barren = level = 0
    while len(seen) < budget and barren < _BARREN:
        level, before = level + 1, len(seen)
        try:
            for values in _Level(level, work).inputs(fmt.items, fmt.requires, dict(fmt.constants)):
                text = render(fmt, values)
                if text not in seen:
                    seen.add(text)
                    yield text
                    if len(seen) == budget:
                        return
        except _Exhausted:
            return
        barren = barren + 1 if len(seen) == before else 0


class _Level:
    """All inputs whose integers, lengths and letters are among the `size` smallest."""

    def __init__(self, size: int, work: Iterator[int]) -> None:
        self.size = size
        self._work = work

    def inputs(self, items: Sequence[Item], requires: Sequence[Require], scope: Scope) -> Iterator[dict[str, Any]]:
        """Yield the scope with values for all items."""
        conditions = [expression(require.condition) for require in requires]
        conditions += [expression(text) for item in items for text in implied(item)]
        return self._rest(items, conditions, dict(scope))

    def _rest(
        self, items: Sequence[Item], conditions: Sequence[Expression], scope: dict[str, Any]
    ) -> Iterator[dict[str, Any]]:
        decided = [condition for condition in conditions if condition.names <= scope.keys()]
        if not all(map(_holds, decided, itertools.repeat(scope))):
            return
        if not items:
            yield scope
            return
        open_ = [condition for condition in conditions if condition not in decided]
        try:
            for values in self._options(items[0], scope):
                if next(self._work, None) is None:
                    raise _Exhausted
                yield from self._rest(items[1:], open_, {**scope, **values})
        except ExpressionError:
            return  # a size has no value here

    def _options(self, item: Item, scope: Scope) -> Iterator[dict[str, Any]]:
        if isinstance(item, Line):
            return self._fields(item.fields, scope)
        if isinstance(item, Cases):
            return self._cases(item, scope)
        return ({item.name: value} for value in _OPTIONS[type(item)](self, item, scope))

    def tick(self, values: Iterable[Any]) -> Iterator[Any]:
        """Pass values through and count them as work."""
        for value in values:
            if next(self._work, None) is None:
                raise _Exhausted
            yield value

    def domain(self, low: Bound, high: Bound, scope: Scope, scale: int = 1) -> list[int]:
        """Return the integers of the range that are nearest to zero, or to its end that is; none without a range."""
        try:
            bottom, top = at(low, scope) * scale, at(high, scope) * scale
        except ExpressionError:
            return []
        start = min(max(bottom, 0), top)
        around = range(max(bottom, start - self.size + 1), min(top, start + self.size - 1) + 1)
        return sorted(around, key=lambda value: (abs(value), -value))[: self.size]

    def texts(self, alphabet: str, low: Bound, high: Bound, scope: Scope) -> Iterator[str]:
        """Yield the strings over the first letters of the alphabet, the shortest first."""
        letters = alphabet[: self.size]
        for length in self.domain(low, high, scope):
            yield from map("".join, itertools.product(letters, repeat=length))

    def scalar(self, field: Scalar, scope: Scope) -> Iterable[Any]:
        """Yield the values of one field."""
        if isinstance(field, Word):
            return self.texts(field.alphabet, f"max(1, {field.min_length})", field.max_length, scope)
        if isinstance(field, Real):
            numbers = self.domain(field.low, field.high, scope, 10**field.digits)
            return [Decimal(number).scaleb(-field.digits) for number in numbers]
        return self.domain(field.low, field.high, scope)

    def _fields(self, fields: Sequence[Scalar], scope: Scope) -> Iterator[dict[str, Any]]:
        if not fields:
            yield {}
            return
        for value in self.scalar(fields[0], scope):
            chosen = {fields[0].name: value}
            for rest in self._fields(fields[1:], {**scope, **chosen}):
                yield {**chosen, **rest}

    def rows(self, fields: Sequence[Scalar], scope: Scope) -> list[tuple[Any, ...]]:
        """Return every row of the fields."""
        return [tuple(row.values()) for row in self.tick(self._fields(fields, scope))]

    def _cases(self, item: Cases, scope: Scope) -> Iterator[dict[str, Any]]:
        for count in self.domain(item.low, item.high, scope):
            for cases in self._case_lists(item, count, scope):
                if _within_sums(item, cases, scope):
                    yield {item.name: count, "cases": cases}

    def _case_lists(self, item: Cases, count: int, scope: Scope) -> Iterator[list[dict[str, Any]]]:
        if not count:
            yield []
            return
        for first in self.inputs(item.body, item.requires, scope):
            case = {name: value for name, value in first.items() if name not in scope}
            for others in self._case_lists(item, count - 1, scope):
                yield [case, *others]


def at(bound: Bound, scope: Scope) -> int:
    """Evaluate a bound."""
    value: int = expression(bound).value(scope)
    return value


def _holds(condition: Expression, scope: Scope) -> bool:
    try:
        return bool(condition.value(scope))
    except ExpressionError:
        return False


def _within_sums(item: Cases, cases: Sequence[Scope], scope: Scope) -> bool:
    try:
        return all(
            sum(at(term, {**scope, **case}) for case in cases) <= at(most, scope)
            for term, most in item.max_sums.items()
        )
    except ExpressionError:
        return False


def _array(level: _Level, item: Array, scope: Scope) -> Iterator[list[int]]:
    values = level.domain(item.low, item.high, scope)
    limit = None if item.max_sum is None else at(item.max_sum, scope)
    for choice in level.tick(itertools.product(values, repeat=at(item.length, scope))):
        broken = order_fault(choice, item.order) or (item.distinct and distinct_fault(choice))
        if not broken and (limit is None or sum(choice) <= limit):
            yield list(choice)


def _permutation(_: _Level, item: Permutation, scope: Scope) -> Iterator[list[int]]:
    return map(list, itertools.permutations(range(1, at(item.length, scope) + 1)))


def _matrix(level: _Level, item: Matrix, scope: Scope) -> Iterator[list[list[int]]]:
    rows, columns = at(item.rows, scope), at(item.columns, scope)
    for flat in itertools.product(level.domain(item.low, item.high, scope), repeat=rows * columns):
        yield [list(flat[row * columns : (row + 1) * columns]) for row in range(rows)]


def _grid(level: _Level, item: Grid, scope: Scope) -> Iterator[list[str]]:
    rows, columns = at(item.rows, scope), at(item.columns, scope)
    free = [letter for letter in item.alphabet if letter not in item.exactly][: level.size]
    for letters in level.tick(itertools.product([*free, *item.exactly], repeat=rows * columns)):
        if all(letters.count(letter) == count for letter, count in item.exactly.items()):
            flat = "".join(letters)
            yield [flat[row * columns : (row + 1) * columns] for row in range(rows)]


def _string(level: _Level, item: String, scope: Scope) -> Iterator[str]:
    return level.texts(item.alphabet, item.min_length, item.max_length, scope)


def _words(level: _Level, item: Words, scope: Scope) -> Iterator[list[str]]:
    words = list(level.tick(level.texts(item.alphabet, item.min_length, item.max_length, scope)))
    count = at(item.count, scope)
    if item.distinct:
        return map(list, itertools.permutations(words, count))
    return map(list, itertools.product(words, repeat=count))


def _number(low: Bound, high: Bound, name: str) -> Integer:
    return Integer(name, low, high, Text("", ""))


def _intervals(level: _Level, item: Intervals, scope: Scope) -> Iterator[list[Any]]:
    ends = [_number(item.low, item.high, name) for name in "lr"]
    rows = level.rows([*ends, *([item.weight] if item.weight else [])], scope)
    kept = [row for row in rows if row[0] + item.strict <= row[1]]
    return map(list, itertools.product(kept, repeat=at(item.count, scope)))


def _points(level: _Level, item: Points, scope: Scope) -> Iterator[list[Any]]:
    rows = level.rows([_number(item.low, item.high, f"x{i}") for i in range(item.dimensions)], scope)
    count = at(item.count, scope)
    if item.distinct:
        return map(list, itertools.permutations(rows, count))
    return map(list, itertools.product(rows, repeat=count))


def _weighted(level: _Level, edges: Sequence[Any], weight: Integer | None, scope: Scope) -> Iterator[list[Any]]:
    if weight is None:
        yield list(edges)
        return
    values = level.domain(weight.low, weight.high, scope)
    for weights in itertools.product(values, repeat=len(edges)):
        yield [(*edge, w) for edge, w in zip(edges, weights, strict=True)]


def _tree(level: _Level, item: Tree, scope: Scope) -> Iterator[list[Any]]:
    nodes = at(item.nodes, scope)
    if item.form == "parents":
        for parents in level.tick(itertools.product(range(1, nodes + 1), repeat=nodes - 1)):
            if not parents_fault(parents):
                yield list(parents)
        return
    pairs = itertools.combinations(range(1, nodes + 1), 2)
    for edges in level.tick(itertools.combinations(pairs, nodes - 1)):
        if not tree_fault(nodes, edges):
            yield from _weighted(level, edges, item.weight, scope)


def _graph(level: _Level, item: Graph, scope: Scope) -> Iterator[list[Any]]:
    nodes, count = at(item.nodes, scope), at(item.edges, scope)
    vertices = range(1, nodes + 1)
    promises = to_data(InputFormat((item,)))["items"][0]
    pairs: Iterable[tuple[int, ...]] = itertools.product(vertices, repeat=2)
    if not item.directed:
        choose = itertools.combinations if item.simple else itertools.combinations_with_replacement
        pairs = choose(vertices, 2)
    several = itertools.combinations if item.simple else itertools.combinations_with_replacement
    for edges in level.tick(several(list(pairs), count)):
        if not graph_fault(nodes, edges, promises):
            yield from _weighted(level, edges, item.weight, scope)


def _queries(level: _Level, item: Queries, scope: Scope) -> Iterator[list[Any]]:
    rows = [row for kind in item.kinds for row in _query_rows(level, kind, scope)]
    return map(list, itertools.product(rows, repeat=at(item.count, scope)))


def _query_rows(level: _Level, kind: QueryKind, scope: Scope) -> Iterator[tuple[Any, ...]]:
    names = [field.name for field in kind.fields]
    for values in level.rows(kind.fields, scope):
        row = dict(zip(names, values, strict=True))
        rising = [row[name] for name in kind.ordered]
        if rising == sorted(rising) and len({row[name] for name in kind.distinct}) == len(kind.distinct):
            yield (kind.tag, *values) if kind.tag else values


_OPTIONS: dict[type, Callable[[_Level, Any, Scope], Iterator[Any]]] = {
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
