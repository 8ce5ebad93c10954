"""Which bounds a format has, and which of them an input reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from alpaco.problem.input_format.expressions import expression
from alpaco.problem.input_format.types import (
    Array,
    Bound,
    Cases,
    Graph,
    InputFormat,
    Intervals,
    Item,
    Line,
    Matrix,
    Points,
    Queries,
    QueryKind,
    Scalar,
    String,
    Tree,
    Word,
    Words,
)
from alpaco.problem.input_format.validation import InputFault, parse

__all__ = ["all_bounds", "bounds", "bounds_reached"]

Scope = Mapping[str, Any]


def bounds(fmt: InputFormat) -> tuple[str, ...]:
    """Return the ids of all bounds that inputs can reach, such as `N=min`, `A=max`, `|S|=min`, `queries.2.l=max`."""
    return tuple(bound for bound in all_bounds(fmt) if bound not in fmt.unreached)


def all_bounds(fmt: InputFormat) -> tuple[str, ...]:
    """Return the ids of all bounds, those declared unreachable too."""
    return tuple(_bounds(fmt.items))


def _bounds(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        for name in _NAMES.get(type(item), lambda _: ())(item):
            yield f"{name}=min"
            yield f"{name}=max"
        if isinstance(item, Array) and item.max_sum is not None:
            yield f"sum({item.name})=max"
        if isinstance(item, Cases):
            yield from _bounds(item.body)
            yield from (f"sum({term})=max" for term in item.max_sums)


def _scalar_name(field: Scalar) -> str:
    return f"|{field.name}|" if isinstance(field, Word) else field.name


def _weight_names(item: Intervals | Tree | Graph) -> list[str]:
    return [f"{item.name}.{item.weight.name}"] if item.weight else []


def _query_name(item: Queries, kind: QueryKind, field: Scalar) -> str:
    return ".".join([item.name] + [kind.tag] * bool(kind.tag) + [_scalar_name(field)])


_NAMES: dict[type, Callable[[Any], Iterable[str]]] = {
    Line: lambda item: map(_scalar_name, item.fields),
    Array: lambda item: [item.name],
    Matrix: lambda item: [item.name],
    String: lambda item: [f"|{item.name}|"],
    Words: lambda item: [f"|{item.name}|"],
    Intervals: lambda item: [item.name, *_weight_names(item)],
    Points: lambda item: [item.name],
    Tree: _weight_names,
    Graph: _weight_names,
    Queries: lambda item: [_query_name(item, kind, field) for kind in item.kinds for field in kind.fields],
    Cases: lambda item: [item.name],
}


def bounds_reached(fmt: InputFormat, text: str) -> frozenset[str]:
    """Return the ids of the bounds that an input reaches; none where it is not an input of the format."""
    values = parse(fmt, text)
    if isinstance(values, InputFault):
        return frozenset()
    return frozenset(_reached(fmt.items, {**fmt.constants, **values})) - fmt.unreached.keys()


def _reached(items: Sequence[Item], scope: Scope) -> Iterator[str]:
    for item in items:
        for name, values, low, high in _OBSERVED.get(type(item), lambda *_: ())(item, scope):
            if values and min(values) == _at(low, scope):
                yield f"{name}=min"
            if values and max(values) == _at(high, scope):
                yield f"{name}=max"
        if isinstance(item, Array) and item.max_sum is not None:
            if sum(scope[item.name]) == _at(item.max_sum, scope):
                yield f"sum({item.name})=max"
        elif isinstance(item, Queries):
            yield from _queries(item, scope)
        elif isinstance(item, Cases):
            yield from _cases(item, scope)


def _at(bound: Bound, scope: Scope) -> int:
    value: int = expression(bound).value(scope)
    return value


Observed = Iterator[tuple[str, Sequence[Any], Bound, Bound]]


def _limits(field: Scalar) -> tuple[Bound, Bound]:
    return (field.min_length, field.max_length) if isinstance(field, Word) else (field.low, field.high)


def _line(item: Line, scope: Scope) -> Observed:
    for field in item.fields:
        value = scope[field.name]
        yield (_scalar_name(field), [len(value) if isinstance(field, Word) else value], *_limits(field))


def _array(item: Array, scope: Scope) -> Observed:
    yield item.name, scope[item.name], item.low, item.high


def _table(item: Matrix | Points, scope: Scope) -> Observed:
    yield item.name, [value for row in scope[item.name] for value in row], item.low, item.high


def _string(item: String, scope: Scope) -> Observed:
    yield f"|{item.name}|", [len(scope[item.name])], item.min_length, item.max_length


def _words(item: Words, scope: Scope) -> Observed:
    yield f"|{item.name}|", [len(word) for word in scope[item.name]], item.min_length, item.max_length


def _weights(item: Intervals | Tree | Graph, scope: Scope) -> Observed:
    if item.weight:
        weights = [row[-1] for row in scope[item.name]]
        yield f"{item.name}.{item.weight.name}", weights, item.weight.low, item.weight.high


def _intervals(item: Intervals, scope: Scope) -> Observed:
    yield item.name, [end for row in scope[item.name] for end in row[:2]], item.low, item.high
    yield from _weights(item, scope)


_OBSERVED: dict[type, Callable[[Any, Scope], Observed]] = {
    Line: _line,
    Array: _array,
    Matrix: _table,
    Points: _table,
    String: _string,
    Words: _words,
    Intervals: _intervals,
    Tree: _weights,
    Graph: _weights,
}


def _queries(item: Queries, scope: Scope) -> Iterator[str]:
    for kind in item.kinds:
        lead = int(bool(kind.tag))
        rows = [row[lead:] for row in scope[item.name] if not lead or row[0] == kind.tag]
        if not rows:
            continue  # the bounds may have no value
        own = [field.name for field in kind.fields]
        for index, field in enumerate(kind.fields):
            name = _query_name(item, kind, field)
            measure = len if isinstance(field, Word) else _itself
            for end, bound in zip(("min", "max"), _limits(field), strict=True):
                limit = expression(bound)
                fixed = limit.value(scope) if not limit.names & set(own) else None
                if any(measure(row[index]) == _limit(limit, fixed, scope, own, row) for row in rows):
                    yield f"{name}={end}"


def _limit(limit: Any, fixed: int | None, scope: Scope, own: Sequence[str], row: Sequence[Any]) -> int:
    return fixed if fixed is not None else limit.value({**scope, **dict(zip(own, row, strict=True))})


def _itself(value: Any) -> Any:
    return value


def _cases(item: Cases, scope: Scope) -> Iterator[str]:
    if scope[item.name] == _at(item.low, scope):
        yield f"{item.name}=min"
    if scope[item.name] == _at(item.high, scope):
        yield f"{item.name}=max"
    inner = [{**scope, **case} for case in scope["cases"]]
    for case in inner:
        yield from _reached(item.body, case)
    for term, most in item.max_sums.items():
        if sum(_at(term, case) for case in inner) == _at(most, scope):
            yield f"sum({term})=max"
