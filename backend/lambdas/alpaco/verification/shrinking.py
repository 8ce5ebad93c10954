"""The same input format with smaller sizes: every input of it is an input of the original."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from alpaco.problem.input_format import InputFormat
from alpaco.problem.input_format.expressions import expression
from alpaco.problem.input_format.feasibility import sizes
from alpaco.problem.input_format.profiles import every_item
from alpaco.problem.input_format.types import Bound, Cases, Integer, Item, Line, String, Word, Words

__all__ = ["shrunk"]


def shrunk(fmt: InputFormat, most: int) -> InputFormat:
    """Return the format with every size bounded by `most` as well, where its lower bound allows that."""
    names = {name for item in every_item(fmt.items) for bound in sizes(item) for name in expression(bound).names}
    return replace(fmt, items=tuple(_item(item, names, most) for item in fmt.items))


def _item(item: Item, names: set[str], most: int) -> Item:
    if isinstance(item, Line):
        return replace(item, fields=tuple(_field(field, names, most) for field in item.fields))
    if isinstance(item, String | Words):
        return replace(item, max_length=_least(item.min_length, item.max_length, most))
    if isinstance(item, Cases):
        body = tuple(_item(inner, names, most) for inner in item.body)
        return replace(item, high=_least(item.low, item.high, most), body=body)
    return item


def _field(field: Any, names: set[str], most: int) -> Any:
    if isinstance(field, Word):
        return replace(field, max_length=_least(field.min_length, field.max_length, most))
    if isinstance(field, Integer) and field.name in names:
        return replace(field, high=_least(field.low, field.high, most))
    return field


def _least(low: Bound, high: Bound, most: int) -> str:
    return f"max(({low}), min(({high}), {most}))"
