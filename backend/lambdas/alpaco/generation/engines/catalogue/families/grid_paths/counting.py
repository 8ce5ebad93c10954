"""Counting ways through a grid with obstacles."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Grid, InputFormat, Integer, Line
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_OUTPUT = Text(
    "첫째 줄에 방법의 수를 $1\\,000\\,000\\,007$로 나눈 나머지를 출력하세요.",
    "Print the number of ways modulo $1\\,000\\,000\\,007$.",
)
_SLOWNESS = Text("메모이제이션이 없는 재귀, 지수 시간", "recursion without memoisation, exponential time")


def _story(theme: Theme, rule: Text) -> Text:
    place, actor, obstacle = theme.place, theme.actor, theme.obstacle
    return Text(
        f"{josa(place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자입니다. `.`은 비어 있는 칸이고 `#`은 "
        f"{josa(obstacle.ko, '이/가')} "
        f"있는 칸입니다. {josa(actor.ko, '은/는')} 맨 왼쪽 위 칸에서 출발하여 맨 오른쪽 아래 칸까지 가려고 하며, 한 "
        "번에 오른쪽이나 "
        f"아래쪽으로 한 칸씩만 움직일 수 있습니다. {rule.ko}\n\n"
        "목적지까지 가는 서로 다른 방법의 수를 구하세요. 지나는 칸이 하나라도 다르면 서로 다른 방법입니다.",
        f"The {place.en} is a grid of $N$ rows and $M$ columns. A `.` is a free cell, a `#` a cell with "
        f"{'an' if obstacle.en[0] in 'aeiou' else 'a'} {obstacle.en}. The {actor.en} starts in the top left cell and "
        "wants to "
        f"get to the bottom right cell, moving one cell to the right or one cell down at a time. {rule.en}\n\n"
        "In how many different ways can this be done? Two ways differ if they do not pass the same cells.",
    )


_COUNT = Recipe(
    title=lambda t: Text(f"{t.place.ko}의 길", f"Ways through the {t.place.en.title()}"),
    story=lambda t: _story(
        t,
        Text(
            f"{josa(t.obstacle.ko, '이/가')} 있는 칸은 지나갈 수 없으며, 출발하는 칸과 도착하는 칸에도 "
            f"{josa(t.obstacle.ko, '이/가')} 있을 수 있습니다. 그 경우 방법의 수는 $0$입니다.",
            f"Cells with {t.obstacle.plural} cannot be passed. The first or the last cell may be one of them, too; "
            "then there "
            "are $0$ ways.",
        ),
    ),
    output=_OUTPUT,
    method=Text("칸마다 방법의 수를 더하는 동적 계획법, $O(NM)$", "dynamic programming, cell by cell, $O(NM)$"),
    python="""
        import sys


        def main():
            n, m, *rows = sys.stdin.read().split()
            ways = [1] + [0] * (int(m) - 1)
            for row in rows:
                left = 0
                for c, mark in enumerate(row):
                    left = (left + ways[c]) % 1_000_000_007 if mark == "." else 0
                    ways[c] = left
            print(ways[-1])


        main()
    """,
    cpp="""
        #include <iostream>
        #include <string>
        #include <vector>
        using namespace std;

        int main() {
            int n, m;
            cin >> n >> m;
            vector<int> ways(m + 1);
            ways[1] = 1;
            while (n--) {
                string row;
                cin >> row;
                for (int c = 1; c <= m; c++) ways[c] = row[c - 1] == '.' ? (ways[c] + ways[c - 1]) % 1000000007 : 0;
            }
            cout << ways[m] << '\\n';
        }
    """,
    brute="""
        n, m = map(int, input().split())
        field = [input() for _ in range(n)]


        def ways(r, c):
            if r == n or c == m or field[r][c] == "#":
                return 0
            return 1 if (r, c) == (n - 1, m - 1) else ways(r + 1, c) + ways(r, c + 1)


        print(ways(0, 0) % 1_000_000_007)
    """,
    slowness=_SLOWNESS,
    slow="""
        import sys

        sys.setrecursionlimit(10_000)


        def main():
            n, m, *rows = sys.stdin.read().split()
            n, m = int(n), int(m)

            def ways(r, c):
                if r < 0 or c < 0 or rows[r][c] == "#":
                    return 0
                return 1 if r == c == 0 else ways(r - 1, c) + ways(r, c - 1)

            print(ways(n - 1, m - 1) % 1_000_000_007)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_32_bit.py",
            "(left + ways[c]) % 1_000_000_007",
            "(left + ways[c]) % 2**32",
            Text(
                "나머지를 구하지 않고 32비트 정수에 저장해 넘침",
                "keeps the ways in 32 bits and never takes the remainder",
            ),
        ),
        Mistake(
            "wrong_ignores_obstacles.py",
            'if mark == "." else 0',
            'if mark == "." or c == 0 else 0',
            Text("첫째 열에서는 막힌 칸을 지나감", "walks through obstacles in the first column"),
        ),
        Mistake(
            "wrong_diagonal.py",
            "left = 0\n                for c, mark in enumerate(row):\n"
            '                    left = (left + ways[c]) % 1_000_000_007 if mark == "." else 0\n'
            "                    ways[c] = left\n",
            "left = corner = 0\n                for c, mark in enumerate(row):\n"
            '                    total = (left + corner + ways[c]) % 1_000_000_007 if mark == "." else 0\n'
            "                    corner, left, ways[c] = ways[c], total, total\n",
            Text("대각선으로도 움직임", "moves diagonally as well"),
        ),
        Mistake(
            "wrong_last_cell.py",
            "print(ways[-1])",
            'print(ways[-1] if rows[-1][-1] == "." else (ways[-2] if len(ways) > 1 else 1))',
            Text("도착하는 칸이 막힌 경우를 처리하지 않음", "does not think of an obstacle in the last cell"),
        ),
    ),
)

_THROUGH = Recipe(
    title=lambda t: Text(f"{josa(t.obstacle.ko, '을/를')} 넘는 길", f"Ways over the {t.obstacle.plural.title()}"),
    story=lambda t: _story(
        t,
        Text(
            f"{josa(t.obstacle.ko, '이/가')} 있는 칸은 최대 $K$개까지 지나갈 수 있습니다. 출발하는 칸과 도착하는 "
            "칸도 지나가는 칸에 "
            "포함됩니다.",
            f"At most $K$ cells with {t.obstacle.plural} may be passed; the first and the last cell count as passed.",
        ),
    ),
    output=_OUTPUT,
    method=Text(
        "칸과 지나온 장애물 수에 대한 동적 계획법, $O(NMK)$", "dynamic programming over cell and obstacles, $O(NMK)$"
    ),
    python="""
        import sys


        def main():
            n, m, k, *rows = sys.stdin.read().split()
            m, k = int(m), int(k)
            none = [0] * (k + 1)
            ways = [none] * m
            for r, row in enumerate(rows):
                left = none
                for c, mark in enumerate(row):
                    here = [(x + y) % 1_000_000_007 for x, y in zip(left, ways[c])]
                    if r == c == 0:
                        here[0] = 1
                    if mark == "#":
                        here = [0, *here[:-1]]
                    left = ways[c] = here
            print(sum(ways[-1]) % 1_000_000_007)


        main()
    """,
    cpp="""
        #include <iostream>
        #include <string>
        #include <vector>
        using namespace std;

        int main() {
            const int remainder = 1000000007;
            int n, m, k;
            cin >> n >> m >> k;
            vector<vector<int>> ways(m + 1, vector<int>(k + 1));
            for (int r = 0; r < n; r++) {
                string row;
                cin >> row;
                for (int c = 1; c <= m; c++) {
                    vector<int> here(k + 1);
                    int wall = row[c - 1] == '#';
                    for (int used = wall; used <= k; used++) {
                        here[used] = (ways[c][used - wall] + ways[c - 1][used - wall]) % remainder;
                        if (r == 0 && c == 1) here[used] = used == wall;
                    }
                    ways[c] = here;
                }
            }
            long long answer = 0;
            for (int used = 0; used <= k; used++) answer += ways[m][used];
            cout << answer % remainder << '\\n';
        }
    """,
    brute="""
        n, m, k = map(int, input().split())
        field = [input() for _ in range(n)]


        def ways(r, c, left):
            if r == n or c == m:
                return 0
            left -= field[r][c] == "#"
            if left < 0:
                return 0
            return 1 if (r, c) == (n - 1, m - 1) else ways(r + 1, c, left) + ways(r, c + 1, left)


        print(ways(0, 0, k) % 1_000_000_007)
    """,
    slowness=_SLOWNESS,
    slow="""
        import sys

        sys.setrecursionlimit(10_000)


        def main():
            n, m, k, *rows = sys.stdin.read().split()
            n, m, k = int(n), int(m), int(k)

            def ways(r, c, left):
                if r < 0 or c < 0:
                    return 0
                left -= rows[r][c] == "#"
                if left < 0:
                    return 0
                return 1 if r == c == 0 else ways(r - 1, c, left) + ways(r, c - 1, left)

            print(ways(n - 1, m - 1, k) % 1_000_000_007)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_32_bit.py",
            "(x + y) % 1_000_000_007",
            "(x + y) % 2**32",
            Text(
                "나머지를 구하지 않고 32비트 정수에 저장해 넘침",
                "keeps the ways in 32 bits and never takes the remainder",
            ),
        ),
        Mistake(
            "wrong_exactly.py",
            "sum(ways[-1]) % 1_000_000_007",
            "ways[-1][k]",
            Text("정확히 $K$개를 지나는 방법만 셈", "counts only ways with exactly $K$ obstacles"),
        ),
        Mistake(
            "wrong_first_cell.py",
            'if mark == "#":',
            'if mark == "#" and (r, c) != (0, 0):',
            Text("출발하는 칸의 장애물을 세지 않음", "does not count an obstacle in the first cell"),
        ),
        Mistake(
            "wrong_no_limit.py",
            "here = [0, *here[:-1]]",
            "here = [0, *here[:-2], sum(here[-2:])] if k else here",
            Text("$K$개를 넘어도 계속 지나감", "goes on past the limit"),
        ),
        Mistake(
            "wrong_fewer.py",
            "sum(ways[-1]) % 1_000_000_007",
            "sum(ways[-1][: max(k, 1)]) % 1_000_000_007",
            Text("$K$개 미만인 방법만 셈", "counts only ways with fewer than $K$ obstacles"),
        ),
    ),
)


def _write_count(brief: Brief) -> Draft:
    tutorial = brief.difficulty is Difficulty.TUTORIAL
    side = 50 if tutorial else brief.random.choice((500, 600))
    return Draft(
        statement=_COUNT.statement(brief.theme),
        input_format=_input_format(side, ()),
        programs=_COUNT.programs(slow=not tutorial),
        samples=("3 4\n....\n.#..\n....\n", _field(brief, 4, 5, 5, ""), "2 2\n.#\n#.\n"),
        tests=(
            HandTest("open", _open(side, side, ""), "no obstacle: the most ways"),
            HandTest("sparse", _field(brief, side, side, 40, ""), "few obstacles"),
        ),
    )


def _write_through(brief: Brief) -> Draft:
    side, most = brief.random.choice((180, 200)), 20
    limit = Integer("K", 0, most, Text("지나갈 수 있는 장애물의 최대 개수", "how many obstacles may be passed"))
    return Draft(
        statement=_THROUGH.statement(brief.theme),
        input_format=_input_format(side, (limit,)),
        programs=_THROUGH.programs(slow=True),
        samples=("3 3 1\n.#.\n.#.\n...\n", _field(brief, 4, 5, 3, " 2"), "1 2 0\n#.\n"),
        tests=(
            HandTest("open", _open(side, side, f" {most}"), "no obstacle: the most ways"),
            HandTest("sparse", _field(brief, side, side, 12, f" {most}"), "about as many obstacles as may be passed"),
            HandTest("medium", _field(brief, side, side, 25, f" {most}"), "fewer obstacles than may be passed"),
        ),
    )


def _input_format(side: int, more: tuple[Integer, ...]) -> InputFormat:
    size = (
        Integer("N", 1, side, Text("행의 개수", "the number of rows")),
        Integer("M", 1, side, Text("열의 개수", "the number of columns")),
    )
    return InputFormat(
        items=(Line((*size, *more)), Grid("G", "N", "M", ".#", Text("칸의 상태", "the rows of the grid")))
    )


def _open(rows: int, columns: int, more: str) -> str:
    return f"{rows} {columns}{more}\n" + ("." * columns + "\n") * rows


def _field(brief: Brief, rows: int, columns: int, one_in: int, more: str) -> str:
    """Draw a grid in which one cell of `one_in` is blocked, but neither the first nor the last one."""
    field = [["#" if brief.random.randrange(one_in) == 0 else "." for _ in range(columns)] for _ in range(rows)]
    field[0][0] = field[-1][-1] = "."
    return f"{rows} {columns}{more}\n" + "".join("".join(row) + "\n" for row in field)


WRITERS: Mapping[str, Callable[[Brief], Draft]] = {"count-ways": _write_count, "through-walls": _write_through}
