"""Greatest common divisors: of all numbers but one, and of all pairs."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.program import Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_WITHOUT_SIZE = {Difficulty.EASY: 300, Difficulty.MEDIUM: 80_000}
_PAIRS_SIZE = {Difficulty.EASY: 300, Difficulty.HARD: 80_000}
_VALUES, _PAIR_VALUES = 10**9, 20_000

_WITHOUT_PYTHON = """
import sys
from itertools import accumulate
from math import gcd


def main():
    n, *a = map(int, sys.stdin.buffer.read().split())
    before = [0, *accumulate(a, gcd)]
    after = [*reversed([0, *accumulate(reversed(a), gcd)])]
    best = max(gcd(before[i], after[i + 1]) for i in range(n))
    print(best)


main()
"""

_WITHOUT = Recipe(
    title=lambda t: Text(f"{t.item.ko} 하나를 빼고", f"All {t.item.plural.title()} but One"),
    story=lambda t: Text(
        f"{t.place.ko}에는 {t.item.ko} $N$개가 있고, $i$번째 {t.item.ko}에는 양의 정수 $A_i$가 적혀 있습니다. "
        f"{josa(t.actor.ko, '은/는')} {t.item.ko} 하나를 골라 빼고, 남은 $N-1$개에 적힌 수의 최대공약수가 "
        "되도록 커지게 하려고 "
        "합니다. 그 최대공약수를 구하세요.",
        f"There are $N$ {t.item.plural} in the {t.place.en}; the $i$-th one carries the positive integer $A_i$. The "
        f"{t.actor.en} takes one of them away and wants the greatest common divisor of the remaining $N-1$ "
        "numbers to be as "
        "large as possible. Find that divisor.",
    ),
    output=Text(
        "첫째 줄에 가능한 가장 큰 최대공약수를 출력하세요.", "Print the largest possible greatest common divisor."
    ),
    method=Text("앞뒤 최대공약수의 누적", "divisors of all prefixes and suffixes"),
    python=_WITHOUT_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <numeric>
        #include <vector>
        using namespace std;

        // The divisor of all but one divides the first number or the second: whoever is kept decides.
        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            vector<int> a(n), before(n + 1);
            for (int i = 0; i < n; i++) {
                cin >> a[i];
                before[i + 1] = gcd(before[i], a[i]);
            }
            int best = 0, after = 0;
            for (int i = n - 1; i >= 0; i--) {
                best = max(best, gcd(before[i], after));
                after = gcd(after, a[i]);
            }
            cout << best << '\\n';
        }
    """,
    brute="""
        n = int(input())
        a = list(map(int, input().split()))
        best = 0
        for i in range(n):
            x = 0
            for v in a[:i] + a[i + 1 :]:
                while v:
                    x, v = v, x % v
            best = max(best, x)
        print(best)
    """,
    slowness=Text("하나씩 빼고 다시 구함, $O(N^2)$", "computes anew for each one taken away, $O(N^2)$"),
    slow="""
        import sys
        from math import gcd


        def main():
            n, *a = map(int, sys.stdin.buffer.read().split())
            best = 0
            for i in range(n):
                x = 0
                for j in range(n):
                    if j != i:
                        x = gcd(x, a[j])
                best = max(best, x)
            print(best)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_takes_none.py",
            "gcd(before[i], after[i + 1])",
            "gcd(before[i], after[i])",
            Text("하나도 빼지 않음", "takes nothing away"),
        ),
        Mistake(
            "wrong_takes_smallest.py",
            "    print(best)\n",
            "    a.remove(min(a))\n    print(gcd(*a))\n",
            Text("늘 가장 작은 수를 뺌", "always takes the smallest number away"),
        ),
        Mistake(
            "wrong_keeps_ends.py",
            "for i in range(n))",
            "for i in range(1, n - 1 or 2))",
            Text("처음이나 마지막을 빼는 경우를 잊음", "never takes the first or the last one away"),
        ),
        Mistake(
            "wrong_best_pair.py",
            "    print(best)\n",
            "    print(max(gcd(x, y) for x, y in zip(a, a[1:])))\n",
            Text("이웃한 두 수의 최대공약수만 봄", "looks only at neighbouring pairs"),
        ),
    ),
)

_PAIRS_PYTHON = """
import sys


def main():
    n, *a = map(int, sys.stdin.buffer.read().split())
    top = max(a)
    count = [0] * (top + 1)
    for v in a:
        count[v] += 1
    exact = [0] * (top + 1)
    for d in range(top, 0, -1):
        multiples = sum(count[d::d])
        exact[d] = multiples * (multiples - 1) // 2 - sum(exact[2 * d :: d])
    print(exact[1])


main()
"""

_PAIRS_CPP = """
#include <iostream>
#include <vector>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    const int TOP = 20'000;
    int n;
    cin >> n;
    vector<long long> count(TOP + 1);
    while (n--) {
        int v;
        cin >> v;
        count[v]++;
    }
    vector<int> mobius(TOP + 1);
    mobius[1] = 1;
    long long pairs = 0;
    for (int d = 1; d <= TOP; d++) {
        long long multiples = 0;
        for (int v = d; v <= TOP; v += d) {
            multiples += count[v];
            if (v > d) mobius[v] -= mobius[d];
        }
        pairs += mobius[d] * (multiples * (multiples - 1) / 2);
    }
    cout << pairs << '\\n';
}
"""

_PAIRS = Recipe(
    title=lambda _: Text("서로소인 쌍", "Coprime Pairs"),
    story=lambda t: Text(
        f"{t.place.ko}에는 {t.item.ko} $N$개가 있고, $i$번째 {t.item.ko}에는 양의 정수 $A_i$가 적혀 있습니다. "
        f"{josa(t.actor.ko, '은/는')} 적힌 두 수의 최대공약수가 $1$이 되도록 {t.item.ko} 두 개를 고르려고 합니다. "
        "고르는 방법의 수를 구하세요. 적힌 수가 같더라도 서로 다른 것으로 보며, 고르는 순서는 구분하지 않습니다.",
        f"There are $N$ {t.item.plural} in the {t.place.en}; the $i$-th one carries the positive integer $A_i$. The "
        f"{t.actor.en} wants to choose a pair of them such that the greatest common divisor of the numbers "
        "is $1$. Find in "
        f"how many ways this can be done. Those with equal numbers are still different {t.item.plural}, and the order "
        "within a pair does not matter.",
    ),
    output=Text("첫째 줄에 고르는 방법의 수를 출력하세요.", "Print the number of ways."),
    method=Text("배수의 개수로 포함과 배제", "inclusion and exclusion over the multiples"),
    python=_PAIRS_PYTHON,
    cpp=_PAIRS_CPP,
    brute="""
        n = int(input())
        a = list(map(int, input().split()))
        pairs = 0
        for i in range(n):
            for j in range(i):
                x, y = a[i], a[j]
                while y:
                    x, y = y, x % y
                pairs += x == 1
        print(pairs)
    """,
    slowness=Text("모든 쌍의 최대공약수를 구함, $O(N^2 \\log A)$", "the divisor of every pair, $O(N^2 \\log A)$"),
    slow="""
        import sys
        from math import gcd


        def main():
            n, *a = map(int, sys.stdin.buffer.read().split())
            print(sum(gcd(a[i], a[j]) == 1 for i in range(n) for j in range(i)))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_ordered.py",
            "multiples * (multiples - 1) // 2",
            "multiples * (multiples - 1)",
            Text("순서를 구분하여 셈", "counts each pair in both orders"),
        ),
        Mistake(
            "wrong_with_itself.py",
            "multiples * (multiples - 1) // 2",
            "multiples * (multiples + 1) // 2",
            Text("자기 자신과의 쌍도 셈", "pairs each one with itself"),
        ),
        Mistake(
            "wrong_distinct.py",
            "count[v] += 1",
            "count[v] = 1",
            Text("같은 수를 하나로 봄", "takes equal numbers for one"),
        ),
        Mistake(
            "wrong_no_exclusion.py",
            " - sum(exact[2 * d :: d])",
            "",
            Text("공약수가 더 큰 쌍을 빼지 않음", "does not take out pairs with larger divisors"),
        ),
    ),
    others=(
        program(
            "wrong_32_bit.cpp",
            Role.WRONG,
            altered(_PAIRS_CPP, ("long long multiples", "int multiples")),
            Text("곱을 32비트 정수로 계산함", "multiplies in 32-bit integers"),
        ),
    ),
)


def _row(numbers: list[int]) -> str:
    return f"{len(numbers)}\n{' '.join(map(str, numbers))}\n"


def _format(size: int, top: int) -> InputFormat:
    return InputFormat(
        items=(
            Line((Integer("N", 2, size, Text("수의 개수", "how many numbers there are")),)),
            Array("A", "N", 1, top, Text("적힌 수", "the numbers")),
        )
    )


def _write_without(brief: Brief) -> Draft:
    size, random = _WITHOUT_SIZE[brief.difficulty], brief.random
    common = [720_720 * random.randint(1, _VALUES // 720_720) for _ in range(size)]
    middle = size // 2
    return Draft(
        statement=_WITHOUT.statement(brief.theme),
        input_format=_format(size, _VALUES),
        programs=_WITHOUT.programs(slow=brief.difficulty is Difficulty.MEDIUM),
        samples=("4\n12 18 7 30\n", _row([6 * random.randint(1, 9) for _ in range(4)] + [random.randint(1, 20)])),
        tests=(
            HandTest("common", _row(common), "a large common divisor"),
            HandTest("odd-first", _row([1, *common[1:]]), "the first one spoils it"),
            HandTest("odd-last", _row([*common[:-1], 1]), "the last one spoils it"),
            HandTest("odd-middle", _row([*common[:middle], 7, *common[middle + 1 :]]), "one in the middle spoils it"),
            HandTest("two-odd", _row([1, *common[1:-1], 1]), "two spoil it"),
            HandTest("pair", _row([10, 999_999_937]), "two numbers"),
        ),
    )


def _write_pairs(brief: Brief) -> Draft:
    size, random = _PAIRS_SIZE[brief.difficulty], brief.random
    hard = brief.difficulty is Difficulty.HARD
    programs = _PAIRS.programs(slow=hard)
    return Draft(
        statement=_PAIRS.statement(brief.theme),
        input_format=_format(size, _PAIR_VALUES if hard else 1000),
        programs=programs if hard else tuple(p for p in programs if p.name != "wrong_32_bit.cpp"),
        samples=("4\n2 3 4 9\n", _row([random.randint(1, 9) for _ in range(6)]), "3\n1 1 1\n"),
        tests=(
            HandTest("ones", _row([1] * size), "the most pairs"),
            HandTest("even", _row([2 * random.randint(1, 500) for _ in range(size)]), "no pair at all"),
            HandTest("small-values", _row([random.randint(1, 30) for _ in range(size)]), "many equal numbers"),
        ),
    )


WRITERS = {"gcd-without-one": _write_without, "coprime-pairs": _write_pairs}
