"""Greedy choices after sorting numbers: who goes first, who goes together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.program import Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_WAITING = Recipe(
    title=lambda t: Text(f"{t.actor.ko}의 줄 서기", f"{t.actor.plural.title()} in a Queue"),
    story=lambda t: Text(
        f"{t.place.ko}에서 {t.actor.ko} $N$명이 창구 하나를 차례로 이용하려고 합니다. $i$번째 사람이 창구를 이용하는 "
        "데에는 "
        "$A_i$분이 걸리고, 한 번에 한 사람만 이용할 수 있습니다. 각 사람의 대기 시간은 자신의 이용이 끝날 때까지 걸린 "
        "시간입니다. 모두 같은 시각에 도착했으며, 이용하는 순서는 자유롭게 정할 수 있습니다.\n\n"
        "모든 사람의 대기 시간을 더한 값으로 가능한 최솟값을 구하세요.",
        f"In the {t.place.en}, $N$ {t.actor.plural} want to use the only counter, one at a time. The $i$-th of them "
        "needs it "
        "for $A_i$ minutes. The waiting time of a person is the time until they are finished. All of them arrive at "
        "the same "
        "time, and the order in which they are served may be chosen freely.\n\n"
        "Find the smallest possible sum of all waiting times.",
    ),
    output=Text(
        "첫째 줄에 대기 시간의 합의 최솟값을 출력하세요.", "Print the smallest possible sum of the waiting times."
    ),
    method=Text("짧은 사람부터 이용, $O(N \\log N)$", "shortest first, $O(N \\log N)$"),
    python="""
        import sys
        from itertools import accumulate


        def main():
            n, *times = map(int, sys.stdin.buffer.read().split())
            times.sort()
            print(sum(accumulate(times)))


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
            int n;
            cin >> n;
            vector<long long> times(n);
            for (auto &time : times) cin >> time;
            sort(times.begin(), times.end());
            long long now = 0, total = 0;
            for (auto time : times) total += now += time;
            cout << total << '\\n';
        }
    """,
    brute="""
        n = int(input())
        times = list(map(int, input().split()))
        best = {0: 0}  # who has been served: the smallest sum so far
        for _ in range(n):
            following = {}
            for served, total in best.items():
                now = sum(time for i, time in enumerate(times) if served >> i & 1)
                for i, time in enumerate(times):
                    if not served >> i & 1:
                        more = total + now + time
                        key = served | 1 << i
                        following[key] = min(following.get(key, more), more)
            best = following
        print(best[2**n - 1])
    """,
    slowness=Text(
        "매번 남은 사람 중 가장 짧은 사람을 다시 찾음, $O(N^2)$", "searches the shortest again each time, $O(N^2)$"
    ),
    slow="""
        import sys


        def main():
            n, *times = map(int, sys.stdin.buffer.read().split())
            now = total = 0
            while times:
                shortest = min(times)
                times.remove(shortest)
                now += shortest
                total += now
            print(total)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_unsorted.py",
            "            times.sort()\n",
            "",
            Text("도착한 순서대로 이용함", "keeps the given order"),
        ),
        Mistake(
            "wrong_longest_first.py",
            "times.sort()",
            "times.sort(reverse=True)",
            Text("오래 걸리는 사람부터 이용함", "longest first"),
        ),
        Mistake(
            "wrong_own_time.py",
            "sum(accumulate(times))",
            "sum(accumulate(times[:-1]))",
            Text("자신의 이용 시간을 대기 시간에서 뺌", "leaves out a person's own time"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "sum(accumulate(times))",
            "(sum(accumulate(times)) + 2**31) % 2**32 - 2**31",
            Text("합을 32비트 정수에 저장해 넘침", "keeps the sum in a 32-bit integer, which overflows"),
        ),
        Mistake(
            "wrong_sorted_as_text.py",
            "times.sort()",
            "times.sort(key=str)",
            Text("수를 문자열로 정렬함", "sorts the numbers as text"),
        ),
    ),
)

_BOATS = Recipe(
    title=lambda t: Text(f"{t.item.ko} 옮기기", f"Moving the {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에 있는 {t.item.ko} $N$개를 모두 상자에 담아 옮기려고 합니다. $i$번째 {t.item.ko}의 무게는 "
        "$A_i$입니다. "
        f"상자 하나에는 {josa(t.item.ko, '을/를')} 최대 두 개까지 담을 수 있고, 상자에 담은 무게의 합은 $L$을 넘을 "
        "수 없습니다."
        f"\n\n{josa(t.actor.ko, '이/가')} 모든 {josa(t.item.ko, '을/를')} 옮기는 데 필요한 상자의 최소 개수를 "
        "구하세요.",
        f"All $N$ {t.item.plural} in the {t.place.en} are to be moved in boxes. The weight of the $i$-th is $A_i$. A "
        "box holds "
        f"at most two of them, and their total weight must not exceed $L$.\n\n"
        f"What is the smallest number of boxes that the {t.actor.en} needs to move all of the {t.item.plural}?",
    ),
    output=Text("첫째 줄에 상자의 최소 개수를 출력하세요.", "Print the smallest number of boxes."),
    method=Text(
        "가장 무거운 것과 가장 가벼운 것을 짝지음, $O(N \\log N)$",
        "pairs the heaviest with the lightest, $O(N \\log N)$",
    ),
    python="""
        import sys


        def main():
            n, limit, *weights = map(int, sys.stdin.buffer.read().split())
            weights.sort()
            light, heavy, boxes = 0, n - 1, 0
            while light <= heavy:
                if weights[light] + weights[heavy] <= limit:
                    light += 1
                heavy -= 1
                boxes += 1
            print(boxes)


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
            int n;
            long long limit;
            cin >> n >> limit;
            vector<long long> weights(n);
            for (auto &weight : weights) cin >> weight;
            sort(weights.begin(), weights.end());
            int light = 0, boxes = 0;
            for (int heavy = n - 1; light <= heavy; heavy--, boxes++)
                if (light < heavy && weights[light] + weights[heavy] <= limit) light++;
            cout << boxes << '\\n';
        }
    """,
    brute="""
        n, limit = map(int, input().split())
        weights = list(map(int, input().split()))
        best = {0: 0}  # what has been moved: the fewest boxes
        for moved in range(2**n):
            if moved not in best:
                continue
            first = next((i for i in range(n) if not moved >> i & 1), n)
            for second in range(first, n):
                alone = second == first
                if not moved >> second & 1 and (alone or weights[first] + weights[second] <= limit):
                    key = moved | 1 << first | 1 << second
                    best[key] = min(best.get(key, n), best[moved] + 1)
        print(best[2**n - 1])
    """,
    slowness=Text("짝이 될 것을 매번 처음부터 찾음, $O(N^2)$", "searches each partner from the start, $O(N^2)$"),
    slow="""
        import sys


        def main():
            n, limit, *weights = map(int, sys.stdin.buffer.read().split())
            weights.sort()
            boxes = 0
            while weights:
                heavy = weights.pop()
                partner = -1
                for i in range(len(weights)):
                    if weights[i] + heavy <= limit:
                        partner = i
                if partner >= 0:
                    del weights[partner]
                boxes += 1
            print(boxes)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_unsorted.py",
            "            weights.sort()\n",
            "",
            Text("정렬하지 않고 양 끝을 짝지음", "pairs the ends without sorting"),
        ),
        Mistake(
            "wrong_strictly_less.py",
            "<= limit",
            "< limit",
            Text("합이 정확히 $L$인 짝을 허용하지 않음", "does not allow a total of exactly $L$"),
        ),
        Mistake(
            "wrong_last_forgotten.py",
            "while light <= heavy:",
            "while light < heavy:",
            Text("마지막에 하나가 남는 경우를 빠뜨림", "forgets the one that is left in the end"),
        ),
        Mistake(
            "wrong_sorted_as_text.py",
            "weights.sort()",
            "weights.sort(key=str)",
            Text("수를 문자열로 정렬함", "sorts the numbers as text"),
        ),
    ),
    others=(
        program(
            "wrong_neighbours.py",
            Role.WRONG,
            """
            import sys


            def main():
                n, limit, *weights = map(int, sys.stdin.buffer.read().split())
                weights.sort(reverse=True)
                i = boxes = 0
                while i < n:
                    i += 2 if i + 1 < n and weights[i] + weights[i + 1] <= limit else 1
                    boxes += 1
                print(boxes)


            main()
            """,
            Text("무거운 순서로 이웃한 것끼리 짝지음", "pairs neighbours in order of weight"),
        ),
    ),
)


def _write(brief: Brief, recipe: Recipe) -> Draft:
    random, item, actor = brief.random, brief.theme.item, brief.theme.actor
    tutorial, boats = brief.difficulty is Difficulty.TUTORIAL, recipe is _BOATS
    size = 1_000 if tutorial else random.choice((80_000, 100_000))
    what = item if boats else actor
    count = Integer("N", 1, size, Text(f"{what.ko}의 {'개수' if boats else '수'}", f"the number of {what.plural}"))
    limit = Integer("L", 1, 10**9, Text("상자에 담을 수 있는 무게", "what a box can hold"))
    meaning = Text("무게", "the weights") if boats else Text("이용 시간", "the times")
    values = Array("A", "N", 1, "L" if boats else 10**9, meaning)
    middle = [random.randint(3 * 10**8, 5 * 10**8) for _ in range(size)]
    return Draft(
        statement=recipe.statement(brief.theme),
        input_format=InputFormat(items=(Line((count, limit) if boats else (count,)), values)),
        programs=recipe.programs(slow=not tutorial),
        samples=(
            _text([10] if boats else [], [4, 1, 3, 2, 5] if not boats else [7, 3, 4, 6, 5]),
            _text([20] if boats else [], [random.randint(1, 20) for _ in range(6)]),
        ),
        tests=(HandTest("all-fit", _text([10**9], middle), "any two fit together"),) if boats else (),
    )


def _text(first: list[int], numbers: list[int]) -> str:
    return f"{' '.join(map(str, [len(numbers), *first]))}\n{' '.join(map(str, numbers))}\n"


WRITERS: Mapping[str, Callable[[Brief], Draft]] = {
    "waiting-times": partial(_write, recipe=_WAITING),
    "pairs-in-boats": partial(_write, recipe=_BOATS),
}
