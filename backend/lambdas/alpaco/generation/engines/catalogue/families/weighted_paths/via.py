"""The least cost of a way that must pass through given vertices, or must avoid one."""

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
from alpaco.problem.input_format.types import Integer, Require
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZE = {Difficulty.EASY: (100, 500, 1000), Difficulty.MEDIUM: (12_000, 40_000, 10**9)}

_REFERENCE = """
import sys
from heapq import heappop, heappush

FAR = 10**18


def costs_from(start, near):
    cost = [FAR] * len(near)
    cost[start] = 0
    heap = [(0, start)]
    while heap:
        c, u = heappop(heap)
        if c > cost[u]:
            continue
        for v, w in near[u]:
            if c + w < cost[v]:
                cost[v] = c + w
                heappush(heap, (c + w, v))
    return cost


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m, a, b = data[:4]
    near = [[] for _ in range(n + 1)]
    for u, v, w in zip(data[4::3], data[5::3], data[6::3]):
        near[u].append((v, w))
        near[v].append((u, w))
    from_a = costs_from(a, near)
    from_b = costs_from(b, near)
    a_first = from_a[1] + from_b[n]
    b_first = from_b[1] + from_a[n]
    best = min(a_first, b_first) + from_a[b]
    print(best if best < FAR else -1)


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

using Cost = long long;
const Cost FAR = 1e17;
vector<vector<pair<int, Cost>>> near;

vector<Cost> costs_from(int start) {
    vector<Cost> cost(near.size(), FAR);
    priority_queue<pair<Cost, int>, vector<pair<Cost, int>>, greater<>> heap;
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
    int n, m, a, b;
    cin >> n >> m >> a >> b;
    near.resize(n + 1);
    while (m--) {
        int u, v;
        Cost w;
        cin >> u >> v >> w;
        near[u].push_back({v, w});
        near[v].push_back({u, w});
    }
    auto from_start = costs_from(1), from_end = costs_from(n), from_a = costs_from(a);
    Cost best = from_a[b] + min(from_start[a] + from_end[b], from_start[b] + from_end[a]);
    cout << (best < FAR ? best : -1) << '\\n';
}
"""

_BRUTE = """
n, m, a, b = map(int, input().split())
far = 10**18
cost = [[0 if i == j else far for j in range(n + 1)] for i in range(n + 1)]
for _ in range(m):
    u, v, w = map(int, input().split())
    cost[u][v] = min(cost[u][v], w)
    cost[v][u] = min(cost[v][u], w)
for k in range(1, n + 1):
    for i in range(1, n + 1):
        for j in range(1, n + 1):
            cost[i][j] = min(cost[i][j], cost[i][k] + cost[k][j])
orders = [cost[1][x] + cost[x][y] + cost[y][n] for x, y in ((a, b), (b, a))]
print(min(orders) if min(orders) < far else -1)
"""

_SCAN = (
    """    heap = [(0, start)]
    while heap:
        c, u = heappop(heap)
        if c > cost[u]:
            continue
        for v, w in near[u]:
            if c + w < cost[v]:
                cost[v] = c + w
                heappush(heap, (c + w, v))
""",
    """    left = set(range(1, len(near)))
    while left:
        u = min(left, key=cost.__getitem__)
        left.remove(u)
        for v, w in near[u]:
            cost[v] = min(cost[v], cost[u] + w)
""",
)

_MISTAKES = (
    Mistake(
        "wrong_fixed_order.py",
        "min(a_first, b_first)",
        "a_first",
        Text("항상 $A$를 먼저 들름", "always visits $A$ first"),
    ),
    Mistake(
        "wrong_one_of_them.py",
        "min(a_first, b_first) + from_a[b]",
        "min(from_a[1] + from_a[n], from_b[1] + from_b[n])",
        Text("둘 중 한 곳만 들름", "visits only one of the two"),
    ),
    Mistake(
        "wrong_ignores_both.py",
        "min(a_first, b_first) + from_a[b]",
        "costs_from(1, near)[n]",
        Text("들러야 하는 곳을 무시함", "ignores the places to visit"),
    ),
    Mistake(
        "wrong_one_way.py",
        "        near[v].append((u, w))\n",
        "",
        Text("간선을 한 방향으로만 봄", "uses the edges in one direction only"),
    ),
    Mistake(
        "wrong_unreachable.py",
        "best if best < FAR else -1",
        "best",
        Text("길이 없는 경우를 확인하지 않음", "does not notice that there is no way"),
    ),
    Mistake(
        "wrong_returns.py",
        "b_first = from_b[1] + from_a[n]",
        "b_first = from_b[1] + from_a[b] + from_b[n]",
        Text("$B$에서 $A$에 다녀온 뒤 $B$에서 출발함", "comes back from $A$ to $B$ before going on"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the cheapest way from 1 to N through two given vertices in any order."""
    nodes, edges, weight = _SIZE[brief.difficulty]
    spot = brief.theme.spot
    marks = tuple(
        Integer(name, 1, "N", meaning)
        for name, meaning in (
            ("A", Text(f"들러야 하는 {spot.ko} 하나의 번호", f"one {spot.en} to visit")),
            ("B", Text(f"들러야 하는 다른 {spot.ko}의 번호", f"the other {spot.en} to visit")),
        )
    )
    apart = Require("A != B", Text("$A$와 $B$는 서로 다릅니다.", "$A$ and $B$ are different."))
    network = Network(nodes, edges, weight, directed=False, marks=marks, requires=(apart,))
    return Draft(
        statement=_statement(brief),
        input_format=network.input_format(brief.theme),
        programs=_programs(brief.difficulty),
        samples=(
            as_input(5, [(1, 2, 3), (2, 3, 4), (3, 5, 2), (1, 4, 1), (4, 5, 8), (2, 5, 1)], 3, 2),
            as_input(4, random_edges(brief.random, 4, 4, 9), 4, 2),
        ),
        tests=_tests(brief, network),
    )


def _tests(brief: Brief, network: Network) -> tuple[HandTest, ...]:
    nodes, edges, weight = network.nodes, network.edges, network.weight
    path = [(v, v + 1, weight) for v in range(1, nodes)]
    random = brief.random
    return (
        HandTest("path-forward", as_input(nodes, path, 2, nodes - 1), "$A$ comes first"),
        HandTest("path-backward", as_input(nodes, path, nodes - 1, 2), "$B$ comes first, and costs are largest"),
        HandTest("ends", as_input(nodes, path, nodes, 1), "the two places are the ends themselves"),
        HandTest("cut-off", as_input(nodes, path[: nodes // 2], 2, 3), "the end cannot be reached"),
        *(
            HandTest(f"random-{i}", as_input(nodes, random_edges(random, nodes, edges, weight), *pair), "random edges")
            for i, pair in enumerate(((2, 3), (nodes - 1, 1), (nodes // 2, nodes // 3)), start=1)
        ),
    )


def _statement(brief: Brief) -> StatementParts:
    theme, spot = brief.theme, brief.theme.spot
    opening = setting(theme, directed=False)
    return StatementParts(
        title=Text(f"두 {josa(spot.ko, '을/를')} 들러서", f"By Way of Two {spot.plural.title()}"),
        story=Text(
            f"{opening.ko}\n\n{josa(theme.actor.ko, '은/는')} $1$번 {spot.ko}에서 출발하여 $N$번 "
            f"{spot.ko}까지 가려고 합니다. "
            f"도중에 $A$번과 $B$번 {josa(spot.ko, '을/를')} 모두 들러야 하며, "
            f"들르는 순서는 상관없습니다. 같은 {josa(spot.ko, '이나/나')} {josa(theme.link.ko, '을/를')} "
            "여러 번 지나도 됩니다. "
            "이때 드는 최소 비용을 구하세요.",
            f"{opening.en}\n\nThe {theme.actor.en} wants to go from {spot.en} $1$ to {spot.en} $N$ and has to "
            f"visit both {spot.en} $A$ and {spot.en} $B$ on the way, in either order. The same {spot.plural} and "
            f"{theme.link.plural} may be "
            "passed several times, and each use is paid for. Find the smallest total cost.",
        ),
        output=Text(
            "첫째 줄에 최소 비용을 출력하세요. 조건에 맞게 갈 수 없으면 `-1`을 출력하세요.",
            "Print the smallest total cost, or `-1` if there is no such way.",
        ),
    )


def _programs(difficulty: Difficulty) -> tuple[Program, ...]:
    note = Text("다익스트라를 정점마다 한 번씩, $O(M \\log N)$", "Dijkstra from several vertices, $O(M \\log N)$")
    programs = [
        program("reference.py", Role.REFERENCE, _REFERENCE, note),
        program("accepted.cpp", Role.ACCEPTED, _CPP, note),
        program("brute.py", Role.BRUTE, _BRUTE, Text("플로이드–워셜, $O(N^3)$", "Floyd–Warshall, $O(N^3)$")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
    ]
    if difficulty is Difficulty.MEDIUM:
        overflow = _CPP.replace("using Cost = long long", "using Cost = int").replace("1e17", "600000000")
        scan = altered(_REFERENCE, _SCAN)
        programs += [
            program(
                "wrong_32_bit.cpp",
                Role.WRONG,
                overflow,
                Text("비용을 32비트 정수에 저장함", "costs in 32-bit integers"),
            ),
            program(
                "slow_scan.py",
                Role.SLOW,
                scan,
                Text("다음 정점을 매번 모두 훑어 찾음, $O(N^2)$", "scans all vertices for the next one, $O(N^2)$"),
            ),
        ]
    return tuple(programs)
