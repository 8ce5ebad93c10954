"""A ring of numbers that is turned and flipped so often that only the view of it may move."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZE, _GREATEST, _FARTHEST = 80_000, 10_000, 10**6

_PYTHON = """
import sys


def main():
    lines = sys.stdin.read().split("\\n")
    n, q = map(int, lines[0].split())
    numbers = lines[1].split()
    # Place i shows numbers[(origin + step * i) % n].
    origin, step = 0, 1
    out = []
    for line in lines[2 : 2 + q]:
        kind, *values = line.split()
        if kind == "T":
            origin -= step * int(values[0])
        elif kind == "F":
            origin += step * (n - 1)
            step = -step
        else:
            place = (origin + step * (int(values[0]) - 1)) % n
            out.append(numbers[place])
            numbers[place] = values[1]
    out.append(numbers[origin % n])
    print("\\n".join(out))


main()
"""

_SLOW = """
import sys


def main():
    lines = sys.stdin.read().split("\\n")
    n, q = map(int, lines[0].split())
    numbers = lines[1].split()
    out = []
    for line in lines[2 : 2 + q]:
        kind, *values = line.split()
        if kind == "T":
            cut = n - int(values[0]) % n
            numbers = numbers[cut:] + numbers[:cut]
        elif kind == "F":
            numbers = numbers[::-1]
        else:
            place = int(values[0]) - 1
            out.append(numbers[place])
            numbers[place] = values[1]
    out.append(numbers[0])
    print("\\n".join(out))


main()
"""


def _story(theme: Theme) -> Text:
    place, actor, item = theme.place, theme.actor, theme.item
    return Text(
        f"{place.ko}에 둥근 탁자가 있습니다. 탁자에는 시계 방향으로 $1$번부터 $N$번까지 번호가 붙은 자리가 있고, "
        f"$N$번 자리 다음은 다시 $1$번 자리입니다. 자리마다 수가 적힌 {josa(item.ko, '이/가')} 하나씩 놓여 있습니다. "
        f"자리의 번호는 바뀌지 않으며, {josa(actor.ko, '은/는')} 다음 세 가지 작업을 합니다.\n\n"
        f"- `T k`: 모든 {josa(item.ko, '을/를')} 시계 방향으로 $k$자리씩 옮깁니다.\n"
        f"- `F`: 순서를 뒤집습니다. 모든 $i$에 대해 $i$번 자리의 {josa(item.ko, '이/가')} $N+1-i$번 자리로 갑니다.\n"
        f"- `S i x`: $i$번 자리의 {josa(item.ko, '을/를')} 꺼내고, 그 자리에 $x$가 적힌 새 {josa(item.ko, '을/를')} "
        "놓습니다.\n\n"
        f"`S`를 할 때마다 꺼낸 {item.ko}에 적힌 수와, 모든 작업이 끝난 뒤 $1$번 자리에 놓인 {item.ko}에 적힌 수를 "
        "구하세요.",
        f"A round table in the {place.en} has places numbered from $1$ to $N$ clockwise; after place $N$ comes place "
        f"$1$ again. On each place lies one of the {item.plural}, with a number on it. The numbers of the places never "
        f"change. The {actor.en} does three kinds of operations.\n\n"
        f"- `T k`: all {item.plural} are moved by $k$ places clockwise.\n"
        f"- `F`: the order is reversed: for every $i$ the {item.en} of place $i$ goes to place $N+1-i$.\n"
        f"- `S i x`: the {item.en} of place $i$ is taken away, and a new one with the number $x$ is put there.\n\n"
        f"Find the numbers on the {item.plural} that are taken away, and the number on place $1$ at the end.",
    )


_RING = Recipe(
    title=lambda t: Text(f"돌고 도는 {t.item.ko}", f"Turning {t.item.plural.title()}"),
    story=_story,
    output=Text(
        "`S`를 할 때마다 꺼낸 수를 한 줄에 하나씩 차례로 출력하고, 마지막 줄에 모든 작업이 끝난 뒤 $1$번 자리의 수를 "
        "출력하세요.",
        "For each `S`, in their order, print a line with the number that is taken away. In the last line print the "
        "number on place $1$ at the end.",
    ),
    method=Text(
        "수는 그대로 두고 $1$번 자리의 위치와 방향만 바꿈, $O(N + Q)$",
        "leaves the numbers where they are and changes only where place 1 is and which way it goes on, $O(N + Q)$",
    ),
    python=_PYTHON,
    cpp="""
        #include <iostream>
        #include <string>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, q;
            cin >> n >> q;
            vector<int> numbers(n);
            for (auto &number : numbers) cin >> number;
            // Before flips, place i showed number i - turned; `flipped` says to look from the other end.
            long long turned = 0;
            bool flipped = false;
            auto at = [&](long long place) -> int & {
                if (flipped) place = n - 1 - place;
                return numbers[((place - turned) % n + n) % n];
            };
            while (q--) {
                string kind;
                cin >> kind;
                long long k, i;
                int x;
                if (kind == "T") {
                    cin >> k;
                    turned += flipped ? -k : k;
                } else if (kind == "F") {
                    flipped = !flipped;
                } else {
                    cin >> i >> x;
                    cout << at(i - 1) << '\\n';
                    at(i - 1) = x;
                }
            }
            cout << at(0) << '\\n';
        }
    """,
    brute="""
        from collections import deque

        n, q = map(int, input().split())
        ring = deque(map(int, input().split()))
        for _ in range(q):
            kind, *values = input().split()
            if kind == "T":
                for _ in range(int(values[0]) % n):
                    ring.appendleft(ring.pop())
            elif kind == "F":
                ring = deque(reversed(ring))
            else:
                print(ring[int(values[0]) - 1])
                ring[int(values[0]) - 1] = int(values[1])
        print(ring[0])
    """,
    slowness=Text("매번 모든 수를 옮김, $O(NQ)$", "moves all numbers each time, $O(NQ)$"),
    slow=_SLOW,
    mistakes=(
        Mistake(
            "wrong_turns_as_before_flip.py",
            "origin -= step * int(values[0])",
            "origin -= int(values[0])",
            Text("뒤집은 뒤에도 같은 쪽으로 돌림", "turns the same way after a flip"),
        ),
        Mistake(
            "wrong_counterclockwise.py",
            "origin -= step * int(values[0])",
            "origin += step * int(values[0])",
            Text("시계 반대 방향으로 돌림", "turns counterclockwise"),
        ),
        Mistake(
            "wrong_flips_around_first.py",
            "            origin += step * (n - 1)\n",
            "",
            Text("$1$번 자리를 그대로 두고 뒤집음", "keeps place 1 where it is in a flip"),
        ),
        Mistake(
            "wrong_flip_one_off.py",
            "origin += step * (n - 1)",
            "origin += step * (n - 2)",
            Text("$i$번 자리를 $N-i$번 자리와 바꿈", "exchanges place $i$ with place $N-i$"),
        ),
        Mistake(
            "wrong_stays_removed.py",
            "            numbers[place] = values[1]\n",
            "",
            Text("새로 놓은 수를 저장하지 않음", "does not keep the new number"),
        ),
        Mistake(
            "wrong_last_of_input.py",
            "out.append(numbers[origin % n])",
            "out.append(numbers[0])",
            Text("마지막에 돌린 것을 생각하지 않고 출력함", "prints the first number as it is stored"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about a ring."""
    random, item = brief.random, brief.theme.item
    kinds = (
        QueryKind(
            "T",
            (Integer("k", 1, _FARTHEST, Text("옮기는 자리의 수", "by how many places")),),
            Text("시계 방향으로 $k$자리씩 옮깁니다", "move everything by $k$ places clockwise"),
        ),
        QueryKind("F", (), Text("순서를 뒤집습니다", "reverse the order")),
        QueryKind(
            "S",
            (
                Integer("i", 1, "N", Text("자리의 번호", "the number of the place")),
                Integer("x", 1, _GREATEST, Text("새로 놓는 수", "the new number")),
            ),
            Text("$i$번 자리의 수를 꺼내고 $x$를 놓습니다", "take the number of place $i$ away and put $x$ there"),
        ),
    )
    return Draft(
        statement=_RING.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, _SIZE, Text("자리의 개수", "the number of places")),
                        Integer("Q", 1, _SIZE, Text("작업의 개수", "the number of operations")),
                    )
                ),
                Array(
                    "A",
                    "N",
                    1,
                    _GREATEST,
                    Text(
                        f"처음에 $1$번 자리부터 차례로 놓인 {item.ko}에 적힌 수",
                        f"the numbers on the {item.plural} at the beginning, from place $1$ on",
                    ),
                ),
                Queries("operations", "Q", kinds, Text("작업", "the operations")),
            )
        ),
        programs=_RING.programs(slow=True),
        samples=(
            "5 4\n1 2 3 4 5\nT 2\nS 1 9\nF\nS 4 7\n",
            "4 5\n5 6 7 8\nF\nT 1\nS 2 9\nF\nS 3 1\n",
            "1 3\n8\nT 1000000\nF\nS 1 6\n",
        ),
        tests=(
            HandTest("many-turns", _text(random, _SIZE, _SIZE, (6, 1, 1), _GREATEST), "mostly turns"),
            HandTest("many-flips", _text(random, _SIZE, _SIZE, (1, 6, 1), _GREATEST), "mostly flips"),
            HandTest("few-places", _text(random, 7, 500, (1, 1, 2), _GREATEST), "few places, many changes"),
        ),
    )


def _text(random: Random, places: int, count: int, weights: tuple[int, int, int], greatest: int) -> str:
    things = []
    for kind in random.choices("TFS", weights, k=count):
        if kind == "T":
            things.append(f"T {random.randint(1, greatest)}")
        elif kind == "S":
            things.append(f"S {random.randint(1, places)} {random.randint(1, greatest)}")
        else:
            things.append("F")
    numbers = " ".join(str(random.randint(1, greatest)) for _ in range(places))
    return "\n".join([f"{places} {count}", numbers, *things]) + "\n"
