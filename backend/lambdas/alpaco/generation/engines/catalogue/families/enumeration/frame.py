"""The frame of the largest sum in a grid: the best left edge so far replaces the loop over all of them."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Matrix
from alpaco.problem.text import Text

__all__ = ["write"]

_SIDE, _GREATEST = 120, 1_000

_PYTHON = """
import sys


def main():
    n, m, *scores = map(int, sys.stdin.buffer.read().split())
    grid = [scores[r * m : r * m + m] for r in range(n)]
    best = -(10**9)
    for top in range(n):
        columns = grid[top][:]
        for bottom in range(top + 1, n):
            columns = list(map(int.__add__, columns, grid[bottom]))
            # Between the left and the right edge a frame has the cells of the top and the bottom row only.
            left = -(10**9)
            for edge, upper, lower in zip(columns, grid[top], grid[bottom]):
                if left + edge > best:
                    best = left + edge
                left += upper + lower
                if edge > left:
                    left = edge
    print(best)


main()
"""

_LOOP = """
            left = -(10**9)
            for edge, upper, lower in zip(columns, grid[top], grid[bottom]):
                if left + edge > best:
                    best = left + edge
                left += upper + lower
                if edge > left:
                    left = edge
"""

_SLOW_LOOP = """
            for left in range(m):
                frame = columns[left]
                for right in range(left + 1, m):
                    if frame + columns[right] > best:
                        best = frame + columns[right]
                    frame += grid[top][right] + grid[bottom][right]
"""


def _story(theme: Theme) -> Text:
    place, actor = theme.place, theme.actor
    return Text(
        f"{josa(place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자이고, 칸마다 점수가 하나씩 정해져 있습니다. 점수는 "
        f"음수일 수도 있습니다. {josa(actor.ko, '은/는')} 변이 격자의 선과 나란하고 가로와 세로가 각각 두 칸 이상인 "
        "직사각형을 하나 골라, 그 테두리에 있는 칸의 점수만 모두 얻습니다. 테두리는 직사각형의 첫 행, 마지막 행, 첫 "
        "열, 마지막 열에 있는 칸이며, 네 귀퉁이의 점수도 한 번씩만 얻습니다.\n\n얻을 수 있는 점수의 최댓값을 구하세요.",
        f"The {place.en} is a grid of $N$ rows and $M$ columns, and each cell has a score, possibly negative. The "
        f"{actor.en} chooses a rectangle of at least two rows and at least two columns, with its sides along the lines "
        "of the grid, and gets the scores of the cells on its border only: those in its first row, its last row, its "
        "first column and its last column. The score of each corner counts once.\n\nWhat is the largest possible sum?",
    )


_FRAME = Recipe(
    title=lambda t: Text(f"{t.place.ko}의 테두리", f"A Frame in the {t.place.en.title()}"),
    story=_story,
    output=Text("첫째 줄에 얻을 수 있는 점수의 최댓값을 출력하세요.", "Print the largest possible sum."),
    method=Text(
        "위아래 두 행과 오른쪽 열을 모두 시도하고, 가장 좋은 왼쪽 열은 지나오면서 기억, $O(N^2 M)$",
        "tries both rows and the right column, and remembers the best left column on the way, $O(N^2 M)$",
    ),
    python=_PYTHON,
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
            // Prefix sums along the rows and down the columns.
            vector<vector<int>> across(n, vector<int>(m + 1)), down(n + 1, vector<int>(m));
            for (int r = 0; r < n; r++)
                for (int c = 0; c < m; c++) {
                    int score;
                    cin >> score;
                    across[r][c + 1] = across[r][c] + score;
                    down[r + 1][c] = down[r][c] + score;
                }
            int best = -1000000000;
            for (int top = 0; top < n; top++)
                for (int bottom = top + 1; bottom < n; bottom++) {
                    int start = -1000000000;
                    for (int c = 0; c < m; c++) {
                        int edge = down[bottom + 1][c] - down[top][c];
                        best = max(best, start + edge + across[top][c] + across[bottom][c]);
                        start = max(start, edge - across[top][c + 1] - across[bottom][c + 1]);
                    }
                }
            cout << best << '\\n';
        }
    """,
    brute="""
        from itertools import combinations

        n, m = map(int, input().split())
        grid = [list(map(int, input().split())) for _ in range(n)]
        sums = []
        for top, bottom in combinations(range(n), 2):
            for left, right in combinations(range(m), 2):
                border = {(r, c) for r in (top, bottom) for c in range(left, right + 1)}
                border |= {(r, c) for r in range(top, bottom + 1) for c in (left, right)}
                sums.append(sum(grid[r][c] for r, c in border))
        print(max(sums))
    """,
    slowness=Text("모든 직사각형을 시도, $O(N^2 M^2)$", "tries every rectangle, $O(N^2 M^2)$"),
    slow=altered(_PYTHON, (_LOOP, _SLOW_LOOP)),
    mistakes=(
        Mistake(
            "wrong_whole_rectangle.py",
            "left += upper + lower",
            "left += edge",
            Text("테두리가 아니라 직사각형 전체의 점수를 더함", "adds up the whole rectangle, not its border"),
        ),
        Mistake(
            "wrong_never_negative.py",
            "    best = -(10**9)\n",
            "    best = 0\n",
            Text("점수가 모두 음수이면 $0$을 출력함", "prints 0 where all scores are negative"),
        ),
        Mistake(
            "wrong_first_left_edge.py",
            "if edge > left:",
            "if left < -(10**8):",
            Text("왼쪽 열을 첫째 열로만 둠", "takes the first column for the left edge"),
        ),
        Mistake(
            "wrong_edges_only.py",
            "                left += upper + lower\n",
            "",
            Text(
                "왼쪽 열과 오른쪽 열 사이의 칸을 더하지 않음",
                "leaves out the cells between the left and the right edge",
            ),
        ),
        Mistake(
            "wrong_top_row_only.py",
            "left += upper + lower",
            "left += upper",
            Text("아랫변의 칸을 더하지 않음", "leaves out the cells of the lower side"),
        ),
        Mistake(
            "wrong_single_row.py",
            "range(top + 1, n)",
            "range(top + 1, n - 1)",
            Text("마지막 행을 아랫변으로 쓰지 않음", "never takes the last row for the lower side"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about a frame."""
    random = brief.random
    return Draft(
        statement=_FRAME.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 2, _SIDE, Text("행의 개수", "the number of rows")),
                        Integer("M", 2, _SIDE, Text("열의 개수", "the number of columns")),
                    )
                ),
                Matrix("A", "N", "M", -_GREATEST, _GREATEST, Text("칸의 점수", "the scores of the cells")),
            )
        ),
        programs=_FRAME.programs(slow=True),
        samples=(
            "3 4\n1 2 1 5\n3 -9 2 -8\n2 2 2 1\n",
            _grid(random, (3, 3), (-5, 9)),
            "2 2\n-1 -2\n-3 -4\n",
        ),
        tests=(
            HandTest("negative", _grid(random, (_SIDE, _SIDE), (-_GREATEST, -1)), "a small frame is best"),
            HandTest("positive", _grid(random, (_SIDE, _SIDE), (1, _GREATEST)), "a large frame is best"),
            HandTest("mixed", _grid(random, (_SIDE, _SIDE), (-9, 7)), "small scores of both signs"),
            HandTest("flat", _grid(random, (2, _SIDE), (-9, 9)), "two rows"),
            HandTest("narrow", _grid(random, (_SIDE, 2), (-9, 9)), "two columns"),
        ),
    )


def _grid(random: Random, size: tuple[int, int], scores: tuple[int, int]) -> str:
    rows, columns = size
    lines = (" ".join(str(random.randint(*scores)) for _ in range(columns)) for _ in range(rows))
    return "\n".join([f"{rows} {columns}", *lines]) + "\n"
