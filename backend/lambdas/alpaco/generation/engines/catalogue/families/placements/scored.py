"""The best sum of scores of one thing in each row of a board, no two in sight of each other."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.placements.wording import EVERY_ORDER, rule
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Matrix
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["write"]


def _story(theme: Theme) -> Text:
    place, actor, item = theme.place, theme.actor, theme.item
    return Text(
        f"{place.ko}에 세로 $N$칸, 가로 $N$칸의 판이 있고, 칸마다 점수가 적혀 있습니다. {josa(actor.ko, '은/는')} "
        f"{rule(theme).ko}\n\n{josa(item.ko, '이/가')} 놓인 칸에 적힌 점수의 합으로 가능한 최댓값을 구하세요.",
        f"In the {place.en} there is a board of $N$ rows and $N$ columns with a score on each cell. This is the plan "
        f"of the {actor.en}: {rule(theme).en[0].lower()}{rule(theme).en[1:]}\n\n"
        f"Find the largest possible sum of the scores of the cells with {item.plural}.",
    )


_RECIPE = Recipe(
    title=lambda t: Text(f"점수판 위의 {t.item.ko}", f"{t.item.plural.title()} on a Board of Scores"),
    story=_story,
    output=Text(
        "첫째 줄에 점수의 합의 최댓값을 출력하세요. 조건에 맞게 모두 놓을 수 없으면 $-1$을 출력하세요.",
        "Print the largest possible sum, or $-1$ if the board cannot be filled in this way.",
    ),
    method=Text(
        "행마다 하나씩 놓으며 열이나 대각선이 겹치면 바로 되돌아가는 백트래킹",
        "backtracking row by row; it turns back as soon as a column or a diagonal is used twice",
    ),
    python="""
        import sys


        def main():
            n, *scores = map(int, sys.stdin.buffer.read().split())
            columns, rising, falling = [False] * n, [False] * (2 * n), [False] * (2 * n)

            def best(r):
                if r == n:
                    return 0
                most = -(10**12)
                for c in range(n):
                    if not (columns[c] or rising[r + c] or falling[r - c + n]):
                        columns[c] = rising[r + c] = falling[r - c + n] = True
                        most = max(most, scores[r * n + c] + best(r + 1))
                        columns[c] = rising[r + c] = falling[r - c + n] = False
                return most

            print(max(best(0), -1))


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int n;
        long long best = -1;
        vector<vector<int>> scores;

        void place(int r, unsigned columns, unsigned left, unsigned right, long long sum) {
            if (r == n) best = max(best, sum);
            if (r == n) return;
            for (int c = 0; c < n; c++) {
                unsigned cell = 1u << c;
                if (!((columns | left | right) & cell))
                    place(r + 1, columns | cell, (left | cell) >> 1, (right | cell) << 1, sum + scores[r][c]);
            }
        }

        int main() {
            cin >> n;
            scores.assign(n, vector<int>(n));
            for (auto &row : scores)
                for (auto &score : row) cin >> score;
            place(0, 0, 0, 0, 0);
            cout << best << '\\n';
        }
    """,
    brute="""
        n = int(input())
        sums = {(0, 0, 0): 0}
        for r in range(n):
            more = {}
            for c, score in enumerate(map(int, input().split())):
                column, rising, falling = 1 << c, 1 << r + c, 1 << r - c + n
                for (a, b, d), total in sums.items():
                    if not (a & column or b & rising or d & falling):
                        board = a | column, b | rising, d | falling
                        more[board] = max(more.get(board, 0), total + score)
            sums = more
        print(max(sums.values(), default=-1))
    """,
    slowness=EVERY_ORDER,
    slow="""
        import sys
        from itertools import permutations


        def main():
            n, *scores = map(int, sys.stdin.buffer.read().split())
            best = -1
            for columns in permutations(range(n)):
                rising = {r + c for r, c in enumerate(columns)}
                falling = {r - c for r, c in enumerate(columns)}
                if len(rising) == len(falling) == n:
                    best = max(best, sum(scores[r * n + c] for r, c in enumerate(columns)))
            print(best)


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
            "wrong_empty_rows.py",
            "most = -(10**12)",
            "most = 0",
            Text("놓을 칸이 없는 행부터는 비워 둠", "leaves the rest empty where a row has no cell to use"),
        ),
        Mistake(
            "wrong_first_only.py",
            "most = max(most, scores[r * n + c] + best(r + 1))",
            "most = scores[r * n + c] + best(r + 1) if most < 0 else most",
            Text("처음 찾은 방법의 합을 출력", "prints the sum of the first way that it finds"),
        ),
        Mistake(
            "wrong_zero.py",
            "print(max(best(0), -1))",
            "print(max(best(0), 0))",
            Text("놓을 수 없을 때 0을 출력", "prints 0 where it cannot be done"),
        ),
    ),
    others=(
        program(
            "wrong_greedy.py",
            Role.WRONG,
            """
            n = int(input())
            placed = []
            total = 0
            for r in range(n):
                row = list(map(int, input().split()))
                free = [c for c in range(n) if all(abs(c - d) not in (0, r - s) for s, d in placed)]
                if not free:
                    total = -1
                    break
                column = max(free, key=lambda c: row[c])
                placed.append((r, column))
                total += row[column]
            print(total)
            """,
            Text("행마다 점수가 가장 큰 칸을 고르는 그리디", "greedy: the best cell of each row in turn"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the best placement on a board of scores."""
    side = 10
    most = brief.random.choice((500_000_000, 1_000_000_000))
    row = [brief.random.randint(1, 9) for _ in range(16)]
    sample = "4\n" + "".join(" ".join(map(str, row[i : i + 4])) + "\n" for i in range(0, 16, 4))
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, side, Text("판의 한 변의 길이", "the length of a side of the board")),)),
                Matrix("S", "N", "N", 1, most, Text("칸의 점수", "the scores of the cells")),
            )
        ),
        programs=_RECIPE.programs(slow=True),
        samples=(sample, "2\n1 2\n3 4\n", "1\n7\n"),
        tests=(
            HandTest("three", "3\n9 1 1\n1 1 9\n5 5 5\n", "two rows can be filled, three cannot"),
            *(HandTest(f"close-{i}", _close(brief, side), "scores that are nearly equal") for i in (1, 2)),
        ),
    )


def _close(brief: Brief, side: int) -> str:
    rows = ([brief.random.randint(990, 1000) for _ in range(side)] for _ in range(side))
    return f"{side}\n" + "".join(" ".join(map(str, row)) + "\n" for row in rows)
