"""Candidates and problems as JSON values, and back: what checkpoints and stores keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from alpaco.problem.candidate import Candidate
from alpaco.problem.input_format.types import InputFormat, Item, QueryKind, Require, Scalar
from alpaco.problem.problem import Problem
from alpaco.problem.text import Text

__all__ = ["candidate_data", "candidate_from", "problem_data", "problem_from"]

T = TypeVar("T")


def candidate_data(candidate: Candidate) -> dict[str, Any]:
    """Return a candidate as JSON values."""
    return _data(candidate)


def candidate_from(data: Mapping[str, Any]) -> Candidate:
    """Read what `candidate_data` wrote; raises `msgspec.ValidationError` for anything else."""
    return _record(Candidate, data)


def problem_data(problem: Problem) -> dict[str, Any]:
    """Return a problem as JSON values, hidden tests and solutions included."""
    return _data(problem)


def problem_from(data: Mapping[str, Any]) -> Problem:
    """Read what `problem_data` wrote; raises `msgspec.ValidationError` for anything else."""
    return _record(Problem, data)


_KINDS = {kind.__dataclass_fields__["kind"].default: kind for kind in (*get_args(Item), *get_args(Scalar))}


def _format_from(data: Mapping[str, Any]) -> InputFormat:
    """Read an input format, whose items msgspec can write but not tell apart."""
    return InputFormat(**{name: _part(value) for name, value in data.items()})


def _part(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_part, value))
    if not isinstance(value, dict):
        return value
    parts = {name: _part(part) for name, part in value.items()}
    if "kind" in parts:
        return _KINDS[parts["kind"]](**parts)
    marks = {"tag": QueryKind, "condition": Require, "ko": Text}
    return next((kind(**parts) for mark, kind in marks.items() if mark in parts), parts)


_WRITE: Mapping[str, Callable[[Any], Any]] = {"candidate": candidate_data}
_READ: Mapping[str, Callable[[Any], Any]] = {"input_format": _format_from, "candidate": candidate_from}


def _data(record: Any) -> dict[str, Any]:
    return {f.name: _WRITE.get(f.name, msgspec.to_builtins)(getattr(record, f.name)) for f in fields(record)}


def _record(kind: type[T], data: Mapping[str, Any]) -> T:
    hints = get_type_hints(kind)
    values = {
        name: _READ[name](value) if name in _READ else msgspec.convert(value, hints[name])
        for name, value in data.items()
    }
    return kind(**values)
