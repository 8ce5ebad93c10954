"""Inverted pairs that count by how far they are apart in value."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZES, _TOP = (50_000, 60_000), 10**9

_CROSSINGS = Recipe(
    title=lambda t: Text(f"흐트러진 {t.item.ko}", f"Untidy {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에 {t.item.ko} $N$개가 한 줄로 놓여 있고, 왼쪽에서 $i$번째 {t.item.ko}에는 정수 $A_i$가 적혀 "
        f"있습니다. {josa(t.actor.ko, '은/는')} 이 줄이 얼마나 흐트러졌는지를 벌점으로 나타내려고 합니다.\n\n"
        f"{t.item.ko} 두 개를 고르는 모든 방법에 대해, 왼쪽에 적힌 수가 오른쪽에 적힌 수보다 크면 두 수의 차이만큼 "
        "벌점을 줍니다. 그렇지 않으면 벌점이 없습니다. 이웃하지 않은 두 개를 고르는 방법도 포함합니다.\n\n"
        "벌점을 모두 더한 값을 구하세요. 벌점이 하나도 없으면 $0$입니다.",
        f"There are $N$ {t.item.plural} in a row in the {t.place.en}; the $i$-th one from the left carries the "
        f"integer $A_i$. The {t.actor.en} measures by penalties how untidy the row is.\n\n"
        "Every pair in which the left number is larger than the right one gets a penalty: the difference of the two "
        "numbers. No other pair gets any. Pairs count whether they are next to each other or not.\n\n"
        "Find the sum of all penalties; it is $0$ if there are none.",
    ),
    output=Text("첫째 줄에 벌점의 합을 출력하세요.", "Print the sum of all penalties."),
    method=Text("합병 정렬을 하며 합을 구함, $O(N \\log N)$", "sums while merging sorted halves, $O(N \\log N)$"),
    python="""
        import sys


        def measure(a):
            if len(a) == 1:
                return a, 0
            half = len(a) // 2
            left, inside_left = measure(a[:half])
            right, inside_right = measure(a[half:])
            i, rest, across = 0, sum(left), 0
            for v in right:
                while i < half and left[i] <= v:
                    rest -= left[i]
                    i += 1
                across += rest - (half - i) * v
            return sorted(left + right), inside_left + inside_right + across


        def main():
            n, *a = map(int, sys.stdin.buffer.read().split())
            print(measure(a)[1])


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        // From the right: how many smaller numbers there have been and their sum, in two binary indexed trees.
        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            vector<long long> a(n), count(n + 1), sum(n + 1);
            for (auto& v : a) cin >> v;
            vector<long long> sorted = a;
            sort(sorted.begin(), sorted.end());
            long long total = 0;
            for (int i = n - 1; i >= 0; i--) {
                int rank = lower_bound(sorted.begin(), sorted.end(), a[i]) - sorted.begin();
                for (int j = rank; j > 0; j -= j & -j) total += count[j] * a[i] - sum[j];
                for (int j = rank + 1; j <= n; j += j & -j) {
                    count[j]++;
                    sum[j] += a[i];
                }
            }
            cout << total << '\\n';
        }
    """,
    brute="""
        n = int(input())
        a = list(map(int, input().split()))
        print(sum(max(a[i] - a[j], 0) for j in range(n) for i in range(j)))
    """,
    slowness=Text("모든 쌍을 확인함, $O(N^2)$", "looks at every pair, $O(N^2)$"),
    slow="""
        import sys


        def main():
            n, *a = map(int, sys.stdin.buffer.read().split())
            total = 0
            for i in range(n):
                x = a[i]
                for j in range(i + 1, n):
                    if a[j] < x:
                        total += x - a[j]
            print(total)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_counts_pairs.py",
            "rest - (half - i) * v",
            "half - i",
            Text("차이를 더하지 않고 쌍의 수를 셈", "counts pairs and forgets the differences"),
        ),
        Mistake(
            "wrong_first_only.py",
            "rest - (half - i) * v",
            "left[i] - v if i < half else 0",
            Text(
                "합칠 때 남은 수 가운데 첫 수만 봄", "looks only at the first of the numbers that are left when merging"
            ),
        ),
        Mistake(
            "wrong_across_only.py",
            "inside_left + inside_right + across",
            "across",
            Text("나눈 부분 안의 쌍을 더하지 않음", "forgets the pairs inside the halves"),
        ),
        Mistake(
            "wrong_neighbours.py",
            "print(measure(a)[1])",
            "print(sum(max(x - y, 0) for x, y in zip(a, a[1:])))",
            Text("이웃한 쌍만 확인함", "looks only at neighbouring pairs"),
        ),
        Mistake(
            "wrong_unsorted.py",
            "return sorted(left + right)",
            "return left + right",
            Text("합친 부분을 정렬하지 않음", "does not sort what it has merged"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "print(measure(a)[1])",
            "print((measure(a)[1] + 2**31) % 2**32 - 2**31)",
            Text("합을 32비트 정수에 저장해 넘침", "keeps the sum in a 32-bit integer, which overflows"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about inverted pairs."""
    random, item = brief.random, brief.theme.item
    size = random.choice(_SIZES)
    return Draft(
        statement=_CROSSINGS.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, size, Text(f"{item.ko}의 개수", f"the number of {item.plural}")),)),
                Array("A", "N", 1, _TOP, Text(f"{item.ko}에 적힌 수", f"the numbers on the {item.plural}")),
            )
        ),
        programs=_CROSSINGS.programs(slow=True),
        samples=("4\n5 1 4 2\n", _text([random.randint(1, 9) for _ in range(5)]), "3\n2 2 7\n"),
        tests=(
            HandTest("two-blocks", _text([_TOP] * (size // 2) + [1] * (size // 2)), "the largest sum"),
            HandTest("few-values", _text([random.randint(1, 3) for _ in range(size)]), "many equal numbers"),
        ),
    )


def _text(numbers: list[int]) -> str:
    return f"{len(numbers)}\n{' '.join(map(str, numbers))}\n"
