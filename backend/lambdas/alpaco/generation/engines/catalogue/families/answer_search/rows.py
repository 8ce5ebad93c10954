"""Loads and distances along a row: the structures whose trial is a walk."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.answer_search.wording import METHOD, OVERFLOW, SLOWNESS
from alpaco.generation.engines.catalogue.family import Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["GROUPS", "SPREAD"]

_GROUPS_PYTHON = """
import sys


def groups(a, limit):
    count, total = 1, 0
    for v in a:
        total += v
        if total > limit:
            count += 1
            total = v
    return count


def main():
    n, k, *a = map(int, sys.stdin.buffer.read().split())
    low, high = max(a), sum(a)
    while low < high:
        x = (low + high) // 2
        if groups(a, x) <= k:
            high = x
        else:
            low = x + 1
    print(low)


main()
"""

_GROUPS_CPP = """
#include <algorithm>
#include <iostream>
#include <numeric>
#include <vector>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, k;
    cin >> n >> k;
    vector<long long> sums(n + 1);
    long long largest = 0;
    for (int i = 0; i < n; i++) {
        long long v;
        cin >> v;
        sums[i + 1] = sums[i] + v;
        largest = max(largest, v);
    }
    long long low = largest, high = sums[n];
    while (low < high) {
        long long x = low + (high - low) / 2;
        int from = 0, used = 0;
        while (from < n && used <= k) {
            from = upper_bound(sums.begin(), sums.end(), sums[from] + x) - sums.begin() - 1;
            used++;
        }
        if (from == n && used <= k)
            high = x;
        else
            low = x + 1;
    }
    cout << low << '\\n';
}
"""

GROUPS = Recipe(
    title=lambda t: Text(f"{t.item.ko} 나누어 옮기기", f"Carrying {t.item.plural.title()} in Turns"),
    story=lambda t: Text(
        f"{t.place.ko}에 {t.item.ko} $N$개가 한 줄로 놓여 있고, $i$번째 {t.item.ko}의 무게는 $A_i$입니다. "
        f"{josa(t.actor.ko, '은/는')} 앞에서부터 차례로, 이어져 있는 몇 개씩을 한 번에 들어 모두 옮기려고 합니다. "
        "최대 $K$번에 걸쳐 옮길 수 있습니다.\n\n"
        "한 번에 드는 무게의 최댓값을 되도록 작게 하려고 합니다. 그 값을 구하세요.",
        f"In the {t.place.en}, $N$ {t.item.plural} lie in a row; the $i$-th one weighs $A_i$. The "
        f"{t.actor.en} carries them "
        "all away, from the first to the last, taking each time some that lie next to each other, and may "
        "go at most $K$ "
        "times.\n\nThe heaviest load of all should be as light as possible. Find its weight.",
    ),
    output=Text(
        "첫째 줄에 한 번에 드는 무게의 최댓값으로 가능한 가장 작은 값을 출력하세요.",
        "Print the smallest possible weight of the heaviest load.",
    ),
    method=METHOD,
    python=_GROUPS_PYTHON,
    cpp=_GROUPS_CPP,
    brute="""
        from itertools import combinations

        n, k = map(int, input().split())
        a = list(map(int, input().split()))
        best = sum(a)
        for parts in range(1, min(k, n) + 1):
            for cuts in combinations(range(1, n), parts - 1):
                ends = [0, *cuts, n]
                best = min(best, max(sum(a[i:j]) for i, j in zip(ends, ends[1:])))
        print(best)
    """,
    slowness=SLOWNESS,
    slow=altered(
        _GROUPS_PYTHON,
        (
            "    low, high = max(a), sum(a)\n    while low < high:\n        x = (low + high) // 2\n"
            "        if groups(a, x) <= k:\n            high = x\n        else:\n            low = x + 1\n",
            "    low = max(a)\n    while groups(a, low) > k:\n        low += 1\n",
        ),
    ),
    mistakes=(
        Mistake(
            "wrong_low_start.py",
            "low, high = max(a), sum(a)",
            "low, high = 0, sum(a)",
            Text("가장 무거운 것 하나보다 작은 답을 허용함", "allows answers below the heaviest single one"),
        ),
        Mistake(
            "wrong_average.py",
            "print(low)",
            "print(max(max(a), -(-sum(a) // k)))",
            Text("평균과 최댓값만으로 답을 구함", "takes the average or the heaviest"),
        ),
        Mistake(
            "wrong_drops_carry.py",
            "            total = v\n",
            "            total = 0\n",
            Text("새로 드는 첫 번째 것의 무게를 빠뜨림", "forgets the weight of the first one of a new load"),
        ),
        Mistake(
            "wrong_touches_limit.py",
            "total > limit",
            "total >= limit",
            Text("한도와 같은 무게를 들 수 없다고 봄", "does not allow a load equal to the limit"),
        ),
        Mistake(
            "wrong_sorted.py",
            "    low, high = max(a), sum(a)\n",
            "    a.sort()\n    low, high = max(a), sum(a)\n",
            Text("놓인 순서를 바꿈", "changes the order"),
        ),
    ),
    others=(program("wrong_32_bit.cpp", Role.WRONG, _GROUPS_CPP.replace("long long", "int"), OVERFLOW),),
)

_SPREAD_PYTHON = """
import sys


def chosen(a, gap):
    count, last = 1, a[0]
    for v in a:
        if v - last >= gap:
            count += 1
            last = v
    return count


def main():
    n, k, *a = map(int, sys.stdin.buffer.read().split())
    a.sort()
    low, high = 1, a[-1] - a[0]
    while low < high:
        x = (low + high + 1) // 2
        if chosen(a, x) >= k:
            low = x
        else:
            high = x - 1
    print(low)


main()
"""

SPREAD = Recipe(
    title=lambda t: Text(f"멀찍이 놓인 {t.item.ko}", f"{t.item.plural.title()} Far Apart"),
    story=lambda t: Text(
        f"{t.place.ko}에는 곧게 뻗은 길을 따라 자리가 $N$개 있으며, $i$번째로 주어지는 자리의 좌표는 $A_i$입니다. "
        f"{josa(t.actor.ko, '은/는')} 이 중 $K$개의 자리를 골라 {josa(t.item.ko, '을/를')} 하나씩 놓으려고 합니다.\n\n"
        f"가장 가까운 두 {t.item.ko} 사이의 거리가 되도록 커지게 놓을 때, 그 거리를 구하세요.",
        f"Along a straight road in the {t.place.en} there are $N$ places, the $i$-th given one at "
        "coordinate $A_i$. The "
        f"{t.actor.en} chooses $K$ of these places and puts one of the {t.item.plural} on each.\n\nThe "
        "distance of the two "
        f"nearest {t.item.plural} should be as large as possible. Find that distance.",
    ),
    output=Text(
        "첫째 줄에 가장 가까운 두 개 사이의 거리로 가능한 가장 큰 값을 출력하세요.",
        "Print the largest possible distance of the two nearest ones.",
    ),
    method=METHOD,
    python=_SPREAD_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, k;
            cin >> n >> k;
            vector<int> a(n);
            for (int &v : a) cin >> v;
            sort(a.begin(), a.end());
            int low = 1, high = (a.back() - a.front()) / (k - 1);
            while (low < high) {
                int x = low + (high - low + 1) / 2, count = 0;
                for (auto it = a.begin(); it != a.end(); it = lower_bound(it, a.end(), *it + x)) count++;
                if (count >= k)
                    low = x;
                else
                    high = x - 1;
            }
            cout << low << '\\n';
        }
    """,
    brute="""
        from itertools import combinations

        n, k = map(int, input().split())
        a = sorted(map(int, input().split()))
        print(max(min(j - i for i, j in zip(some, some[1:])) for some in combinations(a, k)))
    """,
    slowness=SLOWNESS,
    slow=altered(
        _SPREAD_PYTHON,
        (
            "    low, high = 1, a[-1] - a[0]\n    while low < high:\n        x = (low + high + 1) // 2\n"
            "        if chosen(a, x) >= k:\n            low = x\n        else:\n            high = x - 1\n",
            "    low = 1\n    while chosen(a, low + 1) >= k:\n        low += 1\n",
        ),
    ),
    mistakes=(
        Mistake("wrong_unsorted.py", "    a.sort()\n", "", Text("정렬하지 않음", "does not sort the places")),
        Mistake(
            "wrong_strict.py",
            "v - last >= gap",
            "v - last > gap",
            Text("거리가 더 커야만 놓음", "asks for a larger distance than the one tried"),
        ),
        Mistake(
            "wrong_keeps_first.py",
            "            last = v\n",
            "            last += gap\n",
            Text("놓은 자리가 아니라 한도만큼만 옮김", "moves on by the gap, not to the place taken"),
        ),
        Mistake(
            "wrong_even_share.py",
            "print(low)",
            "print((a[-1] - a[0]) // (k - 1))",
            Text("전체 길이를 똑같이 나눔", "divides the whole length evenly"),
        ),
        Mistake(
            "wrong_neighbours.py",
            "print(low)",
            "print(sorted(j - i for i, j in zip(a, a[1:]))[n - k])",
            Text("이웃한 간격을 큰 것부터 셈", "takes the largest gaps between neighbours"),
        ),
    ),
)
