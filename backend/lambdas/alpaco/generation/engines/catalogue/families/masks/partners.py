"""Everyone alone or in a pair, at the least cost: the set of those who are served as bits."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Matrix
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["write"]


def _story(theme: Theme) -> Text:
    place, actor = theme.place, theme.actor
    return Text(
        f"{place.ko}에서 {actor.ko} $N$명이 오늘 할 일을 하려고 합니다. 한 명이 혼자 일하거나 두 명이 짝을 지어 "
        f"일하며, 모두가 정확히 한 번씩 일해야 합니다. $i$번 {josa(actor.ko, '이/가')} 혼자 일하면 비용이 "
        f"$C_{{i,i}}$만큼 듭니다. 두 명이 짝을 지으면 한 명이 앞에 서고 다른 한 명이 뒤에 서며, $i$번이 앞에 서고 "
        "$j$번이 뒤에 서면 두 명을 합하여 비용이 $C_{i,j}$만큼 듭니다. 누가 앞에 설지는 마음대로 정할 수 있습니다.\n\n"
        "모두가 일하는 데 드는 비용의 합의 최솟값을 구하세요.",
        f"$N$ {actor.plural} have work to do in the {place.en} today. Each of them works alone or together with one "
        "other, and nobody works twice. If number $i$ works alone, the cost is $C_{i,i}$. Of two who work together, "
        "one leads and the other one follows, as they like; if number $i$ leads and number $j$ follows, the cost of "
        "both together is $C_{i,j}$.\n\n"
        "Find the least total cost of everyone's work.",
    )


_RECIPE = Recipe(
    title=lambda t: Text("혼자 또는 둘이서", f"{t.actor.plural.title()} Alone or in Pairs"),
    story=_story,
    output=Text("첫째 줄에 비용의 합의 최솟값을 출력하세요.", "Print the least total cost."),
    method=Text(
        "아직 일하지 않은 첫 번째 사람의 짝을 고르는 비트마스크 동적 계획법, $O(2^N \\cdot N)$",
        "dynamic programming over the set of those who have worked; the first of the others is served next, "
        "$O(2^N \\cdot N)$",
    ),
    python="""
        import sys


        def main():
            n, *numbers = map(int, sys.stdin.buffer.read().split())
            costs = [numbers[i * n : i * n + n] for i in range(n)]
            for i in range(n):
                for j in range(i):
                    costs[j][i] = min(costs[i][j], costs[j][i])
            never = 10**12
            least = [never] * (1 << n)
            least[0] = 0
            for done in range((1 << n) - 1):
                so_far = least[done]
                if so_far < never:
                    first = (~done & (done + 1)).bit_length() - 1
                    for other in range(first, n):
                        if not done >> other & 1:
                            both = done | 1 << first | 1 << other
                            least[both] = min(least[both], so_far + costs[first][other])
            print(least[-1])


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int n;
        vector<vector<long long>> costs;
        vector<long long> known;

        long long least(int left) {
            if (left == 0) return 0;
            long long &answer = known[left];
            if (answer >= 0) return answer;
            int first = __builtin_ctz(left);
            int others = left ^ (1 << first);
            long long best = costs[first][first] + least(others);
            for (int other = first + 1; other < n; other++)
                if (others >> other & 1)
                    best = min(best, min(costs[first][other], costs[other][first]) + least(others ^ (1 << other)));
            return answer = best;
        }

        int main() {
            cin >> n;
            costs.assign(n, vector<long long>(n));
            for (auto &row : costs)
                for (auto &cost : row) cin >> cost;
            known.assign(1 << n, -1);
            cout << least((1 << n) - 1) << '\\n';
        }
    """,
    brute="""
        n = int(input())
        costs = [list(map(int, input().split())) for _ in range(n)]


        def least(people):
            if not people:
                return 0
            one, *others = people
            totals = [costs[one][one] + least(others)]
            for i, other in enumerate(others):
                rest = others[:i] + others[i + 1 :]
                totals += [costs[one][other] + least(rest), costs[other][one] + least(rest)]
            return min(totals)


        print(least(range(n)))
    """,
    slowness=Text(
        "메모이제이션이 없는 재귀, 지수 시간보다 느림", "recursion without memoisation, slower than any exponential"
    ),
    slow="""
        import sys


        def main():
            n, *numbers = map(int, sys.stdin.buffer.read().split())
            costs = [numbers[i * n : i * n + n] for i in range(n)]

            def least(left):
                if not left:
                    return 0
                first = left.bit_length() - 1
                left ^= 1 << first
                best = costs[first][first] + least(left)
                for other in range(first):
                    if left >> other & 1:
                        cost = min(costs[first][other], costs[other][first])
                        best = min(best, cost + least(left ^ 1 << other))
                return best

            print(least((1 << n) - 1))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_first_leads.py",
            "costs[j][i] = min(costs[i][j], costs[j][i])",
            "costs[j][i] = min(costs[j][i], costs[j][i])",
            Text("번호가 작은 사람이 항상 앞에 선다고 생각함", "lets the one with the smaller number lead always"),
        ),
        Mistake(
            "wrong_one_alone.py",
            "for other in range(first, n):",
            "for other in range(first + (first < n - 1 and n % 2 == 0), n):",
            Text(
                "짝수 명이면 모두 짝을 지어야 한다고 생각함", "thinks that all must be in pairs if their number is even"
            ),
        ),
        Mistake(
            "wrong_neighbours.py",
            "for other in range(first, n):",
            "for other in range(first, min(first + 2, n)):",
            Text("번호가 이웃한 사람끼리만 짝을 지음", "pairs only people with neighbouring numbers"),
        ),
        Mistake(
            "wrong_overwrites.py",
            "least[both] = min(least[both], so_far + costs[first][other])",
            "least[both] = so_far + costs[first][other]",
            Text("더 작은 비용을 남기지 않고 덮어씀", "overwrites a smaller cost"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "print(least[-1])",
            "print((least[-1] + 2**31) % 2**32 - 2**31)",
            Text("합을 32비트 정수에 저장해 넘침", "keeps the sum in 32 bits"),
        ),
    ),
    others=(
        program(
            "wrong_greedy.py",
            Role.WRONG,
            """
            n = int(input())
            costs = [list(map(int, input().split())) for _ in range(n)]
            choices = sorted((costs[i][j], i, j) for i in range(n) for j in range(n))
            done, total = set(), 0
            for cost, i, j in choices:
                if not done & {i, j}:
                    done |= {i, j}
                    total += cost
            print(total)
            """,
            Text("비용이 가장 적은 것부터 고르는 그리디", "greedy: the cheapest choice first"),
        ),
        program(
            "wrong_largest_saving.py",
            Role.WRONG,
            """
            n = int(input())
            costs = [list(map(int, input().split())) for _ in range(n)]
            total = sum(costs[i][i] for i in range(n))
            pairs = [(i, j) for i in range(n) for j in range(n) if i != j]
            savings = sorted((costs[i][j] - costs[i][i] - costs[j][j], i, j) for i, j in pairs)
            done = set()
            for saving, i, j in savings:
                if saving < 0 and not done & {i, j}:
                    done |= {i, j}
                    total += saving
            print(total)
            """,
            Text("가장 많이 아끼는 짝부터 짓는 그리디", "greedy: the pair that saves most first"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of working alone or in pairs."""
    most, dearest, actor = 18, brief.random.choice((500_000_000, 1_000_000_000)), brief.theme.actor
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, most, Text(f"{actor.ko}의 수", f"the number of {actor.plural}")),)),
                Matrix("C", "N", "N", 1, dearest, Text("비용", "the costs")),
            )
        ),
        programs=_RECIPE.programs(slow=True),
        samples=("3\n4 5 9\n6 3 2\n9 8 3\n", "4\n9 4 1 4\n9 9 9 1\n9 9 9 4\n9 9 9 9\n", "1\n7\n"),
        tests=(
            *(
                HandTest(f"close-{i}", _close(brief, most), "pairs that cost about as much as two alone")
                for i in (1, 2, 3)
            ),
            *(HandTest(f"some-{n}", _close(brief, n), "the same with fewer people") for n in (6, 7, 8)),
        ),
    )


def _close(brief: Brief, people: int) -> str:
    rows = (
        [brief.random.randint(300, 500) if i == j else brief.random.randint(500, 1000) for j in range(people)]
        for i in range(people)
    )
    return f"{people}\n" + "".join(" ".join(map(str, row)) + "\n" for row in rows)
