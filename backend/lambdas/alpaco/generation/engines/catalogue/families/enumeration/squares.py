"""Squares with their corners among given points: two corners are tried, the others follow."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Points
from alpaco.problem.text import Text

__all__ = ["write"]

_MOST, _FAR = 750, 1_000

_PYTHON = """
import sys


def main():
    n, *numbers = map(int, sys.stdin.buffer.read().split())
    points = list(zip(numbers[0::2], numbers[1::2]))
    given = set(points)
    sides = 0
    for x, y in points:
        for u, v in points:
            # The square on the left of the side from (x, y) to (u, v).
            if (u, v) != (x, y) and (x + y - v, y - x + u) in given and (u + y - v, v - x + u) in given:
                sides += 1
    print(sides // 4)


main()
"""

_SLOW = """
import sys


def main():
    n, *numbers = map(int, sys.stdin.buffer.read().split())
    points = list(zip(numbers[0::2], numbers[1::2]))
    given = set(points)
    corners = 0
    for x, y in points:
        for u, v in points:
            a, b = u - x, v - y
            for p, q in points:
                # A corner: the side from (x, y) to (u, v), and the same turned to the left.
                if p - x == -b and q - y == a and (a or b) and (u - b, v + a) in given:
                    corners += 1
    print(corners // 4)


main()
"""


def _story(theme: Theme) -> Text:
    place, actor, item = theme.place, theme.actor, theme.item
    return Text(
        f"{josa(place.ko, '을/를')} 좌표평면으로 나타내면 좌표가 정수인 서로 다른 $N$개의 점에 "
        f"{josa(item.ko, '이/가')} 하나씩 놓여 있습니다. {josa(actor.ko, '은/는')} {item.ko} 네 개를 꼭짓점으로 하는 "
        "정사각형을 찾으려고 합니다. 정사각형의 변은 좌표축과 나란하지 않아도 되며, 길이는 $0$보다 커야 "
        "합니다.\n\n찾을 수 있는 서로 다른 정사각형의 개수를 구하세요. 꼭짓점이 하나라도 다르면 서로 다른 "
        "정사각형입니다.",
        f"On the plan of the {place.en}, $N$ {item.plural} lie on different points with integer coordinates. The "
        f"{actor.en} looks for squares that have {item.plural} on all four corners. The sides need not be parallel to "
        "the axes, and they are longer than $0$.\n\nHow many different squares are there? Squares are different if at "
        "least one corner is.",
    )


_SQUARES = Recipe(
    title=lambda t: Text(f"{josa(t.item.ko, '으로/로')} 만든 정사각형", f"Squares of {t.item.plural.title()}"),
    story=_story,
    output=Text("첫째 줄에 정사각형의 개수를 출력하세요.", "Print the number of squares."),
    method=Text(
        "한 변의 두 끝점을 모두 시도하고, 나머지 두 꼭짓점은 계산하여 집합에서 확인, $O(N^2)$",
        "tries both ends of a side, computes the other corners and looks them up, $O(N^2)$",
    ),
    python=_PYTHON,
    cpp="""
        #include <iostream>
        #include <set>
        #include <utility>
        #include <vector>
        using namespace std;

        // Each pair of points is tried as a diagonal; twice the middle keeps everything an integer.
        int main() {
            int n, diagonals = 0;
            cin >> n;
            vector<pair<int, int>> points(n);
            for (auto &[x, y] : points) cin >> x >> y;
            set<pair<int, int>> given(points.begin(), points.end());
            for (int i = 0; i < n; i++)
                for (int j = 0; j < i; j++) {
                    auto [x, y] = points[i];
                    auto [u, v] = points[j];
                    int middle_x = x + u, middle_y = y + v, half_x = u - x, half_y = v - y;
                    if ((middle_x + half_y) % 2 != 0) continue;
                    if ((middle_y + half_x) % 2 != 0) continue;
                    pair<int, int> one{(middle_x - half_y) / 2, (middle_y + half_x) / 2};
                    pair<int, int> other{(middle_x + half_y) / 2, (middle_y - half_x) / 2};
                    if (given.count(one) && given.count(other)) diagonals++;
                }
            cout << diagonals / 2 << '\\n';
        }
    """,
    brute="""
        from itertools import combinations

        points = [tuple(map(int, input().split())) for _ in range(int(input()))]
        count = 0
        for four in combinations(points, 4):
            a, b, c, d, e, f = sorted((x - u) ** 2 + (y - v) ** 2 for (x, y), (u, v) in combinations(four, 2))
            # Four equal sides and two equal diagonals.
            count += a == b == c == d and e == f == 2 * a
        print(count)
    """,
    slowness=Text(
        "세 꼭짓점을 모두 시도하고 넷째만 계산, $O(N^3)$", "tries three corners and computes the fourth only, $O(N^3)$"
    ),
    slow=_SLOW,
    mistakes=(
        Mistake(
            "wrong_upright_only.py",
            "if (u, v) != (x, y) and",
            "if (u, v) != (x, y) and 0 in (u - x, v - y) and",
            Text("변이 좌표축과 나란한 정사각형만 셈", "counts only squares with sides parallel to the axes"),
        ),
        Mistake(
            "wrong_one_corner_missing.py",
            " and (u + y - v, v - x + u) in given",
            "",
            Text("셋째 꼭짓점까지만 확인함", "looks at three corners only"),
        ),
        Mistake(
            "wrong_counts_each_twice.py",
            "print(sides // 4)",
            "print(sides // 2)",
            Text("같은 정사각형을 두 번 셈", "counts each square twice"),
        ),
        Mistake(
            "wrong_points_are_squares.py",
            "if (u, v) != (x, y) and",
            "if",
            Text("한 점도 정사각형으로 셈", "takes single points for squares"),
        ),
        Mistake(
            "wrong_mirrored.py",
            "(x + y - v, y - x + u) in given and (u + y - v, v - x + u) in given",
            "(x + v - y, y - x + u) in given and (u + v - y, v - x + u) in given",
            Text("변을 90도 돌리지 않고 대각선에 대칭시킴", "mirrors the side instead of turning it by 90 degrees"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about squares."""
    random, item = brief.random, brief.theme.item
    lattice = [(x, y) for x in range(27) for y in range(27)]
    tilted = [(2 * x - y, x + 2 * y) for x, y in lattice]
    return Draft(
        statement=_SQUARES.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, _MOST, Text(f"{item.ko}의 개수", f"the number of {item.plural}")),)),
                Points("P", "N", -_FAR, _FAR, Text(item.ko, f"one of the {item.plural}"), distinct=True),
            )
        ),
        programs=_SQUARES.programs(slow=True),
        samples=(
            "5\n0 0\n1 0\n0 1\n1 1\n3 3\n",
            "6\n0 1\n1 0\n2 1\n1 2\n1 1\n2 2\n",
            "3\n-1 -1\n1 -1\n-1 1\n",
        ),
        tests=(
            HandTest("lattice", _points(random, lattice), "very many squares"),
            HandTest("tilted-lattice", _points(random, tilted), "a lattice that is not parallel to the axes"),
            HandTest("holes", _points(random, random.sample(lattice, 600)), "a lattice with holes"),
            HandTest("few-of-many", _points(random, random.sample(lattice, 90)), "few squares"),
            HandTest("tilted-only", _points(random, [(3, 1), (7, 4), (4, 8), (0, 5), (5, 5)]), "one tilted square"),
            HandTest("rhombus", "4\n0 0\n5 0\n8 4\n3 4\n", "four equal sides, but no square"),
            HandTest("rectangle", "4\n0 0\n2 0\n2 1\n0 1\n", "a rectangle that is no square"),
            HandTest("corners", f"4\n-{_FAR} -{_FAR}\n{_FAR} -{_FAR}\n-{_FAR} {_FAR}\n{_FAR} {_FAR}\n", "far away"),
        ),
    )


def _points(random: Random, points: list[tuple[int, int]]) -> str:
    shuffled = random.sample(points, len(points))
    return f"{len(points)}\n" + "".join(f"{x} {y}\n" for x, y in shuffled)
