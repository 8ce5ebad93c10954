"""The sum of powers modulo any number, by halves."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["write"]

_COUNT, _DAYS, _TOP = 8_000, 10**15, 10**9

_CPP = """
#include <iostream>
using namespace std;

// A day turns the total x into a * x + 1; what 1, 2, 4, ... days do is of the same kind.
int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int q;
    cin >> q;
    while (q--) {
        long long a, n, m;
        cin >> a >> n >> m;
        long long factor = a % m, more = 1 % m, total = 0;
        for (; n > 0; n /= 2) {
            if (n % 2) total = (factor * total + more) % m;
            more = (factor * more + more) % m;
            factor = factor * factor % m;
        }
        cout << total << '\\n';
    }
}
"""

_GROWTH = Recipe(
    title=lambda t: Text(f"불어나는 {t.item.ko}", f"Ever More {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{josa(t.actor.ko, '은/는')} {t.place.ko}에서 날마다 {josa(t.item.ko, '을/를')} 모읍니다. 첫째 날에는 $1$개를 "
        "모으고, 그다음부터는 날마다 전날의 $A$배를 모읍니다. $N$일 동안 모은 "
        f"{josa(t.item.ko, '은/는')} 모두 몇 개일까요? 이 수는 매우 클 수 있으므로 $M$으로 나눈 나머지를 구하세요. "
        "$M$은 소수가 아닐 수도 있습니다.\n\n"
        "이러한 질문 $Q$개에 답하세요. 질문은 서로 독립입니다.",
        f"Every day the {t.actor.en} collects {t.item.plural} in the {t.place.en}: a single one on the first day, and "
        "on each later day $A$ times as many as on the day before. How many are there after $N$ days altogether? As "
        "this may be very large, find its remainder on division by $M$. Note that $M$ need not be prime.\n\n"
        "Answer $Q$ such queries, which are independent of each other.",
    ),
    output=Text(
        "질문마다 한 줄에 하나씩, 모은 개수를 $M$으로 나눈 나머지를 출력하세요.",
        "For each query print one line: the total modulo $M$.",
    ),
    method=Text(
        "앞 절반의 합으로 전체의 합을 구함, $O(\\log N)$", "the whole sum from that of the first half, $O(\\log N)$"
    ),
    python="""
        import sys


        def collect(a, n, m):
            # 1 + a + ... + a^(n - 1), and a^n, both modulo m
            if n == 0:
                return 0, 1
            half, power = collect(a, n // 2, m)
            total, power = half * (1 + power) % m, power * power % m
            if n % 2:
                total, power = (total + power) % m, power * a % m
            return total, power


        def main():
            data = list(map(int, sys.stdin.buffer.read().split()))
            out = []
            for a, n, m in zip(data[1::3], data[2::3], data[3::3]):
                total, power = collect(a, n, m)
                out.append(total % m)
            print("\\n".join(map(str, out)))


        main()
    """,
    cpp=_CPP,
    brute="""
        # The sum is (a^n - 1) / (a - 1): an exact division, if the power is known modulo m (a - 1).
        for _ in range(int(input())):
            a, n, m = map(int, input().split())
            if a == 1:
                print(n % m)
            else:
                print((pow(a, n, m * (a - 1)) - 1) % (m * (a - 1)) // (a - 1))
    """,
    slowness=Text("하루씩 더함, $O(N)$", "adds day by day, $O(N)$"),
    slow="""
        import sys


        def main():
            data = list(map(int, sys.stdin.buffer.read().split()))
            for a, n, m in zip(data[1::3], data[2::3], data[3::3]):
                total = 0
                for _ in range(n):
                    total = (a * total + 1) % m
                print(total % m)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_prime_inverse.py",
            "out.append(total % m)",
            "out.append((pow(a, n, m) - 1) * pow(a - 1, max(m - 2, 0), m) % m)",
            Text("$M$을 소수로 보고 역원을 곱함", "multiplies with an inverse, as if $M$ were prime"),
        ),
        Mistake(
            "wrong_divides_remainder.py",
            "out.append(total % m)",
            "out.append((pow(a, n, m) - 1) // max(a - 1, 1) % m)",
            Text("나머지를 $A-1$로 나눔", "divides the remainder by $A-1$"),
        ),
        Mistake(
            "wrong_day_more.py",
            "out.append(total % m)",
            "out.append((total + power) % m)",
            Text("하루를 더 셈", "counts a day too many"),
        ),
        Mistake(
            "wrong_last_day.py",
            "out.append(total % m)",
            "out.append(pow(a, n - 1, m))",
            Text("마지막 날 모은 개수만 구함", "finds only what the last day brings"),
        ),
        Mistake(
            "wrong_odd.py",
            "total, power = (total + power) % m, power * a % m",
            "power = power * a % m",
            Text("홀수일 때 남는 하루를 더하지 않음", "forgets the day that is left over where the number is odd"),
        ),
    ),
    others=(
        program(
            "wrong_32_bit.cpp",
            Role.WRONG,
            altered(_CPP, ("long long factor", "int factor")),
            Text("곱을 32비트 정수로 계산함", "multiplies in 32-bit integers"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about a sum of powers."""
    random = brief.random
    query = QueryKind(
        "",
        (
            Integer("A", 1, _TOP, Text("배수", "the factor")),
            Integer("N", 1, _DAYS, Text("날수", "the number of days")),
            Integer("M", 1, _TOP, Text("나누는 수", "the divisor")),
        ),
        Text("질문", "one query"),
    )
    ones = [(1, random.randint(1, _DAYS), random.randint(1, _TOP)) for _ in range(_COUNT)]
    alike = [(1 + (m := random.randint(1, 30_000)), random.randint(1, _DAYS), m * 30_000) for _ in range(_COUNT)]
    return Draft(
        statement=_GROWTH.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("Q", 1, _COUNT, Text("질문의 개수", "the number of queries")),)),
                Queries("queries", "Q", (query,), Text("질문", "the queries")),
            )
        ),
        programs=_GROWTH.programs(slow=True),
        samples=(
            "3\n2 4 100\n3 4 7\n1 6 4\n",
            _text([(random.randint(2, 5), random.randint(3, 6), random.choice((6, 8, 10, 12))) for _ in range(3)]),
        ),
        tests=(
            HandTest("ones", _text(ones), "every day the same"),
            HandTest("no-inverse", _text(alike), "no inverse of A - 1"),
            HandTest("divisor-one", f"2\n{_TOP} {_DAYS} 1\n1 1 1\n", "everything is divisible by 1"),
        ),
    )


def _text(queries: list[tuple[int, int, int]]) -> str:
    return f"{len(queries)}\n" + "".join(f"{a} {n} {m}\n" for a, n, m in queries)
