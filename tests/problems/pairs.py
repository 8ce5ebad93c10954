"""A sound candidate, small enough for any sandbox: count the pairs whose sum is at most K."""

from __future__ import annotations

from dataclasses import replace

from alpaco.problem.candidate import Candidate, HandTest, Provenance, StatementParts
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.program import Language, Program, Role
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Text

__all__ = ["BRUTE", "REFERENCE", "SLOW", "WRONG", "pairs", "program", "with_programs"]

REFERENCE = """\
n, k = map(int, input().split())
a = sorted(map(int, input().split()))
i, j, total = 0, n - 1, 0
while i < j:
    if a[i] + a[j] <= k:
        total += j - i
        i += 1
    else:
        j -= 1
print(total)
"""
BRUTE = """\
from itertools import combinations
n, k = map(int, input().split())
total = 0
for x, y in combinations(map(int, input().split()), 2):
    total += x + y <= k
print(total)
"""
WRONG = """\
n, k = map(int, input().split())
a = list(map(int, input().split()))
print(sum(a[i] + a[i + 1] <= k for i in range(n - 1)))
"""
SLOW = """\
n, k = map(int, input().split())
a = list(map(int, input().split()))
total = 0
for i in range(n):
    for j in range(i):
        if a[i] + a[j] <= k:
            total += 1
print(total)
"""


def program(name: str, role: Role, source: str) -> Program:
    """Make a Python program."""
    return Program(name, Language.PYTHON, role, source, Text("설명", "a note"))


def pairs() -> Candidate:
    """Return the candidate."""
    return Candidate(
        topic=Topic.SORTING,
        difficulty=Difficulty.MEDIUM,
        statement=StatementParts(
            title=Text("가벼운 짝", "Light Pairs"),
            story=Text(
                "카드 $N$장에 수가 하나씩 적혀 있습니다. 두 장을 골랐을 때 합이 $K$ 이하인 짝의 수를 구하세요.",
                "There are $N$ cards with a number on each. Count the pairs of cards whose sum is at most $K$.",
            ),
            output=Text("짝의 수를 출력하세요.", "Print the number of pairs."),
        ),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, 2000, Text("카드의 수", "the number of cards")),
                        Integer("K", 1, 2_000_000, Text("합의 한계", "the limit of the sum")),
                    )
                ),
                Array("A", "N", 1, 1_000_000, Text("카드에 적힌 수", "the numbers on the cards")),
            )
        ),
        programs=(
            program("reference.py", Role.REFERENCE, REFERENCE),
            program("accepted.py", Role.ACCEPTED, REFERENCE.replace("total += j - i", "total = total + (j - i)")),
            program("brute.py", Role.BRUTE, BRUTE),
            program("wrong_neighbours.py", Role.WRONG, WRONG),
            program("wrong_strict.py", Role.WRONG, REFERENCE.replace("<= k", "< k")),
            program("slow_quadratic.py", Role.SLOW, SLOW),
        ),
        samples=("4 5\n1 2 3 4\n", "3 2\n1 1 1\n"),
        provenance=Provenance(engine="test", version="1", seed=7),
        tests=(HandTest("nothing fits", "3 1\n5 6 7\n", "no pair at all"),),
    )


def with_programs(candidate: Candidate, **sources: str) -> Candidate:
    """Return the candidate with the sources of some programs replaced, by their names without suffix."""
    programs = tuple(replace(p, source=sources.get(p.name.removesuffix(".py"), p.source)) for p in candidate.programs)
    return replace(candidate, programs=programs)
