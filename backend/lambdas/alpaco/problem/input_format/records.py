"""Reading one line: its scalars, their form, their bounds and the relations between them.

Every line is first tried whole columns at a time; only where that fails is it read token by token, which
finds the place. Stand-alone validators carry a copy of this module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from alpaco.problem.input_format.expressions import expression

__all__ = ["Fault", "Record", "Scalar", "integer_field"]

Words = tuple[str, str]
Scope = dict[str, Any]
_INTEGER = r"(?:0|-?[1-9][0-9]{0,3999})"
_SHOWN = 40


class Fault(Exception):  # noqa: N818 - a finding on its way up, not an error of the program
    """The input breaks the format at `line` and `column` (from 1): what was expected there, what was found."""

    def __init__(self, line: int, column: int, expected: Words, found: str) -> None:
        super().__init__(line, column, expected, found)
        self.line = line
        self.column = column
        self.expected = expected
        self.found = found if len(found) <= _SHOWN else found[:_SHOWN] + "…"


def integer_field(name: str, low: int | str, high: int | str) -> dict[str, Any]:
    """Describe an integer that has no description of its own, such as an end of an edge."""
    return {"kind": "integer", "name": name, "low": low, "high": high}


class Scalar:
    """One integer, real or word: its form as a regular expression, its conversion, its bounds."""

    def __init__(self, field: dict[str, Any]) -> None:
        self.name: str = field["name"]
        self.kind: str = field["kind"]
        self.convert: Callable[[str], Any] = str
        self.measure: Callable[[Any], Any] = len
        if self.kind == "word":
            self.form = f"[{re.escape(field['alphabet'])}]+"
            self.low, self.high = expression(field["minLength"]), expression(field["maxLength"])
        else:
            self.low, self.high = expression(field["low"]), expression(field["high"])
            self.convert = self.measure = int
            self.form = _INTEGER
        if self.kind == "real":
            self.convert = self.measure = Decimal
            self.digits: int = field["digits"]
            # no name in doubled braces in here: judge systems would substitute it in validators
            self.form = rf"(?!-0\.0*(?![0-9]))-?(?:0|[1-9][0-9]{{0,99}})\.{'[0-9]' * self.digits}"
        self.pattern = re.compile(self.form)

    def read(self, token: str, scope: Scope, place: tuple[int, int]) -> Any:
        """Return the value of one token, or raise the fault."""
        low, high = self.low.value(scope), self.high.value(scope)
        if self.pattern.fullmatch(token):
            value = self.convert(token)
            if low <= self.measure(value) <= high:
                return value
        raise Fault(*place, self._words(low, high), repr(token))

    def holds(self, column: Sequence[Any], others: dict[str, Sequence[Any]], scope: Scope) -> bool:
        """Say whether a whole column keeps the bounds; `others` are the columns to its left."""
        needed = [name for name in others if name in self.low.names or name in self.high.names]
        measures = [len(value) for value in column] if self.kind == "word" else column
        if not needed:
            low, high = self.low.value(scope), self.high.value(scope)
            return bool(low <= min(measures) and max(measures) <= high)
        inner = dict(scope)
        for measure, *row in zip(measures, *(others[name] for name in needed), strict=True):
            inner.update(zip(needed, row, strict=True))
            if not self.low.value(inner) <= measure <= self.high.value(inner):
                return False
        return True

    def _words(self, low: int, high: int) -> Words:
        if self.kind == "word":
            return (
                f"{self.name}: 길이 {low} 이상 {high} 이하의 단어",
                f"{self.name}: a word of length {low} to {high} over the alphabet",
            )
        if self.kind == "real":
            return (
                f"{self.name}: {low} 이상 {high} 이하, 소수점 아래 {self.digits}자리의 실수",
                f"{self.name}: a real number from {low} to {high} with {self.digits} digits after the point",
            )
        return f"{self.name}: {low} 이상 {high} 이하의 정수", f"{self.name}: an integer from {low} to {high}"


class Record:
    """A line of scalars after an optional tag; some must differ, some must not decrease."""

    def __init__(
        self,
        fields: Sequence[dict[str, Any]],
        tag: str = "",
        *,
        distinct: Sequence[str] = (),
        ordered: Sequence[str] = (),
    ) -> None:
        self.tag = tag
        self.scalars = [Scalar(field) for field in fields]
        self.names = [scalar.name for scalar in self.scalars]
        self.distinct = [self.names.index(name) for name in distinct]
        self.ordered = [self.names.index(name) for name in ordered]
        parts = [re.escape(tag)] * bool(tag) + [scalar.form for scalar in self.scalars]
        self._line = re.compile(" ".join(parts))

    def read_all(self, lines: Sequence[str], first: int, scope: Scope) -> list[tuple[Any, ...]]:
        """Read lines numbered from `first`; each becomes a tuple that begins with the tag where there is one."""
        rows = self.read_fast(lines, scope)
        if rows is not None:
            return rows
        return [self.read(line, first + index, dict(scope)) for index, line in enumerate(lines)]

    def read_fast(self, lines: Sequence[str], scope: Scope) -> list[tuple[Any, ...]] | None:
        """Read whole columns; None where anything is wrong."""
        if not lines or not (self.scalars or self.tag):
            return None
        if not all(map(self._line.fullmatch, lines)):
            return None
        tokens = " ".join(lines).split(" ")
        lead = bool(self.tag)
        width = lead + len(self.scalars)
        columns: dict[str, Sequence[Any]] = {}
        for index, scalar in enumerate(self.scalars):
            column = list(map(scalar.convert, tokens[lead + index :: width]))
            if not scalar.holds(column, columns, scope):
                return None
            columns[scalar.name] = column
        values = list(columns.values())
        rows = list(zip(*([tokens[::width]] * lead), *values, strict=True))
        return rows if self._related(values) else None

    def read(self, line: str, number: int, scope: Scope) -> tuple[Any, ...]:
        """Read one line token by token; its values join the scope."""
        tokens = split(line, number)
        row: list[Any] = []
        column = 1
        if self.tag:
            column += len(self.tag) + 1
            tokens = tokens[1:]
            row.append(self.tag)
        for index, scalar in enumerate(self.scalars):
            if index >= len(tokens):
                raise Fault(number, len(line) + 1, (f"{scalar.name}의 값", f"a value of {scalar.name}"), "end of line")
            value = scalar.read(tokens[index], scope, (number, column))
            scope[scalar.name] = value
            row.append(value)
            self._relate(index, row[bool(self.tag) :], tokens[index], (number, column))
            column += len(tokens[index]) + 1
        if len(tokens) > len(self.scalars):
            raise Fault(number, column, ("줄의 끝", "the end of the line"), repr(tokens[len(self.scalars)]))
        return tuple(row)

    def _related(self, columns: Sequence[Sequence[Any]]) -> bool:
        ordered = [columns[index] for index in self.ordered]
        distinct = [columns[index] for index in self.distinct]
        rising = all(all(map(_not_less, right, left)) for left, right in pairwise(ordered))
        return rising and all(len(set(row)) == len(row) for row in zip(*distinct, strict=True))

    def _relate(self, index: int, row: Sequence[Any], token: str, place: tuple[int, int]) -> None:
        value = row[index]
        for other in self.ordered[: self.ordered.index(index)] if index in self.ordered else ():
            if value < row[other]:
                name = self.names[other]
                raise Fault(*place, (f"{name} 이상의 값", f"a value not less than {name}"), repr(token))
        for other in self.distinct if index in self.distinct else ():
            if other < index and row[other] == value:
                name = self.names[other]
                raise Fault(*place, (f"{name}과 다른 값", f"a value other than {name}"), repr(token))


def split(line: str, number: int) -> list[str]:
    """Split at single spaces; an empty token is a fault. An empty line has no tokens."""
    if not line:
        return []
    tokens = line.split(" ")
    if "" in tokens:
        index = tokens.index("")
        column = sum(map(len, tokens[:index])) + index + 1
        raise Fault(number, column, ("공백 하나로 나뉜 값", "values separated by single spaces"), "an extra space")
    return tokens


def _not_less(right: Any, left: Any) -> bool:
    return bool(right >= left)
