"""How many connected parts a network has while its links are closed one after the other."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import Graph, InputFormat, Integer, Line, Permutation
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Text

__all__ = ["write"]

_NODES, _LINKS = 25_000, 40_000

_REFERENCE = """
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    edges = list(zip(data[2 : 2 + 2 * m : 2], data[3 : 2 + 2 * m : 2]))
    order = data[2 + 2 * m :]
    leader = list(range(n + 1))

    def find(v):
        while leader[v] != v:
            leader[v] = leader[leader[v]]
            v = leader[v]
        return v

    parts = n
    answers = []
    for number in reversed(order):
        answers.append(parts)
        u, v = edges[number - 1]
        u, v = find(u), find(v)
        if u != v:
            leader[u] = v
            parts -= 1
    print(*reversed(answers), sep="\\n")


main()
"""

_CPP = """
#include <algorithm>
#include <iostream>
#include <numeric>
#include <utility>
#include <vector>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, m;
    cin >> n >> m;
    vector<pair<int, int>> edges(m);
    for (auto &[u, v] : edges) cin >> u >> v;
    vector<int> order(m), answers(m);
    for (auto &number : order) cin >> number;
    vector<int> part(n + 1);
    iota(part.begin(), part.end(), 0);
    vector<vector<int>> members(n + 1);
    for (int v = 1; v <= n; v++) members[v] = {v};
    int parts = n;
    for (int i = m - 1; i >= 0; i--) {
        answers[i] = parts;
        int a = part[edges[order[i] - 1].first], b = part[edges[order[i] - 1].second];
        if (a == b) continue;
        if (members[a].size() > members[b].size()) swap(a, b);
        for (int v : members[a]) {
            part[v] = b;
            members[b].push_back(v);
        }
        members[a].clear();
        parts--;
    }
    for (int answer : answers) cout << answer << '\\n';
}
"""

_BRUTE = """
n, m = map(int, input().split())
edges = {i + 1: tuple(map(int, input().split())) for i in range(m)}
for number in map(int, input().split()):
    del edges[number]
    label = list(range(n + 1))
    for u, v in edges.values():
        old, new = label[u], label[v]
        label = [new if one == old else one for one in label]
    print(len(set(label[1:])))
"""

_SLOW = """
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    near = [set() for _ in range(n + 1)]
    edges = list(zip(data[2 : 2 + 2 * m : 2], data[3 : 2 + 2 * m : 2]))
    for i, (u, v) in enumerate(edges):
        near[u].add((v, i))
        near[v].add((u, i))
    for number in data[2 + 2 * m :]:
        u, v = edges[number - 1]
        near[u].discard((v, number - 1))
        near[v].discard((u, number - 1))
        seen = [False] * (n + 1)
        parts = 0
        for start in range(1, n + 1):
            if seen[start]:
                continue
            parts += 1
            seen[start] = True
            stack = [start]
            while stack:
                for v, _ in near[stack.pop()]:
                    if not seen[v]:
                        seen[v] = True
                        stack.append(v)
        print(parts)


main()
"""

_MISTAKES = (
    Mistake(
        "wrong_before_closing.py",
        "        answers.append(parts)\n        u, v = edges[number - 1]\n        u, v = find(u), find(v)\n"
        "        if u != v:\n            leader[u] = v\n            parts -= 1\n",
        "        u, v = edges[number - 1]\n        u, v = find(u), find(v)\n"
        "        if u != v:\n            leader[u] = v\n            parts -= 1\n        answers.append(parts)\n",
        Text("닫은 뒤가 아니라 닫기 전의 개수를 출력함", "prints the number before each closing, not after it"),
    ),
    Mistake(
        "wrong_forward.py",
        "for number in reversed(order):",
        "for number in order:",
        Text("닫는 순서를 뒤집지 않음", "does not reverse the order of the closings"),
    ),
    Mistake(
        "wrong_direct_parents.py",
        "        u, v = find(u), find(v)\n        if u != v:",
        "        if leader[u] != leader[v]:",
        Text("대표를 찾지 않고 부모만 비교함", "compares parents in place of representatives"),
    ),
    Mistake(
        "wrong_counts_links.py",
        "        if u != v:\n            leader[u] = v\n            parts -= 1\n",
        "        leader[u] = v\n        parts = max(parts - 1, 1)\n",
        Text("이미 이어진 곳을 다시 이어도 개수를 줄임", "lowers the count for every link, needed or not"),
    ),
    Mistake(
        "wrong_skips_isolated.py",
        "    parts = n\n",
        "    parts = len({v for edge in edges for v in edge})\n",
        Text("아무것과도 이어지지 않은 곳을 세지 않음", "leaves out places without any link"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the number of connected parts after each closing."""
    theme = brief.theme
    links = Text(f"$i$번 {josa(theme.link.ko, '이/가')} 잇는 두 {theme.spot.ko}", f"one {theme.link.en}")
    return Draft(
        statement=_statement(brief),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 2, _NODES, Text(f"{theme.spot.ko}의 개수", f"the number of {theme.spot.plural}")),
                        Integer("M", 1, _LINKS, Text(f"{theme.link.ko}의 개수", f"the number of {theme.link.plural}")),
                    )
                ),
                Graph("edges", "N", "M", links, simple=False, vertex=theme.spot.text, edge=theme.link.text),
                Permutation("P", "M", Text(f"닫는 {theme.link.ko}의 번호", "the numbers in the order of the closings")),
            )
        ),
        programs=_programs(),
        samples=(
            "5 4\n1 2\n2 3\n1 3\n4 5\n1 4 2 3\n",
            _network(4, _random_edges(brief.random, 4, 5), brief.random),
        ),
        tests=_tests(brief.random),
    )


def _tests(random: Random) -> tuple[HandTest, ...]:
    path = [(v, v + 1) for v in range(1, _NODES)]
    star = [(1, v) for v in range(2, _NODES + 1)]
    ring = [*path, (_NODES, 1)]
    return (
        HandTest("path", _network(_NODES, path, random), "every closing splits a part"),
        HandTest("path-in-order", _network(_NODES, path), "closed from one end to the other"),
        HandTest("star", _network(_NODES, star, random), "every closing frees one place"),
        HandTest("ring", _network(_NODES, ring, random), "the first closing changes nothing"),
        HandTest(
            "few-places", _network(100, _random_edges(random, 100, _LINKS), random), "most closings change nothing"
        ),
        HandTest("random", _network(_NODES, _random_edges(random, _NODES, _LINKS), random), "random links"),
    )


def _random_edges(random: Random, nodes: int, count: int) -> list[tuple[int, int]]:
    return [(random.randint(1, nodes), random.randint(1, nodes)) for _ in range(count)]


def _network(nodes: int, edges: list[tuple[int, int]], random: Random | None = None) -> str:
    order = list(range(1, len(edges) + 1))
    if random:
        random.shuffle(order)
    lines = [(nodes, len(edges)), *edges, order]
    return "".join(" ".join(map(str, line)) + "\n" for line in lines)


def _statement(brief: Brief) -> StatementParts:
    spot, link, place = brief.theme.spot, brief.theme.link, brief.theme.place
    return StatementParts(
        title=Text(f"닫히는 {link.ko}", f"Closing {link.plural.title()}"),
        story=Text(
            f"{place.ko}에는 $1$번부터 $N$번까지의 {spot.ko} $N$개와, $1$번부터 $M$번까지의 {link.ko} "
            "$M$개가 있습니다. "
            f"각 {josa(link.ko, '은/는')} 두 {josa(spot.ko, '을/를')} 양방향으로 이으며, 양 끝이 같은 "
            f"{spot.ko}인 것이나 "
            f"같은 두 {josa(spot.ko, '을/를')} 잇는 것이 여러 개 있을 수도 있습니다. "
            f"{josa(link.ko, '을/를')} 따라 서로 오갈 수 있는 {spot.ko}들을 빠짐없이 모은 것을 하나의 "
            "묶음이라고 합니다. "
            f"이어진 {josa(link.ko, '이/가')} 하나도 없는 {spot.ko}도 혼자서 한 묶음입니다.\n\n"
            f"수리를 위해 모든 {josa(link.ko, '을/를')} $P_1, P_2, \\dots, P_M$번의 순서로 하나씩 닫으려고 합니다. "
            "한 번 닫은 것은 다시 열리지 않습니다. 하나를 닫을 때마다 묶음이 몇 개인지 구하세요.",
            f"The {place.en} has $N$ {spot.plural}, numbered from $1$ to $N$, and $M$ {link.plural}, "
            "numbered from $1$ to "
            f"$M$. Each {link.en} joins two {spot.plural} in both directions; both ends may be the same {spot.en}, "
            f"and several may join the same two. All {spot.plural} between which "
            "one can travel "
            f"along {link.plural} form one group; one without any {link.plural} is a group of its own.\n\n"
            f"For repairs, all {link.plural} are closed one by one in the order $P_1, P_2, \\dots, P_M$ and "
            "never opened "
            "again. Find the number of groups after each closing.",
        ),
        output=Text(
            f"$M$개의 줄에 걸쳐, $i$번째 줄에 $P_i$번 {josa(link.ko, '을/를')} 닫은 직후의 묶음의 개수를 출력하세요.",
            "Print $M$ lines; the $i$-th one holds the number of groups just after number $P_i$ was closed.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    return (
        program(
            "reference.py",
            Role.REFERENCE,
            _REFERENCE,
            Text("순서를 뒤집어 서로소 집합으로 이음", "joins in reverse order with disjoint sets"),
        ),
        program(
            "accepted.cpp",
            Role.ACCEPTED,
            _CPP,
            Text("작은 묶음을 큰 묶음으로 옮김, $O((N+M) \\log N)$", "moves the smaller group, $O((N+M) \\log N)$"),
        ),
        program("brute.py", Role.BRUTE, _BRUTE, Text("매번 이름표를 다시 붙임", "labels everything anew each time")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
        program(
            "slow_search_each.py",
            Role.SLOW,
            _SLOW,
            Text("닫을 때마다 그래프를 탐색함, $O(M(N+M))$", "searches the graph after each closing, $O(M(N+M))$"),
        ),
        wrong(
            _REFERENCE,
            Mistake(
                "wrong_unordered.py",
                "print(*reversed(answers)",
                "print(*answers",
                Text("답을 뒤집지 않고 출력함", "prints the answers in reverse order"),
            ),
        ),
    )
