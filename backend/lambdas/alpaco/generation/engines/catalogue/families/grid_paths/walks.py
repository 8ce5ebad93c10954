"""The recipes of ways with a largest sum: right and down, or falling row by row."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.grid_paths.wording import OUTPUT, story
from alpaco.generation.engines.catalogue.family import Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.text import Text

__all__ = ["BEST", "FALLING"]

BEST = Recipe(
    title=lambda t: Text(f"{t.place.ko}에서 가장 좋은 길", f"The Best Way through the {t.place.en.title()}"),
    story=lambda t: story(
        t,
        Text(
            f"{josa(t.actor.ko, '은/는')} 맨 왼쪽 위 칸에서 출발하여 맨 오른쪽 아래 칸까지 가는데, 한 번에 "
            "오른쪽이나 아래쪽으로 "
            "한 칸씩만 움직일 수 있습니다.",
            f"The {t.actor.en} goes from the top left cell to the bottom right cell, moving one cell to the right or "
            "one cell "
            "down at a time.",
        ),
    ),
    output=OUTPUT,
    method=Text("칸마다 최댓값을 구하는 동적 계획법, $O(NM)$", "dynamic programming, cell by cell, $O(NM)$"),
    python="""
        import sys


        def main():
            n, m, *scores = map(int, sys.stdin.buffer.read().split())
            best = [0] + [-(10**18)] * (m - 1)
            for row in range(0, n * m, m):
                left = -(10**18)
                for c, score in enumerate(scores[row : row + m]):
                    above = best[c]
                    left = best[c] = (above if above > left else left) + score
            print(best[-1])


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
            vector<vector<long long>> best(n, vector<long long>(m));
            for (int r = 0; r < n; r++)
                for (int c = 0; c < m; c++) {
                    cin >> best[r][c];
                    if (r > 0 && c > 0) best[r][c] += max(best[r - 1][c], best[r][c - 1]);
                    else if (r > 0) best[r][c] += best[r - 1][c];
                    else if (c > 0) best[r][c] += best[r][c - 1];
                }
            cout << best[n - 1][m - 1] << '\\n';
        }
    """,
    brute="""
        n, m = map(int, input().split())
        field = [list(map(int, input().split())) for _ in range(n)]


        def best(r, c):
            ahead = [best(r + 1, c)] if r + 1 < n else []
            ahead += [best(r, c + 1)] if c + 1 < m else []
            return field[r][c] + max(ahead, default=0)


        print(best(0, 0))
    """,
    slowness=Text("메모이제이션이 없는 재귀, 지수 시간", "recursion without memoisation, exponential time"),
    slow="""
        import sys

        sys.setrecursionlimit(10_000)


        def main():
            n, m, *scores = map(int, sys.stdin.buffer.read().split())

            def best(r, c):
                if r == 0 and c == 0:
                    return scores[0]
                above = best(r - 1, c) if r > 0 else -(10**18)
                left = best(r, c - 1) if c > 0 else -(10**18)
                return max(above, left) + scores[r * m + c]

            print(best(n - 1, m - 1))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_outside_zero.py",
            "left = -(10**18)",
            "left = 0",
            Text(
                "격자 밖을 0점으로 보아 첫째 열로 밖에서 들어옴",
                "enters the first column from outside, as if scores there were 0",
            ),
        ),
        Mistake(
            "wrong_first_row_zero.py",
            "[0] + [-(10**18)] * (m - 1)",
            "[0] * m",
            Text(
                "격자 밖을 0점으로 보아 첫째 행으로 밖에서 들어옴",
                "enters the first row from outside, as if scores there were 0",
            ),
        ),
        Mistake(
            "wrong_greedy.py",
            "            best = [0] + [-(10**18)] * (m - 1)\n            for row in range(0, n * m, m):\n"
            "                left = -(10**18)\n                for c, score in enumerate(scores[row : row + m]):\n"
            "                    above = best[c]\n"
            "                    left = best[c] = (above if above > left else left) + score\n"
            "            print(best[-1])",
            "            r = c = 0\n            total = scores[0]\n            while (r, c) != (n - 1, m - 1):\n"
            "                if c == m - 1 or r < n - 1 and scores[r * m + m + c] > scores[r * m + c + 1]:\n"
            "                    r += 1\n                else:\n                    c += 1\n"
            "                total += scores[r * m + c]\n            print(total)",
            Text("매번 점수가 더 큰 이웃 칸으로 가는 그리디", "always goes to the neighbour with the larger score"),
        ),
        Mistake(
            "wrong_smallest.py",
            "above if above > left else left",
            "above if left == -(10**18) or left > above > -(10**17) else left",
            Text("최댓값 대신 최솟값을 구함", "finds the smallest sum"),
        ),
        Mistake(
            "wrong_best_anywhere.py",
            "print(best[-1])",
            "print(max(best))",
            Text("마지막 행의 아무 칸에서나 멈춤", "stops anywhere in the last row"),
        ),
    ),
)

FALLING = Recipe(
    title=lambda t: Text(f"{t.place.ko} 내려가기", f"Down through the {t.place.en.title()}"),
    story=lambda t: story(
        t,
        Text(
            f"{josa(t.actor.ko, '은/는')} 맨 윗줄의 아무 칸에서나 출발하여 맨 아랫줄의 아무 칸에나 도착하면 됩니다. "
            "한 번에 한 줄씩 "
            "내려가는데, 바로 아래 칸이나 그 왼쪽 또는 오른쪽 칸으로 움직일 수 있고, 격자 밖으로는 나갈 수 없습니다.",
            f"The {t.actor.en} may start in any cell of the top row and end in any cell of the bottom row. Each move "
            "leads one "
            "row down: to the cell right below or to the one on its left or on its right, never out of the grid.",
        ),
    ),
    output=OUTPUT,
    method=Text("줄마다 최댓값을 구하는 동적 계획법, $O(NM)$", "dynamic programming, row by row, $O(NM)$"),
    python="""
        import sys


        def main():
            n, m, *scores = map(int, sys.stdin.buffer.read().split())
            best = scores[:m]
            for row in range(m, n * m, m):
                wide = [-(10**18), *best, -(10**18)]
                above = map(max, wide, best, wide[2:])
                best = list(map(int.__add__, above, scores[row : row + m]))
            print(max(best))


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
            vector<long long> best(m), above(m);
            for (int r = 0; r < n; r++) {
                swap(best, above);
                for (int c = 0; c < m; c++) {
                    cin >> best[c];
                    int from = max(c - 1, 0), to = min(c + 1, m - 1);
                    if (r > 0) best[c] += *max_element(above.begin() + from, above.begin() + to + 1);
                }
            }
            cout << *max_element(best.begin(), best.end()) << '\\n';
        }
    """,
    brute="""
        n, m = map(int, input().split())
        field = [list(map(int, input().split())) for _ in range(n)]


        def best(r, c):
            below = [best(r + 1, x) for x in (c - 1, c, c + 1) if 0 <= x < m] if r + 1 < n else [0]
            return field[r][c] + max(below)


        print(max(best(0, c) for c in range(m)))
    """,
    slowness=Text("메모이제이션이 없는 재귀, 지수 시간", "recursion without memoisation, exponential time"),
    slow="""
        import sys

        sys.setrecursionlimit(10_000)


        def main():
            n, m, *scores = map(int, sys.stdin.buffer.read().split())

            def best(r, c):
                score = scores[r * m + c]
                if r == 0:
                    return score
                return score + max(best(r - 1, x) for x in range(max(c - 1, 0), min(c + 2, m)))

            print(max(best(n - 1, c) for c in range(m)))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_outside_zero.py",
            "wide = [-(10**18), *best, -(10**18)]",
            "wide = [0, *best, 0]",
            Text("격자 밖을 0점으로 봄", "takes the outside of the grid for cells of score 0"),
        ),
        Mistake(
            "wrong_wraps.py",
            "wide = [-(10**18), *best, -(10**18)]",
            "wide = [best[-1], *best, best[0]]",
            Text("왼쪽 끝과 오른쪽 끝이 이어져 있다고 봄", "takes the left and the right end for neighbours"),
        ),
        Mistake(
            "wrong_straight_or_right.py",
            "map(max, wide, best, wide[2:])",
            "map(max, wide, best)",
            Text("왼쪽 아래로는 움직이지 않음", "never moves to the left"),
        ),
        Mistake(
            "wrong_last_column.py",
            "print(max(best))",
            "print(best[-1])",
            Text("맨 오른쪽 칸에 도착해야 한다고 봄", "insists on ending in the last column"),
        ),
        Mistake(
            "wrong_not_below_zero.py",
            "print(max(best))",
            "print(max(0, *best))",
            Text("합이 음수일 수 있음을 생각하지 않음", "does not think of negative sums"),
        ),
    ),
)
