"""Reading an input by its format, strictly: the values, or the first place that breaks the format.

The format arrives as JSON data (see `wire`). Stand-alone validators carry a copy of this module, so that
what they accept is what `parse` accepts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from alpaco.problem.input_format.expressions import ExpressionError, expression
from alpaco.problem.input_format.records import Fault, Record, Scalar, Scope, Words, integer_field, split
from alpaco.problem.input_format.structure import distinct_fault, graph_fault, order_fault, parents_fault, tree_fault

__all__ = ["read"]

Read = Callable[["_Lines", Scope], None]


def read(data: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the values by name; raises `Fault`, also where a bound has no value, such as `10 // N` for no `N`.

    An `ExpressionError` means that the format itself is wrong.
    """
    lines = _Lines(text)
    scope: Scope = dict(data["constants"])
    body = _body(data["items"], data["requires"])
    try:
        body(lines, scope)
    except ExpressionError as error:
        words = ("모든 범위와 조건의 값이 정해지는 입력", "an input that gives every bound and condition a value")
        raise Fault(max(1, lines.at), 1, words, str(error)) from error
    lines.end()
    return {name: value for name, value in scope.items() if name not in data["constants"]}


class _Lines:
    """The lines of the input and the place of reading."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.at = 0

    def take(self, count: int, expected: Words) -> list[str]:
        """Return the next lines; each must end with a line feed."""
        end = self.at + count
        if end < len(self.lines):
            self.at = end
            return self.lines[end - count : end]
        last = self.lines[-1]
        if last and len(self.lines) - 1 < end:
            expected = ("줄의 끝에 줄 바꿈", "a line feed at the end of the line")
        raise Fault(len(self.lines), len(last) + 1, expected, "end of input")

    def end(self) -> None:
        """Demand that nothing follows."""
        if self.at < len(self.lines) - 1 or self.lines[-1]:
            raise Fault(self.at + 1, 1, ("입력의 끝", "the end of the input"), repr(self.lines[self.at]))


def _body(items: Sequence[dict[str, Any]], requires: Sequence[dict[str, Any]]) -> Read:
    readers = [_READERS[item["kind"]](item) for item in items]
    conditions = [(expression(require["condition"]), require["words"]) for require in requires]

    def run(lines: _Lines, scope: Scope) -> None:
        for reader in readers:
            reader(lines, scope)
        for condition, words in conditions:
            if not condition.value(scope):
                found = ", ".join(f"{name} = {scope[name]}" for name in sorted(condition.names))
                raise Fault(lines.at, 1, (words["ko"], words["en"]), found)

    return run


def _count(bound: int | str) -> Callable[[Scope], int]:
    value = expression(bound).value
    return lambda scope: max(0, value(scope))


def _line(item: dict[str, Any]) -> Read:
    record = Record(item["fields"])

    def run(lines: _Lines, scope: Scope) -> None:
        [line] = lines.take(1, (f"{', '.join(record.names)}의 줄", f"a line with {', '.join(record.names)}"))
        record.read(line, lines.at, scope)

    return run


def _row(name: str, low: int | str, high: int | str) -> Callable[[_Lines, int, Scope], list[int]]:
    """Read one line of a given number of integers."""
    scalar = Scalar(integer_field(name, low, high))
    whole = re.compile(f"{scalar.form}(?: {scalar.form})*")

    def run(lines: _Lines, length: int, scope: Scope) -> list[int]:
        [line] = lines.take(1, (f"{name}의 줄", f"a line of {name}"))
        if length and whole.fullmatch(line):
            values = list(map(int, line.split(" ")))
            if len(values) == length and scalar.holds(values, {}, scope):
                return values
        column, row = 1, []
        tokens = split(line, lines.at)
        for token in tokens[:length]:
            row.append(scalar.read(token, scope, (lines.at, column)))
            column += len(token) + 1
        if len(tokens) < length:
            words = (f"{name}의 값 {length}개", f"{length} values of {name}")
            raise Fault(lines.at, len(line) + 1, words, f"{len(tokens)} values")
        if len(tokens) > length:
            raise Fault(lines.at, column, ("줄의 끝", "the end of the line"), repr(tokens[length]))
        return row

    return run


def _array(item: dict[str, Any]) -> Read:
    name = item["name"]
    length = _count(item["length"])
    row = _row(name, item["low"], item["high"])
    column = Record([integer_field(name, item["low"], item["high"])])
    limit = None if item["maxSum"] is None else expression(item["maxSum"])

    def run(lines: _Lines, scope: Scope) -> None:
        start, size = lines.at + 1, length(scope)
        if item["layout"] == "row":
            values = row(lines, size, scope)
        else:
            chunk = lines.take(size, (f"{name}의 값 {size}줄", f"{size} lines of {name}"))
            values = [value for (value,) in column.read_all(chunk, start, scope)]
        finding = order_fault(values, item["order"]) or (distinct_fault(values) if item["distinct"] else None)
        if not finding and limit is not None and sum(values) > (most := limit.value(scope)):
            finding = size - 1, (f"{name}의 합이 {most} 이하", f"{name} with a sum of at most {most}")
        if finding:
            index, words = finding
            place = (start, _column(values, index)) if item["layout"] == "row" else (start + index, 1)
            raise Fault(*place, words, str(values[index]))
        scope[name] = values

    return run


def _column(values: Sequence[Any], index: int) -> int:
    return sum(len(str(value)) + 1 for value in values[:index]) + 1


def _permutation(item: dict[str, Any]) -> Read:
    length = _count(item["length"])
    row = _row(item["name"], 1, item["length"])

    def run(lines: _Lines, scope: Scope) -> None:
        values = row(lines, length(scope), scope)
        if finding := distinct_fault(values):
            raise Fault(lines.at, _column(values, finding[0]), finding[1], str(values[finding[0]]))
        scope[item["name"]] = values

    return run


def _matrix(item: dict[str, Any]) -> Read:
    rows, columns = _count(item["rows"]), _count(item["columns"])
    row = _row(item["name"], item["low"], item["high"])

    def run(lines: _Lines, scope: Scope) -> None:
        scope[item["name"]] = [row(lines, columns(scope), scope) for _ in range(rows(scope))]

    return run


class _Text:
    """A line that is a string over an alphabet with bounds on its length."""

    def __init__(self, name: str, alphabet: str) -> None:
        self.name = name
        self._letters = frozenset(alphabet)

    def check(self, line: str, number: int, low: int, high: int) -> str:
        if not self._letters.issuperset(line):
            index = next(i for i, letter in enumerate(line) if letter not in self._letters)
            words = (f"{self.name}: 허용된 문자", f"{self.name}: a character of the alphabet")
            raise Fault(number, index + 1, words, repr(line[index]))
        if not low <= len(line) <= high:
            words = (
                f"{self.name}: 길이 {low} 이상 {high} 이하",
                f"{self.name}: a length from {low} to {high}",
            )
            raise Fault(number, len(line) + 1, words, f"length {len(line)}")
        return line


def _grid(item: dict[str, Any]) -> Read:
    rows, columns = _count(item["rows"]), _count(item["columns"])
    text = _Text(item["name"], item["alphabet"])

    def run(lines: _Lines, scope: Scope) -> None:
        height, width, start = rows(scope), columns(scope), lines.at + 1
        chunk = lines.take(height, (f"{item['name']}의 {height}줄", f"{height} lines of {item['name']}"))
        grid = [text.check(line, start + i, width, width) for i, line in enumerate(chunk)]
        for letter, count in item["exactly"].items():
            seen = sum(line.count(letter) for line in grid)
            if seen != count:
                raise Fault(lines.at, 1, (f"'{letter}' {count}개", f"'{letter}' exactly {count} times"), f"{seen}")
        scope[item["name"]] = grid

    return run


def _string(item: dict[str, Any]) -> Read:
    low, high = _count(item["minLength"]), _count(item["maxLength"])
    text = _Text(item["name"], item["alphabet"])

    def run(lines: _Lines, scope: Scope) -> None:
        [line] = lines.take(1, (f"{item['name']}의 줄", f"a line with {item['name']}"))
        scope[item["name"]] = text.check(line, lines.at, low(scope), high(scope))

    return run


def _words(item: dict[str, Any]) -> Read:
    count, low, high = _count(item["count"]), _count(item["minLength"]), _count(item["maxLength"])
    text = _Text(item["name"], item["alphabet"])

    def run(lines: _Lines, scope: Scope) -> None:
        size, start = count(scope), lines.at + 1
        chunk = lines.take(size, (f"{item['name']}의 {size}줄", f"{size} lines of {item['name']}"))
        least, most = low(scope), high(scope)
        words = [text.check(line, start + i, least, most) for i, line in enumerate(chunk)]
        if item["distinct"] and (finding := distinct_fault(words)):
            raise Fault(start + finding[0], 1, finding[1], repr(words[finding[0]]))
        scope[item["name"]] = words

    return run


Check = Callable[[list[tuple[Any, ...]], Scope], tuple[int, Words] | None]


def _block(item: dict[str, Any], count: int | str, records: Sequence[Record], check: Check) -> Read:
    """Read lines of records, chosen by their tags, then check them together."""
    name, size = item["name"], _count(count)
    by_tag = {record.tag: record for record in records}

    def run(lines: _Lines, scope: Scope) -> None:
        start, height = lines.at + 1, size(scope)
        chunk = lines.take(height, (f"{name}의 {height}줄", f"{height} lines of {name}"))
        if len(records) == 1 and not records[0].tag:
            rows = records[0].read_all(chunk, start, scope)
        else:
            rows = _tagged(by_tag, chunk, start, scope)
        if finding := check(rows, scope):
            index, words = finding
            raise Fault(start + index, 1, words, repr(chunk[index]) if chunk else "no lines")
        scope[name] = rows

    return run


def _tagged(records: dict[str, Record], chunk: Sequence[str], first: int, scope: Scope) -> list[tuple[Any, ...]]:
    """Read lines whose first token says which record they are."""
    tags = [line.split(" ", 1)[0] for line in chunk]
    groups: dict[str, list[int]] = {}
    for index, tag in enumerate(tags):
        groups.setdefault(tag, []).append(index)
    rows: list[tuple[Any, ...]] = [()] * len(chunk)
    for tag, indices in groups.items():
        fast = records[tag].read_fast([chunk[i] for i in indices], scope) if tag in records else None
        if fast is None:
            return [_tagged_line(records, line, first + i, scope) for i, line in enumerate(chunk)]
        for index, row in zip(indices, fast, strict=True):
            rows[index] = row
    return rows


def _tagged_line(records: dict[str, Record], line: str, number: int, scope: Scope) -> tuple[Any, ...]:
    tag = line.split(" ", 1)[0]
    if tag not in records:
        tags = ", ".join(records)
        raise Fault(number, 1, (f"{tags} 중 하나", f"one of {tags}"), repr(tag))
    return records[tag].read(line, number, dict(scope))


def _intervals(item: dict[str, Any]) -> Read:
    ends = [integer_field("l", item["low"], item["high"]), integer_field("r", item["low"], item["high"])]
    record = Record(
        ends + [item["weight"]] * bool(item["weight"]),
        distinct=("l", "r") if item["strict"] else (),
        ordered=("l", "r"),
    )
    return _block(item, item["count"], [record], lambda _rows, _scope: None)


def _points(item: dict[str, Any]) -> Read:
    record = Record([integer_field(f"x{i}", item["low"], item["high"]) for i in range(1, item["dimensions"] + 1)])
    return _block(item, item["count"], [record], lambda rows, _: distinct_fault(rows) if item["distinct"] else None)


def _edge(item: dict[str, Any]) -> Record:
    ends = [integer_field("u", 1, item["nodes"]), integer_field("v", 1, item["nodes"])]
    return Record(ends + [item["weight"]] * bool(item["weight"]))


def _graph(item: dict[str, Any]) -> Read:
    nodes = _count(item["nodes"])
    return _block(item, item["edges"], [_edge(item)], lambda rows, scope: graph_fault(nodes(scope), rows, item))


def _tree(item: dict[str, Any]) -> Read:
    name, nodes = item["name"], _count(item["nodes"])
    if item["form"] == "edges":
        count = f"({item['nodes']}) - 1"
        return _block(item, count, [_edge(item)], lambda rows, scope: tree_fault(nodes(scope), rows))
    row = _row(name, 1, item["nodes"])

    def run(lines: _Lines, scope: Scope) -> None:
        parents = row(lines, nodes(scope) - 1, scope)
        if finding := parents_fault(parents):
            raise Fault(lines.at, _column(parents, finding[0]), finding[1], str(parents[finding[0]]))
        scope[name] = parents

    return run


def _queries(item: dict[str, Any]) -> Read:
    records = [
        Record(kind["fields"], kind["tag"], distinct=kind["distinct"], ordered=kind["ordered"])
        for kind in item["kinds"]
    ]
    return _block(item, item["count"], records, lambda _rows, _scope: None)


def _cases(item: dict[str, Any]) -> Read:
    count = Record([integer_field(item["name"], item["low"], item["high"])])
    sums = [(text, expression(text), expression(most)) for text, most in item["maxSums"].items()]
    body = _body(item["body"], item["requires"])

    def run(lines: _Lines, scope: Scope) -> None:
        [line] = lines.take(1, (f"{item['name']}의 줄", f"a line with {item['name']}"))
        [size] = count.read(line, lines.at, scope)
        totals = dict.fromkeys(item["maxSums"], 0)
        cases = []
        for _ in range(size):
            inner = dict(scope)
            body(lines, inner)
            cases.append({name: value for name, value in inner.items() if name not in scope})
            for text, term, most in sums:
                totals[text] += term.value(inner)
                if totals[text] > (limit := most.value(scope)):
                    words = (f"{text}의 합이 {limit} 이하", f"a sum of {text} of at most {limit}")
                    raise Fault(lines.at, 1, words, str(totals[text]))
        scope["cases"] = cases

    return run


_READERS: dict[str, Callable[[dict[str, Any]], Read]] = {
    "line": _line,
    "array": _array,
    "permutation": _permutation,
    "matrix": _matrix,
    "grid": _grid,
    "string": _string,
    "words": _words,
    "intervals": _intervals,
    "points": _points,
    "tree": _tree,
    "graph": _graph,
    "queries": _queries,
    "cases": _cases,
}
