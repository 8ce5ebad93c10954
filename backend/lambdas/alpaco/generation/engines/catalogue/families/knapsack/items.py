"""Things with a weight and a value, each once or any number of times."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from random import Random

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_CAPACITIES = (15_000, 20_000)
_HEAVIEST = 1_000

_BEST_PYTHON = """
import sys


def main():
    n, capacity, *numbers = map(int, sys.stdin.buffer.read().split())
    best = [0] * (capacity + 1)
    for weight, value in zip(numbers[::2], numbers[1::2]):
        for room in range(capacity, weight - 1, -1):
            taken = best[room - weight] + value
            if taken > best[room]:
                best[room] = taken
    print(best[capacity])


main()
"""

_BEST_CPP = """
#include <algorithm>
#include <iostream>
#include <vector>
using namespace std;

int main() {
    int n, capacity;
    cin >> n >> capacity;
    vector<long long> best(capacity + 1);
    while (n--) {
        int weight, value;
        cin >> weight >> value;
        for (int room = capacity; room >= weight; room--)
            best[room] = max(best[room], best[room - weight] + value);
    }
    cout << best[capacity] << '\\n';
}
"""

_BEST_BRUTE = """
n, capacity = map(int, input().split())
chosen = {(0, 0)}
for _ in range(n):
    weight, value = map(int, input().split())
    chosen |= {(w + weight, v + value) for w, v in chosen}
print(max(v for w, v in chosen if w <= capacity))
"""

_BEST_SLOW = """
import sys


def main():
    n, capacity, *numbers = map(int, sys.stdin.buffer.read().split())
    things = list(zip(numbers[::2], numbers[1::2]))

    def best(i, room):
        if i == n:
            return 0
        weight, value = things[i]
        if weight > room:
            return best(i + 1, room)
        return max(best(i + 1, room), value + best(i + 1, room - weight))

    print(best(0, capacity))


main()
"""

_GREEDY = """
import sys


def main():
    n, capacity, *numbers = map(int, sys.stdin.buffer.read().split())
    things = sorted(zip(numbers[::2], numbers[1::2]), key=lambda thing: KEY)
    total = 0
    for weight, value in things:
        copies = min(capacity // weight, LIMIT)
        total += copies * value
        capacity -= copies * weight
    print(total)


main()
"""


def _greedy(limit: str) -> tuple[Program, ...]:
    """Make the two greedy mistakes, with at most `limit` copies of each thing."""
    source = _GREEDY.replace("LIMIT", limit)
    return (
        program(
            "wrong_greedy_ratio.py",
            Role.WRONG,
            source.replace("KEY", "-thing[1] / thing[0]"),
            Text("무게당 가치가 큰 것부터 담는 그리디", "greedy by value per unit of weight"),
        ),
        program(
            "wrong_greedy_value.py",
            Role.WRONG,
            source.replace("KEY", "-thing[1]"),
            Text("가치가 큰 것부터 담는 그리디", "greedy by value"),
        ),
    )


_DOWNWARDS = "for room in range(capacity, weight - 1, -1):"
_UPWARDS = "for room in range(weight, capacity + 1):"

_BEST_VALUE = Recipe(
    title=lambda t: Text(f"{t.actor.ko}의 가방", f"The {t.actor.en.title()}'s Bag"),
    story=lambda t: Text(
        f"{t.place.ko}에 {josa(t.item.ko, '이/가')} $N$개 있습니다. {josa(t.item.ko, '은/는')} 각각 무게와 가치를 "
        "가지며, "
        f"{josa(t.actor.ko, '은/는')} 무게의 합이 $W$를 넘지 않도록 몇 개를 골라 가방에 담으려고 합니다. "
        "아무것도 담지 않아도 됩니다.\n\n담은 것의 가치의 합으로 가능한 최댓값을 구하세요.",
        f"There are $N$ {t.item.plural} in the {t.place.en}, each with a weight and a value. The {t.actor.en} puts "
        "some of "
        "them, possibly none, into a bag; their total weight must not exceed $W$.\n\n"
        "Find the largest possible total value in the bag.",
    ),
    output=Text("첫째 줄에 가치의 합의 최댓값을 출력하세요.", "Print the largest possible total value."),
    method=Text("용량별 최댓값에 대한 동적 계획법, $O(NW)$", "dynamic programming over the capacity, $O(NW)$"),
    python=_BEST_PYTHON,
    cpp=_BEST_CPP,
    brute=_BEST_BRUTE,
    slowness=Text("메모이제이션이 없는 재귀, $O(2^N)$", "recursion without memoisation, $O(2^N)$"),
    slow=_BEST_SLOW,
    mistakes=(
        Mistake(
            "wrong_reused.py",
            _DOWNWARDS,
            _UPWARDS,
            Text(
                "용량을 작은 쪽부터 채워 같은 것을 여러 번 담음",
                "fills capacities upwards, so a thing is used repeatedly",
            ),
        ),
        Mistake(
            "wrong_never_full.py",
            "range(capacity, weight - 1, -1)",
            "range(capacity, weight, -1)",
            Text("남은 용량과 무게가 같으면 담지 못함", "cannot use a thing that fits exactly"),
        ),
        Mistake(
            "wrong_exactly_full.py",
            "[0] * (capacity + 1)",
            "[0] + [-(10**18)] * capacity",
            Text("무게의 합이 정확히 $W$인 경우만 인정함", "accepts only a total weight of exactly $W$"),
        ),
    ),
    others=_greedy("1"),
)

_UNLIMITED = Recipe(
    title=lambda t: Text(f"끝없는 {t.item.ko}", f"No End of {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에는 {josa(t.item.ko, '이/가')} $N$종류 있고, 종류마다 얼마든지 많이 있습니다. "
        f"같은 종류의 {josa(t.item.ko, '은/는')} 무게와 가치가 서로 같습니다. "
        f"{josa(t.actor.ko, '은/는')} 무게의 합이 $W$를 넘지 않도록 가방에 담으려고 하며, 같은 종류를 여러 개 담아도 "
        "됩니다.\n\n"
        "담은 것의 가치의 합으로 가능한 최댓값을 구하세요.",
        f"In the {t.place.en} there are $N$ kinds of {t.item.plural}, and as many of each kind as one could want. All "
        f"{t.item.plural} of one kind have the same weight and the same value. The {t.actor.en} fills a bag; the total "
        "weight must not exceed $W$, and several of the same kind may be taken.\n\n"
        "Find the largest possible total value in the bag.",
    ),
    output=Text("첫째 줄에 가치의 합의 최댓값을 출력하세요.", "Print the largest possible total value."),
    method=Text("용량을 작은 쪽부터 채우는 동적 계획법, $O(NW)$", "dynamic programming, capacities upwards, $O(NW)$"),
    python=altered(_BEST_PYTHON, (_DOWNWARDS, _UPWARDS)),
    cpp=altered(
        _BEST_CPP,
        ("for (int room = capacity; room >= weight; room--)", "for (int room = weight; room <= capacity; room++)"),
    ),
    brute="""
        n, capacity = map(int, input().split())
        things = [tuple(map(int, input().split())) for _ in range(n)]
        reached = {0: 0}
        for weight in range(capacity + 1):
            if weight in reached:
                for more, value in things:
                    total = reached[weight] + value
                    if weight + more <= capacity and total > reached.get(weight + more, -1):
                        reached[weight + more] = total
        print(max(reached.values()))
    """,
    slowness=Text(
        "종류마다 담을 개수를 하나씩 모두 시도, $O(NW^2)$", "tries every number of copies of every kind, $O(NW^2)$"
    ),
    slow="""
        import sys


        def main():
            n, capacity, *numbers = map(int, sys.stdin.buffer.read().split())
            best = [0] * (capacity + 1)
            for weight, value in zip(numbers[::2], numbers[1::2]):
                for room in range(capacity, weight - 1, -1):
                    for copies in range(1, room // weight + 1):
                        taken = best[room - copies * weight] + copies * value
                        if taken > best[room]:
                            best[room] = taken
            print(best[capacity])


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_once.py",
            _UPWARDS,
            _DOWNWARDS,
            Text("종류마다 한 개만 담음", "takes at most one of each kind"),
        ),
        Mistake(
            "wrong_never_full.py",
            "range(weight, capacity + 1)",
            "range(weight + 1, capacity + 1)",
            Text("남은 용량과 무게가 같으면 담지 못함", "cannot use a thing that fits exactly"),
        ),
        Mistake(
            "wrong_exactly_full.py",
            "[0] * (capacity + 1)",
            "[0] + [-(10**18)] * capacity",
            Text("무게의 합이 정확히 $W$인 경우만 인정함", "accepts only a total weight of exactly $W$"),
        ),
    ),
    others=_greedy("capacity"),
)


def _input_format(theme: Theme, count: int, capacity: int, kinds: Text) -> InputFormat:
    item = theme.item
    fields = (
        Integer("w", 1, _HEAVIEST, Text("무게", "the weight")),
        Integer("v", 1, 10**6, Text("가치", "the value")),
    )
    number = Text(f"{item.ko}의 {kinds.ko}", f"{kinds.en} {item.plural}")
    return InputFormat(
        items=(
            Line((Integer("N", 1, count, number), Integer("W", 1, capacity, Text("최대 무게", "the largest weight")))),
            Queries(
                "items",
                "N",
                (QueryKind("", fields, Text(item.ko, f"one of the {item.plural}")),),
                Text(item.ko, item.plural),
            ),
        )
    )


def _write(brief: Brief, recipe: Recipe, kinds: Text) -> Draft:
    count, capacity = (100, 2_000) if brief.difficulty is Difficulty.EASY else (100, brief.random.choice(_CAPACITIES))
    light = [(1 + i % 3, 900_000 + i) for i in range(count)]
    return Draft(
        statement=recipe.statement(brief.theme),
        input_format=_input_format(brief.theme, count, capacity, kinds),
        programs=recipe.programs(slow=True),
        samples=(_text(7, [(4, 9), (3, 7), (3, 6)]), _sample(brief.random), _text(2, [(3, 5), (4, 8)])),
        tests=(
            HandTest("light", _text(capacity, light), "many light things of nearly equal value"),
            HandTest("halves", _text(_HEAVIEST, _halves(_HEAVIEST)), "two halves beat the best thing per weight"),
        ),
    )


def _halves(capacity: int) -> list[tuple[int, int]]:
    half = capacity // 2
    return [(half + 1, 10 * half + 11), (half, 10 * half - 1), (half, 10 * half - 1)]


def _sample(random: Random) -> str:
    return _text(random.randint(9, 12), [(random.randint(2, 7), random.randint(5, 30)) for _ in range(4)])


def _text(capacity: int, things: Sequence[tuple[int, int]]) -> str:
    return f"{len(things)} {capacity}\n" + "".join(f"{weight} {value}\n" for weight, value in things)


WRITERS: Mapping[str, Callable[[Brief], Draft]] = {
    "best-value": partial(_write, recipe=_BEST_VALUE, kinds=Text("개수", "the number of")),
    "unlimited": partial(_write, recipe=_UNLIMITED, kinds=Text("종류의 수", "the number of kinds of")),
}
