"""Connected areas of a grid: how many there are, and how large the largest is."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.grid_bfs.fields import as_input, grid_format, scattered, snake
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIDE = {Difficulty.TUTORIAL: (20, 50), Difficulty.EASY: (100, 200)}

_REFERENCE = """
import sys


def main():
    n, m, *rows = sys.stdin.read().split()
    width = int(m) + 2
    field = list("#" * width + "".join("#" + row + "#" for row in rows) + "#" * width)
    areas = largest = 0
    for start in range(len(field)):
        if field[start] == "#":
            continue
        field[start] = "#"
        area = [start]
        for cell in area:
            for near in (cell - width, cell - 1, cell + 1, cell + width):
                if field[near] != "#":
                    field[near] = "#"
                    area.append(near)
        areas += 1
        largest = max(largest, len(area))
    print(areas, largest)


main()
"""

_CPP = """
#include <algorithm>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>
using namespace std;

vector<int> leader;

int find(int v) {
    while (leader[v] != v) v = leader[v] = leader[leader[v]];
    return v;
}

int main() {
    int n, m;
    cin >> n >> m;
    vector<string> field(n);
    for (auto &row : field) cin >> row;
    leader.resize(n * m);
    iota(leader.begin(), leader.end(), 0);
    for (int r = 0; r < n; r++)
        for (int c = 0; c < m; c++) {
            if (field[r][c] == '#') continue;
            if (r + 1 < n && field[r + 1][c] != '#') leader[find(r * m + c)] = find((r + 1) * m + c);
            if (c + 1 < m && field[r][c + 1] != '#') leader[find(r * m + c)] = find(r * m + c + 1);
        }
    vector<int> size(n * m);
    for (int v = 0; v < n * m; v++)
        if (field[v / m][v % m] != '#') size[find(v)]++;
    cout << n * m - count(size.begin(), size.end(), 0) << ' ' << *max_element(size.begin(), size.end()) << '\\n';
}
"""

_BRUTE = """
n, m = map(int, input().split())
label = {(r, c): r * m + c for r in range(n) for c, mark in enumerate(input()) if mark == "."}
changed = True
while changed:
    changed = False
    for r, c in label:
        for near in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if label.get(near, n * m) < label[r, c]:
                label[r, c] = label[near]
                changed = True
labels = list(label.values())
print(len(set(labels)), max([labels.count(one) for one in labels] + [0]))
"""

_MISTAKES = (
    Mistake(
        "wrong_diagonal.py",
        "(cell - width, cell - 1, cell + 1, cell + width)",
        "[cell + d for d in (-width - 1, -width, 1 - width, -1, 1, width - 1, width, width + 1)]",
        Text("대각선으로 닿은 칸도 이어진 것으로 봄", "joins cells that touch at a corner"),
    ),
    Mistake(
        "wrong_no_up.py",
        "(cell - width, cell - 1, cell + 1, cell + width)",
        "(cell - 1, cell + 1, cell + width)",
        Text("위쪽으로는 이동하지 않음", "never moves up"),
    ),
    Mistake(
        "wrong_start_uncounted.py",
        '        field[start] = "#"\n',
        "",
        Text("시작 칸을 방문했다고 표시하지 않아 두 번 셈", "does not mark the first cell and counts it twice"),
    ),
    Mistake(
        "wrong_wraps.py",
        'int(m) + 2\n    field = list("#" * width + "".join("#" + row + "#" for row in rows)',
        'int(m)\n    field = list("#" * width + "".join(rows)',
        Text("행의 끝이 다음 행의 처음과 이어짐", "the end of a row touches the start of the next"),
    ),
    Mistake(
        "wrong_last_area.py",
        "max(largest, len(area))",
        "len(area)",
        Text(
            "가장 넓은 구역이 아니라 마지막 구역의 크기를 출력함",
            "prints the size of the last area, not the largest",
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of counting the connected areas of free cells."""
    side = brief.random.choice(_SIDE[brief.difficulty])
    return Draft(
        statement=_statement(brief),
        input_format=grid_format(side, ".#"),
        programs=_programs(),
        samples=(as_input(scattered(brief.random, (4, 6), {".": 3, "#": 2})), as_input(["##", "##"])),
        tests=(
            HandTest("snake", as_input([row.replace("S", ".").replace("E", ".") for row in snake(side, side)]), "deep"),
            *(
                HandTest(
                    f"sparse-{walls}",
                    as_input(scattered(brief.random, (side, side), {".": 100 - walls, "#": walls})),
                    f"{walls} % obstacles",
                )
                for walls in (20, 38, 42)
            ),
        ),
    )


def _statement(brief: Brief) -> StatementParts:
    place, obstacle, item = brief.theme.place, brief.theme.obstacle, brief.theme.item
    return StatementParts(
        title=Text(f"{josa(obstacle.ko, '으로/로')} 나뉜 {place.ko}", f"Divided by {obstacle.plural.title()}"),
        story=Text(
            f"{josa(place.ko, '을/를')} 세로 $N$칸, 가로 $M$칸의 격자로 나타냈습니다. "
            f"`#`은 {josa(obstacle.ko, '이/가')} 있는 칸이고, `.`은 비어 있는 칸입니다. "
            "상하좌우로 인접한 빈칸들은 서로 이어져 있으며, 이어진 빈칸들을 빠짐없이 모은 것을 하나의 "
            "구역이라고 합니다. "
            "대각선으로만 닿아 있는 칸은 이어진 것이 아닙니다.\n\n"
            f"구역마다 {josa(item.ko, '을/를')} 하나씩 두려고 합니다. "
            "구역의 개수와, 가장 넓은 구역에 속한 칸의 개수를 구하세요.",
            f"The {place.en} is drawn as a grid of $N$ rows and $M$ columns. A `#` is a cell with "
            f"one of the {obstacle.plural}, a `.` is an empty cell. Empty cells that share a side are joined, and all "
            "empty cells that are joined, directly or through others, form one area. Cells that touch only at a corner "
            f"are not joined.\n\nEvery area is to receive one of the {item.plural}. "
            "Find the number of areas and the number of cells of the largest one.",
        ),
        output=Text(
            "첫째 줄에 구역의 개수와 가장 넓은 구역의 칸 수를 공백으로 구분하여 출력하세요. 빈칸이 없으면 "
            "`0 0`을 출력하세요.",
            "Print the number of areas and the size of the largest one, separated by a space; "
            "`0 0` if there is no empty cell.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    return (
        program("reference.py", Role.REFERENCE, _REFERENCE, Text("너비 우선 탐색", "breadth-first search")),
        program("accepted.cpp", Role.ACCEPTED, _CPP, Text("서로소 집합", "disjoint sets")),
        program("brute.py", Role.BRUTE, _BRUTE, Text("가장 작은 번호를 계속 퍼뜨림", "spreads the least label")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
    )
