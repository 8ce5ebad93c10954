"""An input format as JSON text and back, and the JSON Schema for whoever writes one.

The shapes of the JSON are made from the dataclasses of `types`: same fields, keys in camelCase, items told apart
by `kind`.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, reduce
from types import GenericAlias, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from alpaco.problem.input_format.checking import check
from alpaco.problem.input_format.contradictions import contradiction
from alpaco.problem.input_format.types import Cases, InputFormat, Item
from alpaco.problem.input_format.wire import to_data

__all__ = ["from_data", "from_json", "json_schema", "to_json"]


def to_json(fmt: InputFormat) -> str:
    """Write the format as indented JSON; fields that have their default value are left out."""
    shape = msgspec.convert(to_data(fmt), _shape(InputFormat))
    return msgspec.json.format(msgspec.json.encode(shape), indent=2).decode()


def from_json(data: str | bytes) -> InputFormat:
    """Read a format; raises `InputFormatError` that names the place where the JSON or the format is wrong."""
    try:
        shape = msgspec.json.decode(data, type=_shape(InputFormat))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise contradiction("", "json", cause=error) from error
    fmt: InputFormat = _domain(shape)
    check(fmt)
    return fmt


def from_data(data: Mapping[str, Any]) -> InputFormat:
    """Read what `wire.to_data` wrote, unchecked; raises `msgspec.ValidationError` for data of another shape."""
    fmt: InputFormat = _domain(msgspec.convert(data, _shape(InputFormat)))
    return fmt


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an input format."""
    schema = msgspec.json.schema(_shape(InputFormat))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "InputFormat", **schema}


@cache
def _shape(cls: type) -> type[msgspec.Struct]:
    """Return the struct that has the fields of a dataclass."""
    hints = get_type_hints(cls)
    if cls is Cases:
        hints["body"] = GenericAlias(tuple, (_either(part for part in get_args(Item) if part is not Cases), ...))
    kind: Any = next((field.default for field in fields(cls) if field.name == "kind"), None)
    made: list[Any] = []
    for field in fields(cls):
        if field.name == "kind":
            continue
        mirrored = _mirrored(hints[field.name])
        if field.default is not MISSING:
            made.append((field.name, mirrored, field.default))
        elif field.default_factory is not MISSING:
            made.append((field.name, mirrored, msgspec.field(default_factory=field.default_factory)))
        else:
            made.append((field.name, mirrored))
    shape: type[msgspec.Struct] = msgspec.defstruct(
        cls.__name__,
        made,
        namespace={"__doc__": cls.__doc__, "domain": cls},
        tag_field="kind" if kind else None,
        tag=kind,
        rename="camel",
        omit_defaults=True,
        forbid_unknown_fields=True,
        frozen=True,
    )
    return shape


def _mirrored(hint: Any) -> Any:
    """Return the type with structs in place of dataclasses."""
    if is_dataclass(hint):
        return _shape(hint)  # type: ignore[arg-type]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _either(map(_mirrored, arguments))
    if origin is tuple:
        return GenericAlias(tuple, (_mirrored(arguments[0]), ...))
    if origin is Mapping:
        return GenericAlias(dict, (str, _mirrored(arguments[1])))
    return hint


def _either(hints: Iterable[Any]) -> Any:
    return reduce(operator.or_, hints)


def _domain(value: Any) -> Any:
    """Return the dataclass of a struct, recursively."""
    if isinstance(value, msgspec.Struct):
        parts = {name: _domain(getattr(value, name)) for name in value.__struct_fields__}
        return value.domain(**parts)  # type: ignore[attr-defined]
    if isinstance(value, tuple):
        return tuple(map(_domain, value))
    if isinstance(value, dict):
        return {key: _domain(part) for key, part in value.items()}
    return value
