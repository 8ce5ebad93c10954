"""Walks of at most so many steps on a small network: a sum of matrix powers, by halves."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Matrix
from alpaco.problem.text import Text

__all__ = ["write"]

_SITES, _STEPS, _TOP = (24, 26), 10**18, 9

_WALKS = Recipe(
    title=lambda t: Text(f"{josa(t.link.ko, '을/를')} 따라가는 방법", f"Along the {t.link.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에는 $1$번부터 $V$번까지의 {josa(t.spot.ko, '과/와')} 그 사이를 잇는 일방통행 "
        f"{josa(t.link.ko, '이/가')} 있습니다. $i$번 {t.spot.ko}에서 $j$번 {josa(t.spot.ko, '으로/로')} 가는 "
        f"{josa(t.link.ko, '은/는')} $R_{{i,j}}$개입니다. 한 {t.spot.ko}에서 출발하여 바로 그 "
        f"{josa(t.spot.ko, '으로/로')} "
        f"돌아오는 {t.link.ko}도 있을 수 있습니다.\n\n"
        f"{josa(t.actor.ko, '은/는')} $1$번 {t.spot.ko}에서 출발하여 {josa(t.link.ko, '을/를')} 최대 $N$번 지나 $V$번 "
        f"{t.spot.ko}에서 멈추려고 합니다. 같은 {josa(t.link.ko, '과/와')} 같은 {josa(t.spot.ko, '을/를')} 여러 번 "
        "지나도 되고, "
        f"$V$번 {josa(t.spot.ko, '을/를')} 지나갔다가 다시 돌아와도 됩니다. 이렇게 가는 방법의 수를 구하세요. 지나는 "
        f"{t.link.ko}의 순서가 조금이라도 다르면 서로 다른 방법입니다.",
        f"In the {t.place.en} there are {t.spot.plural} numbered from $1$ to $V$ and one-way {t.link.plural} between "
        f"them: $R_{{i,j}}$ different ones lead from {t.spot.en} $i$ to {t.spot.en} $j$. "
        f"{'An' if t.link.en[0] in 'aeiou' else 'A'} {t.link.en} may also lead back to the {t.spot.en} where it "
        "begins.\n\n"
        f"The {t.actor.en} starts at {t.spot.en} $1$, wants to use {t.link.plural} at most $N$ times, and to stop at "
        f"{t.spot.en} $V$. The same {t.link.plural} and {t.spot.plural} may be passed several times; it is also "
        "allowed to "
        f"pass {t.spot.en} $V$, go on and come back. In how many ways can this be done? Two ways differ if the "
        "sequences "
        f"of {t.link.plural} do.",
    ),
    output=Text(
        "첫째 줄에 방법의 수를 $1\\,000\\,000\\,007$로 나눈 나머지를 출력하세요.",
        "Print the number of ways modulo $1\\,000\\,000\\,007$.",
    ),
    method=Text(
        "행렬의 거듭제곱의 합을 절반씩 구함, $O(V^3 \\log N)$", "a sum of matrix powers by halves, $O(V^3 \\log N)$"
    ),
    python="""
        import sys
        from operator import mul

        REMAINDER = 1_000_000_007


        def times(a, b):
            columns = list(zip(*b))
            return [[sum(map(mul, row, column)) % REMAINDER for column in columns] for row in a]


        def plus(a, b):
            return [[x + y for x, y in zip(*rows)] for rows in zip(a, b)]


        def main():
            v, n, *data = map(int, sys.stdin.buffer.read().split())
            roads = [data[i * v : i * v + v] for i in range(v)]
            unit = [[int(i == j) for j in range(v)] for i in range(v)]

            def powers(length):
                # the sum of the powers below `length`, and that power itself
                if length == 1:
                    return unit, roads
                total, power = powers(length // 2)
                total, power = times(total, plus(unit, power)), times(power, power)
                if length % 2:
                    total, power = plus(total, power), times(power, roads)
                return total, power

            total, power = powers(n + 1)
            print(total[0][v - 1] % REMAINDER)


        main()
    """,
    cpp="""
        #include <iostream>
        #include <vector>
        using namespace std;

        using Matrix = vector<vector<long long>>;
        const long long REMAINDER = 1000000007;

        Matrix times(const Matrix& a, const Matrix& b) {
            int n = a.size();
            Matrix c(n, vector<long long>(n));
            for (int i = 0; i < n; i++)
                for (int k = 0; k < n; k++)
                    for (int j = 0; j < n; j++) c[i][j] = (c[i][j] + a[i][k] * b[k][j]) % REMAINDER;
            return c;
        }

        // One place more, entered from the last one and never left: it gathers the walks that have ended.
        int main() {
            int v;
            long long n;
            cin >> v >> n;
            Matrix step(v + 1, vector<long long>(v + 1)), done(v + 1, vector<long long>(v + 1));
            for (int i = 0; i < v; i++)
                for (int j = 0; j < v; j++) cin >> step[i][j];
            step[v - 1][v] = step[v][v] = 1;
            for (int i = 0; i <= v; i++) done[i][i] = 1;
            for (long long left = n + 1; left > 0; left /= 2) {
                if (left % 2) done = times(done, step);
                step = times(step, step);
            }
            cout << done[0][v] << '\\n';
        }
    """,
    brute="""
        v, n = map(int, input().split())
        roads = [list(map(int, input().split())) for _ in range(v)]
        total, power = 0, [[int(i == j) for j in range(v)] for i in range(v)]
        for _ in range(n + 1):
            total += power[0][-1]
            power = [[sum(row[k] * roads[k][j] for k in range(v)) % 1_000_000_007 for j in range(v)] for row in power]
        print(total % 1_000_000_007)
    """,
    slowness=Text("한 번씩 늘려 가며 셈, $O(N V^2)$", "counts step by step, $O(N V^2)$"),
    slow="""
        import sys


        def main():
            v, n, *data = map(int, sys.stdin.buffer.read().split())
            columns = [data[j::v] for j in range(v)]
            ways = [1] + [0] * (v - 1)
            total = 0
            for _ in range(n):
                ways = [sum(x * y for x, y in zip(ways, column)) % 1_000_000_007 for column in columns]
                total += ways[-1]
            print(total % 1_000_000_007)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_exactly.py",
            "print(total[0][v - 1] % REMAINDER)",
            "print(powers(n)[1][0][v - 1] % REMAINDER)",
            Text("정확히 $N$번 지나는 방법만 셈", "counts only the ways of exactly $N$ steps"),
        ),
        Mistake(
            "wrong_fewer.py",
            "powers(n + 1)",
            "powers(n)",
            Text("$N$번 미만인 방법만 셈", "counts only the ways of fewer than $N$ steps"),
        ),
        Mistake(
            "wrong_stops_there.py",
            "total, power = powers(n + 1)",
            "roads[-1] = [0] * v\n            total, power = powers(n + 1)",
            Text("도착한 뒤에는 더 움직이지 않음", "never goes on after it has arrived"),
        ),
        Mistake(
            "wrong_both_ways.py",
            "total, power = powers(n + 1)",
            "roads = plus(roads, zip(*roads))\n            total, power = powers(n + 1)",
            Text("일방통행을 양방향으로 봄", "goes both ways"),
        ),
        Mistake(
            "wrong_single_roads.py",
            "roads = [data[i * v : i * v + v] for i in range(v)]",
            "roads = [[min(x, 1) for x in data[i * v : i * v + v]] for i in range(v)]",
            Text("둘 이상인 길을 하나로 봄", "takes several parallel ways for one"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about walks of bounded length."""
    random, theme = brief.random, brief.theme
    sites = random.choice(_SITES)
    ring = [[int(j == (i + 1) % sites) for j in range(sites)] for i in range(sites)]
    chain = [[int(j == i + 1) for j in range(sites)] for i in range(sites)]
    small = [[random.choice((0, 0, 1, 1, 2)) for _ in range(3)] for _ in range(3)]
    return Draft(
        statement=_WALKS.statement(theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("V", 2, sites, Text(f"{theme.spot.ko}의 개수", f"the number of {theme.spot.plural}")),
                        Integer(
                            "N",
                            1,
                            _STEPS,
                            Text(
                                f"{josa(theme.link.ko, '을/를')} 지날 수 있는 최대 횟수",
                                f"how often {theme.link.plural} may be used",
                            ),
                        ),
                    )
                ),
                Matrix(
                    "R", "V", "V", 0, _TOP, Text(f"{theme.link.ko}의 개수", f"how many {theme.link.plural} there are")
                ),
            )
        ),
        programs=_WALKS.programs(slow=True),
        samples=("3 3\n0 1 0\n1 0 2\n0 0 0\n", _text(4, small), "2 5\n1 0\n3 0\n"),
        tests=(
            HandTest("ring", _text(_STEPS, ring), "one way on from everywhere"),
            HandTest("chain", _text(_STEPS, chain), "one way altogether"),
        ),
    )


def _text(steps: int, roads: list[list[int]]) -> str:
    return f"{len(roads)} {steps}\n" + "".join(" ".join(map(str, row)) + "\n" for row in roads)
