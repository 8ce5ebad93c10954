"""Mutants of a C, C++ or Java source: one small mistake each, made in its tokens, always the same ones.

Tokens know no types: `<` may open a template's arguments. What does not compile is for the compiler to find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from alpaco.verification.mutation.mistakes import Mistake, Mutant

__all__ = ["token_mutants"]

# Comments, text and preprocessor lines stay whole, so that nothing inside them is changed.
_TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|^[ \t]*\#(?:[^\n\\]|\\.)*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    r"""|\d(?:[eEpP][+-]|[\w.'])*|[A-Za-z_]\w*|<<=|>>=|\+\+|--|->|::|&&|\|\||<<|>>|[<>=!+\-*/%&|^]=|\s+|.""",
    re.DOTALL | re.MULTILINE,
)
_INTEGER = re.compile(r"(\d+)([uUlL]*)")
_WORD = re.compile(r"[A-Za-z_]\w*")

_COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
_OPERATORS = {"+": "-", "-": "+", "+=": "-=", "-=": "+=", "min": "max", "max": "min"}
_JUNCTIONS = {"&&": "||", "||": "&&"}
_SIDES = {"lower_bound": "upper_bound", "upper_bound": "lower_bound", "greater": "less", "floorKey": "lowerKey",
          "ceilingKey": "higherKey", "headMap": "tailMap"}  # fmt: skip
_NARROWER = {"int64_t": "int32_t", "int_fast64_t": "int32_t", "uint64_t": "uint32_t", "double": "float",
             "ll": "int", "i64": "int", "Long": "Integer", "nextLong": "nextInt", "parseLong": "parseInt"}  # fmt: skip

Tokens = Sequence[str]
Change = tuple[int, int, str]
"""Replace the tokens from one index up to another by a text."""


def token_mutants(source: str) -> tuple[Mutant, ...]:
    """Return every mutant of a C, C++ or Java source, all different; some may not compile."""
    tokens = _TOKEN.findall(source)
    code = [i for i, token in enumerate(tokens) if not token.isspace() and token[:2] not in ("//", "/*")]
    seen = {source}
    made = []
    for mistake, rule in _RULES:
        for start, end, text in rule(tokens, code):
            changed = "".join((*tokens[:start], text, *tokens[end:]))
            if changed not in seen:
                seen.add(changed)
                made.append(Mutant(mistake, 1 + "".join(tokens[:start]).count("\n"), changed))
    return tuple(made)


def _swap(table: dict[str, str]) -> Callable[[Tokens, Sequence[int]], Iterator[Change]]:
    def rule(tokens: Tokens, code: Sequence[int]) -> Iterator[Change]:
        return ((i, i + 1, table[tokens[i]]) for i in code if tokens[i] in table)

    return rule


def _comparison(tokens: Tokens, code: Sequence[int]) -> Iterator[Change]:
    """Change comparisons, and leave brackets alone: what has a partner and no space on one of its sides."""
    for i in code:
        if tokens[i] in _COMPARISONS:
            apart = tokens[i - 1 : i + 2 : 2] == [" ", " "]
            if tokens[i] not in "<>" or apart or not _is_bracket(tokens, code, i):
                yield i, i + 1, _COMPARISONS[tokens[i]]


def _is_bracket(tokens: Tokens, code: Sequence[int], index: int) -> bool:
    """Tell whether `<` or `>` has a partner with nothing but names, commas and brackets between them."""
    step = 1 if tokens[index] == "<" else -1
    at, depth = code.index(index), 0
    while 0 <= at < len(code):
        token = tokens[code[at]]
        if token in ("<", ">", ">>", "<<"):
            depth += step * {"<": 1, ">": -1, ">>": -2, "<<": 2}[token]
            if depth <= 0:
                return True
        elif not (_WORD.fullmatch(token) or token in (",", "::", "*", "&", "[", "]", "?") or token.isdigit()):
            return False
        at += step
    return False


def _off_by_one(tokens: Tokens, code: Sequence[int]) -> Iterator[Change]:
    for before, i in zip(["", *code], code, strict=False):
        number = _INTEGER.fullmatch(tokens[i])
        if number and not (isinstance(before, int) and tokens[before] == "="):
            yield i, i + 1, f"{int(number[1]) + 1}{number[2]}"
            if int(number[1]):
                yield i, i + 1, f"{int(number[1]) - 1}{number[2]}"


def _initial(tokens: Tokens, code: Sequence[int]) -> Iterator[Change]:
    for before, i in pairwise(code):
        number = _INTEGER.fullmatch(tokens[i])
        if number and tokens[before] == "=":
            yield i, i + 1, f"{int(int(number[1]) == 0)}{number[2]}"


def _branch(tokens: Tokens, code: Sequence[int]) -> Iterator[Change]:
    """Never enter an `if`; take one junction for the other."""
    for i, after in pairwise(code):
        end = _closing(tokens, after) if tokens[i] == "if" and tokens[after] == "(" else None
        if end is not None:
            yield after, end, f"(false && ({''.join(tokens[after + 1 : end])})"
    yield from _swap(_JUNCTIONS)(tokens, code)


def _closing(tokens: Tokens, opening: int) -> int | None:
    """Return the index of the bracket that closes the one at `opening`."""
    depth = 0
    for i in range(opening, len(tokens)):
        depth += {"(": 1, ")": -1}.get(tokens[i], 0)
        if depth == 0:
            return i
    return None


def _operands(tokens: Tokens, code: Sequence[int]) -> Iterator[Change]:
    """Change signs between two operands, and the least for the greatest."""
    for before, i in pairwise(code):
        sign, left = tokens[i] in ("+", "-"), tokens[before]
        value = left in (")", "]") or (left[-1].isalnum() and left not in ("return", "case"))
        if tokens[i] in _OPERATORS and (value or not sign):
            yield i, i + 1, _OPERATORS[tokens[i]]


def _width(tokens: Tokens, code: Sequence[int]) -> Iterator[Change]:
    """Take a narrower type at one place, and one at all places at once: the habit that overflows."""
    narrow = list(_narrowings(tokens, code))
    yield from narrow
    if len(narrow) > 1:
        first, last = narrow[0][0], narrow[-1][1]
        pieces, at = [], first
        for start, end, text in narrow:
            pieces += [*tokens[at:start], text]
            at = end
        yield first, last, "".join(pieces)


def _narrowings(tokens: Tokens, code: Sequence[int]) -> Iterator[Change]:
    skip = -1
    for position, i in enumerate(code):
        if position == skip:
            continue
        if tokens[i] == "long":
            double = position + 1 < len(code) and tokens[code[position + 1]] == "long"
            skip = position + 1 if double else skip
            yield i, code[position + 1] + 1 if double else i + 1, "int"
        elif tokens[i] in _NARROWER:
            yield i, i + 1, _NARROWER[tokens[i]]
        elif (number := _INTEGER.fullmatch(tokens[i])) and "l" in number[2].lower():
            yield i, i + 1, number[1]


_RULES: tuple[tuple[Mistake, Callable[[Tokens, Sequence[int]], Iterator[Change]]], ...] = (
    (Mistake.COMPARISON, _comparison),
    (Mistake.OFF_BY_ONE, _off_by_one),
    (Mistake.BRANCH, _branch),
    (Mistake.OPERANDS, _operands),
    (Mistake.INITIAL, _initial),
    (Mistake.WIDTH, _width),
    (Mistake.TIE, _swap(_SIDES)),
)
