"""Changes of single numbers and questions about ranges of a row."""

from __future__ import annotations

from random import Random

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Text

__all__ = ["write_max", "write_sum"]

_SIZE, _TOP = 30_000, 10**9

_REFERENCE = """
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, q = data[:2]
    tree = [0] * n + data[2 : 2 + n]
    for i in range(n - 1, 0, -1):
        tree[i] = tree[2 * i] + tree[2 * i + 1]
    out = []
    for kind, a, b in zip(data[2 + n :: 3], data[3 + n :: 3], data[4 + n :: 3]):
        if kind == 1:
            i = a - 1 + n
            tree[i] = b
            while i > 1:
                i //= 2
                tree[i] = tree[2 * i] + tree[2 * i + 1]
        else:
            left, right = a - 1 + n, b + n
            answer = 0
            while left < right:
                if left & 1:
                    answer = answer + tree[left]
                    left += 1
                if right & 1:
                    right -= 1
                    answer = answer + tree[right]
                left //= 2
                right //= 2
            out.append(answer)
    out.append(sum(tree[n:]))
    print("\\n".join(map(str, out)))


main()
"""

_CPP = """
#include <algorithm>
#include <climits>
#include <iostream>
#include <vector>
using namespace std;

using Value = long long;
const Value NONE = 0;

Value join(Value a, Value b) {
    return a + b;
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, q;
    cin >> n >> q;
    const int width = 256;
    vector<Value> a(n), block(n / width + 1, NONE);
    for (int i = 0; i < n; i++) {
        cin >> a[i];
        block[i / width] = join(block[i / width], a[i]);
    }
    auto ask = [&](int l, int r) {
        Value answer = NONE;
        for (int i = l; i < r;) {
            if (i % width == 0 && i + width <= r) {
                answer = join(answer, block[i / width]);
                i += width;
            } else {
                answer = join(answer, a[i++]);
            }
        }
        return answer;
    };
    while (q--) {
        int kind, x, y;
        cin >> kind >> x >> y;
        if (kind == 2) {
            cout << ask(x - 1, y) << '\\n';
            continue;
        }
        int first = (x - 1) / width * width;
        a[x - 1] = y;
        block[(x - 1) / width] = NONE;
        for (int i = first; i < min(n, first + width); i++) block[i / width] = join(block[i / width], a[i]);
    }
    cout << ask(0, n) << '\\n';
}
"""

_BRUTE = """
n, q = map(int, input().split())
a = list(map(int, input().split()))
for _ in range(q):
    kind, x, y = map(int, input().split())
    if kind == 1:
        a[x - 1] = y
    else:
        print(sum(a[x - 1 : y]))
print(sum(a))
"""

_SLOW = """
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, q = data[:2]
    a = data[2 : 2 + n]
    out = []
    for kind, x, y in zip(data[2 + n :: 3], data[3 + n :: 3], data[4 + n :: 3]):
        if kind == 1:
            a[x - 1] = y
        else:
            answer = a[x - 1]
            for i in range(x, y):
                answer = answer + a[i]
            out.append(answer)
    out.append(sum(a))
    print("\\n".join(map(str, out)))


main()
"""

_MISTAKES = (
    Mistake(
        "wrong_open_right.py",
        "a - 1 + n, b + n",
        "a - 1 + n, max(b - 1, a) + n",
        Text("구간의 오른쪽 끝을 빠뜨림", "leaves out the right end of a range"),
    ),
    Mistake(
        "wrong_from_zero.py",
        "i = a - 1 + n\n",
        "i = min(a, n - 1) + n\n",
        Text("바꿀 위치를 0번부터 셈", "counts the changed position from zero"),
    ),
    Mistake(
        "wrong_never_changes.py",
        "            tree[i] = b\n",
        "",
        Text("수를 바꾸지 않음", "ignores the changes"),
    ),
    Mistake(
        "wrong_stops_below_root.py",
        "while i > 1:",
        "while i > 3:",
        Text("변경을 뿌리까지 올리지 않음", "does not carry a change up to the root"),
    ),
)

_SUM_MISTAKES = (
    Mistake(
        "wrong_adds_change.py",
        "            tree[i] = b\n",
        "            tree[i] += b\n",
        Text("바꾸는 대신 더함", "adds where it should replace"),
    ),
)

_MAX_MISTAKES = (
    Mistake(
        "wrong_zero_start.py",
        "answer = -(10**18)",
        "answer = 0",
        Text("최댓값의 초깃값을 0으로 둠", "starts the maximum at zero, which no negative number beats"),
    ),
    Mistake(
        "wrong_keeps_larger.py",
        "            tree[i] = b\n",
        "            tree[i] = max(tree[i], b)\n",
        Text("더 작은 수로는 바꾸지 않음", "never lets a number become smaller"),
    ),
)


def write_sum(brief: Brief) -> Draft:
    """Write the problem of changing numbers and asking for sums of ranges."""
    overflow = altered(_CPP, ("using Value = long long", "using Value = int"))
    programs = (
        *_programs((_REFERENCE, _CPP, _BRUTE, _SLOW), (*_MISTAKES, *_SUM_MISTAKES)),
        program(
            "wrong_32_bit.cpp", Role.WRONG, overflow, Text("합을 32비트 정수에 저장함", "keeps sums in 32-bit integers")
        ),
    )
    return _draft(brief, programs, Text("합", "sum"))


def write_max(brief: Brief) -> Draft:
    """Write the problem of changing numbers and asking for maxima of ranges."""
    node = "tree[i] = tree[2 * i] + tree[2 * i + 1]"
    largest = "tree[i] = max(tree[2 * i], tree[2 * i + 1])"
    reference = _REFERENCE.replace(node, largest)
    reference = altered(
        reference,
        ("answer = answer + tree[left]", "answer = max(answer, tree[left])"),
        ("answer = answer + tree[right]", "answer = max(answer, tree[right])"),
        ("answer = 0\n", "answer = -(10**18)\n"),
        ("sum(tree[n:])", "max(tree[n:])"),
    )
    cpp = altered(_CPP, ("NONE = 0", "NONE = LLONG_MIN"), ("return a + b", "return max(a, b)"))
    brute = altered(_BRUTE, ("sum(a[x - 1 : y])", "max(a[x - 1 : y])"), ("print(sum(a))", "print(max(a))"))
    slow = altered(_SLOW, ("answer + a[i]", "max(answer, a[i])"), ("sum(a)", "max(a)"))
    programs = _programs((reference, cpp, brute, slow), (*_MISTAKES, *_MAX_MISTAKES))
    return _draft(brief, programs, Text("최댓값", "maximum"))


def _programs(sources: tuple[str, str, str, str], mistakes: tuple[Mistake, ...]) -> tuple[Program, ...]:
    reference, cpp, brute, slow = sources
    return (
        program(
            "reference.py",
            Role.REFERENCE,
            reference,
            Text("세그먼트 트리, $O((N+Q) \\log N)$", "segment tree, $O((N+Q) \\log N)$"),
        ),
        program("accepted.cpp", Role.ACCEPTED, cpp, Text("제곱근 분할, $O(Q \\sqrt N)$", "blocks, $O(Q \\sqrt N)$")),
        program("brute.py", Role.BRUTE, brute, Text("구간을 그대로 훑음", "scans the range")),
        *(wrong(reference, mistake) for mistake in mistakes),
        program("slow_scan.py", Role.SLOW, slow, Text("구간을 그대로 훑음, $O(NQ)$", "scans the range, $O(NQ)$")),
    )


def _draft(brief: Brief, programs: tuple[Program, ...], what: Text) -> Draft:
    random = brief.random
    place = Integer("i", 1, "N", Text("바꿀 위치", "the position to change"))
    value = Integer("x", -_TOP, _TOP, Text("새로운 수", "the new number"))
    ends = (
        Integer("l", 1, "N", Text("왼쪽 끝", "the left end of the range")),
        Integer("r", 1, "N", Text("오른쪽 끝", "the right end of the range")),
    )
    kinds = (
        QueryKind("1", (place, value), Text("$A_i$를 $x$로 바꿉니다", "change $A_i$ to $x$")),
        QueryKind(
            "2",
            ends,
            Text(
                f"$A_l, \\dots, A_r$의 {josa(what.ko, '을/를')} 구합니다",
                f"ask for the {what.en} of $A_l, \\dots, A_r$",
            ),
            ordered=("l", "r"),
        ),
    )
    return Draft(
        statement=_statement(brief, what),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, _SIZE, Text("수의 개수", "how many numbers there are")),
                        Integer("Q", 1, _SIZE, Text("명령의 개수", "the number of commands")),
                    )
                ),
                Array("A", "N", -_TOP, _TOP, Text("처음에 적힌 수", "the numbers at the beginning")),
                Queries("commands", "Q", kinds, Text("명령", "the commands")),
            )
        ),
        programs=programs,
        samples=(
            "5 4\n3 1 4 1 5\n2 2 4\n1 3 -2\n2 1 3\n2 5 5\n",
            _input(random, 4, 3, 9),
            "2 2\n-4 -7\n2 1 2\n1 2 -5\n",
        ),
        tests=(
            HandTest("wide", _input(random, _SIZE, _SIZE, _TOP, wide=True), "long ranges"),
            HandTest("negative", _input(random, 500, 500, -1), "only negative numbers"),
            HandTest("positive", f"{_SIZE} 1\n{' '.join([str(_TOP)] * _SIZE)}\n2 1 {_SIZE}\n", "the largest numbers"),
        ),
    )


def _input(random: Random, n: int, q: int, top: int, *, wide: bool = False) -> str:
    low, high = (-1000, -1) if top < 0 else (-top, top)
    lines = [f"{n} {q}", " ".join(str(random.randint(low, high)) for _ in range(n))]
    for _ in range(q):
        if random.random() < 0.5:
            lines.append(f"1 {random.randint(1, n)} {random.randint(low, high)}")
        else:
            left, right = (n // 10, n - n // 10) if wide else (n, 1)
            ends = sorted((random.randint(1, left or 1), random.randint(right, n)))
            lines.append(f"2 {ends[0]} {ends[1]}")
    return "\n".join(lines) + "\n"


def _statement(brief: Brief, what: Text) -> StatementParts:
    theme = brief.theme
    return StatementParts(
        title=Text(f"바뀌는 수와 구간의 {what.ko}", f"Changing Numbers and the {what.en.title()} of a Range"),
        story=Text(
            f"{theme.place.ko}에 {theme.item.ko} $N$개가 한 줄로 놓여 있고, $i$번째 {theme.item.ko}에는 "
            "정수 $A_i$가 적혀 있습니다. "
            f"{josa(theme.actor.ko, '은/는')} 다음 두 가지 명령을 주어진 순서대로 처리합니다.\n\n"
            "- `1 i x`: $A_i$를 $x$로 바꿉니다.\n"
            f"- `2 l r`: $A_l, A_{{l+1}}, \\dots, A_r$의 {josa(what.ko, '을/를')} 출력합니다.\n\n"
            f"모든 명령을 처리한 뒤에는 $N$개의 수 전체의 {josa(what.ko, '을/를')} 출력합니다.",
            f"In the {theme.place.en}, $N$ {theme.item.plural} lie in a row; the $i$-th one carries the integer $A_i$. "
            f"The {theme.actor.en} carries out the following commands in the given order.\n\n"
            "- `1 i x`: change $A_i$ to $x$.\n"
            f"- `2 l r`: print the {what.en} of $A_l, A_{{l+1}}, \\dots, A_r$.\n\n"
            f"After all commands, the {what.en} of all $N$ numbers is printed.",
        ),
        output=Text(
            "`2`로 시작하는 명령의 결과를 한 줄에 하나씩 차례대로 출력하고, 마지막 줄에 전체의 "
            f"{josa(what.ko, '을/를')} 출력하세요.",
            f"Print the results of the commands that begin with `2` in order, one per line; "
            f"then, on the last line, the {what.en} of all numbers.",
        ),
    )
