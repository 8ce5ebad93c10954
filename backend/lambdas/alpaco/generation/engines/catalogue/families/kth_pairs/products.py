"""The K-th largest product of one number from each of two boxes."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.text import Text

__all__ = ["PRODUCTS"]

PRODUCTS = Recipe(
    title=lambda t: Text(f"{t.item.ko} 두 개의 곱", f"Products of Two {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에 상자가 두 개 있습니다. 첫째 상자에는 {josa(t.item.ko, '이/가')} $N$개, 둘째 상자에는 $M$개 "
        "들어 있고, "
        f"{t.item.ko}마다 수가 하나씩 적혀 있습니다. {josa(t.actor.ko, '은/는')} 각 상자에서 하나씩 꺼내 두 수의 "
        "곱을 적는 일을 "
        "가능한 모든 쌍에 대해 한 번씩 했습니다. 이렇게 적은 곱은 모두 $N \\times M$개입니다.\n\n"
        "이 가운데 $K$번째로 큰 곱을 구하세요. 같은 곱이 여러 번 나오면 모두 따로 셉니다.",
        f"There are two boxes in the {t.place.en}. The first holds $N$ {t.item.plural}, the second $M$, and a number "
        "is "
        f"written on each of them. For every possible pair of one from each box, the {t.actor.en} wrote down the "
        "product of "
        "both numbers: $N \\times M$ products in all.\n\n"
        "What is the $K$-th largest of these products? Equal products are counted as often as they occur.",
    ),
    output=Text("첫째 줄에 $K$번째로 큰 곱을 출력하세요.", "Print the $K$-th largest product."),
    method=Text(
        "곱에 대한 이분 탐색, 값마다 $x$ 이상인 쌍을 이분 탐색으로 셈, $O(N \\log M \\log V)$",
        "binary search on the product, counting the pairs from it upwards by binary search, $O(N \\log M \\log V)$",
    ),
    python="""
        import sys
        from bisect import bisect_left


        def main():
            n, m, k, *numbers = map(int, sys.stdin.buffer.read().split())
            a = numbers[:n]
            b = sorted(numbers[n:])
            low, high = min(a) * b[0], max(a) * b[-1]
            while low < high:
                middle = (low + high + 1) // 2
                fewer = sum([bisect_left(b, -(-middle // x)) for x in a])
                if n * m - fewer >= k:
                    low = middle
                else:
                    high = middle - 1
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
            long long low = a[0] * b[0], high = a.back() * b.back();
            while (low < high) {
                long long middle = (low + high + 1) / 2, count = 0, j = m;
                for (auto x : a) {
                    while (j > 0 && x * b[j - 1] >= middle) j--;
                    count += m - j;
                }
                if (count >= k) low = middle;
                else high = middle - 1;
            }
            cout << low << '\\n';
        }
    """,
    brute="""
        n, m, k = map(int, input().split())
        a = list(map(int, input().split()))
        b = list(map(int, input().split()))
        print(sorted((x * y for x in a for y in b), reverse=True)[k - 1])
    """,
    slowness=Text(
        "가장 큰 곱부터 힙에서 하나씩 꺼냄, $O(K \\log N)$", "takes the products from a heap one by one, $O(K \\log N)$"
    ),
    slow="""
        import sys
        from heapq import heapify, heapreplace


        def main():
            n, m, k, *numbers = map(int, sys.stdin.buffer.read().split())
            b = sorted(numbers[n:], reverse=True) + [0]
            heap = [(-x * b[0], x, 0) for x in numbers[:n]]
            heapify(heap)
            for _ in range(k - 1):
                _, x, j = heap[0]
                heapreplace(heap, (-x * b[j + 1], x, j + 1))
            print(-heap[0][0])


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_rounded_down.py",
            "-(-middle // x)",
            "middle // x",
            Text("나눗셈을 올림하지 않고 내림함", "rounds the quotient down where it must be rounded up"),
        ),
        Mistake(
            "wrong_smallest.py",
            "n * m - fewer >= k",
            "fewer < k",
            Text("$K$번째로 작은 곱을 구함", "finds the $K$-th smallest product"),
        ),
        Mistake(
            "wrong_next_rank.py",
            "n * m - fewer >= k",
            "n * m - fewer > k",
            Text("$K+1$번째 곱을 구함", "finds the next rank"),
        ),
        Mistake(
            "wrong_unsorted.py",
            "sorted(numbers[n:])",
            "numbers[n:]",
            Text("정렬하지 않고 이분 탐색을 함", "searches without sorting"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "print(low)",
            "print((low + 2**31) % 2**32 - 2**31)",
            Text("곱을 32비트 정수에 저장해 넘침", "keeps the product in a 32-bit integer, which overflows"),
        ),
    ),
)
