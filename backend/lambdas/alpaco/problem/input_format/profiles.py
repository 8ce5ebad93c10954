"""Named ways of choosing an input: how large, which values, which shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alpaco.problem.input_format.networks import GRAPH_SHAPES, TREE_SHAPES
from alpaco.problem.input_format.solving import Choice
from alpaco.problem.input_format.types import (
    Array,
    Cases,
    Graph,
    Grid,
    InputFormat,
    Intervals,
    Item,
    Matrix,
    Permutation,
    Points,
    String,
    Tree,
    Words,
)

__all__ = ["PROFILES", "Profile", "every_item", "profiles"]


@dataclass(frozen=True, slots=True)
class Profile:
    """How the integers that are sizes and those that are values are chosen, the elements and the shape of the items.

    `many` asks for as many test cases as there may be, otherwise few and large ones.
    """

    sizes: Choice
    values: Choice
    shape: str = "random"
    many: bool = False


_ALWAYS = {
    "minimum": Profile("min", "min", "min"),
    "maximum": Profile("max", "max", "max"),
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

PROFILES: dict[str, Profile] = _ALWAYS | _MANY | _SHAPED


def every_item(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, those inside test cases too."""
    for item in items:
        yield item
        if isinstance(item, Cases):
            yield from every_item(item.body)


def profiles(fmt: InputFormat) -> tuple[str, ...]:
    """Return the names of the profiles that mean something for this format, general ones first."""
    kinds = [type(item) for item in every_item(fmt.items)]
    shapes = dict.fromkeys(shape for kind in kinds for shape in _SHAPES.get(kind, ()))
    return (*_ALWAYS, *(_MANY if Cases in kinds else ()), *shapes)
