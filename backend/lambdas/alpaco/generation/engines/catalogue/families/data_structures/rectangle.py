"""The largest rectangle under a row of heights."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program, wrong
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Text

__all__ = ["write"]

_SIZE, _TOP = 200_000, 10**9

_REFERENCE = """
import sys


def main():
    n, *heights = map(int, sys.stdin.buffer.read().split())
    heights.append(-1)
    best = 0
    starts = []
    for i, height in enumerate(heights):
        start = i
        while starts and starts[-1][1] >= height:
            start, tall = starts.pop()
            best = max(best, tall * (i - start))
        starts.append((start, height))
    print(best)


main()
"""

_CPP = """
#include <algorithm>
#include <iostream>
#include <vector>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<long long> height(n);
    for (auto &h : height) cin >> h;
    vector<int> left(n), right(n);
    for (int i = 0; i < n; i++) {
        left[i] = i - 1;
        while (left[i] >= 0 && height[left[i]] >= height[i]) left[i] = left[left[i]];
    }
    for (int i = n - 1; i >= 0; i--) {
        right[i] = i + 1;
        while (right[i] < n && height[right[i]] >= height[i]) right[i] = right[right[i]];
    }
    long long best = 0;
    for (int i = 0; i < n; i++) best = max(best, height[i] * (right[i] - left[i] - 1));
    cout << best << '\\n';
}
"""

_BRUTE = """
n = int(input())
heights = list(map(int, input().split()))
print(max((j - i) * min(heights[i:j]) for i in range(n) for j in range(i + 1, n + 1)))
"""

_SLOW = """
import sys


def main():
    n, *heights = map(int, sys.stdin.buffer.read().split())
    best = 0
    for i in range(n):
        low = heights[i]
        for j in range(i, n):
            if heights[j] < low:
                low = heights[j]
            if low * (j - i + 1) > best:
                best = low * (j - i + 1)
    print(best)


main()
"""

_MISTAKES = (
    Mistake(
        "wrong_no_sentinel.py",
        "    heights.append(-1)\n",
        "",
        Text("끝까지 이어지는 직사각형을 확인하지 않음", "never closes rectangles that reach the end"),
    ),
    Mistake(
        "wrong_own_position.py",
        "starts.append((start, height))",
        "starts.append((i, height))",
        Text("왼쪽으로 늘어나는 것을 잊음", "forgets that a bar extends to the left"),
    ),
    Mistake(
        "wrong_one_wider.py",
        "tall * (i - start)",
        "tall * (i - start + 1)",
        Text("너비를 하나 크게 잡음", "the width is one too large"),
    ),
    Mistake(
        "wrong_pops_one.py",
        "while starts and",
        "if starts and",
        Text("스택에서 하나만 꺼냄", "takes only one from the stack"),
    ),
    Mistake(
        "wrong_whole_width.py",
        "print(best)",
        "print(max(max(heights), min(heights[:-1]) * n))",
        Text("가장 높은 막대와 전체 너비만 확인함", "looks only at the tallest bar and at the whole width"),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the largest rectangle under a row of bars."""
    random, half = brief.random, _SIZE // 2
    return Draft(
        statement=_statement(brief),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, _SIZE, Text("기둥의 개수", "the number of columns")),)),
                Array("H", "N", 0, _TOP, Text("기둥의 높이", "the heights of the columns")),
            )
        ),
        programs=_programs(),
        samples=("7\n2 1 4 5 1 3 3\n", _row([random.randint(1, 6) for _ in range(6)]), "1\n0\n"),
        tests=(
            HandTest("flat", _row([_TOP] * _SIZE), "the largest area of all"),
            HandTest("ascending", _row([i * 5000 for i in range(_SIZE)]), "ascending"),
            HandTest("descending", _row([i * 5000 for i in range(_SIZE, 0, -1)]), "descending"),
            HandTest("roof", _row([*range(half), *range(half, 0, -1)]), "up and down"),
            HandTest("valley", _row([*range(half, 0, -1), *range(half)]), "down and up"),
            HandTest("ground", _row([0] * 1000), "no area at all"),
            HandTest("plains", _row([random.randint(10**5, 10**5 + 50) for _ in range(_SIZE)]), "nearly flat"),
        ),
    )


def _row(numbers: list[int]) -> str:
    return f"{len(numbers)}\n{' '.join(map(str, numbers))}\n"


def _statement(brief: Brief) -> StatementParts:
    theme = brief.theme
    return StatementParts(
        title=Text("가장 넓은 벽화", "The Largest Mural"),
        story=Text(
            f"{theme.place.ko}에 너비가 $1$인 기둥 $N$개가 틈 없이 한 줄로 서 있고, 왼쪽에서 $i$번째 기둥의 "
            "높이는 $H_i$입니다. "
            f"{josa(theme.actor.ko, '은/는')} 이 기둥들의 앞면에 직사각형 모양의 그림 하나를 그리려고 합니다. "
            "그림의 변은 바닥과 나란하거나 수직이어야 하고, 그림은 기둥의 앞면을 벗어날 수 없습니다. "
            "그릴 수 있는 그림의 최대 넓이를 구하세요.",
            f"In the {theme.place.en}, $N$ columns of width $1$ stand side by side without gaps; the $i$-th "
            "from the left "
            f"has height $H_i$. The {theme.actor.en} wants to paint one rectangular picture on their fronts. Its sides "
            "must be parallel or perpendicular to the ground, and it must not reach beyond the fronts of the columns. "
            "Find the largest possible area.",
        ),
        output=Text("첫째 줄에 최대 넓이를 출력하세요.", "Print the largest possible area."),
    )


def _programs() -> tuple[Program, ...]:
    overflow = altered(_CPP, ("vector<long long> height", "vector<int> height"), ("long long best", "int best"))
    overflow = altered(overflow, ("max(best, height", "max<int>(best, height"))
    return (
        program("reference.py", Role.REFERENCE, _REFERENCE, Text("단조 스택, $O(N)$", "monotonic stack, $O(N)$")),
        program(
            "accepted.cpp",
            Role.ACCEPTED,
            _CPP,
            Text("양쪽의 더 낮은 기둥을 찾음, $O(N)$", "the nearest lower column on each side, $O(N)$"),
        ),
        program("brute.py", Role.BRUTE, _BRUTE, Text("모든 구간을 확인", "looks at every interval")),
        *(wrong(_REFERENCE, mistake) for mistake in _MISTAKES),
        program(
            "wrong_32_bit.cpp", Role.WRONG, overflow, Text("넓이를 32비트 정수에 저장함", "areas in 32-bit integers")
        ),
        program(
            "slow_intervals.py",
            Role.SLOW,
            _SLOW,
            Text("구간마다 최솟값을 이어서 구함, $O(N^2)$", "the minimum of every interval, $O(N^2)$"),
        ),
    )
