"""Whether a text is an input of the format, and its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alpaco.errors import InputFormatError
from alpaco.problem.input_format.expressions import ExpressionError
from alpaco.problem.input_format.reading import read
from alpaco.problem.input_format.records import Fault
from alpaco.problem.input_format.types import InputFormat
from alpaco.problem.input_format.wire import to_data
from alpaco.problem.text import Text

__all__ = ["InputFault", "Values", "parse", "validate"]

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class InputFault:
    """The first place where a text breaks the format: line and column from 1, expected, found."""

    line: int
    column: int
    expected: Text
    found: str


def parse(fmt: InputFormat, text: str) -> Values | InputFault:
    """Return the values by variable name, or the first fault.

    Integers and arrays are `int` and `list[int]`, reals `Decimal`, strings `str`, words and grids
    `list[str]`, matrices lists of rows; intervals, points, edges and queries are lists of tuples in the order of
    the line, tag first. The test cases are under `"cases"`, one mapping each. An input for which a bound or a
    condition has no value, such as a division by zero, is at fault. Raises `InputFormatError` for text that is no
    expression.
    """
    try:
        return read(to_data(fmt), text)
    except Fault as fault:
        return InputFault(fault.line, fault.column, Text(*fault.expected), fault.found)
    except ExpressionError as error:
        raise InputFormatError(str(error), korean=error.korean) from error


def validate(fmt: InputFormat, text: str) -> InputFault | None:
    """Return the first fault, or None where the text is an input of the format."""
    found = parse(fmt, text)
    return found if isinstance(found, InputFault) else None
