"""Starter code in Java 17."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

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

__all__ = ["java_starter"]

_CODE = Code(
    "/", "(long) Math.pow({0}, {1})", "Math.min({0}, {1})", "Math.max({0}, {1})", "Math.abs({0})", "{0}.length()"
)
_HEAD = """\
import java.io.*;
import java.util.*;

public class Main {{
    static void solve({parameters}) {{
        // {hint}
    }}

    public static void main(String[] args) throws IOException {{
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer tokens;

{body}
    }}
}}
"""
_TOKENS = "tokens = new StringTokenizer(reader.readLine());"
_PARSE = {
    "int": "Integer.parseInt(tokens.nextToken())",
    "long": "Long.parseLong(tokens.nextToken())",
    "double": "Double.parseDouble(tokens.nextToken())",
    "String": "tokens.nextToken()",
}


def java_starter(fmt: InputFormat) -> str:
    """Write the program: a line at a time, split into tokens."""
    writer = _Writer(fmt)
    lines = writer.items(fmt.items)
    call = f"solve({', '.join(name for _, name in writer.made)});"
    if not any(isinstance(item, Cases) for item in fmt.items):
        lines.append(call)
    body = "\n".join(f"        {line}" for line in lines).replace("@solve@", call)
    parameters = ", ".join(f"{kind} {name}" for kind, name in writer.made)
    return _HEAD.format(parameters=parameters, hint=HINT, body=body)


class _Writer:
    """Collects the variables that were declared."""

    def __init__(self, fmt: InputFormat) -> None:
        self.fmt = fmt
        self.made: list[tuple[str, str]] = []

    def items(self, items: Sequence[Item]) -> list[str]:
        return [line for item in items for line in _READERS[type(item)](self, item)]

    def size(self, bound: Bound) -> str:
        """Write a bound as an `int`."""
        code = _CODE.of(bound, self.fmt.constants)
        return code if code.isdigit() or not needs_long(self.fmt, bound) else f"(int) ({code})"

    def declare(self, kind: str, name: str, value: str) -> str:
        """Declare a variable that `solve` gets."""
        self.made.append((kind, safe(name)))
        return f"{kind} {safe(name)} = {value};"

    def integer(self, *limits: Bound) -> str:
        return "long" if needs_long(self.fmt, *limits) else "int"


def _loop(count: str, *body: str) -> list[str]:
    return [f"for (int i = 0; i < {count}; i++) {{", *(f"    {line}" for line in body), "}"]


def _line(writer: _Writer, item: Line) -> list[str]:
    return [_TOKENS, *(writer.declare(kind := _type(writer, f), f.name, _PARSE[kind]) for f in item.fields)]


def _type(writer: _Writer, field: Scalar) -> str:
    if isinstance(field, Integer):
        return writer.integer(field.low, field.high)
    return "double" if isinstance(field, Real) else "String"


def _row(writer: _Writer, name: str, length: Bound, kind: str) -> list[str]:
    size = writer.size(length)
    declared = writer.declare(f"{kind}[]", name, f"new {kind}[{size}]")
    return [declared, _TOKENS, *_loop(size, f"{safe(name)}[i] = {_PARSE[kind]};")]


def _array(writer: _Writer, item: Array) -> list[str]:
    kind = writer.integer(item.low, item.high)
    if item.layout == "row":
        return _row(writer, item.name, item.length, kind)
    size = writer.size(item.length)
    declared = writer.declare(f"{kind}[]", item.name, f"new {kind}[{size}]")
    return [declared, *_loop(size, _TOKENS, f"{safe(item.name)}[i] = {_PARSE[kind]};")]


def _permutation(writer: _Writer, item: Permutation) -> list[str]:
    return _row(writer, item.name, item.length, writer.integer(item.length))


def _table(writer: _Writer, name: str, size: tuple[str, str], kind: str) -> list[str]:
    rows, columns = size
    inner = f"for (int j = 0; j < {columns}; j++) {safe(name)}[i][j] = {_PARSE[kind]};"
    return [writer.declare(f"{kind}[][]", name, f"new {kind}[{rows}][{columns}]"), *_loop(rows, _TOKENS, inner)]


def _matrix(writer: _Writer, item: Matrix) -> list[str]:
    size = writer.size(item.rows), writer.size(item.columns)
    return _table(writer, item.name, size, writer.integer(item.low, item.high))


def _texts(writer: _Writer, item: Grid | Words) -> list[str]:
    count = writer.size(item.rows if isinstance(item, Grid) else item.count)
    declared = writer.declare("String[]", item.name, f"new String[{count}]")
    return [declared, *_loop(count, f"{safe(item.name)}[i] = reader.readLine();")]


def _string(writer: _Writer, item: String) -> list[str]:
    return [writer.declare("String", item.name, "reader.readLine()")]


def _records(writer: _Writer, item: Intervals | Points | Graph | Tree) -> list[str]:
    fields = columns(item)
    limits = [bound for _, low, high in fields for bound in (low, high)]
    count: Bound = (
        item.edges if isinstance(item, Graph) else f"({item.nodes}) - 1" if isinstance(item, Tree) else item.count
    )
    return _table(writer, item.name, (writer.size(count), str(len(fields))), writer.integer(*limits))


def _tree(writer: _Writer, item: Tree) -> list[str]:
    if item.form == "parents":
        return _row(writer, item.name, f"({item.nodes}) - 1", writer.integer(item.nodes))
    return _records(writer, item)


def _queries(writer: _Writer, item: Queries) -> list[str]:
    fields, count = plain(item), writer.size(item.count)
    if fields:
        limits = [bound for field in fields if isinstance(field, Integer) for bound in (field.low, field.high)]
        return _table(writer, item.name, (count, str(len(fields))), writer.integer(*limits))
    declared = writer.declare("String[][]", item.name, f"new String[{count}][]")
    return [declared, *_loop(count, f'{safe(item.name)}[i] = reader.readLine().split(" ");')]


def _cases(writer: _Writer, item: Cases) -> list[str]:
    count = safe(item.name)
    lines = [f"    {line}" for line in [*writer.items(item.body), "@solve@"]]
    head = [f"int {count} = Integer.parseInt(reader.readLine());", f"while ({count}-- > 0) {{"]
    return [*head, *lines, "}"]


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
