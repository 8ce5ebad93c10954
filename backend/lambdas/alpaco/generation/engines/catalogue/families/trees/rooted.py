"""Trees given by parents: how deep they are, and sums over subtrees."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.trees.shapes import SHAPES, parent_line
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line, Queries, QueryKind, Tree
from alpaco.problem.program import Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_DEPTH_SIZES = {Difficulty.TUTORIAL: 500, Difficulty.EASY: 100_000}
_SUMS_SIZES = {Difficulty.EASY: 1000, Difficulty.MEDIUM: 40_000}
_TOP = 10**9

_DEPTH_PYTHON = """
import sys


def main():
    n, *parents = map(int, sys.stdin.buffer.read().split())
    children = [[] for _ in range(n + 1)]
    for v, p in enumerate(parents, start=2):
        children[p].append(v)
    level, depth = [1], 0
    while True:
        below = [child for v in level for child in children[v]]
        if not below:
            break
        level = below
        depth += 1
    print(depth, len(level))


main()
"""

_DEPTH = Recipe(
    title=lambda t: Text(f"가장 먼 {t.spot.ko}", f"The Farthest {t.spot.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에는 $1$번부터 $N$번까지의 {josa(t.spot.ko, '이/가')} 있습니다. "
        f"{josa(t.actor.ko, '은/는')} $1$번에서 출발하며, "
        f"나머지 {t.spot.ko}마다 바로 앞에 지나는 곳이 하나씩 정해져 있습니다. 즉, $v$번에는 $P_v$번에서 "
        f"{t.link.ko} 하나를 지나서만 "
        f"갈 수 있습니다. 모든 {t.spot.ko}에는 $1$번에서 출발하여 갈 수 있습니다.\n\n"
        f"$1$번에서 어떤 {t.spot.ko}까지 지나는 {t.link.ko}의 개수를 그 {t.spot.ko}의 깊이라고 합니다. "
        f"가장 큰 깊이와, 깊이가 그만큼인 {t.spot.ko}의 개수를 구하세요.",
        f"In the {t.place.en} there are $N$ {t.spot.plural}, numbered from $1$ to $N$. The {t.actor.en} "
        "starts at "
        f"{t.spot.en} $1$. Every other {t.spot.en}, number $v$, can be entered only by the one {t.link.en} that comes "
        "from "
        f"{t.spot.en} $P_v$. All {t.spot.plural} can be reached from {t.spot.en} $1$.\n\nThe depth of each "
        f"{t.spot.en} is the "
        f"number of {t.link.plural} on the way to it from {t.spot.en} $1$. Find the largest depth and how many of the "
        f"{t.spot.plural} have it.",
    ),
    output=Text(
        "첫째 줄에 가장 큰 깊이와 깊이가 그만큼인 곳의 개수를 공백으로 구분하여 출력하세요.",
        "Print the largest depth and how many have it, separated by a space.",
    ),
    method=Text("깊이별로 내려감, $O(N)$", "goes down level by level, $O(N)$"),
    python=_DEPTH_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            vector<int> parent(n + 1), depth(n + 1, -1);
            for (int v = 2; v <= n; v++) cin >> parent[v];
            depth[1] = 0;
            for (int v = 2; v <= n; v++) {
                vector<int> chain;
                int top = v;
                while (depth[top] < 0) {
                    chain.push_back(top);
                    top = parent[top];
                }
                int d = depth[top];
                for (int i = (int)chain.size() - 1; i >= 0; i--) depth[chain[i]] = ++d;
            }
            int deepest = *max_element(depth.begin(), depth.end());
            cout << deepest << ' ' << count(depth.begin(), depth.end(), deepest) << '\\n';
        }
    """,
    brute="""
        n = int(input())
        parent = [0, 0] + list(map(int, input().split()))
        depths = []
        for v in range(1, n + 1):
            depth = 0
            while v != 1:
                v = parent[v]
                depth += 1
            depths.append(depth)
        print(max(depths), depths.count(max(depths)))
    """,
    slowness=Text("곳마다 $1$번까지 거슬러 올라감, $O(N^2)$", "climbs to number $1$ from each, $O(N^2)$"),
    slow="""
        import sys


        def main():
            n, *parents = map(int, sys.stdin.buffer.read().split())
            parent = [0, 0] + parents
            depths = []
            for v in range(1, n + 1):
                depth = 0
                while v != 1:
                    v = parent[v]
                    depth += 1
                depths.append(depth)
            print(max(depths), depths.count(max(depths)))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_counts_places.py",
            "print(depth, len(level))",
            "print(depth + 1, len(level))",
            Text("지나는 길이 아니라 지나는 곳의 수를 셈", "counts the places passed, not the links"),
        ),
        Mistake(
            "wrong_all_leaves.py",
            "print(depth, len(level))",
            "print(depth, sum(not c for c in children[1:]))",
            Text("깊이와 관계없이 끝에 있는 것을 모두 셈", "counts all leaves, whatever their depth"),
        ),
        Mistake(
            "wrong_in_order.py",
            "    level, depth = [1], 0\n    while True:\n",
            "    depths = [0, 0]\n    for v, p in enumerate(parents, start=2):\n"
            "        depths.append(depths[p] + 1 if p < v else 1)\n    depth = max(depths)\n"
            "    level = [d for d in depths[1:] if d == depth]\n    while False:\n",
            Text("앞의 번호가 늘 부모라고 가정함", "assumes that parents have smaller numbers"),
        ),
        Mistake(
            "wrong_first_only.py",
            "for v in level for child",
            "for v in level[:1] for child",
            Text("깊이마다 하나에서만 더 내려감", "goes on from only one at each depth"),
        ),
    ),
)


_SUMS_PYTHON = """
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, q = data[:2]
    total = [0] + data[2 : 2 + n]
    parent = [0, 0] + data[2 + n : 1 + 2 * n]
    children = [[] for _ in range(n + 1)]
    for v in range(2, n + 1):
        children[parent[v]].append(v)
    order = [1]
    for v in order:
        order += children[v]
    for v in reversed(order):
        total[parent[v]] += total[v]
    print("\\n".join(str(total[v]) for v in data[1 + 2 * n :]))


main()
"""

_SUMS = Recipe(
    title=lambda _: Text("조직의 합", "Sums of a Hierarchy"),
    story=lambda t: Text(
        f"{t.place.ko}에는 $1$번부터 $N$번까지의 {t.actor.ko} $N$명이 있습니다. $1$번이 대표이고, 나머지는 "
        "저마다 바로 위의 "
        "책임자가 한 명씩 있습니다. $v$번의 책임자는 $P_v$번이며, 책임자를 따라 계속 올라가면 누구든 "
        "$1$번에 이릅니다. "
        f"$v$번은 {t.item.ko}에 적힌 정수 $A_v$를 가지고 있습니다.\n\n"
        "어떤 사람의 조직은 자신과, 책임자를 따라 올라가다 보면 그 사람을 만나게 되는 모든 사람으로 이루어집니다. "
        "$Q$개의 질문마다 $v$번의 조직에 속한 사람들이 가진 정수의 합을 구하세요.",
        f"In the {t.place.en} there are $N$ {t.actor.plural}, numbered from $1$ to $N$. Number $1$ is the "
        "head; everybody "
        "else has one direct superior, number $P_v$ for number $v$, and going from superior to superior always ends at "
        f"number $1$. Number $v$ holds the integer $A_v$, written on one of the {t.item.plural}.\n\nThe "
        "team of a person "
        "consists of that person and of all who meet that person on their way up. For each of $Q$ "
        "questions, find the sum "
        "of the integers held by the team of number $v$.",
    ),
    output=Text(
        "질문마다 한 줄에 하나씩, $v$번의 조직에 속한 정수의 합을 출력하세요.",
        "For each question print one line: the sum of the integers held by the team of number $v$.",
    ),
    method=Text("아래에서부터 합을 올림, $O(N+Q)$", "carries sums upwards once, $O(N+Q)$"),
    python=_SUMS_PYTHON,
    cpp="""
        #include <iostream>
        #include <vector>
        using namespace std;

        // Leaves first: whoever has no more open children hands the sum upwards.
        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, q;
            cin >> n >> q;
            vector<long long> total(n + 1);
            for (int v = 1; v <= n; v++) cin >> total[v];
            vector<int> parent(n + 1), open(n + 1), ready;
            for (int v = 2; v <= n; v++) {
                cin >> parent[v];
                open[parent[v]]++;
            }
            for (int v = 1; v <= n; v++)
                if (open[v] == 0) ready.push_back(v);
            while (!ready.empty()) {
                int v = ready.back(), p = parent[v];
                ready.pop_back();
                if (p == 0) continue;
                total[p] += total[v];
                if (--open[p] == 0) ready.push_back(p);
            }
            while (q--) {
                int v;
                cin >> v;
                cout << total[v] << '\\n';
            }
        }
    """,
    brute="""
        n, q = map(int, input().split())
        a = [0] + list(map(int, input().split()))
        parent = [0, 0] + list(map(int, input().split()))
        for _ in range(q):
            asked = int(input())
            total = 0
            for v in range(1, n + 1):
                u = v
                while u not in (0, asked):
                    u = parent[u]
                if u == asked:
                    total += a[v]
            print(total)
    """,
    slowness=Text("질문마다 조직을 모두 방문함, $O(NQ)$", "visits the whole team for each question, $O(NQ)$"),
    slow=altered(
        _SUMS_PYTHON,
        ("    for v in reversed(order):\n        total[parent[v]] += total[v]\n", ""),
        (
            '    print("\\n".join(str(total[v]) for v in data[1 + 2 * n :]))\n',
            "    for asked in data[1 + 2 * n :]:\n        team = [asked]\n        for v in team:\n"
            "            team += children[v]\n        print(sum(total[v] for v in team))\n",
        ),
    ),
    mistakes=(
        Mistake(
            "wrong_by_number.py",
            "for v in reversed(order):",
            "for v in range(n, 0, -1):",
            Text("번호가 큰 쪽이 늘 아래라고 가정함", "assumes that larger numbers are further down"),
        ),
        Mistake(
            "wrong_direct_only.py",
            "for v in reversed(order):",
            "for v in order:",
            Text("바로 아래까지만 더함", "adds direct subordinates only"),
        ),
        Mistake(
            "wrong_without_self.py",
            "str(total[v]) for v in data",
            "str(sum(total[c] for c in children[v])) for v in data",
            Text("자신의 수를 더하지 않음", "leaves out the person's own number"),
        ),
        Mistake(
            "wrong_size.py",
            "total = [0] + data[2 : 2 + n]",
            "total = [0] + [1] * n",
            Text("합이 아니라 사람 수를 구함", "counts the people in place of adding their numbers"),
        ),
    ),
)


def _write_depth(brief: Brief) -> Draft:
    size, random, spot = _DEPTH_SIZES[brief.difficulty], brief.random, brief.theme.spot
    return Draft(
        statement=_DEPTH.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 2, size, Text(f"{spot.ko}의 개수", f"the number of {spot.plural}")),)),
                Tree(
                    "P",
                    "N",
                    Text(
                        f"바로 앞에 지나는 {spot.ko}의 번호",
                        f"the number of the {spot.en} from which each of the others is entered",
                    ),
                    form="parents",
                    vertex=spot.text,
                ),
            )
        ),
        programs=_DEPTH.programs(slow=brief.difficulty is Difficulty.EASY),
        samples=("6\n1 1 2 2 3\n", f"7\n{parent_line(7, 'random', random)}", "2\n1\n"),
        tests=tuple(
            HandTest(shape, f"{size}\n{parent_line(size, shape, random)}", f"shape: {shape}") for shape in SHAPES
        ),
    )


def _write_sums(brief: Brief) -> Draft:
    size, random = _SUMS_SIZES[brief.difficulty], brief.random
    note = Text("합을 32비트 정수에 저장함", "keeps sums in 32-bit integers")
    overflow = altered(_SUMS.cpp, ("vector<long long> total", "vector<int> total"))

    def text(nodes: int, shape: str, low: int, *, top: bool = False) -> str:
        values = " ".join(str(random.randint(low, _TOP)) for _ in range(nodes))
        questions = "".join(f"{1 if top else random.randint(1, nodes)}\n" for _ in range(nodes))
        return f"{nodes} {nodes}\n{values}\n{parent_line(nodes, shape, random)}{questions}"

    return Draft(
        statement=_SUMS.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 2, size, Text("사람의 수", "the number of people")),
                        Integer("Q", 1, size, Text("질문의 개수", "the number of questions")),
                    )
                ),
                Array("A", "N", -_TOP, _TOP, Text("각자가 가진 정수", "the integers that they hold")),
                Tree(
                    "P",
                    "N",
                    Text("책임자의 번호", "the superiors' numbers"),
                    form="parents",
                    vertex=Text("사람", "person"),
                ),
                Queries(
                    "questions",
                    "Q",
                    (
                        QueryKind(
                            "",
                            (Integer("v", 1, "N", Text("사람 번호", "the person whose team is meant")),),
                            Text("질문", "a question"),
                        ),
                    ),
                    Text("질문", "the questions"),
                ),
            )
        ),
        programs=(
            *_SUMS.programs(slow=brief.difficulty is Difficulty.MEDIUM),
            program("wrong_32_bit.cpp", Role.WRONG, overflow, note),
        ),
        samples=("5 3\n1 2 3 4 5\n1 1 3 3\n3\n1\n2\n", "4 2\n5 -3 2 -9\n4 4 1\n4\n3\n"),
        tests=(
            *(HandTest(shape, text(size, shape, -_TOP), f"shape: {shape}") for shape in SHAPES),
            HandTest("path-from-top", text(size, "path", _TOP, top=True), "the largest sums, and the longest way"),
        ),
    )


WRITERS = {"depth": _write_depth, "subtree-sums": _write_sums}
