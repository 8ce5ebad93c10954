"""Sharing tasks among workers so that the last one is done early."""

from __future__ import annotations

from itertools import pairwise

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["write"]


def _story(theme: Theme) -> Text:
    place, actor, item = theme.place, theme.actor, theme.item
    return Text(
        f"{place.ko}에 손질해야 할 {josa(item.ko, '이/가')} $N$개 있고, {actor.ko} $K$명이 이 일을 나누어 맡습니다. "
        f"$i$번째 {josa(item.ko, '을/를')} 손질하는 데에는 누가 맡더라도 $T_i$분이 걸립니다. 하나의 "
        f"{josa(item.ko, '은/는')} 한 명이 처음부터 끝까지 손질해야 하고, 한 명은 한 번에 하나씩만 손질할 수 있습니다. "
        f"일을 하나도 맡지 않는 {josa(actor.ko, '이/가')} 있어도 됩니다.\n\n"
        f"모두 동시에 일을 시작하여 쉬지 않고 일할 때, 모든 {josa(item.ko, '을/를')} 손질하는 데 걸리는 시간의 "
        "최솟값을 구하세요.",
        f"In the {place.en} there are $N$ {item.plural} to be cleaned, and $K$ {actor.plural} share the work. The "
        f"$i$-th of the {item.plural} takes $T_i$ minutes, whoever cleans it. Each is cleaned by one person from "
        f"beginning to end, and nobody works on two at once. Some {actor.plural} may get nothing to do.\n\n"
        "All start at the same time and work without a break. In how many minutes, at the least, can all "
        f"{item.plural} be cleaned?",
    )


_RECIPE = Recipe(
    title=lambda t: Text(f"{t.item.ko} 나누어 손질하기", f"Sharing the {t.item.plural.title()}"),
    story=_story,
    output=Text(
        "첫째 줄에 걸리는 시간의 최솟값을 분 단위로 출력하세요.", "Print the least possible number of minutes."
    ),
    method=Text(
        "오래 걸리는 것부터 맡기고, 지금까지의 답보다 늦어지거나 맡은 시간이 같은 사람이 또 나오면 되돌아가는 백트래킹",
        "backtracking, longest task first; it turns back where it gets no better than the best so far, and tries only "
        "one of several workers with equal loads",
    ),
    python="""
        import sys


        def main():
            n, k, *times = map(int, sys.stdin.buffer.read().split())
            times.sort(reverse=True)
            loads, best = [0] * k, sum(times)
            least = max(times[0], -(-best // k))

            def share(i):
                nonlocal best
                if i == n:
                    best = max(loads)
                    return
                for load in sorted(set(loads)):
                    if load + times[i] < best and best > least:
                        worker = loads.index(load)
                        loads[worker] += times[i]
                        share(i + 1)
                        loads[worker] = load

            share(0)
            print(best)


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <functional>
        #include <iostream>
        #include <vector>
        using namespace std;

        int n, k;
        long long best;
        vector<long long> times, loads;

        void share(int i) {
            if (i == n) {
                best = *max_element(loads.begin(), loads.end());
                return;
            }
            for (int worker = 0; worker < k; worker++) {
                bool seen = find(loads.begin(), loads.begin() + worker, loads[worker]) != loads.begin() + worker;
                if (seen || loads[worker] + times[i] >= best) continue;
                loads[worker] += times[i];
                share(i + 1);
                loads[worker] -= times[i];
            }
        }

        int main() {
            cin >> n >> k;
            times.resize(n);
            best = 0;
            for (auto &time : times) {
                cin >> time;
                best += time;
            }
            sort(times.begin(), times.end(), greater<long long>());
            loads.assign(k, 0);
            share(0);
            cout << best << '\\n';
        }
    """,
    brute="""
        n, k = map(int, input().split())
        times = list(map(int, input().split()))


        def share(i, loads):
            if i == n:
                return max(loads)
            given = [[*loads[:w], loads[w] + times[i], *loads[w + 1 :]] for w in range(len(loads))]
            if len(loads) < k:
                given.append([*loads, times[i]])
            return min(share(i + 1, loads) for loads in given)


        print(share(0, []))
    """,
    slowness=Text("맡기는 방법을 모두 확인, $O(K^N)$", "tries every way to share, $O(K^N)$"),
    slow="""
        import sys


        def main():
            n, k, *times = map(int, sys.stdin.buffer.read().split())
            loads = [0] * k

            def share(i):
                if i == n:
                    return max(loads)
                best = sum(times)
                for worker in range(k):
                    loads[worker] += times[i]
                    best = min(best, share(i + 1))
                    loads[worker] -= times[i]
                return best

            print(share(0))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_lower_bound.py",
            "best = max(loads)\n",
            "best = least\n",
            Text("고르게 나눈 시간을 항상 이룰 수 있다고 생각함", "thinks that an even share can always be had"),
        ),
    ),
    others=(
        program(
            "wrong_greedy.py",
            Role.WRONG,
            """
            n, k = map(int, input().split())
            loads = [0] * k
            for time in sorted(map(int, input().split()), reverse=True):
                loads[loads.index(min(loads))] += time
            print(max(loads))
            """,
            Text(
                "오래 걸리는 것부터 가장 적게 맡은 사람에게 맡기는 그리디",
                "greedy: the longest task to whoever has the least to do",
            ),
        ),
        program(
            "wrong_given_order.py",
            Role.WRONG,
            """
            n, k = map(int, input().split())
            loads = [0] * k
            for time in map(int, input().split()):
                loads[loads.index(min(loads))] += time
            print(max(loads))
            """,
            Text("주어진 순서대로 먼저 끝나는 사람에게 맡김", "gives the next task to whoever is done first"),
        ),
        program(
            "wrong_neighbours.py",
            Role.WRONG,
            """
            n, k = map(int, input().split())
            times = list(map(int, input().split()))


            def enough(limit):
                workers, load = 1, 0
                for time in times:
                    if load + time > limit:
                        workers, load = workers + 1, 0
                    load += time
                return workers <= k


            low, high = max(times), sum(times)
            while low < high:
                middle = (low + high) // 2
                if enough(middle):
                    high = middle
                else:
                    low = middle + 1
            print(low)
            """,
            Text("이웃한 것끼리만 한 명에게 맡김", "gives only neighbouring tasks to one worker"),
        ),
        program(
            "wrong_fullest_first.py",
            Role.WRONG,
            """
            n, k = map(int, input().split())
            times = sorted(map(int, input().split()))
            even = -(-sum(times) // k)
            longest = 0
            while times:
                load = 0
                for i in reversed(range(len(times))):
                    if load + times[i] <= max(even, times[-1]):
                        load += times.pop(i)
                longest = max(longest, load)
                k -= 1
                if k == 1:
                    longest = max(longest, sum(times))
                    break
            print(longest)
            """,
            Text(
                "한 명씩 평균에 가깝게 채우는 그리디",
                "greedy: fills one worker after the other up to the average",
            ),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of sharing tasks."""
    most = brief.random.choice((500_000_000, 1_000_000_000))
    tasks, workers = 13, 5
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer(
                            "N",
                            1,
                            tasks,
                            Text(f"{brief.theme.item.ko}의 개수", f"the number of {brief.theme.item.plural}"),
                        ),
                        Integer(
                            "K",
                            1,
                            workers,
                            Text(f"{brief.theme.actor.ko}의 수", f"the number of {brief.theme.actor.plural}"),
                        ),
                    )
                ),
                Array("T", "N", 1, most, Text("손질하는 데 걸리는 시간", "the times of the tasks in minutes")),
            )
        ),
        programs=_RECIPE.programs(slow=True),
        samples=("5 2\n3 3 2 2 2\n", "4 3\n4 9 4 5\n", "2 4\n6 1\n"),
        tests=(
            HandTest("greedy", "5 2\n2 3 2 3 2\n", "the longest first is no good advice"),
            HandTest("threes", f"{tasks} 4\n" + " ".join(["10"] + ["20", "30"] * 6) + "\n", "multiples of ten"),
            *(
                HandTest(f"even-{i}", _even(brief, tasks, workers, most), "shares that come out even")
                for i in range(1, 4)
            ),
            *(
                HandTest(f"long-{i}", _long(brief, tasks, workers, most), "tasks of nearly equal length")
                for i in (1, 2)
            ),
        ),
    )


def _even(brief: Brief, tasks: int, workers: int, most: int) -> str:
    """Draw tasks that can be shared out with no minute lost: pieces of equal days, one cut twice or three times."""
    day, times = most, []
    for worker in range(workers):
        cuts = sorted(brief.random.sample(range(1, day), 1 if worker < 2 else 2))
        times += [b - a for a, b in pairwise([0, *cuts, day])]
    brief.random.shuffle(times)
    return _text(times[:tasks], workers)


def _long(brief: Brief, tasks: int, workers: int, most: int) -> str:
    return _text([brief.random.randint(most * 9 // 10, most) for _ in range(tasks)], workers)


def _text(times: list[int], workers: int) -> str:
    return f"{len(times)} {workers}\n" + " ".join(map(str, times)) + "\n"
