"""How many cheapest ways there are, modulo a prime."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.weighted_paths.networks import (
    Network,
    as_input,
    ladder,
    random_edges,
    setting,
)
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Text

__all__ = ["write"]

_NODES, _EDGES, _WEIGHT = 20_000, 60_000, 10

_REFERENCE = """
import sys
from heapq import heappop, heappush

MOD = 1_000_000_007


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    near = [[] for _ in range(n + 1)]
    for u, v, w in zip(data[2::3], data[3::3], data[4::3]):
        near[u].append((v, w))
    far = 10**18
    cost = [far] * (n + 1)
    ways = [0] * (n + 1)
    cost[1], ways[1] = 0, 1
    heap = [(0, 1)]
    while heap:
        c, u = heappop(heap)
        if c > cost[u]:
            continue
        for v, w in near[u]:
            if c + w < cost[v]:
                cost[v] = c + w
                ways[v] = ways[u]
                heappush(heap, (c + w, v))
            elif c + w == cost[v]:
                ways[v] = (ways[v] + ways[u]) % MOD
    if cost[n] == far:
        print(-1)
    else:
        print(cost[n], ways[n])


main()
"""

_CPP = """
#include <functional>
#include <iostream>
#include <queue>
#include <utility>
#include <vector>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    const int MOD = 1'000'000'007;
    int n, m;
    cin >> n >> m;
    vector<vector<pair<int, long long>>> into(n + 1), near(n + 1);
    while (m--) {
        int u, v;
        long long w;
        cin >> u >> v >> w;
        near[u].push_back({v, w});
        into[v].push_back({u, w});
    }
    vector<long long> cost(n + 1, -1), ways(n + 1);
    priority_queue<pair<long long, int>, vector<pair<long long, int>>, greater<>> heap;
    heap.push({0, 1});
    while (!heap.empty()) {
        auto [c, u] = heap.top();
        heap.pop();
        if (cost[u] >= 0) continue;
        cost[u] = c;
        ways[u] = u == 1;
        for (auto [v, w] : into[u])
            if (cost[v] >= 0 && cost[v] + w == c) ways[u] = (ways[u] + ways[v]) % MOD;
        for (auto [v, w] : near[u])
            if (cost[v] < 0) heap.push({c + w, v});
    }
    if (cost[n] < 0)
        cout << -1 << '\\n';
    else
        cout << cost[n] << ' ' << ways[n] << '\\n';
}
"""

_BRUTE = """
import sys

sys.setrecursionlimit(10**6)
n, m = map(int, input().split())
near = {v: [] for v in range(1, n + 1)}
for _ in range(m):
    u, v, w = map(int, input().split())
    near[u].append((v, w))
totals = []


def walk(u, cost, seen):
    if u == n:
        totals.append(cost)
        return
    for v, w in near[u]:
        if v not in seen:
            walk(v, cost + w, seen | {v})


walk(1, 0, {1})
if totals:
    print(min(totals), totals.count(min(totals)) % 1_000_000_007)
else:
    print(-1)
"""

_SCAN = (
    (
        "    heap = [(0, 1)]\n    while heap:\n        c, u = heappop(heap)\n        if c > cost[u]:\n     "
        "       continue\n",
        "    left = set(range(1, n + 1))\n    while left:\n        u = min(left, key=cost.__getitem__)\n"
        "        left.remove(u)\n        c = cost[u]\n        if c == far:\n            break\n",
    ),
    ("                heappush(heap, (c + w, v))\n", ""),
    ("from heapq import heappop, heappush\n", ""),
)

_MISTAKES = (
    Mistake(
        "wrong_restarts_at_one.py",
        "ways[v] = ways[u]\n",
        "ways[v] = 1\n",
        Text("더 싼 길을 찾으면 개수를 1로 되돌림", "resets the count to one at a cheaper way"),
    ),
    Mistake(
        "wrong_adds_one.py",
        "(ways[v] + ways[u]) % MOD",
        "(ways[v] + 1) % MOD",
        Text("같은 비용의 길을 찾으면 1만 더함", "adds one at a way of equal cost"),
    ),
    Mistake(
        "wrong_keeps_count.py",
        "ways[v] = ways[u]\n",
        "ways[v] = (ways[v] + ways[u]) % MOD\n",
        Text("더 싼 길을 찾아도 앞의 개수를 버리지 않음", "keeps the old count when a cheaper way is found"),
    ),
    Mistake(
        "wrong_no_modulus.py",
        "(ways[v] + ways[u]) % MOD",
        "ways[v] + ways[u]",
        Text("나머지를 구하지 않음", "forgets the modulus"),
    ),
    Mistake(
        "wrong_both_ways.py",
        "        near[u].append((v, w))\n",
        "        near[u].append((v, w))\n        near[v].append((u, w))\n",
        Text("간선을 양방향으로 봄", "uses the edges in both directions"),
    ),
    Mistake(
        "wrong_merges_parallel.py",
        "        near[u].append((v, w))\n",
        "        if (v, w) not in near[u]:\n            near[u].append((v, w))\n",
        Text("양 끝과 비용이 같은 간선을 하나로 셈", "counts edges with equal ends and cost as one"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the number of cheapest ways from 1 to N in a directed graph."""
    network = Network(_NODES, _EDGES, _WEIGHT, directed=True)
    return Draft(
        statement=_statement(brief),
        input_format=network.input_format(brief.theme),
        programs=_programs(),
        samples=(
            as_input(4, [(1, 2, 1), (1, 3, 2), (2, 4, 3), (3, 4, 2), (2, 3, 1), (1, 4, 5)]),
            as_input(5, [(1, 2, 2), (1, 2, 2), (2, 3, 1), (2, 3, 1), (3, 5, 4), (4, 5, 1)]),
            as_input(3, [(3, 2, 4), (2, 1, 6)]),
        ),
        tests=_tests(brief),
    )


def _tests(brief: Brief) -> tuple[HandTest, ...]:
    random = brief.random
    nodes, diamonds = ladder((_NODES - 1) // 3, 1, 1)
    layered = [(v, v + step, step) for v in range(1, _NODES - 3) for step in (1, 2, 3, 4)]
    short, uneven = ladder(12, 1, 2)
    return (
        HandTest("diamonds", as_input(nodes, diamonds), "the number of ways doubles at each joint"),
        HandTest("layered", as_input(_NODES, [*layered, (_NODES - 3, _NODES, 3)]), "all ways cost the same"),
        HandTest("late-improvement", as_input(short, uneven[::-1]), "dearer ways are found first"),
        HandTest("parallel", as_input(40, [(v, v + 1, 1) for v in range(1, 40) for _ in range(3)]), "parallel edges"),
        *(
            HandTest(f"random-{i}", as_input(_NODES, random_edges(random, _NODES, _EDGES, _WEIGHT)), "random edges")
            for i in (1, 2)
        ),
        HandTest("dense", as_input(300, random_edges(random, 300, _EDGES, 3)), "few vertices, many ways"),
    )


def _statement(brief: Brief) -> StatementParts:
    theme, spot, link = brief.theme, brief.theme.spot, brief.theme.link
    opening = setting(theme, directed=True)
    return StatementParts(
        title=Text("가장 싼 길의 수", "Counting the Cheapest Ways"),
        story=Text(
            f"{opening.ko}\n\n{josa(theme.actor.ko, '은/는')} $1$번 {spot.ko}에서 $N$번 {spot.ko}까지 최소 "
            "비용으로 가려고 합니다. "
            f"최소 비용과, 그 비용으로 가는 서로 다른 경로의 개수를 구하세요. 지나는 {link.ko}의 순서가 "
            "하나라도 다르면 "
            f"서로 다른 경로입니다. 같은 두 {josa(spot.ko, '을/를')} 잇는 {josa(link.ko, '이라도/라도')} "
            "서로 다른 것으로 봅니다.",
            f"{opening.en}\n\nThe {theme.actor.en} wants to go from {spot.en} $1$ to {spot.en} $N$ at the "
            "smallest total cost. "
            "Find that cost and the number of different ways that have it. Two ways are different if the sequences of "
            f"the {link.plural} used differ anywhere; different {link.plural} between the same two "
            f"{spot.plural} count as "
            "different.",
        ),
        output=Text(
            "첫째 줄에 최소 비용과, 최소 비용인 경로의 개수를 $1\\,000\\,000\\,007$로 나눈 나머지를 "
            "공백으로 구분하여 출력하세요. "
            f"$N$번 {spot.ko}까지 갈 수 없으면 `-1`만 출력하세요.",
            "Print the smallest cost and the number of cheapest ways modulo $1\\,000\\,000\\,007$, "
            "separated by a space. "
            "If number $N$ cannot be reached, print only `-1`.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    note = Text("개수를 함께 세는 다익스트라, $O(M \\log N)$", "Dijkstra that counts as it goes, $O(M \\log N)$")
    return (
        program("reference.py", Role.REFERENCE, _REFERENCE, note),
        program("accepted.cpp", Role.ACCEPTED, _CPP, note),
        program("brute.py", Role.BRUTE, _BRUTE, Text("모든 단순 경로를 나열함", "lists all simple paths")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
        program(
            "slow_scan.py",
            Role.SLOW,
            altered(_REFERENCE, *_SCAN),
            Text("다음 정점을 매번 모두 훑어 찾음, $O(N^2)$", "scans all vertices for the next one, $O(N^2)$"),
        ),
    )
