"""The sum of the distances from each vertex of a tree to all others."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.trees.lengths import setting, weighted_tree
from alpaco.generation.engines.catalogue.families.trees.shapes import SHAPES, edge_lines
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Line
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_SIZE, _TOP = 30_000, 10**6

_PYTHON = """
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n = data[0]
    near = [[] for _ in range(n + 1)]
    for u, v, w in zip(data[1::3], data[2::3], data[3::3]):
        near[u].append((v, w))
        near[v].append((u, w))
    parent = [(0, 0)] * (n + 1)
    distance = [0] * (n + 1)
    order = [1]
    for u in order:
        for v, w in near[u]:
            if v != parent[u][0]:
                parent[v] = (u, w)
                distance[v] = distance[u] + w
                order.append(v)
    size = [1] * (n + 1)
    for v in reversed(order):
        size[parent[v][0]] += size[v]
    total = [0] * (n + 1)
    total[1] = sum(distance)
    for v in order[1:]:
        u, w = parent[v]
        total[v] = total[u] + w * (n - 2 * size[v])
    print("\\n".join(map(str, total[1:])))


main()
"""

_SUMS = Recipe(
    title=lambda _: Text("모든 곳까지의 거리", "To All the Others"),
    story=lambda t: Text(
        f"{setting(t).ko}\n\n{josa(t.actor.ko, '은/는')} 어느 {t.spot.ko}에 머물지 정하려고 합니다. 이를 "
        f"위해 각 {t.spot.ko}에 대하여, "
        f"거기에서 다른 모든 {t.spot.ko}까지의 거리의 합을 구하세요.",
        f"{setting(t).en}\n\nThe {t.actor.en} has to decide at which of the {t.spot.plural} to stay. For "
        "each of them, find "
        f"the sum of its distances to all other {t.spot.plural}.",
    ),
    output=Text(
        "$N$개의 줄에 걸쳐, $i$번째 줄에 $i$번에서 다른 모든 곳까지의 거리의 합을 출력하세요.",
        "Print $N$ lines; the $i$-th one holds the sum of the distances from number $i$ to all others.",
    ),
    method=Text("이웃으로 옮길 때의 변화로 구함, $O(N)$", "moves the root along the edges, $O(N)$"),
    python=_PYTHON,
    cpp="""
        #include <iostream>
        #include <utility>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            vector<vector<pair<int, long long>>> near(n + 1);
            for (int i = 1; i < n; i++) {
                int u, v;
                long long w;
                cin >> u >> v >> w;
                near[u].push_back({v, w});
                near[v].push_back({u, w});
            }
            vector<int> order = {1}, parent(n + 1);
            vector<long long> length(n + 1), size(n + 1, 1), below(n + 1), above(n + 1);
            for (size_t i = 0; i < order.size(); i++)
                for (auto [v, w] : near[order[i]])
                    if (v != parent[order[i]]) {
                        parent[v] = order[i];
                        length[v] = w;
                        order.push_back(v);
                    }
            for (int i = n - 1; i > 0; i--) {
                int v = order[i], u = parent[v];
                size[u] += size[v];
                below[u] += below[v] + length[v] * size[v];
            }
            for (int i = 1; i < n; i++) {
                int v = order[i], u = parent[v];
                long long rest = below[u] - below[v] - length[v] * size[v];
                above[v] = above[u] + rest + length[v] * (n - size[v]);
            }
            for (int v = 1; v <= n; v++) cout << below[v] + above[v] << '\\n';
        }
    """,
    brute="""
        n = int(input())
        far = 10**18
        d = [[0 if i == j else far for j in range(n)] for i in range(n)]
        for _ in range(n - 1):
            u, v, w = map(int, input().split())
            d[u - 1][v - 1] = d[v - 1][u - 1] = w
        for k in range(n):
            for i in range(n):
                for j in range(n):
                    d[i][j] = min(d[i][j], d[i][k] + d[k][j])
        for row in d:
            print(sum(row))
    """,
    slowness=Text("모든 곳에서 탐색함, $O(N^2)$", "a search from each vertex, $O(N^2)$"),
    slow="""
        import sys


        def main():
            data = list(map(int, sys.stdin.buffer.read().split()))
            n = data[0]
            near = [[] for _ in range(n + 1)]
            for u, v, w in zip(data[1::3], data[2::3], data[3::3]):
                near[u].append((v, w))
                near[v].append((u, w))
            for start in range(1, n + 1):
                total = 0
                order = [(start, 0, 0)]
                for u, before, distance in order:
                    total += distance
                    for v, w in near[u]:
                        if v != before:
                            order.append((v, u, distance + w))
                print(total)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_distance_from_first.py",
            'print("\\n".join(map(str, total[1:])))',
            'print("\\n".join(map(str, distance[1:])))',
            Text("1번에서의 거리를 출력함", "prints the distances from number 1"),
        ),
        Mistake(
            "wrong_forgets_gain.py",
            "w * (n - 2 * size[v])",
            "w * (n - size[v])",
            Text("가까워지는 곳을 빼지 않음", "does not subtract those that come nearer"),
        ),
        Mistake(
            "wrong_links.py",
            "total[u] + w * (n",
            "total[u] + (n",
            Text("옮길 때 길이를 무시함", "ignores the length when moving"),
        ),
        Mistake(
            "wrong_from_root_only.py",
            "total[v] = total[u] + w",
            "total[v] = total[1] + w",
            Text("늘 1번에서 옮겨 온 것으로 계산함", "computes each as if moved from number 1"),
        ),
        Mistake(
            "wrong_by_number.py",
            "for v in order[1:]:",
            "for v in range(2, n + 1):",
            Text("번호 순서로 처리함", "goes through the vertices by number, not from the root"),
        ),
    ),
)

_OVERFLOW = Text("합을 32비트 정수에 저장함", "keeps sums in 32-bit integers")


def _write_sums(brief: Brief) -> Draft:
    size, random = _SIZE, brief.random
    count, tree = weighted_tree(brief.theme, size, _TOP)
    overflow = program("wrong_32_bit.cpp", Role.WRONG, _SUMS.cpp.replace("long long", "int"), _OVERFLOW)

    def text(nodes: int, shape: str, top: int) -> str:
        return f"{nodes}\n{edge_lines(nodes, shape, random, weights=(1, top))}"

    return Draft(
        statement=_SUMS.statement(brief.theme),
        input_format=InputFormat(items=(Line((count,)), tree)),
        programs=(*_SUMS.programs(slow=True), overflow),
        samples=("4\n1 2 3\n2 3 4\n2 4 1\n", text(6, "random", 9)),
        tests=tuple(HandTest(shape, text(size, shape, _TOP), f"shape: {shape}") for shape in SHAPES),
    )


WRITERS = {"distance-sums": _write_sums}
