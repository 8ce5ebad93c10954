"""Lengths of paths in a tree with weights: the longest one, and all of them together."""

from __future__ import annotations

from collections.abc import Callable

from alpaco.generation.engines.catalogue.families.trees.shapes import SHAPES, edge_lines
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Tree
from alpaco.problem.program import Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS", "setting", "weighted_tree"]

_SIZES = {Difficulty.EASY: 300, Difficulty.MEDIUM: 40_000}
_FARTHEST_TOP, _TOTAL_TOP = 10**9, 1000


def setting(t: Theme) -> Text:
    """Return the first paragraph: places, links with lengths, exactly one way between any two places."""
    return Text(
        f"{t.place.ko}에는 $1$번부터 $N$번까지의 {t.spot.ko} $N$개와, 두 {josa(t.spot.ko, '을/를')} 양방향으로 잇는 "
        f"{t.link.ko} $N-1$개가 있습니다. {t.link.ko}마다 길이가 정해져 있고, 어느 두 {t.spot.ko} 사이든 "
        f"{josa(t.link.ko, '을/를')} 따라 "
        f"오갈 수 있습니다. 두 {t.spot.ko} 사이의 거리는 두 곳을 잇는 경로에 있는 {t.link.ko}의 길이의 합입니다.",
        f"In the {t.place.en} there are $N$ {t.spot.plural}, numbered from $1$ to $N$, and $N-1$ "
        f"{t.link.plural}, each of "
        f"which joins two {t.spot.plural} in both directions and has a length. One can travel between any two "
        f"{t.spot.plural}. Their distance is the total length of the {t.link.plural} on the way.",
    )


def weighted_tree(theme: Theme, size: int, top: int) -> tuple[Integer, Tree]:
    """Return the number of vertices and the weighted edges of a tree, as parts of an input format."""
    link = theme.link
    return (
        Integer("N", 2, size, Text(f"{theme.spot.ko}의 개수", f"the number of {theme.spot.plural}")),
        Tree(
            "edges",
            "N",
            Text(f"{link.ko}의 양 끝과 길이", f"one {link.en}"),
            weight=Integer("w", 1, top, Text("길이", "the length")),
            vertex=theme.spot.text,
            edge=link.text,
        ),
    )


_FARTHEST_PYTHON = """
import sys


def distances(start, near):
    distance = [-1] * len(near)
    distance[start] = 0
    order = [start]
    for u in order:
        for v, w in near[u]:
            if distance[v] < 0:
                distance[v] = distance[u] + w
                order.append(v)
    return distance


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n = data[0]
    near = [[] for _ in range(n + 1)]
    for u, v, w in zip(data[1::3], data[2::3], data[3::3]):
        near[u].append((v, w))
        near[v].append((u, w))
    first = distances(1, near)
    far = first.index(max(first))
    print(max(distances(far, near)))


main()
"""

_FARTHEST = Recipe(
    title=lambda t: Text(f"가장 먼 두 {t.spot.ko}", f"The Two Farthest {t.spot.plural.title()}"),
    story=lambda t: Text(
        f"{setting(t).ko}\n\n{josa(t.actor.ko, '은/는')} 서로 가장 멀리 떨어진 두 {t.spot.ko} 사이의 거리를 "
        "알고 싶습니다. "
        "그 거리를 구하세요.",
        f"{setting(t).en}\n\nThe {t.actor.en} wants to know how far apart two of the {t.spot.plural} can be. "
        "Find the largest distance.",
    ),
    output=Text("첫째 줄에 가장 큰 거리를 출력하세요.", "Print the largest distance."),
    method=Text("가장 먼 곳에서 다시 가장 먼 곳을 찾음, $O(N)$", "farthest from the farthest, $O(N)$"),
    python=_FARTHEST_PYTHON,
    cpp="""
        #include <algorithm>
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
            vector<long long> down(n + 1);
            for (size_t i = 0; i < order.size(); i++)
                for (auto [v, w] : near[order[i]])
                    if (v != parent[order[i]]) {
                        parent[v] = order[i];
                        order.push_back(v);
                    }
            long long best = 0;
            for (int i = n - 1; i >= 0; i--) {
                int u = order[i];
                for (auto [v, w] : near[u])
                    if (v != parent[u]) {
                        best = max(best, down[u] + down[v] + w);
                        down[u] = max(down[u], down[v] + w);
                    }
            }
            cout << best << '\\n';
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
        print(max(map(max, d)))
    """,
    slowness=Text("모든 곳에서 탐색함, $O(N^2)$", "a search from each vertex, $O(N^2)$"),
    slow=altered(
        _FARTHEST_PYTHON,
        (
            "    first = distances(1, near)\n    far = first.index(max(first))\n    print(max(distances(far, near)))\n",
            "    print(max(max(distances(start, near)) for start in range(1, n + 1)))\n",
        ),
    ),
    mistakes=(
        Mistake(
            "wrong_from_first.py",
            "print(max(distances(far, near)))",
            "print(max(first))",
            Text("1번에서 가장 먼 거리만 구함", "finds only the largest distance from number 1"),
        ),
        Mistake(
            "wrong_two_longest.py",
            "print(max(distances(far, near)))",
            "print(sum(sorted(first)[-2:]))",
            Text("1번에서 가장 먼 두 거리를 더함", "adds the two largest distances from number 1"),
        ),
        Mistake(
            "wrong_fewest_links.py",
            "    first = distances(1, near)\n",
            "    first = distances(1, [[(v, 1) for v, w in one] for one in near])\n",
            Text("처음 탐색에서 길이를 무시함", "ignores the lengths in the first search"),
        ),
        Mistake(
            "wrong_longest_link.py",
            "print(max(distances(far, near)))",
            "print(max(w for one in near for v, w in one))",
            Text("가장 긴 간선 하나만 봄", "looks only at the longest edge"),
        ),
    ),
)

_TOTAL_PYTHON = """
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n = data[0]
    near = [[] for _ in range(n + 1)]
    for u, v, w in zip(data[1::3], data[2::3], data[3::3]):
        near[u].append((v, w))
        near[v].append((u, w))
    parent = [(0, 0)] * (n + 1)
    order = [1]
    for u in order:
        for v, w in near[u]:
            if v != parent[u][0]:
                parent[v] = (u, w)
                order.append(v)
    size = [1] * (n + 1)
    total = 0
    for v in reversed(order):
        u, w = parent[v]
        size[u] += size[v]
        total += w * size[v] * (n - size[v])
    print(total)


main()
"""

_TOTAL = Recipe(
    title=lambda _: Text("모든 거리의 합", "All Distances Together"),
    story=lambda t: Text(
        f"{setting(t).ko}\n\n{josa(t.actor.ko, '은/는')} 서로 다른 두 {josa(t.spot.ko, '을/를')} 고르는 "
        "모든 방법에 대하여 "
        "두 곳 사이의 거리를 더하려고 합니다. 순서만 바꾸어 고른 것은 한 번만 셉니다. 거리의 합을 구하세요.",
        f"{setting(t).en}\n\nThe {t.actor.en} adds up the distances of all pairs of different "
        f"{t.spot.plural}, each pair "
        "once, whatever its order. Find the sum.",
    ),
    output=Text("첫째 줄에 모든 거리의 합을 출력하세요.", "Print the sum of all distances."),
    method=Text("간선마다 지나는 쌍의 수를 셈, $O(N)$", "counts the pairs that use each edge, $O(N)$"),
    python=_TOTAL_PYTHON,
    cpp="""
        #include <iostream>
        #include <utility>
        #include <vector>
        using namespace std;

        // Leaves are cut off one after the other; whoever is cut off knows how many hung on it.
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
            vector<long long> size(n + 1, 1);
            vector<int> degree(n + 1), leaves;
            for (int v = 1; v <= n; v++) {
                degree[v] = near[v].size();
                if (degree[v] == 1) leaves.push_back(v);
            }
            long long total = 0;
            while (!leaves.empty()) {
                int u = leaves.back();
                leaves.pop_back();
                degree[u] = 0;
                for (auto [v, w] : near[u])
                    if (degree[v] > 0) {
                        total += w * size[u] * (n - size[u]);
                        size[v] += size[u];
                        if (--degree[v] == 1) leaves.push_back(v);
                    }
            }
            cout << total << '\\n';
        }
    """,
    brute=altered(
        _FARTHEST.brute,
        ("print(max(map(max, d)))", "print(sum(map(sum, d)) // 2)"),
    ),
    slowness=_FARTHEST.slowness,
    slow=altered(
        _FARTHEST.slow,
        ("print(max(max(distances(start, near)) for", "print(sum(sum(distances(start, near)[1:]) for"),
        ("in range(1, n + 1)))", "in range(1, n + 1)) // 2)"),
    ),
    mistakes=(
        Mistake(
            "wrong_twice.py", "print(total)", "print(2 * total)", Text("쌍마다 두 번 셈", "counts each pair twice")
        ),
        Mistake(
            "wrong_one_side.py",
            "size[v] * (n - size[v])",
            "size[v] * size[v]",
            Text("간선의 한쪽만 세어 제곱함", "squares one side of the edge"),
        ),
        Mistake(
            "wrong_from_root.py",
            "size[v] * (n - size[v])",
            "size[v]",
            Text("1번에서의 거리만 더함", "adds only the distances from number 1"),
        ),
        Mistake(
            "wrong_links.py",
            "total += w * size",
            "total += size",
            Text("길이를 무시하고 간선의 수를 셈", "counts edges and ignores their lengths"),
        ),
        Mistake(
            "wrong_without_ends.py",
            "(n - size[v])",
            "(n - size[v] - 1)",
            Text("간선의 위쪽 끝을 빠뜨림", "leaves out the upper end of the edge"),
        ),
    ),
)


def _writer(recipe: Recipe, top: int, overflow: Callable[[str], str]) -> Callable[[Brief], Draft]:
    def write(brief: Brief) -> Draft:
        size, random = _SIZES[brief.difficulty], brief.random
        count, tree = weighted_tree(brief.theme, size, top)
        full = brief.difficulty is not Difficulty.EASY
        programs = recipe.programs(slow=full)
        if full:
            note = Text("합을 32비트 정수에 저장함", "keeps sums in 32-bit integers")
            programs = (*programs, program("wrong_32_bit.cpp", Role.WRONG, overflow(recipe.cpp), note))
        small = random.randint(5, 7)
        return Draft(
            statement=recipe.statement(brief.theme),
            input_format=InputFormat(items=(Line((count,)), tree)),
            programs=programs,
            samples=(
                "5\n1 2 3\n2 3 4\n2 4 1\n4 5 6\n",
                f"{small}\n{edge_lines(small, 'random', random, weights=(1, 9))}",
            ),
            tests=(
                *(
                    HandTest(shape, f"{size}\n{edge_lines(size, shape, random, weights=(1, top))}", f"shape: {shape}")
                    for shape in SHAPES
                ),
                HandTest(
                    "long-path", f"{size}\n{edge_lines(size, 'path', random, weights=(top, top))}", "the largest answer"
                ),
            ),
        )

    return write


WRITERS = {
    "farthest": _writer(_FARTHEST, _FARTHEST_TOP, lambda cpp: cpp.replace("long long", "int")),
    "total-distance": _writer(_TOTAL, _TOTAL_TOP, lambda cpp: altered(cpp, ("long long total", "int total"))),
}
