"""For each number of a row, how far it is to the next larger one."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZE = {Difficulty.EASY: 1000, Difficulty.MEDIUM: 150_000}

_REFERENCE = """
import sys


def main():
    n, *a = map(int, sys.stdin.buffer.read().split())
    distance = [0] * n
    stack = []
    for i, value in enumerate(a):
        while stack and a[stack[-1]] < value:
            j = stack.pop()
            distance[j] = i - j
        stack.append(i)
    print(" ".join(map(str, distance)))


main()
"""

_CPP = """
#include <iostream>
#include <vector>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<int> a(n), distance(n);
    for (auto &value : a) cin >> value;
    for (int i = n - 2; i >= 0; i--) {
        int j = i + 1;
        while (a[j] <= a[i] && distance[j] > 0) j += distance[j];
        distance[i] = a[j] > a[i] ? j - i : 0;
    }
    for (int i = 0; i < n; i++) cout << distance[i] << " \\n"[i == n - 1];
}
"""

_BRUTE = """
n = int(input())
a = list(map(int, input().split()))
print(*[min([j - i for j in range(i + 1, n) if a[i] < a[j]], default=0) for i in range(n)])
"""

_SLOW = """
import sys


def main():
    n, *a = map(int, sys.stdin.buffer.read().split())
    distance = [0] * n
    for i in range(n):
        j = i + 1
        while j < n and not a[i] < a[j]:
            j += 1
        if j < n:
            distance[i] = j - i
    print(" ".join(map(str, distance)))


main()
"""

_MISTAKES = (
    Mistake(
        "wrong_not_strict.py",
        "a[stack[-1]] < value:",
        "a[stack[-1]] <= value:",
        Text("같은 수에서도 멈춤", "stops at an equal number"),
    ),
    Mistake(
        "wrong_pops_one.py",
        "while stack and",
        "if stack and",
        Text("스택에서 하나만 꺼냄", "takes only one from the stack"),
    ),
    Mistake(
        "wrong_neighbour_only.py",
        "map(str, distance)",
        "(str(int(d == 1)) for d in distance)",
        Text("바로 다음 수만 확인함", "looks only at the next number"),
    ),
    Mistake(
        "wrong_position.py",
        "distance[j] = i - j",
        "distance[j] = i + 1",
        Text("거리가 아니라 위치를 출력함", "prints the position, not the distance"),
    ),
    Mistake(
        "wrong_missing.py",
        "[0] * n",
        "[-1] * n",
        Text("없을 때 -1을 출력함", "prints -1 where there is none"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the distance to the next larger number, or to the next smaller one."""
    size, random = _SIZE[brief.difficulty], brief.random
    larger = random.random() < 0.5
    top = 10**6
    return Draft(
        statement=_statement(brief, larger=larger),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, size, Text("수의 개수", "how many numbers there are")),)),
                Array("A", "N", 1, top, Text("차례로 놓인 수", "the numbers in order")),
            )
        ),
        programs=_programs(brief.difficulty, larger=larger),
        samples=("6\n3 1 4 1 5 2\n", _row([random.randint(1, 5) for _ in range(8)]), "4\n2 2 2 2\n"),
        tests=(
            HandTest("ascending", _row([i + 1 for i in range(size)]), "ascending"),
            HandTest("descending", _row([size - i for i in range(size)]), "descending"),
            HandTest("equal", _row([7] * size), "all equal"),
            HandTest("peak-at-end", _row([*range(size - 1, 0, -1), top]), "the last one is the largest"),
            HandTest("valley-at-end", _row([*range(2, size + 1), 1]), "the last one is the smallest"),
            HandTest("few-values", _row([random.randint(1, 3) for _ in range(size)]), "many equal numbers"),
        ),
    )


def _row(numbers: list[int]) -> str:
    return f"{len(numbers)}\n{' '.join(map(str, numbers))}\n"


def _statement(brief: Brief, *, larger: bool) -> StatementParts:
    theme = brief.theme
    ko, en = ("큰", "larger") if larger else ("작은", "smaller")
    return StatementParts(
        title=Text(f"다음에 오는 더 {ko} 수", f"The Next {en.title()} Number"),
        story=Text(
            f"{theme.place.ko}에 {theme.item.ko} $N$개가 왼쪽부터 한 줄로 놓여 있고, $i$번째 "
            f"{theme.item.ko}에는 수 $A_i$가 적혀 "
            f"있습니다. {josa(theme.actor.ko, '은/는')} 각 {theme.item.ko}에서 출발하여 오른쪽으로 한 칸씩 가면서, "
            f"출발한 곳의 수보다 더 {ko} 수가 적힌 {josa(theme.item.ko, '을/를')} 처음 만날 때까지 몇 칸을 "
            "가야 하는지 알고 싶습니다.\n\n"
            f"즉, 각 $i$에 대하여 $j > i$이고 $A_j {'>' if larger else '<'} A_i$인 가장 작은 $j$를 찾아 $j "
            "- i$를 구하세요.",
            f"In the {theme.place.en}, $N$ {theme.item.plural} lie in a row; the $i$-th from the left "
            "carries the number "
            f"$A_i$. Starting from each of them and walking to the right, the {theme.actor.en} wants to "
            "know how many steps "
            f"it takes until the first one with a {en} number than the one at the start.\n\nIn other words, "
            "for each $i$ "
            f"find the smallest $j > i$ with $A_j {'>' if larger else '<'} A_i$, and with it $j - i$.",
        ),
        output=Text(
            "첫째 줄에 $i = 1, 2, \\dots, N$에 대한 답을 공백으로 구분하여 출력하세요. 그런 $j$가 없는 "
            "$i$의 답은 `0`입니다.",
            "Print the answers for $i = 1, 2, \\dots, N$, separated by spaces. Where there is no such $j$, "
            "the answer is `0`.",
        ),
    )


def _programs(difficulty: Difficulty, *, larger: bool) -> tuple[Program, ...]:
    reference, cpp, brute, slow = _REFERENCE, _CPP, _BRUTE, _SLOW
    mistakes = _MISTAKES
    if not larger:
        reference = altered(reference, ("a[stack[-1]] < value:", "a[stack[-1]] > value:"))
        cpp = altered(cpp, ("a[j] <= a[i]", "a[j] >= a[i]"), ("a[j] > a[i]", "a[j] < a[i]"))
        brute = altered(brute, ("a[i] < a[j]", "a[i] > a[j]"))
        slow = altered(slow, ("a[i] < a[j]", "a[i] > a[j]"))
        strict = _MISTAKES[0]
        mistakes = (
            Mistake(strict.name, "a[stack[-1]] > value:", "a[stack[-1]] >= value:", strict.note),
            *_MISTAKES[1:],
        )
    programs = [
        program("reference.py", Role.REFERENCE, reference, Text("단조 스택, $O(N)$", "monotonic stack, $O(N)$")),
        program(
            "accepted.cpp", Role.ACCEPTED, cpp, Text("구한 답을 따라 건너뜀", "jumps along the answers found so far")
        ),
        program("brute.py", Role.BRUTE, brute, Text("모든 쌍을 확인", "looks at all pairs")),
        *(wrong(reference, mistake) for mistake in mistakes),
    ]
    if difficulty is Difficulty.MEDIUM:
        note = Text("수마다 오른쪽으로 걸어감, $O(N^2)$", "walks to the right from each, $O(N^2)$")
        programs.append(program("slow_walk.py", Role.SLOW, slow, note))
    return tuple(programs)
