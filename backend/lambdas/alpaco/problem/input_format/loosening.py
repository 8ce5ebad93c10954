"""Formats without one of their guarantees, made to find inputs that break just that one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from alpaco.problem.input_format.types import Array, Cases, Graph, InputFormat, Item, Points, Queries, Words

__all__ = ["Put", "inhabited", "loosened", "places", "unrequired"]

Put = Callable[[Item], InputFormat]
Looser = Iterator[tuple[str, Any]]


def places(fmt: InputFormat) -> Iterator[tuple[Item, Put]]:
    """Yield each item, those of test cases too, with a function that puts another in its place."""
    for index, item in enumerate(fmt.items):

        def put(other: Item, index: int = index) -> InputFormat:
            return replace(fmt, items=(*fmt.items[:index], other, *fmt.items[index + 1 :]))

        yield item, put
        if isinstance(item, Cases):
            for inner, put_inner in places(InputFormat(item.body)):
                yield inner, _nested(item, put, put_inner)


def _nested(cases: Cases, put: Put, put_inner: Put) -> Put:
    return lambda other: put(replace(_inhabited(cases), body=put_inner(other).items))


def _inhabited(cases: Cases) -> Cases:
    return replace(cases, low=f"max(1, {cases.low})")


def inhabited(fmt: InputFormat) -> InputFormat:
    """Return the format with at least one test case where it has any: without one nothing in it can be broken."""
    return replace(fmt, items=tuple(_inhabited(item) if isinstance(item, Cases) else item for item in fmt.items))


def unrequired(fmt: InputFormat) -> InputFormat:
    """Return the format without requirements and without sums over its test cases."""
    items = tuple(replace(i, requires=(), max_sums={}) if isinstance(i, Cases) else i for i in fmt.items)
    return replace(fmt, items=items, requires=())


def loosened(fmt: InputFormat) -> Iterator[tuple[str, InputFormat]]:
    """Yield the id of each guarantee with a format that does not give it, a requirement's first with its contrary."""
    for breaks, looser in _requirements(fmt):
        yield breaks, looser
    for item, put in places(fmt):
        for breaks, other in _LOOSER.get(type(item), lambda _: iter(()))(item):
            yield breaks, put(other)


def _requirements(owner: InputFormat | Cases) -> Looser:
    for requirement in owner.requires:
        others = tuple(other for other in owner.requires if other is not requirement)
        contrary = replace(requirement, condition=f"not ({requirement.condition})")
        for requires in ((*others, contrary), others):
            yield f"require:{requirement.condition}", replace(owner, requires=requires)


def _array(item: Array) -> Looser:
    if item.order != "any":
        yield f"{item.name}:{item.order}", replace(item, order="any")
    if item.max_sum is not None:
        yield f"sum({item.name})=max+1", replace(item, max_sum=f"({item.max_sum}) + 1")
    yield from _distinct(item)


def _distinct(item: Array | Words | Points) -> Looser:
    if item.distinct:
        yield f"{item.name}:distinct", replace(item, distinct=False)


def _graph(item: Graph) -> Looser:
    if item.connected:
        yield f"{item.name}:connected", replace(item, connected=False)
    if item.acyclic:
        yield f"{item.name}:acyclic", replace(item, acyclic=False)
    if item.bipartite:
        yield f"{item.name}:bipartite", replace(item, bipartite=False)
    if item.simple:
        yield f"{item.name}:simple", replace(item, simple=False)


def _queries(item: Queries) -> Looser:
    for index, kind in enumerate(item.kinds):
        name = f"{item.name}.{kind.tag}" if kind.tag else item.name
        looser = []
        if kind.distinct:
            looser.append(("distinct", replace(kind, distinct=())))
        if kind.ordered:
            looser.append(("ordered", replace(kind, ordered=())))
        for breaks, other in looser:
            kinds = (*item.kinds[:index], other, *item.kinds[index + 1 :])
            yield f"{name}:{breaks}", replace(item, kinds=kinds)


def _cases(item: Cases) -> Looser:
    yield from _requirements(_inhabited(item))
    for term, most in item.max_sums.items():
        yield f"sum({term})=max+1", replace(item, max_sums={**item.max_sums, term: f"({most}) + 1"})


_LOOSER: dict[type, Callable[[Any], Looser]] = {
    Array: _array,
    Words: _distinct,
    Points: _distinct,
    Graph: _graph,
    Queries: _queries,
    Cases: _cases,
}
