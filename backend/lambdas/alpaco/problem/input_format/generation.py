"""Making whole inputs: integers first, so that every condition can hold, then the items in order."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alpaco.errors import InputFormatError
from alpaco.problem.input_format.expressions import Expression, expression
from alpaco.problem.input_format.feasibility import implied, pairs, sizes
from alpaco.problem.input_format.making import Maker, make, scalar
from alpaco.problem.input_format.profiles import PROFILES, Profile
from alpaco.problem.input_format.rendering import render
from alpaco.problem.input_format.solving import Choice, Infeasible, Unknown, assign
from alpaco.problem.input_format.types import Cases, Graph, InputFormat, Integer, Item, Line, Require

__all__ = ["generate", "generate_values"]

_ATTEMPTS = 30


def generate(fmt: InputFormat, profile: str, seed: int) -> str:
    """Return an input of the format; the same arguments give the same bytes.

    Raises `InputFormatError` where no input that keeps all conditions was found.
    """
    return render(fmt, generate_values(fmt, profile, seed))


def generate_values(fmt: InputFormat, profile: str, seed: int) -> dict[str, Any]:
    """Return the values of an input, as `parse` would; see `generate`."""
    rng = random.Random(hashlib.sha256(f"{profile}:{seed}".encode()).digest())
    for _ in range(_ATTEMPTS):
        try:
            scope = _fill(Maker(rng, PROFILES[profile]), fmt.items, fmt.requires, dict(fmt.constants))
        except Infeasible:
            continue
        return {name: value for name, value in scope.items() if name not in fmt.constants}
    raise InputFormatError(f"no input was found for the profile {profile!r}: the conditions may contradict each other")


def _fill(maker: Maker, items: Sequence[Item], requires: Sequence[Require], scope: dict[str, Any]) -> dict[str, Any]:
    """Return the scope with every variable of the items; raises `Infeasible`."""
    conditions = [expression(require.condition) for require in requires]
    needed = conditions + [expression(text) for item in items for text in implied(item)]
    shape = _shape_conditions(maker.profile, items)
    unknowns = _unknowns(maker.profile, items, scope)
    try:
        scope = assign(unknowns, needed + shape, scope, maker.rng)
    except Infeasible:
        scope = assign(unknowns, needed, scope, maker.rng)
    for item in items:
        if isinstance(item, Line):
            for field in item.fields:
                if field.name not in scope:
                    scope[field.name] = scalar(maker, field, scope)
        elif isinstance(item, Cases):
            _fill_cases(maker, item, scope)
        else:
            scope[item.name] = make(maker, item, scope)
    if not all(condition.value(scope) for condition in conditions):
        raise Infeasible("a requirement")
    return scope


def _unknowns(profile: Profile, items: Sequence[Item], scope: Mapping[str, Any]) -> list[Unknown]:
    """Return the integers of lines whose bounds need nothing but constants and each other."""
    large = {name for item in items for bound in sizes(item) for name in expression(bound).names}
    known = set(scope)
    unknowns = []
    for field in _integers(items):
        low, high = expression(field.low), expression(field.high)
        if low.names | high.names <= known:
            known.add(field.name)
            choice: Choice = profile.sizes if field.name in large else profile.values
            unknowns.append(Unknown(field.name, low, high, choice))
    return unknowns


def _integers(items: Sequence[Item]) -> Iterator[Integer]:
    return (f for item in items if isinstance(item, Line) for f in item.fields if isinstance(f, Integer))


def _shape_conditions(profile: Profile, items: Sequence[Item]) -> list[Expression]:
    """Leave a complete graph few enough vertices for its edges to be within their bound."""
    if profile.shape != "complete":
        return []
    highest = {field.name: field.high for field in _integers(items)}
    return [
        expression(f"{pairs(item)} <= ({highest.get(str(item.edges), item.edges)})")
        for item in items
        if isinstance(item, Graph)
    ]


def _fill_cases(maker: Maker, item: Cases, scope: dict[str, Any]) -> None:
    """Choose the number of cases, then the cases; sums keep room for the smallest possible cases that follow."""
    low, high = expression(item.low).value(scope), expression(item.high).value(scope)
    least = _fill(Maker(maker.rng, PROFILES["minimum"]), item.body, item.requires, dict(scope))
    terms = [(expression(text), expression(most).value(scope)) for text, most in item.max_sums.items()]
    floors = [max(0, term.value(least)) for term, _ in terms]
    for floor, (_, most) in zip(floors, terms, strict=True):
        if floor:
            high = min(high, most // floor)
    if low > high:
        raise Infeasible(item.name)
    count = _case_count(maker, low, high)
    spent = [0] * len(terms)
    cases = []
    for index in range(count):
        left = count - index - 1
        budgets = [
            Require(f"({term.text}) <= {most - used - left * floor}", words=item.meaning)
            for (term, most), used, floor in zip(terms, spent, floors, strict=True)
        ]
        inner = _fill(maker, item.body, (*item.requires, *budgets), dict(scope))
        spent = [used + term.value(inner) for (term, _), used in zip(terms, spent, strict=True)]
        cases.append({name: value for name, value in inner.items() if name not in scope})
    scope[item.name] = count
    scope["cases"] = cases


def _case_count(maker: Maker, low: int, high: int) -> int:
    if maker.profile.many:
        return high
    if maker.profile.sizes in ("max", "large", "min"):
        return low
    return maker.rng.randint(low, min(high, low + 9))
