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
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec

from alpaco.problem.input_format.checking import MOST_DIGITS, MOST_DIMENSIONS, NAME, check
from alpaco.problem.input_format.contradictions import contradiction
from alpaco.problem.input_format.types import Cases, InputFormat, Item
from alpaco.problem.input_format.wire import to_data

__all__ = ["from_data", "from_json", "json_schema", "to_json"]

_EXACT = 2**53  # up to there a float is the integer that was written
_SOME = msgspec.Meta(min_length=1)
_LIMITS = {
    "name": msgspec.Meta(pattern=f"^{NAME.pattern}$"),
    "alphabet": msgspec.Meta(pattern="^[ -~]+$"),
    "tag": msgspec.Meta(pattern="^[!-~]*$"),
    "digits": msgspec.Meta(ge=1, le=MOST_DIGITS),
    "dimensions": msgspec.Meta(ge=1, le=MOST_DIMENSIONS),
    "items": _SOME,
    "body": _SOME,
    "kinds": _SOME,
    "Line.fields": _SOME,
}


def to_json(fmt: InputFormat) -> str:
    """Write the format as indented JSON; fields that have their default value are left out."""
    shape = msgspec.convert(to_data(fmt), _shape(InputFormat))
    return msgspec.json.format(msgspec.json.encode(shape), indent=2).decode()


def from_json(data: str | bytes) -> InputFormat:
    """Read a format; raises `InputFormatError` that names the place where the JSON or the format is wrong."""
    try:
        shape = msgspec.convert(_whole(msgspec.json.decode(data)), _shape(InputFormat))
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
    schema = msgspec.json.schema(_shape(InputFormat, published=True))
    parts = schema["$defs"]
    # Only the place of a weight tells what it is, so it need not say it itself, unlike a field of a line.
    parts["Weight"] = {**parts["Integer"], "required": [key for key in parts["Integer"]["required"] if key != "kind"]}
    for part in parts.values():
        if "weight" in part["properties"]:
            part["properties"]["weight"] = {"anyOf": [{"$ref": "#/$defs/Weight"}, {"type": "null"}], "default": None}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "InputFormat", **schema}


def _whole(value: Any) -> Any:
    """Return the data with `5.0`, which is an integer to JSON Schema, as one."""
    if isinstance(value, float) and abs(value) < _EXACT and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return list(map(_whole, value))
    return {key: _whole(part) for key, part in value.items()} if isinstance(value, dict) else value


@cache
def _shape(cls: type, *, published: bool = False) -> type[msgspec.Struct]:
    """Return the struct that has the fields of a dataclass; published, with the limits that `check` sets."""
    hints = get_type_hints(cls)
    if cls is Cases:
        hints["body"] = GenericAlias(tuple, (_either(part for part in get_args(Item) if part is not Cases), ...))
    kind: Any = next((field.default for field in fields(cls) if field.name == "kind"), None)
    made: list[Any] = []
    for field in fields(cls):
        if field.name == "kind":
            continue
        mirrored = _mirrored(hints[field.name], published=published)
        if published and (limit := _LIMITS.get(field.name) or _LIMITS.get(f"{cls.__name__}.{field.name}")):
            mirrored = Annotated[mirrored, limit]
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


def _mirrored(hint: Any, *, published: bool) -> Any:
    """Return the type with structs in place of dataclasses."""
    if is_dataclass(hint):
        return _shape(hint, published=published)  # type: ignore[arg-type]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _either(_mirrored(argument, published=published) for argument in arguments)
    if origin is tuple:
        return GenericAlias(tuple, (_mirrored(arguments[0], published=published), ...))
    if origin is Mapping:
        return GenericAlias(dict, (str, _mirrored(arguments[1], published=published)))
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
