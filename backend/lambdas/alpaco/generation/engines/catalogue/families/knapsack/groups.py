"""A knapsack that takes at most one thing of each group."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.knapsack.wording import EXPONENTIAL, OUTPUT, story
from alpaco.generation.engines.catalogue.family import Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.text import Text

__all__ = ["GROUPS"]

_PYTHON = """
import sys


def main():
    n, capacity, *numbers = map(int, sys.stdin.buffer.read().split())
    groups = {}
    for group, weight, value in zip(numbers[::3], numbers[1::3], numbers[2::3]):
        groups.setdefault(group, []).append((weight, value))
    best = [0] * (capacity + 1)
    for things in groups.values():
        before = best[:]
        for weight, value in things:
            for room in range(weight, capacity + 1):
                taken = before[room - weight] + value
                if taken > best[room]:
                    best[room] = taken
    print(best[capacity])


main()
"""

GROUPS = Recipe(
    title=lambda t: Text(f"{t.item.ko} 하나씩", f"One {t.item.en.title()} of Each Group"),
    story=lambda t: story(
        t,
        Text(
            f"{t.place.ko}에 {josa(t.item.ko, '이/가')} $N$개 있고, 각각 모둠 번호와 무게, 가치를 가집니다.",
            f"There are $N$ {t.item.plural} in the {t.place.en}; each belongs to a group and has a weight and a value.",
        ),
        Text("모둠 번호가 같은 것은 최대 하나만 담을 수 있습니다.", "Of each group, at most one may be taken."),
    ),
    output=OUTPUT,
    method=Text("모둠별로 갱신하는 동적 계획법, $O(NW)$", "dynamic programming, group by group, $O(NW)$"),
    python=_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <map>
        #include <utility>
        #include <vector>
        using namespace std;

        int main() {
            int n, capacity;
            cin >> n >> capacity;
            map<int, vector<pair<int, int>>> groups;
            while (n--) {
                int group, weight, value;
                cin >> group >> weight >> value;
                groups[group].push_back({weight, value});
            }
            vector<long long> best(capacity + 1);
            for (auto &[group, things] : groups)
                for (int room = capacity; room >= 0; room--)
                    for (auto [weight, value] : things)
                        if (weight <= room) best[room] = max(best[room], best[room - weight] + value);
            cout << best[capacity] << '\\n';
        }
    """,
    brute="""
        from itertools import product

        n, capacity = map(int, input().split())
        groups = {}
        for _ in range(n):
            group, weight, value = map(int, input().split())
            groups.setdefault(group, [(0, 0)]).append((weight, value))
        choices = [(sum(w for w, _ in chosen), sum(v for _, v in chosen)) for chosen in product(*groups.values())]
        print(max(value for weight, value in choices if weight <= capacity))
    """,
    slowness=EXPONENTIAL,
    slow="""
        import sys


        def main():
            n, capacity, *numbers = map(int, sys.stdin.buffer.read().split())
            by_number = {}
            for group, weight, value in zip(numbers[::3], numbers[1::3], numbers[2::3]):
                by_number.setdefault(group, [(0, 0)]).append((weight, value))
            groups = list(by_number.values())

            def best(i, room):
                if i == len(groups):
                    return 0
                return max(value + best(i + 1, room - weight) for weight, value in groups[i] if weight <= room)

            print(best(0, capacity))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_no_groups.py",
            "groups.setdefault(group, [])",
            "groups.setdefault(len(groups), [])",
            Text("모둠을 무시함", "ignores the groups"),
        ),
        Mistake(
            "wrong_in_place.py",
            "before = best[:]",
            "before = best",
            Text(
                "갱신 중인 배열을 그대로 써서 한 모둠에서 여러 개를 담음",
                "updates in place, so a group is used repeatedly",
            ),
        ),
        Mistake(
            "wrong_dearest_only.py",
            "        for weight, value in things:\n",
            "        for weight, value in [max(things, key=lambda thing: thing[1])]:\n",
            Text("모둠마다 가장 가치가 큰 것만 후보로 남김", "considers only the most valuable thing of each group"),
        ),
        Mistake(
            "wrong_ratio_only.py",
            "        for weight, value in things:\n",
            "        for weight, value in [max(things, key=lambda thing: thing[1] / thing[0])]:\n",
            Text(
                "모둠마다 무게당 가치가 가장 큰 것만 후보로 남김",
                "considers only the best value per weight of each group",
            ),
        ),
        Mistake(
            "wrong_never_full.py",
            "range(weight, capacity + 1)",
            "range(weight + 1, capacity + 1)",
            Text("남은 용량과 무게가 같으면 담지 못함", "cannot use a thing that fits exactly"),
        ),
    ),
)
