"""A row whose halves may be swapped, and those of the halves, and so on: as few inverted pairs as possible."""

from __future__ import annotations

from dataclasses import replace

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line, Require
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZE, _TOP = 2**15, 10**9

_SWAPS = Recipe(
    title=lambda t: Text(f"{t.item.ko} 상자 맞바꾸기", f"Swapping Boxes of {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에 {t.item.ko} $N$개가 한 줄로 놓여 있고, 왼쪽에서 $i$번째 {t.item.ko}에는 정수 $A_i$가 적혀 "
        f"있습니다. $N$은 $2$의 거듭제곱입니다. 줄 전체는 한 상자에 들어 있습니다. {josa(t.item.ko, '이/가')} 두 개 "
        "이상 든 상자 안에는 작은 상자 두 개가 나란히 있어, 왼쪽 상자에는 앞의 절반이, 오른쪽 상자에는 뒤의 절반이 "
        f"들어 있습니다. {t.item.ko} 하나가 든 상자는 더 나뉘지 않습니다.\n\n"
        f"{josa(t.actor.ko, '은/는')} 어떤 상자든 그 바로 안에 있는 두 상자의 자리를 맞바꿀 수 있습니다. 이때 두 "
        "상자에 든 것은 "
        "순서를 그대로 유지한 채 함께 움직입니다. 맞바꾸는 횟수에는 제한이 없습니다.\n\n"
        "왼쪽에 있는 수가 오른쪽에 있는 수보다 큰 쌍을 거꾸로 된 쌍이라고 합니다. 이웃하지 않은 쌍도 포함하며, 같은 "
        "두 수는 "
        "거꾸로 된 쌍이 아닙니다. 거꾸로 된 쌍의 수를 최소 몇 개로 만들 수 있는지 구하세요.",
        f"There are $N$ {t.item.plural} in a row in the {t.place.en}; the $i$-th one from the left carries the integer "
        "$A_i$. $N$ is a power of $2$. The whole row lies in one box. Every box with two or more "
        f"{t.item.plural} holds two smaller boxes side by side: one with the left half of its contents, and one with "
        "the "
        f"right half. A box with a single {t.item.en} is not divided any further.\n\n"
        f"As often as needed, the {t.actor.en} may take any box and swap the two boxes directly inside it. What they "
        "hold "
        "moves along with them and keeps its order.\n\n"
        "A pair of numbers, neighbours or not, is inverted if the left one is larger than the right one; equal numbers "
        "are not inverted. What is the smallest number of inverted pairs that can be reached?",
    ),
    output=Text(
        "첫째 줄에 거꾸로 된 쌍의 최소 개수를 출력하세요.", "Print the smallest possible number of inverted pairs."
    ),
    method=Text(
        "상자마다 따로 정하고 합병 정렬로 셈, $O(N \\log^2 N)$",
        "decides box by box and counts on sorted halves, $O(N \\log^2 N)$",
    ),
    python="""
        import sys
        from bisect import bisect_left, bisect_right


        def arrange(a):
            if len(a) == 1:
                return a, 0
            half = len(a) // 2
            left, inside_left = arrange(a[:half])
            right, inside_right = arrange(a[half:])
            kept = sum([half - bisect_right(left, v) for v in right])
            swapped = sum([bisect_left(left, v) for v in right])
            return sorted(left + right), inside_left + inside_right + min(kept, swapped)


        def main():
            n, *a = map(int, sys.stdin.buffer.read().split())
            print(arrange(a)[1])


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        // Boxes of 1, 2, 4, ... in turn; the contents of each are kept sorted.
        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            vector<int> a(n);
            for (int& v : a) cin >> v;
            long long total = 0;
            for (int half = 1; half < n; half *= 2) {
                for (int from = 0; from < n; from += 2 * half) {
                    int middle = from + half, end = middle + half;
                    long long kept = 0, swapped = 0;
                    for (int i = from, less = middle, most = middle; i < middle; i++) {
                        while (less < end && a[less] < a[i]) less++;
                        while (most < end && a[most] <= a[i]) most++;
                        kept += less - middle;
                        swapped += end - most;
                    }
                    total += min(kept, swapped);
                    inplace_merge(a.begin() + from, a.begin() + middle, a.begin() + end);
                }
            }
            cout << total << '\\n';
        }
    """,
    brute="""
        def orders(a):
            if len(a) == 1:
                yield a
                return
            half = len(a) // 2
            for left in orders(a[:half]):
                for right in orders(a[half:]):
                    yield left + right
                    yield right + left


        def inverted(a):
            return sum(u > v for j, v in enumerate(a) for u in a[:j])


        n = int(input())
        best = n * n
        for a in orders(list(map(int, input().split()))):
            best = min(best, inverted(a))
        print(best)
    """,
    slowness=Text("두 상자의 모든 쌍을 비교함, $O(N^2)$", "compares all pairs across two boxes, $O(N^2)$"),
    slow="""
        import sys


        def arrange(a):
            if len(a) == 1:
                return 0
            half = len(a) // 2
            left, right = a[:half], a[half:]
            kept = swapped = 0
            for u in left:
                for v in right:
                    if u > v:
                        kept += 1
                    elif u < v:
                        swapped += 1
            return arrange(left) + arrange(right) + min(kept, swapped)


        def main():
            n, *a = map(int, sys.stdin.buffer.read().split())
            print(arrange(a))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_never_swaps.py",
            "min(kept, swapped)",
            "kept",
            Text("상자를 맞바꾸지 않음", "never swaps any boxes"),
        ),
        Mistake(
            "wrong_equal_inverted.py",
            "half - bisect_right(left, v)",
            "half - bisect_left(left, v)",
            Text("같은 두 수를 거꾸로 된 쌍으로 셈", "counts equal numbers as inverted"),
        ),
        Mistake(
            "wrong_by_least.py",
            "min(kept, swapped)",
            "(kept if left[0] <= right[0] else swapped)",
            Text("가장 작은 수가 든 상자를 왼쪽에 둠", "puts the box with the smallest number to the left"),
        ),
        Mistake(
            "wrong_by_sum.py",
            "min(kept, swapped)",
            "(kept if sum(left) <= sum(right) else swapped)",
            Text("합이 작은 상자를 왼쪽에 둠", "puts the box with the smaller sum to the left"),
        ),
        Mistake(
            "wrong_smallest_boxes.py",
            "min(kept, swapped)",
            "(min(kept, swapped) if half == 1 else kept)",
            Text("가장 안쪽의 상자만 맞바꿈", "swaps only the innermost boxes"),
        ),
    ),
)


_NOTES = Text(
    "첫째 예제의 줄을 `1 4 2 3`으로 만들면 거꾸로 된 쌍은 $4$와 $2$, $4$와 $3$뿐입니다.",
    "In the first sample the row can be made `1 4 2 3`, in which only $4$ and $2$, and $4$ and $3$, are inverted.",
)


def write(brief: Brief) -> Draft:
    """Write one problem about swapped halves."""
    random, item = brief.random, brief.theme.item
    return Draft(
        statement=replace(_SWAPS.statement(brief.theme), notes=_NOTES),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, _SIZE, Text(f"{item.ko}의 개수", f"the number of {item.plural}")),)),
                Array("A", "N", 1, _TOP, Text(f"{item.ko}에 적힌 수", f"the numbers on the {item.plural}")),
            ),
            requires=(
                Require(
                    f"{_SIZE} % N == 0", Text("$N$은 $2$의 거듭제곱입니다.", "$N$ is a power of $2$, perhaps $1$.")
                ),
            ),
        ),
        programs=_SWAPS.programs(slow=True),
        samples=("4\n4 1 3 2\n", _text([random.randint(1, 9) for _ in range(8)]), "2\n6 6\n"),
        tests=(
            HandTest("few-values", _text([random.randint(1, 3) for _ in range(_SIZE)]), "many equal numbers"),
            HandTest("lopsided", _text(_lopsided(_SIZE)), "one small or large number misleads in every box"),
            HandTest("single", "1\n7\n", "nothing to swap"),
        ),
    )


def _lopsided(size: int) -> list[int]:
    """Return a row in which the half that ought to come first holds the smallest or the largest number."""
    middle = [_TOP // 2 + (i % 3) for i in range(size // 2 - 1)]
    return [*middle, 1, *[value - 5 for value in middle], _TOP]


def _text(numbers: list[int]) -> str:
    return f"{len(numbers)}\n{' '.join(map(str, numbers))}\n"
