"""Mutants of a Python source: one small mistake each, made in its syntax tree, always the same ones."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from alpaco.verification.mutation.mistakes import Mistake, Mutant

__all__ = ["python_mutants"]

_INT32 = """\
def _int32(value):
    return (value + 2**31) % 2**32 - 2**31 if type(value) is int else value
"""


def python_mutants(source: str) -> tuple[Mutant, ...]:
    """Return every mutant of a Python source, all different; none where it is no Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return ()
    seen = {ast.unparse(tree)}
    made = []
    for place in list(_places(tree)):
        for mistake, changed in _mistakes(place):
            place.put(changed)
            text = ast.unparse(ast.fix_missing_locations(tree))
            place.put(place.node)
            if text not in seen and _compiles(text):
                seen.add(text)
                helper = _INT32 if mistake is Mistake.WIDTH else ""
                made.append(Mutant(mistake, getattr(place.node, "lineno", 1), f"{helper}{text}\n"))
    return tuple(made)


def _compiles(source: str) -> bool:
    """Tell whether a changed tree is a program at all: some changes fit the syntax tree and not the language."""
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a node stands in the tree."""

    parent: ast.AST
    field: str
    index: int | None
    node: ast.AST

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def _places(tree: ast.AST) -> Iterator[_Place]:
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if isinstance(value, list):
                yield from (_Place(parent, field, i, node) for i, node in enumerate(value) if isinstance(node, ast.AST))
            elif isinstance(value, ast.AST):
                yield _Place(parent, field, None, value)


def _mistakes(place: _Place) -> Iterator[tuple[Mistake, ast.AST]]:
    for mistake, rule in _RULES:
        for changed in rule(place):
            yield mistake, changed


_OTHER_ORDER: dict[type, type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
_OTHER_SIGN: dict[type, type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}
_OTHER_NAME = {"min": "max", "max": "min"}
_OTHER_SIDE = {"bisect_left": "bisect_right", "bisect_right": "bisect_left", "bisect": "bisect_left"}
_ORDERED = (ast.Sub, ast.FloorDiv, ast.Mod, ast.Div, ast.Pow, ast.LShift, ast.RShift)
_GROWING = (ast.Add, ast.Sub, ast.Mult, ast.Pow, ast.LShift)


def _comparison(place: _Place) -> Iterator[ast.AST]:
    if isinstance(place.node, ast.Compare):
        for index, op in enumerate(place.node.ops):
            if other := _OTHER_ORDER.get(type(op)):
                changed = copy.deepcopy(place.node)
                changed.ops[index] = other()
                yield changed


def _off_by_one(place: _Place) -> Iterator[ast.AST]:
    if _is_integer(place.node) and not isinstance(place.parent, ast.Assign):
        value = place.node.value  # type: ignore[attr-defined]
        yield from (ast.Constant(value + step) for step in (1, -1))


def _branch(place: _Place) -> Iterator[ast.AST]:
    node = place.node
    if isinstance(node, ast.If):
        for outcome in (False, True) if node.orelse else (False,):
            yield ast.If(ast.Constant(outcome), node.body, node.orelse)
    elif isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    elif isinstance(node, ast.BoolOp):
        for left_out in node.values:
            rest = [value for value in node.values if value is not left_out]
            yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _operands(place: _Place) -> Iterator[ast.AST]:
    node = place.node
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, _ORDERED):
            yield ast.BinOp(node.right, node.op, node.left)
        if sign := _OTHER_SIGN.get(type(node.op)):
            yield ast.BinOp(node.left, sign(), node.right)
    elif isinstance(node, ast.AugAssign) and (sign := _OTHER_SIGN.get(type(node.op))):
        yield ast.AugAssign(node.target, sign(), node.value)
    elif isinstance(node, ast.Name) and node.id in _OTHER_NAME:
        yield ast.Name(_OTHER_NAME[node.id], node.ctx)


def _initial(place: _Place) -> Iterator[ast.AST]:
    if isinstance(place.parent, ast.Assign) and place.field == "value" and _is_start(place.node):
        yield ast.Constant(1 if _is_integer(place.node) and place.node.value == 0 else 0)  # type: ignore[attr-defined]


def _width(place: _Place) -> Iterator[ast.AST]:
    node, parent = place.node, place.parent
    if isinstance(node, ast.AugAssign) and isinstance(node.op, _GROWING):
        read = copy.deepcopy(node.target)
        read.ctx = ast.Load()
        yield ast.Assign([node.target], _wrapped(ast.BinOp(read, node.op, node.value)), lineno=node.lineno)
    elif isinstance(node, ast.expr) and not isinstance(parent, ast.BinOp | ast.Subscript | ast.AugAssign):
        grows = isinstance(node, ast.BinOp) and isinstance(node.op, _GROWING)
        adds = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum"
        if grows or adds:
            yield _wrapped(node)


def _tie(place: _Place) -> Iterator[ast.AST]:
    node = place.node
    if isinstance(node, ast.Lambda) and isinstance(node.body, ast.Tuple) and len(node.body.elts) > 1:
        yield ast.Lambda(node.args, ast.Tuple(node.body.elts[:-1], ast.Load()))
    elif isinstance(node, ast.Call) and any(keyword.arg in ("key", "reverse") for keyword in node.keywords):
        yield ast.Call(node.func, node.args, [k for k in node.keywords if k.arg not in ("key", "reverse")])
    elif isinstance(node, ast.Name) and node.id in _OTHER_SIDE:
        yield ast.Name(_OTHER_SIDE[node.id], node.ctx)
    elif isinstance(node, ast.Attribute) and node.attr in _OTHER_SIDE:
        yield ast.Attribute(node.value, _OTHER_SIDE[node.attr], node.ctx)


def _is_integer(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def _is_start(node: ast.AST) -> bool:
    """Tell whether an expression is made of numbers alone: 0, -1, 10**18, float("inf")."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "float"
    numbers = (ast.Constant, ast.UnaryOp, ast.BinOp, ast.operator, ast.unaryop)
    return all(isinstance(part, numbers) for part in ast.walk(node)) and any(map(_is_integer, ast.walk(node)))


def _wrapped(value: ast.expr) -> ast.Call:
    return ast.Call(ast.Name("_int32", ast.Load()), [value], [])


_RULES: tuple[tuple[Mistake, Callable[[_Place], Iterator[ast.AST]]], ...] = (
    (Mistake.COMPARISON, _comparison),
    (Mistake.OFF_BY_ONE, _off_by_one),
    (Mistake.BRANCH, _branch),
    (Mistake.OPERANDS, _operands),
    (Mistake.INITIAL, _initial),
    (Mistake.WIDTH, _width),
    (Mistake.TIE, _tie),
)
