"""Choosing the integers of an input so that every condition over them can hold.

Variables are chosen in the order of the input. A condition whose other names are known narrows a variable by
bisection (conditions such as `K <= N` or `N * M <= 10**6` are monotone); what bisection cannot see, such as
parity, is left to trying candidates and going back.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from alpaco.problem.input_format.expressions import Expression, ExpressionError

__all__ = ["Choice", "Infeasible", "Unknown", "Unsatisfiable", "assign", "pick"]

Choice = Literal["min", "max", "small", "large", "random", "extreme"]

_TRIES, _FEW_TRIES = 24, 4
_VISITS = 1000


class Infeasible(Exception):  # noqa: N818 - an answer: nothing satisfies the conditions, as far as was looked
    """No choice was found that keeps every condition."""


class Unsatisfiable(Infeasible):
    """Not even the integers could be chosen: trying again has little hope."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """An integer still to be chosen."""

    name: str
    low: Expression
    high: Expression
    choice: Choice


def pick(rng: random.Random, choice: Choice, low: int, high: int) -> int:
    """Choose one integer in `low..high`; `small` stays near the low end, or near zero where zero is inside."""
    if choice == "min" or low >= high:
        return low
    if choice == "max":
        return high
    if choice == "extreme":
        return rng.choice((low, high))
    if choice == "small":
        low, high = small_range(low, high)
    elif choice == "large":
        low = high - (high - low) // 4
    return rng.randint(low, high)


def small_range(low: int, high: int, width: int = 8) -> tuple[int, int]:
    """Return the part of `low..high` nearest to zero, `width` wide."""
    if low <= 0 <= high:
        return max(low, -width // 2), min(high, width)
    return (low, min(high, low + width)) if low > 0 else (max(low, high - width), high)


def assign(
    unknowns: Sequence[Unknown], conditions: Sequence[Expression], scope: Mapping[str, Any], rng: random.Random
) -> dict[str, Any]:
    """Return the scope with every unknown chosen; raises `Unsatisfiable`."""
    chosen = dict(scope)
    stages = _stages(unknowns, conditions, chosen)
    visits = iter(range(_VISITS))

    def search(index: int) -> bool:
        if index == len(unknowns):
            return True
        unknown = unknowns[index]
        for value in _candidates(unknown, stages[index], chosen, rng):
            if next(visits, None) is None:
                break
            chosen[unknown.name] = value
            if all(_holds(condition, chosen) for condition in stages[index]) and search(index + 1):
                return True
        chosen.pop(unknown.name, None)
        return False

    if not all(_holds(c, chosen) for c in conditions if c.names <= scope.keys()) or not search(0):
        raise Unsatisfiable(", ".join(unknown.name for unknown in unknowns))
    return chosen


def _stages(
    unknowns: Sequence[Unknown], conditions: Sequence[Expression], scope: Mapping[str, Any]
) -> list[list[Expression]]:
    """Return, for each unknown, the conditions that can be decided once it is known."""
    known = set(scope)
    stages = []
    for unknown in unknowns:
        before = frozenset(known)
        known.add(unknown.name)
        stages.append([c for c in conditions if c.names <= known and not c.names <= before])
    return stages


def _holds(condition: Expression, scope: Mapping[str, Any]) -> bool:
    try:
        return bool(condition.value(scope))
    except ExpressionError:
        return False


def _candidates(
    unknown: Unknown, conditions: Sequence[Expression], scope: Mapping[str, Any], rng: random.Random
) -> Iterator[int]:
    try:
        low, high = unknown.low.value(scope), unknown.high.value(scope)
    except ExpressionError:
        return  # no value of this one where its bounds have none
    inner = dict(scope)

    def holds_at(condition: Expression) -> Callable[[int], bool]:
        def at(value: int) -> bool:
            inner[unknown.name] = value
            return _holds(condition, inner)

        return at

    for condition in conditions:
        if low <= high:
            low, high = _narrow(low, high, holds_at(condition))
    if low > high:
        return
    # Where a condition fails at both ends, most often no value keeps it: an earlier variable has to change.
    hopeless = any(not holds_at(c)(low) and not holds_at(c)(high) for c in conditions)
    tries = _FEW_TRIES if hopeless else _TRIES
    yield pick(rng, unknown.choice, low, high)
    if unknown.choice == "min":
        yield from range(low + 1, min(high, low + tries) + 1)
    elif unknown.choice == "max":
        yield from range(high - 1, max(low, high - tries) - 1, -1)
    else:
        yield from (pick(rng, unknown.choice, low, high) for _ in range(tries))
        yield from range(low, min(high, low + tries) + 1)
    yield from (rng.randint(low, high) for _ in range(tries))


def _narrow(low: int, high: int, holds: Callable[[int], bool]) -> tuple[int, int]:
    """Shrink the range to where a monotone condition holds; leave it where the ends do not tell."""
    at_low, at_high = holds(low), holds(high)
    if at_low == at_high:
        return low, high
    inside, outside = (low, high) if at_low else (high, low)
    while abs(outside - inside) > 1:
        middle = (inside + outside) // 2
        if holds(middle):
            inside = middle
        else:
            outside = middle
    return (low, inside) if at_low else (inside, high)
