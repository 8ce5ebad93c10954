"""Starter code in Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from alpaco.problem.input_format.starter_names import HINT, Code, plain, safe, variables
from alpaco.problem.input_format.types import (
    Array,
    Cases,
    Graph,
    Grid,
    InputFormat,
    Integer,
    Intervals,
    Item,
    Line,
    Matrix,
    Permutation,
    Points,
    Queries,
    Real,
    Scalar,
    String,
    Tree,
    Words,
)

__all__ = ["python_starter"]

_CODE = Code("//", "({0}) ** ({1})", "min({0}, {1})", "max({0}, {1})", "abs({0})", "len({0})")
_ROW = "list(map(int, input().split()))"
_LINE = 'input().rstrip("\\n")'


def python_starter(fmt: InputFormat) -> str:
    """Write the program: fast reading by lines, then `solve` once, or once per test case."""
    cases = [item for item in fmt.items if isinstance(item, Cases)]
    names = ", ".join(map(safe, variables([*fmt.items, *(inner for item in cases for inner in item.body)])))
    head = f"import sys\n\ninput = sys.stdin.readline\n\n\ndef solve({names}):\n    # {HINT}\n    pass\n\n\n"
    lines = _Writer(fmt).items(fmt.items)
    if not cases:
        lines.append(f"solve({names})")
    return head + "\n".join(lines).replace("@solve@", f"solve({names})") + "\n"


class _Writer:
    def __init__(self, fmt: InputFormat) -> None:
        self._constants = fmt.constants

    def items(self, items: Sequence[Item]) -> list[str]:
        return [line for item in items for line in _READERS[type(item)](self, item)]

    def bound(self, bound: Any) -> str:
        return _CODE.of(bound, self._constants)


def _converted(field: Scalar, token: str) -> str:
    return f"int({token})" if isinstance(field, Integer) else f"float({token})" if isinstance(field, Real) else token


def _line(_: _Writer, item: Line) -> list[str]:
    names = [safe(field.name) for field in item.fields]
    if len(names) == 1:
        token = "input()" if not _is_word(item.fields[0]) else _LINE
        return [f"{names[0]} = {_converted(item.fields[0], token)}"]
    if all(isinstance(field, Integer) for field in item.fields):
        return [f"{', '.join(names)} = map(int, input().split())"]
    numbers = [field for field in item.fields if not _is_word(field)]
    return [
        f"{', '.join(names)} = input().split()",
        *(f"{safe(field.name)} = {_converted(field, safe(field.name))}" for field in numbers),
    ]


def _is_word(field: Scalar) -> bool:
    return not isinstance(field, Integer | Real)


def _row(_: _Writer, item: Permutation) -> list[str]:
    return [f"{safe(item.name)} = {_ROW}"]


def _array(writer: _Writer, item: Array) -> list[str]:
    if item.layout == "row":
        return [f"{safe(item.name)} = {_ROW}"]
    return [f"{safe(item.name)} = [int(input()) for _ in range({writer.bound(item.length)})]"]


def _matrix(writer: _Writer, item: Matrix) -> list[str]:
    return [f"{safe(item.name)} = [{_ROW} for _ in range({writer.bound(item.rows)})]"]


def _texts(writer: _Writer, item: Grid | Words) -> list[str]:
    count = item.rows if isinstance(item, Grid) else item.count
    return [f"{safe(item.name)} = [{_LINE} for _ in range({writer.bound(count)})]"]


def _string(_: _Writer, item: String) -> list[str]:
    return [f"{safe(item.name)} = {_LINE}"]


def _records(writer: _Writer, item: Intervals | Points | Graph) -> list[str]:
    count = item.edges if isinstance(item, Graph) else item.count
    return [f"{safe(item.name)} = [tuple(map(int, input().split())) for _ in range({writer.bound(count)})]"]


def _tree(writer: _Writer, item: Tree) -> list[str]:
    if item.form == "parents":
        return [f"{safe(item.name)} = {_ROW}"]
    count = writer.bound(f"({item.nodes}) - 1")
    return [f"{safe(item.name)} = [tuple(map(int, input().split())) for _ in range({count})]"]


def _queries(writer: _Writer, item: Queries) -> list[str]:
    tokens = "tuple(map(int, input().split()))" if plain(item) else "input().split()"
    return [f"{safe(item.name)} = [{tokens} for _ in range({writer.bound(item.count)})]"]


def _cases(writer: _Writer, item: Cases) -> list[str]:
    lines = [f"    {line}" for line in writer.items(item.body)]
    return [f"{safe(item.name)} = int(input())", f"for _ in range({safe(item.name)}):", *lines, "    @solve@"]


_READERS: dict[type, Callable[[_Writer, Any], list[str]]] = {
    Line: _line,
    Array: _array,
    Permutation: _row,
    Matrix: _matrix,
    Grid: _texts,
    String: _string,
    Words: _texts,
    Intervals: _records,
    Points: _records,
    Tree: _tree,
    Graph: _records,
    Queries: _queries,
    Cases: _cases,
}
