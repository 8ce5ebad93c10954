"""The dearest round trip among cheapest ones: from every vertex to one place and back."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.weighted_paths.networks import (
    Network,
    as_input,
    random_edges,
    setting,
)
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import Integer
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Text

__all__ = ["write"]

_NODES, _EDGES, _WEIGHT = 8_000, 30_000, 10**6

_REFERENCE = """
import sys
from heapq import heappop, heappush


def costs_from(start, near):
    cost = {}
    heap = [(0, start)]
    while heap:
        c, u = heappop(heap)
        if u in cost:
            continue
        cost[u] = c
        for v, w in near[u]:
            if v not in cost:
                heappush(heap, (c + w, v))
    return cost


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m, x = data[:3]
    near = [[] for _ in range(n + 1)]
    back = [[] for _ in range(n + 1)]
    for u, v, w in zip(data[3::3], data[4::3], data[5::3]):
        near[u].append((v, w))
        back[v].append((u, w))
    home = costs_from(x, near)
    there = costs_from(x, back)
    trips = [there[v] + home[v] for v in there if v in home]
    print(len(trips), max(trips))


main()
"""

_CPP = """
#include <algorithm>
#include <functional>
#include <iostream>
#include <queue>
#include <utility>
#include <vector>
using namespace std;

using Graph = vector<vector<pair<int, long long>>>;
const long long FAR = 1e17;

vector<long long> costs_from(int start, const Graph &near) {
    vector<long long> cost(near.size(), FAR);
    priority_queue<pair<long long, int>, vector<pair<long long, int>>, greater<>> heap;
    cost[start] = 0;
    heap.push({0, start});
    while (!heap.empty()) {
        auto [c, u] = heap.top();
        heap.pop();
        if (c > cost[u]) continue;
        for (auto [v, w] : near[u])
            if (c + w < cost[v]) {
                cost[v] = c + w;
                heap.push({cost[v], v});
            }
    }
    return cost;
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, m, x;
    cin >> n >> m >> x;
    Graph near(n + 1), back(n + 1);
    while (m--) {
        int u, v;
        long long w;
        cin >> u >> v >> w;
        near[u].push_back({v, w});
        back[v].push_back({u, w});
    }
    auto home = costs_from(x, near), there = costs_from(x, back);
    int trips = 0;
    long long dearest = 0;
    for (int v = 1; v <= n; v++)
        if (home[v] < FAR && there[v] < FAR) {
            trips++;
            dearest = max(dearest, home[v] + there[v]);
        }
    cout << trips << ' ' << dearest << '\\n';
}
"""

_BRUTE = """
n, m, x = map(int, input().split())
far = 10**18
cost = [[0 if i == j else far for j in range(n + 1)] for i in range(n + 1)]
for _ in range(m):
    u, v, w = map(int, input().split())
    cost[u][v] = min(cost[u][v], w)
for k in range(1, n + 1):
    for i in range(1, n + 1):
        for j in range(1, n + 1):
            cost[i][j] = min(cost[i][j], cost[i][k] + cost[k][j])
trips = [cost[v][x] + cost[x][v] for v in range(1, n + 1)]
possible = [one for one in trips if one < far]
print(len(possible), max(possible))
"""

_EACH = (
    """    there = costs_from(x, back)
""",
    """    there = {}
    for v in home:
        cost = costs_from(v, near)
        if x in cost:
            there[v] = cost[x]
""",
)

_MISTAKES = (
    Mistake(
        "wrong_same_way_back.py",
        "there[v] + home[v] for",
        "2 * there[v] for",
        Text("돌아올 때의 비용이 갈 때와 같다고 봄", "takes the way back to cost as much as the way there"),
    ),
    Mistake(
        "wrong_sum_of_maxima.py",
        "max(trips))",
        "max(there[v] for v in there if v in home) + max(home[v] for v in home if v in there))",
        Text("갈 때의 최댓값과 올 때의 최댓값을 더함", "adds the dearest way there and the dearest way back"),
    ),
    Mistake(
        "wrong_cheapest_trip.py",
        "max(trips))",
        "min(trips))",
        Text("최댓값 대신 최솟값을 구함", "takes the smallest in place of the largest"),
    ),
    Mistake(
        "wrong_one_way_is_enough.py",
        "there[v] + home[v] for v in there if v in home",
        "there.get(v, 0) + home.get(v, 0) for v in set(there) | set(home)",
        Text("한쪽으로만 갈 수 있는 곳도 셈", "counts places that can be reached in one direction only"),
    ),
    Mistake(
        "wrong_leaves_out_goal.py",
        "print(len(trips), max(trips))",
        "print(len(trips) - 1, max(trips))",
        Text("모이는 곳에 있는 사람을 세지 않음", "leaves out the one who is already there"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the dearest round trip to one vertex of a directed graph."""
    spot = brief.theme.spot
    goal = Integer("X", 1, "N", Text(f"모이는 {spot.ko}의 번호", f"the number of the {spot.en} to meet at"))
    network = Network(_NODES, _EDGES, _WEIGHT, directed=True, marks=(goal,))
    return Draft(
        statement=_statement(brief),
        input_format=network.input_format(brief.theme),
        programs=_programs(),
        samples=(
            as_input(4, [(1, 2, 4), (2, 1, 1), (2, 3, 2), (3, 1, 5), (4, 2, 3)], 2),
            as_input(4, random_edges(brief.random, 4, 8, 9), 1),
        ),
        tests=_tests(brief),
    )


def _tests(brief: Brief) -> tuple[HandTest, ...]:
    random = brief.random
    ring = [(v, v % _NODES + 1, _WEIGHT) for v in range(1, _NODES + 1)]
    away = [(v, v + 1, 1) for v in range(1, _NODES)]
    return (
        HandTest("ring", as_input(_NODES, ring, 1), "every round trip costs the same and more than 32 bits hold"),
        HandTest("one-way", as_input(_NODES, away, _NODES), "nobody can come back"),
        *(
            HandTest(f"random-{i}", as_input(_NODES, random_edges(random, _NODES, count, _WEIGHT), i), "random edges")
            for i, count in enumerate((_EDGES, _EDGES // 2, _NODES), start=1)
        ),
    )


def _statement(brief: Brief) -> StatementParts:
    theme, spot = brief.theme, brief.theme.spot
    opening = setting(theme, directed=True)
    return StatementParts(
        title=Text("모임에 다녀오기", "There and Back"),
        story=Text(
            f"{opening.ko}\n\n{spot.ko}마다 {josa(theme.actor.ko, '이/가')} 한 명씩 있습니다. 모두가 $X$번 "
            f"{spot.ko}에서 열리는 "
            f"모임에 갔다가 자기 {josa(spot.ko, '으로/로')} 돌아오려고 하며, 저마다 갈 때와 올 때 모두 최소 "
            "비용인 경로를 고릅니다. "
            f"$X$번 {spot.ko}에 다녀올 수 있는 사람이 몇 명인지, 그중 왕복 비용이 가장 큰 사람의 비용은 "
            "얼마인지 구하세요. "
            f"$X$번 {spot.ko}에 있는 사람은 비용 없이 다녀올 수 있는 것으로 봅니다.",
            f"{opening.en}\n\nOne {theme.actor.en} lives at each of the {spot.plural}. Everybody wants to "
            "go to a meeting "
            "at number $X$ and to come back home, choosing the cheapest way there and the cheapest way "
            "back. How many of "
            "them can go and come back, and what does the dearest of their round trips cost? Whoever lives at number "
            "$X$ goes there and back at no cost.",
        ),
        output=Text(
            "첫째 줄에 다녀올 수 있는 사람의 수와 왕복 비용의 최댓값을 공백으로 구분하여 출력하세요.",
            "Print the number of those who can go and come back, and the largest cost of their round trips, "
            "separated by a space.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    overflow = _CPP.replace("long long", "int").replace("1e17", "1000000000")
    note = Text("뒤집은 그래프에서 한 번 더 다익스트라", "Dijkstra once more on the reversed graph")
    return (
        program("reference.py", Role.REFERENCE, _REFERENCE, note),
        program("accepted.cpp", Role.ACCEPTED, _CPP, note),
        program("brute.py", Role.BRUTE, _BRUTE, Text("플로이드–워셜, $O(N^3)$", "Floyd–Warshall, $O(N^3)$")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
        program(
            "wrong_32_bit.cpp", Role.WRONG, overflow, Text("비용을 32비트 정수에 저장함", "costs in 32-bit integers")
        ),
        program(
            "slow_each_start.py",
            Role.SLOW,
            altered(_REFERENCE, _EACH),
            Text("출발점마다 다익스트라, $O(NM \\log N)$", "Dijkstra from every vertex, $O(NM \\log N)$"),
        ),
    )
