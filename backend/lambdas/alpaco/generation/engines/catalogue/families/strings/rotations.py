"""How many different strings arise by rotating one."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import InputFormat, String
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZE = {Difficulty.EASY: 500, Difficulty.MEDIUM: 300_000}

_REFERENCE = """
def main():
    text = input()
    n = len(text)
    border = [0] * (n + 1)
    k = 0
    for i in range(1, n):
        while k and text[i] != text[k]:
            k = border[k]
        if text[i] == text[k]:
            k += 1
        border[i + 1] = k
    period = n - border[n]
    print(period if n % period == 0 else n)


main()
"""

_CPP = """
#include <iostream>
#include <string>
#include <vector>
using namespace std;

int main() {
    string text;
    cin >> text;
    int n = text.size();
    vector<int> z(n);
    for (int i = 1, l = 0, r = 0; i < n; i++) {
        if (i < r) z[i] = min(r - i, z[i - l]);
        while (i + z[i] < n && text[z[i]] == text[i + z[i]]) z[i]++;
        if (i + z[i] > r) {
            l = i;
            r = i + z[i];
        }
    }
    int period = n;
    for (int i = n - 1; i > 0; i--)
        if (n % i == 0 && i + z[i] == n) period = i;
    cout << period << '\\n';
}
"""

_BRUTE = """
text = input()
print(len({text[i:] + text[:i] for i in range(len(text))}))
"""

_SLOW = """
def main():
    text = input()
    shift = 1
    while text[shift:] + text[:shift] != text:
        shift += 1
    print(shift)


main()
"""

_MISTAKES = (
    Mistake(
        "wrong_any_period.py",
        "period if n % period == 0 else n",
        "period",
        Text("주기가 길이의 약수인지 확인하지 않음", "does not check that the period divides the length"),
    ),
    Mistake(
        "wrong_always_all.py",
        "period if n % period == 0 else n",
        "n",
        Text("회전한 문자열이 모두 다르다고 봄", "takes all rotations to be different"),
    ),
    Mistake(
        "wrong_halves.py",
        "period if n % period == 0 else n",
        "n // 2 if n % 2 == 0 and text[: n // 2] == text[n // 2 :] else n",
        Text("절반씩 같은 경우만 확인함", "looks only at two equal halves"),
    ),
    Mistake(
        "wrong_kinds.py",
        "period if n % period == 0 else n",
        "len(set(text))",
        Text("서로 다른 글자의 수를 셈", "counts different letters"),
    ),
    Mistake(
        "wrong_border_reset.py",
        "k = border[k]",
        "k = 0",
        Text("불일치할 때 실패 함수 대신 처음으로 돌아감", "goes back to the start at a mismatch"),
    ),
    Mistake(
        "wrong_shortest_border.py",
        "period = n - border[n]",
        "period = n - min([k for k in border[1:] if k and text.endswith(text[:k])], default=0)",
        Text("가장 짧은 경계를 씀", "uses the shortest border in place of the longest"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of counting the different rotations of a string."""
    size, random = _SIZE[brief.difficulty], brief.random
    unit = "".join(random.choices("abcd", k=size // 10))
    near = "ab" * (size // 2 - 1) + "ba"
    fibonacci, following = "a", "ab"
    while len(following) <= size:
        fibonacci, following = following, following + fibonacci
    block = "".join(random.choices("xy", k=3))
    return Draft(
        statement=_statement(brief),
        input_format=InputFormat(
            items=(String("S", "abcdefghijklmnopqrstuvwxyz", 1, size, Text("문자열", "the string")),)
        ),
        programs=_programs(brief.difficulty),
        samples=("abab\n", "aabaa\n", f"{block * 3}\n"),
        tests=(
            HandTest("one-letter", "a" * size + "\n", "all rotations are equal"),
            HandTest("last-differs", "a" * (size - 1) + "b\n", "all equal but the last letter"),
            HandTest("ten-times", unit * 10 + "\n", "a long unit, ten times"),
            HandTest("pairs", "ab" * (size // 2) + "\n", "a short unit"),
            HandTest("pairs-broken", near + "\n", "nearly periodic"),
            HandTest(
                "period-not-dividing", ("abc" * size)[: size - size % 3 - 1] + "\n", "a period that does not divide"
            ),
            HandTest("fibonacci", fibonacci + "\n", "many borders"),
            HandTest("tricky-borders", "aaba" * (size // 4) + "\n", "borders inside borders"),
        ),
    )


def _statement(brief: Brief) -> StatementParts:
    theme = brief.theme
    return StatementParts(
        title=Text("돌려 읽기", "Reading Around"),
        story=Text(
            f"{theme.place.ko}에 {josa(theme.item.ko, '이/가')} 원형으로 놓여 있습니다. 어느 한 "
            f"{theme.item.ko}에서 시작하여 시계 "
            "방향으로 한 바퀴 돌며 종류를 알파벳 소문자로 적으면 문자열 $S$가 됩니다. "
            f"{josa(theme.actor.ko, '은/는')} 다른 곳에서 시작하면 어떤 문자열을 얻는지 궁금해졌습니다.\n\n"
            "즉, $S$의 앞부분을 떼어 뒤에 붙여서 만들 수 있는 문자열을 생각합니다. "
            "$S$ 자신을 포함하여 서로 다른 문자열이 모두 몇 개인지 구하세요.",
            f"In the {theme.place.en}, {theme.item.plural} lie in a circle. Starting at one of them and "
            "going round once, "
            "clockwise, with a lower-case letter for each kind, gives the string $S$. "
            f"The {theme.actor.en} wonders what other starting points would give.\n\nIn other words, move "
            "some first part "
            "of $S$ to its end. Find how many different strings can be made in this way, $S$ itself included.",
        ),
        output=Text("첫째 줄에 서로 다른 문자열의 개수를 출력하세요.", "Print the number of different strings."),
    )


def _programs(difficulty: Difficulty) -> tuple[Program, ...]:
    programs = [
        program("reference.py", Role.REFERENCE, _REFERENCE, Text("실패 함수, $O(N)$", "failure function, $O(N)$")),
        program("accepted.cpp", Role.ACCEPTED, _CPP, Text("Z 함수, $O(N)$", "Z function, $O(N)$")),
        program(
            "brute.py", Role.BRUTE, _BRUTE, Text("모두 만들어 집합에 넣음", "makes them all and puts them into a set")
        ),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
    ]
    if difficulty is Difficulty.MEDIUM:
        note = Text("한 칸씩 돌려 통째로 비교함, $O(N^2)$", "rotates step by step and compares, $O(N^2)$")
        programs.append(program("slow_each_rotation.py", Role.SLOW, _SLOW, note))
    return tuple(programs)
