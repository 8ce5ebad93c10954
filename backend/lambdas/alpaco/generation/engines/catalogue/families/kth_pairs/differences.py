"""The K-th smallest difference of two numbers."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.text import Text

__all__ = ["DIFFERENCES"]

DIFFERENCES = Recipe(
    title=lambda t: Text(f"{t.item.ko} 두 개의 차", f"Differences of Two {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에 {josa(t.item.ko, '이/가')} $N$개 있고, {t.item.ko}마다 수가 하나씩 적혀 있습니다. "
        f"{josa(t.actor.ko, '은/는')} 서로 다른 두 개를 고르는 모든 방법에 대해, 두 수의 차(큰 수에서 작은 수를 뺀 "
        "값)를 한 번씩 "
        "적었습니다. 이렇게 적은 차는 모두 $N(N-1)/2$개입니다.\n\n"
        "이 가운데 $K$번째로 작은 차를 구하세요. 같은 차가 여러 번 나오면 모두 따로 셉니다.",
        f"There are $N$ {t.item.plural} in the {t.place.en}, and a number is written on each of them. For every "
        "choice of two "
        f"of them, the {t.actor.en} wrote down the difference of both numbers, the larger one minus the smaller one: "
        "$N(N-1)/2$ differences in all.\n\n"
        "What is the $K$-th smallest of these differences? Equal differences are counted as often as they occur.",
    ),
    output=Text("첫째 줄에 $K$번째로 작은 차를 출력하세요.", "Print the $K$-th smallest difference."),
    method=Text(
        "차에 대한 이분 탐색, 값마다 $x$ 이하인 쌍을 이분 탐색으로 셈, $O(N \\log N \\log V)$",
        "binary search on the difference, counting the pairs up to it by binary search, $O(N \\log N \\log V)$",
    ),
    python="""
        import sys
        from bisect import bisect_right


        def main():
            n, k, *numbers = map(int, sys.stdin.buffer.read().split())
            a = sorted(numbers)
            low, high = 0, a[-1] - a[0]
            while low < high:
                middle = (low + high) // 2
                count = sum([bisect_right(a, x + middle) for x in a]) - n * (n + 1) // 2
                if count >= k:
                    high = middle
                else:
                    low = middle + 1
            print(low)


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            long long n, k;
            cin >> n >> k;
            vector<long long> a(n);
            for (auto &x : a) cin >> x;
            sort(a.begin(), a.end());
            long long low = 0, high = a.back() - a[0];
            while (low < high) {
                long long middle = (low + high) / 2, count = 0;
                for (long long i = 0, j = 0; j < n; j++) {
                    while (a[j] - a[i] > middle) i++;
                    count += j - i;
                }
                if (count >= k) high = middle;
                else low = middle + 1;
            }
            cout << low << '\\n';
        }
    """,
    brute="""
        n, k = map(int, input().split())
        a = list(map(int, input().split()))
        print(sorted(abs(a[i] - a[j]) for i in range(n) for j in range(i))[k - 1])
    """,
    slowness=Text("값마다 모든 쌍을 확인, $O(N^2 \\log V)$", "looks at all pairs for each value, $O(N^2 \\log V)$"),
    slow="""
        import sys


        def main():
            n, k, *a = map(int, sys.stdin.buffer.read().split())
            a.sort()
            low, high = 0, a[-1] - a[0]
            while low < high:
                middle = (low + high) // 2
                count = 0
                for i in range(n):
                    for j in range(i + 1, n):
                        if a[j] - a[i] <= middle:
                            count += 1
                if count >= k:
                    high = middle
                else:
                    low = middle + 1
            print(low)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_counts_itself.py",
            "n * (n + 1) // 2",
            "n * (n - 1) // 2",
            Text("자기 자신과의 쌍까지 셈", "counts each number with itself"),
        ),
        Mistake(
            "wrong_strictly_less.py",
            "bisect_right(a, x + middle) for x in a]) - n * (n + 1) // 2",
            "max(bisect_right(a, x + middle - 1), i) for i, x in enumerate(a, 1)]) - n * (n + 1) // 2",
            Text("차가 정확히 $x$인 쌍을 세지 않음", "does not count pairs whose difference is exactly the value"),
        ),
        Mistake(
            "wrong_next_rank.py",
            "count >= k",
            "count > k",
            Text("$K+1$번째 차를 구함", "finds the next rank"),
        ),
        Mistake(
            "wrong_low_one.py",
            "low, high = 0,",
            "low, high = 1,",
            Text("차가 0인 쌍을 고려하지 않음", "does not think of equal numbers"),
        ),
        Mistake(
            "wrong_neighbours.py",
            "            print(low)",
            "            gaps = sorted([y - x for x, y in zip(a, a[1:])])\n"
            "            print(gaps[k - 1] if k < n else low)",
            Text("정렬했을 때 이웃한 수의 차만 생각함", "thinks only of neighbours in sorted order"),
        ),
    ),
)
