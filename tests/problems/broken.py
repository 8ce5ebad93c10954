"""Candidates, and validators, that are broken in one way each, and the gate that must catch it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.problems.pairs import BRUTE, REFERENCE, SLOW, pairs, program, with_programs
from tests.problems.several import EVEN_PAIR_CHECKER, even_pair, mean

from alpaco.problem.candidate import Candidate, HandTest
from alpaco.problem.evidence import Gate
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Require
from alpaco.problem.observation import Artefact, CompileFailure
from alpaco.problem.program import Language, Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text
from alpaco.testing import InProcessSandbox

__all__ = ["BROKEN", "NEARLY_SLOW", "VALIDATORS", "SpoiltValidator", "misread"]

_STRICT = REFERENCE.replace("<= k", "< k")
NEARLY_SLOW = REFERENCE + "for _ in range(n * 17):\n    pass\n    pass\n"
_ANY = "\n답이 여러 가지면 그중 아무거나 출력하세요."


def _words(candidate: Candidate, **changes: Text) -> Candidate:
    return replace(candidate, statement=replace(candidate.statement, **changes))


def _without(candidate: Candidate, role: Role) -> Candidate:
    return replace(candidate, programs=tuple(p for p in candidate.programs if p.role is not role))


def _unreachable(candidate: Candidate) -> Candidate:
    rule = Require("N <= 1000", Text("N은 1000 이하", "N is at most 1000"))
    return replace(candidate, input_format=replace(candidate.input_format, requires=(rule,)))


def _with_checker(source: str) -> Candidate:
    """Make a candidate whose words promise what its checker is for."""
    story, output = pairs().statement.story, pairs().statement.output
    said = Text(output.ko + _ANY, output.en + " If there are several answers, print any of them.")
    candidate = _words(pairs(), output=said, story=story)
    return replace(candidate, programs=(*candidate.programs, program("checker.py", Role.CHECKER, source)))


_CHECKER = next(p for p in even_pair().programs if p.role is Role.CHECKER)
_FORM = "sys.exit(42 if output and all(t.lstrip('-').isdigit() or t == '0.5' for t in output) else 43)\n"
_EXACT = "sys.exit(43) if answer != output else sys.exit(42 if 1 <="


def _checked(checker: Program) -> Candidate:
    """Make the candidate with several right answers, with another checker."""
    candidate = even_pair()
    return replace(candidate, programs=(*(p for p in candidate.programs if p.role is not Role.CHECKER), checker))


def _special_cases() -> Candidate:
    """Make a candidate each of whose constants matters for one input only."""
    table = {number: number * number % 89 for number in range(61, 121)}
    reference = f"table = {table}\nn = int(input())\nprint(table.get(n, n % 7))\n"
    return replace(
        pairs(),
        difficulty=Difficulty.EASY,
        input_format=InputFormat((Line((Integer("N", 1, 1000, Text("번호", "the number")),)),)),
        programs=(
            program("reference.py", Role.REFERENCE, reference),
            program("brute.py", Role.BRUTE, reference.replace("n % 7", "n - n // 7 * 7")),
            program("wrong.py", Role.WRONG, "print(int(input()) % 7)\n"),
        ),
        samples=("70\n",),
        tests=(),
    )


def misread() -> Candidate:
    """Return a candidate whose programs agree on a meaning that its words do not have: less than K, not at most."""
    return with_programs(
        pairs(),
        reference=_STRICT,
        accepted=_STRICT,
        brute=BRUTE.replace("<= k", "< k"),
        wrong_strict=REFERENCE,
        slow_quadratic=SLOW.replace("<= k", "< k"),
    )


class SpoiltValidator(InProcessSandbox):
    """A sandbox in which a text of the stand-alone validator is another: no candidate has a hand in its writing."""

    def __init__(self, old: str, new: str) -> None:
        """`old` must stand in the validator's program."""
        super().__init__()
        self._old, self._new = old, new

    def compile(self, program: Program) -> Artefact | CompileFailure:
        """Compile the spoilt text in place of the validator."""
        if program.name == "shared_validate.py":
            assert self._old in program.source
            program = replace(program, source=program.source.replace(self._old, self._new))
        return super().compile(program)


# What is wrong with the validator of `pairs`: a text of its program, and what stands there instead.
VALIDATORS: Mapping[str, tuple[str, str]] = {
    "it accepts a card too many": ('"high": 2000,', '"high": 2001,'),
    "it accepts a number too large": ('"high": 1000000,', '"high": 1000001,'),
    "it refuses the least number": ('"low": 1,', '"low": 2,'),
    "it accepts anything": ("sys.exit(43)", "sys.exit(42)"),
    "it crashes": ("values = read(", "values = reed("),
}

BROKEN: Mapping[str, tuple[Gate, Callable[[], Candidate]]] = {
    "no brute force": (Gate.SPECIFICATION, lambda: _without(pairs(), Role.BRUTE)),
    "no sample": (Gate.SPECIFICATION, lambda: replace(pairs(), samples=())),
    "words bound a variable otherwise": (
        Gate.SPECIFICATION,
        lambda: _words(pairs(), story=Text("카드 $N$장 ($1 \\le N \\le 5000$).", "$N$ cards ($1 \\le N \\le 5000$).")),
    ),
    "an own test leaves the bounds": (
        Gate.TESTS,
        lambda: replace(pairs(), tests=(HandTest("too large", "2 1\n5 1000001\n", "leaves the bounds"),)),
    ),
    "a sample is not an input": (Gate.TESTS, lambda: replace(pairs(), samples=("2 1\n5\n",))),
    "the input format contradicts itself": (
        Gate.SPECIFICATION,
        lambda: replace(pairs(), input_format=replace(pairs().input_format, constants={"N": 5})),
    ),
    "no input reaches the maximum": (Gate.TESTS, lambda: _unreachable(pairs())),
    "wrong reference": (Gate.REFERENCE, lambda: with_programs(pairs(), reference=_STRICT, accepted=_STRICT)),
    "wrong brute force": (Gate.REFERENCE, lambda: with_programs(pairs(), brute=BRUTE.replace("<= k", "< k"))),
    "right programs disagree": (Gate.REFERENCE, lambda: with_programs(pairs(), accepted=_STRICT)),
    "the reference crashes on the largest input": (
        Gate.REFERENCE,
        lambda: with_programs(pairs(), reference=REFERENCE + "assert n < 2000\n"),
    ),
    "right programs disagree on large inputs only": (
        Gate.REFERENCE,
        lambda: with_programs(pairs(), accepted=REFERENCE + "if n > 1000: print(0)\n"),
    ),
    "the reference does not compile": (Gate.REFERENCE, lambda: with_programs(pairs(), reference="n = (\n")),
    "a wrong program is right": (Gate.WRONG, lambda: with_programs(pairs(), wrong_strict=REFERENCE)),
    "reference and brute force share a mistake": (
        Gate.WRONG,
        lambda: with_programs(
            pairs(), reference=_STRICT, accepted=_STRICT, brute=BRUTE.replace("<= k", "< k"), slow_quadratic=SLOW
        ),
    ),
    "a wrong program does not compile": (Gate.WRONG, lambda: with_programs(pairs(), wrong_strict="n = (\n")),
    "a slow program is fast": (Gate.SLOW, lambda: with_programs(pairs(), slow_quadratic=REFERENCE)),
    "a slow program is wrong": (Gate.SLOW, lambda: with_programs(pairs(), slow_quadratic=SLOW.replace("<= k", "< k"))),
    "no slow program": (Gate.SLOW, lambda: _without(pairs(), Role.SLOW)),
    "a slow program is hardly slow": (Gate.TIME_LIMIT, lambda: with_programs(pairs(), slow_quadratic=NEARLY_SLOW)),
    "the brute force is enough for a medium problem": (
        Gate.DIFFICULTY,
        lambda: with_programs(pairs(), brute=REFERENCE.replace("total += j - i", "total += j\n        total -= i")),
    ),
    "the brute force takes most of a medium problem's time": (
        Gate.DIFFICULTY,
        lambda: with_programs(pairs(), brute=NEARLY_SLOW.replace("n * 17", "n * 9")),
    ),
    "the tests kill only what the search saw": (Gate.HOLDBACK, _special_cases),
    "the checker is not in Python": (
        Gate.SPECIFICATION,
        lambda: _checked(replace(_CHECKER, name="checker.cpp", language=Language.CPP)),
    ),
    "the checker looks only at the form": (
        Gate.CHECKER,
        lambda: _checked(replace(_CHECKER, source=EVEN_PAIR_CHECKER.split("if answer")[0] + _FORM)),
    ),
    "the checker breaks on what is no number": (
        Gate.CHECKER,
        lambda: _checked(replace(_CHECKER, source=EVEN_PAIR_CHECKER.replace("if len(output)", "if 0 and len(output)"))),
    ),
    "the checker wants the reference's own answer": (
        Gate.REFERENCE,
        lambda: _checked(replace(_CHECKER, source=EVEN_PAIR_CHECKER.replace("sys.exit(42 if 1 <=", _EXACT))),
    ),
    "the tolerance is too narrow for other right programs": (
        Gate.REFERENCE,
        lambda: replace(mean(), tolerance=1e-15),
    ),
    "the tolerance hides a wrong program": (Gate.WRONG, lambda: replace(mean(), tolerance=0.51)),
    "the checker accepts anything": (Gate.CHECKER, lambda: _with_checker("import sys\nsys.exit(42)\n")),
    "the checker rejects everything": (Gate.REFERENCE, lambda: _with_checker("import sys\nsys.exit(43)\n")),
    "the checker crashes": (Gate.CHECKER, lambda: _with_checker("1 / 0\n")),
    "the languages disagree": (
        Gate.STATEMENT,
        lambda: _words(pairs(), output=Text("3으로 나눈 나머지를 출력하세요.", "Print the remainder modulo 4.")),
    ),
    "a placeholder is left": (
        Gate.STATEMENT,
        lambda: _words(pairs(), output=Text("{item}의 수를 출력하세요.", "Print the number of {item}.")),
    ),
    "any answer is promised without a checker": (
        Gate.STATEMENT,
        lambda: _words(pairs(), output=Text("출력하세요." + _ANY, "Print one. If there are several, any of them.")),
    ),
    "a tolerance is not stated": (Gate.STATEMENT, lambda: replace(pairs(), tolerance=1e-6)),
    "an error is allowed and not tolerated": (
        Gate.STATEMENT,
        lambda: _words(pairs(), output=Text("상대 오차는 허용됩니다.", "A relative error is accepted.")),
    ),
    "a program has what judge systems fill in": (
        Gate.PACKAGE,
        lambda: with_programs(
            pairs(), accepted=REFERENCE.replace("total)", "'{{total}}'.replace('{{total}}', str(total)))")
        ),
    ),
    "a section is empty": (Gate.STATEMENT, lambda: _words(pairs(), output=Text("", ""))),
}
