"""The least cost from one vertex to every other."""

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
from alpaco.problem.input_format.types import Integer
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZE = {Difficulty.EASY: (100, 500, 1000), Difficulty.MEDIUM: (20_000, 60_000, 10**9)}

_REFERENCE = """
import sys
from heapq import heappop, heappush


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m, start = data[:3]
    near = [[] for _ in range(n + 1)]
    for u, v, w in zip(data[3::3], data[4::3], data[5::3]):
        near[u].append((v, w))
        near[v].append((u, w))
    far = 10**18
    cost = [far] * (n + 1)
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
    print("\\n".join(str(c) if c < far else "-1" for c in cost[1:]))


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
    int n, m, start;
    cin >> n >> m >> start;
    vector<vector<pair<int, long long>>> near(n + 1);
    while (m--) {
        int u, v;
        long long w;
        cin >> u >> v >> w;
        near[u].push_back({v, w});
        near[v].push_back({u, w});
    }
    vector<long long> cost(n + 1, -1);
    priority_queue<pair<long long, int>, vector<pair<long long, int>>, greater<>> heap;
    heap.push({0, start});
    while (!heap.empty()) {
        auto [c, u] = heap.top();
        heap.pop();
        if (cost[u] >= 0) continue;
        cost[u] = c;
        for (auto [v, w] : near[u])
            if (cost[v] < 0) heap.push({c + w, v});
    }
    for (int v = 1; v <= n; v++) cout << cost[v] << '\\n';
}
"""

_BRUTE = """
n, m, start = map(int, input().split())
edges = [tuple(map(int, input().split())) for _ in range(m)]
edges += [(v, u, w) for u, v, w in edges]
cost = {start: 0}
changed = True
while changed:
    changed = False
    for u, v, w in edges:
        if u in cost and (v not in cost or cost[u] + w < cost[v]):
            cost[v] = cost[u] + w
            changed = True
for v in range(1, n + 1):
    print(cost.get(v, -1))
"""

_HEAP_LOOP = """    heap = [(0, start)]
    while heap:
        c, u = heappop(heap)
        if c > cost[u]:
            continue
        for v, w in near[u]:
            if c + w < cost[v]:
                cost[v] = c + w
                heappush(heap, (c + w, v))
"""

_SCAN_LOOP = """    left = set(range(1, n + 1))
    while left:
        u = min(left, key=cost.__getitem__)
        left.remove(u)
        for v, w in near[u]:
            cost[v] = min(cost[v], cost[u] + w)
"""

_ONE_WAY = "        near[v].append((u, w))\n"

_MISTAKES = (
    Mistake(
        "wrong_fewest_edges.py",
        _HEAP_LOOP,
        """    queue = [start]
    for u in queue:
        for v, w in near[u]:
            if cost[v] == far:
                cost[v] = cost[u] + w
                queue.append(v)
""",
        Text("비용이 아니라 간선 수가 가장 적은 경로를 찾음", "takes the way with the fewest edges, not the cheapest"),
    ),
    Mistake(
        "wrong_settles_on_push.py",
        "if c + w < cost[v]:",
        "if cost[v] == far:",
        Text("힙에 처음 넣을 때 거리를 확정함", "settles a vertex when it first enters the heap"),
    ),
    Mistake(
        "wrong_unreachable.py",
        'else "-1"',
        'else "0"',
        Text("도달할 수 없는 정점에 0을 출력함", "prints 0 for vertices that cannot be reached"),
    ),
    Mistake(
        "wrong_last_of_parallel.py",
        "near[u].append((v, w))",
        "near[u] = [(x, y) for x, y in near[u] if x != v] + [(v, w)]",
        Text(
            "같은 두 정점을 잇는 간선 중 마지막 것만 남김", "keeps only the last of several edges between two vertices"
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the costs from one vertex to all others, on a directed or an undirected graph."""
    nodes, edges, weight = _SIZE[brief.difficulty]
    directed = brief.random.random() < 0.5
    spot = brief.theme.spot
    start = Integer("S", 1, "N", Text(f"출발하는 {spot.ko}의 번호", f"the number of the {spot.en} to start from"))
    network = Network(nodes, edges, weight, directed, (start,))
    return Draft(
        statement=_statement(brief, directed=directed),
        input_format=network.input_format(brief.theme),
        programs=_programs(brief.difficulty, weight, directed=directed),
        samples=(
            as_input(5, [(1, 2, 7), (1, 3, 2), (3, 2, 3), (2, 4, 1), (3, 4, 9)], 1),
            as_input(4, random_edges(brief.random, 4, 6, 9), 2),
        ),
        tests=_tests(brief, network),
    )


def _tests(brief: Brief, network: Network) -> tuple[HandTest, ...]:
    nodes, edges, weight = network.nodes, network.edges, network.weight
    path = [(v, v + 1, weight) for v in range(1, nodes)]
    shortcuts = [(1, v, (v - 1) * 3) for v in range(2, nodes + 1)] + [(v, v + 1, 1) for v in range(1, nodes)]
    rungs, diamonds = ladder((nodes - 1) // 3, 1, 2)
    return (
        HandTest("path", as_input(nodes, path, 1), "the largest costs, far beyond 32 bits at full size"),
        HandTest("shortcuts", as_input(nodes, shortcuts, 1), "direct edges that a longer way beats"),
        HandTest("ladder", as_input(rungs, diamonds, 1), "two ways between any two joints"),
        HandTest("lonely", as_input(nodes, [(1, 1, 1), (2, 3, 1)], 1), "almost nothing can be reached"),
        HandTest(
            "dense", as_input(nodes // 10, random_edges(brief.random, nodes // 10, edges, weight), 1), "few vertices"
        ),
        HandTest("sparse", as_input(nodes, random_edges(brief.random, nodes, edges, weight), nodes), "random edges"),
    )


def _statement(brief: Brief, *, directed: bool) -> StatementParts:
    theme, spot = brief.theme, brief.theme.spot
    opening = setting(theme, directed=directed)
    return StatementParts(
        title=Text(f"모든 {spot.ko}까지의 비용", f"Costs to All {spot.plural.title()}"),
        story=Text(
            f"{opening.ko}\n\n{josa(theme.actor.ko, '이/가')} $S$번 {spot.ko}에서 출발할 때, "
            f"각 {spot.ko}까지 가는 데 드는 최소 비용을 구하세요.",
            f"{opening.en}\n\nThe {theme.actor.en} starts at {spot.en} $S$. For every {spot.en}, find the smallest "
            "total cost of getting there.",
        ),
        output=Text(
            f"$N$개의 줄에 걸쳐, $i$번째 줄에 $S$번에서 $i$번 {spot.ko}까지 가는 최소 비용을 출력하세요. "
            "갈 수 없으면 그 줄에 `-1`을 출력하세요.",
            "Print $N$ lines. The $i$-th one holds the smallest cost from number $S$ to number $i$, "
            "or `-1` if there is no way.",
        ),
    )


def _programs(difficulty: Difficulty, weight: int, *, directed: bool) -> tuple[Program, ...]:
    def fit(source: str) -> str:
        return _directed(source) if directed else source

    reference = fit(_REFERENCE)
    note = Text("우선순위 큐를 쓴 다익스트라, $O(M \\log N)$", "Dijkstra with a heap, $O(M \\log N)$")
    programs = [
        program("reference.py", Role.REFERENCE, reference, note),
        program("accepted.cpp", Role.ACCEPTED, fit(_CPP), note),
        program(
            "brute.py", Role.BRUTE, fit(_BRUTE), Text("더 줄지 않을 때까지 완화", "relaxation until nothing changes")
        ),
        *(wrong(reference, mistake) for mistake in _MISTAKES),
        wrong(reference, _other_direction(directed=directed)),
        wrong(reference, _small_infinity(weight)),
    ]
    if difficulty is Difficulty.MEDIUM:
        overflow = fit(_CPP).replace("long long", "int")
        slow = altered(reference, (_HEAP_LOOP, _SCAN_LOOP))
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
                slow,
                Text("다음 정점을 매번 모두 훑어 찾음, $O(N^2)$", "scans all vertices for the next one, $O(N^2)$"),
            ),
        ]
    return tuple(programs)


def _directed(source: str) -> str:
    """Return the program without the line that adds the way back."""
    backward = ("near[v].append((u, w))", "near[v].push_back({u, w});", "edges += [(v, u, w)")
    return "\n".join(line for line in source.split("\n") if not line.strip().startswith(backward))


def _other_direction(*, directed: bool) -> Mistake:
    forward = "        near[u].append((v, w))\n"
    if directed:
        note = Text("간선을 양방향으로 봄", "uses the edges in both directions")
        return Mistake("wrong_both_ways.py", forward, forward + _ONE_WAY, note)
    return Mistake(
        "wrong_one_way.py", _ONE_WAY, "", Text("간선을 한 방향으로만 봄", "uses the edges in one direction only")
    )


def _small_infinity(weight: int) -> Mistake:
    note = Text("무한대로 쓴 값이 실제 비용보다 작음", "an infinity that real costs exceed")
    return Mistake("wrong_small_infinity.py", "far = 10**18", f"far = {weight}", note)
