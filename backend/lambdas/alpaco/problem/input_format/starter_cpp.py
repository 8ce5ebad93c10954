"""Starter code in C++20."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from alpaco.problem.input_format.profiles import every_item
from alpaco.problem.input_format.starter_names import HINT, Code, columns, needs_long, plain, safe
from alpaco.problem.input_format.types import (
    Array,
    Bound,
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

__all__ = ["cpp_starter"]

_CODE = Code(
    "/", "(long long) pow({0}, {1})", "min<long long>({0}, {1})", "max<long long>({0}, {1})", "abs({0})", "{0}.size()"
)
_HEAD = """\
#include <bits/stdc++.h>
using namespace std;

void solve({parameters}) {{
    // {hint}
}}

{helper}int main() {{
    ios::sync_with_stdio(false);
    cin.tie(nullptr);

{body}
}}
"""
_HELPER = "void endLine() { cin.ignore(numeric_limits<streamsize>::max(), '\\n'); }\n\n"


def cpp_starter(fmt: InputFormat) -> str:
    """Write the program: tokens from `cin`, whole lines where a string may be empty or have spaces."""
    writer = _Writer(fmt)
    lines = writer.items(fmt.items)
    call = f"solve({', '.join(name for _, name in writer.made)});"
    if not any(isinstance(item, Cases) for item in fmt.items):
        lines.append(call)
    body = "\n".join(f"    {line}" for line in lines).replace("@solve@", call)
    parameters = ", ".join(_parameter(kind, name) for kind, name in writer.made)
    return _HEAD.format(parameters=parameters, hint=HINT, helper=_HELPER if "endLine()" in body else "", body=body)


def _parameter(kind: str, name: str) -> str:
    return f"{kind} {name}" if kind in ("int", "long long", "double") else f"const {kind}& {name}"


class _Writer:
    """Collects the variables that were declared; `by_line` says that line ends must be consumed."""

    def __init__(self, fmt: InputFormat) -> None:
        self.fmt = fmt
        self.made: list[tuple[str, str]] = []
        self.by_line = any(_whole_lines(item) for item in every_item(fmt.items))

    def items(self, items: Sequence[Item]) -> list[str]:
        return [line for item in items for line in _READERS[type(item)](self, item)]

    def bound(self, bound: Bound) -> str:
        return _CODE.of(bound, self.fmt.constants)

    def declare(self, kind: str, name: str, size: str = "") -> str:
        """Declare a variable that `solve` gets, with the size of a vector in parentheses."""
        self.made.append((kind, safe(name)))
        return f"{kind} {safe(name)}{f'({size})' if size else ''};"

    def integer(self, *limits: Bound) -> str:
        return "long long" if needs_long(self.fmt, *limits) else "int"

    def end(self) -> list[str]:
        return ["endLine();"] if self.by_line else []


def _whole_lines(item: Item) -> bool:
    """Say whether `>>` cannot read the item: empty strings, strings with spaces, queries of several forms."""
    if isinstance(item, Queries):
        return plain(item) is None
    if isinstance(item, String | Words):
        return " " in item.alphabet or item.min_length == 0 or isinstance(item.min_length, str)
    return isinstance(item, Grid) and " " in item.alphabet


def _line(writer: _Writer, item: Line) -> list[str]:
    kinds: dict[str, list[str]] = {}
    for field in item.fields:
        kind = _type(writer, field)
        writer.made.append((kind, safe(field.name)))
        kinds.setdefault(kind, []).append(safe(field.name))
    lines = [f"{kind} {', '.join(names)};" for kind, names in kinds.items()]
    return [*lines, f"cin >> {' >> '.join(safe(field.name) for field in item.fields)};", *writer.end()]


def _type(writer: _Writer, field: Scalar) -> str:
    if isinstance(field, Integer):
        return writer.integer(field.low, field.high)
    return "double" if isinstance(field, Real) else "string"


def _filled(writer: _Writer, kind: str, name: str, size: Bound) -> list[str]:
    return [
        writer.declare(f"vector<{kind}>", name, writer.bound(size)),
        f"for (auto& value : {safe(name)}) cin >> value;",
        *writer.end(),
    ]


def _array(writer: _Writer, item: Array) -> list[str]:
    lines = _filled(writer, writer.integer(item.low, item.high), item.name, item.length)
    if item.layout == "column" and writer.by_line:
        return [lines[0], f"for (auto& value : {safe(item.name)}) {{ cin >> value; endLine(); }}"]
    return lines


def _permutation(writer: _Writer, item: Permutation) -> list[str]:
    return _filled(writer, writer.integer(item.length), item.name, item.length)


def _matrix(writer: _Writer, item: Matrix) -> list[str]:
    kind, columns = writer.integer(item.low, item.high), writer.bound(item.columns)
    size = f"{writer.bound(item.rows)}, vector<{kind}>({columns})"
    inner = "for (auto& value : row) cin >> value;"
    return [
        writer.declare(f"vector<vector<{kind}>>", item.name, size),
        f"for (auto& row : {safe(item.name)}) {{ {' '.join([inner, *writer.end()])} }}",
    ]


def _texts(writer: _Writer, item: Grid | Words) -> list[str]:
    count = item.rows if isinstance(item, Grid) else item.count
    read = "getline(cin, row);" if writer.by_line else "cin >> row;"
    return [
        writer.declare("vector<string>", item.name, writer.bound(count)),
        f"for (auto& row : {safe(item.name)}) {read}",
    ]


def _string(writer: _Writer, item: String) -> list[str]:
    name = safe(item.name)
    return [writer.declare("string", item.name), f"getline(cin, {name});" if writer.by_line else f"cin >> {name};"]


def _records(writer: _Writer, item: Intervals | Points | Graph | Tree) -> list[str]:
    fields = columns(item)
    limits = [bound for _, low, high in fields for bound in (low, high)]
    count: Bound = (
        item.edges if isinstance(item, Graph) else f"({item.nodes}) - 1" if isinstance(item, Tree) else item.count
    )
    return _rows(writer, item.name, count, [safe(name) for name, *_ in fields], writer.integer(*limits))


def _rows(writer: _Writer, name: str, count: Bound, fields: Sequence[str], kind: str) -> list[str]:
    reads = f"cin >> {' >> '.join(fields)};"
    return [
        writer.declare(f"vector<array<{kind}, {len(fields)}>>", name, writer.bound(count)),
        f"for (auto& [{', '.join(fields)}] : {safe(name)}) {{ {' '.join([reads, *writer.end()])} }}",
    ]


def _tree(writer: _Writer, item: Tree) -> list[str]:
    if item.form == "parents":
        return _filled(writer, writer.integer(item.nodes), item.name, f"({item.nodes}) - 1")
    return _records(writer, item)


def _queries(writer: _Writer, item: Queries) -> list[str]:
    fields = plain(item)
    if fields:
        limits = [bound for field in fields if isinstance(field, Integer) for bound in (field.low, field.high)]
        return _rows(writer, item.name, item.count, [safe(f.name) for f in fields], writer.integer(*limits))
    return [
        writer.declare("vector<vector<string>>", item.name, writer.bound(item.count)),
        f"for (auto& query : {safe(item.name)}) {{",
        "    string line, token;",
        "    getline(cin, line);",
        "    istringstream tokens(line);",
        "    while (tokens >> token) query.push_back(token);",
        "}",
    ]


def _cases(writer: _Writer, item: Cases) -> list[str]:
    count = safe(item.name)
    lines = [f"    {line}" for line in [*writer.items(item.body), "@solve@"]]
    return [f"int {count};", f"cin >> {count};", *writer.end(), f"while ({count}-- > 0) {{", *lines, "}"]


_READERS: dict[type, Callable[[_Writer, Any], list[str]]] = {
    Line: _line,
    Array: _array,
    Permutation: _permutation,
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
