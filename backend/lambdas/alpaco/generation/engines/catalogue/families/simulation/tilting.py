"""A board with balls and obstacles that is tilted again and again."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.families.simulation import maps
from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Grid, InputFormat, Line, String
from alpaco.problem.program import Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZES = {Difficulty.TUTORIAL: (20, 20), Difficulty.EASY: (120, 190)}

_PYTHON = """
import sys


def slide(row):
    parts = row.split("#")
    return "#".join("o" * part.count("o") + "." * part.count(".") for part in parts)


def main():
    n, m, *board, tilts = sys.stdin.read().split()
    for tilt in tilts:
        upright = tilt in "UD"
        mirrored = tilt in "RD"
        if upright:
            board = ["".join(column) for column in zip(*board)]
        if mirrored:
            board = [row[::-1] for row in board]
        board = [slide(row) for row in board]
        if mirrored:
            board = [row[::-1] for row in board]
        if upright:
            board = ["".join(column) for column in zip(*board)]
    print("\\n".join(board))


main()
"""

_SLOW = """
import sys

STEPS = {"L": (0, -1), "R": (0, 1), "U": (-1, 0), "D": (1, 0)}


def main():
    n, m, *board, tilts = sys.stdin.read().split()
    n, m = int(n), int(m)
    board = [list(row) for row in board]
    for tilt in tilts:
        dr, dc = STEPS[tilt]
        moved = True
        while moved:
            moved = False
            free = [
                (r, c)
                for r in range(n)
                for c in range(m)
                if 0 <= r + dr < n and 0 <= c + dc < m and board[r][c] == "o" and board[r + dr][c + dc] == "."
            ]
            for r, c in free:
                board[r][c], board[r + dr][c + dc] = ".", "o"
                moved = True
    print("\\n".join("".join(row) for row in board))


main()
"""


def _story(theme: Theme) -> Text:
    place, actor = theme.place, theme.actor
    return Text(
        f"{place.ko}의 {josa(actor.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 판에서 구슬을 굴리며 놀고 있습니다. 판에서 "
        "`.`은 빈칸, `#`은 벽이 있는 칸, `o`는 구슬이 하나 놓인 칸입니다. 판을 어느 쪽으로 기울이면 모든 구슬이 "
        "그쪽으로 구르며, 판의 끝이나 벽, 또는 먼저 멈춘 다른 구슬에 막힐 때까지 멈추지 않습니다. 벽은 움직이지 "
        "않고, 한 칸에 구슬이 둘 이상 들어갈 수 없습니다.\n\n"
        f"{josa(actor.ko, '은/는')} 판을 여러 번 기울이며, 모든 구슬이 멈춘 뒤에 다음으로 기울입니다. 기울이는 방향은 "
        "`L`이면 왼쪽, `R`이면 오른쪽, `U`이면 위쪽(첫째 행 쪽), `D`이면 아래쪽입니다. 마지막으로 기울여 모든 구슬이 "
        "멈춘 뒤의 판을 구하세요.",
        f"In the {place.en}, the {actor.en} plays with marbles on a board of $N$ rows and $M$ columns. A cell of the "
        "board is free (`.`), has a wall (`#`) or holds a marble (`o`). When the board is tilted to one side, all "
        "marbles roll that way until they are stopped by the edge of the board, by a wall, or by a marble that has "
        "already stopped. Walls never move, and no cell ever holds two marbles.\n\n"
        f"The {actor.en} tilts the board several times, each time after all marbles have come to rest: `L` is to the "
        "left, `R` to the right, `U` upwards, towards the first row, and `D` downwards. Find the board after the last "
        "tilt, when all marbles rest.",
    )


_TILTING = Recipe(
    title=lambda t: Text(f"{t.actor.ko}의 구슬 판", f"The Marbles of the {t.actor.en.title()}"),
    story=_story,
    output=Text(
        "마지막 판을 $N$개의 줄에 입력과 같은 기호로 출력하세요.",
        "Print the last board in $N$ lines, with the characters of the input.",
    ),
    method=Text(
        "막는 것 사이의 칸마다 개수를 세어 한쪽에 몰아 놓음, $O(NM \\cdot |T|)$",
        "counts what lies between two obstacles and puts it to one end, $O(NM \\cdot |T|)$",
    ),
    python=_PYTHON,
    cpp="""
        #include <iostream>
        #include <string>
        #include <utility>
        #include <vector>
        using namespace std;

        int main() {
            int n, m;
            cin >> n >> m;
            vector<string> board(n);
            for (auto &row : board) cin >> row;
            string tilts;
            cin >> tilts;
            for (char tilt : tilts) {
                bool upright = tilt == 'U' || tilt == 'D', backwards = tilt == 'R' || tilt == 'D';
                int lines = upright ? m : n, length = upright ? n : m;
                for (int line = 0; line < lines; line++) {
                    // `rest` is the place where the next one comes to rest, counted from the lower side.
                    for (int i = 0, rest = 0; i < length; i++) {
                        auto cell = [&](int place) -> char & {
                            int along = backwards ? length - 1 - place : place;
                            return upright ? board[along][line] : board[line][along];
                        };
                        if (cell(i) == '#') rest = i + 1;
                        if (cell(i) == 'o') swap(cell(i), cell(rest++));
                    }
                }
            }
            for (auto &row : board) cout << row << '\\n';
        }
    """,
    brute="""
        n, m = map(int, input().split())
        board = [input() for _ in range(n)]
        inside = {(r, c) for r in range(n) for c in range(m) if board[r][c] != "#"}
        balls = {(r, c) for r, c in inside if board[r][c] == "o"}
        for tilt in input():
            dr, dc = {"L": (0, -1), "R": (0, 1), "U": (-1, 0), "D": (1, 0)}[tilt]
            for r, c in sorted(balls, key=lambda ball: -ball[0] * dr - ball[1] * dc):
                balls.remove((r, c))
                while (r + dr, c + dc) in inside - balls:
                    r, c = r + dr, c + dc
                balls.add((r, c))
        for r in range(n):
            print("".join("#" if (r, c) not in inside else "o" if (r, c) in balls else "." for c in range(m)))
    """,
    slowness=Text(
        "움직일 수 있는 것이 없을 때까지 모두 한 칸씩 옮김, $O(NM(N + M)|T|)$",
        "moves everything by one cell until nothing moves any more, $O(NM(N + M)|T|)$",
    ),
    slow=_SLOW,
    mistakes=(
        Mistake(
            "wrong_one_cell_only.py",
            'return "#".join("o" * part.count("o") + "." * part.count(".") for part in parts)',
            'return "#".join(part.replace(".o", "o.") for part in parts)',
            Text("기울일 때마다 한 칸만 움직임", "moves by one cell at each tilt"),
        ),
        Mistake(
            "wrong_upside_down.py",
            'mirrored = tilt in "RD"',
            'mirrored = tilt in "RU"',
            Text("위쪽과 아래쪽을 바꾸어 생각함", "takes up for down"),
        ),
        Mistake(
            "wrong_last_tilt_missing.py",
            "for tilt in tilts:",
            "for tilt in tilts[:-1]:",
            Text("마지막으로 기울이는 일을 빠뜨림", "leaves out the last tilt"),
        ),
        Mistake(
            "wrong_same_tilt_once.py",
            "for tilt in tilts:",
            'for tilt in sorted(set(tilts), key="LRUD".index):',
            Text("방향마다 한 번씩만 정해진 순서로 기울임", "tilts once in each direction, in an order of its own"),
        ),
    ),
    others=(
        program(
            "wrong_falls_through.py",
            Role.WRONG,
            altered(
                _PYTHON,
                (
                    '    parts = row.split("#")\n'
                    '    return "#".join("o" * part.count("o") + "." * part.count(".") for part in parts)\n',
                    '    free = iter("o" * row.count("o") + "." * row.count("."))\n'
                    '    return "".join("#" if cell == "#" else next(free) for cell in row)\n',
                ),
            ),
            Text("고정된 것을 지나 미끄러지게 함", "lets everything slide past what is fixed"),
        ),
        program(
            "wrong_two_in_a_cell.py",
            Role.WRONG,
            altered(
                _PYTHON,
                (
                    '"o" * part.count("o") + "." * part.count(".")',
                    '("o" if "o" in part else "") + "." * (len(part) - ("o" in part))',
                ),
            ),
            Text("막힌 것끼리 한 칸에 겹쳐 놓음", "puts those that meet into one cell"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about a tilted board."""
    side, most = _SIZES[brief.difficulty]
    random = brief.random
    board = Text("처음의 판", "the board at the beginning")
    tilts = Text("판을 기울이는 방향을 차례로 이어 쓴 문자열", "the directions of the tilts in their order")
    return Draft(
        statement=_TILTING.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(maps.sides(side)),
                Grid("G", "N", "M", ".#o", board),
                String("T", "LRUD", 1, most, tilts),
            )
        ),
        programs=_TILTING.programs(slow=brief.difficulty is not Difficulty.TUTORIAL),
        samples=("2 6\n.o.#o.\no..o..\nR\n", "3 3\no.o\n.#.\n..o\nDL\n", _board(random, 4, (5, 2, 3), 3)),
        tests=(
            HandTest("few-obstacles", _board(random, side, (60, 1, 39), most), "long ways"),
            HandTest("one-each", _board(random, side, (60, 0, 1), most), "hardly anything on the board"),
            HandTest("around", _board(random, side, (30, 1, 20), most, "RDLU"), "round and round"),
            HandTest("to-and-fro", _board(random, side, (30, 1, 20), most, "LR"), "to the left and to the right"),
        ),
    )


def _board(random: Random, side: int, weights: tuple[int, int, int], tilts: int, cycle: str = "") -> str:
    rows = ["".join(random.choices(".#o", weights, k=side)) for _ in range(side)]
    ways = (cycle * tilts)[:tilts] if cycle else "".join(random.choices("LRUD", k=tilts))
    return "\n".join([f"{side} {side}", *rows, ways]) + "\n"
