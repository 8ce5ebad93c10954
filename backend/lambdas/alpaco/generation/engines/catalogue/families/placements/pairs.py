"""Counting the ways to fill a row with pairs whose two ends are a given distance apart."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]


def _story(theme: Theme) -> Text:
    place, actor, item = theme.place, theme.actor, theme.item
    return Text(
        f"{place.ko}에 $1$번부터 $2N$번까지의 칸이 한 줄로 놓여 있습니다. {josa(actor.ko, '은/는')} {item.ko} $N$쌍을 "
        f"칸마다 정확히 하나씩 놓아 모든 칸을 채우려고 합니다. $i$번째 쌍의 두 {josa(item.ko, '은/는')} 칸 번호의 "
        "차가 정확히 $D_i$가 되도록 놓아야 합니다.\n\n"
        f"모든 칸을 채우는 서로 다른 방법의 수를 구하세요. 한 쌍을 이루는 두 {josa(item.ko, '은/는')} 서로 구별하지 "
        f"않지만, 서로 다른 쌍은 거리가 같더라도 구별합니다. 즉, 어떤 칸에 놓인 {josa(item.ko, '이/가')} 속한 쌍이 "
        "다르면 서로 다른 방법입니다.",
        f"In the {place.en} there is a row of cells, numbered from $1$ to $2N$. The {actor.en} wants to fill it with "
        f"$N$ pairs of {item.plural}, so that each cell gets exactly one. The numbers of the two cells with the "
        "$i$-th pair must differ by exactly $D_i$.\n\n"
        f"In how many ways can the row be filled? The two {item.plural} of a pair are alike, but different pairs are "
        "not, even if their distances are equal: two ways differ if some cell belongs to different pairs.",
    )


_RECIPE = Recipe(
    title=lambda t: Text(f"거리를 지키는 {t.item.ko} 쌍", f"Pairs of {t.item.plural.title()} Kept Apart"),
    story=_story,
    output=Text(
        "첫째 줄에 방법의 수를 출력하세요. 채울 방법이 없으면 $0$을 출력하세요.",
        "Print the number of ways, which is $0$ if the row cannot be filled.",
    ),
    method=Text(
        "가장 왼쪽의 빈칸을 채울 쌍을 고르는 백트래킹, $O(N! \\cdot N)$",
        "backtracking over the pair that fills the leftmost free cell, $O(N! \\cdot N)$",
    ),
    python="""
        import sys


        def main():
            n, *distances = map(int, sys.stdin.buffer.read().split())
            end = 1 << 2 * n

            def fill(taken, waiting):
                if not waiting:
                    return 1
                free = ~taken & (taken + 1)
                ways = 0
                for i, distance in enumerate(waiting):
                    other = free << distance
                    if other < end and not other & taken:
                        ways += fill(taken | free | other, waiting[:i] + waiting[i + 1 :])
                return ways

            print(fill(0, distances))


        main()
    """,
    cpp="""
        #include <iostream>
        #include <vector>
        using namespace std;

        int n;
        vector<int> distances;
        vector<bool> taken, used;

        int fill_from(int cell) {
            while (cell < 2 * n && taken[cell]) cell++;
            if (cell == 2 * n) return 1;
            int ways = 0;
            for (int i = 0; i < n; i++) {
                int other = cell + distances[i];
                if (used[i] || other >= 2 * n || taken[other]) continue;
                used[i] = taken[cell] = taken[other] = true;
                ways += fill_from(cell + 1);
                used[i] = taken[cell] = taken[other] = false;
            }
            return ways;
        }

        int main() {
            cin >> n;
            distances.resize(n);
            for (auto &distance : distances) cin >> distance;
            taken.assign(2 * n, false);
            used.assign(n, false);
            cout << fill_from(0) << '\\n';
        }
    """,
    brute="""
        n = int(input())
        rows = {0: 1}
        for distance in map(int, input().split()):
            longer = {}
            for row, ways in rows.items():
                for start in range(2 * n - distance):
                    pair = 1 << start | 1 << start + distance
                    if not row & pair:
                        longer[row | pair] = longer.get(row | pair, 0) + ways
            rows = longer
        print(sum(rows.values()))
    """,
    slowness=Text(
        "쌍마다 모든 자리에 놓아 보고 끝에서 겹침을 확인, $O((2N)^N)$",
        "puts each pair everywhere and looks for overlaps at the end, $O((2N)^N)$",
    ),
    slow="""
        import sys


        def main():
            n, *distances = map(int, sys.stdin.buffer.read().split())
            starts = []

            def put(i):
                if i == n:
                    cells = set(starts) | {start + distance for start, distance in zip(starts, distances)}
                    return len(cells) == 2 * n
                ways = 0
                for start in range(2 * n - distances[i]):
                    starts.append(start)
                    ways += put(i + 1)
                    starts.pop()
                return ways

            print(int(put(0)))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_cells_between.py",
            "free << distance",
            "free << distance + 1",
            Text("거리를 두 칸 사이의 칸 수로 생각함", "takes the distance for the number of cells between"),
        ),
        Mistake(
            "wrong_equal_pairs.py",
            "for i, distance in enumerate(waiting):",
            "for distance in sorted(set(waiting)):\n                    i = waiting.index(distance)",
            Text("거리가 같은 쌍을 구별하지 않음", "takes pairs of equal distance for the same"),
        ),
        Mistake(
            "wrong_over_the_end.py",
            "if other < end and not other & taken:",
            "if not other & taken:",
            Text("줄의 끝을 넘어가는 것을 막지 않음", "lets pairs stick out at the end of the row"),
        ),
        Mistake(
            "wrong_first_only.py",
            "ways += fill(",
            "ways = ways or fill(",
            Text("방법을 하나 찾으면 멈춤", "stops at the first way"),
        ),
        Mistake(
            "wrong_given_order.py",
            "for i, distance in enumerate(waiting):",
            "for i, distance in enumerate(waiting[:1]):",
            Text("쌍을 주어진 순서대로만 놓음", "uses the pairs in the given order only"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of filling a row with pairs."""
    tutorial = brief.difficulty is Difficulty.TUTORIAL
    most = brief.random.choice((4, 5)) if tutorial else 7
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, most, Text("쌍의 개수", "the number of pairs")),)),
                Array("D", "N", 1, "2 * N - 1", Text("각 쌍의 거리", "the distances of the pairs")),
            )
        ),
        programs=_RECIPE.programs(slow=not tutorial),
        samples=("3\n3 2 4\n", "2\n2 2\n", "2\n1 2\n"),
        tests=(
            HandTest("equal", f"{most}\n" + " ".join([str(most)] * most) + "\n", "all distances equal: the most ways"),
            HandTest("neighbours", f"{most}\n" + " ".join(["1"] * most) + "\n", "only neighbours"),
            HandTest("nested", f"{most}\n" + " ".join(str(2 * i + 1) for i in range(most)) + "\n", "one in the other"),
            *(HandTest(f"solved-{i}", _solved(brief, most), "distances of a filled row") for i in range(1, 5)),
        ),
    )


def _solved(brief: Brief, pairs: int) -> str:
    """Draw the distances of a row that is filled at random."""
    cells = brief.random.sample(range(2 * pairs), 2 * pairs)
    distances = (abs(a - b) for a, b in zip(cells[::2], cells[1::2], strict=True))
    return f"{pairs}\n" + " ".join(map(str, distances)) + "\n"
