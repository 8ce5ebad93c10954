"""Maps and commands of those who walk on a grid: words, items of the input, and built texts."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.input_format.types import Grid, Integer, String
from alpaco.problem.text import Text

__all__ = ["commands", "floor", "random_commands", "random_map", "rules", "serpent", "sides"]


def rules(theme: Theme) -> Text:
    """Say where the walk begins and what each command means."""
    place, actor, obstacle = theme.place, theme.actor, theme.obstacle
    blocked = f"{'an' if obstacle.en[0] in 'aeiou' else 'a'} {obstacle.en}"
    return Text(
        f"{josa(place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자입니다. 지도에서 `.`은 빈칸, `#`은 "
        f"{josa(obstacle.ko, '이/가')} 있어 들어갈 수 없는 칸이고, `S`는 {josa(actor.ko, '이/가')} 출발하는 "
        f"빈칸입니다. {josa(actor.ko, '은/는')} 처음에 위쪽, 곧 첫째 행 쪽을 바라보고 서 있으며, 다음 세 가지 명령을 "
        "따릅니다.\n\n- `L`: 제자리에서 왼쪽으로 90도 돕니다.\n"
        "- `R`: 제자리에서 오른쪽으로 90도 돕니다.\n"
        f"- `F`: 바라보는 쪽으로 한 칸 나아갑니다. 그 칸에 {josa(obstacle.ko, '이/가')} 있거나 그 칸이 격자 밖이면 "
        "움직이지 않고 다음 명령으로 넘어갑니다.",
        f"The {place.en} is a grid of $N$ rows and $M$ columns. On its map `.` is a free cell, `#` a cell with "
        f"{blocked}, which cannot be entered, and `S` the free cell on which the {actor.en} starts. At first the "
        f"{actor.en} faces up, towards the first row. There are three commands.\n\n"
        "- `L`: turn left by 90 degrees on the spot.\n"
        "- `R`: turn right by 90 degrees on the spot.\n"
        f"- `F`: move one cell forward. If that cell has {blocked} or lies outside the grid, stay and go on with "
        "the next command.",
    )


def sides(most: int) -> tuple[Integer, Integer]:
    """Return the fields for the numbers of rows and columns."""
    return (
        Integer("N", 1, most, Text("행의 개수", "the number of rows")),
        Integer("M", 1, most, Text("열의 개수", "the number of columns")),
    )


def floor(theme: Theme) -> Grid:
    """Return the map as an item of the input: free cells, obstacles, one start."""
    return Grid(
        "G", "N", "M", ".#S", Text(f"{theme.place.ko}의 지도", f"the map of the {theme.place.en}"), exactly={"S": 1}
    )


def commands(most: int) -> String:
    """Return the commands as an item of the input."""
    return String("C", "LRF", 1, most, Text("명령을 차례로 이어 쓴 문자열", "the commands in their order"))


def random_map(random: Random, rows: int, columns: int, obstacles: float) -> list[str]:
    """Return a map on which about that share of the cells is blocked."""
    cells = ["#" if random.random() < obstacles else "." for _ in range(rows * columns)]
    cells[random.randrange(rows * columns)] = "S"
    return ["".join(cells[row * columns : (row + 1) * columns]) for row in range(rows)]


def random_commands(random: Random, count: int) -> str:
    """Return commands that mostly go forward."""
    return "".join(random.choices("LRF", (1, 1, 4), k=count))


def serpent(rows: int, columns: int) -> str:
    """Return the commands that visit all cells of an empty grid, an even number of rows, from the bottom left."""
    along = "F" * (columns - 1)
    return f"R{along}LFL{along}RF" * (rows // 2)
