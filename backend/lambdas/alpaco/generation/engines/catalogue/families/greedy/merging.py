"""Merging piles two by two at the least total cost."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.text import Text

__all__ = ["MERGING"]

MERGING = Recipe(
    title=lambda t: Text(f"{t.item.ko} 더미 합치기", f"Merging Piles of {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에 {t.item.ko} 더미가 $N$개 있습니다. {josa(t.actor.ko, '은/는')} 더미 두 개를 골라 하나로 "
        "합치는 일을 "
        "더미가 하나만 남을 때까지 되풀이하려고 합니다. 두 더미를 합칠 때마다 두 더미의 크기를 더한 만큼의 비용이 "
        "듭니다.\n\n"
        "드는 비용의 합으로 가능한 최솟값을 구하세요. 처음부터 더미가 하나뿐이면 비용은 $0$입니다.",
        f"In the {t.place.en} there are $N$ piles of {t.item.plural}. The {t.actor.en} takes two piles and merges "
        "them into "
        "one, again and again, until only one pile is left. Each time, this costs as much as the sizes of both piles "
        "together.\n\nFind the smallest possible total cost. If there is only one pile to begin with, the cost is $0$.",
    ),
    output=Text("첫째 줄에 비용의 합의 최솟값을 출력하세요.", "Print the smallest possible total cost."),
    method=Text(
        "우선순위 큐로 가장 작은 두 더미를 합침, $O(N \\log N)$", "merges the two smallest piles, $O(N \\log N)$"
    ),
    python="""
        import sys
        from heapq import heapify, heappop, heapreplace


        def main():
            n, *piles = map(int, sys.stdin.buffer.read().split())
            heapify(piles)
            cost = 0
            while len(piles) > 1:
                merged = heappop(piles) + piles[0]
                cost += merged
                heapreplace(piles, merged)
            print(cost)


        main()
    """,
    cpp="""
        #include <functional>
        #include <iostream>
        #include <queue>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            priority_queue<long long, vector<long long>, greater<long long>> piles;
            while (n--) {
                long long size;
                cin >> size;
                piles.push(size);
            }
            long long cost = 0;
            while (piles.size() > 1) {
                long long merged = piles.top();
                piles.pop();
                merged += piles.top();
                piles.pop();
                piles.push(merged);
                cost += merged;
            }
            cout << cost << '\\n';
        }
    """,
    brute="""
        n = int(input())
        piles = list(map(int, input().split()))
        size = [sum(pile for i, pile in enumerate(piles) if group >> i & 1) for group in range(2**n)]
        cost = [0] * 2**n  # the least cost of merging each group into one pile
        for group in range(2**n):
            if group & (group - 1):
                part, costs = group & (group - 1), []
                while part:
                    costs.append(cost[part] + cost[group ^ part])
                    part = (part - 1) & group
                cost[group] = min(costs) + size[group]
        print(cost[-1])
    """,
    slowness=Text("매번 가장 작은 두 더미를 훑어 찾음, $O(N^2)$", "scans for the two smallest each time, $O(N^2)$"),
    slow="""
        import sys


        def main():
            n, *piles = map(int, sys.stdin.buffer.read().split())
            cost = 0
            while len(piles) > 1:
                merged = 0
                for _ in range(2):
                    smallest = min(piles)
                    piles.remove(smallest)
                    merged += smallest
                cost += merged
                piles.append(merged)
            print(cost)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_running_total.py",
            "            heapify(piles)\n            cost = 0\n            while len(piles) > 1:\n"
            "                merged = heappop(piles) + piles[0]\n                cost += merged\n"
            "                heapreplace(piles, merged)\n",
            "            piles.sort()\n            total, cost = piles[0], 0\n            for pile in piles[1:]:\n"
            "                total += pile\n                cost += total\n",
            Text("정렬한 뒤 합친 더미에 계속 이어서 합침", "sorts once and keeps merging into the same pile"),
        ),
        Mistake(
            "wrong_no_heap.py",
            "            heapify(piles)\n",
            "",
            Text("힙으로 만들지 않고 꺼냄", "pops from a list that is no heap"),
        ),
        Mistake(
            "wrong_final_size.py",
            "cost += merged",
            "cost = merged",
            Text("비용을 더하지 않고 마지막 크기만 출력함", "prints the last size, not the sum of the costs"),
        ),
        Mistake(
            "wrong_single_pile.py",
            "cost = 0",
            "cost = 0 if n > 1 else piles[0]",
            Text("더미가 하나뿐일 때 비용을 0으로 하지 않음", "charges for a single pile"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "print(cost)",
            "print((cost + 2**31) % 2**32 - 2**31)",
            Text("비용을 32비트 정수에 저장해 넘침", "keeps the cost in a 32-bit integer, which overflows"),
        ),
    ),
)
