"""Counting the ways to place one thing in each row of a board with blocked cells, no two in sight of each other."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.placements.wording import EVERY_ORDER, rule
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Grid, InputFormat, Integer, Line
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]


def _story(theme: Theme) -> Text:
    place, actor, item, obstacle = theme.place, theme.actor, theme.item, theme.obstacle
    return Text(
        f"{place.ko}에 세로 $N$칸, 가로 $N$칸의 판이 있습니다. `.`은 비어 있는 칸이고 `#`은 "
        f"{josa(obstacle.ko, '이/가')} 있어서 {josa(item.ko, '을/를')} 놓을 수 없는 칸입니다. "
        f"{josa(actor.ko, '은/는')} {rule(theme).ko} 두 칸 사이에 {josa(obstacle.ko, '이/가')} 있더라도 "
        "마찬가지입니다.\n\n"
        f"{josa(item.ko, '을/를')} 놓는 서로 다른 방법의 수를 구하세요. {josa(item.ko, '은/는')} 서로 구별하지 않으며, "
        f"{josa(item.ko, '이/가')} 놓인 칸이 하나라도 다르면 서로 다른 방법입니다.",
        f"In the {place.en} there is a board of $N$ rows and $N$ columns. A `.` is a free cell; a `#` is a cell that "
        f"is taken by the {obstacle.plural}, where no {item.en} can be placed. This is the plan of the {actor.en}: "
        f"{rule(theme).en[0].lower()}{rule(theme).en[1:]} It does not matter whether there are {obstacle.plural} "
        "between the two cells.\n\n"
        f"In how many ways can this be done? The {item.plural} are all alike, so two ways differ if they do not use "
        "the same cells.",
    )


_RECIPE = Recipe(
    title=lambda t: Text(f"마주 보지 않는 {t.item.ko}", f"{t.item.plural.title()} Out of Sight"),
    story=_story,
    output=Text(
        "첫째 줄에 방법의 수를 출력하세요. 놓을 방법이 없으면 $0$을 출력하세요.",
        "Print the number of ways, which is $0$ if it cannot be done.",
    ),
    method=Text(
        "행마다 하나씩 놓으며 열이나 대각선이 겹치면 바로 되돌아가는 백트래킹",
        "backtracking row by row; it turns back as soon as a column or a diagonal is used twice",
    ),
    python="""
        import sys


        def main():
            n, *rows = sys.stdin.read().split()
            n = int(n)
            free = [[c for c in range(n) if row[c] == "."] for row in rows]
            columns, rising, falling = [False] * n, [False] * (2 * n), [False] * (2 * n)

            def place(r):
                if r == n:
                    return 1
                ways = 0
                for c in free[r]:
                    if not (columns[c] or rising[r + c] or falling[r - c + n]):
                        columns[c] = rising[r + c] = falling[r - c + n] = True
                        ways += place(r + 1)
                        columns[c] = rising[r + c] = falling[r - c + n] = False
                return ways

            print(place(0))


        main()
    """,
    cpp="""
        #include <iostream>
        #include <string>
        #include <vector>
        using namespace std;

        int n;
        vector<string> rows;

        int place(int r, unsigned columns, unsigned left, unsigned right) {
            if (r == n) return 1;
            int ways = 0;
            for (int c = 0; c < n; c++) {
                unsigned cell = 1u << c;
                if (rows[r][c] == '.' && !((columns | left | right) & cell))
                    ways += place(r + 1, columns | cell, (left | cell) >> 1, (right | cell) << 1);
            }
            return ways;
        }

        int main() {
            cin >> n;
            rows.resize(n);
            for (auto &row : rows) cin >> row;
            cout << place(0, 0, 0, 0) << '\\n';
        }
    """,
    brute="""
        n = int(input())
        boards = [()]
        for r in range(n):
            row = input()
            boards = [
                (*board, c)
                for board in boards
                for c in range(n)
                if row[c] == "." and all(abs(c - d) not in (0, r - s) for s, d in enumerate(board))
            ]
        print(len(boards))
    """,
    slowness=EVERY_ORDER,
    slow="""
        import sys
        from itertools import permutations


        def main():
            n, *rows = sys.stdin.read().split()
            n = int(n)
            ways = 0
            for columns in permutations(range(n)):
                rising = {r + c for r, c in enumerate(columns)}
                falling = {r - c for r, c in enumerate(columns)}
                if len(rising) == len(falling) == n and all(row[c] == "." for row, c in zip(rows, columns)):
                    ways += 1
            print(ways)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_one_diagonal.py",
            " or falling[r - c + n])",
            ")",
            Text("한쪽 방향의 대각선만 확인", "checks the diagonals of one direction only"),
        ),
        Mistake(
            "wrong_takes_nothing_back.py",
            "columns[c] = rising[r + c] = falling[r - c + n] = False",
            "columns[c] = rising[r + c] = False",
            Text("되돌아갈 때 한쪽 대각선의 표시를 지우지 않음", "leaves one diagonal marked when it turns back"),
        ),
        Mistake(
            "wrong_blocked_cells.py",
            'if row[c] == "."]',
            'if row[c] == "." or row.count(".") == 1]',
            Text("빈칸이 하나뿐인 행에서 막힌 칸에도 놓음", "uses blocked cells of a row with a single free one"),
        ),
        Mistake(
            "wrong_first_only.py",
            "ways += place(r + 1)",
            "ways = ways or place(r + 1)",
            Text("방법을 하나 찾으면 멈춤", "stops at the first way"),
        ),
        Mistake(
            "wrong_columns.py",
            "if not (columns[c] or rising[r + c]",
            "if not (rising[r + c]",
            Text("같은 열에 놓이는지 확인하지 않음", "does not look at the columns"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of counting placements on a board with blocked cells."""
    tutorial = brief.difficulty is Difficulty.TUTORIAL
    side = brief.random.choice((6, 7)) if tutorial else 10
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, side, Text("판의 한 변의 길이", "the length of a side of the board")),)),
                Grid("G", "N", "N", ".#", Text("칸의 상태", "the rows of the board")),
            )
        ),
        programs=_RECIPE.programs(slow=not tutorial),
        samples=("4\n....\n....\n....\n....\n", "4\n.#..\n....\n....\n....\n", "2\n..\n..\n"),
        tests=(
            HandTest("open", _board(brief, side, 0), "no blocked cell"),
            HandTest("nearly-open", _board(brief, side, 12), "few blocked cells"),
            HandTest("quarter", _board(brief, side, 4), "a quarter of the cells blocked"),
            HandTest("five", _board(brief, 5, 8), "a small board with several ways"),
        ),
    )


def _board(brief: Brief, side: int, one_in: int) -> str:
    """Draw a board in which one cell of `one_in` is blocked; none where that is 0."""
    cells = ["#" if one_in and brief.random.randrange(one_in) == 0 else "." for _ in range(side * side)]
    return f"{side}\n" + "".join("".join(cells[i : i + side]) + "\n" for i in range(0, side * side, side))
