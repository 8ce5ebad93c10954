"""Enough pieces or enough products: the structures whose trial is a sum of quotients."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.answer_search.wording import METHOD, OVERFLOW, SLOWNESS
from alpaco.generation.engines.catalogue.family import Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["CUT", "MACHINES"]

_CUT_PYTHON = """
import sys


def main():
    n, k, *a = map(int, sys.stdin.buffer.read().split())
    low, high = 0, max(a)
    while low < high:
        x = (low + high + 1) // 2
        if sum([v // x for v in a]) >= k:
            low = x
        else:
            high = x - 1
    print(low)


main()
"""

_CUT_CPP = """
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
    int low = 0, high = *max_element(a.begin(), a.end());
    while (low < high) {
        int x = low + (high - low + 1) / 2;
        long long pieces = 0;
        for (int v : a) pieces += v / x;
        if (pieces >= k)
            low = x;
        else
            high = x - 1;
    }
    cout << low << '\\n';
}
"""

CUT = Recipe(
    title=lambda t: Text(f"{josa(t.item.ko, '을/를')} 매달 줄", f"Ropes for the {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}의 {josa(t.actor.ko, '은/는')} {josa(t.item.ko, '을/를')} 매달 줄 $N$개를 가지고 있습니다. "
        "$i$번째 줄의 길이는 $A_i$입니다. 줄을 잘라 길이가 모두 같은 조각을 $K$개 이상 만들려고 합니다. "
        "조각의 길이는 양의 정수여야 하고, 남는 부분은 버리며, 줄을 이어 붙일 수는 없습니다.\n\n"
        "조각 하나의 길이를 최대 얼마로 할 수 있는지 구하세요.",
        f"In the {t.place.en}, the {t.actor.en} has $N$ ropes to hang up {t.item.plural}; the $i$-th one has "
        "length $A_i$. "
        "They are to be cut into at least $K$ pieces of one and the same length, a positive integer. What "
        "is left over is "
        "thrown away, and ropes cannot be joined.\n\nFind the largest possible length of a piece.",
    ),
    output=Text(
        "첫째 줄에 조각의 최대 길이를 출력하세요. $K$개 이상을 만들 수 없으면 `0`을 출력하세요.",
        "Print the largest possible length of a piece, or `0` if $K$ pieces cannot be made.",
    ),
    method=METHOD,
    python=_CUT_PYTHON,
    cpp=_CUT_CPP,
    brute="""
        n, k = map(int, input().split())
        a = list(map(int, input().split()))
        pieces = sorted((v // c for v in a for c in range(1, min(k, v) + 1)), reverse=True)
        print(max([x for x in set(pieces) if x and sum(v // x for v in a) >= k], default=0))
    """,
    slowness=SLOWNESS,
    slow="""
        import sys


        def main():
            n, k, *a = map(int, sys.stdin.buffer.read().split())
            x = 0
            while sum([v // (x + 1) for v in a]) >= k:
                x += 1
            print(x)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_exactly.py",
            ">= k:",
            "== k:",
            Text("정확히 $K$개가 되는 길이만 찾음", "accepts only lengths that give exactly $K$ pieces"),
        ),
        Mistake(
            "wrong_more_than.py",
            ">= k:",
            "> k:",
            Text("$K$개보다 많아야 한다고 봄", "asks for more than $K$ pieces"),
        ),
        Mistake(
            "wrong_shortest_rope.py",
            "high = 0, max(a)",
            "high = 0, min(a)",
            Text("가장 짧은 줄을 넘지 못한다고 봄", "never goes beyond the shortest rope"),
        ),
        Mistake(
            "wrong_joined.py",
            "sum([v // x for v in a])",
            "sum(a) // x",
            Text("줄을 이어 붙임", "joins the ropes"),
        ),
        Mistake(
            "wrong_stops_early.py",
            "while low < high:",
            "while low < high - 1:",
            Text("구간이 하나 남기 전에 멈춤", "stops one step too early"),
        ),
    ),
)

_MACHINES_PYTHON = """
import sys


def main():
    n, k, *a = map(int, sys.stdin.buffer.read().split())
    low, high = 1, min(a) * k
    while low < high:
        x = (low + high) // 2
        if sum([x // v for v in a]) >= k:
            high = x
        else:
            low = x + 1
    print(low)


main()
"""

_MACHINES_CPP = """
#include <algorithm>
#include <iostream>
#include <vector>
using namespace std;

using Time = long long;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    Time k;
    cin >> n >> k;
    vector<Time> a(n);
    for (Time &v : a) cin >> v;
    Time low = 1, high = *min_element(a.begin(), a.end()) * k;
    while (low < high) {
        Time x = low + (high - low) / 2, made = 0;
        for (Time v : a) {
            made += x / v;
            if (made >= k) break;
        }
        if (made >= k)
            high = x;
        else
            low = x + 1;
    }
    cout << low << '\\n';
}
"""

MACHINES = Recipe(
    title=lambda t: Text(f"{josa(t.item.ko, '을/를')} 만드는 시간", f"Time to Make {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에는 {josa(t.item.ko, '을/를')} 만드는 기계가 $N$대 있습니다. $i$번째 기계는 한 개를 "
        "만드는 데 $A_i$초가 "
        "걸리고, 한 개를 다 만들면 곧바로 다음 것을 만들기 시작합니다. 모든 기계는 동시에 일하기 시작합니다.\n\n"
        f"{josa(t.actor.ko, '은/는')} {t.item.ko} $K$개가 필요합니다. 기계들이 만든 것을 모두 합쳐 "
        "처음으로 $K$개 이상이 되는 때는 몇 초 뒤인지 구하세요.",
        f"The {t.place.en} has $N$ machines that make {t.item.plural}. The $i$-th machine needs $A_i$ "
        "seconds for each and "
        "starts with the next as soon as one is finished; all machines begin at the same moment.\n\nThe "
        f"{t.actor.en} needs $K$ {t.item.plural}. Find the number of seconds after which at least $K$ are "
        "finished in all.",
    ),
    output=Text(
        "첫째 줄에 필요한 시간을 초 단위로 출력하세요.",
        "Print that time in seconds.",
    ),
    method=METHOD,
    python=_MACHINES_PYTHON,
    cpp=_MACHINES_CPP,
    brute="""
        n, k = map(int, input().split())
        a = list(map(int, input().split()))
        ready = list(a)
        for _ in range(k):
            first = ready.index(min(ready))
            seconds = ready[first]
            ready[first] += a[first]
        print(seconds)
    """,
    slowness=SLOWNESS,
    slow="""
        import sys
        from heapq import heapify, heapreplace


        def main():
            n, k, *a = map(int, sys.stdin.buffer.read().split())
            ready = [(v, v) for v in a]
            heapify(ready)
            for _ in range(k):
                seconds, v = ready[0]
                heapreplace(ready, (seconds + v, v))
            print(seconds)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_fastest_only.py",
            "print(low)",
            "print(min(a) * -(-k // n))",
            Text("모든 기계가 가장 빠른 기계와 같다고 봄", "takes all machines to be as fast as the fastest"),
        ),
        Mistake(
            "wrong_rates.py",
            "sum([x // v for v in a]) >= k",
            "sum([x / v for v in a]) >= k",
            Text("다 만들지 못한 것도 셈", "counts parts that are not finished"),
        ),
        Mistake(
            "wrong_more_than.py",
            ">= k:",
            "> k:",
            Text("$K$개보다 많아야 한다고 봄", "asks for more than $K$"),
        ),
        Mistake(
            "wrong_small_bound.py",
            "high = 1, min(a) * k",
            "high = 1, 10**9",
            Text("답의 상한을 너무 작게 잡음", "sets the upper end of the search too low"),
        ),
        Mistake(
            "wrong_just_before.py",
            "print(low)",
            "print(low - 1)",
            Text("마지막으로 모자라는 시각을 출력함", "prints the last second that is too early"),
        ),
    ),
    others=(
        program(
            "wrong_32_bit.cpp",
            Role.WRONG,
            altered(_MACHINES_CPP, ("using Time = long long", "using Time = int")),
            OVERFLOW,
        ),
    ),
)
