"""The alphabetically first rotation of a string."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import InputFormat, String
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZE = {Difficulty.EASY: 300, Difficulty.HARD: 200_000}

_REFERENCE = """
def main():
    text = input()
    n = len(text)
    twice = text + text
    i, j, k = 0, 1, 0
    while i < n and j < n and k < n:
        a, b = twice[i + k], twice[j + k]
        if a == b:
            k += 1
            continue
        if a > b:
            i += k + 1
        else:
            j += k + 1
        if i == j:
            j += 1
        k = 0
    print(min(i, j) + 1)


main()
"""

_CPP = """
#include <iostream>
#include <string>
#include <vector>
using namespace std;

// Booth: the failure function of the doubled string, restarted at every better candidate.
int main() {
    string text;
    cin >> text;
    int n = text.size(), best = 0;
    text += text;
    vector<int> fail(2 * n, -1);
    for (int j = 1; j < 2 * n; j++) {
        int i = fail[j - best - 1];
        while (i != -1 && text[j] != text[best + i + 1]) {
            if (text[j] < text[best + i + 1]) best = j - i - 1;
            i = fail[i];
        }
        if (i == -1 && text[j] != text[best + i + 1]) {
            if (text[j] < text[best + i + 1]) best = j;
            fail[j - best] = -1;
        } else {
            fail[j - best] = i + 1;
        }
    }
    cout << best % n + 1 << '\\n';
}
"""

_BRUTE = """
text = input()
rotations = [text[i:] + text[:i] for i in range(len(text))]
print(rotations.index(min(rotations)) + 1)
"""

_SLOW = """
def main():
    text = input()
    best, at = text, 0
    for i in range(1, len(text)):
        rotation = text[i:] + text[:i]
        if rotation < best:
            best, at = rotation, i
    print(at + 1)


main()
"""

_MISTAKES = (
    Mistake(
        "wrong_greatest.py",
        "if a > b:",
        "if a < b:",
        Text("사전순으로 가장 뒤에 오는 것을 찾음", "finds the alphabetically last one"),
    ),
    Mistake(
        "wrong_first_smallest_letter.py",
        "print(min(i, j) + 1)",
        "print(text.index(min(text)) + 1)",
        Text("가장 작은 글자가 처음 나오는 곳을 답으로 함", "takes the first place of the smallest letter"),
    ),
    Mistake(
        "wrong_least_suffix.py",
        "print(min(i, j) + 1)",
        "print(min(range(max(n - 2000, 0), n), key=lambda start: text[start:]) + 1)",
        Text("회전하지 않고 접미사를 비교함", "compares suffixes, not rotations"),
    ),
    Mistake(
        "wrong_same_start.py",
        "        if i == j:\n            j += 1\n",
        "        if i == j:\n            i = j = n\n",
        Text("두 후보가 겹치면 탐색을 그만둠", "gives up when the two candidates meet"),
    ),
    Mistake(
        "wrong_zero_based.py",
        "print(min(i, j) + 1)",
        "print(min(i, j))",
        Text("위치를 0번부터 셈", "counts positions from zero"),
    ),
    Mistake(
        "wrong_later_of_equals.py",
        "print(min(i, j) + 1)",
        "print(max(p for p in (i, j) if p < n) + 1)",
        Text("같은 문자열이 여러 번 나올 때 뒤의 위치를 출력함", "prints a later position of equal rotations"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of where the alphabetically first rotation begins."""
    size, random = _SIZE[brief.difficulty], brief.random
    middle = size // 2
    unit = "".join(random.choices("ab", k=size // 6))
    return Draft(
        statement=_statement(brief),
        input_format=InputFormat(
            items=(String("S", "abcdefghijklmnopqrstuvwxyz", 1, size, Text("읽은 문자열", "the string")),)
        ),
        programs=_programs(brief.difficulty),
        samples=("bcabca\n", f"{''.join(random.choices('abc', k=7))}\n", "dada\n"),
        tests=(
            HandTest("one-letter", "a" * size + "\n", "all rotations are equal"),
            HandTest("last-smaller", "b" * (size - 1) + "a\n", "the least one begins at the end"),
            HandTest("late-run", "a" * 20 + "b" * middle + "a" * 21 + "c\n", "a longer run later"),
            HandTest("split-run", "a" * 9 + "b" * 5 + "a" * 10 + "b" * 5 + "a" * 3 + "\n", "a run across the ends"),
            HandTest("repeated", unit * 6 + "\n", "the least rotation occurs six times"),
            HandTest("runs", "".join("a" * random.randint(1, 9) + "b" for _ in range(size // 10)) + "\n", "short runs"),
            HandTest("binary", "".join(random.choices("ab", k=size)) + "\n", "two letters at random"),
        ),
    )


def _statement(brief: Brief) -> StatementParts:
    theme = brief.theme
    return StatementParts(
        title=Text("어디서부터 읽을까", "Where to Begin"),
        story=Text(
            f"{theme.place.ko}에 {josa(theme.item.ko, '이/가')} 원형으로 놓여 있습니다. 어느 한 "
            f"{theme.item.ko}에서 시작하여 시계 "
            "방향으로 종류를 알파벳 소문자로 적었더니 문자열 $S$가 되었습니다. 시작한 것이 $1$번, "
            "그다음 것이 $2$번이고, 이와 같이 적은 순서대로 번호가 붙습니다.\n\n"
            f"{josa(theme.actor.ko, '은/는')} 시계 방향으로 한 바퀴 읽었을 때 사전순으로 가장 앞서는 문자열이 나오도록 "
            "시작할 곳을 정하려고 합니다. 몇 번에서 시작해야 하는지 구하세요.",
            f"In the {theme.place.en}, {theme.item.plural} lie in a circle. Beginning at one of them and "
            "going clockwise, "
            "with a lower-case letter for each kind, gave the string $S$. The first one noted is number $1$, the next "
            f"number $2$, and so on.\n\nThe {theme.actor.en} wants to begin where going round once, "
            "clockwise, gives the "
            "alphabetically first string of all. Find the number at which to begin.",
        ),
        output=Text(
            "첫째 줄에 시작할 곳의 번호를 출력하세요. 가능한 곳이 여러 개이면 가장 작은 번호를 출력하세요.",
            "Print the number at which to begin; if several are possible, the smallest.",
        ),
    )


def _programs(difficulty: Difficulty) -> tuple[Program, ...]:
    programs = [
        program("reference.py", Role.REFERENCE, _REFERENCE, Text("두 후보를 겨룸, $O(N)$", "two candidates, $O(N)$")),
        program("accepted.cpp", Role.ACCEPTED, _CPP, Text("부스의 알고리즘, $O(N)$", "Booth's algorithm, $O(N)$")),
        program("brute.py", Role.BRUTE, _BRUTE, Text("모두 만들어 비교", "makes and compares them all")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
    ]
    if difficulty is Difficulty.HARD:
        note = Text("회전한 문자열을 모두 비교함, $O(N^2)$", "compares all rotations, $O(N^2)$")
        programs.append(program("slow_each_rotation.py", Role.SLOW, _SLOW, note))
    return tuple(programs)
