"""Values to text: the inverse of `parse`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from alpaco.problem.input_format.types import (
    Array,
    Cases,
    Graph,
    Grid,
    InputFormat,
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
    Words,
)

__all__ = ["render"]

Values = Mapping[str, Any]


def render(fmt: InputFormat, values: Values) -> str:
    """Write the values as the format says; nothing is checked."""
    return "".join(f"{line}\n" for line in _lines(fmt.items, values))


def _lines(items: Sequence[Item], values: Values) -> Iterable[str]:
    for item in items:
        yield from _RENDERERS[type(item)](item, values)


def _text(field: Scalar, value: Any) -> str:
    return f"{value:.{field.digits}f}" if isinstance(field, Real) else str(value)


def _line(item: Line, values: Values) -> Iterable[str]:
    return [" ".join(_text(field, values[field.name]) for field in item.fields)]


def _row(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))


def _array(item: Array, values: Values) -> Iterable[str]:
    numbers = values[item.name]
    return [_row(numbers)] if item.layout == "row" else map(str, numbers)


def _permutation(item: Permutation, values: Values) -> Iterable[str]:
    return [_row(values[item.name])]


def _rows(item: Matrix | Points | Graph | Intervals, values: Values) -> Iterable[str]:
    return map(_row, values[item.name])


def _tree(item: Tree, values: Values) -> Iterable[str]:
    return [_row(values[item.name])] if item.form == "parents" else map(_row, values[item.name])


def _given(item: Grid | Words, values: Values) -> Iterable[str]:
    return list(values[item.name])


def _string(item: String, values: Values) -> Iterable[str]:
    return [str(values[item.name])]


def _queries(item: Queries, values: Values) -> Iterable[str]:
    if not any(isinstance(field, Real) for kind in item.kinds for field in kind.fields):
        return map(_row, values[item.name])
    return [" ".join(map(_token, row)) for row in values[item.name]]


def _token(value: Any) -> str:
    """Write a value of a query, whose tag may be no kind's: a decimal shows how many digits it has."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _cases(item: Cases, values: Values) -> Iterable[str]:
    yield str(values[item.name])
    for case in values["cases"]:
        yield from _lines(item.body, case)


_RENDERERS: dict[type, Callable[[Any, Values], Iterable[str]]] = {
    Line: _line,
    Array: _array,
    Permutation: _permutation,
    Matrix: _rows,
    Grid: _given,
    String: _string,
    Words: _given,
    Intervals: _rows,
    Points: _rows,
    Tree: _tree,
    Graph: _rows,
    Queries: _queries,
    Cases: _cases,
}
