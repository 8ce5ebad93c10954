"""A walk whose commands are repeated so often that only the return to an earlier state tells where it ends."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.simulation import maps
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["write"]

_SIDE, _COMMANDS, _TIMES = 100, 1_200, 10**9

_PYTHON = """
import sys


def main():
    n, m, times, *grid, commands = sys.stdin.read().split()
    n, m, times = int(n), int(m), int(times)

    def follow(state):
        r, c, dr, dc = state
        moves = 0
        for command in commands:
            if command == "L":
                dr, dc = -dc, dr
            elif command == "R":
                dr, dc = dc, -dr
            elif 0 <= r + dr < n and 0 <= c + dc < m and grid[r + dr][c + dc] != "#":
                r, c = r + dr, c + dc
                moves += 1
        return (r, c, dr, dc), moves

    r = next(i for i in range(n) if "S" in grid[i])
    state, total = (r, grid[r].index("S"), -1, 0), 0
    first_time, history = {}, []
    while state not in first_time:
        first_time[state] = len(history)
        history.append((state, total))
        state, moves = follow(state)
        total += moves
    first = first_time[state]
    rounds, rest = 0, times
    if times > first:
        rounds, rest = divmod(times - first, len(history) - first)
        rest += first
    (r, c, _, _), walked = history[rest]
    walked += rounds * (total - history[first][1])
    print(r + 1, c + 1, walked)


main()
"""

_SLOW = """
import sys


def main():
    n, m, times, *grid, commands = sys.stdin.read().split()
    n, m = int(n), int(m)
    r = next(i for i in range(n) if "S" in grid[i])
    c = grid[r].index("S")
    dr, dc = -1, 0
    moves = 0
    for _ in range(int(times)):
        for command in commands:
            if command == "L":
                dr, dc = -dc, dr
            elif command == "R":
                dr, dc = dc, -dr
            elif 0 <= r + dr < n and 0 <= c + dc < m and grid[r + dr][c + dc] != "#":
                r, c = r + dr, c + dc
                moves += 1
    print(r + 1, c + 1, moves)


main()
"""


def _story(theme: Theme) -> Text:
    rules = maps.rules(theme)
    actor = theme.actor
    return Text(
        f"{rules.ko}\n\n명령을 이어 쓴 문자열 $C$가 주어집니다. {josa(actor.ko, '은/는')} $C$의 명령을 처음부터 "
        "끝까지 따르는 일을 $T$번 되풀이합니다. 한 번이 끝나면 서 있는 칸과 바라보는 방향을 그대로 둔 채 다음 번을 "
        f"시작합니다.\n\n모두 마친 뒤에 {josa(actor.ko, '이/가')} 서 있는 칸과, 그때까지 실제로 움직인 횟수를 "
        "구하세요. 막혀서 움직이지 못한 `F`는 횟수에 넣지 않습니다.",
        f"{rules.en}\n\nThe commands are given as a string $C$. The {actor.en} carries out all of $C$, from "
        "beginning to end, $T$ times in a row. Each time begins on the cell and with the heading at which the "
        f"previous one ended.\n\nFind the cell on which the {actor.en} stands at the end, and the number of moves "
        "made until then. A command `F` that was blocked is no move.",
    )


_WALK_AGAIN = Recipe(
    title=lambda t: Text(f"되풀이하는 {t.actor.ko}", f"The Tireless {t.actor.en.title()}"),
    story=_story,
    output=Text(
        "첫째 줄에 마지막으로 서 있는 칸의 행 번호와 열 번호, 움직인 횟수를 공백으로 구분하여 출력하세요. 행과 열의 "
        "번호는 $1$부터 시작합니다.",
        "Print the row and the column of the last cell and the number of moves, separated by spaces. Rows and columns "
        "are numbered from $1$.",
    ),
    method=Text(
        "한 번을 시작할 때의 칸과 방향이 되풀이되는 주기를 찾음, $O(NM \\cdot |C|)$",
        "finds the period of the cell and heading with which a time begins, $O(NM \\cdot |C|)$",
    ),
    python=_PYTHON,
    cpp="""
        #include <iostream>
        #include <string>
        #include <vector>
        using namespace std;

        // Doubling: where a whole power of two of times leads, from every cell and heading.
        int main() {
            const int step_r[] = {-1, 0, 1, 0}, step_c[] = {0, 1, 0, -1};
            int n, m, at = 0;
            long long times, walked = 0;
            cin >> n >> m >> times;
            vector<string> grid(n);
            for (auto &row : grid) cin >> row;
            string commands;
            cin >> commands;
            vector<int> to(4 * n * m);
            vector<long long> moves(4 * n * m);
            for (int start = 0; start < 4 * n * m; start++) {
                int r = start / 4 / m, c = start / 4 % m, heading = start % 4;
                if (grid[r][c] == 'S' && heading == 0) at = start;
                for (char command : commands) {
                    if (command == 'L') heading = (heading + 3) % 4;
                    if (command == 'R') heading = (heading + 1) % 4;
                    int y = r + step_r[heading], x = c + step_c[heading];
                    if (command != 'F' || y < 0 || y >= n || x < 0 || x >= m || grid[y][x] == '#') continue;
                    r = y, c = x;
                    moves[start]++;
                }
                to[start] = (r * m + c) * 4 + heading;
            }
            for (; times > 0; times /= 2) {
                if (times % 2 == 1) {
                    walked += moves[at];
                    at = to[at];
                }
                vector<int> far(to.size());
                vector<long long> more(to.size());
                for (size_t i = 0; i < to.size(); i++) {
                    far[i] = to[to[i]];
                    more[i] = moves[i] + moves[to[i]];
                }
                to = far;
                moves = more;
            }
            cout << at / 4 / m + 1 << ' ' << at / 4 % m + 1 << ' ' << walked << '\\n';
        }
    """,
    brute="""
        n, m, times = map(int, input().split())
        cells = {complex(c, -r): mark for r in range(n) for c, mark in enumerate(input())}
        commands = input()
        turn = {"L": 1j, "R": -1j, "F": 1}
        once = {}
        for start in cells:
            for first in (1, 1j, -1, -1j):
                cell, heading, moves = start, first, 0
                for command in commands:
                    heading *= turn[command]
                    if command == "F" and cells.get(cell + heading, "#") != "#":
                        cell += heading
                        moves += 1
                once[start, first] = (cell, heading), moves
        at, walked = (next(cell for cell in cells if cells[cell] == "S"), 1j), 0
        while times:
            if times % 2:
                walked += once[at][1]
                at = once[at][0]
            once = {start: (once[half][0], moves + once[half][1]) for start, (half, moves) in once.items()}
            times //= 2
        print(int(1 - at[0].imag), int(1 + at[0].real), walked)
    """,
    slowness=Text("모든 명령을 하나씩 따름, $O(T \\cdot |C|)$", "follows each command, $O(T \\cdot |C|)$"),
    slow=_SLOW,
    mistakes=(
        Mistake(
            "wrong_no_lead.py",
            "divmod(times - first, len(history) - first)",
            "divmod(times, len(history) - first)",
            Text("주기에 들어가기 전의 부분도 주기로 봄", "takes what comes before the period for a part of it"),
        ),
        Mistake(
            "wrong_heading_forgotten.py",
            "        return (r, c, dr, dc), moves",
            "        return (r, c, -1, 0), moves",
            Text("매번 다시 위쪽을 바라보고 시작함", "faces up again at the beginning of each time"),
        ),
        Mistake(
            "wrong_counts_blocked.py",
            "        return (r, c, dr, dc), moves",
            "        return (r, c, dr, dc), commands.count('F')",
            Text("막힌 `F`도 움직인 것으로 셈", "counts blocked commands as moves"),
        ),
        Mistake(
            "wrong_all_moves_in_period.py",
            "rounds * (total - history[first][1])",
            "rounds * total",
            Text("주기 밖에서 움직인 횟수도 되풀이하여 더함", "adds the moves before the period again and again"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "print(r + 1, c + 1, walked)",
            "print(r + 1, c + 1, walked % 2**32)",
            Text("움직인 횟수를 32비트 정수에 저장함", "keeps the number of moves in 32 bits"),
        ),
    ),
    others=(
        program(
            "wrong_cell_only.py",
            Role.WRONG,
            altered(
                _PYTHON,
                ("while state not in first_time:", "while state[:2] not in first_time:"),
                ("first_time[state] = len(history)", "first_time[state[:2]] = len(history)"),
                ("first = first_time[state]\n", "first = first_time[state[:2]]\n"),
            ),
            Text("방향이 달라도 같은 칸이면 주기로 봄", "takes the same cell with another heading for the same state"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about a walk that is repeated."""
    random = brief.random
    times = Integer("T", 1, _TIMES, Text("명령을 되풀이하는 횟수", "how often the commands are followed"))
    empty = ["." * _SIDE] * (_SIDE - 1) + ["S" + "." * (_SIDE - 1)]
    drifting = "RFL" + "LFRRFL" * ((_COMMANDS - 3) // 6)
    return Draft(
        statement=_WALK_AGAIN.statement(brief.theme),
        input_format=InputFormat(
            items=(Line((*maps.sides(_SIDE), times)), maps.floor(brief.theme), maps.commands(_COMMANDS))
        ),
        programs=_WALK_AGAIN.programs(slow=True),
        samples=(
            "3 4 3\n..#.\n....\nS...\nFR\n",
            _text(maps.random_map(random, 4, 4, 0.15), 7, maps.random_commands(random, 5)),
            "1 2 1000000000\n.S\nLFF\n",
        ),
        tests=(
            HandTest("drift", _text(empty, _TIMES, drifting), "one cell further each time until the wall"),
            HandTest("drift-ends-early", _text(empty, _SIDE // 2, drifting), "ends before the period begins"),
            *(
                HandTest(
                    f"open-{number}",
                    _text(
                        maps.random_map(random, _SIDE, _SIDE, 0.02 * number),
                        _TIMES - number,
                        maps.random_commands(random, _COMMANDS),
                    ),
                    "many free cells, many repetitions",
                )
                for number in range(4)
            ),
        ),
    )


def _text(grid: list[str], times: int, commands: str) -> str:
    return "\n".join([f"{len(grid)} {len(grid[0])} {times}", *grid, commands]) + "\n"
