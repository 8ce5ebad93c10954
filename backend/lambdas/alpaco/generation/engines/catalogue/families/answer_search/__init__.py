"""Parametric search: the answer itself is searched, and each guess is tried by a simple count."""

from __future__ import annotations

from dataclasses import dataclass

from alpaco.generation.engines.catalogue.families.answer_search.counts import CUT, MACHINES
from alpaco.generation.engines.catalogue.families.answer_search.rows import GROUPS, SPREAD
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, Bound, InputFormat, Integer, Line
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Text

__all__ = ["FAMILY"]

_TOP = 10**9


@dataclass(frozen=True, slots=True)
class _Shape:
    """A structure with its input: the bounds of K, what N, A and K mean, and the largest N of a medium problem."""

    recipe: Recipe
    size: int
    least: int
    most: Bound
    count: Text
    numbers: Text
    wanted: Text
    distinct: bool = False


_SHAPES = {
    "cut": _Shape(
        CUT,
        100_000,
        1,
        _TOP,
        Text("줄의 개수", "the number of ropes"),
        Text("줄의 길이", "the lengths of the ropes"),
        Text("만들 조각의 수", "the number of pieces"),
    ),
    "groups": _Shape(
        GROUPS,
        60_000,
        1,
        "N",
        Text("옮길 것의 개수", "how many there are to carry"),
        Text("무게", "the weights"),
        Text("옮길 수 있는 최대 횟수", "how often one may go"),
    ),
    "spread": _Shape(
        SPREAD,
        60_000,
        2,
        "N",
        Text("자리의 개수", "the number of places"),
        Text("자리의 좌표", "the coordinates"),
        Text("고를 자리의 수", "how many to choose"),
        distinct=True,
    ),
    "machines": _Shape(
        MACHINES,
        40_000,
        1,
        _TOP,
        Text("기계의 수", "the number of machines"),
        Text("한 개를 만드는 시간", "the times for each"),
        Text("필요한 개수", "how many are needed"),
    ),
}


def _write(brief: Brief) -> Draft:
    shape, random = _SHAPES[brief.variant], brief.random
    medium = brief.difficulty is Difficulty.MEDIUM
    size = shape.size if medium else 1000

    def text(numbers: list[int], wanted: int) -> str:
        return f"{len(numbers)} {wanted}\n{' '.join(map(str, numbers))}\n"

    small = random.sample(range(1, 20), 5)
    wide = random.sample(range(1, _TOP + 1), size)
    close = random.sample(range(_TOP - 2 * size + 1, _TOP + 1), size)
    half = max(shape.least, size // 2)
    return Draft(
        statement=shape.recipe.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", shape.least, size, shape.count),
                        Integer("K", shape.least, shape.most, shape.wanted),
                    )
                ),
                Array("A", "N", 1, _TOP, shape.numbers, distinct=shape.distinct),
            )
        ),
        programs=shape.recipe.programs(slow=medium),
        samples=(text([8, 2, 5, 11, 4], 3), text(small, random.randint(2, 4))),
        tests=(
            HandTest("few-wanted", text(wide, shape.least), "the smallest K, wide numbers"),
            HandTest("half-wanted", text(wide, half), "K is half of N"),
            HandTest("all-wanted", text(close, size), "K is N, large numbers close together"),
            HandTest("pair", text([1, _TOP], 2), "two numbers far apart"),
            HandTest("most-wanted", text(close, size if isinstance(shape.most, str) else shape.most), "the largest K"),
            HandTest("few-numbers", text([_TOP - 1, _TOP], 2), "two large numbers"),
        ),
    )


FAMILY = Family(
    name="answer_search",
    topics=(Topic.PARAMETRIC_SEARCH, Topic.BINARY_SEARCH),
    variants={
        Difficulty.EASY: ("cut", "groups", "spread", "machines"),
        Difficulty.MEDIUM: ("cut", "groups", "spread", "machines"),
    },
    write=_write,
)
