"""A square map that is cut into quarters until every part is uniform."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import Grid, InputFormat, Integer, Line, Require
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIDES = {Difficulty.TUTORIAL: 32, Difficulty.EASY: 256}

_PYTHON = """
import sys


def main():
    n, *rows = sys.stdin.read().split()
    n = int(n)
    count = {}

    def split(top, left, size):
        lines = {row[left : left + size] for row in rows[top : top + size]}
        if lines == {"." * size} or lines == {"#" * size}:
            count[size] = count.get(size, 0) + 1
            return
        half = size // 2
        for r in (top, top + half):
            for c in (left, left + half):
                split(r, c, half)

    split(0, 0, n)
    size = n
    while size:
        print(count.get(size, 0))
        size //= 2


main()
"""

_CPP = """
#include <iostream>
#include <string>
#include <vector>
using namespace std;

// From single cells upwards: four equal quarters make one area, '?' stands for one that had to be cut.
int main() {
    int n;
    cin >> n;
    vector<string> now(n);
    for (string& row : now) cin >> row;
    vector<int> counts;
    for (int size = n; size > 1; size /= 2) {
        vector<string> next(size / 2, string(size / 2, '?'));
        int count = 0;
        for (int r = 0; r < size; r += 2) {
            for (int c = 0; c < size; c += 2) {
                int uniform = 0, alike = 0;
                for (char mark : {now[r][c], now[r][c + 1], now[r + 1][c], now[r + 1][c + 1]}) {
                    uniform += mark != '?';
                    alike += mark == now[r][c];
                }
                if (uniform == 4 && alike == 4) next[r / 2][c / 2] = now[r][c];
                else count += uniform;
            }
        }
        counts.push_back(count);
        now = next;
    }
    counts.push_back(now[0][0] != '?');
    for (int i = counts.size() - 1; i >= 0; i--) cout << counts[i] << '\\n';
}
"""

_BRUTE = """
n = int(input())
rows = [input() for _ in range(n)]


def uniform(top, left, size):
    return len({rows[r][c] for r in range(top, top + size) for c in range(left, left + size)}) == 1


size = n
while size:
    found = 0
    for top in range(0, n, size):
        for left in range(0, n, size):
            outer = min(2 * size, n)
            part = outer > size and uniform(top // outer * outer, left // outer * outer, outer)
            found += uniform(top, left, size) and not part
    print(found)
    size //= 2
"""

_MISTAKES = (
    Mistake(
        "wrong_first_row.py",
        "rows[top : top + size]}",
        "rows[top : top + 1]}",
        Text("구역의 첫 줄만 확인함", "looks only at the first row of an area"),
    ),
    Mistake(
        "wrong_equal_rows.py",
        'lines == {"." * size} or lines == {"#" * size}',
        "len(lines) == 1",
        Text("줄이 모두 같으면 한 구역으로 봄", "takes an area for uniform if its rows equal each other"),
    ),
    Mistake(
        "wrong_cuts_free.py",
        'lines == {"." * size} or lines == {"#" * size}',
        'lines == {"#" * size} or size == 1',
        Text("비어 있는 구역도 계속 나눔", "goes on cutting areas that are free"),
    ),
    Mistake(
        "wrong_corners.py",
        "rows[top : top + size]}",
        "(rows[top], rows[top + size - 1])}",
        Text("구역의 첫 줄과 마지막 줄만 확인함", "looks only at the first and the last row of an area"),
    ),
    Mistake(
        "wrong_skips_zero.py",
        "print(count.get(size, 0))",
        "if size in count:\n            print(count[size])",
        Text("개수가 $0$인 길이를 출력하지 않음", "prints nothing for lengths without any area"),
    ),
)


def _statement(t: Theme) -> StatementParts:
    return StatementParts(
        title=Text(f"{t.place.ko} 지도 나누기", f"Cutting up the Map of the {t.place.en.title()}"),
        story=Text(
            f"{t.place.ko}의 지도는 한 변이 $N$칸인 정사각형 격자이고, $N$은 $2$의 거듭제곱입니다. `.`은 비어 있는 칸, "
            f"`#`은 {josa(t.obstacle.ko, '으로/로')} 막힌 칸입니다. {josa(t.actor.ko, '은/는')} 지도를 다음 규칙에 "
            "따라 "
            "정사각형 구역으로 나눕니다.\n\n"
            "- 처음에는 지도 전체가 한 구역입니다.\n"
            "- 구역 안의 칸이 모두 비어 있거나 모두 막혀 있으면 그 구역은 더 나누지 않습니다.\n"
            "- 그렇지 않으면 구역을 가로와 세로로 절반씩 잘라 같은 크기의 네 구역으로 나누고, 각 구역에 같은 규칙을 "
            "다시 "
            "적용합니다.\n\n"
            "더 나눌 구역이 없을 때, 한 변의 길이마다 그런 구역이 몇 개인지 구하세요.",
            f"The map of the {t.place.en} is a square grid of $N$ rows and $N$ columns, where $N$ is a power of $2$. "
            "A `.` "
            f"is a free cell, a `#` a cell that is blocked by {_a(t.obstacle.en)}. The {t.actor.en} divides the map "
            "into "
            "square areas by these rules:\n\n"
            "- At first the whole map is one area.\n"
            "- An area whose cells are all free or all blocked is left as it is.\n"
            "- Any other area is cut in half both ways, which gives four areas of equal size, and the same rules are "
            "applied to each of them.\n\n"
            "When nothing is left to be cut, how many areas of each side length are there?",
        ),
        output=Text(
            "한 변의 길이가 $N, N/2, N/4, \\ldots, 1$인 구역의 개수를 이 순서대로 한 줄에 하나씩 출력하세요. 그런 "
            "구역이 "
            "없는 길이에는 $0$을 출력하세요.",
            "Print how many areas have the side length $N$, $N/2$, $N/4$, …, $1$: one number per line, in this order. "
            "Where there is no such area, print $0$.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    return (
        program(
            "reference.py",
            Role.REFERENCE,
            _PYTHON,
            Text("네 구역으로 나누는 재귀, $O(N^2 \\log N)$", "recursion into four quarters, $O(N^2 \\log N)$"),
        ),
        program(
            "accepted.cpp",
            Role.ACCEPTED,
            _CPP,
            Text("작은 구역부터 합침, $O(N^2)$", "joins areas, the smallest first, $O(N^2)$"),
        ),
        program("brute.py", Role.BRUTE, _BRUTE, Text("길이마다 모든 구역을 확인", "looks at all areas of each length")),
        *(wrong(_PYTHON, mistake) for mistake in _MISTAKES),
    )


def write(brief: Brief) -> Draft:
    """Write one problem about uniform squares."""
    side, random = _SIDES[brief.difficulty], brief.random
    return Draft(
        statement=_statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, side, Text("지도의 한 변의 길이", "the side length of the map")),)),
                Grid("G", "N", "N", ".#", Text("지도", "the map")),
            ),
            requires=(
                Require(f"{side} % N == 0", Text("$N$은 $2$의 거듭제곱입니다.", "$N$ is a power of $2$, perhaps $1$.")),
            ),
        ),
        programs=_programs(),
        samples=("4\n..##\n..##\n.#..\n....\n", _blotted(brief, 8), "2\n##\n##\n"),
        tests=(
            HandTest("blots", _blotted(brief, side), "areas of every size"),
            HandTest("stripes", _text([".#" * (side // 2)] * side), "equal rows that are not uniform"),
            HandTest("one-cell", _text(["." * side] * (side - 1) + ["." * (side - 1) + "#"]), "one cell in a corner"),
            HandTest("inside", _text(_inside(side, random.randrange(1, side // 2 - 1))), "one cell within a quarter"),
        ),
    )


def _text(rows: list[str]) -> str:
    return f"{len(rows)}\n" + "".join(row + "\n" for row in rows)


def _inside(side: int, at: int) -> list[str]:
    free = "." * side
    return [free] * at + ["." * at + "#" + "." * (side - at - 1)] + [free] * (side - at - 1)


def _blotted(brief: Brief, side: int) -> str:
    """Draw a map by the rules themselves: an area is uniform by chance, or drawn quarter by quarter."""
    random = brief.random

    def draw(size: int, chance: float) -> list[str]:
        if size == 1 or random.random() < chance:
            return [random.choice(".#") * size] * size
        a, b, c, d = (draw(size // 2, 0.4) for _ in range(4))
        return [x + y for x, y in zip(a, b, strict=True)] + [x + y for x, y in zip(c, d, strict=True)]

    return _text(draw(side, 0.0))


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
