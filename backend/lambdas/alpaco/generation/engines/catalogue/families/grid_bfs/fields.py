"""The input of the grid problems, and grids for hand tests: random ones are too full of obstacles for long ways."""

from __future__ import annotations

from random import Random

from alpaco.problem.input_format.types import Grid, InputFormat, Integer, Line
from alpaco.problem.text import Text

__all__ = ["as_input", "grid_format", "open_field", "scattered", "snake"]


def grid_format(side: int, alphabet: str, *, marks: str = "") -> InputFormat:
    """Return the format of a grid of at most `side` rows and columns; each of `marks` occurs exactly once."""
    low = 2 if marks else 1
    return InputFormat(
        items=(
            Line(
                (
                    Integer("N", low, "MAX_N", Text("격자의 세로 크기", "the number of rows")),
                    Integer("M", low, "MAX_N", Text("격자의 가로 크기", "the number of columns")),
                )
            ),
            Grid("G", "N", "M", alphabet + marks, Text("격자", "the grid"), exactly=dict.fromkeys(marks, 1)),
        ),
        constants={"MAX_N": side},
    )


def as_input(rows: list[str]) -> str:
    """Return the input text: `N M`, then the rows."""
    return f"{len(rows)} {len(rows[0])}\n" + "\n".join(rows) + "\n"


def scattered(random: Random, size: tuple[int, int], weights: dict[str, int], marks: str = "") -> list[str]:
    """Draw each cell by `weights`, then put every character of `marks` on a cell of its own."""
    height, width = size
    cells = random.choices(list(weights), list(weights.values()), k=height * width)
    for cell, mark in zip(random.sample(range(height * width), len(marks)), marks, strict=True):
        cells[cell] = mark
    return ["".join(cells[row * width : (row + 1) * width]) for row in range(height)]


def open_field(height: int, width: int) -> list[str]:
    """Return a grid without obstacles, `S` and `E` in opposite corners."""
    rows = ["." * width for _ in range(height)]
    return _with_ends(rows, height - 1, width - 1)


def snake(height: int, width: int) -> list[str]:
    """Return one long winding way: every other row is an obstacle with a gap at alternating ends."""
    rows = [
        "." * width if row % 2 == 0 else "#" * (width - 1) + "." if row % 4 == 1 else "." + "#" * (width - 1)
        for row in range(height)
    ]
    last = height - 1 if height % 2 else height - 2
    return _with_ends(rows, last, 0 if last % 4 == 2 else width - 1)


def _with_ends(rows: list[str], row: int, column: int) -> list[str]:
    rows[0] = "S" + rows[0][1:]
    rows[row] = rows[row][:column] + "E" + rows[row][column + 1 :]
    return rows
