"""The fewest stops for fuel on the way to a goal."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.text import Text

__all__ = ["REFUELLING"]

REFUELLING = Recipe(
    title=lambda t: Text(f"{t.link.ko}의 보급소", f"Depots along the {t.link.en.title()}"),
    story=lambda t: Text(
        f"{josa(t.actor.ko, '은/는')} 곧게 뻗은 {josa(t.link.ko, '을/를')} 따라 거리 $L$만큼 떨어진 목적지까지 "
        "가려고 합니다. 처음에 "
        "가진 연료는 $P$이고, 거리 $1$을 갈 때마다 연료가 $1$씩 줄어듭니다. 가는 길에는 보급소가 $N$개 있는데, "
        "출발점에서 거리 "
        "$a$만큼 떨어진 보급소에 멈추면 그곳의 연료 $b$를 모두 얻습니다. 가질 수 있는 연료의 양에는 제한이 없고, "
        "연료가 정확히 $0$이 "
        "되는 순간에 도착한 보급소에서도 연료를 얻을 수 있습니다. 같은 위치에 보급소가 여러 개 있을 수도 있습니다.\n\n"
        "목적지에 도착하기 위해 멈추어야 하는 보급소의 최소 개수를 구하세요. 도착할 수 없으면 답은 $-1$입니다.",
        f"The {t.actor.en} travels along a straight {t.link.en} to a goal at distance $L$. There is fuel $P$ at the "
        "start, and "
        "each unit of distance takes one unit of fuel. On the way there are $N$ depots; whoever stops at the depot at "
        "distance $a$ from the start gets all of its fuel $b$. Any amount of fuel can be carried, and a depot that "
        "is reached "
        "with exactly no fuel left can still be used. Several depots may be at the same place.\n\n"
        f"At how many depots, at least, must the {t.actor.en} stop to reach the goal? The answer is $-1$ if it "
        "cannot be "
        "reached.",
    ),
    output=Text(
        "첫째 줄에 멈추어야 하는 보급소의 최소 개수를 출력하세요. 목적지에 도착할 수 없으면 $-1$을 출력하세요.",
        "Print the smallest number of stops, or $-1$ if the goal cannot be reached.",
    ),
    method=Text(
        "연료가 모자랄 때 지나온 보급소 중 가장 큰 것을 선택, $O(N \\log N)$",
        "takes the largest depot passed so far when fuel runs out, $O(N \\log N)$",
    ),
    python="""
        import sys
        from heapq import heappop, heappush


        def main():
            n, goal, reach, *numbers = map(int, sys.stdin.buffer.read().split())
            depots = sorted(zip(numbers[::2], numbers[1::2]))
            passed, following, stops = [], 0, 0
            while reach < goal:
                while following < n and depots[following][0] <= reach:
                    heappush(passed, -depots[following][1])
                    following += 1
                if not passed:
                    stops = -1
                    break
                reach -= heappop(passed)
                stops += 1
            print(stops)


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <queue>
        #include <utility>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            long long n, goal, reach;
            cin >> n >> goal >> reach;
            vector<pair<long long, long long>> depots(n);
            for (auto &[place, fuel] : depots) cin >> place >> fuel;
            depots.push_back({goal, 0});
            sort(depots.begin(), depots.end());
            priority_queue<long long> passed;
            int stops = 0;
            for (auto [place, fuel] : depots) {
                while (reach < place && !passed.empty()) {
                    reach += passed.top();
                    passed.pop();
                    stops++;
                }
                if (reach < place) {
                    stops = -1;
                    break;
                }
                passed.push(fuel);
            }
            cout << stops << '\\n';
        }
    """,
    brute="""
        n, goal, start = map(int, input().split())
        depots = sorted(tuple(map(int, input().split())) for _ in range(n))
        counts = []
        for group in range(2**n):
            reach = start
            for i, (place, fuel) in enumerate(depots):
                if group >> i & 1 and reach >= place:
                    reach += fuel
            if reach >= goal:
                counts.append(bin(group).count("1"))
        print(min(counts, default=-1))
    """,
    slowness=Text("멈출 때마다 지나온 보급소를 모두 훑음, $O(N^2)$", "scans all depots passed at each stop, $O(N^2)$"),
    slow="""
        import sys


        def main():
            n, goal, reach, *numbers = map(int, sys.stdin.buffer.read().split())
            depots = list(zip(numbers[1::2], numbers[::2]))
            stops = 0
            while reach < goal:
                best = max([depot for depot in depots if depot[1] <= reach], default=None)
                if best is None:
                    stops = -1
                    break
                depots.remove(best)
                reach += best[0]
                stops += 1
            print(stops)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_needs_fuel_left.py",
            "depots[following][0] <= reach",
            "depots[following][0] < reach",
            Text("연료가 0이 되어 도착한 보급소를 쓰지 못함", "cannot use a depot that is reached with no fuel left"),
        ),
        Mistake(
            "wrong_past_the_goal.py",
            "while reach < goal:",
            "while reach <= goal:",
            Text(
                "연료가 정확히 0이 되어 도착하는 것을 인정하지 않음",
                "does not accept reaching the goal with no fuel left",
            ),
        ),
        Mistake(
            "wrong_smallest.py",
            "reach -= heappop(passed)",
            "passed.sort()\n                reach -= passed.pop()",
            Text("가장 작은 보급소부터 사용", "uses the smallest depot first"),
        ),
        Mistake(
            "wrong_unsorted.py",
            "sorted(zip(numbers[::2], numbers[1::2]))",
            "list(zip(numbers[::2], numbers[1::2]))",
            Text("거리순으로 정렬하지 않음", "does not sort by distance"),
        ),
        Mistake(
            "wrong_farthest.py",
            "reach -= heappop(passed)",
            "reach += depots[following - 1][1]\n                passed.clear()",
            Text("갈 수 있는 가장 먼 보급소에서 멈춤", "stops at the farthest depot that can be reached"),
        ),
    ),
)
