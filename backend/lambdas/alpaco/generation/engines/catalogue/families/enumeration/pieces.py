"""A row cut into four pieces of two colours with equal sums: a table replaces the innermost loop."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZE, _GREATEST = 1_600, 10**6

_PYTHON = """
import sys
from itertools import accumulate


def main():
    n, *numbers = map(int, sys.stdin.buffer.read().split())
    prefix = [0, *accumulate(numbers)]
    total = prefix[n]
    ways = 0
    before = {}
    for second in range(2, n):
        first = prefix[second - 1]
        before[first] = before.get(first, 0) + 1
        if total % 2 == 0:
            wanted = total // 2 + prefix[second]
            for third in range(second + 1, n):
                ways += before.get(wanted - prefix[third], 0)
    print(ways)


main()
"""

_SLOW = """
import sys
from itertools import accumulate


def main():
    n, *numbers = map(int, sys.stdin.buffer.read().split())
    prefix = [0, *accumulate(numbers)]
    ways = 0
    for first in range(1, n):
        for second in range(first + 1, n):
            for third in range(second + 1, n):
                red = prefix[first] + prefix[third] - prefix[second]
                if red == prefix[n] - red:
                    ways += 1
    print(ways)


main()
"""


def _story(theme: Theme) -> Text:
    place, actor, item = theme.place, theme.actor, theme.item
    return Text(
        f"{place.ko}에 {item.ko} $N$개가 한 줄로 놓여 있고, {item.ko}마다 정수가 하나씩 적혀 있습니다. "
        f"{josa(actor.ko, '은/는')} 줄을 세 군데에서 나누어 {josa(item.ko, '이/가')} 적어도 하나씩 있는 네 도막으로 "
        "만든 다음, 앞에서부터 차례로 빨간색, 파란색, 빨간색, 파란색으로 칠하려고 합니다.\n\n"
        "빨간색 두 도막에 적힌 수의 합과 파란색 두 도막에 적힌 수의 합이 같아지도록 나누는 방법의 수를 구하세요. "
        "나누는 곳이 하나라도 다르면 다른 방법입니다.",
        f"$N$ {item.plural} lie in a row in the {place.en}, and an integer is written on each of them. The {actor.en} "
        f"divides the row at three places into four pieces, with at least one of the {item.plural} in each, and paints "
        "the pieces red, blue, red and blue, in this order.\n\nIn how many ways can the row be divided so that the "
        "numbers on the two red pieces have the same sum as those on the two blue ones? Ways are different if at least "
        "one place is.",
    )


_PIECES = Recipe(
    title=lambda t: Text(f"두 가지 색의 {t.item.ko}", f"{t.item.plural.title()} in Two Colours"),
    story=_story,
    output=Text("첫째 줄에 방법의 수를 출력하세요.", "Print the number of ways."),
    method=Text(
        "둘째와 셋째로 나누는 곳을 모두 시도하고, 첫째로 나누는 곳은 누적 합의 개수를 센 표에서 찾음, $O(N^2)$",
        "tries the second and the third place, and finds how many first places fit in a table of prefix sums, $O(N^2)$",
    ),
    python=_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        // For each second place: the sums left of it and those right of it, sorted, met by two pointers.
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
            long long ways = 0;
            for (int second = 2; second < n && prefix[n] % 2 == 0; second++) {
                vector<long long> left(prefix.begin() + 1, prefix.begin() + second), right;
                for (int third = second + 1; third < n; third++)
                    right.push_back(prefix[n] / 2 + prefix[second] - prefix[third]);
                sort(left.begin(), left.end());
                sort(right.begin(), right.end());
                size_t from = 0, to = 0;
                for (long long value : right) {
                    while (from < left.size() && left[from] < value) from++;
                    while (to < left.size() && left[to] <= value) to++;
                    ways += to - from;
                }
            }
            cout << ways << '\\n';
        }
    """,
    brute="""
        from itertools import combinations

        n = int(input())
        numbers = list(map(int, input().split()))
        ways = 0
        for i, j, k in combinations(range(1, n), 3):
            ways += sum(numbers[:i]) + sum(numbers[j:k]) == sum(numbers[i:j]) + sum(numbers[k:])
        print(ways)
    """,
    slowness=Text("나누는 세 곳을 모두 시도, $O(N^3)$", "tries all three places, $O(N^3)$"),
    slow=_SLOW,
    mistakes=(
        Mistake(
            "wrong_odd_total.py",
            "if total % 2 == 0:",
            "if n > 3:",
            Text("합이 홀수이면 방법이 없다는 것을 생각하지 않음", "forgets that there is no way if the sum is odd"),
        ),
        Mistake(
            "wrong_counts_a_sum_once.py",
            "before[first] = before.get(first, 0) + 1",
            "before[first] = 1",
            Text("누적 합이 같은 곳을 하나로 셈", "counts places with the same prefix sum once"),
        ),
        Mistake(
            "wrong_last_piece_empty.py",
            "range(second + 1, n)",
            "range(second + 1, n + 1)",
            Text("마지막 도막이 비는 경우도 셈", "allows an empty last piece"),
        ),
        Mistake(
            "wrong_empty_first_piece.py",
            "before = {}",
            "before = {0: 1}",
            Text("첫 도막이 비는 경우도 셈", "allows an empty first piece"),
        ),
        Mistake(
            "wrong_equal_pieces.py",
            "before.get(wanted - prefix[third], 0)",
            "before.get(wanted - prefix[third], 0) * (4 * prefix[second] == 2 * total)",
            Text(
                "앞의 두 도막과 뒤의 두 도막의 합도 같아야 한다고 봄",
                "wants both halves of the row to have the same sum, too",
            ),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about four pieces."""
    random, item = brief.random, brief.theme.item
    meaning = Text(f"{item.ko}에 적힌 수", f"the numbers on the {item.plural}")
    return Draft(
        statement=_PIECES.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 4, _SIZE, Text(f"{item.ko}의 개수", f"the number of {item.plural}")),)),
                Array("A", "N", -_GREATEST, _GREATEST, meaning),
            )
        ),
        programs=_PIECES.programs(slow=True),
        samples=("5\n1 2 1 1 1\n", _row([random.choice((-1, 1, 2)) for _ in range(6)]), "4\n1 2 3 5\n"),
        tests=(
            HandTest("zeros", _row([0] * _SIZE), "every way is one"),
            HandTest("ones", _row([1] * _SIZE), "very many ways"),
            HandTest("small", _row([random.randint(-3, 3) for _ in range(_SIZE - 1)] + [2]), "small numbers"),
            HandTest("even", _row([2 * random.randint(-9, 9) for _ in range(_SIZE)]), "an even sum"),
            HandTest("odd", _row([1] + [2 * random.randint(-9, 9) for _ in range(_SIZE - 1)]), "an odd sum"),
        ),
    )


def _row(numbers: list[int]) -> str:
    return f"{len(numbers)}\n{' '.join(map(str, numbers))}\n"
