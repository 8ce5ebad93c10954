"""The fewest moves where doors open only for whoever picked up their keys."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.grid_bfs.fields import (
    as_input,
    grid_format,
    open_field,
    scattered,
    snake,
)
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Text

__all__ = ["write"]

_REFERENCE = """
import sys


def main():
    n, m, *rows = sys.stdin.read().split()
    width = int(m) + 2
    field = "#" * width + "".join("#" + row + "#" for row in rows) + "#" * width
    size = len(field)
    found = [1 << "abc".index(mark) if mark in "abc" else 0 for mark in field]
    needed = [1 << "ABC".index(mark) if mark in "ABC" else 0 for mark in field]
    start, goal = field.index("S"), field.index("E")
    seen = [bytearray(mark == "#" for mark in field) for _ in range(8)]
    seen[0][start] = 1
    front, moves = [(start, 0)], 0
    while front:
        following = []
        for cell, keys in front:
            if cell == goal:
                print(moves)
                return
            for near in (cell - width, cell - 1, cell + 1, cell + width):
                held = keys | found[near]
                if needed[near] & ~keys or seen[held][near]:
                    continue
                seen[held][near] = 1
                following.append((near, held))
        front = following
        moves += 1
    print(-1)


main()
"""

_CPP = """
#include <cctype>
#include <iostream>
#include <queue>
#include <string>
#include <vector>
using namespace std;

int main() {
    int n, m;
    cin >> n >> m;
    vector<string> field(n);
    for (auto &row : field) cin >> row;
    vector<int> dist(n * m * 8, -1);
    queue<int> waiting;
    for (int v = 0; v < n * m; v++)
        if (field[v / m][v % m] == 'S') {
            dist[v * 8] = 0;
            waiting.push(v * 8);
        }
    const int dr[] = {-1, 0, 0, 1}, dc[] = {0, -1, 1, 0};
    while (!waiting.empty()) {
        int state = waiting.front(), v = state / 8;
        waiting.pop();
        if (field[v / m][v % m] == 'E') {
            cout << dist[state] << '\\n';
            return 0;
        }
        for (int d = 0; d < 4; d++) {
            int y = v / m + dr[d], x = v % m + dc[d], keys = state % 8;
            if (y < 0 || x < 0 || y >= n || x >= m || field[y][x] == '#') continue;
            char mark = field[y][x];
            if (mark >= 'A' && mark <= 'C' && !(keys >> (mark - 'A') & 1)) continue;
            if (islower(mark)) keys |= 1 << (mark - 'a');
            int next = (y * m + x) * 8 + keys;
            if (dist[next] >= 0) continue;
            dist[next] = dist[state] + 1;
            waiting.push(next);
        }
    }
    cout << -1 << '\\n';
}
"""

_BRUTE = """
n, m = map(int, input().split())
marks = {(r, c): mark for r in range(n) for c, mark in enumerate(input()) if mark != "#"}
start = next(cell for cell in marks if marks[cell] == "S")
reached = {(start, frozenset())}
moves = 0
while not any(marks[cell] == "E" for cell, _ in reached):
    grown = set(reached)
    for (r, c), keys in reached:
        for near in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            mark = marks.get(near, "#")
            if mark == "#" or mark in "ABC" and mark.lower() not in keys:
                continue
            grown.add((near, keys | {mark} if mark in "abc" else keys))
    if grown == reached:
        moves = -1
        break
    reached = grown
    moves += 1
print(moves)
"""

_RESCAN = """
import sys


def main():
    n, m, *rows = sys.stdin.read().split()
    width = int(m) + 2
    field = "#" * width + "".join("#" + row + "#" for row in rows) + "#" * width
    distance = [[-1] * 8 for _ in field]
    distance[field.index("S")][0] = 0
    moves, grown = 0, True
    while grown:
        grown = False
        for cell in range(len(field)):
            for keys in range(8):
                if distance[cell][keys] != moves:
                    continue
                if field[cell] == "E":
                    print(moves)
                    return
                for near in (cell - width, cell - 1, cell + 1, cell + width):
                    mark = field[near]
                    if mark == "#" or mark in "ABC" and not keys >> "ABC".index(mark) & 1:
                        continue
                    held = keys | 1 << "abc".index(mark) if mark in "abc" else keys
                    if distance[near][held] < 0:
                        distance[near][held] = moves + 1
                        grown = True
        moves += 1
    print(-1)


main()
"""

_MISTAKES = (
    Mistake(
        "wrong_one_visit.py",
        "or seen[held][near]:\n                    continue\n                seen[held][near] = 1",
        "or seen[0][near]:\n                    continue\n                seen[0][near] = 1",
        Text("가진 열쇠와 관계없이 한 칸을 한 번만 방문함", "visits a cell once, whatever keys are held"),
    ),
    Mistake(
        "wrong_ignores_doors.py",
        "needed[near] & ~keys or ",
        "",
        Text("문을 열쇠 없이 지나감", "walks through doors without a key"),
    ),
    Mistake(
        "wrong_one_key.py",
        "held = keys | found[near]",
        "held = found[near] or keys",
        Text("새 열쇠를 얻으면 앞의 열쇠를 잃음", "a new key replaces the old ones"),
    ),
    Mistake(
        "wrong_doors_closed.py",
        "needed[near] & ~keys or",
        "needed[near] or",
        Text("문을 벽으로 봄", "takes doors for walls"),
    ),
    Mistake(
        "wrong_single_use.py",
        "held = keys | found[near]",
        "held = (keys | found[near]) & ~needed[near]",
        Text("열쇠를 한 번 쓰면 없어짐", "a key is gone once it was used"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the shortest way through doors of three kinds and their keys."""
    side = brief.random.choice((180, 200))
    random = brief.random
    return Draft(
        statement=_statement(brief),
        input_format=grid_format(side, ".#abcABC", marks="SE"),
        programs=_programs(),
        samples=(
            as_input(["S.a#.", "##.A.", "b.B#E"]),
            as_input(scattered(random, (4, 5), {".": 6, "#": 1, "a": 1, "b": 1, "A": 2, "B": 1}, "SE")),
        ),
        tests=(
            HandTest("snake", as_input(snake(side, side)), "no key, the longest way"),
            HandTest("doors-in-order", as_input(_rooms(side)), "each key lies behind the door before it"),
            HandTest("closed", as_input(_closed(side)), "the last key is missing: every state is visited"),
            *(
                HandTest(
                    f"sparse-{walls}",
                    as_input(
                        scattered(
                            random,
                            (side, side),
                            {".": 700 - walls, "#": walls, "a": 1, "b": 1, "c": 1, "A": 99, "B": 99, "C": 99},
                            "SE",
                        )
                    ),
                    "many doors and few keys",
                )
                for walls in (50, 150, 250)
            ),
        ),
    )


def _rooms(side: int) -> list[str]:
    """Four rooms one below the other; a room holds the key of the door that leads on, at the far end of it."""
    height = side // 4
    rows = ["." * side for _ in range(4 * height)]
    for index, key in enumerate("abc"):
        wall = (index + 1) * height - 1
        rows[wall] = key.upper() + "#" * (side - 1)
        rows[index * height] = "." * (side - 1) + key
    rows[0] = "S" + rows[0][1:]
    rows[-1] = rows[-1][:-1] + "E"
    return rows


def _closed(side: int) -> list[str]:
    rows = open_field(side, side)
    rows[-2] = "#" * (side - 1) + "C"
    rows[side // 2] = "a" + rows[side // 2][1:-1] + "b"
    return rows


def _statement(brief: Brief) -> StatementParts:
    actor, place, obstacle = brief.theme.actor, brief.theme.place, brief.theme.obstacle
    return StatementParts(
        title=Text("세 종류의 열쇠", "Three Kinds of Keys"),
        story=Text(
            f"{josa(place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자입니다. `.`은 지나갈 수 있는 칸, "
            f"`#`은 {josa(obstacle.ko, '이/가')} 있어 지나갈 수 없는 칸입니다. `a`, `b`, `c`는 열쇠가 놓인 칸이고, "
            "`A`, `B`, `C`는 각각 `a`, `b`, `c` 열쇠로만 열리는 문이 있는 칸입니다.\n\n"
            f"{josa(actor.ko, '은/는')} `S`에서 출발하여 한 번에 상하좌우로 인접한 칸으로 이동합니다. "
            "열쇠가 놓인 칸에 들어가면 그 열쇠를 얻으며, 한 번 얻은 열쇠는 몇 번이든 쓸 수 있습니다. "
            "문이 있는 칸에는 맞는 열쇠를 이미 가지고 있을 때에만 들어갈 수 있습니다. "
            "`E`까지 이동하는 데 필요한 최소 이동 횟수를 구하세요.",
            f"The {place.en} is a grid of $N$ rows and $M$ columns. A `.` is a free cell, a `#` holds one of the "
            f"{obstacle.plural} and cannot be entered. On the cells `a`, `b` and `c` lie keys; the cells `A`, `B` and "
            "`C` hold doors that open only with the keys `a`, `b` and `c`, respectively.\n\n"
            f"The {actor.en} starts at `S` and goes, in one move, to a cell that shares a side with the current one. "
            "Entering a cell with a key gives that key, and a key, once found, can be used any number of times. A cell "
            "with a door can be entered only with its key already in hand. Find the smallest number of moves to `E`.",
        ),
        output=Text(
            "첫째 줄에 최소 이동 횟수를 출력하세요. `E`에 도달할 수 없으면 `-1`을 출력하세요.",
            "Print the smallest number of moves, or `-1` if `E` cannot be reached.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    note = Text("칸과 가진 열쇠를 상태로 하는 너비 우선 탐색", "breadth-first search over cells and sets of keys")
    return (
        program("reference.py", Role.REFERENCE, _REFERENCE, note),
        program("accepted.cpp", Role.ACCEPTED, _CPP, note),
        program(
            "brute.py",
            Role.BRUTE,
            _BRUTE,
            Text("도달 가능한 상태의 집합을 넓혀 감", "grows the set of reachable states"),
        ),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
        program(
            "slow_rescan.py",
            Role.SLOW,
            _RESCAN,
            Text("한 걸음마다 모든 상태를 훑음: $O(NM \\cdot D)$", "scans all states for each step: $O(NM \\cdot D)$"),
        ),
    )
