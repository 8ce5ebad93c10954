"""A small proved problem, as the pipeline would hand it over."""

from __future__ import annotations

import pytest

from alpaco.problem.candidate import Candidate, Provenance, StatementParts
from alpaco.problem.evidence import Check, CheckState, Evidence, Gate
from alpaco.problem.input_format import InputFormat
from alpaco.problem.input_format.types import Array, Integer, Line
from alpaco.problem.problem import Problem, Statement, TestCase
from alpaco.problem.program import Language, Program, Role
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Locale, Text
from alpaco.problem.time_limit import TimeLimit
from alpaco.problem.verdict import Verdict

SUM = "import sys\n_, *values = map(int, sys.stdin.read().split())\nprint(sum(values))\n"


def _programs() -> tuple[Program, ...]:
    return (
        Program("reference.py", Language.PYTHON, Role.REFERENCE, SUM),
        Program("brute.py", Language.PYTHON, Role.BRUTE, SUM),
        Program("first.py", Language.PYTHON, Role.WRONG, "print(0)\n", Text("항상 0", "always zero")),
        Program("slow.py", Language.PYTHON, Role.SLOW, "while True: pass\n", Text("끝나지 않음", "never ends")),
    )


@pytest.fixture
def problem() -> Problem:
    """Return the problem of adding up `N` numbers, with two samples and one secret test."""
    candidate = Candidate(
        topic=Topic.PREFIX_SUM,
        difficulty=Difficulty.EASY,
        statement=StatementParts(
            Text("더하기 & 합", "Adding & sums"), Text("수를 더합니다.", "Add."), Text("합 $S$", "The sum $S$")
        ),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, "MAX_N", Text("수의 개수", "how many numbers")),)),
                Array("A", "N", 0, 1000, Text("수", "the numbers")),
            ),
            constants={"MAX_N": 100},
        ),
        programs=_programs(),
        samples=("2\n1 2\n", "1\n7\n"),
        provenance=Provenance("catalogue", "1", seed=5, family="sums", variant="plain"),
    )
    sections = {"story": "수를 *더합니다*.", "input": "$N$", "output": "합 $S$", "constraints": "- $1 \\le N \\le 100$"}
    return Problem(
        id="p1",
        candidate=candidate,
        statements={locale: Statement(candidate.statement.title.of(locale), sections) for locale in Locale},
        tests=(
            TestCase("01-sample", "2\n1 2\n", "3\n", "sample", sample=True),
            TestCase("02-sample", "1\n7\n", "7\n", "sample", sample=True),
            TestCase("03-large", "3\n1000 1000 1000\n", "3000\n", "maximum"),
        ),
        time_limit=TimeLimit(0.4, 0.1, 0.2, 3.0, {Language.PYTHON: 0.4}),
        starter={Language.PYTHON: "N = int(input())\n", Language.JAVA: "class Main {}\n"},
        verdicts={
            "reference.py": Verdict.AC,
            "brute.py": Verdict.AC,
            "first.py": Verdict.WA,
            "slow.py": Verdict.TLE,
        },
        evidence=Evidence((Check(Gate.REFERENCE, CheckState.PASSED, {}),), "strict", degraded=False),
    )
