"""Making whole inputs: integers first, so that every condition can hold, then the items in order."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from alpaco.problem.input_format.contradictions import contradiction
from alpaco.problem.input_format.expressions import Expression, ExpressionError, expression
from alpaco.problem.input_format.feasibility import implied, pairs, sizes
from alpaco.problem.input_format.making import Maker, make, scalar
from alpaco.problem.input_format.profiles import MAXIMUM, MINIMUM, Profile, profile
from alpaco.problem.input_format.rendering import render
from alpaco.problem.input_format.solving import Choice, Infeasible, Unknown, Unsatisfiable, assign
from alpaco.problem.input_format.types import Cases, Graph, InputFormat, Integer, Item, Line, Require

__all__ = ["generate", "generate_values"]

_ATTEMPTS = 16

# Cases made one by one; where there are more, the rest repeats them in random order, which costs far less.
_SOLVED = 2000


def generate(fmt: InputFormat, name: str, seed: int) -> str:
    """Return an input of the format under the profile of that name; the same arguments give the same bytes.

    Raises `InputFormatError` where no input that keeps all conditions was found.
    """
    return render(fmt, generate_values(fmt, name, seed))


def generate_values(fmt: InputFormat, name: str, seed: int) -> dict[str, Any]:
    """Return the values of an input, as `parse` would; see `generate`."""
    rng = random.Random(hashlib.sha256(f"{name}:{seed}".encode()).digest())
    for wished in _ever_looser(profile(fmt, name)):
        for _ in range(_ATTEMPTS):
            try:
                scope = _fill(Maker(rng, wished), fmt.items, fmt.requires, dict(fmt.constants))
            except Unsatisfiable:
                break
            except (Infeasible, ExpressionError):  # no input where a bound or a condition has no value
                continue
            return {name: value for name, value in scope.items() if name not in fmt.constants}
    raise contradiction("", "no-input", name=name)


def _ever_looser(wished: Profile) -> Iterator[Profile]:
    """Yield the profiles to try: as wished, then with random elements, then small as well.

    An array of the least values alone, say, may never meet a requirement on its sum.
    """
    random_elements = replace(wished, values="random", shape="random")
    yield from (wished, random_elements, replace(random_elements, sizes="small"))


def _fill(maker: Maker, items: Sequence[Item], requires: Sequence[Require], scope: dict[str, Any]) -> dict[str, Any]:
    """Return the scope with every variable of the items; raises `Infeasible`."""
    conditions = [expression(require.condition) for require in requires]
    needed = conditions + [expression(text) for item in items for text in implied(item)]
    wished = _shape_conditions(maker.profile, items)
    try:
        scope = assign(_unknowns(maker.profile, items, scope), needed + wished, scope, maker.rng)
    except Infeasible:
        scope = assign(_unknowns(replace(maker.profile, target=""), items, scope), needed, scope, maker.rng)
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
            if profile.target == f"{field.name}=min":
                high = low
            elif profile.target == f"{field.name}=max":
                low = high
            unknowns.append(Unknown(field.name, low, high, choice))
    return unknowns


def _integers(items: Sequence[Item]) -> Iterator[Integer]:
    return (f for item in items if isinstance(item, Line) for f in item.fields if isinstance(f, Integer))


def _shape_conditions(profile: Profile, items: Sequence[Item]) -> list[Expression]:
    """Wish for sizes that show the shape: a complete graph's edges within their bound, none beyond a bare shape."""
    highest = {field.name: field.high for field in _integers(items)}
    graphs = [item for item in items if isinstance(item, Graph)]
    if profile.shape == "complete":
        return [expression(f"{pairs(item)} <= ({highest.get(str(item.edges), item.edges)})") for item in graphs]
    most = {"bare-path": "{} - 1", "bare-tree": "{} - 1", "bare-cycle": "{}", "two-sides": "{0} * {0} // 4"}
    wish = most.get(profile.shape)
    return [expression(f"({item.edges}) <= " + wish.format(f"({item.nodes})")) for item in graphs if wish]


def _fill_cases(maker: Maker, item: Cases, scope: dict[str, Any]) -> None:
    """Choose the number of cases, then the cases; sums keep room for the smallest possible cases that follow."""
    sums = [(expression(text), expression(most).value(scope)) for text, most in item.max_sums.items()]
    least = _fill(Maker(maker.rng, MINIMUM), item.body, item.requires, dict(scope))
    floors = [max(0, term.value(least)) for term, _ in sums]
    count = _case_count(maker, item, scope, [(m, floor) for (_, m), floor in zip(sums, floors, strict=True)])
    # The budgets are variables, so that the conditions are parsed once.
    budgets = [f"_budget{index}" for index in range(len(sums))]
    requires = item.requires + tuple(
        Require(f"({term.text}) <= {budget}", item.meaning) for (term, _), budget in zip(sums, budgets, strict=True)
    )
    spent = [0] * len(sums)
    cases: list[dict[str, Any]] = []
    for left in range(count - 1, -1, -1):
        room = [most - used - left * floor for (_, most), used, floor in zip(sums, spent, floors, strict=True)]
        inner = scope | dict(zip(budgets, room, strict=True))
        if len(cases) < _SOLVED:
            inner = _fill(maker, item.body, requires, inner)
        else:
            inner |= maker.rng.choice(cases)
            if any(term.value(inner) > most for (term, _), most in zip(sums, room, strict=True)):
                inner = least
        spent = [used + term.value(inner) for (term, _), used in zip(sums, spent, strict=True)]
        cases.append({name: inner[name] for name in inner if name not in scope and name not in budgets})
    scope[item.name] = count
    scope["cases"] = cases


def _case_count(maker: Maker, item: Cases, scope: Mapping[str, Any], sums: Sequence[tuple[int, int]]) -> int:
    """Choose how many cases; `sums` holds each sum's limit and what the smallest case adds to it."""
    low, high = expression(item.low).value(scope), expression(item.high).value(scope)
    high = min([high, *(most // floor for most, floor in sums if floor)])
    if low > high:
        raise Infeasible(item.name)
    if maker.profile.many:
        return int(high)
    if maker.profile.target:
        return int(max(low, min(1, high)))  # a bound is reached in a case
    if maker.profile.sizes == "min":
        return int(low)
    if maker.profile.sizes not in ("max", "large"):
        return maker.rng.randint(low, min(high, low + 9))
    # As many cases of the largest size as the sums allow, and one for what is left over.
    greatest = _fill(Maker(maker.rng, MAXIMUM), item.body, item.requires, dict(scope))
    terms = [(most, expression(text).value(greatest)) for text, (most, _) in zip(item.max_sums, sums, strict=True)]
    return int(max(low, min([high, *(-(-most // term) for most, term in terms if term > 0)])))
