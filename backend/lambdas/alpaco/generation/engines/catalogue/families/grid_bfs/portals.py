"""The fewest moves where all gates of a grid are joined to each other."""

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
    field = "#" * width + "".join("#" + row + "#" for row in rows) + "#" * width
    start, goal = field.index("S"), field.index("E")
    gates = [cell for cell in range(len(field)) if field[cell] == "O"]
    distance = [-1] * len(field)
    distance[start] = 0
    queue = [start]
    for cell in queue:
        reached = [cell - width, cell - 1, cell + 1, cell + width]
        if field[cell] == "O":
            reached += gates
            gates = []
        for near in reached:
            if field[near] != "#" and distance[near] < 0:
                distance[near] = distance[cell] + 1
                queue.append(near)
    print(distance[goal])


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
    for (size_t i = 0; i < order.size(); i++)
        for (int d = 0; d < 4; d++) {
            int y = order[i] / m + dr[d], x = order[i] % m + dc[d];
            if (y < 0 || x < 0 || y >= n || x >= m || field[y][x] == '#' || dist[y * m + x] >= 0) continue;
            dist[y * m + x] = dist[order[i]] + 1;
            order.push_back(y * m + x);
        }
    return dist;
}

int main() {
    cin >> n >> m;
    field.resize(n);
    for (auto &row : field) cin >> row;
    const int far = n * m * 2;
    auto from_start = distances('S'), from_goal = distances('E');
    int best = far, into = far, out = far;
    for (int v = 0; v < n * m; v++) {
        char mark = field[v / m][v % m];
        if (mark == 'E' && from_start[v] >= 0) best = from_start[v];
        if (mark == 'O' && from_start[v] >= 0) into = min(into, from_start[v]);
        if (mark == 'O' && from_goal[v] >= 0) out = min(out, from_goal[v]);
    }
    best = min(best, into + 1 + out);
    cout << (best < far ? best : -1) << '\\n';
}
"""

_BRUTE = """
n, m = map(int, input().split())
best = {}
mark_of = {}
for r in range(n):
    for c, mark in enumerate(input()):
        mark_of[r, c] = mark
        if mark != "#":
            best[r, c] = 0 if mark == "S" else 10**9
changed = True
while changed:
    changed = False
    for here in best:
        for there in best:
            near = abs(here[0] - there[0]) + abs(here[1] - there[1]) == 1
            if (near or mark_of[here] == mark_of[there] == "O") and best[there] + 1 < best[here]:
                best[here] = best[there] + 1
                changed = True
answer = next(best[cell] for cell in best if mark_of[cell] == "E")
print(answer if answer < 10**9 else -1)
"""

_MISTAKES = (
    Mistake(
        "wrong_free_gates.py",
        "                distance[near] = distance[cell] + 1\n",
        "                far = abs(near - cell) not in (1, width)\n"
        "                distance[near] = distance[cell] + (not far)\n",
        Text("순간 이동을 이동 횟수에 넣지 않음", "does not count the use of a gate as a move"),
    ),
    Mistake(
        "wrong_forced.py",
        "            reached += gates\n",
        "            reached = gates\n",
        Text("장치가 있는 칸에서는 걸어서 나가지 못함", "never walks on from a cell with a gate"),
    ),
    Mistake(
        "wrong_no_gates.py",
        "            reached += gates\n",
        "",
        Text("순간 이동 장치를 쓰지 않음", "does not use the gates"),
    ),
    Mistake(
        "wrong_end_gates.py",
        "reached += gates\n            gates = []",
        "reached += gates[:1] + gates[-1:]",
        Text("첫 장치와 마지막 장치로만 감", "goes only to the first and the last gate"),
    ),
    Mistake(
        "wrong_unreachable.py",
        "print(distance[goal])",
        "print(max(distance[goal], 0))",
        Text("도달할 수 없을 때 0을 출력함", "prints 0 where the goal cannot be reached"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the shortest way with gates that lead to every other gate in one move."""
    side = brief.random.choice((450, 500))
    random = brief.random
    gate_at_far_corner = open_field(side, side)
    gate_at_far_corner[0] = "SO" + gate_at_far_corner[0][2:]
    gate_at_far_corner[-1] = gate_at_far_corner[-1][:-2] + "OE"
    return Draft(
        statement=_statement(brief),
        input_format=grid_format(side, ".#O", marks="SE"),
        programs=_programs(),
        samples=(
            as_input(["SO#..", ".##..", "..#OE"]),
            as_input(scattered(random, (4, 5), {".": 4, "#": 2, "O": 1}, "SE")),
        ),
        tests=(
            HandTest("snake", as_input(snake(side, side)), "no gate, the longest way"),
            HandTest("far-gates", as_input(gate_at_far_corner), "two gates, side by side with the ends"),
            HandTest(
                "all-gates",
                as_input(scattered(random, (side, side), {"O": 9, "#": 1}, "SE")),
                "nearly every cell is a gate",
            ),
            *(
                HandTest(
                    f"sparse-{gates}",
                    as_input(scattered(random, (side, side), {".": 6500, "#": 3500, "O": gates}, "SE")),
                    "many obstacles and few gates",
                )
                for gates in (1, 20, 500)
            ),
        ),
    )


def _statement(brief: Brief) -> StatementParts:
    actor, place, obstacle = brief.theme.actor, brief.theme.place, brief.theme.obstacle
    return StatementParts(
        title=Text("순간 이동 장치", "Teleport Gates"),
        story=Text(
            f"{josa(place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자입니다. `.`은 지나갈 수 있는 칸, "
            f"`#`은 {josa(obstacle.ko, '이/가')} 있어 지나갈 수 없는 칸, `O`는 순간 이동 장치가 있는 칸입니다. "
            f"{josa(actor.ko, '은/는')} `S`에서 출발하여 `E`까지 가려고 합니다. `S`, `E`, `O` 칸도 지나갈 "
            "수 있습니다.\n\n"
            "한 번의 이동으로 할 수 있는 일은 다음 두 가지입니다.\n\n"
            "- 상하좌우로 인접한 칸 중 지나갈 수 있는 칸으로 간다.\n"
            "- 지금 있는 칸에 순간 이동 장치가 있으면, 장치가 있는 다른 칸 중 원하는 칸으로 간다.\n\n"
            "순간 이동 장치는 몇 번이든 쓸 수 있고, 쓰지 않고 지나가도 됩니다. 최소 이동 횟수를 구하세요.",
            f"The {place.en} is a grid of $N$ rows and $M$ columns. A `.` is a free cell, a `#` holds one of the "
            f"{obstacle.plural} and cannot be entered, an `O` is a free cell with a teleport gate. The "
            f"{actor.en} starts "
            "at `S` and wants to reach `E`; these two are free cells as well.\n\nOne move is one of the following.\n\n"
            "- Go to a free cell that shares a side with the current one.\n"
            "- From a cell with a gate, go to any other cell with a gate.\n\n"
            "Gates may be used any number of times, or passed without being used. Find the smallest number of moves.",
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
            Text("순간 이동 장치를 한 번만 펼치는 너비 우선 탐색", "breadth-first search that expands the gates once"),
        ),
        program(
            "accepted.cpp",
            Role.ACCEPTED,
            _CPP,
            Text("가장 가까운 장치까지의 거리를 양쪽에서 구함", "distances to the nearest gate from both ends"),
        ),
        program("brute.py", Role.BRUTE, _BRUTE, Text("더 줄지 않을 때까지 완화", "relaxation until nothing changes")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
        program(
            "slow_all_pairs.py",
            Role.SLOW,
            altered(_REFERENCE, ("            gates = []\n", "")),
            Text(
                "장치마다 모든 장치를 다시 살핌: $O(NM + K^2)$",
                "looks at all gates again from each gate: $O(NM + K^2)$",
            ),
        ),
    )
