"""Many additions to ranges and rectangles, carried out together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_ADDITIONS = Recipe(
    title=lambda t: Text(f"{t.spot.ko}에 나누어 주기", f"Gifts for the {t.spot.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에 {josa(t.spot.ko, '이/가')} $N$곳 있고, $1$번부터 $N$번까지 한 줄로 놓여 있습니다. 처음에는 "
        "어느 곳에도 "
        f"{josa(t.item.ko, '이/가')} 없습니다. {josa(t.actor.ko, '은/는')} {josa(t.item.ko, '을/를')} 나누어 주는 "
        "일을 $Q$번 "
        f"하는데, 한 번 할 때마다 $l$번부터 $r$번까지의 모든 곳에 {josa(t.item.ko, '을/를')} $k$개씩 놓습니다.\n\n"
        f"모든 일이 끝났을 때 {t.spot.ko}마다 {josa(t.item.ko, '이/가')} 몇 개 놓여 있는지 구하세요.",
        f"In the {t.place.en} there are $N$ {t.spot.plural}, numbered from $1$ to $N$ in a row, all of them empty at "
        "first. "
        f"$Q$ times the {t.actor.en} hands out {t.item.plural}: each time, $k$ of them are put at every one of the "
        f"{t.spot.plural} from number $l$ to number $r$, both included.\n\nHow many {t.item.plural} are at each of the "
        f"{t.spot.plural} in the "
        "end?",
    ),
    output=Text(
        "첫째 줄에 $1$번부터 $N$번까지 놓인 개수를 공백으로 구분하여 출력하세요.",
        "Print one line with the $N$ numbers, from number $1$ to number $N$, separated by spaces.",
    ),
    method=Text("차분 배열의 누적 합, $O(N + Q)$", "prefix sums of a difference array, $O(N + Q)$"),
    python="""
        import sys
        from itertools import accumulate


        def main():
            n, q, *numbers = map(int, sys.stdin.buffer.read().split())
            change = [0] * (n + 2)
            numbers = iter(numbers)
            for l, r, k in zip(numbers, numbers, numbers):
                change[l] += k
                change[r + 1] -= k
            print(*list(accumulate(change))[1 : n + 1])


        main()
    """,
    cpp="""
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, q;
            cin >> n >> q;
            vector<long long> change(n + 2);
            while (q--) {
                int l, r, k;
                cin >> l >> r >> k;
                change[l] += k;
                change[r + 1] -= k;
            }
            long long total = 0;
            for (int i = 1; i <= n; i++) {
                total += change[i];
                cout << total << (i < n ? ' ' : '\\n');
            }
        }
    """,
    brute="""
        n, q = map(int, input().split())
        given = [tuple(map(int, input().split())) for _ in range(q)]
        print(*(sum(k for l, r, k in given if l <= i <= r) for i in range(1, n + 1)))
    """,
    slowness=Text("매번 구간 전체를 갱신, $O(NQ)$", "updates the whole range each time, $O(NQ)$"),
    slow="""
        import sys


        def main():
            n, q, *numbers = map(int, sys.stdin.buffer.read().split())
            given = [0] * (n + 1)
            numbers = iter(numbers)
            for l, r, k in zip(numbers, numbers, numbers):
                for i in range(l, r + 1):
                    given[i] += k
            print(*given[1:])


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_right_out.py",
            "change[r + 1] -= k",
            "change[r] -= k",
            Text("오른쪽 끝에는 더하지 않음", "leaves out the right end"),
        ),
        Mistake(
            "wrong_last_lost.py",
            "change[r + 1] -= k",
            "change[min(r + 1, n)] -= k",
            Text("구간이 $N$번에서 끝나면 $N$번에서 다시 뺌", "takes it back at number $N$ where the range ends there"),
        ),
        Mistake(
            "wrong_shifted.py",
            "[1 : n + 1]",
            "[:n]",
            Text("번호를 0번부터로 착각함", "numbers from zero, not from one"),
        ),
        Mistake(
            "wrong_overwrites.py",
            "change[l] += k",
            "change[l] = k",
            Text("같은 곳에서 시작하는 구간을 더하지 않고 덮어씀", "overwrites ranges that start at the same place"),
        ),
        Mistake(
            "wrong_not_summed.py",
            "list(accumulate(change))[1 : n + 1]",
            "change[1 : n + 1]",
            Text("마지막에 누적 합을 구하지 않음", "prints the differences without summing them up"),
        ),
    ),
)

_PAINTED = Recipe(
    title=lambda t: Text(f"겹쳐 칠한 {t.place.ko}", f"Layers of Paint in the {t.place.en.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}의 바닥은 세로 $N$칸, 가로 $M$칸의 격자입니다. {josa(t.actor.ko, '은/는')} 이 바닥에 페인트를 "
        "$Q$번 "
        "칠했습니다. 한 번 칠할 때마다 $a$행부터 $c$행까지, $b$열부터 $d$열까지의 직사각형 안에 있는 모든 칸에 "
        "페인트가 "
        "한 겹씩 칠해집니다. 맨 위가 $1$행, 맨 왼쪽이 $1$열입니다.\n\n"
        "모두 칠한 뒤 페인트가 $T$겹 이상 칠해진 칸의 개수를 구하세요.",
        f"The floor of the {t.place.en} is a grid of $N$ rows and $M$ columns. The {t.actor.en} painted it $Q$ "
        "times: each "
        "time, every cell of a rectangle, from row $a$ to row $c$ and from column $b$ to column $d$, got one more "
        "layer of "
        "paint. The topmost row is row $1$, the leftmost column is column $1$.\n\n"
        "How many cells have at least $T$ layers of paint in the end?",
    ),
    output=Text("첫째 줄에 칸의 개수를 출력하세요.", "Print the number of such cells."),
    method=Text(
        "2차원 차분 배열의 누적 합, $O(NM + Q)$", "prefix sums of a two-dimensional difference array, $O(NM + Q)$"
    ),
    python="""
        import sys
        from itertools import accumulate


        def main():
            n, m, q, least, *numbers = map(int, sys.stdin.buffer.read().split())
            change = [[0] * (m + 2) for _ in range(n + 2)]
            numbers = iter(numbers)
            for a, b, c, d in zip(numbers, numbers, numbers, numbers):
                change[a][b] += 1
                change[a][d + 1] -= 1
                change[c + 1][b] -= 1
                change[c + 1][d + 1] += 1
            layers = [0] * (m + 2)
            count = 0
            for row in change[1 : n + 1]:
                layers = list(map(int.__add__, layers, accumulate(row)))
                count += sum(layer >= least for layer in layers[1 : m + 1])
            print(count)


        main()
    """,
    cpp="""
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, m, q, least;
            cin >> n >> m >> q >> least;
            vector<vector<int>> layers(n + 2, vector<int>(m + 2));
            while (q--) {
                int a, b, c, d;
                cin >> a >> b >> c >> d;
                layers[a][b]++;
                layers[a][d + 1]--;
                layers[c + 1][b]--;
                layers[c + 1][d + 1]++;
            }
            int count = 0;
            for (int r = 1; r <= n; r++)
                for (int c = 1; c <= m; c++) {
                    layers[r][c] += layers[r - 1][c] + layers[r][c - 1] - layers[r - 1][c - 1];
                    count += layers[r][c] >= least;
                }
            cout << count << '\\n';
        }
    """,
    brute="""
        n, m, q, least = map(int, input().split())
        painted = [tuple(map(int, input().split())) for _ in range(q)]
        count = 0
        for i in range(1, n + 1):
            for j in range(1, m + 1):
                count += sum(a <= i <= c and b <= j <= d for a, b, c, d in painted) >= least
        print(count)
    """,
    slowness=Text(
        "매번 행마다 차분을 갱신, $O(NQ + NM)$", "updates a difference array per row each time, $O(NQ + NM)$"
    ),
    slow="""
        import sys
        from itertools import accumulate


        def main():
            n, m, q, least, *numbers = map(int, sys.stdin.buffer.read().split())
            change = [[0] * (m + 2) for _ in range(n + 1)]
            numbers = iter(numbers)
            for a, b, c, d in zip(numbers, numbers, numbers, numbers):
                for r in range(a, c + 1):
                    change[r][b] += 1
                    change[r][d + 1] -= 1
            print(sum(layer >= least for row in change[1:] for layer in list(accumulate(row))[1 : m + 1]))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_corner_lost.py",
            "                change[c + 1][d + 1] += 1\n",
            "",
            Text("오른쪽 아래 모서리를 되돌려 더하지 않음", "does not add back at the lower right corner"),
        ),
        Mistake(
            "wrong_right_out.py",
            "                change[a][d + 1] -= 1\n                change[c + 1][b] -= 1\n                change[c "
            "+ 1][d + 1] += 1\n",
            "                change[a][d] -= 1\n                change[c + 1][b] -= 1\n                change[c + "
            "1][d] += 1\n",
            Text("오른쪽 끝 열을 칠하지 않음", "leaves out the rightmost column"),
        ),
        Mistake(
            "wrong_overwrites.py",
            "change[a][b] += 1",
            "change[a][b] = 1",
            Text(
                "같은 모서리에서 시작하는 직사각형을 더하지 않고 덮어씀",
                "overwrites rectangles that start at the same corner",
            ),
        ),
        Mistake(
            "wrong_more_than.py",
            "layer >= least",
            "layer > least",
            Text("'이상'을 '초과'로 읽음", "reads “at least” as “more than”"),
        ),
        Mistake(
            "wrong_exactly.py",
            "layer >= least",
            "layer == least",
            Text("정확히 $T$겹인 칸만 셈", "counts only cells with exactly $T$ layers"),
        ),
    ),
)


def _write_additions(brief: Brief) -> Draft:
    random, theme = brief.random, brief.theme
    size = 1_000 if brief.difficulty is Difficulty.TUTORIAL else random.choice((80_000, 100_000))
    fields = (
        Integer("l", 1, "N", Text("첫 번호", "the first number")),
        Integer("r", "l", "N", Text("마지막 번호", "the last number")),
        Integer("k", 1, 10**9, Text("한 곳에 놓는 개수", "how many are put at each place")),
    )
    return Draft(
        statement=_ADDITIONS.statement(theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, size, Text(f"{theme.spot.ko}의 개수", f"the number of {theme.spot.plural}")),
                        Integer("Q", 1, size, Text("나누어 주는 횟수", "how often something is handed out")),
                    )
                ),
                Queries("rounds", "Q", (QueryKind("", fields, Text("일", "one round")),), Text("일", "the rounds")),
            )
        ),
        programs=_ADDITIONS.programs(slow=brief.difficulty is not Difficulty.TUTORIAL),
        samples=("5 3\n1 3 2\n2 5 1\n4 5 7\n", _additions_sample(brief)),
        tests=(
            HandTest(
                "whole", f"{size} 3\n1 {size} 5\n1 {size} 7\n{size} {size} 1\n", "ranges that end at the last place"
            ),
        ),
    )


def _additions_sample(brief: Brief) -> str:
    random = brief.random
    rounds = [[*sorted(random.choices(range(1, 5), k=2)), random.randint(1, 9)] for _ in range(3)]
    return "4 3\n" + "".join(" ".join(map(str, row)) + "\n" for row in rounds)


def _write_painted(brief: Brief) -> Draft:
    random = brief.random
    side, most = random.choice((600, 700)), 50_000
    fields = (
        Integer("a", 1, "N", Text("맨 위 행", "the topmost row")),
        Integer("b", 1, "M", Text("맨 왼쪽 열", "the leftmost column")),
        Integer("c", "a", "N", Text("맨 아래 행", "the lowest row")),
        Integer("d", "b", "M", Text("맨 오른쪽 열", "the rightmost column")),
    )
    large = [_rectangle(brief, side, side) for _ in range(most)]
    tall = [[1, b, side, d] for _, b, _, d in large]
    return Draft(
        statement=_PAINTED.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, side, Text("행의 개수", "the number of rows")),
                        Integer("M", 1, side, Text("열의 개수", "the number of columns")),
                        Integer("Q", 1, most, Text("칠한 횟수", "how often it was painted")),
                        Integer("T", 1, "Q", Text("겹의 수", "the number of layers")),
                    )
                ),
                Queries(
                    "paints",
                    "Q",
                    (QueryKind("", fields, Text("직사각형", "one rectangle")),),
                    Text("직사각형", "the rectangles"),
                ),
            )
        ),
        programs=_PAINTED.programs(slow=True),
        samples=("3 4 3 2\n1 1 2 3\n2 2 3 4\n1 3 3 3\n", _painted_sample(brief)),
        tests=(
            HandTest("large", _painted(side, most // 6, large), "many rectangles anywhere"),
            HandTest("tall", _painted(side, most // 3, tall), "rectangles of the full height"),
        ),
    )


def _rectangle(brief: Brief, rows: int, columns: int) -> list[int]:
    a, c = sorted(brief.random.choices(range(1, rows + 1), k=2))
    b, d = sorted(brief.random.choices(range(1, columns + 1), k=2))
    return [a, b, c, d]


def _painted_sample(brief: Brief) -> str:
    return "4 4 4 2\n" + "".join(" ".join(map(str, _rectangle(brief, 4, 4))) + "\n" for _ in range(4))


def _painted(side: int, least: int, rectangles: list[list[int]]) -> str:
    rows = "".join(" ".join(map(str, row)) + "\n" for row in rectangles)
    return f"{side} {side} {len(rectangles)} {least}\n{rows}"


WRITERS: Mapping[str, Callable[[Brief], Draft]] = {
    "range-additions": _write_additions,
    "painted-cells": _write_painted,
}
