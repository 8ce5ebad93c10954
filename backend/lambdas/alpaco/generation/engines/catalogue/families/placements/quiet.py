"""The largest group without a quarrel: the lexicographically first of the largest independent sets."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Graph, InputFormat, Integer, Line
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["write"]


def _story(theme: Theme) -> Text:
    place, actor = theme.place, theme.actor
    return Text(
        f"{place.ko}에 $1$번부터 $N$번까지의 {josa(actor.ko, '이/가')} 있습니다. 이 가운데 $M$쌍은 사이가 좋지 않아서 "
        f"함께 일할 수 없습니다. 사이가 좋지 않은 두 명이 함께 들어가지 않도록 {josa(actor.ko, '을/를')} 골라 모둠 "
        "하나를 만들려고 합니다.\n\n"
        "모둠에 들어갈 수 있는 인원의 최댓값과, 그 인원으로 만든 모둠을 구하세요. 그러한 모둠이 여러 개이면, 번호를 "
        "오름차순으로 나열했을 때 사전 순으로 가장 앞서는 것을 구하세요. 사전 순으로 비교할 때에는 처음으로 다른 "
        "번호가 더 작은 쪽이 앞섭니다.",
        f"The {actor.plural} in the {place.en} are numbered from $1$ to $N$. There are $M$ pairs of them who do not "
        f"get along and cannot work together. A team shall be made of {actor.plural} among whom there is no such "
        "pair.\n\n"
        "Find the largest possible size of the team and a team of this size. If there are several, take the one whose "
        "numbers, in increasing order, come first lexicographically: at the first place where two lists differ, the "
        "one with the smaller number comes first.",
    )


_RECIPE = Recipe(
    title=lambda t: Text(f"사이좋은 {t.actor.ko} 모둠", f"A Team of {t.actor.plural.title()}"),
    story=_story,
    output=Text(
        "첫째 줄에 인원의 최댓값을 출력하고, 둘째 줄에 모둠에 들어가는 번호를 오름차순으로 공백으로 구분하여 "
        "출력하세요.",
        "Print the largest size on the first line, and the numbers of the team in increasing order, separated by "
        "spaces, on the second line.",
    ),
    method=Text(
        "걸리는 사람이 한 명 이하이면 바로 고르고, 아니면 걸리는 사람이 가장 많은 사람을 넣거나 빼 보는 백트래킹",
        "backtracking: whoever has at most one foe left is taken at once, else the one with the most foes is tried in "
        "and out of the team",
    ),
    python="""
        import sys
        from functools import lru_cache


        def main():
            n, m, *ends = map(int, sys.stdin.buffer.read().split())
            foes = [0] * n
            for u, v in zip(ends[::2], ends[1::2]):
                foes[u - 1] |= 1 << v - 1
                foes[v - 1] |= 1 << u - 1

            @lru_cache(None)
            def most(left):
                busiest, quarrels, rest = -1, 0, left
                while rest:
                    v = rest.bit_length() - 1
                    rest ^= 1 << v
                    here = bin(foes[v] & left).count("1")
                    if here < 2:
                        return 1 + most(left & ~(foes[v] | 1 << v))
                    if here > quarrels:
                        busiest, quarrels = v, here
                if busiest < 0:
                    return 0
                left ^= 1 << busiest
                return max(most(left), 1 + most(left & ~foes[busiest]))

            left = (1 << n) - 1
            team = []
            for v in range(n):
                if left >> v & 1:
                    joined = left & ~(foes[v] | 1 << v)
                    if 1 + most(joined) == most(left):
                        team.append(v + 1)
                        left = joined
                    else:
                        left ^= 1 << v
            print(len(team))
            print(*team)


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <unordered_map>
        #include <vector>
        using namespace std;
        using Set = unsigned long long;

        vector<Set> foes;
        unordered_map<Set, int> known;

        int most(Set left) {
            if (left == 0) return 0;
            auto [entry, fresh] = known.try_emplace(left, 0);
            if (!fresh) return entry->second;
            int busiest = 0, quarrels = -1;
            for (int v = 0; v < (int)foes.size(); v++) {
                if (!(left >> v & 1)) continue;
                int here = __builtin_popcountll(foes[v] & left);
                if (here < 2) return known[left] = 1 + most(left & ~(foes[v] | 1ULL << v));
                if (here > quarrels) {
                    quarrels = here;
                    busiest = v;
                }
            }
            Set out = left & ~(1ULL << busiest);
            int answer = max(most(out), 1 + most(out & ~foes[busiest]));
            return known[left] = answer;
        }

        int main() {
            int n, m;
            cin >> n >> m;
            foes.assign(n, 0);
            while (m--) {
                int u, v;
                cin >> u >> v;
                foes[u - 1] |= 1ULL << (v - 1);
                foes[v - 1] |= 1ULL << (u - 1);
            }
            vector<int> team;
            Set left = (1ULL << n) - 1;
            for (int v = 0; v < n; v++) {
                if (!(left >> v & 1)) continue;
                Set out = left & ~(1ULL << v), joined = out & ~foes[v];
                bool takes = 1 + most(joined) == most(left);
                if (takes) team.push_back(v + 1);
                left = takes ? joined : out;
            }
            cout << team.size() << '\\n';
            for (int v : team) cout << v << ' ';
            cout << '\\n';
        }
    """,
    brute="""
        from itertools import combinations

        n, m = map(int, input().split())
        foes = {frozenset(map(int, input().split())) for _ in range(m)}


        def quiet(team):
            return all(frozenset(pair) not in foes for pair in combinations(team, 2))


        size = next(k for k in range(n, 0, -1) if any(map(quiet, combinations(range(1, n + 1), k))))
        print(size)
        print(*next(filter(quiet, combinations(range(1, n + 1), size))))
    """,
    slowness=Text(
        "번호 순서대로 넣거나 빼며 사이좋은 모든 모둠을 확인, 지수 시간",
        "tries everyone in and out in the order of their numbers, over all teams without a quarrel, exponential time",
    ),
    slow="""
        import sys


        def main():
            n, m, *ends = map(int, sys.stdin.buffer.read().split())
            foes = [[] for _ in range(n + 1)]
            for u, v in zip(ends[::2], ends[1::2]):
                foes[u].append(v)
                foes[v].append(u)
            team, best = [], []

            def choose(v):
                nonlocal best
                if v > n:
                    best = max(best, team[:], key=len)
                    return
                if not any(foe in team for foe in foes[v]):
                    team.append(v)
                    choose(v + 1)
                    team.pop()
                choose(v + 1)

            choose(1)
            print(len(best))
            print(*best)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_last_of_equals.py",
            "if 1 + most(joined) == most(left):",
            "if 1 + most(joined) > most(left ^ 1 << v):",
            Text(
                "넣어야만 할 때에만 넣어 사전 순으로 뒤의 모둠을 출력",
                "takes only who cannot be left out, which is not the first of the largest teams",
            ),
        ),
        Mistake(
            "wrong_two_foes.py",
            "if here < 2:",
            "if here < 3:",
            Text("걸리는 사람이 두 명이어도 바로 고름", "takes at once whoever has two foes as well"),
        ),
        Mistake(
            "wrong_one_sided.py",
            "                foes[v - 1] |= 1 << u - 1\n",
            "",
            Text("사이가 좋지 않은 쌍을 한쪽에만 적음", "notes each pair on one side only"),
        ),
    ),
    others=(
        program(
            "wrong_first_come.py",
            Role.WRONG,
            """
            n, m = map(int, input().split())
            foes = {tuple(map(int, input().split())) for _ in range(m)}
            team = []
            for v in range(1, n + 1):
                if all((u, v) not in foes and (v, u) not in foes for u in team):
                    team.append(v)
            print(len(team))
            print(*team)
            """,
            Text("번호가 작은 사람부터 넣는 그리디", "greedy: the smallest number that still fits"),
        ),
        program(
            "wrong_fewest_foes.py",
            Role.WRONG,
            """
            n, m = map(int, input().split())
            foes = [set() for _ in range(n + 1)]
            for _ in range(m):
                u, v = map(int, input().split())
                foes[u].add(v)
                foes[v].add(u)
            left, team = set(range(1, n + 1)), []
            while left:
                v = min(left, key=lambda v: (len(foes[v] & left), v))
                team.append(v)
                left -= foes[v] | {v}
            print(len(team))
            print(*sorted(team))
            """,
            Text("걸리는 사람이 가장 적은 사람부터 넣는 그리디", "greedy: whoever has the fewest foes left"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the largest team without a quarrel."""
    most, actor = 60, brief.theme.actor
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, most, Text(f"{actor.ko}의 수", f"the number of {actor.plural}")),
                        Integer("M", 0, "N * (N - 1) // 2", Text("사이가 좋지 않은 쌍의 수", "the number of pairs")),
                    )
                ),
                Graph(
                    "E",
                    "N",
                    "M",
                    Text("사이가 좋지 않은 두 명의 번호", "two who do not get along"),
                    vertex=actor.text,
                    edge=Text("쌍", "conflict"),
                ),
            )
        ),
        programs=_RECIPE.programs(slow=True),
        samples=("5 5\n1 2\n2 3\n3 4\n4 5\n5 1\n", "4 3\n1 2\n1 3\n1 4\n", "3 0\n"),
        tests=(
            HandTest("strangers", f"{most} 0\n", "no pair at all"),
            *(
                HandTest(f"about-{degree}", _quarrels(brief, most, most * degree // 2), f"about {degree} foes each")
                for degree in (2, 3, 4, 6, 8, 10, 14)
            ),
        ),
    )


def _quarrels(brief: Brief, people: int, pairs: int) -> str:
    every = [(u, v) for v in range(1, people + 1) for u in range(1, v)]
    drawn = brief.random.sample(every, pairs)
    return f"{people} {pairs}\n" + "".join(f"{u} {v}\n" for u, v in drawn)
