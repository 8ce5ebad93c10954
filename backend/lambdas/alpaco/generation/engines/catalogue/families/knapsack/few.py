"""A knapsack that holds only so many things."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.knapsack.wording import EXPONENTIAL, OUTPUT, story
from alpaco.generation.engines.catalogue.family import Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["FEW"]

_PYTHON = """
import sys


def main():
    n, capacity, limit, *numbers = map(int, sys.stdin.buffer.read().split())
    best = [[0] * (capacity + 1) for _ in range(limit + 1)]
    for weight, value in zip(numbers[::2], numbers[1::2]):
        for count in range(limit, 0, -1):
            row, fewer = best[count], best[count - 1]
            for room in range(capacity, weight - 1, -1):
                taken = fewer[room - weight] + value
                if taken > row[room]:
                    row[room] = taken
    print(best[limit][capacity])


main()
"""

FEW = Recipe(
    title=lambda t: Text(f"{t.item.ko} 개수 제한", f"Only So Many {t.item.plural.title()}"),
    story=lambda t: story(
        t,
        Text(
            f"{t.place.ko}에 {josa(t.item.ko, '이/가')} $N$개 있고, 각각 무게와 가치를 가집니다.",
            f"There are $N$ {t.item.plural} in the {t.place.en}, each with a weight and a value.",
        ),
        Text("또한 가방에는 최대 $K$개까지만 담을 수 있습니다.", "Moreover, the bag holds at most $K$ of them."),
    ),
    output=OUTPUT,
    method=Text("개수와 무게에 대한 동적 계획법, $O(NKW)$", "dynamic programming over count and weight, $O(NKW)$"),
    python=_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            int n, capacity, limit;
            cin >> n >> capacity >> limit;
            vector<vector<long long>> best(limit + 1, vector<long long>(capacity + 1));
            while (n--) {
                int weight, value;
                cin >> weight >> value;
                for (int count = limit; count > 0; count--)
                    for (int room = weight; room <= capacity; room++)
                        best[count][room] = max(best[count][room], best[count - 1][room - weight] + value);
            }
            cout << best[limit][capacity] << '\\n';
        }
    """,
    brute="""
        n, capacity, limit = map(int, input().split())
        chosen = {(0, 0, 0)}
        for _ in range(n):
            weight, value = map(int, input().split())
            chosen |= {(k + 1, w + weight, v + value) for k, w, v in chosen}
        print(max(v for k, w, v in chosen if k <= limit and w <= capacity))
    """,
    slowness=EXPONENTIAL,
    slow="""
        import sys


        def main():
            n, capacity, limit, *numbers = map(int, sys.stdin.buffer.read().split())
            things = list(zip(numbers[::2], numbers[1::2]))

            def best(i, room, count):
                if i == n or count == 0:
                    return 0
                weight, value = things[i]
                skipped = best(i + 1, room, count)
                return max(skipped, value + best(i + 1, room - weight, count - 1)) if weight <= room else skipped

            print(best(0, capacity, limit))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_no_limit.py",
            "row, fewer = best[count], best[count - 1]",
            "row = fewer = best[count]",
            Text("개수 제한을 무시함", "ignores the limit on the number"),
        ),
        Mistake(
            "wrong_exact_count.py",
            "[[0] * (capacity + 1) for _ in range(limit + 1)]",
            "[[-(10**18) * (count > 0)] * (capacity + 1) for count in range(limit + 1)]",
            Text("정확히 $K$개를 담아야 한다고 생각함", "insists on exactly $K$ things"),
        ),
        Mistake(
            "wrong_reused.py",
            "for count in range(limit, 0, -1):",
            "for count in range(1, limit + 1):",
            Text(
                "개수를 작은 쪽부터 갱신해 같은 것을 여러 번 담음",
                "updates counts upwards, so a thing is used repeatedly",
            ),
        ),
        Mistake(
            "wrong_one_too_few.py",
            "print(best[limit][capacity])",
            "print(best[max(limit - 1, 1)][capacity])",
            Text("$K$개 미만으로만 담음", "takes fewer than $K$"),
        ),
    ),
    others=(
        program(
            "wrong_greedy_ratio.py",
            Role.WRONG,
            """
            import sys


            def main():
                n, capacity, limit, *numbers = map(int, sys.stdin.buffer.read().split())
                total = 0
                for weight, value in sorted(zip(numbers[::2], numbers[1::2]), key=lambda thing: -thing[1] / thing[0]):
                    if weight <= capacity and limit > 0:
                        capacity -= weight
                        limit -= 1
                        total += value
                print(total)


            main()
            """,
            Text("무게당 가치가 큰 것부터 담는 그리디", "greedy by value per unit of weight"),
        ),
    ),
)
