"""The K-th smallest sum of one number from each of two boxes."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.text import Text

__all__ = ["SUMS"]

SUMS = Recipe(
    title=lambda t: Text(f"{t.item.ko} 두 개의 합", f"Sums of Two {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에 상자가 두 개 있습니다. 첫째 상자에는 {josa(t.item.ko, '이/가')} $N$개, 둘째 상자에는 $M$개 "
        "들어 있고, "
        f"{t.item.ko}마다 수가 하나씩 적혀 있습니다. {josa(t.actor.ko, '은/는')} 각 상자에서 하나씩 꺼내 두 수의 "
        "합을 적는 일을 "
        "가능한 모든 쌍에 대해 한 번씩 했습니다. 이렇게 적은 합은 모두 $N \\times M$개입니다.\n\n"
        "이 가운데 $K$번째로 작은 합을 구하세요. 같은 합이 여러 번 나오면 모두 따로 셉니다.",
        f"There are two boxes in the {t.place.en}. The first holds $N$ {t.item.plural}, the second $M$, and a number "
        "is "
        f"written on each of them. For every possible pair of one from each box, the {t.actor.en} wrote down the sum "
        "of both "
        "numbers: $N \\times M$ sums in all.\n\n"
        "What is the $K$-th smallest of these sums? Equal sums are counted as often as they occur.",
    ),
    output=Text("첫째 줄에 $K$번째로 작은 합을 출력하세요.", "Print the $K$-th smallest sum."),
    method=Text(
        "합에 대한 이분 탐색, 값마다 $x$ 이하인 쌍을 이분 탐색으로 셈, $O(N \\log M \\log V)$",
        "binary search on the sum, counting the pairs up to it by binary search, $O(N \\log M \\log V)$",
    ),
    python="""
        import sys
        from bisect import bisect_right


        def main():
            n, m, k, *numbers = map(int, sys.stdin.buffer.read().split())
            a = numbers[:n]
            b = sorted(numbers[n:])
            low, high = min(a) + b[0], max(a) + b[-1]
            while low < high:
                middle = (low + high) // 2
                if sum([bisect_right(b, middle - x) for x in a]) >= k:
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
            long long n, m, k;
            cin >> n >> m >> k;
            vector<long long> a(n), b(m);
            for (auto &x : a) cin >> x;
            for (auto &x : b) cin >> x;
            sort(a.begin(), a.end());
            sort(b.begin(), b.end());
            long long low = a[0] + b[0], high = a.back() + b.back();
            while (low < high) {
                long long middle = (low + high) / 2, count = 0, j = m;
                for (auto x : a) {
                    while (j > 0 && x + b[j - 1] > middle) j--;
                    count += j;
                }
                if (count >= k) high = middle;
                else low = middle + 1;
            }
            cout << low << '\\n';
        }
    """,
    brute="""
        n, m, k = map(int, input().split())
        a = list(map(int, input().split()))
        b = list(map(int, input().split()))
        print(sorted(x + y for x in a for y in b)[k - 1])
    """,
    slowness=Text(
        "가장 작은 합부터 힙에서 하나씩 꺼냄, $O(K \\log N)$", "takes the sums from a heap one by one, $O(K \\log N)$"
    ),
    slow="""
        import sys
        from heapq import heapify, heapreplace


        def main():
            n, m, k, *numbers = map(int, sys.stdin.buffer.read().split())
            b = sorted(numbers[n:]) + [10**18]
            heap = [(x + b[0], x, 0) for x in numbers[:n]]
            heapify(heap)
            for _ in range(k - 1):
                _, x, j = heap[0]
                heapreplace(heap, (x + b[j + 1], x, j + 1))
            print(heap[0][0])


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_strictly_less.py",
            "[bisect_right(b, middle - x) for x in a]",
            "[bisect_right(b, middle - x - 1) for x in a]",
            Text("합이 정확히 $x$인 쌍을 세지 않음", "does not count pairs whose sum is exactly the value"),
        ),
        Mistake(
            "wrong_next_rank.py",
            ">= k",
            "> k",
            Text("$K+1$번째 합을 구함", "finds the next rank"),
        ),
        Mistake(
            "wrong_unsorted.py",
            "sorted(numbers[n:])",
            "numbers[n:]",
            Text("정렬하지 않고 이분 탐색을 함", "searches without sorting"),
        ),
        Mistake(
            "wrong_high_too_low.py",
            "max(a) + b[-1]",
            "10**9",
            Text("합의 상한을 수 하나의 상한으로 잡음", "takes the bound of one number for the bound of a sum"),
        ),
        Mistake(
            "wrong_distinct.py",
            "sorted(numbers[n:])",
            "sorted(set(numbers[n:]))",
            Text("같은 수를 하나로 셈", "counts equal numbers once"),
        ),
    ),
)
