"""Several sources at once: when the last cell is reached."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.grid_bfs.fields import as_input, grid_format, scattered, snake
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIDE = {Difficulty.EASY: (50, 100), Difficulty.MEDIUM: (500, 600)}

_REFERENCE = """
import sys


def main():
    n, m, *rows = sys.stdin.read().split()
    width = int(m) + 2
    field = "#" * width + "".join("#" + row + "#" for row in rows) + "#" * width
    time = [-1 if mark == "." else 0 for mark in field]
    queue = [cell for cell in range(len(field)) if field[cell] == "*"]
    for cell in queue:
        for near in (cell - width, cell - 1, cell + 1, cell + width):
            if time[near] < 0:
                time[near] = time[cell] + 1
                queue.append(near)
    print(-1 if -1 in time else max(time))


main()
"""

_CPP = """
#include <iostream>
#include <string>
#include <utility>
#include <vector>
using namespace std;

int main() {
    int n, m;
    cin >> n >> m;
    vector<string> field(n);
    for (auto &row : field) cin >> row;
    vector<pair<int, int>> front, next;
    int left = 0, seconds = 0;
    for (int r = 0; r < n; r++)
        for (int c = 0; c < m; c++) {
            if (field[r][c] == '*') front.push_back({r, c});
            if (field[r][c] == '.') left++;
        }
    const int dr[] = {-1, 0, 0, 1}, dc[] = {0, -1, 1, 0};
    while (left > 0 && !front.empty()) {
        next.clear();
        for (auto [r, c] : front)
            for (int d = 0; d < 4; d++) {
                int y = r + dr[d], x = c + dc[d];
                if (y < 0 || x < 0 || y >= n || x >= m || field[y][x] != '.') continue;
                field[y][x] = '*';
                left--;
                next.push_back({y, x});
            }
        swap(front, next);
        seconds++;
    }
    cout << (left > 0 ? -1 : seconds) << '\\n';
}
"""

_BRUTE = """
n, m = map(int, input().split())
field = [list(input()) for _ in range(n)]
seconds = 0
while any("." in row for row in field):
    after = [row[:] for row in field]
    for r in range(n):
        for c in range(m):
            if field[r][c] == "*":
                for y, x in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                    if 0 <= y < n and 0 <= x < m and field[y][x] == ".":
                        after[y][x] = "*"
    if after == field:
        seconds = -1
        break
    field = after
    seconds += 1
print(seconds)
"""

_EACH_SOURCE = """
import sys


def main():
    n, m, *rows = sys.stdin.read().split()
    width = int(m) + 2
    field = "#" * width + "".join("#" + row + "#" for row in rows) + "#" * width
    far = len(field)
    time = [far if mark == "." else 0 for mark in field]
    for source in range(len(field)):
        if field[source] != "*":
            continue
        own = [-1] * len(field)
        own[source] = 0
        queue = [source]
        for cell in queue:
            for near in (cell - width, cell - 1, cell + 1, cell + width):
                if field[near] != "#" and own[near] < 0:
                    own[near] = own[cell] + 1
                    queue.append(near)
                    time[near] = min(time[near], own[near])
    print(-1 if far in time else max(time))


main()
"""

_MISTAKES = (
    Mistake(
        "wrong_first_source.py",
        'if field[cell] == "*"]',
        'if field[cell] == "*"][:1]',
        Text("첫 번째 시작점만 퍼짐", "spreads from the first source only"),
    ),
    Mistake(
        "wrong_unreached.py",
        "-1 if -1 in time else max(time)",
        "max(time)",
        Text("도달하지 못한 칸을 확인하지 않음", "does not look for cells that are never reached"),
    ),
    Mistake(
        "wrong_stack.py",
        "for cell in queue:",
        "while queue:\n        cell = queue.pop()",
        Text("큐 대신 스택을 씀", "a stack in place of the queue"),
    ),
    Mistake(
        "wrong_last_step.py",
        "-1 if -1 in time else max(time)",
        "-1 if -1 in time else max(time) + 1",
        Text("더 퍼지지 않는다고 알아차린 1초를 더 셈", "counts the second in which nothing new happens"),
    ),
    Mistake(
        "wrong_no_source.py",
        "-1 if -1 in time else max(time)",
        "-1 if -1 in time and max(time) > 0 else max(max(time), 0)",
        Text("처음부터 아무 데도 퍼지지 못하면 0을 출력함", "prints 0 where nothing can spread at all"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of a thing that spreads from several cells at the same time."""
    side = brief.random.choice(_SIDE[brief.difficulty])
    return Draft(
        statement=_statement(brief),
        input_format=grid_format(side, ".#*"),
        programs=_programs() + (_slow() if brief.difficulty is Difficulty.MEDIUM else ()),
        samples=(
            as_input(["*..", ".#.", "..*"]),
            as_input(scattered(brief.random, (4, 5), {".": 6, "#": 1}, "*")),
            as_input(["*#.", "..#"]),
        ),
        tests=_tests(brief, side),
    )


def _tests(brief: Brief, side: int) -> tuple[HandTest, ...]:
    random = brief.random
    winding = [row.replace("E", ".").replace("S", "*") for row in snake(side, side)]
    return (
        HandTest("snake", as_input(winding), "one source at the end of the longest way"),
        HandTest("two-sources", as_input(scattered(random, (side, side), {".": 1}, "**")), "two sources, no obstacle"),
        HandTest("no-source", as_input(["." * side] * side), "nothing spreads"),
        HandTest("full", as_input(["*" * side] * side), "nothing is left to reach"),
        HandTest("many", as_input(scattered(random, (side, side), {".": 97, "*": 3})), "many sources, no obstacle"),
        HandTest("few", as_input(scattered(random, (side, side), {".": 500, "*": 1, "#": 5})), "few sources"),
    )


def _statement(brief: Brief) -> StatementParts:
    actor, place, obstacle = brief.theme.actor, brief.theme.place, brief.theme.obstacle
    return StatementParts(
        title=Text(f"{place.ko}에 퍼지는 소문", f"A Rumour in the {place.en.title()}"),
        story=Text(
            f"{josa(place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자이고, `#`은 "
            f"{josa(obstacle.ko, '이/가')} 있는 칸입니다. "
            f"나머지 칸에는 {josa(actor.ko, '이/가')} 한 명씩 있습니다. "
            "`*`은 소문을 이미 들은 사람이 있는 칸, `.`은 아직 듣지 못한 사람이 있는 칸입니다.\n\n"
            "소문을 들은 사람은 $1$초 뒤에 상하좌우로 인접한 칸에 있는 사람에게 소문을 전합니다. "
            f"{josa(obstacle.ko, '이/가')} 있는 칸을 지나서는 소문이 전해지지 않습니다. "
            "모든 사람이 소문을 듣게 되기까지 걸리는 시간을 구하세요.",
            f"The {place.en} is a grid of $N$ rows and $M$ columns. A `#` holds one of the {obstacle.plural}; in every "
            "other cell there is one person. In a `*` cell that person already knows a rumour, in a `.` "
            "cell not yet.\n\n"
            "Whoever knows the rumour tells it, $1$ second later, to the people in the cells that share a side with "
            f"their own. The rumour does not pass through {obstacle.plural}. "
            "Find the time after which everybody knows it.",
        ),
        output=Text(
            "첫째 줄에 모든 사람이 소문을 듣게 되기까지 걸리는 시간을 초 단위로 출력하세요. "
            "처음부터 모두 소문을 알고 있으면 `0`, 끝까지 소문을 듣지 못하는 사람이 있으면 `-1`을 출력하세요.",
            "Print that time in seconds: `0` if everybody knows the rumour from the beginning, "
            "`-1` if somebody never hears it.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    return (
        program(
            "reference.py",
            Role.REFERENCE,
            _REFERENCE,
            Text("시작점이 여럿인 너비 우선 탐색", "breadth-first search from all sources"),
        ),
        program("accepted.cpp", Role.ACCEPTED, _CPP, Text("한 겹씩 넓혀 감", "one layer after the other")),
        program(
            "brute.py",
            Role.BRUTE,
            _BRUTE,
            Text("1초씩 격자 전체를 흉내 냄", "simulates the whole grid second by second"),
        ),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
    )


def _slow() -> tuple[Program, ...]:
    return (
        program(
            "slow_each_source.py",
            Role.SLOW,
            _EACH_SOURCE,
            Text("시작점마다 따로 탐색함: $O(K \\cdot NM)$", "a search of its own for each source: $O(K \\cdot NM)$"),
        ),
    )
