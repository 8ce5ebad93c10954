"""Mechanical mutants."""

from __future__ import annotations

import ast
from collections import Counter

import pytest
from tests.problems.pairs import BRUTE, REFERENCE, SLOW

from alpaco.verification.mutation import Mistake, chosen, mutants


def made(source: str, mistake: Mistake) -> set[str]:
    """Return the mutants of one kind, as text that is formatted the same way."""
    return {ast.unparse(ast.parse(m.source)).split("\n")[-1] for m in mutants(source) if m.mistake is mistake}


@pytest.mark.parametrize(
    ("source", "mistake", "expected"),
    [
        ("a < b", Mistake.COMPARISON, {"a <= b"}),
        ("a >= b == c", Mistake.COMPARISON, {"a > b == c", "a >= b != c"}),
        ("f(5)", Mistake.OFF_BY_ONE, {"f(6)", "f(4)"}),
        ("x = 1 if a else 2", Mistake.BRANCH, {"x = 1", "x = 2"}),
        ("x = a and b", Mistake.BRANCH, {"x = a", "x = b"}),
        ("x = a // b", Mistake.OPERANDS, {"x = b // a"}),
        ("x = a - b", Mistake.OPERANDS, {"x = b - a", "x = a + b"}),
        ("x = min(a)", Mistake.OPERANDS, {"x = max(a)"}),
        ("x += a", Mistake.OPERANDS, {"x -= a"}),
        ("x = 0", Mistake.INITIAL, {"x = 1"}),
        ("x = -1", Mistake.INITIAL, {"x = 0"}),
        ("x = 10 ** 18", Mistake.INITIAL, {"x = 0"}),
        ("x = float('inf')", Mistake.INITIAL, {"x = 0"}),
        ("x += a", Mistake.WIDTH, {"x = _int32(x + a)"}),
        ("print(a * b + c)", Mistake.WIDTH, {"print(_int32(a * b + c))"}),
        ("print(sum(a))", Mistake.WIDTH, {"print(_int32(sum(a)))"}),
        ("a.sort(key=f, reverse=True)", Mistake.TIE, {"a.sort()"}),
        ("f(lambda p: (p[0], -p[1]))", Mistake.TIE, {"f(lambda p: (p[0],))"}),
        ("x = bisect_left(a, b)", Mistake.TIE, {"x = bisect_right(a, b)"}),
    ],
)
def test_each_mistake_is_made_everywhere(source: str, mistake: Mistake, expected: set[str]) -> None:
    """Once at each place where it can be made."""
    assert made(source, mistake) == expected


def test_branches_are_dropped() -> None:
    """An `if` is never entered, one with an `else` also always."""
    sources = [m.source for m in mutants("if a:\n    b()\nelse:\n    c()\n") if m.mistake is Mistake.BRANCH]
    assert [source.split("\n")[0] for source in sources] == ["if False:", "if True:"]


def test_a_sum_of_32_bits_overflows() -> None:
    """Only integers do; other values stay what they are."""
    mutant = next(m for m in mutants("x = a + b") if m.mistake is Mistake.WIDTH)
    for a, b, expected in ((2**31 - 1, 1, -(2**31)), (1, 1, 2), ("a", "b", "ab")):
        values: dict[str, object] = {"a": a, "b": b}
        exec(mutant.source, values)  # noqa: S102  running it is the test
        assert values["x"] == expected


@pytest.mark.parametrize("source", [REFERENCE, BRUTE, SLOW])
def test_mutants_are_different_programs(source: str) -> None:
    """None is the original, none comes twice, all compile, and the original is left as it was."""
    every = mutants(source)
    original = ast.unparse(ast.parse(source))
    assert len({m.source for m in every} | {original}) == len(every) + 1
    for mutant in every:
        compile(mutant.source, "mutant", "exec")
        assert mutant.line <= source.count("\n")
    assert mutants(source) == every


def test_a_choice_has_every_kind_and_follows_the_seed() -> None:
    """Kinds come in turn, so that a rare one is not crowded out."""
    every = mutants(REFERENCE)
    kinds = {mutant.mistake for mutant in every}
    few = chosen(every, 10, 1)
    assert few == chosen(every, 10, 1) != chosen(every, 10, 2)
    assert {mutant.mistake for mutant in few} == kinds
    assert max(Counter(m.mistake for m in few).values()) <= 3
    assert len(chosen(every, 1000, 1)) == len(every)


def test_a_change_that_is_no_program_is_left_out() -> None:
    """Patterns, complex numbers and formats are nodes too, and not every one may stand everywhere."""
    source = "match x:\n    case 0:\n        y = 1 + 2j\n    case _:\n        y = f'{x:>5}'\n"
    for mutant in mutants(source):
        compile(mutant.source, "mutant", "exec")


def test_what_is_no_python_has_no_mutants() -> None:
    """A program in another language gives none."""
    assert mutants("int main() {}") == ()
