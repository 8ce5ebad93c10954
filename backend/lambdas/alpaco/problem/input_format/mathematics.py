"""Expressions and names as LaTeX, the way statements print them."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

from alpaco.problem.input_format.expressions import expression

__all__ = ["formula", "listed", "number", "symbol"]

_POWERS_OF_TEN = 7
_BY_WORDS = (31, 32, 53, 62, 63, 64)
_ATOM, _PRODUCT, _SUM, _LOGIC = 4, 3, 2, 1
_COMPARE = {ast.Lt: "<", ast.LtE: r"\le", ast.Gt: ">", ast.GtE: r"\ge", ast.Eq: "=", ast.NotEq: r"\ne"}


def number(value: int) -> str:
    """Write an integer: thousands apart, large powers of ten and edges of machine words as powers."""
    if value < 0:
        return f"-{number(-value)}"
    digits = str(value)
    if len(digits) > _POWERS_OF_TEN and not digits[1:].strip("0"):
        power = f"10^{{{len(digits) - 1}}}" if len(digits) > 10 else f"10^{len(digits) - 1}"
        return power if digits[0] == "1" else rf"{digits[0]} \times {power}"
    for bits in _BY_WORDS:
        if value in (2**bits, 2**bits - 1):
            return f"2^{{{bits}}}" + ("" if value == 2**bits else " - 1")
    return rf"{value:,}".replace(",", r"\,") if value > 999 else digits


def symbol(name: str) -> str:
    """Write a variable: `N`, `a_1` from `a1`, a longer name upright."""
    match = re.fullmatch(r"([A-Za-z])_?([0-9]+|[A-Za-z])?", name)
    if match:
        base, index = match.groups()
        return base if not index else f"{base}_{index}" if len(index) == 1 else f"{base}_{{{index}}}"
    escaped = name.replace("_", r"\_")
    return rf"\mathrm{{{escaped}}}"


def listed(name: str, length: int | str, constants: Mapping[str, int], first: str = "1") -> str:
    r"""Write the elements of an array: `A_1, A_2, \ldots, A_N`."""
    base, last = symbol(name), formula(length, constants)
    second = str(int(first) + 1)
    if last.isdigit() and int(last) - int(first) < 3:
        return ", ".join(f"{base}_{i}" for i in range(int(first), int(last) + 1))
    end = last if len(last) == 1 else f"{{{last}}}"
    return rf"{base}_{first}, {base}_{second}, \ldots, {base}_{end}"


def formula(bound: int | str, constants: Mapping[str, int]) -> str:
    """Write a bound or condition as LaTeX without dollar signs; constants appear as their numbers."""
    return _Writer(constants).write(expression(bound).tree)[0]


class _Writer:
    """Writes syntax trees; every piece comes with how tightly it binds."""

    def __init__(self, constants: Mapping[str, int]) -> None:
        self._constants = constants

    def write(self, node: ast.expr) -> tuple[str, int]:
        value = self._number(node)
        if value is not None:
            return number(value), _ATOM if value >= 0 else _SUM
        if isinstance(node, ast.Name):
            return symbol(node.id), _ATOM
        if isinstance(node, ast.BinOp):
            return self._binary(node)
        if isinstance(node, ast.UnaryOp):
            inner = self._at_least(node.operand, _PRODUCT)
            return (f"-{inner}", _SUM) if isinstance(node.op, ast.USub) else (rf"\lnot ({inner})", _ATOM)
        if isinstance(node, ast.Compare):
            parts = [self._at_least(node.left, _SUM)]
            for op, side in zip(node.ops, node.comparators, strict=True):
                parts += [_COMPARE[type(op)], self._at_least(side, _SUM)]
            return " ".join(parts), _LOGIC
        if isinstance(node, ast.BoolOp):
            word = r" \land " if isinstance(node.op, ast.And) else r" \lor "
            return word.join(self._at_least(part, _LOGIC) for part in node.values), 0
        assert isinstance(node, ast.Call)
        return self._call(node)

    def _number(self, node: ast.expr) -> int | None:
        """Return the value of a part that has no variables and reads better as one number."""
        if isinstance(node, ast.Constant):
            return int(node.value)  # type: ignore[arg-type]
        parsed = expression(ast.unparse(node))
        if parsed.names and parsed.names <= self._constants.keys():
            return int(parsed.value(self._constants))
        if isinstance(node, ast.BinOp | ast.UnaryOp) and not parsed.names:
            return int(parsed.value({}))
        return None

    def _at_least(self, node: ast.expr, level: int) -> str:
        text, binding = self.write(node)
        return text if binding >= level else f"({text})"

    def _binary(self, node: ast.BinOp) -> tuple[str, int]:
        if isinstance(node.op, ast.FloorDiv):
            fraction = rf"\frac{{{self.write(node.left)[0]}}}{{{self.write(node.right)[0]}}}"
            return rf"\left\lfloor {fraction} \right\rfloor", _ATOM
        if isinstance(node.op, ast.Pow):
            return f"{self._at_least(node.left, _ATOM)}^{{{self.write(node.right)[0]}}}", _ATOM
        if isinstance(node.op, ast.Mod):
            return rf"{self._at_least(node.left, _PRODUCT)} \bmod {self._at_least(node.right, _ATOM)}", _PRODUCT
        if isinstance(node.op, ast.Mult):
            left, right = self._at_least(node.left, _PRODUCT), self._at_least(node.right, _PRODUCT)
            times = r" \times " if right[0].isdigit() or (left[-1].isdigit() and right.startswith("(")) else ""
            times = times or (r" \times " if len(left) > 1 and not left[-1].isdigit() and left[-1] != ")" else "")
            return f"{left}{times}{right}", _PRODUCT
        sign = "+" if isinstance(node.op, ast.Add) else "-"
        return f"{self._at_least(node.left, _SUM)} {sign} {self._at_least(node.right, _PRODUCT)}", _SUM

    def _call(self, node: ast.Call) -> tuple[str, int]:
        assert isinstance(node.func, ast.Name)
        arguments = [self.write(argument)[0] for argument in node.args]
        if node.func.id in ("abs", "len"):
            return f"|{arguments[0]}|", _ATOM
        if node.func.id == "sum":
            return rf"\sum {arguments[0]}_i", _PRODUCT
        return rf"\{node.func.id}({', '.join(arguments)})", _ATOM
