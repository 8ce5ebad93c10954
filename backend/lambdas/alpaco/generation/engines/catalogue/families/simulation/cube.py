"""A cube that rolls over the floor and stamps the number of its lowest face."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZES = {Difficulty.TUTORIAL: (100, 20), Difficulty.MEDIUM: (40_000, 100_000)}
_GREATEST = 10**6

_FACES = (
    ("T", Text("윗면의 수", "the number on the top")),
    ("B", Text("아랫면의 수", "the number on the bottom")),
    ("N", Text("북쪽 면의 수", "the number on the north face")),
    ("S", Text("남쪽 면의 수", "the number on the south face")),
    ("W", Text("서쪽 면의 수", "the number on the west face")),
    ("E", Text("동쪽 면의 수", "the number on the east face")),
)
_WAYS = (
    ("N", Text("북쪽으로 $k$번 굴립니다", "roll $k$ times to the north")),
    ("S", Text("남쪽으로 $k$번 굴립니다", "roll $k$ times to the south")),
    ("W", Text("서쪽으로 $k$번 굴립니다", "roll $k$ times to the west")),
    ("E", Text("동쪽으로 $k$번 굴립니다", "roll $k$ times to the east")),
)

_PYTHON = """
import sys

# The faces that lie at the bottom after one, two, three and four rolls.
RINGS = {"N": "NTSB", "S": "STNB", "W": "WTEB", "E": "ETWB"}


def main():
    data = sys.stdin.read().split()
    faces = dict(zip("TBNSWE", map(int, data[:6])))
    total = 0
    for way, count in zip(data[7::2], map(int, data[8::2])):
        ring = [faces[name] for name in RINGS[way]]
        rounds, rest = divmod(count, 4)
        total += rounds * sum(ring) + sum(ring[:rest])
        faces.update(zip(RINGS[way], ring[rest:] + ring[:rest]))
    print(total)


main()
"""

_SLOW = """
import sys


def main():
    data = sys.stdin.read().split()
    t, b, n, s, w, e = map(int, data[:6])
    total = 0
    for way, count in zip(data[7::2], map(int, data[8::2])):
        for _ in range(count):
            if way == "N":
                b, n, t, s = n, t, s, b
            elif way == "S":
                b, s, t, n = s, t, n, b
            elif way == "W":
                b, w, t, e = w, t, e, b
            else:
                b, e, t, w = e, t, w, b
            total += b
    print(total)


main()
"""


def _story(theme: Theme) -> Text:
    place, actor = theme.place, theme.actor
    return Text(
        f"{place.ko}의 바닥에 정육면체 도장이 하나 놓여 있습니다. 도장의 여섯 면에는 수가 하나씩 새겨져 있습니다. "
        f"{josa(actor.ko, '이/가')} 도장을 어느 쪽으로 한 번 굴리면, 도장은 그쪽 아래 모서리를 축으로 90도 넘어가 "
        "그쪽을 향하던 면이 아랫면이 되고, 바닥에 그 면의 수가 찍힙니다. 바닥은 끝없이 넓습니다.\n\n도장을 굴리는 "
        "명령 $Q$개가 차례로 주어집니다. 바닥에 찍힌 수를 모두 더한 값을 구하세요. 같은 자리에 여러 번 찍힌 수도 "
        "모두 더하며, 처음에 놓여 있을 때의 아랫면은 찍히지 않습니다.",
        f"A cube lies on the floor of the {place.en}. A number is engraved on each of its six faces. When the "
        f"{actor.en} rolls the cube in some direction, it turns by 90 degrees over its lower edge on that side, so "
        "that the face that looked there becomes the bottom, and the number of that face is stamped on the floor. "
        "The floor has no end.\n\n$Q$ commands to roll the cube are given in their order. Find the sum of all "
        "numbers that are stamped on the floor. Numbers stamped on the same place count each time; the bottom on "
        "which the cube lies before the first roll is not stamped.",
    )


_CUBE = Recipe(
    title=lambda t: Text(f"{t.place.ko}의 구르는 도장", f"The Rolling Stamp of the {t.place.en.title()}"),
    story=_story,
    output=Text("첫째 줄에 바닥에 찍힌 수의 합을 출력하세요.", "Print the sum of all stamped numbers."),
    method=Text(
        "한 방향으로 네 번 굴리면 처음으로 돌아오므로 $k$를 4로 나눈 몫과 나머지만 사용, $O(Q)$",
        "four rolls in one direction change nothing, so only $k$ divided by 4 and its remainder matter, $O(Q)$",
    ),
    python=_PYTHON,
    cpp="""
        #include <iostream>
        #include <string>
        using namespace std;

        long long top, bottom, north, south, west, east;

        void turn(long long &ahead, long long &behind) {
            long long lifted = bottom;
            bottom = ahead;
            ahead = top;
            top = behind;
            behind = lifted;
        }

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int q;
            cin >> top >> bottom >> north >> south >> west >> east >> q;
            long long total = 0;
            while (q--) {
                string way;
                int count;
                cin >> way >> count;
                for (int turned = 1; turned <= 4; turned++) {
                    if (way == "N") turn(north, south);
                    if (way == "S") turn(south, north);
                    if (way == "W") turn(west, east);
                    if (way == "E") turn(east, west);
                    total += bottom * ((count + 4 - turned) / 4);
                }
                for (int turned = 0; turned < count % 4; turned++) {
                    if (way == "N") turn(north, south);
                    if (way == "S") turn(south, north);
                    if (way == "W") turn(west, east);
                    if (way == "E") turn(east, west);
                }
            }
            cout << total << '\\n';
        }
    """,
    brute="""
        t, b, n, s, w, e = map(int, input().split())
        stamped = []
        for _ in range(int(input())):
            way, count = input().split()
            around = {"N": [b, n, t, s], "S": [b, s, t, n], "W": [b, w, t, e], "E": [b, e, t, w]}[way]
            lowest = (around * (int(count) // 4 + 1))[: int(count) + 1]
            stamped.append(sum(lowest[1:]))
            b, ahead, t, behind = (around[(place + int(count)) % 4] for place in range(4))
            n, s = {"N": (ahead, behind), "S": (behind, ahead)}.get(way, (n, s))
            w, e = {"W": (ahead, behind), "E": (behind, ahead)}.get(way, (w, e))
        print(sum(stamped))
    """,
    slowness=Text("한 번씩 모두 굴림, $O(\\sum k)$", "makes every single roll, $O(\\sum k)$"),
    slow=_SLOW,
    mistakes=(
        Mistake(
            "wrong_start_is_stamped.py",
            "total = 0",
            'total = faces["B"]',
            Text("처음의 아랫면도 찍힌 것으로 봄", "stamps the bottom on which the cube lies at the beginning"),
        ),
        Mistake(
            "wrong_no_rounds.py",
            "total += rounds * sum(ring) + sum(ring[:rest])",
            "total += sum(ring[:rest])",
            Text("네 번 굴려 돌아오는 동안 찍힌 수를 더하지 않음", "forgets what whole rounds of four rolls stamp"),
        ),
        Mistake(
            "wrong_stamps_before_rolling.py",
            "sum(ring[:rest])",
            "sum((ring[3:] + ring)[:rest])",
            Text("굴리기 전의 아랫면을 찍음", "stamps the bottom before it rolls"),
        ),
        Mistake(
            "wrong_turns_backwards.py",
            "ring[rest:] + ring[:rest]",
            "ring[-rest:] + ring[:-rest]",
            Text("면이 옮겨 가는 방향을 반대로 생각함", "moves the faces the other way round"),
        ),
        Mistake(
            "wrong_sides_stay.py",
            '"E": "ETWB"',
            '"E": "EBWT"',
            Text(
                "동쪽으로 굴릴 때 윗면과 아랫면을 바꾸어 생각함", "confuses top and bottom where it rolls to the east"
            ),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write one problem about a rolling cube."""
    most, rolls = _SIZES[brief.difficulty]
    random = brief.random
    count = (Integer("k", 1, rolls, Text("굴리는 횟수", "how often the cube is rolled")),)
    return Draft(
        statement=_CUBE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(tuple(Integer(name, 1, _GREATEST, meaning) for name, meaning in _FACES)),
                Line((Integer("Q", 1, most, Text("명령의 개수", "the number of commands")),)),
                Queries(
                    "commands",
                    "Q",
                    tuple(QueryKind(way, count, meaning) for way, meaning in _WAYS),
                    Text("명령", "the commands"),
                ),
            )
        ),
        programs=_CUBE.programs(slow=brief.difficulty is not Difficulty.TUTORIAL),
        samples=("1 6 2 5 3 4\n2\nE 2\nN 1\n", "7 7 1 1 2 2\n1\nW 6\n", _rolls(random, 3, 4, 9)),
        tests=(
            HandTest("most-rolls", _rolls(random, most, rolls, _GREATEST), "rolled as often as may be"),
            HandTest("once-each", _rolls(random, most, 1, _GREATEST), "single rolls in all directions"),
        ),
    )


def _rolls(random: Random, count: int, most: int, greatest: int) -> str:
    faces = " ".join(str(random.randint(1, greatest)) for _ in range(6))
    lines = (f"{random.choice('NSWE')} {random.randint(max(1, most - 3), most)}" for _ in range(count))
    return "\n".join([faces, str(count), *lines]) + "\n"
