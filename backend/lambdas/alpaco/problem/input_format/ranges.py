"""What value an expression can have at all, from what its names can be: intervals, never too narrow."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from alpaco.problem.input_format.expressions import expression

__all__ = ["Range", "spanned", "value_range"]

# Least and greatest value; None where nothing is known. Comparisons are 0 or 1.
Range = tuple[int, int] | None
Known = Mapping[str, Range]

_BEYOND = 1 << 4096  # no expression has a greater value: see `expressions`
_LONGEST = 1 << 40  # nothing in an input is longer


def value_range(bound: int | str, known: Known) -> Range:
    """Return the interval of a bound or a condition.

    An array `A` is known by the interval of its elements, and perhaps by `len(A)` and `sum(A)`.
    """
    return _range(expression(bound).tree, known)


def spanned(low: int | str, high: int | str, known: Known) -> Range:
    """Return the interval of a value that keeps two bounds; a contradiction between them is not seen."""
    least, most = value_range(low, known), value_range(high, known)
    return (least[0], most[1]) if least and most else None


def _range(node: ast.expr, known: Known) -> Range:
    if isinstance(node, ast.Constant):
        value = int(node.value)  # type: ignore[arg-type]
        return value, value
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.BoolOp):
        return _boolean(node, known)
    if isinstance(node, ast.Compare):
        sides = [_range(side, known) for side in (node.left, *node.comparators)]
        parts = [_compared(op, a, b) for op, a, b in zip(node.ops, sides, sides[1:], strict=False)]
        return min(low for low, _ in parts), min(high for _, high in parts)
    if isinstance(node, ast.Call):
        return _call(node, known)
    if isinstance(node, ast.UnaryOp):
        inner = _range(node.operand, known)
        if inner is None:
            return None if isinstance(node.op, ast.USub) else (0, 1)
        return (-inner[1], -inner[0]) if isinstance(node.op, ast.USub) else (1 - inner[1], 1 - inner[0])
    assert isinstance(node, ast.BinOp)
    left, right = _range(node.left, known), _range(node.right, known)
    return _BINARY[type(node.op)](left, right) if left and right else None


def _boolean(node: ast.BoolOp, known: Known) -> Range:
    parts = [_range(part, known) or (0, 1) for part in node.values]
    combine = min if isinstance(node.op, ast.And) else max
    return combine(low for low, _ in parts), combine(high for _, high in parts)


def _compared(op: ast.cmpop, left: Range, right: Range) -> tuple[int, int]:
    if left is None or right is None:
        return 0, 1
    if isinstance(op, ast.Gt | ast.GtE):
        left, right = right, left
    if isinstance(op, ast.Lt | ast.Gt):
        always, never = left[1] < right[0], left[0] >= right[1]
    elif isinstance(op, ast.LtE | ast.GtE):
        always, never = left[1] <= right[0], left[0] > right[1]
    else:
        apart, alike = left[1] < right[0] or right[1] < left[0], left == right and left[0] == left[1]
        always, never = (alike, apart) if isinstance(op, ast.Eq) else (apart, alike)
    return int(always), int(not never)


def _call(node: ast.Call, known: Known) -> Range:
    assert isinstance(node.func, ast.Name)
    parts = [_range(argument, known) for argument in node.args]
    name, first = node.func.id, parts[0]
    if name in ("len", "sum"):
        return known.get(ast.unparse(node), (0, _LONGEST) if name == "len" else None)
    if name == "abs" and first:
        return (0 if first[0] <= 0 <= first[1] else min(map(abs, first))), max(map(abs, first))
    if name == "abs" or not all(parts):
        return None
    choose = min if name == "min" else max
    return choose(part[0] for part in parts if part), choose(part[1] for part in parts if part)


Interval = tuple[int, int]


def _corners(apply: Callable[[int, int], int], left: Interval, right: Interval) -> Interval:
    values = [apply(a, b) for a in left for b in right]
    return min(values), max(values)


def _divided(left: Interval, right: Interval) -> Interval:
    """Divide by anything but zero."""
    low, high = right[0] or 1, right[1] or -1
    if low <= high and (low > 0 or high < 0):
        return _corners(int.__floordiv__, left, (low, high))
    largest = max(map(abs, left))
    return -largest, largest


def _remainder(left: Interval, right: Interval) -> Interval:
    """Take the sign of the divisor, nearer to zero."""
    low, high = min(0, right[0] + 1), max(0, right[1] - 1)
    return low, min(high, left[1]) if left[0] >= 0 <= right[0] else high


def _power(left: Interval, right: Interval) -> Interval:
    least, most = max(0, right[0]), max(0, right[1])
    largest = max(_raised(max(map(abs, left)), most), int(least == 0))  # 0 to the power of 0 is 1
    if left[0] < 0:
        return -largest, largest
    return _raised(left[0], least) if left[0] else 0, largest


def _raised(base: int, exponent: int) -> int:
    if base.bit_length() * exponent > _BEYOND.bit_length():
        return _BEYOND
    return int(base**exponent)


_BINARY: dict[type, Callable[[Interval, Interval], Interval]] = {
    ast.Add: lambda left, right: (left[0] + right[0], left[1] + right[1]),
    ast.Sub: lambda left, right: (left[0] - right[1], left[1] - right[0]),
    ast.Mult: lambda left, right: _corners(int.__mul__, left, right),
    ast.FloorDiv: _divided,
    ast.Mod: _remainder,
    ast.Pow: _power,
}
