"""Inputs and samples of the ways with a largest sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from alpaco.generation.engines.catalogue.families.grid_paths.turns import FEW_TURNS
from alpaco.generation.engines.catalogue.families.grid_paths.walkers import TWO_WALKERS
from alpaco.generation.engines.catalogue.families.grid_paths.walks import BEST, FALLING
from alpaco.generation.engines.catalogue.family import Brief, Draft
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Matrix
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS"]


def _input_format(side: int, scores: tuple[int, int], cell: Text, more: tuple[Integer, ...] = ()) -> InputFormat:
    size = (
        Integer("N", 1, side, Text("행의 개수", "the number of rows")),
        Integer("M", 1, side, Text("열의 개수", "the number of columns")),
    )
    return InputFormat(items=(Line((*size, *more)), Matrix("A", "N", "M", *scores, cell)))


def _write_way(brief: Brief) -> Draft:
    recipe = BEST if brief.variant == "best-way" else FALLING
    tutorial = brief.difficulty is Difficulty.TUTORIAL
    side = 50 if tutorial else brief.random.choice((400, 500))
    return Draft(
        statement=recipe.statement(brief.theme),
        input_format=_input_format(side, (-1_000, 1_000), Text("칸의 점수", "the scores of the cells")),
        programs=recipe.programs(slow=not tutorial),
        samples=(_sample(brief, (3, 4), (-9, 9)), "2 3\n1 -5 9\n2 -8 1\n", "1 1\n-7\n"),
        tests=(HandTest("all-negative", _sample(brief, (side, side), (-1_000, -1)), "every score is negative"),),
    )


def _write_turns(brief: Brief) -> Draft:
    side, most = brief.random.choice((120, 150)), 20
    turns = Integer("K", 1, most, Text("방향을 바꿀 수 있는 최대 횟수", "how often the direction may be changed"))
    return Draft(
        statement=FEW_TURNS.statement(brief.theme),
        input_format=_input_format(side, (-1_000, 1_000), Text("칸의 점수", "the scores of the cells"), (turns,)),
        programs=FEW_TURNS.programs(slow=True),
        samples=(_sample(brief, (3, 4), (-9, 9), " 2"), "2 3 1\n1 -5 9\n2 -8 1\n", "1 3 1\n4 -2 5\n"),
        tests=(HandTest("many-turns", _sample(brief, (side, side), (-9, 9), f" {most}"), "as many turns as may be"),),
    )


def _write_walkers(brief: Brief) -> Draft:
    side = brief.random.choice((90, 100))
    return Draft(
        statement=TWO_WALKERS.statement(brief.theme),
        input_format=_input_format(
            side,
            (0, 100),
            Text(f"칸에 있는 {brief.theme.item.ko}의 개수", f"how many {brief.theme.item.plural} there are"),
        ),
        programs=TWO_WALKERS.programs(slow=True),
        samples=(_sample(brief, (3, 4), (0, 9)), "3 3\n0 5 0\n5 9 5\n0 5 0\n", "1 3\n1 2 3\n"),
        tests=(HandTest("sparse", _sample(brief, (side, side), (-20, 3), least=0), "few cells with anything in them"),),
    )


def _sample(brief: Brief, size: tuple[int, int], scores: tuple[int, int], more: str = "", least: int = -1_000) -> str:
    rows, columns = size
    field = [[max(least, brief.random.randint(*scores)) for _ in range(columns)] for _ in range(rows)]
    return f"{rows} {columns}{more}\n" + "".join(" ".join(map(str, row)) + "\n" for row in field)


WRITERS: Mapping[str, Callable[[Brief], Draft]] = {
    "best-way": _write_way,
    "falling": _write_way,
    "few-turns": _write_turns,
    "two-walkers": _write_walkers,
}
