"""An input format as JSON data, keys in camelCase, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from alpaco.problem.input_format.types import InputFormat

__all__ = ["to_data"]


def to_data(fmt: InputFormat) -> dict[str, Any]:
    """Return the format as JSON values, every field present."""
    data: dict[str, Any] = _data(fmt)
    return data


def _data(value: Any) -> Any:
    if is_dataclass(value):
        return {_camel(field.name): _data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_data(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _data(part) for key, part in value.items()}
    return value


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)
