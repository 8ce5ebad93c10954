"""The largest times the smallest number of every segment, added up across the middle."""

from __future__ import annotations

from dataclasses import replace

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZES, _TOP = (25_000, 30_000), 10**9

_SEGMENTS = Recipe(
    title=lambda _: Text("가장 큰 수와 가장 작은 수의 곱", "The Largest Times the Smallest"),
    story=lambda t: Text(
        f"{t.place.ko}에 {t.item.ko} $N$개가 한 줄로 놓여 있고, 왼쪽에서 $i$번째 {t.item.ko}에는 정수 $A_i$가 적혀 "
        f"있습니다. 연속으로 놓인 {josa(t.item.ko, '을/를')} 하나 이상 고른 것을 구간이라고 하고, 구간에 적힌 가장 큰 "
        f"수와 가장 작은 수의 곱을 그 구간의 점수라고 합니다. {t.item.ko} 하나로 이루어진 구간의 점수는 적힌 수의 "
        "제곱입니다.\n\n"
        f"{josa(t.actor.ko, '은/는')} 가능한 모든 구간의 점수를 더하려고 합니다. 시작이나 끝의 위치가 다르면 서로 "
        "다른 구간입니다. 점수의 합을 구하세요.",
        f"There are $N$ {t.item.plural} in a row in the {t.place.en}; the $i$-th one from the left carries the "
        f"integer $A_i$. One or more {t.item.plural} next to each other are a segment, and its score is the largest "
        f"number in it times the smallest one. The score of a single {t.item.en} is thus its number squared.\n\n"
        f"The {t.actor.en} adds up the scores of all possible segments. Segments with different ends are different. "
        "Find the sum of the scores.",
    ),
    output=Text(
        "첫째 줄에 점수의 합을 $1\\,000\\,000\\,007$로 나눈 나머지를 출력하세요.",
        "Print the sum of the scores modulo $1\\,000\\,000\\,007$.",
    ),
    method=Text(
        "가운데를 지나는 구간을 한꺼번에 더함, $O(N \\log N)$",
        "adds up what crosses the middle at once, $O(N \\log N)$",
    ),
    python="""
        import sys
        from itertools import accumulate
        from operator import mul


        def scores(a):
            if len(a) == 1:
                return a[0] * a[0]
            half = len(a) // 2
            left, right = a[:half], a[half:]
            total = scores(left) + scores(right)
            high, low = list(accumulate(right, max)), list(accumulate(right, min))
            highs, lows = [0, *accumulate(high)], [0, *accumulate(low)]
            both = [0, *accumulate(map(mul, high, low))]
            largest = smallest = left[-1]
            # of the segments from here on, how many have their largest number on the left, their smallest one
            i = j = 0
            for v in reversed(left):
                largest, smallest = max(largest, v), min(smallest, v)
                while i < len(right) and high[i] <= largest:
                    i += 1
                while j < len(right) and low[j] >= smallest:
                    j += 1
                total += largest * smallest * min(i, j)
                if i < j:
                    total += (highs[j] - highs[i]) * smallest
                else:
                    total += largest * (lows[i] - lows[j])
                total += both[-1] - both[max(i, j)]
            return total


        def main():
            n, *a = map(int, sys.stdin.buffer.read().split())
            print(scores(a) % 1_000_000_007)


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <functional>
        #include <iostream>
        #include <vector>
        using namespace std;

        const long long REMAINDER = 1000000007;
        vector<long long> a;

        // Every segment in [from, to); for each beginning, binary search finds where the extremes move to the right.
        long long scores(int from, int to) {
            if (to - from == 1) return a[from] * a[from] % REMAINDER;
            int middle = (from + to) / 2, size = to - middle;
            long long total = scores(from, middle) + scores(middle, to);
            vector<long long> high(size), low(size), highs(size + 1), lows(size + 1), both(size + 1);
            for (int i = 0; i < size; i++) {
                high[i] = i ? max(high[i - 1], a[middle + i]) : a[middle];
                low[i] = i ? min(low[i - 1], a[middle + i]) : a[middle];
                highs[i + 1] = highs[i] + high[i];
                lows[i + 1] = lows[i] + low[i];
                both[i + 1] = (both[i] + high[i] * low[i]) % REMAINDER;
            }
            long long largest = a[middle - 1], smallest = a[middle - 1];
            for (int first = middle - 1; first >= from; first--) {
                largest = max(largest, a[first]);
                smallest = min(smallest, a[first]);
                int i = upper_bound(high.begin(), high.end(), largest) - high.begin();
                int j = upper_bound(low.begin(), low.end(), smallest, greater<long long>()) - low.begin();
                total += largest * smallest % REMAINDER * min(i, j) % REMAINDER;
                if (i < j) total += (highs[j] - highs[i]) % REMAINDER * smallest % REMAINDER;
                else total += (lows[i] - lows[j]) % REMAINDER * largest % REMAINDER;
                total += both[size] + REMAINDER - both[max(i, j)];
                total %= REMAINDER;
            }
            return total % REMAINDER;
        }

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            a.resize(n);
            for (long long& v : a) cin >> v;
            cout << scores(0, n) << '\\n';
        }
    """,
    brute="""
        n = int(input())
        a = list(map(int, input().split()))
        segments = (a[i:j] for j in range(n + 1) for i in range(j))
        print(sum(max(segment) * min(segment) for segment in segments) % 1_000_000_007)
    """,
    slowness=Text("모든 구간을 늘려 가며 확인함, $O(N^2)$", "extends every segment number by number, $O(N^2)$"),
    slow="""
        import sys


        def main():
            n, *a = map(int, sys.stdin.buffer.read().split())
            total = 0
            for i in range(n):
                largest = smallest = a[i]
                for j in range(i, n):
                    v = a[j]
                    if v > largest:
                        largest = v
                    elif v < smallest:
                        smallest = v
                    total += largest * smallest
            print(total % 1_000_000_007)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_no_single.py",
            "return a[0] * a[0]",
            "return 0",
            Text("하나로 이루어진 구간을 더하지 않음", "leaves out the segments of a single number"),
        ),
        Mistake(
            "wrong_left_largest.py",
            "total += (highs[j] - highs[i]) * smallest",
            "total += (j - i) * largest * smallest",
            Text("가장 큰 수가 오른쪽에 있는 경우를 놓침", "misses that the largest number may be on the right"),
        ),
        Mistake(
            "wrong_no_far_part.py",
            "total += both[-1] - both[max(i, j)]",
            "total += 0",
            Text(
                "가장 큰 수와 가장 작은 수가 모두 오른쪽에 있는 구간을 놓침",
                "misses the segments with both extremes on the right",
            ),
        ),
        Mistake(
            "wrong_ends.py",
            "largest, smallest = max(largest, v), min(smallest, v)",
            "largest = smallest = v",
            Text("왼쪽 부분에서는 첫 수만 봄", "looks only at the first number of the left part"),
        ),
        Mistake(
            "wrong_64_bit.py",
            "print(scores(a) % 1_000_000_007)",
            "print(((scores(a) + 2**63) % 2**64 - 2**63) % 1_000_000_007)",
            Text(
                "합을 64비트 정수에 저장해 넘친 뒤에 나머지를 구함",
                "takes the remainder of a 64-bit sum that has overflowed",
            ),
        ),
    ),
)


_NOTES = Text(
    "첫째 예제에서 하나로 이루어진 구간의 점수는 $4$, $1$, $9$, 둘로 이루어진 구간의 점수는 $2$, $3$, 전체의 점수는 "
    "$3$이므로 합은 $22$입니다.",
    "In the first sample the single numbers score $4$, $1$ and $9$, the two neighbouring pairs $2$ and $3$, and the "
    "whole row $3$, which makes $22$.",
)


def write(brief: Brief) -> Draft:
    """Write one problem about the extremes of segments."""
    random, item = brief.random, brief.theme.item
    size = random.choice(_SIZES)
    half = size // 2
    return Draft(
        statement=replace(_SEGMENTS.statement(brief.theme), notes=_NOTES),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, size, Text(f"{item.ko}의 개수", f"the number of {item.plural}")),)),
                Array("A", "N", 1, _TOP, Text(f"{item.ko}에 적힌 수", f"the numbers on the {item.plural}")),
            )
        ),
        programs=_SEGMENTS.programs(slow=True),
        samples=("3\n2 1 3\n", _text([random.randint(1, 9) for _ in range(5)]), "2\n4 4\n"),
        tests=(
            HandTest("few-values", _text([random.randint(1, 3) for _ in range(size)]), "many equal numbers"),
            HandTest("outwards", _text([*range(half, 0, -1), *range(1, half + 1)]), "larger and larger on both sides"),
            HandTest("inwards", _text([*range(1, half + 1), *range(half, 0, -1)]), "smaller and smaller on both sides"),
        ),
    )


def _text(numbers: list[int]) -> str:
    return f"{len(numbers)}\n{' '.join(map(str, numbers))}\n"
