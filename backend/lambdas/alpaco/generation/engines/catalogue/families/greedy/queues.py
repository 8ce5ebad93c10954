"""Greedy choices that a priority queue makes fast: merging, deadlines, refuelling."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from alpaco.generation.engines.catalogue.families.greedy.deadlines import DEADLINES
from alpaco.generation.engines.catalogue.families.greedy.merging import MERGING
from alpaco.generation.engines.catalogue.families.greedy.refuelling import REFUELLING
from alpaco.generation.engines.catalogue.family import Brief, Draft
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.text import Text

__all__ = ["WRITERS"]


def _write_merging(brief: Brief) -> Draft:
    item, size = brief.theme.item, brief.random.choice((80_000, 100_000))
    count = Integer("N", 1, size, Text(f"{item.ko} 더미의 개수", f"the number of piles of {item.plural}"))
    sizes = Array("A", "N", 1, 10_000, Text("더미의 크기", "the sizes of the piles"))
    doubling = [min(2**i, 10_000) for i in range(40)]
    return Draft(
        statement=MERGING.statement(brief.theme),
        input_format=InputFormat(items=(Line((count,)), sizes)),
        programs=MERGING.programs(slow=True),
        samples=(
            "4\n3 1 2 4\n",
            f"5\n{' '.join(str(brief.random.randint(1, 9)) for _ in range(5))}\n",
            "1\n7\n",
        ),
        tests=(HandTest("doubling", f"40\n{' '.join(map(str, doubling))}\n", "one pile that outgrows the others"),),
    )


def _write_deadlines(brief: Brief) -> Draft:
    random, size = brief.random, brief.random.choice((80_000, 100_000))
    fields = (
        Integer("d", 1, size, Text("마감일", "the last day")),
        Integer("v", 1, 10_000, Text("보상", "the reward")),
    )
    late = [(size - random.randint(0, 9), random.randint(1, 10_000)) for _ in range(size)]
    small = [(random.randint(1, 4), random.randint(1, 20)) for _ in range(6)]
    return Draft(
        statement=DEADLINES.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, size, Text("일의 개수", "the number of jobs")),)),
                Queries("jobs", "N", (QueryKind("", fields, Text("일", "one job")),), Text("일", "the jobs")),
            )
        ),
        programs=DEADLINES.programs(slow=True),
        samples=(_pairs("4", [(1, 5), (1, 9), (3, 2), (2, 7)]), _pairs("6", small)),
        tests=(HandTest("late", _pairs(str(size), late), "all deadlines near the end"),),
    )


def _write_refuelling(brief: Brief) -> Draft:
    random, size = brief.random, brief.random.choice((80_000, 100_000))
    fields = (
        Integer("a", 1, "L - 1", Text("위치(출발점과의 거리)", "the distance from the start")),
        Integer("b", 1, 10**6, Text("얻을 수 있는 연료", "how much fuel there is")),
    )
    road = 10**9
    even = [(i * (road // size) + 1, random.randint(road // size, road // size + 500)) for i in range(size)]
    scarce = [(place, fuel // 3) for place, fuel in even]
    mixed = [(random.randint(1, road - 1), random.randint(1, 10**6)) for _ in range(5_000)]
    small = [(random.randint(1, 19), random.randint(2, 8)) for _ in range(5)]
    return Draft(
        statement=REFUELLING.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, size, Text("보급소의 개수", "the number of depots")),
                        Integer("L", 2, road, Text("목적지까지의 거리", "the distance to the goal")),
                        Integer("P", 1, road, Text("처음에 가진 연료", "the fuel at the start")),
                    )
                ),
                Queries(
                    "depots", "N", (QueryKind("", fields, Text("보급소", "one depot")),), Text("보급소", "the depots")
                ),
            )
        ),
        programs=REFUELLING.programs(slow=True),
        samples=(_pairs("4 25 10", [(4, 4), (5, 2), (11, 5), (15, 10)]), _pairs("5 20 8", small)),
        tests=(
            HandTest("even", _pairs(f"{size} {road} {road // size + 1}", even), "a stop at nearly every depot"),
            HandTest("scarce", _pairs(f"{size} {road} {road // 2}", scarce), "the fuel runs out on the way"),
            HandTest("mixed", _pairs(f"5000 {road} 1000000", mixed), "depots anywhere, in no order"),
            HandTest(
                "exact", _pairs("2 10 4", [(4, 3), (7, 3)]), "the fuel lasts exactly to each depot and to the goal"
            ),
        ),
    )


def _pairs(first: str, pairs: list[tuple[int, int]]) -> str:
    return f"{first}\n" + "".join(f"{a} {b}\n" for a, b in pairs)


WRITERS: Mapping[str, Callable[[Brief], Draft]] = {
    "merging": _write_merging,
    "deadlines": _write_deadlines,
    "refuelling": _write_refuelling,
}
