"""A knapsack with a limited number of copies of each kind."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.knapsack.wording import OUTPUT, story
from alpaco.generation.engines.catalogue.family import Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.text import Text

__all__ = ["COPIES"]

_PYTHON = """
import sys


def main():
    n, capacity, *numbers = map(int, sys.stdin.buffer.read().split())
    bundles = []
    for weight, value, copies in zip(numbers[::3], numbers[1::3], numbers[2::3]):
        size = 1
        while copies > 0:
            size = min(size, copies)
            bundles.append((weight * size, value * size))
            copies -= size
            size *= 2
    best = [0] * (capacity + 1)
    for weight, value in bundles:
        for room in range(capacity, weight - 1, -1):
            taken = best[room - weight] + value
            if taken > best[room]:
                best[room] = taken
    print(best[capacity])


main()
"""

COPIES = Recipe(
    title=lambda t: Text(f"개수가 정해진 {t.item.ko}", f"A Limited Stock of {t.item.plural.title()}"),
    story=lambda t: story(
        t,
        Text(
            f"{t.place.ko}에 {josa(t.item.ko, '이/가')} $N$종류 있고, 종류마다 무게와 가치, 그리고 남은 개수가 "
            "정해져 있습니다.",
            f"In the {t.place.en} there are $N$ kinds of {t.item.plural}, each with a weight, a value and a stock.",
        ),
        Text(
            "같은 종류는 남은 개수까지만 담을 수 있습니다.",
            "Of each kind, no more can be taken than there are in stock.",
        ),
    ),
    output=OUTPUT,
    method=Text(
        "개수를 2의 거듭제곱 묶음으로 나눈 동적 계획법, $O(NW \\log C)$",
        "dynamic programming over bundles of powers of two, $O(NW \\log C)$",
    ),
    python=_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            int n, capacity;
            cin >> n >> capacity;
            vector<long long> best(capacity + 1);
            while (n--) {
                long long weight, value, copies;
                cin >> weight >> value >> copies;
                for (long long size = 1; copies > 0; size *= 2) {
                    long long bundle = min(size, copies);
                    copies -= bundle;
                    for (long long room = capacity; room >= weight * bundle; room--)
                        best[room] = max(best[room], best[room - weight * bundle] + value * bundle);
                }
            }
            cout << best[capacity] << '\\n';
        }
    """,
    brute="""
        n, capacity = map(int, input().split())
        best = {0: 0}  # total weight: the largest value
        for _ in range(n):
            weight, value, copies = map(int, input().split())
            following = {}
            for w, v in best.items():
                for k in range(min(copies, (capacity - w) // weight) + 1):
                    key = w + k * weight
                    following[key] = max(following.get(key, 0), v + k * value)
            best = following
        print(max(best.values()))
    """,
    slowness=Text("하나하나를 따로 넣는 동적 계획법, $O(NWC)$", "dynamic programming over single copies, $O(NWC)$"),
    slow="""
        import sys


        def main():
            n, capacity, *numbers = map(int, sys.stdin.buffer.read().split())
            best = [0] * (capacity + 1)
            for weight, value, copies in zip(numbers[::3], numbers[1::3], numbers[2::3]):
                for _ in range(copies):
                    for room in range(capacity, weight - 1, -1):
                        taken = best[room - weight] + value
                        if taken > best[room]:
                            best[room] = taken
            print(best[capacity])


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_last_bundle.py",
            "        while copies > 0:\n            size = min(size, copies)",
            "        while copies >= size:",
            Text("2의 거듭제곱으로 나누고 남은 개수를 버림", "drops what is left after the powers of two"),
        ),
        Mistake(
            "wrong_too_many.py",
            "            size = min(size, copies)\n",
            "",
            Text("마지막 묶음을 남은 개수보다 크게 잡음", "makes the last bundle larger than the stock"),
        ),
        Mistake(
            "wrong_unlimited.py",
            "range(capacity, weight - 1, -1)",
            "range(weight, capacity + 1)",
            Text("개수 제한을 무시함", "ignores the stock"),
        ),
        Mistake(
            "wrong_all_or_nothing.py",
            "        size = 1\n",
            "        size = copies\n",
            Text("한 종류를 전부 담거나 아예 담지 않음", "takes all of a kind or none of it"),
        ),
        Mistake(
            "wrong_never_full.py",
            "range(capacity, weight - 1, -1)",
            "range(capacity, weight, -1)",
            Text("남은 용량과 무게가 같으면 담지 못함", "cannot use a bundle that fits exactly"),
        ),
    ),
)
