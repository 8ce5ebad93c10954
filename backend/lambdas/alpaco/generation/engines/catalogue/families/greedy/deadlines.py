"""Jobs of one day each, with deadlines and rewards."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.text import Text

__all__ = ["DEADLINES"]

_CHOICE = """            for last_day, reward in jobs:
                heappush(chosen, reward)
                if len(chosen) > last_day:
                    heappop(chosen)
"""

DEADLINES = Recipe(
    title=lambda t: Text(f"{t.actor.ko}의 할 일", f"The {t.actor.en.title()}'s Jobs"),
    story=lambda t: Text(
        f"{t.place.ko}에서 일하는 {t.actor.ko}에게 할 일이 $N$개 있습니다. 각 일은 하는 데 정확히 하루가 걸리고, "
        "하루에는 한 가지 "
        "일만 할 수 있습니다. 마감일이 $d$이고 보상이 $v$인 일을 $1$일부터 $d$일 사이의 어느 날에 하면 보상 $v$를 "
        "받고, 그때까지 "
        f"하지 못하면 아무것도 받지 못합니다.\n\n{josa(t.actor.ko, '이/가')} 받을 수 있는 보상의 합의 최댓값을 "
        "구하세요.",
        f"In the {t.place.en}, the {t.actor.en} has $N$ jobs to do. Each job takes exactly one day, and only one can "
        "be done a "
        "day. A job with the last day $d$ and the reward $v$ pays $v$ if it is done on one of the days $1$ to $d$, "
        "and nothing "
        "otherwise.\n\nFind the largest possible sum of the rewards.",
    ),
    output=Text("첫째 줄에 보상의 합의 최댓값을 출력하세요.", "Print the largest possible sum of the rewards."),
    method=Text(
        "마감일 순으로 담고 넘치면 보상이 가장 작은 일을 버림, $O(N \\log N)$",
        "goes by the deadlines and drops the smallest reward when there are too many, $O(N \\log N)$",
    ),
    python="""
        import sys
        from heapq import heappop, heappush


        def main():
            n, *numbers = map(int, sys.stdin.buffer.read().split())
            jobs = sorted(zip(numbers[::2], numbers[1::2]))
            chosen = []
            for last_day, reward in jobs:
                heappush(chosen, reward)
                if len(chosen) > last_day:
                    heappop(chosen)
            print(sum(chosen))


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <functional>
        #include <iostream>
        #include <queue>
        #include <utility>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            vector<pair<int, int>> jobs(n);
            for (auto &[day, reward] : jobs) cin >> day >> reward;
            sort(jobs.begin(), jobs.end());
            priority_queue<int, vector<int>, greater<int>> chosen;
            long long total = 0;
            for (auto [day, reward] : jobs) {
                chosen.push(reward);
                total += reward;
                if ((int)chosen.size() > day) {
                    total -= chosen.top();
                    chosen.pop();
                }
            }
            cout << total << '\\n';
        }
    """,
    brute="""
        n = int(input())
        jobs = [tuple(map(int, input().split())) for _ in range(n)]
        best = 0
        for group in range(2**n):
            chosen = sorted(job for i, job in enumerate(jobs) if group >> i & 1)
            if all(day <= last for day, (last, _) in enumerate(chosen, 1)):
                best = max(best, sum(reward for _, reward in chosen))
        print(best)
    """,
    slowness=Text(
        "보상이 큰 일부터 빈 날을 하루씩 찾음, $O(N^2)$", "searches a free day, one by one, for each job, $O(N^2)$"
    ),
    slow="""
        import sys


        def main():
            n, *numbers = map(int, sys.stdin.buffer.read().split())
            jobs = sorted(zip(numbers[1::2], numbers[::2]), reverse=True)
            busy = [True] + [False] * 100_000
            total = 0
            for reward, day in jobs:
                while day > 0 and busy[day]:
                    day -= 1
                if day > 0:
                    busy[day] = True
                    total += reward
            print(total)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_best_of_each_day.py",
            _CHOICE,
            "            chosen = dict(jobs).values()\n",
            Text("마감일마다 보상이 가장 큰 일 하나만 함", "does only the best job of each deadline"),
        ),
        Mistake(
            "wrong_in_order.py",
            _CHOICE,
            "            for last_day, reward in jobs:\n                if len(chosen) < last_day:\n"
            "                    chosen.append(reward)\n",
            Text("마감일 순으로 할 수 있는 일을 하고 바꾸지 않음", "goes by the deadlines and never drops a job"),
        ),
        Mistake(
            "wrong_by_reward.py",
            _CHOICE,
            "            for last_day, reward in sorted(jobs, key=lambda job: -job[1]):\n"
            "                if len(chosen) < last_day:\n                    chosen.append(reward)\n",
            Text("보상이 큰 일부터 가장 빠른 빈 날에 배정", "the best rewards first, each on the earliest free day"),
        ),
        Mistake(
            "wrong_day_lost.py",
            "len(chosen) > last_day",
            "len(chosen) >= last_day",
            Text("마감일 당일에는 일을 하지 않음", "does no job on its last day"),
        ),
        Mistake(
            "wrong_unsorted.py",
            "sorted(zip(numbers[::2], numbers[1::2]))",
            "zip(numbers[::2], numbers[1::2])",
            Text("마감일 순으로 정렬하지 않음", "does not sort by the deadlines"),
        ),
    ),
)
