"""The fewest moves from one cell to another."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.grid_bfs.fields import (
    as_input,
    grid_format,
    open_field,
    scattered,
    snake,
)
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIDE = {Difficulty.TUTORIAL: (30, 50), Difficulty.EASY: (150, 200), Difficulty.MEDIUM: (500, 600)}

_REFERENCE = """
import sys


def main():
    n, m, *rows = sys.stdin.read().split()
    width = int(m) + 2
    field = "#" * width + "".join("#" + row + "#" for row in rows) + "#" * width
    start, goal = field.index("S"), field.index("E")
    distance = [-1] * len(field)
    distance[start] = 0
    queue = [start]
    for cell in queue:
        for near in (cell - width, cell - 1, cell + 1, cell + width):
            if field[near] != "#" and distance[near] < 0:
                distance[near] = distance[cell] + 1
                queue.append(near)
    print(distance[goal])


main()
"""

_CPP = """
#include <iostream>
#include <queue>
#include <string>
#include <utility>
#include <vector>
using namespace std;

int main() {
    int n, m;
    cin >> n >> m;
    vector<string> field(n);
    for (auto &row : field) cin >> row;
    vector<vector<int>> dist(n, vector<int>(m, -1));
    pair<int, int> goal;
    queue<pair<int, int>> waiting;
    for (int r = 0; r < n; r++)
        for (int c = 0; c < m; c++) {
            if (field[r][c] == 'S') {
                waiting.push({r, c});
                dist[r][c] = 0;
            }
            if (field[r][c] == 'E') goal = {r, c};
        }
    const int dr[] = {-1, 0, 0, 1}, dc[] = {0, -1, 1, 0};
    while (!waiting.empty()) {
        auto [r, c] = waiting.front();
        waiting.pop();
        for (int d = 0; d < 4; d++) {
            int y = r + dr[d], x = c + dc[d];
            if (y < 0 || x < 0 || y >= n || x >= m || field[y][x] == '#' || dist[y][x] >= 0) continue;
            dist[y][x] = dist[r][c] + 1;
            waiting.push({y, x});
        }
    }
    cout << dist[goal.first][goal.second] << '\\n';
}
"""

_BRUTE = """
n, m = map(int, input().split())
best = {}
for r in range(n):
    for c, mark in enumerate(input()):
        if mark != "#":
            best[r, c] = 0 if mark == "S" else 10**9
        if mark == "E":
            goal = (r, c)
changed = True
while changed:
    changed = False
    for r, c in best:
        for near in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if best.get(near, 10**9) + 1 < best[r, c]:
                best[r, c] = best[near] + 1
                changed = True
print(best[goal] if best[goal] < 10**9 else -1)
"""

_FRONTIER = """    queue = [start]
    for cell in queue:
        for near in (cell - width, cell - 1, cell + 1, cell + width):
            if field[near] != "#" and distance[near] < 0:
                distance[near] = distance[cell] + 1
                queue.append(near)
"""

_RESCAN = """    grown, step = True, 0
    while grown:
        grown = False
        for cell in range(len(field)):
            if distance[cell] == step:
                for near in (cell - width, cell - 1, cell + 1, cell + width):
                    if field[near] != "#" and distance[near] < 0:
                        distance[near] = step + 1
                        grown = True
        step += 1
"""

_MISTAKES = (
    Mistake(
        "wrong_depth_first.py",
        "for cell in queue:",
        "while queue:\n        cell = queue.pop()",
        Text("큐 대신 스택을 써서 처음 찾은 경로를 답으로 함", "a stack in place of the queue: the first way found"),
    ),
    Mistake(
        "wrong_diagonal.py",
        "(cell - width, cell - 1, cell + 1, cell + width)",
        "[cell + d for d in (-width - 1, -width, 1 - width, -1, 1, width - 1, width, width + 1)]",
        Text("대각선으로도 이동함", "moves diagonally as well"),
    ),
    Mistake(
        "wrong_counts_cells.py",
        "print(distance[goal])",
        "print(distance[goal] + 1 if distance[goal] >= 0 else -1)",
        Text("이동 횟수가 아니라 지나는 칸의 수를 셈", "counts cells, not moves"),
    ),
    Mistake(
        "wrong_unreachable.py",
        "print(distance[goal])",
        "print(max(distance[goal], 0))",
        Text("도달할 수 없을 때 0을 출력함", "prints 0 where the goal cannot be reached"),
    ),
    Mistake(
        "wrong_right_down.py",
        "(cell - width, cell - 1, cell + 1, cell + width)",
        "(cell + 1, cell + width)",
        Text("오른쪽과 아래로만 이동함", "moves only right and down"),
    ),
    Mistake(
        "wrong_wraps.py",
        'int(m) + 2\n    field = "#" * width + "".join("#" + row + "#" for row in rows)',
        'int(m)\n    field = "#" * width + "".join(rows)',
        Text("행의 끝이 다음 행의 처음과 이어짐", "the end of a row touches the start of the next"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the shortest way from `S` to `E` around obstacles."""
    side = brief.random.choice(_SIDE[brief.difficulty])
    slow = brief.difficulty is Difficulty.MEDIUM
    return Draft(
        statement=_statement(brief),
        input_format=grid_format(side, ".#", marks="SE"),
        programs=_programs() + (_slow() if slow else ()),
        samples=(
            as_input(scattered(brief.random, (4, 5), {".": 5, "#": 1}, "SE")),
            as_input(["S.#.", "..#.", ".##E"]),
        ),
        tests=(
            HandTest("open", as_input(open_field(side, side)), "no obstacles, opposite corners"),
            HandTest("snake", as_input(snake(side, side)), "the longest winding way"),
            HandTest("snake-flat", as_input(snake(side // 2, side)), "a winding way in a grid that is not square"),
            *(
                HandTest(
                    f"sparse-{walls}",
                    as_input(scattered(brief.random, (side, side - walls % 7), {".": 100 - walls, "#": walls}, "SE")),
                    f"{walls} % obstacles",
                )
                for walls in (10, 30, 38)
            ),
        ),
    )


def _statement(brief: Brief) -> StatementParts:
    actor, place, obstacle = brief.theme.actor, brief.theme.place, brief.theme.obstacle
    return StatementParts(
        title=Text(f"{actor.ko}의 지름길", f"The {actor.en.title()}'s Shortcut"),
        story=Text(
            f"{josa(place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자로 나타낼 수 있습니다. "
            f"`.`은 지나갈 수 있는 칸, `#`은 {josa(obstacle.ko, '이/가')} 있어 지나갈 수 없는 칸입니다. "
            f"`S`는 {josa(actor.ko, '이/가')} 서 있는 칸, `E`는 가려는 칸이며, 두 칸 모두 지나갈 수 있습니다.\n\n"
            f"{josa(actor.ko, '은/는')} 한 번에 상하좌우로 인접한 칸으로 이동할 수 있고, 격자 밖으로는 나갈 "
            "수 없습니다. "
            "`S`에서 `E`까지 이동하는 데 필요한 최소 이동 횟수를 구하세요.",
            f"The {place.en} is a grid of $N$ rows and $M$ columns. A `.` is a free cell, a `#` holds "
            f"{_a(obstacle.en)} and cannot be entered. `S` is the cell where the {actor.en} stands and `E` the cell "
            "to be reached; both are free.\n\n"
            f"In one move the {actor.en} goes to a cell that shares a side with the current one, never leaving the "
            "grid. Find the smallest number of moves from `S` to `E`.",
        ),
        output=Text(
            "첫째 줄에 최소 이동 횟수를 출력하세요. `E`에 도달할 수 없으면 `-1`을 출력하세요.",
            "Print the smallest number of moves, or `-1` if `E` cannot be reached.",
        ),
    )


def _a(noun: str) -> str:
    return ("an " if noun[0] in "aeiou" else "a ") + noun


def _programs() -> tuple[Program, ...]:
    return (
        program("reference.py", Role.REFERENCE, _REFERENCE, Text("너비 우선 탐색", "breadth-first search")),
        program("accepted.cpp", Role.ACCEPTED, _CPP, Text("너비 우선 탐색", "breadth-first search")),
        program("brute.py", Role.BRUTE, _BRUTE, Text("더 줄지 않을 때까지 완화", "relaxation until nothing changes")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
    )


def _slow() -> tuple[Program, ...]:
    return (
        program(
            "slow_rescan.py",
            Role.SLOW,
            altered(_REFERENCE, (_FRONTIER, _RESCAN)),
            Text(
                "한 걸음마다 격자 전체를 훑음: $O(NM \\cdot D)$",
                "scans the whole grid for each step: $O(NM \\cdot D)$",
            ),
        ),
    )
