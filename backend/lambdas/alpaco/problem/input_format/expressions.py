"""Bounds and conditions: integer expressions over constants and variables of the input.

The language: integers, names, `+ - * // % **`, `min max abs len sum`, comparisons (also chained) and
`and or not`. Nothing is ever evaluated by Python itself: a parsed expression is a tree of small
functions. The module has no dependencies, because stand-alone validators carry a copy of it.
"""

from __future__ import annotations

import ast
import functools
import operator
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["Expression", "ExpressionError", "expression"]

_LONGEST = 500
_WIDEST_POWER = 4096  # bits

Scope = Mapping[str, Any]
Run = Callable[[Scope], Any]


class ExpressionError(ValueError):
    """An expression outside the language, or one that has no value (division by zero, an empty `max`)."""

    def __init__(self, message: str, korean: str) -> None:
        super().__init__(message)
        self.korean = korean


def _power(base: int, exponent: int) -> int:
    if exponent < 0 or abs(base).bit_length() * exponent > _WIDEST_POWER:
        raise ExpressionError("power out of range", "거듭제곱이 너무 크거나 지수가 음수입니다")
    result: int = base**exponent
    return result


_BINARY: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
}
_COMPARE: dict[type, Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {"min": min, "max": max, "abs": abs, "len": len, "sum": sum}


class Expression:
    """A parsed expression: its `text`, its syntax `tree`, the `names` that it needs, its value in a scope."""

    __slots__ = ("_run", "names", "text", "tree")

    def __init__(self, text: str, tree: ast.expr) -> None:
        self.text = text
        self.tree = tree
        called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        self.names = frozenset(n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and id(n) not in called)
        self._run = _runner(tree)

    def value(self, scope: Scope) -> Any:
        """Return the value; raises `ExpressionError` where there is none."""
        try:
            return self._run(scope)
        except KeyError as error:
            raise self._without(f"unknown name {error.args[0]}", f"알 수 없는 이름 {error.args[0]}") from error
        except ZeroDivisionError as error:
            raise self._without("division by zero", "0으로 나눕니다") from error
        except ExpressionError as error:
            raise self._without(str(error), error.korean) from error
        except (TypeError, ValueError) as error:
            raise self._without(str(error), "값이 없습니다") from error

    def _without(self, why: str, korean: str) -> ExpressionError:
        return ExpressionError(f"{self.text}: {why}", f"{self.text}: {korean}")


@functools.lru_cache(4096)
def expression(bound: int | str) -> Expression:
    """Parse a bound or a condition; raises `ExpressionError` for anything outside the language."""
    text = str(bound)
    if len(text) > _LONGEST:
        raise ExpressionError("the expression is too long", "식이 너무 깁니다")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError(f"not an expression: {text}", f"식이 아닙니다: {text}") from error
    return Expression(text, tree)


def _refused(why: str, node: ast.expr) -> ExpressionError:
    return ExpressionError(f"{why}: {ast.unparse(node)}", f"식에 쓸 수 없습니다: {ast.unparse(node)}")


def _runner(node: ast.expr) -> Run:
    maker = _RUNNERS.get(type(node))
    if maker is None:
        raise _refused("not allowed in an expression", node)
    return maker(node)


def _constant(node: ast.Constant) -> Run:
    number = node.value
    if type(number) is not int:
        raise ExpressionError(f"not an integer: {number!r}", f"정수가 아닙니다: {number!r}")
    return lambda _: number


def _name(node: ast.Name) -> Run:
    return operator.itemgetter(node.id)


def _binary(node: ast.BinOp) -> Run:
    apply = _BINARY.get(type(node.op))
    if apply is None:
        raise _refused("operator not allowed", node)
    left, right = _runner(node.left), _runner(node.right)
    return lambda scope: apply(left(scope), right(scope))


def _unary(node: ast.UnaryOp) -> Run:
    inner = _runner(node.operand)
    if isinstance(node.op, ast.USub):
        return lambda scope: -inner(scope)
    if isinstance(node.op, ast.Not):
        return lambda scope: not inner(scope)
    raise _refused("operator not allowed", node)


def _compare(node: ast.Compare) -> Run:
    checks = [_COMPARE.get(type(op)) for op in node.ops]
    if None in checks:
        raise _refused("comparison not allowed", node)
    sides = [_runner(side) for side in (node.left, *node.comparators)]
    if len(checks) == 1 and (only := checks[0]):
        left, right = sides
        return lambda scope: only(left(scope), right(scope))

    def run(scope: Scope) -> bool:
        values = [side(scope) for side in sides]
        return all(check(a, b) for check, a, b in zip(checks, values, values[1:], strict=False) if check)

    return run


def _boolean(node: ast.BoolOp) -> Run:
    parts = [_runner(part) for part in node.values]
    combine = all if isinstance(node.op, ast.And) else any
    return lambda scope: combine(part(scope) for part in parts)


def _call(node: ast.Call) -> Run:
    function = _FUNCTIONS.get(node.func.id) if isinstance(node.func, ast.Name) else None
    if function is None or node.keywords or not node.args:
        raise _refused("not a known function", node)
    arguments = [_runner(argument) for argument in node.args]
    return lambda scope: function(*(argument(scope) for argument in arguments))


_RUNNERS: dict[type, Callable[[Any], Run]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.Call: _call,
}
