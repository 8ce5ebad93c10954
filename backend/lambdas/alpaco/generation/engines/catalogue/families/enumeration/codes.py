"""A lock of three digits and what is known about it: each of the thousand codes is tried."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind, Word
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Text

__all__ = ["write"]

_MOST = 20
_AIMED_AT = ("000", "999", "100", "099", "550", "121")

_PYTHON = """
def main():
    tries = [input().split() for _ in range(int(input()))]
    count = 0
    for number in range(1000):
        code = f"{number:03}"
        fits = True
        for guess, hits in tries:
            same = 0
            for i in range(3):
                if code[i] == guess[i]:
                    same += 1
            if same != int(hits):
                fits = False
        if fits:
            count += 1
    print(count)


main()
"""

_CPP = """
#include <iostream>
#include <string>
#include <utility>
#include <vector>
using namespace std;

int main() {
    int m, count = 0;
    cin >> m;
    vector<pair<string, int>> tries(m);
    for (auto &[guess, hits] : tries) cin >> guess >> hits;
    for (char a = '0'; a <= '9'; a++)
        for (char b = '0'; b <= '9'; b++)
            for (char c = '0'; c <= '9'; c++) {
                bool fits = true;
                for (auto &[guess, hits] : tries)
                    fits = fits && (guess[0] == a) + (guess[1] == b) + (guess[2] == c) == hits;
                count += fits;
            }
    cout << count << '\\n';
}
"""

_BRUTE = """
from itertools import combinations, product

possible = None
for _ in range(int(input())):
    guess, hits = input().split()
    here = set()
    for right in combinations(range(3), int(hits)):
        digits = [guess[i] if i in right else "0123456789".replace(guess[i], "") for i in range(3)]
        here.update(product(*digits))
    possible = here if possible is None else possible & here
print(len(possible))
"""

_MISTAKES = (
    Mistake(
        "wrong_no_leading_zeros.py",
        "range(1000)",
        "range(100, 1000)",
        Text("$0$으로 시작하는 비밀번호를 빠뜨림", "leaves out the codes that begin with 0"),
    ),
    Mistake(
        "wrong_last_code_missing.py",
        "range(1000)",
        "range(999)",
        Text("`999`를 빠뜨림", "leaves out 999"),
    ),
    Mistake(
        "wrong_any_place.py",
        "if code[i] == guess[i]:",
        "if code[i] in guess:",
        Text("다른 자리에 있는 숫자도 맞은 것으로 셈", "counts digits that stand at another position, too"),
    ),
    Mistake(
        "wrong_at_least.py",
        "if same != int(hits):",
        "if same < int(hits):",
        Text("대답보다 많이 맞아도 된다고 봄", "accepts more positions than the lock has told"),
    ),
    Mistake(
        "wrong_last_try_only.py",
        "        for guess, hits in tries:\n",
        "        for guess, hits in tries[-1:]:\n",
        Text("마지막에 누른 숫자만 확인함", "looks at the last try only"),
    ),
    Mistake(
        "wrong_different_digits.py",
        "        fits = True\n",
        "        fits = len(set(code)) == 3\n",
        Text("비밀번호의 숫자가 모두 다르다고 봄", "takes the digits of the code to be different"),
    ),
)


def _story(theme: Theme) -> Text:
    place, actor = theme.place, theme.actor
    return Text(
        f"{place.ko}의 창고에는 세 자리 숫자를 맞추어 여는 자물쇠가 달려 있습니다. 비밀번호는 `000`부터 `999`까지의 "
        f"수 가운데 하나입니다. 비밀번호를 잊은 {josa(actor.ko, '은/는')} 세 자리 숫자를 $M$번 눌러 보았고, 그때마다 "
        "자물쇠는 숫자가 비밀번호와 같은 자리가 몇 군데인지 알려 주었습니다.\n\n누른 숫자와 자물쇠의 대답이 주어질 때, "
        "모든 대답에 들어맞는 비밀번호가 몇 가지인지 구하세요. 자물쇠가 고장 나서 들어맞는 비밀번호가 하나도 없을 수도 "
        "있습니다.",
        f"The storeroom of the {place.en} has a lock that opens with three digits, any of `000` to `999`. The "
        f"{actor.en} has forgotten the code and has tried three digits $M$ times; each time the lock told at how "
        "many of the three positions the digit tried is that of the code.\n\nGiven the tries and the lock's answers, "
        "how many codes agree with all of them? The lock may be broken, so that no code does.",
    )


def _statement(theme: Theme) -> StatementParts:
    return StatementParts(
        Text(f"{theme.place.ko}의 자물쇠", f"The Lock of the {theme.place.en.title()}"),
        _story(theme),
        Text(
            "첫째 줄에 모든 대답에 들어맞는 비밀번호의 개수를 출력하세요. 하나도 없으면 $0$을 출력하세요.",
            "Print the number of codes that agree with all answers, $0$ if there is none.",
        ),
    )


def _programs() -> tuple[Program, ...]:
    method = Text("$1000$가지 비밀번호를 모두 확인, $O(1000 M)$", "looks at each of the $1000$ codes, $O(1000 M)$")
    return (
        program("reference.py", Role.REFERENCE, _PYTHON, method),
        program("accepted.cpp", Role.ACCEPTED, _CPP),
        program("brute.py", Role.BRUTE, _BRUTE),
        *(wrong(_PYTHON, mistake) for mistake in _MISTAKES),
    )


def write(brief: Brief) -> Draft:
    """Write one problem about a lock."""
    random = brief.random
    tried = (
        Word("g", "0123456789", 3, 3, Text("누른 세 자리 숫자", "the three digits tried")),
        Integer("h", 0, 3, Text("비밀번호와 같은 자리의 수", "at how many positions they are right")),
    )
    return Draft(
        statement=_statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("M", 1, _MOST, Text("눌러 본 횟수", "the number of tries")),)),
                Queries("tries", "M", (QueryKind("", tried, Text("시도", "one try")),), Text("시도", "the tries")),
            )
        ),
        programs=_programs(),
        samples=(
            "2\n123 2\n124 2\n",
            _tries(random, "".join(random.choices("0123456789", k=3)), 3),
            "2\n777 3\n777 0\n",
        ),
        tests=(
            *(HandTest(f"code-{code}", _tries(random, code, 4), f"tries that leave {code}") for code in _AIMED_AT),
            HandTest("many-tries", _tries(random, "407", _MOST), "one code is left"),
            HandTest("misses", f"{_MOST}\n" + "".join(f"{i % 9}{i // 4}{i // 3} 0\n" for i in range(_MOST)), "no hit"),
        ),
    )


def _tries(random: Random, code: str, count: int) -> str:
    lines = [str(count)]
    for _ in range(count):
        guess = "".join(digit if random.random() < 0.4 else random.choice("0123456789") for digit in code)
        lines.append(f"{guess} {sum(map(str.__eq__, guess, code))}")
    return "\n".join(lines) + "\n"
