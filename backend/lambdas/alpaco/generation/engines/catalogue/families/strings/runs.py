"""The longest run of one letter."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import InputFormat, String
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Text

__all__ = ["write"]

_REFERENCE = """
def main():
    text = input()
    best, letter = 0, ""
    length, last = 0, ""
    for one in text:
        length = length + 1 if one == last else 1
        last = one
        if length > best:
            best, letter = length, one
    print(letter, best)


main()
"""

_CPP = """
#include <iostream>
#include <string>
using namespace std;

int main() {
    string text;
    cin >> text;
    size_t best = 0, at = 0;
    for (size_t i = 0; i < text.size();) {
        size_t j = i;
        while (j < text.size() && text[j] == text[i]) j++;
        if (j - i > best) {
            best = j - i;
            at = i;
        }
        i = j;
    }
    cout << text[at] << ' ' << best << '\\n';
}
"""

_BRUTE = """
text = input()
for length in range(len(text), 0, -1):
    starts = [i for i in range(len(text) - length + 1) if text[i : i + length] == text[i] * length]
    if starts:
        print(text[starts[0]], length)
        break
"""

_MISTAKES = (
    Mistake(
        "wrong_last_of_equals.py",
        "if length > best:",
        "if length >= best:",
        Text("길이가 같으면 나중에 나온 것을 고름", "takes the later of equally long runs"),
    ),
    Mistake(
        "wrong_total_count.py",
        "length = length + 1 if one == last else 1",
        "length = text.count(one)",
        Text("연속인지 확인하지 않고 글자의 개수를 셈", "counts the letter everywhere, not in a row"),
    ),
    Mistake(
        "wrong_restart_at_zero.py",
        "if one == last else 1",
        "if one == last else 0",
        Text("새 글자에서 길이를 0부터 셈", "starts the length of a new run at zero"),
    ),
    Mistake(
        "wrong_ignores_last.py",
        "for one in text:",
        "for one in text[:-1] or text:",
        Text("마지막 글자를 확인하지 않음", "does not look at the last letter"),
    ),
    Mistake(
        "wrong_never_restarts.py",
        "length = length + 1 if one == last else 1",
        "length = length + 1 if one == last else max(length, 1)",
        Text("글자가 바뀌어도 길이를 되돌리지 않음", "keeps the length when the letter changes"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the longest run of equal letters."""
    size = brief.random.choice((100, 1000))
    letters = "".join(brief.random.choices("ab", k=10))
    return Draft(
        statement=_statement(brief),
        input_format=InputFormat(
            items=(String("S", "abcdefghijklmnopqrstuvwxyz", 1, size, Text("기록한 문자열", "the record")),)
        ),
        programs=_programs(),
        samples=("aabbbcc\n", "abcabc\n", f"{letters}\n"),
        tests=(
            HandTest("one-letter", "q" * size + "\n", "a single run"),
            HandTest("end", "ab" * (size // 2 - 1) + "zz\n", "the longest run is the last one"),
            HandTest("tie", "xxyxx" + "ab" * 20 + "\n", "the same letter twice, and a tie"),
        ),
    )


def _statement(brief: Brief) -> StatementParts:
    theme = brief.theme
    return StatementParts(
        title=Text("가장 긴 연속", "The Longest Run"),
        story=Text(
            f"{josa(theme.actor.ko, '은/는')} {theme.place.ko}에서 본 {josa(theme.item.ko, '을/를')} 종류에 따라 "
            "알파벳 소문자 하나로 적어 문자열 $S$를 만들었습니다. "
            "같은 글자가 끊이지 않고 이어진 부분을 연속이라고 할 때, 가장 긴 연속의 글자와 길이를 구하세요.",
            f"The {theme.actor.en} noted the kind of each of the {theme.item.plural} seen in the "
            f"{theme.place.en} as one "
            "lower-case letter, which gave the string $S$. A run is a part of the string in which one "
            "letter is repeated "
            "without interruption. Find the letter and the length of the longest run.",
        ),
        output=Text(
            "첫째 줄에 가장 긴 연속의 글자와 길이를 공백으로 구분하여 출력하세요. "
            "가장 긴 연속이 여러 개이면 가장 먼저 나오는 것을 출력하세요.",
            "Print the letter and the length of the longest run, separated by a space. "
            "If several runs are longest, print the first of them.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    return (
        program("reference.py", Role.REFERENCE, _REFERENCE, Text("한 번 훑음, $O(N)$", "one pass, $O(N)$")),
        program("accepted.cpp", Role.ACCEPTED, _CPP, Text("한 번 훑음, $O(N)$", "one pass, $O(N)$")),
        program("brute.py", Role.BRUTE, _BRUTE, Text("긴 길이부터 모두 확인", "tries every length, longest first")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
    )
