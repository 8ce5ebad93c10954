"""Candidates and problems as JSON values, and back: what checkpoints and stores keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar, get_type_hints

import msgspec

from alpaco.problem.candidate import Candidate
from alpaco.problem.input_format.json_form import from_data
from alpaco.problem.input_format.wire import to_data
from alpaco.problem.problem import Problem

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


_WRITE: Mapping[str, Callable[[Any], Any]] = {"input_format": to_data, "candidate": candidate_data}
_READ: Mapping[str, Callable[[Any], Any]] = {"input_format": from_data, "candidate": candidate_from}


def _data(record: Any) -> dict[str, Any]:
    return {f.name: _WRITE.get(f.name, msgspec.to_builtins)(getattr(record, f.name)) for f in fields(record)}


def _record(kind: type[T], data: Mapping[str, Any]) -> T:
    hints = get_type_hints(kind)
    values = {
        name: _READ[name](value) if name in _READ else msgspec.convert(value, hints[name])
        for name, value in data.items()
    }
    return kind(**values)
