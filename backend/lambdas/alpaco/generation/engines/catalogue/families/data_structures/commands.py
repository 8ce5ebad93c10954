"""Commands to a stack or to a queue."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write_queue", "write_stack"]

_SIZE = {Difficulty.TUTORIAL: 1000, Difficulty.EASY: 10_000}

_REFERENCE = """
import sys
from collections import deque


def main():
    lines = sys.stdin.read().split("\\n")[1:]
    held = deque()
    out = []
    for line in lines:
        if line.startswith("push"):
            held.append(int(line[5:]))
        elif line == "pop":
            out.append(held.pop() if held else "EMPTY")
        elif line == "peek":
            out.append(held[-1] if held else "EMPTY")
        elif line == "size":
            out.append(len(held))
    out.append(sum(held))
    print("\\n".join(map(str, out)))


main()
"""

_CPP = """
#include <iostream>
#include <list>
#include <string>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int q;
    cin >> q;
    list<long long> held;
    while (q--) {
        string command;
        cin >> command;
        if (command == "push") {
            long long x;
            cin >> x;
            held.push_front(x);
        } else if (command == "size") {
            cout << held.size() << '\\n';
        } else if (held.empty()) {
            cout << "EMPTY\\n";
        } else {
            cout << held.front() << '\\n';
            if (command == "pop") held.pop_front();
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
    if command == "push":
        held = [int(values[0])] + held
    elif command == "size":
        print(sum(1 for _ in held))
    elif held == []:
        print("EMPTY")
    else:
        print(held[0])
        if command == "pop":
            held = held[1:]
total = 0
for x in held:
    total += x
print(total)
"""

_TO_QUEUE = {
    _REFERENCE: (("held.pop()", "held.popleft()"), ("held[-1]", "held[0]")),
    _CPP: (("held.push_front(x)", "held.push_back(x)"),),
    _BRUTE: (("[int(values[0])] + held", "held + [int(values[0])]"),),
}

_MISTAKES = (
    Mistake(
        "wrong_peek_removes.py",
        '        elif line == "peek":',
        '        elif line == "peek" and held:\n            out.append(held.pop())\n        elif line == "peek":',
        Text("peek에서 수를 없앰", "removes the number at a peek"),
    ),
    Mistake(
        "wrong_size_after.py",
        "out.append(len(held))",
        "out.append(len(set(held)))",
        Text("같은 수를 한 번만 셈", "counts equal numbers once"),
    ),
    Mistake(
        "wrong_no_total.py",
        "out.append(sum(held))",
        "out.append(len(held))",
        Text("마지막에 합이 아니라 개수를 출력함", "prints the count at the end, not the sum"),
    ),
    Mistake(
        "wrong_falsy_zero.py",
        "out.append(len(held))",
        'out.append(len(held) or "EMPTY")',
        Text("비어 있을 때 size에 EMPTY를 출력함", "answers EMPTY to a size of zero"),
    ),
    Mistake(
        "wrong_empty_as_number.py",
        ' if held else "EMPTY")\n        elif line == "size"',
        ' if held else -1)\n        elif line == "size"',
        Text("비어 있을 때 peek에 -1을 출력함", "answers -1 to a peek when empty"),
    ),
)


def write_stack(brief: Brief) -> Draft:
    """Write the problem of obeying commands to a stack."""
    return _draft(brief, _statement(brief, stack=True), (_REFERENCE, _CPP, _BRUTE), stack=True)


def write_queue(brief: Brief) -> Draft:
    """Write the problem of obeying commands to a queue."""
    sources = tuple(altered(source, *edits) for source, edits in _TO_QUEUE.items())
    return _draft(brief, _statement(brief, stack=False), sources, stack=False)


def _draft(brief: Brief, statement: StatementParts, sources: tuple[str, ...], *, stack: bool) -> Draft:
    size = _SIZE[brief.difficulty]
    number = Integer("x", 0, 10**9, Text("넣을 수", "the number to push"))
    kinds = (
        QueryKind("push", (number,), Text("수 $x$를 넣습니다", "push the number $x$")),
        QueryKind("pop", (), Text("꺼낼 차례인 수를 꺼냅니다", "remove the number whose turn it is")),
        QueryKind("peek", (), Text("꺼낼 차례인 수를 확인합니다", "look at the number whose turn it is")),
        QueryKind("size", (), Text("들어 있는 수의 개수를 확인합니다", "look at how many numbers are held")),
    )
    return Draft(
        statement=statement,
        input_format=InputFormat(
            items=(
                Line((Integer("Q", 1, size, Text("명령의 개수", "the number of commands")),)),
                Queries("commands", "Q", kinds, Text("명령", "the commands")),
            )
        ),
        programs=_programs(*sources, stack=stack),
        samples=(
            "8\npush 3\npush 5\npeek\npop\nsize\npop\npop\npush 7\n",
            _commands(brief.random, 7, 9),
        ),
        tests=(
            HandTest(
                "fill-and-drain", f"{size}\n" + "push 9\n" * (size // 2) + "pop\n" * (size - size // 2), "a long way"
            ),
            HandTest("pushes", f"{size}\n" + "push 1000000000\n" * size, "the largest sum"),
            HandTest("many-pushes", _commands(brief.random, size, 10**9), "random commands, mostly push"),
        ),
    )


def _commands(random: Random, count: int, top: int) -> str:
    lines = [
        f"push {random.randint(0, top)}" if random.random() < 0.6 else random.choice(("pop", "peek", "size"))
        for _ in range(count)
    ]
    return f"{count}\n" + "\n".join(lines) + "\n"


def _statement(brief: Brief, *, stack: bool) -> StatementParts:
    theme = brief.theme
    if stack:
        title = Text(f"{theme.item.ko} 쌓기", f"A Pile of {theme.item.plural.title()}")
        rule = Text("가장 나중에 넣은 수부터 꺼냅니다", "the number that was pushed last is the first to leave")
    else:
        title = Text(f"줄 서는 {theme.item.ko}", f"{theme.item.plural.title()} in a Line")
        rule = Text("가장 먼저 넣은 수부터 꺼냅니다", "the number that was pushed first is the first to leave")
    return StatementParts(
        title=title,
        story=Text(
            f"{theme.place.ko}의 {josa(theme.actor.ko, '은/는')} {theme.item.ko}에 적힌 수를 상자에 넣고 꺼냅니다. "
            f"이 상자에서는 {rule.ko}. 상자는 처음에 비어 있고, 다음 네 가지 명령이 주어집니다.\n\n"
            "- `push x`: 수 $x$를 넣습니다.\n"
            "- `pop`: 꺼낼 차례인 수를 꺼내고, 그 수를 출력합니다.\n"
            "- `peek`: 꺼낼 차례인 수를 꺼내지 않고 출력합니다.\n"
            "- `size`: 들어 있는 수의 개수를 출력합니다.\n\n"
            "상자가 비어 있을 때의 `pop`과 `peek`에는 `EMPTY`를 출력합니다. "
            "모든 명령을 처리한 뒤에는 상자에 남아 있는 수의 합을 출력합니다.",
            f"In the {theme.place.en}, the {theme.actor.en} puts the numbers written on {theme.item.plural} "
            "into a box and "
            f"takes them out again; in this box, {rule.en}. At the beginning it is empty. There are four commands.\n\n"
            "- `push x`: put the number $x$ in.\n"
            "- `pop`: take out the number whose turn it is, and print it.\n"
            "- `peek`: print the number whose turn it is without taking it out.\n"
            "- `size`: print how many numbers are inside.\n\n"
            "When the box is empty, `pop` and `peek` print `EMPTY`. "
            "After all commands, the sum of the numbers left in the box is printed.",
        ),
        output=Text(
            "출력해야 하는 명령의 결과를 한 줄에 하나씩 차례대로 출력하고, 마지막 줄에 남아 있는 수의 합을 출력하세요.",
            "Print the results of the commands that have one, in order, one per line; "
            "then, on the last line, the sum of the numbers that are left.",
        ),
    )


def _programs(reference: str, cpp: str, brute: str, *, stack: bool) -> tuple[Program, ...]:
    note = Text("스택", "a stack") if stack else Text("큐", "a queue")
    taking, peeking = ("held.pop()", "held[-1]") if stack else ("held.popleft()", "held[0]")
    others = ("held.popleft()", "held[0]") if stack else ("held.pop()", "held[-1]")
    swapped = altered(reference, (taking, others[0]), (peeking, others[1]))
    return (
        program("reference.py", Role.REFERENCE, reference, note),
        program("accepted.cpp", Role.ACCEPTED, cpp, Text("연결 리스트", "a linked list")),
        program("brute.py", Role.BRUTE, brute, Text("목록을 매번 새로 만듦", "makes the list anew each time")),
        *(wrong(reference, mistake) for mistake in _MISTAKES),
        program("wrong_other_end.py", Role.WRONG, swapped, Text("반대쪽 끝에서 꺼냄", "takes from the other end")),
        program(
            "wrong_32_bit.cpp",
            Role.WRONG,
            altered(cpp, ("long long total", "int total")),
            Text("합을 32비트 정수에 저장함", "keeps the sum in a 32-bit integer"),
        ),
    )
