"""The way with the largest sum that changes its direction only so often."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.grid_paths.wording import OUTPUT, story
from alpaco.generation.engines.catalogue.family import Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.text import Text

__all__ = ["FEW_TURNS"]

FEW_TURNS = Recipe(
    title=lambda t: Text(f"{t.place.ko}에서 적게 꺾는 길", f"Few Turns in the {t.place.en.title()}"),
    story=lambda t: story(
        t,
        Text(
            f"{josa(t.actor.ko, '은/는')} 맨 왼쪽 위 칸에서 출발하여 맨 오른쪽 아래 칸까지 가는데, 한 번에 "
            "오른쪽이나 아래쪽으로 "
            "한 칸씩만 움직일 수 있습니다. 또한 방향은 최대 $K$번까지만 바꿀 수 있습니다. 처음 방향을 정하는 것은 "
            "방향을 바꾸는 것이 "
            "아닙니다.",
            f"The {t.actor.en} goes from the top left cell to the bottom right cell, moving one cell to the right or "
            "one cell "
            "down at a time. The direction may be changed at most $K$ times; choosing the first direction is no "
            "change.",
        ),
    ),
    output=OUTPUT,
    method=Text(
        "칸, 방향, 꺾은 횟수에 대한 동적 계획법, $O(NMK)$",
        "dynamic programming over cell, direction and turns, $O(NMK)$",
    ),
    python="""
        import sys


        def main():
            n, m, k, *scores = map(int, sys.stdin.buffer.read().split())
            never = [-(10**18)] * (k + 1)
            rightwards, downwards = [never] * m, [never] * m
            for r in range(n):
                for c in range(m):
                    score = scores[r * m + c]
                    if r == c == 0:
                        rightwards[0] = downwards[0] = [score] * (k + 1)
                        continue
                    straight, turned = (rightwards[c - 1], downwards[c - 1]) if c else (never, never)
                    right = [max(s, t) + score for s, t in zip(straight, [never[0], *turned])]
                    down = [max(s, t) + score for s, t in zip(downwards[c], [never[0], *rightwards[c]])]
                    rightwards[c], downwards[c] = right, down
            print(max(rightwards[-1][k], downwards[-1][k]))


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <array>
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            const long long never = -1000000000000000LL;
            int n, m, k;
            cin >> n >> m >> k;
            vector<vector<int>> score(n, vector<int>(m));
            for (auto &row : score)
                for (auto &cell : row) cin >> cell;
            // best[c][t][d]: at most t turns, last move d (0 right, 1 down)
            vector<vector<array<long long, 2>>> best(m, vector<array<long long, 2>>(k + 1, {never, never}));
            for (int r = 0; r < n; r++)
                for (int c = 0; c < m; c++)
                    for (int t = k; t >= 0; t--) {
                        long long right = never, down = never;
                        if (r == 0 && c == 0) right = down = 0;
                        if (c > 0) right = max(best[c - 1][t][0], t > 0 ? best[c - 1][t - 1][1] : never);
                        if (r > 0) down = max(best[c][t][1], t > 0 ? best[c][t - 1][0] : never);
                        best[c][t] = {right + score[r][c], down + score[r][c]};
                    }
            cout << max(best[m - 1][k][0], best[m - 1][k][1]) << '\\n';
        }
    """,
    brute="""
        n, m, k = map(int, input().split())
        field = [list(map(int, input().split())) for _ in range(n)]
        sums = []


        def walk(r, c, last, turns, total):
            total += field[r][c]
            if (r, c) == (n - 1, m - 1):
                sums.append(total)
            for move, y, x in (("right", r, c + 1), ("down", r + 1, c)):
                changes = turns + (last is not None and move != last)
                if y < n and x < m and changes <= k:
                    walk(y, x, move, changes, total)


        walk(0, 0, None, 0, 0)
        print(max(sums))
    """,
    slowness=Text("메모이제이션이 없는 재귀, 지수 시간", "recursion without memoisation, exponential time"),
    slow="""
        import sys

        sys.setrecursionlimit(10_000)


        def main():
            n, m, k, *scores = map(int, sys.stdin.buffer.read().split())

            def best(r, c, moved_right, turns):
                if r == 0 and c == 0:
                    return scores[0]
                options = [-(10**18)]
                for right in (True, False):
                    left = turns - (right != moved_right)
                    y, x = (r, c - 1) if moved_right else (r - 1, c)
                    if left >= 0 and y >= 0 and x >= 0:
                        options.append(best(y, x, right, left))
                return max(options) + scores[r * m + c]

            print(max(best(n - 1, m - 1, True, k), best(n - 1, m - 1, False, k)))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_no_limit.py",
            "zip(straight, [never[0], *turned])",
            "zip(straight, turned)",
            Text("오른쪽으로 꺾는 것을 세지 않음", "does not count turns to the right"),
        ),
        Mistake(
            "wrong_one_too_few.py",
            "print(max(rightwards[-1][k], downwards[-1][k]))",
            "print(max(rightwards[-1][max(k - 1, 1)], downwards[-1][max(k - 1, 1)]))",
            Text("$K$번 미만으로만 꺾음", "turns fewer than $K$ times"),
        ),
        Mistake(
            "wrong_first_is_a_turn.py",
            "rightwards[0] = downwards[0] = [score] * (k + 1)",
            "rightwards[0] = [score] * (k + 1)\n                        downwards[0] = [never[0], *rightwards[0][1:]]",
            Text("처음에 아래쪽으로 출발하는 것도 꺾은 것으로 셈", "counts starting downwards as a turn"),
        ),
        Mistake(
            "wrong_ends_rightwards.py",
            "print(max(rightwards[-1][k], downwards[-1][k]))",
            "print(rightwards[-1][k] if m > 1 else downwards[-1][k])",
            Text("마지막에 오른쪽으로 도착하는 길만 봄", "looks only at ways that end with a move to the right"),
        ),
    ),
)
