"""The cheapest order of visits when the load grows with every visit."""

from __future__ import annotations

from collections.abc import Callable

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Matrix
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["write"]


def _story(theme: Theme) -> Text:
    actor, item, spot = theme.actor, theme.item, theme.spot
    return Text(
        f"{josa(actor.ko, '은/는')} {spot.ko} $N$곳을 한 번씩 모두 들러 {josa(item.ko, '을/를')} 하나씩 모으려고 "
        f"합니다. 어느 {spot.ko}부터 들러도 되고, 마지막 {spot.ko}에서 일이 끝납니다. $i$번 {spot.ko}에서 곧바로 "
        f"$j$번 {josa(spot.ko, '으로/로')} 갈 때 드는 기본 비용은 $C_{{i,j}}$이며, 짐이 늘어날수록 비용이 커집니다. "
        f"{josa(item.ko, '을/를')} $k$개 가지고 움직이면 기본 비용의 $k$배가 듭니다. "
        f"처음에 들르는 {spot.ko}까지는 빈손으로 가며, $i$번 {josa(spot.ko, '을/를')} 처음에 들를 때 드는 비용은 "
        "$C_{i,i}$입니다.\n\n"
        f"모든 {josa(spot.ko, '을/를')} 들르는 데 드는 비용의 합의 최솟값을 구하세요.",
        f"The {actor.en} wants to visit each of $N$ {spot.plural} exactly once and to collect one {item.en} at each. "
        f"The visits may begin anywhere, and all is done at the last of the {spot.plural}. Going straight from number "
        "$i$ to number $j$ has the basic cost $C_{i,j}$, but the load makes it dearer: with "
        f"$k$ {item.plural} the cost is $k$ times the basic cost. The way to the first of the {spot.plural} is made "
        "without a load; if that is number $i$, it costs $C_{i,i}$.\n\n"
        f"Find the least total cost of visiting all {spot.plural}.",
    )


_RECIPE = Recipe(
    title=lambda t: Text("점점 무거워지는 짐", f"A Growing Load of {t.item.plural.title()}"),
    story=_story,
    output=Text("첫째 줄에 비용의 합의 최솟값을 출력하세요.", "Print the least total cost."),
    method=Text(
        "들른 곳의 집합과 마지막으로 들른 곳에 대한 동적 계획법, $O(2^N \\cdot N^2)$",
        "dynamic programming over the set of visited places and the last of them, $O(2^N \\cdot N^2)$",
    ),
    python="""
        import sys


        def main():
            n, *numbers = map(int, sys.stdin.buffer.read().split())
            costs = [numbers[i * n : i * n + n] for i in range(n)]
            arriving = list(zip(*costs))
            least = [[10**12] * n for _ in range(1 << n)]
            for visited in range(1, 1 << n):
                load = bin(visited).count("1") - 1
                for j in range(n):
                    if visited >> j & 1:
                        before = least[visited ^ 1 << j]
                        ways = (so_far + load * cost for so_far, cost in zip(before, arriving[j]))
                        least[visited][j] = min(ways) if load else costs[j][j]
            print(min(least[-1]))


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int n;
        vector<vector<long long>> costs, known;

        // the least cost of what is still to come
        long long rest(int visited, int last) {
            if (visited == (1 << n) - 1) return 0;
            long long &answer = known[visited][last];
            if (answer >= 0) return answer;
            answer = 1000000000000;
            for (int next = 0; next < n; next++)
                if (!(visited >> next & 1)) {
                    long long step = __builtin_popcount(visited) * costs[last][next];
                    answer = min(answer, step + rest(visited | 1 << next, next));
                }
            return answer;
        }

        int main() {
            cin >> n;
            costs.assign(n, vector<long long>(n));
            for (auto &row : costs)
                for (auto &cost : row) cin >> cost;
            known.assign(1 << n, vector<long long>(n, -1));
            long long best = 1000000000000;
            for (int first = 0; first < n; first++) best = min(best, costs[first][first] + rest(1 << first, first));
            cout << best << '\\n';
        }
    """,
    brute="""
        n = int(input())
        costs = [list(map(int, input().split())) for _ in range(n)]
        best = 10**12


        def visit(order, total):
            global best
            if len(order) == n:
                best = total
            for j in range(n):
                if j not in order:
                    more = total + (len(order) * costs[order[-1]][j] if order else costs[j][j])
                    if more < best:
                        visit([*order, j], more)


        visit([], 0)
        print(best)
    """,
    slowness=Text("모든 순서를 확인, $O(N!)$", "tries every order, $O(N!)$"),
    slow="""
        import sys


        def main():
            n, *numbers = map(int, sys.stdin.buffer.read().split())
            costs = [numbers[i * n : i * n + n] for i in range(n)]

            def least(last, left):
                load = n - len(left)
                steps = (load * costs[last][j] + least(j, left - {j}) for j in left)
                return min(steps, default=0)

            everywhere = frozenset(range(n))
            print(min(costs[i][i] + least(i, everywhere - {i}) for i in range(n)))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_load_too_small.py",
            "so_far + load * cost",
            "so_far + (load - 1) * cost",
            Text("방금 얻은 것을 짐에 더하지 않음", "does not add to the load what has just been collected"),
        ),
        Mistake(
            "wrong_starts_at_first.py",
            "if load else costs[j][j]",
            "if load else costs[j][j] if j == 0 else 10**12",
            Text("항상 1번에서 시작", "always begins at number 1"),
        ),
        Mistake(
            "wrong_free_start.py",
            "if load else costs[j][j]",
            "if load else 0",
            Text("처음에 들르는 비용을 빠뜨림", "forgets the cost of the first visit"),
        ),
        Mistake(
            "wrong_backwards.py",
            "zip(before, arriving[j])",
            "zip(before, costs[j])",
            Text("가는 비용과 오는 비용을 바꿈", "takes the cost of the opposite direction"),
        ),
        Mistake(
            "wrong_no_load.py",
            "so_far + load * cost",
            "so_far + cost",
            Text("짐을 고려하지 않음", "ignores the load"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "print(min(least[-1]))",
            "print((min(least[-1]) + 2**31) % 2**32 - 2**31)",
            Text("합을 32비트 정수에 저장해 넘침", "keeps the sum in 32 bits"),
        ),
    ),
    others=(
        program(
            "wrong_nearest.py",
            Role.WRONG,
            """
            n = int(input())
            costs = [list(map(int, input().split())) for _ in range(n)]
            totals = []
            for first in range(n):
                total, last, left = costs[first][first], first, set(range(n)) - {first}
                while left:
                    j = min(left, key=lambda j: (costs[last][j], j))
                    total += (n - len(left)) * costs[last][j]
                    left.remove(j)
                    last = j
                totals.append(total)
            print(min(totals))
            """,
            Text("항상 비용이 가장 적은 곳으로 가는 그리디", "greedy: always on to the cheapest place"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the growing load."""
    most, dearest, spot = 13, brief.random.choice((500_000_000, 1_000_000_000)), brief.theme.spot
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, most, Text(f"{spot.ko}의 수", f"the number of {spot.plural}")),)),
                Matrix("C", "N", "N", 0, dearest, Text("비용", "the costs")),
            )
        ),
        programs=_RECIPE.programs(slow=True),
        samples=("3\n4 1 5\n2 9 3\n7 1 6\n", "1\n8\n", "3\n0 5 5\n1 9 5\n5 2 9\n"),
        tests=(
            HandTest(
                "dear-starts", _matrix(most, lambda i, j: dearest if i == j else (7 * i + 3 * j) % 11), "starts count"
            ),
            HandTest("one-way", _matrix(most, lambda i, j: dearest if j < i else j - i), "cheap in one direction only"),
        ),
    )


def _matrix(size: int, cost: Callable[[int, int], int]) -> str:
    rows = (" ".join(str(cost(i, j)) for j in range(size)) for i in range(size))
    return f"{size}\n" + "".join(f"{row}\n" for row in rows)
