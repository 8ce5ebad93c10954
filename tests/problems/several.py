"""Sound candidates whose answers are not compared as text: several right answers, and real numbers."""

from __future__ import annotations

from tests.problems.pairs import program

from alpaco.problem.candidate import Candidate, Provenance, StatementParts
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Text

__all__ = ["EVEN_PAIR_CHECKER", "even_pair", "mean", "odd_first"]

_READ = "n = int(input())\na = list(map(int, input().split()))\n"
_ANY = Text("답이 여러 가지면 그중 아무거나 출력하세요.", "If there are several answers, print any of them.")

EVEN_PAIR_CHECKER = """\
import sys
n, *a = map(int, open(sys.argv[1]).read().split())
answer = open(sys.argv[2]).read().split()
output = sys.stdin.buffer.read().decode(errors="replace").split()
if answer == ["-1"] or output == ["-1"]:
    sys.exit(42 if answer == output else 43)
if len(output) != 2 or not all(token.isascii() and token.isdigit() and len(token) < 8 for token in output):
    sys.exit(43)
i, j = map(int, output)
sys.exit(42 if 1 <= i <= n and 1 <= j <= n and i != j and (a[i - 1] + a[j - 1]) % 2 == 0 else 43)
"""
_ODD_FIRST_CHECKER = """\
import sys
n, *a = open(sys.argv[1]).read().split()
output = sys.stdin.buffer.read().decode(errors="replace").split()
if sorted(output) != sorted(a):
    sys.exit(43)
even = [int(token) % 2 == 0 for token in output]
sys.exit(42 if even == sorted(even) else 43)
"""


def even_pair() -> Candidate:
    """Return a candidate with many right pairs: any two positions whose numbers have an even sum."""
    return _candidate(
        Text("짝수 합", "An Even Sum"),
        Text("카드 두 장을 골라 합이 짝수가 되게 하세요.", "Choose two cards whose numbers have an even sum."),
        Text(
            f"두 카드의 번호를 출력하세요. 고를 수 없으면 -1을 출력하세요. {_ANY.ko}",
            f"Print the positions of the two cards, or -1 if there are none. {_ANY.en}",
        ),
        (
            program(
                "reference.py",
                Role.REFERENCE,
                _READ
                + "seen = {}\nfor i, x in enumerate(a, 1):\n    if x % 2 in seen:\n        print(seen[x % 2], i)\n"
                "        break\n    seen[x % 2] = i\nelse:\n    print(-1)\n",
            ),
            program(
                "accepted.py",
                Role.ACCEPTED,
                _READ + "for parity in (0, 1):\n    at = [i for i in range(n, 0, -1) if a[i - 1] % 2 == parity]\n"
                "    if len(at) > 1:\n        print(*at[:2])\n        break\nelse:\n    print(-1)\n",
            ),
            program(
                "brute.py",
                Role.BRUTE,
                _READ + "pairs = [(i, j) for i in range(n) for j in range(i) if (a[i] + a[j]) % 2 == 0]\n"
                "print(*(k + 1 for k in pairs[-1]) if pairs else [-1])\n",
            ),
            program(
                "wrong_from_zero.py",
                Role.WRONG,
                _READ + "pairs = [(i, j) for i in range(min(n, 9)) for j in range(i) if (a[i] + a[j]) % 2 == 0]\n"
                "print(*pairs[0] if pairs else [-1])\n",
            ),
            program(
                "wrong_neighbours.py",
                Role.WRONG,
                _READ + "pairs = [(i, i + 1) for i in range(1, n) if (a[i - 1] + a[i]) % 2 == 0]\n"
                "print(*pairs[0] if pairs else [-1])\n",
            ),
            program("checker.py", Role.CHECKER, EVEN_PAIR_CHECKER),
        ),
    )


def odd_first() -> Candidate:
    """Return a candidate with many right orders: the odd numbers before the even ones."""
    return _candidate(
        Text("홀수 먼저", "Odd Ones First"),
        Text(
            "카드를 늘어놓아 홀수가 모두 짝수보다 앞에 오게 하세요.",
            "Lay out the cards, every odd one before every even one.",
        ),
        Text(f"늘어놓은 수를 차례로 출력하세요. {_ANY.ko}", f"Print the numbers in order. {_ANY.en}"),
        (
            program("reference.py", Role.REFERENCE, _READ + "print(*sorted(a, key=lambda x: (x % 2 == 0, x)))\n"),
            program(
                "accepted.py",
                Role.ACCEPTED,
                _READ + "print(*[x for x in a[::-1] if x % 2], *[x for x in a if x % 2 == 0])\n",
            ),
            program(
                "brute.py",
                Role.BRUTE,
                "from itertools import permutations\n"
                + _READ
                + "for p in permutations(a):\n    if all(x % 2 >= y % 2 for x, y in zip(p, p[1:])):\n"
                "        print(*p)\n        break\n",
            ),
            program("wrong_sorted.py", Role.WRONG, _READ + "print(*sorted(a))\n"),
            program("wrong_set.py", Role.WRONG, _READ + "print(*sorted(set(a), key=lambda x: (x % 2 == 0, x)))\n"),
            program("checker.py", Role.CHECKER, _ODD_FIRST_CHECKER),
        ),
    )


def mean() -> Candidate:
    """Return a candidate with real answers: the mean, with an error of a millionth allowed."""
    return _candidate(
        Text("평균", "The Mean"),
        Text("카드에 적힌 수의 평균을 구하세요.", "Find the mean of the numbers on the cards."),
        Text(
            "평균을 출력하세요. 절대 오차 또는 상대 오차가 $10^{-6}$ 이하이면 정답입니다.",
            "Print the mean. An absolute or relative error of at most $10^{-6}$ is accepted.",
        ),
        (
            program("reference.py", Role.REFERENCE, _READ + "print(sum(a) / n)\n"),
            program("accepted.py", Role.ACCEPTED, _READ + "print(f'{sum(x / n for x in a):.9f}')\n"),
            program(
                "brute.py",
                Role.BRUTE,
                "from fractions import Fraction\n"
                + _READ
                + "total = Fraction(0)\nfor x in a:\n    total += Fraction(x, n)\nprint(float(total))\n",
            ),
            program("wrong_floor.py", Role.WRONG, _READ + "print(sum(a) // n)\n"),
            program("wrong_rounded.py", Role.WRONG, _READ + "print(round(sum(a) / n, 2))\n"),
        ),
        tolerance=1e-6,
    )


def _candidate(
    title: Text, story: Text, output: Text, programs: tuple[Program, ...], tolerance: float | None = None
) -> Candidate:
    return Candidate(
        topic=Topic.IMPLEMENTATION,
        difficulty=Difficulty.EASY,
        statement=StatementParts(title=title, story=story, output=output),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, 1000, Text("카드의 수", "the number of cards")),)),
                Array("A", "N", 1, 1_000_000, Text("카드에 적힌 수", "the numbers on the cards")),
            )
        ),
        programs=programs,
        samples=("4\n1 2 3 4\n", "2\n1 2\n"),
        provenance=Provenance(engine="test", version="1", seed=11),
        tolerance=tolerance,
    )
