"""Parts of a string with few different letters: the longest one, or how many there are."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import InputFormat, Integer, Line, String
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write_count", "write_longest"]

_SIZE = {Difficulty.EASY: 1000, Difficulty.MEDIUM: 200_000}
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"

_REFERENCE = """
import sys


def main():
    k, text = sys.stdin.read().split()
    k = int(k)
    counts = dict.fromkeys(text, 0)
    kinds = left = answer = 0
    for right, letter in enumerate(text):
        if counts[letter] == 0:
            kinds += 1
        counts[letter] += 1
        while kinds > k:
            gone = text[left]
            counts[gone] -= 1
            if counts[gone] == 0:
                kinds -= 1
            left += 1
        answer = max(answer, right - left + 1)
    print(answer)


main()
"""

_CPP = """
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>
using namespace std;

int main() {
    int k;
    string text;
    cin >> k >> text;
    vector<long long> last(26, -1);
    long long answer = 0;
    for (long long right = 0; right < (long long)text.size(); right++) {
        last[text[right] - 'a'] = right;
        vector<long long> order(last);
        sort(order.rbegin(), order.rend());
        long long left = k < 26 ? order[k] + 1 : 0;
        answer = max(answer, right - left + 1);
    }
    cout << answer << '\\n';
}
"""

_BRUTE = """
k = int(input())
text = input()
lengths = [
    end - start
    for start in range(len(text))
    for end in range(start + 1, len(text) + 1)
    if len(set(text[start:end])) <= k
]
print(max(lengths))
"""

_SLOW = """
import sys


def main():
    k, text = sys.stdin.read().split()
    k = int(k)
    answer = 0
    for start in range(len(text)):
        seen = set()
        end = start
        while end < len(text):
            seen.add(text[end])
            if len(seen) > k:
                break
            end += 1
        answer = max(answer, end - start)
    print(answer)


main()
"""

_SHRINK = """            counts[gone] -= 1
            if counts[gone] == 0:
                kinds -= 1
"""

_MISTAKES = (
    Mistake(
        "wrong_fewer_kinds.py",
        "while kinds > k:",
        "while kinds >= k and left < right:",
        Text("$K$가지를 허용하지 않음", "does not allow exactly $K$ kinds"),
    ),
    Mistake(
        "wrong_kinds_by_letter.py",
        _SHRINK,
        "            counts[gone] -= 1\n            kinds -= 1\n",
        Text("글자가 아직 남아 있어도 종류를 줄임", "drops a kind although the letter is still inside"),
    ),
    Mistake(
        "wrong_starts_over.py",
        "        while kinds > k:\n            gone = text[left]\n",
        "        if kinds > k:\n            counts = dict.fromkeys(text, 0)\n            counts[letter] = kinds = 1\n"
        "            left = right\n        while False:\n            gone = text[left]\n",
        Text("종류가 넘치면 그 글자부터 새로 시작함", "starts anew at the letter that is too many"),
    ),
)

_LONGEST = (
    Mistake(
        "wrong_exactly.py",
        "        answer = max(answer, right - left + 1)",
        "        if kinds == k:\n            answer = max(answer, right - left + 1)",
        Text("정확히 $K$가지일 때만 답을 갱신함", "takes only parts with exactly $K$ kinds"),
    ),
    Mistake(
        "wrong_any_place.py",
        "print(answer)",
        "print(sum(sorted(map(text.count, set(text)))[-k:]))",
        Text("이어져 있지 않아도 되는 것으로 읽음", "reads the part as one that may have gaps"),
    ),
    Mistake(
        "wrong_length.py",
        "right - left + 1",
        "right - left",
        Text("길이를 하나 적게 셈", "the length is one too small"),
    ),
)

_COUNT = (
    Mistake(
        "wrong_exactly.py",
        "        answer += right - left + 1",
        "        if kinds == k:\n            answer += right - left + 1",
        Text("정확히 $K$가지가 되기 전의 부분 문자열을 빠뜨림", "leaves out what comes before $K$ kinds are reached"),
    ),
    Mistake(
        "wrong_without_singles.py",
        "right - left + 1",
        "right - left",
        Text("길이 1인 부분 문자열을 세지 않음", "does not count parts of length one"),
    ),
)


def write_longest(brief: Brief) -> Draft:
    """Write the problem of the longest part with at most K different letters."""
    programs = (*_accepted(_REFERENCE, _CPP, _BRUTE), *(wrong(_REFERENCE, m) for m in (*_MISTAKES, *_LONGEST)))
    output = Text(
        "첫째 줄에 조건을 만족하는 가장 긴 부분 문자열의 길이를 출력하세요.",
        "Print the length of the longest such substring.",
    )
    ask = Text(
        "서로 다른 글자가 $K$가지 이하인 $S$의 부분 문자열 중 가장 긴 것의 길이를 구하세요.",
        "Find the length of the longest substring of $S$ that contains at most $K$ different letters.",
    )
    title = Text("종류가 적은 구간", "A Stretch of Few Kinds")
    return _draft(brief, _statement(brief, title, ask, output), programs, _SLOW)


def write_count(brief: Brief) -> Draft:
    """Write the problem of the number of parts with at most K different letters."""
    sums = ("answer = max(answer, right - left + 1)", "answer += right - left + 1")
    reference, cpp = altered(_REFERENCE, sums), altered(_CPP, sums)
    brute = altered(_BRUTE, ("max(lengths)", "len(lengths)"))
    overflow = altered(cpp, ("long long answer", "int answer"))
    programs = (
        *_accepted(reference, cpp, brute),
        *(wrong(reference, mistake) for mistake in (*_MISTAKES, *_COUNT)),
        program(
            "wrong_32_bit.cpp", Role.WRONG, overflow, Text("개수를 32비트 정수에 저장함", "counts in a 32-bit integer")
        ),
    )
    output = Text(
        "첫째 줄에 조건을 만족하는 부분 문자열의 개수를 출력하세요.",
        "Print the number of such substrings.",
    )
    ask = Text(
        "서로 다른 글자가 $K$가지 이하인 $S$의 부분 문자열의 개수를 구하세요. "
        "내용이 같더라도 시작하는 위치나 끝나는 위치가 다르면 다른 부분 문자열로 셉니다.",
        "Find the number of substrings of $S$ that contain at most $K$ different letters. Substrings that begin or end "
        "at different positions are counted separately, even if they read the same.",
    )
    slow = altered(_SLOW, ("answer = max(answer, end - start)", "answer += end - start"))
    title = Text("종류가 적은 구간의 수", "Stretches of Few Kinds")
    return _draft(brief, _statement(brief, title, ask, output), programs, slow)


def _accepted(reference: str, cpp: str, brute: str) -> tuple[Program, ...]:
    return (
        program("reference.py", Role.REFERENCE, reference, Text("두 포인터, $O(N)$", "two pointers, $O(N)$")),
        program(
            "accepted.cpp",
            Role.ACCEPTED,
            cpp,
            Text("글자마다 마지막 위치를 기억함", "remembers the last position of each letter"),
        ),
        program(
            "brute.py",
            Role.BRUTE,
            brute,
            Text("모든 부분 문자열을 확인, $O(N^3)$", "looks at all substrings, $O(N^3)$"),
        ),
    )


def _draft(brief: Brief, statement: StatementParts, programs: tuple[Program, ...], slow: str) -> Draft:
    size, random = _SIZE[brief.difficulty], brief.random
    if brief.difficulty is Difficulty.MEDIUM:
        note = Text("시작 위치마다 끝까지 늘려 봄, $O(N^2)$", "extends from every start, $O(N^2)$")
        programs = (*programs, program("slow_every_start.py", Role.SLOW, slow, note))
    few = "".join(random.choices("abc", k=size))
    blocks = "".join(random.choice(_ALPHABET) * random.randint(1, size // 20) for _ in range(60))[:size]
    return Draft(
        statement=statement,
        input_format=InputFormat(
            items=(
                Line((Integer("K", 1, 26, Text("허용하는 글자의 가짓수", "how many different letters are allowed")),)),
                String("S", _ALPHABET, 1, size, Text("조사할 문자열", "the string")),
            )
        ),
        programs=programs,
        samples=(
            "2\nabacbbc\n",
            f"3\n{''.join(random.choices('abcde', k=10))}\n",
            "5\nzzz\n",
        ),
        tests=(
            HandTest("one-letter", f"1\n{'a' * size}\n", "the whole string is one stretch"),
            HandTest("few-letters", f"3\n{few}\n", "exactly as many letters as are allowed"),
            HandTest("few-letters-tight", f"2\n{few}\n", "one letter more than is allowed"),
            HandTest("blocks", f"4\n{blocks}\n", "long runs"),
            HandTest("all-letters", f"25\n{(_ALPHABET * (size // 26 + 1))[:size]}\n", "all letters in turn"),
        ),
    )


def _statement(brief: Brief, title: Text, ask: Text, output: Text) -> StatementParts:
    theme = brief.theme
    return StatementParts(
        title=title,
        story=Text(
            f"{theme.place.ko}에 {josa(theme.item.ko, '이/가')} 한 줄로 놓여 있습니다. {josa(theme.actor.ko, '은/는')} "
            f"{theme.item.ko}의 종류를 알파벳 소문자로 나타내어, 놓인 순서대로 적은 문자열 $S$를 "
            f"얻었습니다.\n\n{ask.ko}",
            f"In the {theme.place.en}, {theme.item.plural} lie in a row. The {theme.actor.en} gave each "
            "kind a lower-case "
            f"letter and wrote them down in order as the string $S$.\n\n{ask.en}",
        ),
        output=output,
    )
