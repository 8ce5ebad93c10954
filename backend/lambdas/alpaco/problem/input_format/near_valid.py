"""Inputs that are almost right: each breaks one bound, one guarantee or the form, and must be refused.

A bound of an integer is broken by making an input of a format in which that integer lies just outside; a
guarantee by making inputs of a format without it until one breaks it; elements and form by one change of an
input.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from alpaco.errors import InputFormatError
from alpaco.problem.input_format.breaking import broken_values
from alpaco.problem.input_format.expressions import ExpressionError, expression
from alpaco.problem.input_format.generation import generate, generate_values
from alpaco.problem.input_format.loosening import Put, inhabited, loosened, places, unrequired
from alpaco.problem.input_format.malformed import malformed
from alpaco.problem.input_format.rendering import render
from alpaco.problem.input_format.types import Bound, Cases, InputFormat, Integer, Line
from alpaco.problem.input_format.validation import validate

__all__ = ["NearValid", "near_valid"]

# Inputs that are tried until one breaks the guarantee; valid inputs whose elements are changed.
_SEARCHES = 40
_BASES = 12


@dataclass(frozen=True, slots=True)
class NearValid:
    """A text that must be refused and the id of what it breaks, such as `N=max+1`, `A:distinct`, `form:no-newline`."""

    text: str
    breaks: str


def near_valid(fmt: InputFormat, seed: int) -> tuple[NearValid, ...]:
    """Return the inputs: per bound, per guarantee, then junk and changes of form. Deterministic.

    Raises `InputFormatError` where not even one small valid input is found.
    """
    forms = malformed(fmt, generate(fmt, "random-small", seed))
    made = [*_outside(fmt, seed), *_unguarded(fmt, seed), *_elements(fmt, seed), *forms]
    return tuple(NearValid(text, breaks) for breaks, text in made)


def _outside(fmt: InputFormat, seed: int) -> Iterator[tuple[str, str]]:
    """Yield inputs in which one integer of a line, or the number of test cases, lies just outside its bounds.

    Everything else is as small as it may be. Requirements are dropped if need be; where not even then an input
    exists (an array of negative length), the number is changed in a valid input.
    """
    for field, fixed in _numbers(fmt):
        for end, bound in (("min-1", f"({field.low}) - 1"), ("max+1", f"({field.high}) + 1")):
            broken = fixed(bound)
            text = _generated(broken, "minimum", seed) or _generated(unrequired(broken), "minimum", seed)
            text = text or _overwritten(fmt, field.name, bound, seed)
            if text is not None:
                yield f"{field.name}={end}", text


def _numbers(fmt: InputFormat) -> Iterator[tuple[Integer | Cases, Callable[[Bound], InputFormat]]]:
    """Yield what counts or is an integer of a line, with a function that fixes it to a bound."""
    for item, put in places(fmt):
        if isinstance(item, Cases):
            yield item, _fixed_count(item, put)
        elif isinstance(item, Line):
            for index, field in enumerate(item.fields):
                if isinstance(field, Integer):
                    yield field, _fixed_field(item, index, field, put)


def _fixed_count(item: Cases, put: Put) -> Callable[[Bound], InputFormat]:
    return lambda bound: put(replace(item, low=bound, high=bound))


def _fixed_field(line: Line, index: int, field: Integer, put: Put) -> Callable[[Bound], InputFormat]:
    def fixed(bound: Bound) -> InputFormat:
        other = replace(field, low=bound, high=bound)
        return put(replace(line, fields=(*line.fields[:index], other, *line.fields[index + 1 :])))

    return fixed


def _generated(fmt: InputFormat, profile: str, seed: int) -> str | None:
    try:
        return generate(fmt, profile, seed)
    except InputFormatError:
        return None


def _overwritten(fmt: InputFormat, name: str, bound: Bound, seed: int) -> str | None:
    """Write a valid input with one number replaced; None where there is none or the bound has no value there."""
    try:
        values = generate_values(inhabited(fmt), "random-small", seed)
        first, *others = [values] if name in values else values["cases"]
        changed = {**first, name: expression(bound).value({**fmt.constants, **values, **first})}
    except (InputFormatError, ExpressionError):
        return None
    return render(fmt, changed if name in values else {**values, "cases": [changed, *others]})


def _unguarded(fmt: InputFormat, seed: int) -> Iterator[tuple[str, str]]:
    """Yield inputs that break one guarantee each."""
    broken: set[str] = set()
    for breaks, looser in loosened(fmt):
        for attempt, profile in enumerate(("minimum", *["random-small"] * _SEARCHES, "maximum", "maximum-random")):
            text = None if breaks in broken else _generated(looser, profile, seed + attempt)
            if text is not None and validate(fmt, text):
                broken.add(breaks)
                yield breaks, text


def _elements(fmt: InputFormat, seed: int) -> Iterator[tuple[str, str]]:
    """Yield inputs with one element changed."""
    rng = random.Random(seed)
    seen: set[str] = set()
    for attempt in range(_BASES):
        # A base may not be found; an element too many may have no bounds where there is none before it.
        with suppress(InputFormatError, ExpressionError):
            base = generate_values(inhabited(fmt), "random-small", seed + attempt)
            for breaks, values in broken_values(fmt.items, base, {**fmt.constants, **base}, rng):
                if breaks not in seen:
                    seen.add(breaks)
                    yield breaks, render(fmt, values)
