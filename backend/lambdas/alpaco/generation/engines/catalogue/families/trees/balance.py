"""The vertex whose removal leaves the smallest parts."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.trees.shapes import SHAPES, edge_lines
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Tree
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_SIZES = {Difficulty.EASY: 300, Difficulty.MEDIUM: 40_000}

_BALANCE = Recipe(
    title=lambda t: Text(f"{josa(t.spot.ko, '을/를')} 하나 닫으면", f"Closing One of the {t.spot.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에는 $1$번부터 $N$번까지의 {t.spot.ko} $N$개와, 두 {josa(t.spot.ko, '을/를')} 양방향으로 잇는 "
        f"{t.link.ko} $N-1$개가 있습니다. 어느 두 {t.spot.ko} 사이든 {josa(t.link.ko, '을/를')} 따라 오갈 "
        "수 있습니다.\n\n"
        f"{t.spot.ko} 하나를 닫으면 거기에 이어진 {t.link.ko}도 함께 쓸 수 없게 되어, 남은 "
        f"{josa(t.spot.ko, '이/가')} 여러 묶음으로 "
        f"나뉠 수 있습니다. 서로 오갈 수 있는 {t.spot.ko}끼리 한 묶음입니다. {josa(t.actor.ko, '은/는')} "
        "가장 큰 묶음에 속한 "
        f"{t.spot.ko}의 수가 되도록 작아지게 하려고 합니다. 어느 {josa(t.spot.ko, '을/를')} 닫아야 하는지, "
        "그때 가장 큰 묶음은 "
        "얼마나 큰지 구하세요.",
        f"In the {t.place.en} there are $N$ {t.spot.plural}, numbered from $1$ to $N$, and $N-1$ "
        f"{t.link.plural}, each of "
        f"which joins two {t.spot.plural} in both directions. One can travel between any two {t.spot.plural}.\n\n"
        f"When one of the {t.spot.plural} is closed, its {t.link.plural} cannot be used either, and the remaining "
        f"{t.spot.plural} may fall apart into groups; those between which one can still travel form one group. The "
        f"{t.actor.en} wants the largest group to be as small as possible. Find which of the "
        f"{t.spot.plural} to close, and "
        "the size of the largest group that is then left.",
    ),
    output=Text(
        "첫째 줄에 닫을 곳의 번호와 그때 가장 큰 묶음의 크기를 공백으로 구분하여 출력하세요. "
        "닫을 곳으로 가능한 것이 여러 개이면 가장 작은 번호를 출력하세요.",
        "Print the number of the one to close and the size of the largest group left, separated by a space. "
        "If several can be closed, take the smallest number.",
    ),
    method=Text("부분 트리의 크기를 한 번에 구함, $O(N)$", "all subtree sizes in one pass, $O(N)$"),
    python="""
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n = data[0]
    near = [[] for _ in range(n + 1)]
    for u, v in zip(data[1::2], data[2::2]):
        near[u].append(v)
        near[v].append(u)
    parent = [0] * (n + 1)
    order = [1]
    for u in order:
        for v in near[u]:
            if v != parent[u]:
                parent[v] = u
                order.append(v)
    size = [1] * (n + 1)
    largest = [0] * (n + 1)
    for v in reversed(order):
        largest[v] = max(largest[v], n - size[v])
        u = parent[v]
        size[u] += size[v]
        largest[u] = max(largest[u], size[v])
    best = min(largest[1:])
    print(largest.index(best, 1), best)


main()
""",
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        // Walks from number 1 towards the heavy side until no part holds more than half.
        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            vector<vector<int>> near(n + 1);
            for (int i = 1; i < n; i++) {
                int u, v;
                cin >> u >> v;
                near[u].push_back(v);
                near[v].push_back(u);
            }
            vector<int> order = {1}, parent(n + 1), size(n + 1, 1);
            for (size_t i = 0; i < order.size(); i++)
                for (int v : near[order[i]])
                    if (v != parent[order[i]]) {
                        parent[v] = order[i];
                        order.push_back(v);
                    }
            for (int i = n - 1; i > 0; i--) size[parent[order[i]]] += size[order[i]];
            auto part = [&](int from, int to) { return parent[to] == from ? size[to] : n - size[from]; };
            auto largest = [&](int v) {
                int most = 0;
                for (int u : near[v]) most = max(most, part(v, u));
                return most;
            };
            int here = 1;
            for (bool moved = true; moved;) {
                moved = false;
                for (int next : near[here])
                    if (part(here, next) > n / 2) {
                        here = next;
                        moved = true;
                        break;
                    }
            }
            int answer = here, least = largest(here);
            for (int next : near[here])
                if (largest(next) == least) answer = min(answer, next);
            cout << answer << ' ' << least << '\\n';
        }
    """,
    brute="""
        n = int(input())
        edges = [tuple(map(int, input().split())) for _ in range(n - 1)]
        answers = []
        for closed in range(1, n + 1):
            label = list(range(n + 1))
            for u, v in edges:
                if closed not in (u, v):
                    label = [label[v] if one == label[u] else one for one in label]
            parts = [label[v] for v in range(1, n + 1) if v != closed]
            answers.append((max(map(parts.count, parts)), closed))
        print(min(answers)[1], min(answers)[0])
    """,
    slowness=Text("하나씩 닫고 다시 탐색함, $O(N^2)$", "closes each and searches again, $O(N^2)$"),
    slow="""
        import sys


        def main():
            data = list(map(int, sys.stdin.buffer.read().split()))
            n = data[0]
            near = [[] for _ in range(n + 1)]
            for u, v in zip(data[1::2], data[2::2]):
                near[u].append(v)
                near[v].append(u)
            best = (n, 0)
            for closed in range(1, n + 1):
                most = 0
                for start in near[closed]:
                    part = [(start, closed)]
                    for u, before in part:
                        part += [(v, u) for v in near[u] if v != before]
                    most = max(most, len(part))
                best = min(best, (most, closed))
            print(best[1], best[0])


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_below_only.py",
            "        largest[v] = max(largest[v], n - size[v])\n",
            "",
            Text("위쪽에 남는 묶음을 잊음", "forgets the group on the side of the root"),
        ),
        Mistake(
            "wrong_last_of_equals.py",
            "largest.index(best, 1)",
            "n - largest[::-1].index(best)",
            Text("가능한 것이 여러 개일 때 가장 큰 번호를 출력함", "takes the largest number of several"),
        ),
        Mistake(
            "wrong_most_links.py",
            "best = min(largest[1:])\n    print(largest.index(best, 1), best)",
            "best = max(range(1, n + 1), key=lambda v: len(near[v]))\n    print(best, largest[best])",
            Text("이웃이 가장 많은 곳을 고름", "closes the one with the most neighbours"),
        ),
        Mistake(
            "wrong_half.py",
            "print(largest.index(best, 1), best)",
            "print(largest.index(best, 1), n // 2)",
            Text("가장 큰 묶음이 늘 절반이라고 봄", "takes the largest group to be half of them"),
        ),
        Mistake(
            "wrong_counts_above.py",
            "n - size[v])\n",
            "n - size[v] + 1)\n",
            Text("닫은 곳도 위쪽 묶음에 넣음", "counts the closed one in the upper group"),
        ),
    ),
)


def _write(brief: Brief) -> Draft:
    size, random, theme = _SIZES[brief.difficulty], brief.random, brief.theme
    small = random.randint(6, 8)
    return Draft(
        statement=_BALANCE.statement(theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 2, size, Text(f"{theme.spot.ko}의 개수", f"the number of {theme.spot.plural}")),)),
                Tree(
                    "edges",
                    "N",
                    Text(f"{theme.link.ko}의 양 끝", f"one {theme.link.en}"),
                    vertex=theme.spot.text,
                    edge=theme.link.text,
                ),
            )
        ),
        programs=_BALANCE.programs(slow=brief.difficulty is Difficulty.MEDIUM),
        samples=("6\n1 2\n2 3\n3 4\n3 5\n5 6\n", f"{small}\n{edge_lines(small, 'random', random)}", "2\n2 1\n"),
        tests=tuple(
            HandTest(shape, f"{size}\n{edge_lines(size, shape, random)}", f"shape: {shape}") for shape in SHAPES
        ),
    )


WRITERS = {"balance": _write}
