"""A collection from which the smallest and the largest number are taken."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZE, _TOP = 60_000, 10**9

_REFERENCE = """
import sys
from heapq import heappop, heappush


def main():
    commands = sys.stdin.read().split("\\n")[1:]
    smallest, largest = [], []
    gone = set()
    out = []
    for number, command in enumerate(commands):
        if command.startswith("add"):
            x = int(command[4:])
            heappush(smallest, (x, number))
            heappush(largest, (-x, number))
        elif command:
            heap = smallest if command == "min" else largest
            while heap and heap[0][1] in gone:
                heappop(heap)
            if heap:
                x, taken = heappop(heap)
                gone.add(taken)
                out.append(abs(x))
            else:
                out.append("EMPTY")
    out.append(sum(x for x, number in smallest if number not in gone))
    print("\\n".join(map(str, out)))


main()
"""

_CPP = """
#include <iostream>
#include <iterator>
#include <set>
#include <string>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int q;
    cin >> q;
    multiset<long long> held;
    while (q--) {
        string command;
        cin >> command;
        if (command == "add") {
            long long x;
            cin >> x;
            held.insert(x);
        } else if (held.empty()) {
            cout << "EMPTY\\n";
        } else {
            auto taken = command == "min" ? held.begin() : prev(held.end());
            cout << *taken << '\\n';
            held.erase(taken);
        }
    }
    long long total = 0;
    for (long long x : held) total += x;
    cout << total << '\\n';
}
"""

_BRUTE = """
held = []
for _ in range(int(input())):
    command, *values = input().split()
    if command == "add":
        held.append(int(values[0]))
    elif not held:
        print("EMPTY")
    else:
        held.sort(reverse=command == "min")
        print(held.pop())
print(sum(held))
"""

_SLOW = """
import sys


def main():
    commands = sys.stdin.read().split("\\n")[1:]
    held = []
    out = []
    for command in commands:
        if command.startswith("add"):
            held.append(int(command[4:]))
        elif command:
            if held:
                x = min(held) if command == "min" else max(held)
                held.remove(x)
                out.append(x)
            else:
                out.append("EMPTY")
    out.append(sum(held))
    print("\\n".join(map(str, out)))


main()
"""

_MISTAKES = (
    Mistake(
        "wrong_no_lazy_deletion.py",
        "            while heap and heap[0][1] in gone:\n                heappop(heap)\n",
        "",
        Text("다른 힙에서 이미 꺼낸 수를 지우지 않음", "does not drop numbers that the other heap has given away"),
    ),
    Mistake(
        "wrong_cleans_once.py",
        "while heap and heap[0][1] in gone:",
        "if heap and heap[0][1] in gone:",
        Text("이미 꺼낸 수를 하나만 지움", "drops only one number that is already gone"),
    ),
    Mistake(
        "wrong_deletes_by_value.py",
        "gone.add(taken)",
        "gone.update(n for v, n in smallest + largest if abs(v) == abs(x))",
        Text("값이 같은 수를 모두 지움", "removes all numbers of equal value"),
    ),
    Mistake(
        "wrong_total_with_gone.py",
        " for x, number in smallest if number not in gone)",
        " for x, number in smallest)",
        Text("마지막 합에 이미 꺼낸 수를 넣음", "adds numbers that are gone to the last sum"),
    ),
    Mistake(
        "wrong_sign.py",
        "out.append(abs(x))",
        "out.append(x)",
        Text("최대 힙의 부호를 되돌리지 않음", "leaves the sign of the max-heap"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of a collection that gives away its smallest and its largest number."""
    kinds = (
        QueryKind(
            "add", (Integer("x", 1, _TOP, Text("넣을 수", "the number to add")),), Text("$x$를 넣습니다", "add $x$")
        ),
        QueryKind("min", (), Text("가장 작은 수를 꺼냅니다", "take out the smallest number")),
        QueryKind("max", (), Text("가장 큰 수를 꺼냅니다", "take out the largest number")),
    )
    random, half = brief.random, _SIZE // 2
    filling = [f"add {random.randint(1, _TOP)}" for _ in range(half)]
    draining = [random.choice(("min", "max")) for _ in range(half)]
    return Draft(
        statement=_statement(brief),
        input_format=InputFormat(
            items=(
                Line((Integer("Q", 1, _SIZE, Text("명령의 개수", "the number of commands")),)),
                Queries("commands", "Q", kinds, Text("명령", "the commands")),
            )
        ),
        programs=_programs(),
        samples=(
            "7\nadd 5\nadd 2\nadd 5\nmax\nmin\nadd 1\nmin\n",
            _commands(_drawn(random, 7, 9, adds=0.5)),
            "1\nmax\n",
        ),
        tests=(
            HandTest("fill-and-drain", _commands(filling + draining), "all in, then all out"),
            HandTest(
                "min-then-max", _commands(filling + ["min"] * (half // 2) + ["max"] * (half // 2)), "one end first"
            ),
            HandTest("only-add", _commands([f"add {_TOP}"] * _SIZE), "nothing is taken; the largest sum"),
            HandTest("few-values", _commands(_drawn(random, 2000, 3, adds=0.6)), "many equal numbers"),
            HandTest("mostly-add", _commands(_drawn(random, _SIZE, _TOP, adds=0.6)), "random commands"),
        ),
    )


def _drawn(random: Random, count: int, top: int, *, adds: float) -> list[str]:
    return [
        f"add {random.randint(1, top)}" if random.random() < adds else random.choice(("min", "max"))
        for _ in range(count)
    ]


def _commands(lines: list[str]) -> str:
    return f"{len(lines)}\n" + "\n".join(lines) + "\n"


def _statement(brief: Brief) -> StatementParts:
    theme = brief.theme
    return StatementParts(
        title=Text(f"양 끝의 {theme.item.ko}", f"The Outermost {theme.item.plural.title()}"),
        story=Text(
            f"{theme.place.ko}의 {josa(theme.actor.ko, '은/는')} {josa(theme.item.ko, '을/를')} 모으고 있습니다. "
            f"{theme.item.ko}마다 수가 하나씩 적혀 있으며, 처음에는 하나도 없습니다. 다음 세 가지 명령을 "
            "차례로 처리하세요.\n\n"
            f"- `add x`: 수 $x$가 적힌 {theme.item.ko} 하나를 넣습니다.\n"
            f"- `min`: 가장 작은 수가 적힌 {theme.item.ko} 하나를 꺼내고, 그 수를 출력합니다.\n"
            f"- `max`: 가장 큰 수가 적힌 {theme.item.ko} 하나를 꺼내고, 그 수를 출력합니다.\n\n"
            "하나도 남아 있지 않을 때의 `min`과 `max`에는 `EMPTY`를 출력합니다. "
            "같은 수가 여러 개이면 그중 하나만 꺼냅니다. 모든 명령을 처리한 뒤에는 남아 있는 수의 합을 출력합니다.",
            f"In the {theme.place.en}, the {theme.actor.en} collects {theme.item.plural}, each with a number "
            "on it; at the "
            "beginning there are none. Carry out the following commands in order.\n\n"
            f"- `add x`: put in one {theme.item.en} with the number $x$ on it.\n"
            "- `min`: take out one with the smallest number and print that number.\n"
            "- `max`: take out one with the largest number and print that number.\n\n"
            "If there are none left, `min` and `max` print `EMPTY`. If several carry the same number, "
            "only one of them is taken out. "
            "After all commands, the sum of the numbers that are left is printed.",
        ),
        output=Text(
            "`min`과 `max`의 결과를 한 줄에 하나씩 차례대로 출력하고, 마지막 줄에 남아 있는 수의 합을 출력하세요.",
            "Print the results of the `min` and `max` commands in order, one per line; "
            "then, on the last line, the sum of the numbers that are left.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    return (
        program(
            "reference.py",
            Role.REFERENCE,
            _REFERENCE,
            Text("힙 두 개와 지연 삭제, $O(Q \\log Q)$", "two heaps with lazy deletion, $O(Q \\log Q)$"),
        ),
        program(
            "accepted.cpp", Role.ACCEPTED, _CPP, Text("균형 트리, $O(Q \\log Q)$", "a balanced tree, $O(Q \\log Q)$")
        ),
        program("brute.py", Role.BRUTE, _BRUTE, Text("꺼낼 때마다 정렬", "sorts whenever one is taken")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
        program(
            "slow_scan.py",
            Role.SLOW,
            _SLOW,
            Text("꺼낼 때마다 모두 훑음, $O(Q^2)$", "scans them all whenever one is taken, $O(Q^2)$"),
        ),
    )
