"""Named ways of choosing an input: how large, which values, which shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alpaco.problem.input_format.contradictions import contradiction
from alpaco.problem.input_format.networks import GRAPH_SHAPES, TREE_SHAPES
from alpaco.problem.input_format.solving import Choice
from alpaco.problem.input_format.types import (
    Array,
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
    String,
    Tree,
    Words,
)

__all__ = ["MAXIMUM", "MINIMUM", "Profile", "every_item", "profile", "profiles"]


@dataclass(frozen=True, slots=True)
class Profile:
    """How the integers that are sizes and those that are values are chosen, the elements and the shape of the items.

    `many` asks for as many test cases as there may be, otherwise few and large ones; `target` is a bound of an
    integer, such as `K=max`, that the input reaches if any input does.
    """

    sizes: Choice
    values: Choice
    shape: str = "random"
    many: bool = False
    target: str = ""


MINIMUM = Profile("min", "min", "min")
MAXIMUM = Profile("max", "max", "max")
_ALWAYS = {
    "minimum": MINIMUM,
    "maximum": MAXIMUM,
    "random-small": Profile("small", "small", "small"),
    "random-large": Profile("large", "random"),
    "maximum-random": Profile("max", "random"),
    "maximum-least": Profile("max", "min", "min"),
    "minimum-greatest": Profile("min", "max", "max"),
    "extreme": Profile("extreme", "extreme", "extreme"),
}
_MANY = {"many-cases": Profile("small", "random", "random", many=True)}
_ORDERS = ("sorted", "reversed", "nearly-sorted")
_SHAPES: dict[type, tuple[str, ...]] = {
    Array: (*_ORDERS, "all-equal", "alternating", "mountain", "anti-hash"),
    Permutation: (*_ORDERS, "rotation", "alternating"),
    Matrix: (*_ORDERS, "all-equal", "alternating"),
    Grid: ("all-equal", "checkerboard", "serpentine", "sparse"),
    String: ("all-equal", "alternating", "periodic", "palindrome", "one-different", "anti-hash"),
    Words: ("all-equal", "periodic", "one-different"),
    Intervals: ("nested", "disjoint", "all-equal", "unit"),
    Points: ("all-equal", "collinear", "lattice"),
    Tree: TREE_SHAPES,
    Graph: GRAPH_SHAPES,
}
_SHAPED = {shape: Profile("max", "random", shape) for shapes in _SHAPES.values() for shape in shapes}

_NAMED = _ALWAYS | _MANY | _SHAPED


def every_item(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, those inside test cases too."""
    for item in items:
        yield item
        if isinstance(item, Cases):
            yield from every_item(item.body)


def profiles(fmt: InputFormat) -> tuple[str, ...]:
    """Return the names of the profiles that mean something for this format.

    General ones come first, then shapes, then one per bound of an integer, named by the bound.
    """
    kinds = [type(item) for item in every_item(fmt.items)]
    shapes = dict.fromkeys(shape for kind in kinds for shape in _SHAPES.get(kind, ()))
    return (*_ALWAYS, *(_MANY if Cases in kinds else ()), *shapes, *_targets(fmt))


def profile(fmt: InputFormat, name: str) -> Profile:
    """Return a profile by its name; raises `InputFormatError` for a name that this format does not know."""
    if name in _NAMED:
        return _NAMED[name]
    if name in _targets(fmt):
        return Profile("small", "small", "small", target=name)
    raise contradiction("", "no-profile", name=name, names=", ".join(profiles(fmt)))


def _targets(fmt: InputFormat) -> list[str]:
    return [
        f"{field.name}={end}"
        for item in every_item(fmt.items)
        if isinstance(item, Line)
        for field in item.fields
        if isinstance(field, Integer)
        for end in ("min", "max")
        if f"{field.name}={end}" not in fmt.unreached
    ]
