"""Palindromes inside a string: the longest one, or how many there are."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import InputFormat, String
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write_count", "write_longest"]

_SIZE = {Difficulty.EASY: 300, Difficulty.HARD: 100_000}

_REFERENCE = """
def main():
    text = "^#" + "#".join(input()) + "#$"
    radius = [0] * len(text)
    centre = right = 0
    for i in range(1, len(text) - 1):
        r = min(radius[2 * centre - i], right - i) if i < right else 0
        while text[i - r - 1] == text[i + r + 1]:
            r += 1
        radius[i] = r
        if i + r > right:
            centre, right = i, i + r
    print(max(radius))


main()
"""

_CPP = """
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>
using namespace std;

const uint64_t MOD = (1ULL << 61) - 1, BASE = 911'382'323;

uint64_t times(uint64_t a, uint64_t b) {
    return (unsigned __int128)a * b % MOD;
}

int main() {
    string text;
    cin >> text;
    int n = text.size();
    vector<uint64_t> power(n + 1, 1), ahead(n + 1), behind(n + 1);
    for (int i = 0; i < n; i++) {
        power[i + 1] = times(power[i], BASE);
        ahead[i + 1] = (times(ahead[i], BASE) + text[i]) % MOD;
    }
    for (int i = n - 1; i >= 0; i--) behind[i] = (times(behind[i + 1], BASE) + text[i]) % MOD;
    auto palindrome = [&](int l, int r) {
        uint64_t one = (ahead[r] + MOD - times(ahead[l], power[r - l])) % MOD;
        uint64_t other = (behind[l] + MOD - times(behind[r], power[r - l])) % MOD;
        return one == other;
    };
    long long answer = 0;
    for (int middle = 0; middle < 2 * n - 1; middle++) {
        int left = middle / 2, right = left + middle % 2 + 1;  // the smallest one around this middle, if it is one
        if (!palindrome(left, right)) continue;
        int low = 0, high = min(left, n - right);
        while (low < high) {
            int half = (low + high + 1) / 2;
            if (palindrome(left - half, right + half))
                low = half;
            else
                high = half - 1;
        }
        answer = max(answer, right - left + 2LL * low);
    }
    cout << answer << '\\n';
}
"""

_BRUTE = """
text = input()
parts = [text[i:j] for i in range(len(text)) for j in range(i + 1, len(text) + 1)]
lengths = [len(part) for part in parts if part == part[::-1]]
print(max(lengths))
"""

_SLOW = """
def main():
    text = "^#" + "#".join(input()) + "#$"
    radius = [0] * len(text)
    for i in range(1, len(text) - 1):
        r = 0
        while text[i - r - 1] == text[i + r + 1]:
            r += 1
        radius[i] = r
    print(max(radius))


main()
"""

_MISTAKES = (
    Mistake(
        "wrong_odd_only.py",
        "for i in range(1, len(text) - 1):",
        "for i in range(2, len(text) - 1, 2):",
        Text("길이가 홀수인 것만 찾음", "finds only palindromes of odd length"),
    ),
    Mistake(
        "wrong_even_only.py",
        "for i in range(1, len(text) - 1):",
        "for i in range(1, len(text) - 1, 2):",
        Text("길이가 짝수인 것만 찾음", "finds only palindromes of even length"),
    ),
    Mistake(
        "wrong_trusts_mirror.py",
        "min(radius[2 * centre - i], right - i) if i < right else 0",
        "radius[2 * centre - i] if i < right else 0",
        Text(
            "대칭 위치의 반지름을 오른쪽 끝에서 자르지 않음",
            "does not cut the mirrored radius at the right end",
        ),
    ),
    Mistake(
        "wrong_never_extends.py",
        "        while text[i - r - 1] == text[i + r + 1]:\n            r += 1\n",
        "        while i >= right and text[i - r - 1] == text[i + r + 1]:\n            r += 1\n",
        Text("대칭으로 얻은 반지름을 더 늘리지 않음", "does not extend a radius that came from the mirror"),
    ),
)

_LONGEST = (
    Mistake(
        "wrong_prefix_only.py",
        "print(max(radius))",
        "print(max(r for i, r in enumerate(radius) if i - r <= 1))",
        Text("처음부터 시작하는 것만 찾음", "finds only palindromes at the beginning"),
    ),
)

_COUNT = (
    Mistake(
        "wrong_without_singles.py",
        "(r + 1) // 2 for",
        "r // 2 for",
        Text("한 글자인 것을 세지 않음", "does not count single letters"),
    ),
    Mistake(
        "wrong_one_per_middle.py",
        "(r + 1) // 2 for",
        "min(r, 1) for",
        Text("가운데마다 하나만 셈", "counts only one for each middle"),
    ),
)


def write_longest(brief: Brief) -> Draft:
    """Write the problem of the longest palindrome in a string."""
    programs = (*_accepted(_REFERENCE, _CPP, _BRUTE), *(wrong(_REFERENCE, m) for m in (*_MISTAKES, *_LONGEST)))
    statement = _statement(
        brief,
        Text("가장 긴 대칭", "The Longest Symmetry"),
        Text(
            "회문인 $S$의 부분 문자열 중 가장 긴 것의 길이를 구하세요.",
            "Find the length of the longest substring of $S$ that is a palindrome.",
        ),
        Text("첫째 줄에 가장 긴 회문의 길이를 출력하세요.", "Print the length of the longest palindrome."),
    )
    return _draft(brief, statement, programs, _SLOW)


def write_count(brief: Brief) -> Draft:
    """Write the problem of the number of palindromes in a string."""
    total = ("print(max(radius))", "print(sum((r + 1) // 2 for r in radius))")
    reference, slow = altered(_REFERENCE, total), altered(_SLOW, total)
    cpp = altered(_CPP, ("answer = max(answer, right - left + 2LL * low)", "answer += low + 1"))
    brute = altered(_BRUTE, ("max(lengths)", "len(lengths)"))
    programs = (
        *_accepted(reference, cpp, brute),
        *(wrong(reference, mistake) for mistake in (*_MISTAKES, *_COUNT)),
        program(
            "wrong_distinct.py",
            Role.WRONG,
            altered(brute, ("in parts if", "in set(parts) if")),
            Text("내용이 같은 것을 한 번만 셈", "counts equal palindromes once"),
        ),
    )
    if brief.difficulty is Difficulty.HARD:
        overflow = altered(cpp, ("long long answer", "int answer"))
        note = Text("개수를 32비트 정수에 저장함", "counts in a 32-bit integer")
        programs = (*programs, program("wrong_32_bit.cpp", Role.WRONG, overflow, note))
    statement = _statement(
        brief,
        Text("대칭의 개수", "Counting Symmetries"),
        Text(
            "회문인 $S$의 부분 문자열의 개수를 구하세요. 내용이 같더라도 위치가 다르면 다른 것으로 셉니다.",
            "Find the number of substrings of $S$ that are palindromes. Substrings at different positions are counted "
            "separately, even if they read the same.",
        ),
        Text(
            "첫째 줄에 회문인 부분 문자열의 개수를 출력하세요.", "Print the number of substrings that are palindromes."
        ),
    )
    return _draft(brief, statement, programs, slow)


def _accepted(reference: str, cpp: str, brute: str) -> tuple[Program, ...]:
    return (
        program("reference.py", Role.REFERENCE, reference, Text("매내처, $O(N)$", "Manacher, $O(N)$")),
        program(
            "accepted.cpp",
            Role.ACCEPTED,
            cpp,
            Text("해시와 이분 탐색, $O(N \\log N)$", "hashing and binary search, $O(N \\log N)$"),
        ),
        program("brute.py", Role.BRUTE, brute, Text("모든 부분 문자열을 뒤집어 봄", "reverses every substring")),
    )


def _draft(brief: Brief, statement: StatementParts, programs: tuple[Program, ...], slow: str) -> Draft:
    size, random = _SIZE[brief.difficulty], brief.random
    if brief.difficulty is Difficulty.HARD:
        note = Text("가운데마다 양쪽으로 늘려 봄, $O(N^2)$", "extends around every middle, $O(N^2)$")
        programs = (*programs, program("slow_each_middle.py", Role.SLOW, slow, note))
    half = "".join(random.choices("ab", k=size // 2))
    fibonacci, following = "a", "ab"
    while len(following) <= size:
        fibonacci, following = following, following + fibonacci
    return Draft(
        statement=statement,
        input_format=InputFormat(
            items=(String("S", "abcdefghijklmnopqrstuvwxyz", 1, size, Text("조사할 문자열", "the string")),)
        ),
        programs=programs,
        samples=("abacabb\n", f"{''.join(random.choices('ab', k=8))}\n", "q\n"),
        tests=(
            HandTest("one-letter", "a" * size + "\n", "every substring is a palindrome"),
            HandTest("two-letters", "ab" * (size // 2) + "\n", "only odd palindromes, long ones"),
            HandTest("mirror", half + half[::-1] + "\n", "one long even palindrome"),
            HandTest("mirror-odd", half[1:] + "c" + half[:0:-1] + "\n", "one long odd palindrome"),
            HandTest("fibonacci", fibonacci + "\n", "palindromes inside palindromes"),
            HandTest("broken", "a" * (size // 2) + "b" + "a" * (size // 3) + "\n", "long runs around another letter"),
            HandTest("binary", "".join(random.choices("ab", k=size)) + "\n", "two letters at random"),
        ),
    )


def _statement(brief: Brief, title: Text, ask: Text, output: Text) -> StatementParts:
    theme = brief.theme
    return StatementParts(
        title=title,
        story=Text(
            f"{theme.place.ko}에 한 줄로 늘어선 {theme.item.ko}의 종류를 알파벳 소문자로 나타내면 문자열 $S$가 됩니다. "
            f"{josa(theme.actor.ko, '은/는')} 이 줄에서 대칭을 찾고 있습니다. "
            f"앞에서부터 읽으나 뒤에서부터 읽으나 똑같은 문자열을 회문이라고 합니다.\n\n{ask.ko}",
            f"The kinds of the {theme.item.plural} that stand in a row in the {theme.place.en}, written as lower-case "
            f"letters, form the string $S$. The {theme.actor.en} looks for symmetry in it. A palindrome is "
            "a string that "
            f"reads the same forwards and backwards.\n\n{ask.en}",
        ),
        output=output,
    )
