"""Boxes of three sizes that hold a number of things exactly: two numbers are tried, the third follows."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line
from alpaco.problem.program import Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZES = {Difficulty.TUTORIAL: 100, Difficulty.EASY: 1_500}

_PYTHON = """
def main():
    n, a, b, c = map(int, input().split())
    best = -1
    for first in range(n // a + 1):
        left = n - a * first
        for second in range(left // b + 1):
            rest = left - b * second
            if rest % c == 0:
                boxes = first + second + rest // c
                if best == -1 or boxes < best:
                    best = boxes
    print(best)


main()
"""

_SLOW = """
def main():
    n, a, b, c = map(int, input().split())
    best = -1
    for first in range(n + 1):
        for second in range(n + 1):
            for third in range(n + 1):
                if a * first + b * second + c * third == n:
                    boxes = first + second + third
                    if best == -1 or boxes < best:
                        best = boxes
    print(best)


main()
"""

_GREEDY = """
n, *sizes = map(int, input().split())
boxes = 0
for size in sorted(sizes, reverse=True):
    boxes += n // size
    n %= size
print(boxes if n == 0 else -1)
"""


def _story(theme: Theme) -> Text:
    place, actor, item = theme.place, theme.actor, theme.item
    return Text(
        f"{place.ko}에서 {josa(actor.ko, '이/가')} {item.ko} $N$개를 상자에 나누어 담으려고 합니다. 상자는 세 "
        f"종류이고, 각각 {josa(item.ko, '을/를')} 정확히 $A$개, $B$개, $C$개 담을 수 있습니다. 사용하는 상자는 모두 "
        "가득 차야 하며, 상자는 종류마다 얼마든지 있습니다. 사용하지 않는 종류가 있어도 됩니다.\n\n"
        f"{josa(item.ko, '을/를')} 남김없이 담을 때 사용하는 상자 수의 최솟값을 구하세요.",
        f"In the {place.en}, the {actor.en} packs $N$ {item.plural} into boxes. There are three kinds of boxes, which "
        f"take exactly $A$, exactly $B$ and exactly $C$ {item.plural}. Each box that is used must be full. There are "
        "as many boxes of each kind as one likes, and a kind may remain unused.\n\n"
        f"What is the smallest number of boxes that hold all of the {item.plural}?",
    )


_BOXES = Recipe(
    title=lambda t: Text(f"상자에 담은 {t.item.ko}", f"Boxes for the {t.item.plural.title()}"),
    story=_story,
    output=Text(
        "첫째 줄에 사용하는 상자 수의 최솟값을 출력하세요. 남김없이 담을 수 없으면 $-1$을 출력하세요.",
        "Print the smallest number of boxes, or $-1$ if it cannot be done.",
    ),
    method=Text(
        "두 종류의 수를 모두 시도하고 나머지 종류의 수는 계산, $O(N^2)$",
        "tries the numbers of two kinds and computes the third, $O(N^2)$",
    ),
    python=_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        using namespace std;

        int main() {
            int sizes[3], n;
            cin >> n >> sizes[0] >> sizes[1] >> sizes[2];
            sort(sizes, sizes + 3);
            int best = n + 1;
            // The two larger kinds are tried: there are fewer ways.
            for (int large = 0; large * sizes[2] <= n; large++)
                for (int middle = 0; large * sizes[2] + middle * sizes[1] <= n; middle++) {
                    int rest = n - large * sizes[2] - middle * sizes[1];
                    if (rest % sizes[0] == 0) best = min(best, large + middle + rest / sizes[0]);
                }
            cout << (best > n ? -1 : best) << '\\n';
        }
    """,
    brute="""
        n, *sizes = map(int, input().split())
        boxes, packed = 0, {0}
        while packed and n not in packed:
            packed = {number + size for number in packed for size in sizes if number + size <= n}
            boxes += 1
        print(boxes if packed else -1)
    """,
    slowness=Text(
        "세 종류의 수를 모두 $0$부터 $N$까지 시도, $O(N^3)$",
        "tries $0$ to $N$ boxes of all three kinds, $O(N^3)$",
    ),
    slow=_SLOW,
    mistakes=(
        Mistake(
            "wrong_rest_does_not_fit.py",
            "            if rest % c == 0:\n",
            "            if rest >= 0:\n",
            Text("마지막 상자가 가득 차지 않아도 된다고 봄", "accepts a last box that is not full"),
        ),
        Mistake(
            "wrong_each_kind_once.py",
            "for first in range(n // a + 1):",
            "for first in range(1, n // a + 1):",
            Text("첫째 종류를 적어도 하나 사용함", "uses at least one box of the first kind"),
        ),
        Mistake(
            "wrong_open_end.py",
            "range(left // b + 1)",
            "range(left // b)",
            Text("둘째 종류로만 채우는 경우를 빠뜨림", "leaves out the greatest number of boxes of the second kind"),
        ),
        Mistake(
            "wrong_first_found.py",
            "if best == -1 or boxes < best:",
            "if best == -1:",
            Text("처음 찾은 방법을 답으로 함", "takes the first way that it finds"),
        ),
        Mistake(
            "wrong_zero_if_none.py",
            "    print(best)",
            "    print(max(best, 0))",
            Text("담을 수 없을 때 $0$을 출력함", "prints 0 where it cannot be done"),
        ),
    ),
    others=(
        program(
            "wrong_largest_first.py",
            Role.WRONG,
            _GREEDY,
            Text("큰 상자부터 담을 수 있는 만큼 담음", "fills as many of the largest boxes as possible first"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about boxes."""
    most, item = _SIZES[brief.difficulty], brief.theme.item
    large = brief.random.randint(6, 9)
    kinds = tuple(
        Integer(
            name,
            1,
            most,
            Text(f"{ko} 종류의 상자에 담는 {item.ko}의 개수", f"how many {item.plural} a box of the {en} kind takes"),
        )
        for name, ko, en in (("A", "첫째", "first"), ("B", "둘째", "second"), ("C", "셋째", "third"))
    )
    return Draft(
        statement=_BOXES.statement(brief.theme),
        input_format=InputFormat(
            items=(Line((Integer("N", 1, most, Text(f"{item.ko}의 개수", f"the number of {item.plural}")), *kinds)),)
        ),
        programs=_BOXES.programs(slow=brief.difficulty is not Difficulty.TUTORIAL),
        samples=(
            f"{2 * large} {large + 2} {large} {large - 1}\n",
            f"{2 * large - 1} {large} 3 {2 * large}\n",
            "7 4 6 8\n",
        ),
        tests=(
            HandTest("ones", f"{most} 1 1 1\n", "the greatest number of ways"),
            HandTest("small-boxes", f"{most} 1 2 3\n", "very many ways"),
            HandTest("none", f"{most - 1} 2 4 6\n", "even boxes for an odd number"),
            HandTest("none-of-many", f"{most - 1} 2 2 4\n", "even boxes for an odd number, many tries"),
            HandTest("one-box", f"{most} 1 1 {most}\n", "one box holds everything"),
            HandTest("trap", f"{most} {most // 2} {most - 1} {most - 2}\n", "the largest boxes lead nowhere"),
        ),
    )
