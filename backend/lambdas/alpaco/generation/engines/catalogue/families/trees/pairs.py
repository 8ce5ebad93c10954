"""Distances between given pairs of vertices of a tree."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.trees.lengths import setting, weighted_tree
from alpaco.generation.engines.catalogue.families.trees.shapes import SHAPES, edge_lines
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_SIZE, _TOP = 20_000, 10**6

_PYTHON = """
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, q = data[:2]
    near = [[] for _ in range(n + 1)]
    for i in range(2, 3 * n - 1, 3):
        u, v, w = data[i : i + 3]
        near[u].append((v, w))
        near[v].append((u, w))
    parent = [0] * (n + 1)
    depth = [0] * (n + 1)
    distance = [0] * (n + 1)
    order = [1]
    for u in order:
        for v, w in near[u]:
            if v != parent[u]:
                parent[v] = u
                depth[v] = depth[u] + 1
                distance[v] = distance[u] + w
                order.append(v)
    size = [1] * (n + 1)
    heavy = [0] * (n + 1)
    for v in reversed(order):
        size[parent[v]] += size[v]
        if size[v] > size[heavy[parent[v]]] or heavy[parent[v]] == 0:
            heavy[parent[v]] = v
    head = [0] * (n + 1)
    for v in order:
        head[v] = head[parent[v]] if v != 1 and heavy[parent[v]] == v else v
    out = []
    for i in range(3 * n - 1, 3 * n - 1 + 2 * q, 2):
        u, v = data[i], data[i + 1]
        total = distance[u] + distance[v]
        while head[u] != head[v]:
            if depth[head[u]] > depth[head[v]]:
                u = parent[head[u]]
            else:
                v = parent[head[v]]
        meeting = u if depth[u] < depth[v] else v
        out.append(total - 2 * distance[meeting])
    print("\\n".join(map(str, out)))


main()
"""

_CLIMB = (
    """        while head[u] != head[v]:
            if depth[head[u]] > depth[head[v]]:
                u = parent[head[u]]
            else:
                v = parent[head[v]]
""",
    """        while u != v:
            if depth[u] > depth[v]:
                u = parent[u]
            else:
                v = parent[v]
""",
)

_PAIRS = Recipe(
    title=lambda t: Text(f"두 {t.spot.ko} 사이의 거리", "How Far from One to the Other"),
    story=lambda t: Text(
        f"{setting(t).ko}\n\n{josa(t.actor.ko, '은/는')} 두 {t.spot.ko} 사이의 거리를 묻는 질문을 $Q$개 받았습니다. "
        "각 질문에 답하세요.",
        f"{setting(t).en}\n\nThe {t.actor.en} is asked $Q$ questions about the distance of two of the {t.spot.plural}. "
        "Answer each of them.",
    ),
    output=Text("질문마다 한 줄에 하나씩 거리를 출력하세요.", "For each question print one line: the distance."),
    method=Text("무거운 경로를 따라 공통 조상을 찾음, $O((N+Q) \\log N)$", "heavy paths, $O((N+Q) \\log N)$"),
    python=_PYTHON,
    cpp="""
        #include <iostream>
        #include <utility>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, q;
            cin >> n >> q;
            vector<vector<pair<int, long long>>> near(n + 1);
            for (int i = 1; i < n; i++) {
                int u, v;
                long long w;
                cin >> u >> v >> w;
                near[u].push_back({v, w});
                near[v].push_back({u, w});
            }
            const int LOG = 17;
            vector<vector<int>> up(LOG, vector<int>(n + 1, 1));
            vector<int> depth(n + 1), order = {1};
            vector<long long> distance(n + 1);
            for (size_t i = 0; i < order.size(); i++) {
                int u = order[i];
                for (auto [v, w] : near[u])
                    if (v != up[0][u]) {
                        up[0][v] = u;
                        depth[v] = depth[u] + 1;
                        distance[v] = distance[u] + w;
                        order.push_back(v);
                    }
            }
            for (int k = 1; k < LOG; k++)
                for (int v = 1; v <= n; v++) up[k][v] = up[k - 1][up[k - 1][v]];
            while (q--) {
                int u, v;
                cin >> u >> v;
                long long total = distance[u] + distance[v];
                if (depth[u] < depth[v]) swap(u, v);
                for (int k = LOG - 1; k >= 0; k--)
                    if (depth[u] - (1 << k) >= depth[v]) u = up[k][u];
                for (int k = LOG - 1; k >= 0; k--)
                    if (up[k][u] != up[k][v]) {
                        u = up[k][u];
                        v = up[k][v];
                    }
                int meeting = u == v ? u : up[0][u];
                cout << total - 2 * distance[meeting] << '\\n';
            }
        }
    """,
    brute="""
        n, q = map(int, input().split())
        far = 10**18
        d = [[0 if i == j else far for j in range(n)] for i in range(n)]
        for _ in range(n - 1):
            u, v, w = map(int, input().split())
            d[u - 1][v - 1] = d[v - 1][u - 1] = w
        for k in range(n):
            for i in range(n):
                for j in range(n):
                    d[i][j] = min(d[i][j], d[i][k] + d[k][j])
        for _ in range(q):
            u, v = map(int, input().split())
            print(d[u - 1][v - 1])
    """,
    slowness=Text("질문마다 한 칸씩 올라감, $O(NQ)$", "climbs step by step for each question, $O(NQ)$"),
    slow=altered(_PYTHON, _CLIMB),
    mistakes=(
        Mistake(
            "wrong_subtracts_once.py",
            "total - 2 * distance[meeting]",
            "total - distance[meeting]",
            Text("공통 조상까지의 거리를 한 번만 뺌", "subtracts the common part only once"),
        ),
        Mistake(
            "wrong_through_root.py",
            "total - 2 * distance[meeting]",
            "total",
            Text("늘 1번을 지난다고 봄", "takes every way to lead through number 1"),
        ),
        Mistake(
            "wrong_deeper_meeting.py",
            "u if depth[u] < depth[v] else v",
            "u if depth[u] > depth[v] else v",
            Text("같은 경로에서 더 깊은 쪽을 공통 조상으로 봄", "takes the deeper vertex for the common ancestor"),
        ),
        Mistake(
            "wrong_links.py",
            "distance[v] = distance[u] + w",
            "distance[v] = distance[u] + 1",
            Text("길이를 무시하고 간선의 수를 셈", "counts edges and ignores their lengths"),
        ),
        Mistake(
            "wrong_parent_only.py",
            _CLIMB[0],
            "        if u != v:\n            u, v = parent[u] or 1, parent[v] or 1\n",
            Text("한 칸 위까지만 확인함", "looks only one step up"),
        ),
    ),
)

_OVERFLOW = Text("합을 32비트 정수에 저장함", "keeps sums in 32-bit integers")


def _write_pairs(brief: Brief) -> Draft:
    size, random, theme = _SIZE, brief.random, brief.theme
    count, tree = weighted_tree(theme, size, _TOP)
    ends = tuple(
        Integer(name, 1, "N", Text(f"{theme.spot.ko} 번호", f"the number of one of the {theme.spot.plural}"))
        for name in ("a", "b")
    )

    def text(nodes: int, shape: str, weights: tuple[int, int]) -> str:
        questions = "".join(f"{random.randint(1, nodes)} {random.randint(1, nodes)}\n" for _ in range(nodes))
        return f"{nodes} {nodes}\n{edge_lines(nodes, shape, random, weights=weights)}{questions}"

    overflow = program("wrong_32_bit.cpp", Role.WRONG, _PAIRS.cpp.replace("long long", "int"), _OVERFLOW)
    return Draft(
        statement=_PAIRS.statement(theme),
        input_format=InputFormat(
            items=(
                Line((count, Integer("Q", 1, size, Text("질문의 개수", "the number of questions")))),
                tree,
                Queries(
                    "questions", "Q", (QueryKind("", ends, Text("질문", "a question")),), Text("질문", "the questions")
                ),
            )
        ),
        programs=(*_PAIRS.programs(slow=True), overflow),
        samples=("5 3\n1 2 3\n2 3 4\n2 4 1\n4 5 6\n3 5\n1 3\n4 4\n", text(5, "random", (1, 9))),
        tests=(
            *(HandTest(shape, text(size, shape, (1, _TOP)), f"shape: {shape}") for shape in SHAPES),
            HandTest("long-path", text(size, "path", (_TOP, _TOP)), "the largest distances"),
        ),
    )


WRITERS = {"pair-distances": _write_pairs}
