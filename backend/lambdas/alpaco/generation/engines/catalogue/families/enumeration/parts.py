"""A row cut into three parts that differ as little as possible."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZES = {Difficulty.TUTORIAL: 40, Difficulty.EASY: 1_200}
_GREATEST = 10**9

_PYTHON = """
import sys


def main():
    n, *numbers = map(int, sys.stdin.buffer.read().split())
    best = 10**18
    first = 0
    for i in range(n - 2):
        first += numbers[i]
        second = 0
        third = sum(numbers[i + 1 :])
        for j in range(i + 1, n - 1):
            second += numbers[j]
            third -= numbers[j]
            difference = max(first, second, third) - min(first, second, third)
            if difference < best:
                best = difference
    print(best)


main()
"""

_SLOW = """
import sys


def main():
    n, *numbers = map(int, sys.stdin.buffer.read().split())
    best = 10**18
    for i in range(1, n - 1):
        for j in range(i + 1, n):
            sums = sum(numbers[:i]), sum(numbers[i:j]), sum(numbers[j:])
            best = min(best, max(sums) - min(sums))
    print(best)


main()
"""


def _story(theme: Theme) -> Text:
    place, actor, item = theme.place, theme.actor, theme.item
    return Text(
        f"{place.ko}에 {item.ko} $N$개가 한 줄로 놓여 있고, {item.ko}마다 점수가 하나씩 적혀 있습니다. 점수는 음수일 "
        f"수도 있습니다. {josa(actor.ko, '은/는')} 순서를 바꾸지 않고 줄을 두 군데에서 나누어 세 묶음으로 만들려고 "
        f"합니다. 묶음마다 {josa(item.ko, '이/가')} 적어도 하나 있어야 합니다. 묶음의 점수는 그 묶음에 있는 "
        f"{item.ko}의 점수를 모두 더한 값입니다.\n\n점수가 가장 큰 묶음과 가장 작은 묶음의 점수 차이로 가능한 "
        "최솟값을 구하세요.",
        f"$N$ {item.plural} lie in a row in the {place.en}, and a score, possibly negative, is written on each of "
        f"them. The {actor.en} divides the row at two places into three groups, without changing the order. There "
        f"must be at least one of the {item.plural} in each group. The score of a group is the sum of the scores in "
        "it.\n\nFind the smallest possible difference between the largest and the smallest score of a group.",
    )


_PARTS = Recipe(
    title=lambda t: Text(f"세 묶음으로 나눈 {t.item.ko}", f"{t.item.plural.title()} in Three Groups"),
    story=_story,
    output=Text("첫째 줄에 점수 차이의 최솟값을 출력하세요.", "Print the smallest possible difference."),
    method=Text(
        "나누는 두 곳을 모두 시도하면서 합을 이어서 갱신, $O(N^2)$",
        "tries both places and carries the sums along, $O(N^2)$",
    ),
    python=_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            vector<long long> prefix(n + 1);
            for (int i = 1; i <= n; i++) {
                cin >> prefix[i];
                prefix[i] += prefix[i - 1];
            }
            long long best = 1000000000000000000LL;
            for (int i = 1; i < n; i++)
                for (int j = i + 1; j < n; j++) {
                    auto [low, high] = minmax({prefix[i], prefix[j] - prefix[i], prefix[n] - prefix[j]});
                    best = min(best, high - low);
                }
            cout << best << '\\n';
        }
    """,
    brute="""
        from itertools import combinations

        n = int(input())
        numbers = list(map(int, input().split()))
        found = set()
        for i, j in combinations(range(1, n), 2):
            sums = sorted(map(sum, (numbers[:i], numbers[i:j], numbers[j:])))
            found.add(sums[2] - sums[0])
        print(min(found))
    """,
    slowness=Text("나눌 때마다 세 합을 처음부터 구함, $O(N^3)$", "adds up the three groups each time, $O(N^3)$"),
    slow=_SLOW,
    mistakes=(
        Mistake(
            "wrong_third_may_be_empty.py",
            "range(i + 1, n - 1)",
            "range(i + 1, n)",
            Text("셋째 묶음이 비는 경우도 허용함", "allows an empty third group"),
        ),
        Mistake(
            "wrong_first_is_one.py",
            "for i in range(n - 2):",
            "for i in range(1):",
            Text("첫째 묶음에 하나만 넣음", "puts only one into the first group"),
        ),
        Mistake(
            "wrong_neighbours_only.py",
            "max(first, second, third) - min(first, second, third)",
            "max(abs(first - second), abs(second - third))",
            Text("이웃한 묶음의 차이만 확인함", "compares only groups that are next to each other"),
        ),
        Mistake(
            "wrong_longest_second.py",
            "            second += numbers[j]\n",
            "            second = max(second, numbers[j])\n",
            Text("둘째 묶음에서 합이 아니라 최댓값을 구함", "takes the maximum of the second group, not its sum"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "            third -= numbers[j]\n",
            "            third = (third - numbers[j] + 2**31) % 2**32 - 2**31\n",
            Text("합을 32비트 정수에 저장함", "keeps a sum in 32 bits"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about three groups."""
    most, random, item = _SIZES[brief.difficulty], brief.random, brief.theme.item
    return Draft(
        statement=_PARTS.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 3, most, Text(f"{item.ko}의 개수", f"the number of {item.plural}")),)),
                Array("A", "N", -_GREATEST, _GREATEST, Text(f"{item.ko}의 점수", f"the scores of the {item.plural}")),
            )
        ),
        programs=_PARTS.programs(slow=brief.difficulty is not Difficulty.TUTORIAL),
        samples=("5\n3 1 2 4 2\n", _row([random.randint(-3, 9) for _ in range(6)]), "3\n1 1000000000 1\n"),
        tests=(
            HandTest("greatest", _row([_GREATEST] * most), "the greatest sums"),
            HandTest("growing", _row(list(range(1, most + 1))), "the groups are of different lengths"),
            HandTest("heavy-end", _row([1] * (most - 1) + [_GREATEST]), "the last one outweighs all others"),
        ),
    )


def _row(numbers: list[int]) -> str:
    return f"{len(numbers)}\n{' '.join(map(str, numbers))}\n"
