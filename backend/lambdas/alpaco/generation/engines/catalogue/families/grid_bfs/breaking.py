"""The fewest moves where a few obstacles may be broken."""

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
from alpaco.problem.text import Text

__all__ = ["write"]

_REFERENCE = """
import sys


def main():
    n, m, *rows = sys.stdin.read().split()
    width = int(m) + 2
    field = "@" * width + "".join("@" + row + "@" for row in rows) + "@" * width
    start, goal = field.index("S"), field.index("E")
    limit = 1
    seen = [[mark == "@" for mark in field] for _ in range(limit + 1)]
    seen[0][start] = True
    front = [(start, 0)]
    moves = 0
    while front:
        following = []
        for cell, broken in front:
            if cell == goal:
                print(moves)
                return
            for near in (cell - width, cell - 1, cell + 1, cell + width):
                used = broken + (field[near] == "#")
                if used <= limit and not seen[used][near]:
                    seen[used][near] = True
                    following.append((near, used))
        front = following
        moves += 1
    print(-1)


main()
"""

_CPP = """
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>
using namespace std;

int n, m;
vector<string> field;

vector<int> distances(char from) {
    vector<int> dist(n * m, -1), order;
    for (int v = 0; v < n * m; v++)
        if (field[v / m][v % m] == from) {
            dist[v] = 0;
            order.push_back(v);
        }
    const int dr[] = {-1, 0, 0, 1}, dc[] = {0, -1, 1, 0};
    for (size_t i = 0; i < order.size(); i++) {
        int r = order[i] / m, c = order[i] % m;
        if (field[r][c] == '#') continue;  // a broken obstacle: from here the other search goes on
        for (int d = 0; d < 4; d++) {
            int y = r + dr[d], x = c + dc[d];
            if (y < 0 || x < 0 || y >= n || x >= m || dist[y * m + x] >= 0) continue;
            dist[y * m + x] = dist[order[i]] + 1;
            order.push_back(y * m + x);
        }
    }
    return dist;
}

int main() {
    cin >> n >> m;
    field.resize(n);
    for (auto &row : field) cin >> row;
    auto from_start = distances('S'), from_goal = distances('E');
    int best = -1;
    for (int v = 0; v < n * m; v++)
        if (from_start[v] >= 0 && from_goal[v] >= 0) {
            int through = from_start[v] + from_goal[v];
            if (best < 0 || through < best) best = through;
        }
    cout << best << '\\n';
}
"""

_EACH_WALL = """
import sys


def moves(field, width):
    start, goal = field.index("S"), field.index("E")
    distance = [-1] * len(field)
    distance[start] = 0
    queue = [start]
    for cell in queue:
        for near in (cell - width, cell - 1, cell + 1, cell + width):
            if field[near] not in "#@" and distance[near] < 0:
                distance[near] = distance[cell] + 1
                queue.append(near)
    return distance[goal]


def main():
    n, m, *rows = sys.stdin.read().split()
    width = int(m) + 2
    field = list("@" * width + "".join("@" + row + "@" for row in rows) + "@" * width)
    found = [moves(field, width)]
    for cell in range(len(field)):
        if field[cell] == "#":
            field[cell] = "."
            found.append(moves(field, width))
            field[cell] = "#"
    print(min([one for one in found if one >= 0], default=-1))


main()
"""

_BRUTE = """
n, m = map(int, input().split())
field = [input() for _ in range(n)]
marks = {(r, c): field[r][c] for r in range(n) for c in range(m)}
start, goal = (next(cell for cell in marks if marks[cell] == mark) for mark in "SE")
reached = {(start, 0)}
moves = 0
while not any(cell == goal for cell, _ in reached):
    grown = set(reached)
    for (r, c), broken in reached:
        for near in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if near in marks:
                used = broken + (marks[near] == "#")
                if used <= 1:
                    grown.add((near, used))
    if grown == reached:
        moves = -1
        break
    reached = grown
    moves += 1
print(moves)
"""

_SHARED_SEEN = (
    "if used <= limit and not seen[used][near]:\n                    seen[used][near] = True",
    "if used <= limit and not seen[0][near]:\n                    seen[0][near] = True",
)

_MISTAKES = (
    Mistake(
        "wrong_shared_visits.py",
        *_SHARED_SEEN,
        Text("부쉈는지를 구분하지 않고 방문 여부를 기록함", "one visited mark for both states of a cell"),
    ),
    Mistake("wrong_breaks_none.py", "limit = 1", "limit = 0", Text("아무것도 부수지 않음", "breaks nothing")),
    Mistake("wrong_breaks_two.py", "limit = 1", "limit = 2", Text("두 개까지 부숨", "breaks up to two")),
    Mistake(
        "wrong_forgets.py",
        "used = broken + (field",
        "used = 0 + (field",
        Text("앞에서 부순 것을 잊음", "forgets what was broken before"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the shortest way on which at most one obstacle may be broken."""
    side = brief.random.choice((350, 400))
    random = brief.random
    return Draft(
        statement=_statement(brief),
        input_format=grid_format(side, ".#", marks="SE"),
        programs=_programs(),
        samples=(
            as_input(["S#..", ".#.#", ".#.E"]),
            as_input(scattered(random, (4, 5), {".": 1, "#": 1}, "SE")),
        ),
        tests=(
            HandTest("snake", as_input(snake(side, side)), "every broken obstacle saves a long way"),
            HandTest("open", as_input(open_field(side, side)), "no obstacles"),
            HandTest("detour", as_input(_detour(side)), "the obstacle that is nearest must not be broken"),
            *(
                HandTest(
                    f"sparse-{walls}",
                    as_input(scattered(random, (side, side), {".": 100 - walls, "#": walls}, "SE")),
                    f"{walls} % obstacles",
                )
                for walls in (20, 35, 42)
            ),
        ),
    )


def _detour(side: int) -> list[str]:
    """Let the first obstacle gain a little at once while the last ones close the only way in."""
    first = "S#" + "." * (side - 2)
    middle = ["." * side, "." * side]
    closed = ["#" * side, "." * (side - 1) + "E"]
    return [first, *middle, *closed]


def _statement(brief: Brief) -> StatementParts:
    actor, place, obstacle = brief.theme.actor, brief.theme.place, brief.theme.obstacle
    return StatementParts(
        title=Text(f"{obstacle.ko} 하나쯤은", f"Just One of the {obstacle.plural.title()}"),
        story=Text(
            f"{josa(place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자입니다. `.`은 지나갈 수 있는 칸, "
            f"`#`은 {josa(obstacle.ko, '이/가')} 있는 칸이고, `S`와 `E`는 각각 출발하는 칸과 도착하는 칸입니다. "
            f"{josa(actor.ko, '은/는')} 한 번에 상하좌우로 인접한 칸으로 이동하며, 원래는 "
            f"{josa(obstacle.ko, '이/가')} 있는 칸으로 "
            "들어갈 수 없습니다.\n\n"
            f"다만 이동하는 동안 {josa(obstacle.ko, '을/를')} 최대 한 개까지 부수고 그 칸을 지나갈 수 있습니다. "
            "부수는 일은 이동 횟수에 넣지 않습니다. `S`에서 `E`까지 이동하는 데 필요한 최소 이동 횟수를 구하세요.",
            f"The {place.en} is a grid of $N$ rows and $M$ columns. A `.` is a free cell, a `#` holds one of the "
            f"{obstacle.plural}; `S` is where the {actor.en} starts and `E` is the goal. In one move the "
            f"{actor.en} goes "
            "to a cell that shares a side with the current one, and normally cannot enter a `#`.\n\n"
            f"On the way, however, at most one of the {obstacle.plural} may be broken through and its cell entered; "
            "this takes no extra move. Find the smallest number of moves from `S` to `E`.",
        ),
        output=Text(
            "첫째 줄에 최소 이동 횟수를 출력하세요. `E`에 도달할 수 없으면 `-1`을 출력하세요.",
            "Print the smallest number of moves, or `-1` if `E` cannot be reached.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    return (
        program(
            "reference.py",
            Role.REFERENCE,
            _REFERENCE,
            Text("칸과 부순 횟수를 상태로 하는 너비 우선 탐색", "breadth-first search over cells and broken obstacles"),
        ),
        program(
            "accepted.cpp", Role.ACCEPTED, _CPP, Text("양쪽 끝에서의 거리를 더함", "adds the distances from both ends")
        ),
        program(
            "brute.py",
            Role.BRUTE,
            _BRUTE,
            Text("도달 가능한 상태의 집합을 넓혀 감", "grows the set of reachable states"),
        ),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
        program(
            "wrong_breaks_if_stuck.py",
            Role.WRONG,
            altered(
                _EACH_WALL,
                (
                    "    for cell in range(len(field)):\n",
                    "    for cell in range(len(field)) if found[0] < 0 else ():\n",
                ),
            ),
            Text("길이 막혔을 때만 부숨", "breaks only where there is no way otherwise"),
        ),
        program(
            "slow_each_wall.py",
            Role.SLOW,
            _EACH_WALL,
            Text("장애물마다 없애고 다시 탐색함: $O((NM)^2)$", "a new search for each obstacle: $O((NM)^2)$"),
        ),
    )
