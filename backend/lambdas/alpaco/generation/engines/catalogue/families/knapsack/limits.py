"""Knapsacks with one more rule: limited copies, a limited number of things, one of each group."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from alpaco.generation.engines.catalogue.families.knapsack.copies import COPIES
from alpaco.generation.engines.catalogue.families.knapsack.few import FEW
from alpaco.generation.engines.catalogue.families.knapsack.groups import GROUPS
from alpaco.generation.engines.catalogue.family import Brief, Draft
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_NUMBER = Text("개수", "the number of")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A recipe, the bounds of $N$ and $W$, and what the input has beyond weights and values."""

    recipe: Recipe
    count: int
    capacity: int
    of: Text = _NUMBER
    first: tuple[Integer, ...] = ()
    before: tuple[Integer, ...] = ()
    after: tuple[Integer, ...] = ()


_RULES = {
    "limited-copies": _Rule(
        COPIES,
        count=50,
        capacity=5_000,
        of=Text("종류의 수", "the number of kinds of"),
        after=(Integer("c", 1, 1_000, Text("남은 개수", "the stock")),),
    ),
    "two-limits": _Rule(
        FEW, count=50, capacity=2_000, first=(Integer("K", 1, 25, Text("최대 개수", "the largest number taken")),)
    ),
    "one-per-group": _Rule(
        GROUPS, count=100, capacity=20_000, before=(Integer("g", 1, 100, Text("모둠 번호", "the group")),)
    ),
}


def _input_format(theme: Theme, rule: _Rule) -> InputFormat:
    item = theme.item
    line = (
        Integer("N", 1, rule.count, Text(f"{item.ko}의 {rule.of.ko}", f"{rule.of.en} {item.plural}")),
        Integer("W", 1, rule.capacity, Text("최대 무게", "the largest weight")),
        *rule.first,
    )
    fields = (
        *rule.before,
        Integer("w", 1, rule.capacity // 20, Text("무게", "the weight")),
        Integer("v", 1, 10**6, Text("가치", "the value")),
        *rule.after,
    )
    kind = QueryKind("", fields, Text(item.ko, f"one of the {item.plural}"))
    return InputFormat(items=(Line(line), Queries("items", "N", (kind,), Text(item.ko, item.plural))))


def _write(brief: Brief) -> Draft:
    rule, random = _RULES[brief.variant], brief.random
    light = [_thing(rule, random, (1, 9), (10**6 - 50, 10**6)) for _ in range(rule.count)]
    mixed = [_thing(rule, random, (1, rule.capacity // 20), (1, 1_000)) for _ in range(rule.count)]
    return Draft(
        statement=rule.recipe.statement(brief.theme),
        input_format=_input_format(brief.theme, rule),
        programs=rule.recipe.programs(slow=True),
        samples=(_sample(rule, random, 4), _sample(rule, random, 5)),
        tests=(
            HandTest("light", _text(rule, rule.capacity, light), "many light things of nearly equal value"),
            HandTest("mixed", _text(rule, rule.capacity, mixed), "things of which many fit together"),
        ),
    )


def _thing(rule: _Rule, random: Random, weights: tuple[int, int], values: tuple[int, int]) -> list[int]:
    extra = [
        random.randint(1, field.high if isinstance(field.high, int) else 1) for field in (*rule.before, *rule.after)
    ]
    middle = [random.randint(*weights), random.randint(*values)]
    return [*extra[: len(rule.before)], *middle, *extra[len(rule.before) :]]


def _sample(rule: _Rule, random: Random, count: int) -> str:
    things = [_thing(rule, random, (2, 6), (3, 20)) for _ in range(count)]
    for thing in things:
        if rule.before:
            thing[0] = random.randint(1, 3)
        if rule.after:
            thing[-1] = random.randint(1, 3)
    return _text(rule, random.randint(9, 13), things)


def _text(rule: _Rule, capacity: int, things: list[list[int]]) -> str:
    first = [len(things), capacity, *([2 if len(things) < 10 else 25] if rule.first else [])]
    return "".join(" ".join(map(str, line)) + "\n" for line in [first, *things])


WRITERS: Mapping[str, Callable[[Brief], Draft]] = dict.fromkeys(_RULES, _write)
