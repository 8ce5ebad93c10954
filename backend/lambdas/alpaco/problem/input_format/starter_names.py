"""What the starter codes of all languages share: safe names, bounds as code, widths of integers, what to leave open."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alpaco.problem.input_format.expressions import ExpressionError, expression
from alpaco.problem.input_format.profiles import every_item
from alpaco.problem.input_format.ranges import Range, spanned, value_range
from alpaco.problem.input_format.types import (
    Bound,
    Graph,
    InputFormat,
    Integer,
    Intervals,
    Item,
    Line,
    Points,
    Queries,
    Scalar,
    Tree,
)

__all__ = ["HINT", "Code", "columns", "needs_long", "plain", "safe", "variables"]

HINT = "여기에 풀이를 작성하세요. / Write your solution here."
_WORD = 2**31

# Keywords and names that a starter uses itself, of all three languages.
_WORDS_TAKEN = """
and as assert async await break class continue def del elif else except finally for from global if import in
is lambda nonlocal not or pass raise return try while with yield None True False input print range list map
int float tuple sys solve alignas auto bool case catch char const default delete do double enum explicit
export extern false friend goto inline long mutable namespace new noexcept operator private protected public
register short signed sizeof static struct switch template this throw true typedef typename union unsigned
using virtual void volatile cin cout main std abstract boolean byte extends final implements instanceof
interface native null package super synchronized throws transient Main String Math Integer Long Double args
reader tokens i j endLine line token var record value row query array string vector concept requires constexpr
consteval constinit decltype
"""
_TAKEN = frozenset(_WORDS_TAKEN.split())


def safe(name: str) -> str:
    """Return the name, or one that no language reserves."""
    return f"{name}_" if name in _TAKEN else name


def variables(items: Sequence[Item]) -> list[str]:
    """Return the names that a list of items fills, in order; test cases fill none themselves."""
    names: list[str] = []
    for item in items:
        if isinstance(item, Line):
            names += [field.name for field in item.fields]
        elif hasattr(item, "body"):
            continue
        else:
            names.append(item.name)
    return names


def columns(item: Intervals | Points | Tree | Graph) -> list[tuple[str, Bound, Bound]]:
    """Return name and bounds of the numbers on each line of a record."""
    if isinstance(item, Points):
        names = ["x", "y"] if item.dimensions == 2 else [f"x{i}" for i in range(1, item.dimensions + 1)]
        return [(name, item.low, item.high) for name in names]
    if isinstance(item, Intervals):
        ends = [(name, item.low, item.high) for name in "lr"]
    else:
        ends = [(name, 1, item.nodes) for name in "uv"]
    return ends + ([(item.weight.name, item.weight.low, item.weight.high)] if item.weight else [])


def plain(item: Queries) -> tuple[Scalar, ...] | None:
    """Return the fields where there is one kind of query, without a tag and with integers only."""
    if len(item.kinds) == 1 and not item.kinds[0].tag:
        fields = item.kinds[0].fields
        return fields if all(isinstance(field, Integer) for field in fields) else None
    return None


def needs_long(fmt: InputFormat, *limits: Bound) -> bool:
    """Say whether a value within the bounds may need more than 32 bits; yes, where that cannot be told."""
    known: dict[str, Range] = {name: (value, value) for name, value in fmt.constants.items()}
    for field in _integers(fmt):
        known[field.name] = spanned(field.low, field.high, known)
    ranges = [value_range(bound, known) for bound in limits]
    return any(span is None or max(-span[0], span[1]) >= _WORD for span in ranges)


def _integers(fmt: InputFormat) -> Iterator[Integer]:
    for item in every_item(fmt.items):
        if isinstance(item, Line):
            yield from (field for field in item.fields if isinstance(field, Integer))


@dataclass(frozen=True, slots=True)
class Code:
    """How one language writes an expression; `power`, `call` and `length` have places `{0}`, `{1}`."""

    divide: str
    power: str
    minimum: str
    maximum: str
    absolute: str
    length: str

    def of(self, bound: Bound, constants: Mapping[str, int]) -> str:
        """Write a bound as code of the language; constants become numbers."""
        return self._write(expression(bound).tree, constants)

    def _write(self, node: ast.expr, constants: Mapping[str, int]) -> str:
        parsed = expression(ast.unparse(node))
        if parsed.names <= constants.keys():
            return str(parsed.value(constants))
        if isinstance(node, ast.Name):
            return safe(node.id)
        if isinstance(node, ast.UnaryOp):
            return f"-({self._write(node.operand, constants)})"
        if isinstance(node, ast.Call):
            return self._call(node, constants)
        if not isinstance(node, ast.BinOp):
            raise _no_code(node)
        left, right = self._write(node.left, constants), self._write(node.right, constants)
        if isinstance(node.op, ast.Pow):
            return self.power.format(left, right)
        sign = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Mod: "%", ast.FloorDiv: self.divide}[type(node.op)]
        left, right = (f"({side})" if not side.isalnum() else side for side in (left, right))
        return f"{left} {sign} {right}"

    def _call(self, node: ast.Call, constants: Mapping[str, int]) -> str:
        assert isinstance(node.func, ast.Name)
        form = {"min": self.minimum, "max": self.maximum, "abs": self.absolute, "len": self.length}.get(node.func.id)
        if form is None:
            raise _no_code(node)
        first, *others = [self._write(argument, constants) for argument in node.args]
        if not others:
            return form.format(first)
        for other in others:
            first = form.format(first, other)
        return first


def _no_code(node: ast.expr) -> ExpressionError:
    shown = ast.unparse(node)
    return ExpressionError(f"no code for {shown}", f"코드로 쓸 수 없습니다: {shown}")
