"""Expressions and names as LaTeX, the way statements print them."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator, Mapping

from alpaco.problem.input_format.expressions import expression

__all__ = ["element", "formula", "listed", "number", "symbol"]

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
        return power if digits[0] == "1" else rf"{digits[0]} \cdot {power}"
    for bits in _BY_WORDS:
        if value in (2**bits, 2**bits - 1):
            return f"2^{{{bits}}}" + ("" if value == 2**bits else " - 1")
    return rf"{value:,}".replace(",", r"\,") if value > 999 else digits


def symbol(name: str) -> str:
    """Write a variable: `N`, `a_1` from `a1`, `a_b`, a longer name upright."""
    base, index = _parts(name)
    return _indexed(base, index) if index else base


def element(name: str, index: str) -> str:
    r"""Write an element of what a variable names: `A_i`; `x_{1,i}` where the name has an index already."""
    base, own = _parts(name)
    return _indexed(base, f"{own},{index}" if own else index)


def _parts(name: str) -> tuple[str, str]:
    """Return the letter or the upright word, and its index, which may be empty."""
    match = re.fullmatch(r"([A-Za-z])(?:_?([0-9]+)|_([A-Za-z]))?", name)
    if match:
        return match[1], match[2] or match[3] or ""
    return rf"\mathrm{{{name.replace('_', chr(92) + '_')}}}", ""


def _indexed(base: str, index: str) -> str:
    return f"{base}_{index}" if len(index) == 1 else f"{base}_{{{index}}}"


def listed(name: str, length: int | str, constants: Mapping[str, int], first: int = 1) -> str:
    r"""Write the elements of an array: `A_1, A_2, \ldots, A_N`."""
    last = formula(length, constants)
    if last.isdigit() and int(last) - first < 3:
        return ", ".join(element(name, str(i)) for i in range(first, int(last) + 1))
    shown = [element(name, str(first)), element(name, str(first + 1)), r"\ldots", element(name, last)]
    return ", ".join(shown)


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
        return self._product(node) if isinstance(node.op, ast.Mult) else self._sum(node)

    def _product(self, node: ast.BinOp) -> tuple[str, int]:
        """Write factors side by side, neighbours that are alike as a power."""
        text = ""
        for _, group in itertools.groupby(self._factors(node), ast.dump):
            factor, *more = alike = list(group)
            base = self._at_least(factor, _ATOM if more else _PRODUCT)
            part = f"{base}^{{{len(alike)}}}" if more else base
            text += _times(text, part) + part
        return text, _PRODUCT

    def _factors(self, node: ast.expr) -> Iterator[ast.expr]:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) and self._number(node) is None:
            yield from self._factors(node.left)
            yield node.right
        else:
            yield node

    def _sum(self, node: ast.BinOp) -> tuple[str, int]:
        """Write terms one after the other; several numbers become one, the last."""
        terms = list(self._terms(node))
        numbers = [sign * value for sign, part in terms if (value := self._number(part)) is not None]
        if len(numbers) > 1:
            terms = [(sign, part) for sign, part in terms if self._number(part) is None]
            total = sum(numbers)
            terms += [(1 if total > 0 else -1, ast.Constant(abs(total)))] * bool(total)
        (sign, first), *others = terms
        if not others and sign > 0:
            return self.write(first)
        text = self._at_least(first, _SUM) if sign > 0 else f"-{self._at_least(first, _PRODUCT)}"
        for sign, part in others:
            text += f" {'+' if sign > 0 else '-'} {self._at_least(part, _PRODUCT)}"
        return text, _SUM

    def _terms(self, node: ast.expr) -> Iterator[tuple[int, ast.expr]]:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub) and self._number(node) is None:
            yield from self._terms(node.left)
            yield 1 if isinstance(node.op, ast.Add) else -1, node.right
        else:
            yield 1, node

    def _call(self, node: ast.Call) -> tuple[str, int]:
        assert isinstance(node.func, ast.Name)
        arguments = [self.write(argument)[0] for argument in node.args]
        if node.func.id in ("abs", "len"):
            return f"|{arguments[0]}|", _ATOM
        if node.func.id == "sum":
            return rf"\sum {element(ast.unparse(node.args[0]), 'i')}", _PRODUCT
        return rf"\{node.func.id}({', '.join(arguments)})", _ATOM


def _times(before: str, after: str) -> str:
    """Return the sign between two factors: none where they read well without."""
    if not before:
        return ""
    if after[0].isdigit() or (before[-1].isdigit() and after.startswith("(")):
        return r" \cdot "
    plain = len(before) == 1 or before[-1].isdigit() or before[-1] == ")" or re.search(r"\^\{\d+\}$", before)
    return "" if plain else r" \cdot "
