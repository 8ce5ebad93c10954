"""Inputs and samples of `kth_pairs`."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.kth_pairs.differences import DIFFERENCES
from alpaco.generation.engines.catalogue.families.kth_pairs.products import PRODUCTS
from alpaco.generation.engines.catalogue.families.kth_pairs.sums import SUMS
from alpaco.generation.engines.catalogue.family import Brief, Draft
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.text import Text

__all__ = ["write"]

_RANK = Text("구하려는 순위", "the wanted rank")
_TOP = 10**9


def write(brief: Brief) -> Draft:
    """Write one problem of the family."""
    return _write_one(brief) if brief.variant == "kth-difference" else _write_two(brief)


def _write_two(brief: Brief) -> Draft:
    recipe = SUMS if brief.variant == "kth-sum" else PRODUCTS
    item = brief.theme.item
    size = brief.random.choice((6_000, 8_000))
    top = _TOP if recipe is SUMS else 10**6
    equal = [top] * size
    small = [brief.random.randint(1, 9) for _ in range(7)]
    return Draft(
        statement=recipe.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer(
                            "N",
                            1,
                            size,
                            Text(f"첫째 상자의 {item.ko} 개수", f"how many {item.plural} the first box holds"),
                        ),
                        Integer(
                            "M",
                            1,
                            size,
                            Text(f"둘째 상자의 {item.ko} 개수", f"how many {item.plural} the second box holds"),
                        ),
                        Integer("K", 1, "N * M", _RANK),
                    )
                ),
                Array("A", "N", 1, top, Text("첫째 상자의 수", "the numbers in the first box")),
                Array("B", "M", 1, top, Text("둘째 상자의 수", "the numbers in the second box")),
            )
        ),
        programs=recipe.programs(slow=True),
        samples=("2 3 4\n1 4\n2 3 5\n", _two(6, small[:3], small[3:])),
        tests=(
            HandTest(
                "all-equal-largest", _two(size * size // 2, equal, equal), "every pair has the same, largest value"
            ),
            HandTest("last", _two(4, [1, top], [1, top]), "the last pair of all"),
        ),
    )


def _write_one(brief: Brief) -> Draft:
    item = brief.theme.item
    size = brief.random.choice((6_000, 8_000))
    small = [brief.random.randint(1, 20) for _ in range(5)]
    spread = [1 + i * (_TOP // size) for i in range(size)]
    return Draft(
        statement=DIFFERENCES.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 2, size, Text(f"{item.ko}의 개수", f"the number of {item.plural}")),
                        Integer("K", 1, "N * (N - 1) // 2", _RANK),
                    )
                ),
                Array("A", "N", 1, _TOP, Text(f"{item.ko}에 적힌 수", f"the numbers on the {item.plural}")),
            )
        ),
        programs=DIFFERENCES.programs(slow=True),
        samples=("4 3\n1 8 3 6\n", f"5 6\n{' '.join(map(str, small))}\n", "3 2\n7 7 7\n"),
        tests=(
            HandTest(
                "spread", f"{size} {size * (size - 1) // 3}\n{' '.join(map(str, spread))}\n", "evenly spread numbers"
            ),
            HandTest("widest", f"3 3\n1 {_TOP} 5\n", "the largest difference of all"),
        ),
    )


def _two(rank: int, first: list[int], second: list[int]) -> str:
    lines = ([len(first), len(second), rank], first, second)
    return "".join(" ".join(map(str, line)) + "\n" for line in lines)
