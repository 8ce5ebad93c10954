"""How many primes lie in a range."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_BOUNDS = {Difficulty.EASY: (100, 1000), Difficulty.MEDIUM: (20_000, 1_000_000)}

_PYTHON = """
import sys
from itertools import accumulate


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    top = max(data[1:])
    prime = bytearray([1]) * (top + 1)
    prime[:2] = bytes(len(prime[:2]))
    for p in range(2, int(top**0.5) + 1):
        if prime[p]:
            prime[p * p :: p] = bytes(len(range(p * p, top + 1, p)))
    count = list(accumulate(prime))
    print("\\n".join(str(count[r] - count[l - 1]) for l, r in zip(data[1::2], data[2::2])))


main()
"""

_PRIMES = Recipe(
    title=lambda t: Text(f"소수 번호의 {t.item.ko}", f"{t.item.plural.title()} with Prime Numbers"),
    story=lambda t: Text(
        f"{t.place.ko}의 {t.item.ko}에는 $1$번부터 차례로 번호가 붙어 있습니다. 번호가 소수인 "
        f"{josa(t.item.ko, '은/는')} 특별하게 "
        f"다룹니다. {josa(t.actor.ko, '은/는')} $Q$개의 질문에 답해야 합니다. 각 질문에서는 두 정수 $l$과 "
        "$r$이 주어지며, "
        "$l$ 이상 $r$ 이하인 번호 가운데 소수가 몇 개인지 구해야 합니다.",
        f"The {t.item.plural} in the {t.place.en} are numbered from $1$ on, and those whose number is prime "
        "are treated "
        f"with special care. The {t.actor.en} has to answer $Q$ questions. Each question gives two integers "
        "$l$ and $r$ and "
        "asks how many of the numbers from $l$ to $r$, both included, are prime.",
    ),
    output=Text(
        "질문마다 한 줄에 하나씩, 범위에 있는 소수의 개수를 출력하세요.",
        "For each question print one line: how many primes there are in the range.",
    ),
    method=Text("에라토스테네스의 체와 누적 합", "the sieve of Eratosthenes and prefix sums"),
    python=_PYTHON,
    cpp="""
        #include <iostream>
        #include <vector>
        using namespace std;

        // Linear sieve: every number is crossed out once, by its least prime factor.
        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            const int TOP = 1'000'000;
            vector<int> least(TOP + 1), primes, count(TOP + 1);
            for (int v = 2; v <= TOP; v++) {
                if (least[v] == 0) {
                    least[v] = v;
                    primes.push_back(v);
                }
                count[v] = primes.size();
                for (int p : primes) {
                    if (p > least[v] || (long long)p * v > TOP) break;
                    least[p * v] = p;
                }
            }
            int q;
            cin >> q;
            while (q--) {
                int l, r;
                cin >> l >> r;
                cout << count[r] - count[l - 1] << '\\n';
            }
        }
    """,
    brute="""
        for _ in range(int(input())):
            l, r = map(int, input().split())
            print(sum(1 for v in range(max(l, 2), r + 1) if all(v % d for d in range(2, int(v**0.5) + 1))))
    """,
    slowness=Text("질문마다 범위를 훑음, $O(Q \\cdot r)$", "scans the range for each question, $O(Q \\cdot r)$"),
    slow=altered(
        _PYTHON,
        ("    count = list(accumulate(prime))\n", ""),
        ("str(count[r] - count[l - 1]) for", "str(sum(prime[l : r + 1])) for"),
        ("from itertools import accumulate\n", ""),
    ),
    mistakes=(
        Mistake(
            "wrong_one_is_prime.py",
            "    prime[:2] = bytes(len(prime[:2]))\n",
            "    prime[:1] = bytes(1)\n",
            Text("1을 소수로 셈", "takes 1 for a prime"),
        ),
        Mistake("wrong_open_left.py", "count[l - 1]", "count[l]", Text("$l$을 빠뜨림", "leaves out $l$")),
        Mistake(
            "wrong_odd_only.py",
            "    count = list(accumulate(prime))\n",
            "    prime[2:3] = bytes(len(prime[2:3]))\n    count = list(accumulate(prime))\n",
            Text("2를 소수로 세지 않음", "does not take 2 for a prime"),
        ),
        Mistake(
            "wrong_open_root.py",
            "range(2, int(top**0.5) + 1)",
            "range(2, int(top**0.5))",
            Text(
                "제곱근까지 확인하지 않아 소수의 제곱이 남음", "stops before the root, so that a prime's square remains"
            ),
        ),
        Mistake(
            "wrong_small_factors.py",
            "        if prime[p]:\n",
            "        if prime[p] and p < 12:\n",
            Text("작은 소수로만 나누어 봄", "divides by small primes only"),
        ),
    ),
)


def _questions(random: Random, count: int, top: int, *, wide: bool = False) -> str:
    lines = [str(count)]
    for _ in range(count):
        low, high = (
            (random.randint(1, top // 9), top - random.randint(0, top // 9))
            if wide
            else (sorted((random.randint(1, top), random.randint(1, top))))
        )
        lines.append(f"{low} {high}")
    return "\n".join(lines) + "\n"


def _write(brief: Brief) -> Draft:
    (questions, top), random = _BOUNDS[brief.difficulty], brief.random
    ends = (
        Integer("l", 1, top, Text("왼쪽 끝", "the lower end of the range")),
        Integer("r", 1, top, Text("오른쪽 끝", "its upper end")),
    )
    return Draft(
        statement=_PRIMES.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("Q", 1, questions, Text("질문의 개수", "the number of questions")),)),
                Queries(
                    "questions",
                    "Q",
                    (QueryKind("", ends, Text("질문", "a question"), ordered=("l", "r")),),
                    Text("질문", "the questions"),
                ),
            )
        ),
        programs=_PRIMES.programs(slow=brief.difficulty is Difficulty.MEDIUM),
        samples=("3\n1 10\n2 2\n8 10\n", _questions(random, 3, 30)),
        tests=(
            HandTest("wide", _questions(random, questions, top, wide=True), "wide ranges"),
            HandTest("square", "2\n1 25\n1 24\n", "the largest number is the square of a prime"),
            HandTest("large-square", "1\n1 961\n", "the largest number is the square of a larger prime"),
            HandTest("one", "1\n1 1\n", "nothing but 1"),
        ),
    )


WRITERS = {"prime-counts": _write}
