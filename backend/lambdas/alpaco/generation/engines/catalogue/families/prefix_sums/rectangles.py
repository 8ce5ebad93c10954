"""The rectangle of the largest sum."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Matrix
from alpaco.problem.text import Text

__all__ = ["write"]

_BEST = Recipe(
    title=lambda t: Text(f"{t.place.ko}의 가장 좋은 직사각형", f"The Best Rectangle of the {t.place.en.title()}"),
    story=lambda t: Text(
        f"{josa(t.place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자이고, 칸마다 점수가 하나씩 정해져 있습니다. "
        f"점수는 음수일 수도 있습니다. {josa(t.actor.ko, '은/는')} 변이 격자의 선과 나란한 직사각형을 하나 고르려고 "
        "하며, "
        "직사각형은 적어도 한 칸을 포함해야 합니다.\n\n직사각형 안에 있는 칸의 점수의 합으로 가능한 최댓값을 구하세요.",
        f"The {t.place.en} is a grid of $N$ rows and $M$ columns, and each cell has a score, possibly negative. The "
        f"{t.actor.en} chooses a rectangle of at least one cell whose sides run along the lines of the grid.\n\n"
        "Find the largest possible sum of the scores of the cells in the rectangle.",
    ),
    output=Text("첫째 줄에 합의 최댓값을 출력하세요.", "Print the largest possible sum."),
    method=Text(
        "행의 범위마다 열별 누적 합에 최대 부분 구간 알고리즘을 적용, $O(N^2 M)$",
        "prefix sums per column and the best range for every pair of rows, $O(N^2 M)$",
    ),
    python="""
        import sys


        def main():
            n, m, *scores = map(int, sys.stdin.buffer.read().split())
            best = scores[0]
            for top in range(n):
                columns = [0] * m
                for row in range(top, n):
                    columns = list(map(int.__add__, columns, scores[row * m : row * m + m]))
                    run = -1
                    for column in columns:
                        run = run + column if run > 0 else column
                        if run > best:
                            best = run
            print(best)


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
            vector<vector<long long>> prefix(n + 1, vector<long long>(m));
            for (int r = 0; r < n; r++)
                for (int c = 0; c < m; c++) {
                    cin >> prefix[r + 1][c];
                    prefix[r + 1][c] += prefix[r][c];
                }
            long long best = prefix[1][0];
            for (int top = 0; top < n; top++)
                for (int bottom = top + 1; bottom <= n; bottom++) {
                    long long run = 0;
                    for (int c = 0; c < m; c++) {
                        run = max(run, 0LL) + prefix[bottom][c] - prefix[top][c];
                        best = max(best, run);
                    }
                }
            cout << best << '\\n';
        }
    """,
    brute="""
        n, m = map(int, input().split())
        field = [list(map(int, input().split())) for _ in range(n)]
        print(
            max(
                sum(sum(row[b:d]) for row in field[a:c])
                for a in range(n)
                for c in range(a + 1, n + 1)
                for b in range(m)
                for d in range(b + 1, m + 1)
            )
        )
    """,
    slowness=Text("모든 직사각형을 2차원 누적 합으로 확인, $O(N^2 M^2)$", "looks at every rectangle, $O(N^2 M^2)$"),
    slow="""
        import sys


        def main():
            n, m, *scores = map(int, sys.stdin.buffer.read().split())
            best = scores[0]
            for top in range(n):
                columns = [0] * m
                for row in range(top, n):
                    columns = list(map(int.__add__, columns, scores[row * m : row * m + m]))
                    for left in range(m):
                        total = 0
                        for right in range(left, m):
                            total += columns[right]
                            if total > best:
                                best = total
            print(best)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_empty_allowed.py",
            "best = scores[0]",
            "best = 0",
            Text(
                "모든 점수가 음수일 때 빈 직사각형을 골라 0을 출력함",
                "prints 0, an empty rectangle, where all scores are negative",
            ),
        ),
        Mistake(
            "wrong_no_restart.py",
            "run = -1\n                    for column in columns:\n"
            "                        run = run + column if run > 0 else column",
            "run = 0\n                    for column in columns:\n                        run += column",
            Text("합이 음수가 되어도 새로 시작하지 않음", "does not start anew where the sum has become negative"),
        ),
        Mistake(
            "wrong_from_top.py",
            "for top in range(n):",
            "for top in range(1):",
            Text("첫 행에서 시작하는 직사각형만 확인함", "looks only at rectangles that start in the first row"),
        ),
        Mistake(
            "wrong_whole_width.py",
            "                    run = -1\n                    for column in columns:\n"
            "                        run = run + column if run > 0 else column\n"
            "                        if run > best:\n                            best = run\n",
            "                    best = max(best, sum(columns))\n",
            Text("가로 전체를 덮는 직사각형만 확인함", "looks only at rectangles of the full width"),
        ),
        Mistake(
            "wrong_single_row.py",
            "for row in range(top, n):",
            "for row in range(top, top + 1):",
            Text("한 행 안의 직사각형만 확인함", "looks only at rectangles of a single row"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the best rectangle."""
    side = brief.random.choice((180, 200))
    random = brief.random
    field = [[random.randint(-9, 6) for _ in range(4)] for _ in range(3)]
    sample = "3 4\n" + "".join(" ".join(map(str, row)) + "\n" for row in field)
    return Draft(
        statement=_BEST.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, side, Text("행의 개수", "the number of rows")),
                        Integer("M", 1, side, Text("열의 개수", "the number of columns")),
                    )
                ),
                Matrix("A", "N", "M", -10_000, 10_000, Text("칸의 점수", "the scores of the cells")),
            )
        ),
        programs=_BEST.programs(slow=True),
        samples=(sample, "2 3\n1 -2 3\n-4 5 6\n", "2 2\n-3 -1\n-2 -4\n"),
    )
