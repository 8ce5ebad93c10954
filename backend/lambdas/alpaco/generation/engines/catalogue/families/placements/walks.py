"""Counting the walks that visit every free cell of a grid once."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Grid, InputFormat, Integer, Line
from alpaco.problem.text import Text

__all__ = ["write"]


def _story(theme: Theme) -> Text:
    place, actor, obstacle = theme.place, theme.actor, theme.obstacle
    return Text(
        f"{josa(place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자입니다. `.`은 비어 있는 칸, `#`은 "
        f"{josa(obstacle.ko, '이/가')} 있는 칸, `S`는 {josa(actor.ko, '이/가')} 서 있는 칸입니다. "
        f"{josa(actor.ko, '은/는')} 위, 아래, 왼쪽, 오른쪽으로 이웃한 빈칸으로 한 칸씩 움직일 수 있습니다. 한 번 들른 "
        "칸에는 다시 들를 수 없고, 처음에 서 있던 칸은 이미 들른 것으로 봅니다.\n\n"
        "빈칸을 하나도 빠뜨리지 않고 모두 들르는 서로 다른 방법의 수를 구하세요. 마지막에 도착하는 칸은 어디든 "
        "상관없으며, 칸을 들르는 순서가 다르면 서로 다른 방법입니다. 빈칸이 하나도 없으면 움직이지 않는 한 가지 "
        "방법이 있는 것으로 봅니다.",
        f"The {place.en} is a grid of $N$ rows and $M$ columns. A `.` is a free cell, a `#` a cell that is blocked by "
        f"the {obstacle.plural}, and the {actor.en} stands on the cell `S`. The {actor.en} walks up, down, left or "
        "right to an adjacent free cell, one at a time. No cell may be visited twice, and the cell `S` counts as "
        "visited at the beginning.\n\n"
        "In how many ways can all free cells be visited? The walk may end anywhere; two walks differ if they visit the "
        "cells in different orders. If there is no free cell at all, there is one way: not to move.",
    )


_RECIPE = Recipe(
    title=lambda t: Text(f"{t.place.ko} 빠짐없이 둘러보기", f"Every Corner of the {t.place.en.title()}"),
    story=_story,
    output=Text(
        "첫째 줄에 방법의 수를 출력하세요. 모든 빈칸을 들를 수 없으면 $0$을 출력하세요.",
        "Print the number of ways, which is $0$ if not all free cells can be visited.",
    ),
    method=Text(
        "들를 칸을 비트로 관리하고, 막다른 칸이 둘 이상 남거나 남은 칸이 끊어지면 되돌아가는 백트래킹",
        "backtracking with the cells as bits; it turns back where two dead ends are left or the rest falls apart",
    ),
    python="""
        import sys


        def main():
            n, m, *rows = sys.stdin.read().split()
            down = int(m) + 1
            marks = "#".join(rows)
            start = 1 << marks.index("S")

            def walk(here, left):
                if not left:
                    return 1
                rest = left | here
                a, b, c, d = rest << 1, rest >> 1, rest << down, rest >> down
                ends = left & ~(a & b | c & d | (a | b) & (c | d))
                if ends & (ends - 1) or not joined(here, rest):
                    return 0
                following = (here << 1 | here >> 1 | here << down | here >> down) & left
                ways = 0
                while following:
                    cell = following & -following
                    following ^= cell
                    ways += walk(cell, left ^ cell)
                return ways

            def joined(seen, rest):
                more = 0
                while seen != more:
                    more = seen
                    seen = (more | more << 1 | more >> 1 | more << down | more >> down) & rest
                return seen == rest

            print(walk(start, sum(1 << i for i, mark in enumerate(marks) if mark == ".")))


        main()
    """,
    cpp="""
        #include <iostream>
        #include <string>
        #include <vector>
        using namespace std;

        int n, m;
        vector<string> field;

        bool is_free(int r, int c) { return r >= 0 && c >= 0 && r < n && c < m && field[r][c] == '.'; }

        int ways_out(int r, int c) {
            return is_free(r - 1, c) + is_free(r + 1, c) + is_free(r, c - 1) + is_free(r, c + 1);
        }

        int walk(int r, int c, int left) {
            if (left == 0) return 1;
            const int dr[] = {-1, 1, 0, 0}, dc[] = {0, 0, -1, 1};
            int only = -1, last = 0;  // a neighbour without a way out must be visited now or never
            for (int d = 0; d < 4; d++)
                if (is_free(r + dr[d], c + dc[d]) && ways_out(r + dr[d], c + dc[d]) == 0) {
                    only = d;
                    last++;
                }
            if (last > 1 || (last == 1 && left > 1)) return 0;
            int ways = 0;
            for (int d = 0; d < 4; d++) {
                int y = r + dr[d], x = c + dc[d];
                if (!is_free(y, x) || (only >= 0 && d != only)) continue;
                field[y][x] = '#';
                ways += walk(y, x, left - 1);
                field[y][x] = '.';
            }
            return ways;
        }

        int main() {
            cin >> n >> m;
            field.resize(n);
            int left = 0, r = 0, c = 0;
            for (int y = 0; y < n; y++) {
                cin >> field[y];
                for (int x = 0; x < m; x++) {
                    left += field[y][x] == '.';
                    if (field[y][x] == 'S') r = y, c = x;
                }
            }
            cout << walk(r, c, left) << '\\n';
        }
    """,
    brute="""
        n, m = map(int, input().split())
        field = {(r, c): mark for r in range(n) for c, mark in enumerate(input())}


        def ways(r, c, left):
            if not left:
                return 1
            beside = {(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)} & left
            return sum(ways(*cell, left - {cell}) for cell in beside)


        (start,) = (cell for cell, mark in field.items() if mark == "S")
        print(ways(*start, {cell for cell, mark in field.items() if mark == "."}))
    """,
    slowness=Text("가지치기 없이 갈 수 있는 모든 길을 따라감", "follows every walk to its end, without pruning"),
    slow="""
        import sys


        def main():
            n, m, *rows = sys.stdin.read().split()
            n, m = int(n), int(m)
            field = [list(row) for row in rows]
            (start,) = ((r, c) for r in range(n) for c in range(m) if field[r][c] == "S")

            def walk(r, c, left):
                ways = int(left == 0)
                for y, x in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                    if 0 <= y < n and 0 <= x < m and field[y][x] == ".":
                        field[y][x] = "#"
                        ways += walk(y, x, left - 1)
                        field[y][x] = "."
                return ways

            print(walk(*start, "".join(rows).count(".")))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_no_dead_end.py",
            "if ends & (ends - 1) or",
            "if ends or",
            Text("막다른 칸이 하나라도 있으면 되돌아감", "turns back at a single dead end, where the walk could end"),
        ),
        Mistake(
            "wrong_wraps_around.py",
            'down = int(m) + 1\n            marks = "#".join(rows)',
            'down = int(m)\n            marks = "".join(rows)',
            Text("행의 끝에서 다음 행의 처음으로 넘어감", "walks from the end of a row to the start of the next one"),
        ),
        Mistake(
            "wrong_comes_back.py",
            "if not left:\n                    return 1",
            "if not left:\n                    beside = here << 1 | here >> 1 | here << down | here >> down | here\n"
            "                    return int(beside & start > 0)",
            Text("출발한 칸의 옆에서 끝나야 한다고 생각함", "wants the walk to end beside its start"),
        ),
        Mistake(
            "wrong_never_up.py",
            "following = (here << 1 | here >> 1 | here << down | here >> down) & left",
            "following = (here << 1 | here >> 1 | here << down) & left",
            Text("위쪽으로는 움직이지 않음", "never walks up"),
        ),
        Mistake(
            "wrong_first_only.py",
            "ways += walk(",
            "ways = ways or walk(",
            Text("방법을 하나 찾으면 멈춤", "stops at the first way"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of counting walks that visit every free cell."""
    rows, columns = 3, 13
    corner = brief.random.choice((0, columns - 1))
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, rows, Text("행의 개수", "the number of rows")),
                        Integer("M", 1, columns, Text("열의 개수", "the number of columns")),
                    )
                ),
                Grid("G", "N", "M", ".#S", Text("칸의 상태", "the rows of the grid"), exactly={"S": 1}),
            )
        ),
        programs=_RECIPE.programs(slow=True),
        samples=("3 3\nS..\n...\n...\n", "2 4\n..S.\n.#..\n", "3 3\n.S.\n...\n...\n"),
        tests=(
            HandTest("corner", _field(rows, columns, corner), "an open field, from a corner"),
            HandTest("inside", _field(rows, columns, 14), "an open field, from the inside"),
            HandTest("side", _field(rows, columns, 6), "an open field, from the middle of a side"),
            HandTest(
                "wrong-colour", _field(rows, columns, 7), "an open field with a start from which it cannot be done"
            ),
            HandTest("two-blocked", _field(rows, columns, 0, 20, 33), "two blocked cells"),
            HandTest("one-blocked", _field(rows, columns, 9, brief.random.choice((20, 26, 34))), "one blocked cell"),
            HandTest("short", _field(3, 6, 7), "a smaller open field"),
            HandTest("ring", "3 5\nS....\n.###.\n.....\n", "a ring: two ways"),
        ),
    )


def _field(rows: int, columns: int, start: int, *blocked: int) -> str:
    """Return a field with its start and its blocked cells, which are counted row by row."""
    marks = ["#" if i in blocked else "." for i in range(rows * columns)]
    marks[start] = "S"
    return f"{rows} {columns}\n" + "".join(
        "".join(marks[i : i + columns]) + "\n" for i in range(0, len(marks), columns)
    )
