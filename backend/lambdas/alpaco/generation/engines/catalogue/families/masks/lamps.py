"""The fewest switches that light all lamps: states as bits, presses as exclusive or."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Grid, InputFormat, Integer, Line, String
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["write"]


def _story(theme: Theme) -> Text:
    place, actor = theme.place, theme.actor
    return Text(
        f"{place.ko}에 전등 $N$개와 스위치 $M$개가 있습니다. 스위치를 한 번 누르면 그 스위치에 연결된 전등의 상태가 "
        "모두 바뀝니다. 즉, 켜져 있던 전등은 꺼지고 꺼져 있던 전등은 켜집니다. 전등의 상태를 나타내는 문자열 $S$에서 "
        "`1`은 켜진 전등, `0`은 꺼진 전등이며, 각 스위치를 나타내는 문자열에서 `1`은 그 스위치에 연결된 전등, `0`은 "
        "연결되지 않은 전등입니다.\n\n"
        f"{josa(actor.ko, '이/가')} 모든 전등을 켜기 위해 스위치를 눌러야 하는 횟수의 최솟값을 구하세요.",
        f"There are $N$ lamps and $M$ switches in the {place.en}. Pressing a switch changes all lamps that are "
        "connected to it: those that are on go off, those that are off go on. In the string $S$, a `1` is a lamp that "
        "is on and a `0` one that is off. In the string of a switch, a `1` is a lamp that is connected to it and a "
        "`0` one that is not.\n\n"
        f"The {actor.en} wants all lamps to be on. Find the least number of times that a switch must be pressed.",
    )


_RECIPE = Recipe(
    title=lambda t: Text(f"{t.place.ko}의 전등 모두 켜기", f"Lights On in the {t.place.en.title()}"),
    story=_story,
    output=Text(
        "첫째 줄에 횟수의 최솟값을 출력하세요. 모든 전등을 켤 수 없으면 $-1$을 출력하세요.",
        "Print the least number of times, or $-1$ if the lamps cannot all be on.",
    ),
    method=Text(
        "전등의 상태를 비트로 나타낸 너비 우선 탐색, $O(2^N \\cdot M)$",
        "breadth-first search over the states of the lamps as bits, $O(2^N \\cdot M)$",
    ),
    python="""
        import sys


        def main():
            n, _, state, *switches = sys.stdin.read().split()
            goal = (1 << int(n)) - 1
            switches = [int(switch, 2) for switch in switches]
            presses = {int(state, 2): 0}
            queue = [int(state, 2)]
            for lamps in queue:
                for switch in switches:
                    if lamps ^ switch not in presses:
                        presses[lamps ^ switch] = presses[lamps] + 1
                        queue.append(lamps ^ switch)
            print(presses.get(goal, -1))


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <string>
        #include <vector>
        using namespace std;

        int main() {
            int n, m;
            string row;
            cin >> n >> m >> row;
            int start = stoi(row, nullptr, 2), size = 1 << n;
            // fewest[s]: how many of the switches seen so far turn the state s into all lamps on
            vector<int> fewest(size, m + 1);
            fewest[size - 1] = 0;
            while (cin >> row) {
                int change = stoi(row, nullptr, 2);
                vector<int> without = fewest;
                for (int state = 0; state < size; state++)
                    fewest[state] = min(without[state], without[state ^ change] + 1);
            }
            cout << (fewest[start] <= m ? fewest[start] : -1) << '\\n';
        }
    """,
    brute="""
        from itertools import combinations

        n, m = map(int, input().split())
        off = {i for i, lamp in enumerate(input()) if lamp == "0"}
        switches = [{i for i, lamp in enumerate(input()) if lamp == "1"} for _ in range(m)]


        def works(pressed):
            return all(sum(i in switch for switch in pressed) % 2 == (i in off) for i in range(n))


        print(next((k for k in range(m + 1) if any(map(works, combinations(switches, k)))), -1))
    """,
    slowness=Text("누를 스위치의 모든 조합을 확인, $O(2^M)$", "tries every choice of switches, $O(2^M)$"),
    slow="""
        import sys


        def main():
            n, m, state, *switches = sys.stdin.read().split()
            goal, m = (1 << int(n)) - 1, int(m)
            switches = [int(switch, 2) for switch in switches]

            def press(i, lamps):
                if i == m:
                    return 0 if lamps == goal else m + 1
                return min(press(i + 1, lamps), 1 + press(i + 1, lamps ^ switches[i]))

            fewest = press(0, int(state, 2))
            print(fewest if fewest <= m else -1)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_only_on.py",
            "switches = [int(switch, 2) for switch in switches]\n            presses",
            "switches = [int(switch, 2) for switch in switches if int(switch, 2) != goal]\n            presses",
            Text("모든 전등에 연결된 스위치를 빠뜨림", "leaves out a switch that is connected to all lamps"),
        ),
        Mistake(
            "wrong_all_off.py",
            "goal = (1 << int(n)) - 1",
            "goal = 0",
            Text("모든 전등을 끄는 횟수를 구함", "turns all lamps off instead"),
        ),
        Mistake(
            "wrong_last_switch.py",
            "for switch in switches:",
            "for switch in switches[:-1] or switches:",
            Text("마지막 스위치를 빠뜨림", "forgets the last switch"),
        ),
        Mistake(
            "wrong_starts_at_one.py",
            "presses = {int(state, 2): 0}",
            "presses = {int(state, 2): 0 if int(state, 2) == goal else 1}",
            Text("횟수를 1부터 셈", "counts from one"),
        ),
    ),
    others=(
        program(
            "wrong_turns_on_only.py",
            Role.WRONG,
            """
            n, m = map(int, input().split())
            start = int(input(), 2)
            fewest = {start: 0}
            for _ in range(m):
                switch = int(input(), 2)
                for lamps, presses in list(fewest.items()):
                    fewest[lamps | switch] = min(fewest.get(lamps | switch, m), presses + 1)
            print(fewest.get((1 << n) - 1, -1))
            """,
            Text("스위치가 전등을 켜기만 한다고 생각함", "thinks that a switch only turns lamps on"),
        ),
        program(
            "wrong_greedy.py",
            Role.WRONG,
            """
            n, m = map(int, input().split())
            lamps = int(input(), 2)
            goal = (1 << n) - 1
            switches = [int(input(), 2) for _ in range(m)]
            presses = 0
            while lamps != goal:
                best = max((lamps ^ switch for switch in switches), key=lambda state: bin(state).count("1"))
                if bin(best).count("1") <= bin(lamps).count("1"):
                    presses = -1
                    break
                lamps = best
                presses += 1
            print(presses)
            """,
            Text(
                "켜진 전등이 가장 많아지는 스위치부터 누르는 그리디", "greedy: the switch after which most lamps are on"
            ),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of lamps and switches."""
    lamps, switches = 14, brief.random.choice((60, 70))
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, lamps, Text("전등의 개수", "the number of lamps")),
                        Integer("M", 1, switches, Text("스위치의 개수", "the number of switches")),
                    )
                ),
                String("S", "01", "N", "N", Text("전등의 상태", "the states of the lamps")),
                Grid(
                    "B", "M", "N", "01", Text("각 스위치에 연결된 전등", "the lamps that are connected to each switch")
                ),
            )
        ),
        programs=_RECIPE.programs(slow=True),
        samples=("3 3\n010\n110\n011\n001\n", "2 1\n00\n10\n", "4 2\n1111\n1010\n0101\n"),
        tests=(
            HandTest("one-each", _one_each(lamps, switches), "each switch is connected to one lamp"),
            HandTest("chain", _neighbours(lamps, switches), "each switch is connected to two neighbours"),
            HandTest("all", "3 4\n000\n100\n111\n011\n101\n", "one switch for all lamps"),
        ),
    )


def _one_each(lamps: int, switches: int) -> str:
    rows = ("".join("01"[i % lamps == lamp] for lamp in range(lamps)) for i in range(switches))
    return f"{lamps} {switches}\n{'0' * lamps}\n" + "".join(f"{row}\n" for row in rows)


def _neighbours(lamps: int, switches: int) -> str:
    rows = ("".join("01"[lamp - i % (lamps - 1) in (0, 1)] for lamp in range(lamps)) for i in range(switches))
    return f"{lamps} {switches}\n0{'1' * (lamps - 2)}0\n" + "".join(f"{row}\n" for row in rows)
