"""The least cost of a way on which one edge is free."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.weighted_paths.networks import (
    Network,
    as_input,
    random_edges,
    setting,
)
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Text

__all__ = ["write"]

_NODES, _EDGES, _WEIGHT = 5_000, 20_000, 10**9

_REFERENCE = """
import sys
from heapq import heappop, heappush


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    near = [[] for _ in range(2 * n + 1)]
    for u, v, w in zip(data[2::3], data[3::3], data[4::3]):
        near[u] += [(v, w), (v + n, 0)]
        near[v] += [(u, w), (u + n, 0)]
        near[u + n].append((v + n, w))
        near[v + n].append((u + n, w))
    far = 10**18
    cost = [far] * (2 * n + 1)
    cost[1] = 0
    heap = [(0, 1)]
    while heap:
        c, u = heappop(heap)
        if c > cost[u]:
            continue
        for v, w in near[u]:
            if c + w < cost[v]:
                cost[v] = c + w
                heappush(heap, (c + w, v))
    best = min(cost[n], cost[2 * n])
    print(best if best < far else -1)


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
struct Edge {
    int u, v;
    Cost w;
};
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
    int n, m;
    cin >> n >> m;
    near.resize(n + 1);
    vector<Edge> edges(m);
    for (auto &[u, v, w] : edges) {
        cin >> u >> v >> w;
        near[u].push_back({v, w});
        near[v].push_back({u, w});
    }
    auto from_start = costs_from(1), from_end = costs_from(n);
    Cost best = FAR;
    for (auto [u, v, w] : edges) best = min({best, from_start[u] + from_end[v], from_start[v] + from_end[u]});
    cout << (best < FAR ? best : -1) << '\\n';
}
"""

_EACH_EDGE = """
import sys
from heapq import heappop, heappush


def cheapest(n, near):
    far = 10**18
    cost = [far] * (n + 1)
    cost[1] = 0
    heap = [(0, 1)]
    while heap:
        c, u = heappop(heap)
        if c > cost[u]:
            continue
        for v, w in near[u]:
            if c + w[0] < cost[v]:
                cost[v] = c + w[0]
                heappush(heap, (cost[v], v))
    return cost[n]


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    near = [[] for _ in range(n + 1)]
    prices = []
    for u, v, w in zip(data[2::3], data[3::3], data[4::3]):
        price = [w]
        prices.append(price)
        near[u].append((v, price))
        near[v].append((u, price))
    best = 10**18
    for price in prices:
        saved, price[0] = price[0], 0
        best = min(best, cheapest(n, near))
        price[0] = saved
    print(best if best < 10**18 else -1)


main()
"""

_BRUTE = """
n, m = map(int, input().split())
edges = [tuple(map(int, input().split())) for _ in range(m)]
best = -1
for free in range(m):
    cost = {1: 0}
    for _ in range(n):
        for i, (u, v, w) in enumerate(edges):
            for x, y in ((u, v), (v, u)):
                if x in cost:
                    through = cost[x] + (0 if i == free else w)
                    cost[y] = min(cost.get(y, through), through)
    if n in cost and (best < 0 or cost[n] < best):
        best = cost[n]
print(best)
"""

_FREES_LARGEST = """
import sys
from heapq import heappop, heappush


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    near = [[] for _ in range(n + 1)]
    for u, v, w in zip(data[2::3], data[3::3], data[4::3]):
        near[u].append((v, w))
        near[v].append((u, w))
    far = 10**18
    cost = [(far, 0)] * (n + 1)
    cost[1] = (0, 0)
    heap = [(0, 0, 1)]
    while heap:
        c, largest, u = heappop(heap)
        if (c, largest) > cost[u]:
            continue
        for v, w in near[u]:
            if c + w < cost[v][0]:
                cost[v] = (c + w, max(largest, w))
                heappush(heap, (*cost[v], v))
    total, largest = cost[n]
    print(total - largest if total < far else -1)


main()
"""

_MISTAKES = (
    Mistake(
        "wrong_no_free_edge.py",
        "min(cost[n], cost[2 * n])",
        "cost[n]",
        Text("무료 이용권을 쓰지 않음", "does not use the free pass"),
    ),
    Mistake(
        "wrong_half_layer.py",
        "        near[v + n].append((u + n, w))\n",
        "",
        Text("이용권을 쓴 뒤에는 간선을 한 방향으로만 봄", "uses the edges in one direction only after the free one"),
    ),
    Mistake(
        "wrong_free_forward.py",
        "near[v] += [(u, w), (u + n, 0)]",
        "near[v].append((u, w))",
        Text("이용권을 입력된 방향으로만 씀", "uses the free pass only in the direction of the input"),
    ),
    Mistake(
        "wrong_many_free.py",
        "near[u + n].append((v + n, w))",
        "near[u + n] += [(v + n, w), (v, 0)]",
        Text("이용권을 다시 쓸 수 있게 함", "lets the free pass be used again"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the cheapest way from 1 to N on which one edge costs nothing."""
    network = Network(_NODES, _EDGES, _WEIGHT, directed=False)
    return Draft(
        statement=_statement(brief),
        input_format=network.input_format(brief.theme),
        programs=_programs(),
        samples=(
            as_input(4, [(1, 2, 3), (2, 4, 3), (1, 3, 1), (3, 4, 9), (2, 3, 4)]),
            as_input(4, random_edges(brief.random, 4, 5, 9)),
        ),
        tests=_tests(brief),
    )


def _tests(brief: Brief) -> tuple[HandTest, ...]:
    random = brief.random
    path = [(v + 1, v, random.randint(1, _WEIGHT)) for v in range(1, _NODES)]
    costly = [(v, v + 1, _WEIGHT) for v in range(1, _NODES)]
    trap = [(1, 2, 5), (2, 3, 5), (3, 5, 1), (1, 4, 1), (4, 5, 12)]
    return (
        HandTest("trap", as_input(5, trap), "not on the cheapest way"),
        HandTest("path", as_input(_NODES, path), "one way only, edges written backwards"),
        HandTest("costly", as_input(_NODES, costly), "the largest cost, beyond 32 bits"),
        HandTest("cut-off", as_input(_NODES, costly[:-1]), "the end cannot be reached"),
        *(
            HandTest(f"random-{i}", as_input(_NODES, random_edges(random, _NODES, count, _WEIGHT)), "random edges")
            for i, count in enumerate((_EDGES, _EDGES // 2), start=1)
        ),
    )


def _statement(brief: Brief) -> StatementParts:
    theme, spot, link = brief.theme, brief.theme.spot, brief.theme.link
    opening = setting(theme, directed=False)
    return StatementParts(
        title=Text("무료 이용권 한 장", "One Free Pass"),
        story=Text(
            f"{opening.ko}\n\n{josa(theme.actor.ko, '은/는')} $1$번 {spot.ko}에서 $N$번 {spot.ko}까지 가려고 합니다. "
            f"무료 이용권이 한 장 있어, 가는 도중 {link.ko} 하나를 한 번 비용 없이 지날 수 있습니다. "
            "이용권은 쓰지 않아도 됩니다. 최소 비용을 구하세요.",
            f"{opening.en}\n\nThe {theme.actor.en} wants to go from {spot.en} $1$ to {spot.en} $N$ and holds one "
            "free pass: once "
            f"on the way, one of the {link.plural} can be used without paying. The pass need not be used. "
            "Find the smallest total cost.",
        ),
        output=Text(
            f"첫째 줄에 최소 비용을 출력하세요. $N$번 {spot.ko}까지 갈 수 없으면 `-1`을 출력하세요.",
            "Print the smallest total cost, or `-1` if number $N$ cannot be reached.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    overflow = _CPP.replace("using Cost = long long", "using Cost = int").replace("1e17", "1000000000")
    return (
        program(
            "reference.py",
            Role.REFERENCE,
            _REFERENCE,
            Text("이용권을 썼는지를 층으로 나눈 다익스트라", "Dijkstra on two layers, before and after the free edge"),
        ),
        program(
            "accepted.cpp",
            Role.ACCEPTED,
            _CPP,
            Text("양 끝에서 다익스트라를 하고 간선마다 합침", "Dijkstra from both ends, joined at each edge"),
        ),
        program("brute.py", Role.BRUTE, _BRUTE, Text("간선마다 벨만–포드", "Bellman–Ford for each free edge")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
        program(
            "wrong_frees_largest.py",
            Role.WRONG,
            _FREES_LARGEST,
            Text(
                "최단 경로를 구한 뒤 그 위에서 가장 비싼 간선을 뺌",
                "takes the cheapest way and then drops its most expensive edge",
            ),
        ),
        program(
            "wrong_32_bit.cpp", Role.WRONG, overflow, Text("비용을 32비트 정수에 저장함", "costs in 32-bit integers")
        ),
        program(
            "slow_each_edge.py",
            Role.SLOW,
            _EACH_EDGE,
            Text("간선마다 다익스트라, $O(M^2 \\log N)$", "Dijkstra for each free edge, $O(M^2 \\log N)$"),
        ),
    )
