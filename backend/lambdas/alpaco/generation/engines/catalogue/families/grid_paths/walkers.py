"""Two ways through a grid at once, each cell's score only once."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["TWO_WALKERS"]

TWO_WALKERS = Recipe(
    title=lambda t: Text(f"{t.actor.ko} 두 명", f"Two {t.actor.plural.title()}"),
    story=lambda t: Text(
        f"{josa(t.place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자이고, 칸마다 {josa(t.item.ko, '이/가')} $0$개 이상 "
        "놓여 있습니다. "
        f"{t.actor.ko} 두 명이 맨 왼쪽 위 칸에서 함께 출발하여 맨 오른쪽 아래 칸까지 가는데, 각자 한 번에 오른쪽이나 "
        "아래쪽으로 한 칸씩만 "
        f"움직일 수 있습니다. 두 명 중 한 명이라도 지나간 칸에 있는 {josa(t.item.ko, '은/는')} 모두 줍습니다. 두 "
        "명이 같은 칸을 "
        f"지나더라도 그 칸의 {josa(t.item.ko, '은/는')} 한 번만 주울 수 있습니다.\n\n"
        f"두 명이 주울 수 있는 {t.item.ko}의 최대 개수를 구하세요.",
        f"The {t.place.en} is a grid of $N$ rows and $M$ columns, and in each cell there are zero or more "
        f"{t.item.plural}. Two "
        f"{t.actor.plural} start together in the top left cell and go to the bottom right cell, each moving one cell "
        "to the "
        f"right or one cell down at a time. All {t.item.plural} in the cells that at least one of the two passes are "
        "picked "
        f"up; those of a cell that both pass can be picked up only once.\n\n"
        f"At most how many {t.item.plural} can the two pick up?",
    ),
    output=Text("첫째 줄에 최대 개수를 출력하세요.", "Print the largest possible number."),
    method=Text(
        "두 사람의 위치를 같은 걸음 수에서 함께 다루는 동적 계획법, $O(N^2 (N + M))$",
        "dynamic programming over both positions after equally many steps, $O(N^2 (N + M))$",
    ),
    python="""
        import sys


        def main():
            n, m, *numbers = map(int, sys.stdin.buffer.read().split())
            never = -1
            best = [[never] * (n + 1) for _ in range(n + 1)]
            best[0][0] = numbers[0]
            for step in range(1, n + m - 1):
                rows = range(max(0, step - m + 1), min(n, step + 1))
                following = [[never] * (n + 1) for _ in range(n + 1)]
                for a in rows:
                    gain = numbers[a * m + step - a]
                    here, above, row = best[a], best[a - 1], following[a]
                    for b in rows:
                        before = max(here[b], here[b - 1], above[b], above[b - 1])
                        row[b] = before + (gain if a == b else gain + numbers[b * m + step - b])
                best = following
            print(best[n - 1][n - 1])


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, m;
            cin >> n >> m;
            vector<vector<int>> items(n, vector<int>(m));
            for (auto &row : items)
                for (auto &cell : row) cin >> cell;
            const long long never = -1000000000000LL;
            vector<vector<long long>> best(n, vector<long long>(n, never));
            best[0][0] = items[0][0];
            for (int step = 1; step < n + m - 1; step++) {
                vector<vector<long long>> next(n, vector<long long>(n, never));
                for (int a = max(0, step - m + 1); a < min(n, step + 1); a++)
                    for (int b = a; b < min(n, step + 1); b++) {
                        long long before = best[a][b];
                        if (a > 0) before = max(before, best[a - 1][b]);
                        if (b > a) before = max(before, best[a][b - 1]);
                        if (a > 0) before = max(before, best[a - 1][b - 1]);
                        next[a][b] = before + items[a][step - a] + (a == b ? 0 : items[b][step - b]);
                    }
                best = next;
            }
            cout << best[n - 1][n - 1] << '\\n';
        }
    """,
    brute="""
        # Two units of flow at the least cost: a cell is passed by both, but pays only once.
        n, m = map(int, input().split())
        edges = []


        def connect(u, v, cost, capacity):
            edges.append([u, v, cost, capacity])
            edges.append([v, u, -cost, 0])


        for r in range(n):
            for c, score in enumerate(map(int, input().split())):
                enter = 2 * (r * m + c)
                connect(enter, enter + 1, -score, 1)
                connect(enter, enter + 1, 0, 1)
                if r + 1 < n:
                    connect(enter + 1, enter + 2 * m, 0, 2)
                if c + 1 < m:
                    connect(enter + 1, enter + 2, 0, 2)
        total = 0
        for _ in range(2):
            cost, came = {0: 0}, {}
            changed = True
            while changed:
                changed = False
                for i, (u, v, price, capacity) in enumerate(edges):
                    if capacity and u in cost and (v not in cost or cost[u] + price < cost[v]):
                        cost[v], came[v] = cost[u] + price, i
                        changed = True
            node = 2 * n * m - 1
            total -= cost[node]
            while node:
                edges[came[node]][3] -= 1
                edges[came[node] ^ 1][3] += 1
                node = edges[came[node]][0]
        print(total)
    """,
    slowness=Text(
        "두 사람의 칸을 모두 상태로 두는 동적 계획법, $O(N^2 M^2)$",
        "dynamic programming over all pairs of cells, $O(N^2 M^2)$",
    ),
    slow="""
        import sys


        def main():
            n, m, *numbers = map(int, sys.stdin.buffer.read().split())
            size = n * m
            # row[q] for cells p and q, row by row: the walker that is behind moves; only the next m rows are kept
            never = [-(10**9)] * size
            best = [never[:] for _ in range(m + 1)]
            best[0][0] = numbers[0]
            for p in range(size):
                row, down, right = best[p % (m + 1)], p + m, p + 1
                for q in range(size):
                    total = row[q]
                    if total < 0:
                        continue
                    if p // m + p % m <= q // m + q % m:
                        if down < size:
                            gain = 0 if down == q else numbers[down]
                            below = best[down % (m + 1)]
                            below[q] = max(below[q], total + gain)
                        if right % m:
                            gain = 0 if right == q else numbers[right]
                            beside = best[right % (m + 1)]
                            beside[q] = max(beside[q], total + gain)
                    else:
                        if q + m < size:
                            gain = 0 if q + m == p else numbers[q + m]
                            row[q + m] = max(row[q + m], total + gain)
                        if (q + 1) % m:
                            gain = 0 if q + 1 == p else numbers[q + 1]
                            row[q + 1] = max(row[q + 1], total + gain)
                best[p % (m + 1)] = never[:]
            print(row[size - 1])


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_twice.py",
            "(gain if a == b else gain + numbers[b * m + step - b])",
            "(gain + numbers[b * m + step - b])",
            Text("두 명이 함께 지난 칸의 것을 두 번 셈", "counts a cell that both pass twice"),
        ),
        Mistake(
            "wrong_never_together.py",
            "            for step in range(1, n + m - 1):\n",
            "            for step in range(1, n + m - 1):\n                best[0][0] = best[0][0] if step == 1 else "
            "never\n",
            Text("두 명이 첫째 행으로 함께 가는 경우를 빠뜨림", "misses ways that share the first row"),
        ),
        Mistake(
            "wrong_moves_together.py",
            "max(here[b], here[b - 1], above[b], above[b - 1])",
            "max(here[b], above[b - 1])",
            Text("두 명이 항상 같은 방향으로 움직임", "moves both in the same direction"),
        ),
    ),
    others=(
        program(
            "wrong_one_after_the_other.py",
            Role.WRONG,
            """
            import sys


            def main():
                n, m, *numbers = map(int, sys.stdin.buffer.read().split())
                total = 0
                for _ in range(2):
                    best = {(0, 0): numbers[0]}
                    for r in range(n):
                        for c in range(m):
                            if r or c:
                                before = max(best.get((r - 1, c), -1), best.get((r, c - 1), -1))
                                best[r, c] = before + numbers[r * m + c]
                    total += best[n - 1, m - 1]
                    r, c = n - 1, m - 1
                    while r >= 0 and c >= 0:
                        numbers[r * m + c] = 0
                        if r and (not c or best[r - 1, c] >= best[r, c - 1]):
                            r -= 1
                        else:
                            c -= 1
                print(total)


            main()
            """,
            Text(
                "첫째 사람의 가장 좋은 길을 먼저 정하고 남은 것을 둘째 사람이 주움",
                "first the best way for one, then the best of what is left",
            ),
        ),
        program(
            "wrong_one_walker.py",
            Role.WRONG,
            """
            import sys


            def main():
                n, m, *numbers = map(int, sys.stdin.buffer.read().split())
                best = [0] * (m + 1)
                for r in range(n):
                    for c in range(m):
                        best[c + 1] = max(best[c + 1], best[c]) + numbers[r * m + c]
                    best[0] = 0
                print(best[m])


            main()
            """,
            Text("한 명만 움직임", "moves only one of the two"),
        ),
    ),
)
