"""A walk by commands on a grid with obstacles: where it ends, and how many cells it has seen."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.simulation import maps
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Line
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZES = {Difficulty.TUTORIAL: (20, 200), Difficulty.EASY: (200, 300_000)}

_PYTHON = """
import sys


def main():
    n, m, *grid, commands = sys.stdin.read().split()
    n, m = int(n), int(m)
    r = next(i for i in range(n) if "S" in grid[i])
    c = grid[r].index("S")
    dr, dc = -1, 0
    seen = {(r, c)}
    for command in commands:
        if command == "L":
            dr, dc = -dc, dr
        elif command == "R":
            dr, dc = dc, -dr
        elif 0 <= r + dr < n and 0 <= c + dc < m and grid[r + dr][c + dc] != "#":
            r, c = r + dr, c + dc
            seen.add((r, c))
    print(r + 1, c + 1, len(seen))


main()
"""


def _story(theme: Theme) -> Text:
    rules = maps.rules(theme)
    actor = theme.actor
    return Text(
        f"{rules.ko}\n\n모든 명령을 따른 뒤에 {josa(actor.ko, '이/가')} 서 있는 칸과, 출발한 칸을 포함하여 한 "
        "번이라도 서 있었던 서로 다른 칸의 개수를 구하세요.",
        f"{rules.en}\n\nFind the cell on which the {actor.en} stands after all commands, and the number of different "
        f"cells on which the {actor.en} has stood at least once, the start included.",
    )


_WALK = Recipe(
    title=lambda t: Text(f"{josa(t.actor.ko, '이/가')} 지나간 칸", f"The Steps of the {t.actor.en.title()}"),
    story=_story,
    output=Text(
        "첫째 줄에 마지막으로 서 있는 칸의 행 번호와 열 번호, 서 있었던 서로 다른 칸의 개수를 공백으로 구분하여 "
        "출력하세요. 행과 열의 번호는 $1$부터 시작합니다.",
        "Print the row and the column of the last cell and the number of different cells, separated by spaces. Rows "
        "and columns are numbered from $1$.",
    ),
    method=Text(
        "방향을 벡터로 두고 그대로 따라가며 지나간 칸을 집합에 저장, $O(NM + |C|)$",
        "follow the commands with the heading as a vector and keep the cells in a set, $O(NM + |C|)$",
    ),
    python=_PYTHON,
    cpp="""
        #include <iostream>
        #include <string>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            const int step_r[] = {-1, 0, 1, 0}, step_c[] = {0, 1, 0, -1};
            int n, m, r = 0, c = 0, heading = 0, seen = 1;
            cin >> n >> m;
            // A border of obstacles makes the outside of the grid a place that cannot be entered.
            vector<string> grid(n + 2, string(m + 2, '#'));
            for (int i = 1; i <= n; i++)
                for (int j = 1; j <= m; j++) {
                    cin >> grid[i][j];
                    if (grid[i][j] == 'S') r = i, c = j;
                }
            string commands;
            cin >> commands;
            for (char command : commands) {
                if (command == 'L') heading = (heading + 3) % 4;
                if (command == 'R') heading = (heading + 1) % 4;
                int ahead_r = r + step_r[heading], ahead_c = c + step_c[heading];
                if (command != 'F' || grid[ahead_r][ahead_c] == '#') continue;
                r = ahead_r, c = ahead_c;
                if (grid[r][c] == '.') seen++;
                grid[r][c] = 'S';
            }
            cout << r << ' ' << c << ' ' << seen << '\\n';
        }
    """,
    brute="""
        n, m = map(int, input().split())
        cells = {complex(c, -r): mark for r in range(n) for c, mark in enumerate(input())}
        path = [cell for cell, mark in cells.items() if mark == "S"]
        heading = 1j
        for command in input():
            heading *= {"L": 1j, "R": -1j, "F": 1}[command]
            if command == "F" and cells.get(path[-1] + heading, "#") != "#":
                path.append(path[-1] + heading)
        print(int(1 - path[-1].imag), int(1 + path[-1].real), sum(cell in path for cell in cells))
    """,
    slowness=Text(
        "지나간 칸을 리스트에 두고 매번 처음부터 찾음, $O(|C| \\cdot NM)$",
        "keeps the cells in a list and searches it at each step, $O(|C| \\cdot NM)$",
    ),
    slow=altered(
        _PYTHON,
        ("seen = {(r, c)}", "seen = [(r, c)]"),
        ("seen.add((r, c))", "if (r, c) not in seen:\n                seen.append((r, c))"),
    ),
    mistakes=(
        Mistake(
            "wrong_start_not_counted.py",
            "seen = {(r, c)}",
            "seen = set()",
            Text("출발한 칸을 세지 않음", "does not count the start"),
        ),
        Mistake(
            "wrong_turns_swapped.py",
            'if command == "L"',
            'if command == "R"',
            Text("왼쪽과 오른쪽을 구별하지 않음", "does not tell left from right"),
        ),
        Mistake(
            "wrong_counts_steps.py",
            "print(r + 1, c + 1, len(seen))",
            "print(r + 1, c + 1, 1 + commands.count('F'))",
            Text("서로 다른 칸이 아니라 `F`의 개수를 셈", "counts the commands `F`, not the different cells"),
        ),
        Mistake(
            "wrong_stops_at_obstacle.py",
            "            seen.add((r, c))\n",
            "            seen.add((r, c))\n        else:\n            break\n",
            Text("막히면 남은 명령을 모두 버림", "ignores all commands after the first one that is blocked"),
        ),
        Mistake(
            "wrong_edge_is_outside.py",
            "0 <= c + dc < m",
            "0 <= c + dc < m - 1",
            Text("마지막 열을 격자 밖으로 봄", "takes the last column for the outside"),
        ),
        Mistake(
            "wrong_leaves_start_forever.py",
            'grid[r + dr][c + dc] != "#"',
            'grid[r + dr][c + dc] == "."',
            Text("출발한 칸으로는 돌아갈 수 없다고 봄", "never goes back to the start"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about a walk."""
    side, most = _SIZES[brief.difficulty]
    random = brief.random
    empty = ["." * side] * (side - 1) + ["S" + "." * (side - 1)]
    serpent = maps.serpent(side, side)[:most]
    return Draft(
        statement=_WALK.statement(brief.theme),
        input_format=InputFormat(items=(Line(maps.sides(side)), maps.floor(brief.theme), maps.commands(most))),
        programs=_WALK.programs(slow=brief.difficulty is not Difficulty.TUTORIAL),
        samples=(
            "3 4\n..#.\n.S..\n....\nFFRFFRFLF\n",
            _text(maps.random_map(random, 4, 4, 0.2), maps.random_commands(random, 10)),
            "1 1\nS\nFLF\n",
        ),
        tests=(
            HandTest("serpent", _text(empty, serpent), "every cell in turn, where the commands suffice"),
            HandTest(
                "few-obstacles",
                _text(maps.random_map(random, side, side, 0.1), maps.random_commands(random, most)),
                "a long walk around few obstacles",
            ),
        ),
    )


def _text(grid: list[str], commands: str) -> str:
    return "\n".join([f"{len(grid)} {len(grid[0])}", *grid, commands]) + "\n"
