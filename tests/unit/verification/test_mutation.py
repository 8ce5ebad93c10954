"""Mechanical mutants."""

from __future__ import annotations

import ast
from collections import Counter

import pytest
from tests.problems.pairs import BRUTE, REFERENCE, SLOW

from alpaco.problem.program import Language, Program, Role, SourceFile
from alpaco.verification.mutation import Mistake, chosen, mutant_program, mutants, python_mutants, token_mutants


def made(source: str, mistake: Mistake) -> set[str]:
    """Return the mutants of one kind, as text that is formatted the same way."""
    return {ast.unparse(ast.parse(m.source)).split("\n")[-1] for m in python_mutants(source) if m.mistake is mistake}


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
    sources = [m.source for m in python_mutants("if a:\n    b()\nelse:\n    c()\n") if m.mistake is Mistake.BRANCH]
    assert [source.split("\n")[0] for source in sources] == ["if False:", "if True:"]


def test_a_sum_of_32_bits_overflows() -> None:
    """Only integers do; other values stay what they are."""
    mutant = next(m for m in python_mutants("x = a + b") if m.mistake is Mistake.WIDTH)
    for a, b, expected in ((2**31 - 1, 1, -(2**31)), (1, 1, 2), ("a", "b", "ab")):
        values: dict[str, object] = {"a": a, "b": b}
        exec(mutant.source, values)  # noqa: S102  running it is the test
        assert values["x"] == expected


@pytest.mark.parametrize("source", [REFERENCE, BRUTE, SLOW])
def test_mutants_are_different_programs(source: str) -> None:
    """None is the original, none comes twice, all compile, and the original is left as it was."""
    every = python_mutants(source)
    original = ast.unparse(ast.parse(source))
    assert len({m.source for m in every} | {original}) == len(every) + 1
    for mutant in every:
        compile(mutant.source, "mutant", "exec")
        assert mutant.line <= source.count("\n")
    assert python_mutants(source) == every


def test_a_choice_has_every_kind_and_follows_the_seed() -> None:
    """Kinds come in turn, so that a rare one is not crowded out."""
    every = python_mutants(REFERENCE)
    kinds = {mutant.mistake for mutant in every}
    few = chosen(every, 10, 1)
    assert few == chosen(every, 10, 1) != chosen(every, 10, 2)
    assert {mutant.mistake for mutant in few} == kinds
    assert max(Counter(m.mistake for m in few).values()) <= 3
    assert len(chosen(every, 1000, 1)) == len(every)


def test_a_change_that_is_no_program_is_left_out() -> None:
    """Patterns, complex numbers and formats are nodes too, and not every one may stand everywhere."""
    source = "match x:\n    case 0:\n        y = 1 + 2j\n    case _:\n        y = f'{x:>5}'\n"
    for mutant in python_mutants(source):
        compile(mutant.source, "mutant", "exec")


def test_what_is_no_python_has_no_mutants() -> None:
    """A text in another language gives none."""
    assert python_mutants("int main() {}") == ()


CPP = """\
#include <vector>
using ll = long long;
// a < b, "x" + 1
int main() {
    std::vector<std::vector<int>> rows(n + 1);
    for (int i = 0; i < n && ok; i++) total += 1LL * a[i] * a[i];
    if (std::min(a - b, -1) >= k) puts("1 < 2");
}
"""


def changes(source: str, mistake: Mistake) -> set[tuple[str, str]]:
    """Return the lines that mutants of one kind change, as they were and as they are."""
    pairs = set()
    for mutant in token_mutants(source):
        if mutant.mistake is mistake:
            rows = zip(source.splitlines(), mutant.source.splitlines(), strict=True)
            pairs |= {(old.strip(), new.strip()) for old, new in rows if old != new}
    return pairs


@pytest.mark.parametrize(
    ("source", "mistake", "expected"),
    [
        ("if (a < b) f();", Mistake.COMPARISON, {"if (a <= b) f();"}),
        ("i<n", Mistake.COMPARISON, {"i<=n"}),
        ("map<int, vector<int>> m;", Mistake.COMPARISON, set()),
        ("Map<String, int[]> m = new HashMap<>();", Mistake.COMPARISON, set()),
        ('s = "a < b"; // c < d', Mistake.COMPARISON, set()),
        ("f(5, 1e9, 0x1F, 2.5)", Mistake.OFF_BY_ONE, {"f(6, 1e9, 0x1F, 2.5)", "f(4, 1e9, 0x1F, 2.5)"}),
        ("if (a || b) f();", Mistake.BRANCH, {"if (false && (a || b)) f();", "if (a && b) f();"}),
        ("x = a - b + -1;", Mistake.OPERANDS, {"x = a + b + -1;", "x = a - b - -1;"}),
        ("return -max(a, b);", Mistake.OPERANDS, {"return -min(a, b);"}),
        ("int best = 0;", Mistake.INITIAL, {"int best = 1;"}),
        ("long long s = x;", Mistake.WIDTH, {"int s = x;"}),
        ("x = 1LL * a * b;", Mistake.WIDTH, {"x = 1 * a * b;"}),
        ("long s = in.nextLong();", Mistake.WIDTH,
         {"int s = in.nextLong();", "long s = in.nextInt();", "int s = in.nextInt();"}),
        ("lower_bound(a, b, c)", Mistake.TIE, {"upper_bound(a, b, c)"}),
    ],
)  # fmt: skip
def test_each_mistake_is_made_in_tokens(source: str, mistake: Mistake, expected: set[str]) -> None:
    """Once at each place of the code, and nowhere in text, comments and the arguments of templates."""
    assert {m.source for m in token_mutants(source) if m.mistake is mistake} == expected


def test_mutants_of_tokens_change_one_line_that_they_name() -> None:
    """All are different, and only the narrowing of every type at once touches several lines."""
    every = token_mutants(CPP)
    assert len({m.source for m in every} | {CPP}) == len(every) + 1
    for mutant in every:
        rows = zip(CPP.splitlines(), mutant.source.splitlines(), strict=True)
        lines = [number for number, (old, new) in enumerate(rows, 1) if old != new]
        assert lines[0] == mutant.line
        assert len(lines) == 1 or mutant.mistake is Mistake.WIDTH
    assert ("using ll = long long;", "using ll = int;") in changes(CPP, Mistake.WIDTH)
    assert {m.mistake for m in every} == set(Mistake) - {Mistake.TIE}


def test_programs_of_several_files_are_mutated_in_each() -> None:
    """A mutant keeps the other files, and what is no source of the language stays as it is."""
    files = (SourceFile("other.py", "def f(a):\n    return a < 3\n"), SourceFile("notes.txt", "1 < 2"))
    program = Program("main.py", Language.PYTHON, Role.ACCEPTED, "import other\nprint(other.f(5))\n", files=files)
    made = [mutant_program(program, mutant, number) for number, mutant in enumerate(mutants(program))]
    changed = {(p.source != program.source, p.files[0] != files[0], p.files[1] != files[1]) for p in made}
    assert changed == {(True, False, False), (False, True, False)}
    assert len({p.name for p in made}) == len(made)
    assert {p.role for p in made} == {Role.WRONG}


def test_what_is_too_long_or_too_deep_has_no_mutants() -> None:
    """A hostile program costs neither memory nor a crash."""
    for source in ("x = 1\n" * 20_000, "x = " + "(" * 5000 + ")" * 5000, "x = " + "-" * 30_000 + "1"):
        assert mutants(Program("a.py", Language.PYTHON, Role.ACCEPTED, source)) == ()
    assert mutants(Program("a.cpp", Language.CPP, Role.ACCEPTED, "i < 1;\n" * 20_000)) == ()
