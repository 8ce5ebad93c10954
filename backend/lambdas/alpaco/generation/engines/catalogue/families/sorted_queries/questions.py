"""The structures of `sorted_queries`: what is asked, and the lines in which the programs differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alpaco.generation.engines.catalogue.family import Mistake
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.text import Text

__all__ = ["QUESTIONS", "Question"]


@dataclass(frozen=True, slots=True)
class Question:
    """One structure: a question with one number `x` or with a range `l`, `r`.

    `python`, `cpp`, `brute` and `slow` assign `answer`. They see the query's numbers, the collection
    `a` (sorted except in `brute`) of size `n`, and, but for `brute`, its prefix sums `p`.
    """

    fields: tuple[str, ...]
    max_value: int
    max_query: int
    title: Callable[[Theme], Text]
    ask: Callable[[Theme], Text]
    output: Text
    python: str
    cpp: str
    brute: str
    slow: str
    mistakes: tuple[Mistake, ...]


_SHORT_END = Text(
    "탐색 구간의 끝을 $N-1$로 두어 가장 큰 수의 뒤를 가리키지 못함",
    "ends the search range at $N-1$, so it can never point past the largest number",
)

_COUNT_EQUAL = Question(
    fields=("x",),
    max_value=10**6,
    max_query=10**6,
    title=lambda t: Text(f"{t.item.ko} 세기", f"Counting {t.item.plural.title()}"),
    ask=lambda t: Text(
        f"각 질문에서는 정수 $x$가 주어집니다. $x$가 적힌 {josa(t.item.ko, '이/가')} 몇 개인지 구하세요.",
        f"Each question gives an integer $x$. How many of the {t.item.plural} carry exactly the number $x$?",
    ),
    output=Text("$x$와 같은 수의 개수를", "how many of the numbers are equal to $x$"),
    python="answer = bisect_right(a, x) - bisect_left(a, x)",
    cpp="long long answer = upper_bound(a.begin(), a.end(), x) - lower_bound(a.begin(), a.end(), x);",
    brute="answer = len([v for v in a if v == x])",
    slow="answer = a.count(x)",
    mistakes=(
        Mistake(
            "wrong_counts_once.py",
            "bisect_right(a, x) - bisect_left(a, x)",
            "int(bisect_right(a, x) > bisect_left(a, x))",
            Text("같은 수가 여러 번 나와도 한 번으로 셈", "counts a repeated number only once"),
        ),
        Mistake("wrong_short_end.py", "bisect_right(a, x)", "bisect_right(a, x, 0, n - 1)", _SHORT_END),
        Mistake(
            "wrong_skips_first.py",
            "bisect_left(a, x)",
            "bisect_left(a, x, 1)",
            Text(
                "탐색을 두 번째 위치에서 시작해 가장 작은 수를 놓침",
                "starts at the second position and misses the smallest number",
            ),
        ),
    ),
)

_FIRST_AT_LEAST = Question(
    fields=("x",),
    max_value=10**9,
    max_query=10**9,
    title=lambda t: Text(f"충분히 큰 {t.item.ko}", f"A Large Enough {t.item.en.title()}"),
    ask=lambda t: Text(
        "각 질문에서는 정수 $x$가 주어집니다. 적힌 수 가운데 $x$ 이상인 가장 작은 수를 구하세요. "
        "그런 수가 없으면 답은 $-1$입니다.",
        f"Each question gives an integer $x$. What is the smallest number on any of the {t.item.plural} that is at "
        "least $x$? If there is no such number, the answer is $-1$.",
    ),
    output=Text(
        "$x$ 이상인 가장 작은 수를, 없으면 $-1$을", "the smallest number that is at least $x$, or $-1$ if there is none"
    ),
    python="i = bisect_left(a, x)\nanswer = a[i] if i < n else -1",
    cpp="auto it = lower_bound(a.begin(), a.end(), x);\nlong long answer = it == a.end() ? -1 : *it;",
    brute="answer = min([v for v in a if v >= x], default=-1)",
    slow="answer = -1\nfor v in reversed(a):\n    if v >= x:\n        answer = v",
    mistakes=(
        Mistake(
            "wrong_strictly_greater.py",
            "bisect_left(a, x)",
            "bisect_right(a, x)",
            Text("'이상'을 '초과'로 읽음", "reads “at least” as “more than”"),
        ),
        Mistake("wrong_short_end.py", "bisect_left(a, x)", "bisect_left(a, x, 0, n - 1)", _SHORT_END),
        Mistake(
            "wrong_wraps_around.py",
            "a[i] if i < n else -1",
            "a[i % n]",
            Text("답이 없을 때 맨 앞의 수를 출력함", "prints the first number when there is no answer"),
        ),
        Mistake(
            "wrong_at_most.py",
            "a[i] if i < n else -1",
            "a[i] if i < n and a[i] == x else a[i - 1] if i > 0 else -1",
            Text("$x$ 이하인 가장 큰 수를 찾음", "finds the largest number that is at most $x$"),
        ),
    ),
)

_NEAREST = Question(
    fields=("x",),
    max_value=10**9,
    max_query=10**9,
    title=lambda t: Text(f"가장 가까운 {t.item.ko}", f"The Nearest {t.item.en.title()}"),
    ask=lambda t: Text(
        "각 질문에서는 정수 $x$가 주어집니다. 적힌 수 가운데 $x$와 가장 가까운 수와 $x$의 차이를 구하세요.",
        f"Each question gives an integer $x$. How far is $x$ from the nearest number on any of the {t.item.plural}?",
    ),
    output=Text("가장 가까운 수와 $x$의 차이(절댓값)를", "the absolute difference between $x$ and the nearest number"),
    python="i = bisect_left(a, x)\nanswer = min(abs(x - a[j]) for j in (i - 1, i) if 0 <= j < n)",
    cpp="""
        size_t i = lower_bound(a.begin(), a.end(), x) - a.begin();
        long long answer = LLONG_MAX;
        if (i > 0) answer = min(answer, x - a[i - 1]);
        if (i < a.size()) answer = min(answer, a[i] - x);
    """,
    brute="answer = min(abs(x - v) for v in a)",
    slow="answer = min([abs(x - v) for v in a])",
    mistakes=(
        Mistake(
            "wrong_looks_up_only.py",
            "for j in (i - 1, i) if 0 <= j < n",
            "for j in (min(i, n - 1),)",
            Text("$x$ 이상인 쪽만 확인함", "looks only at numbers that are at least $x$"),
        ),
        Mistake(
            "wrong_looks_down_only.py",
            "for j in (i - 1, i) if 0 <= j < n",
            "for j in (max(i - 1, 0),)",
            Text("$x$보다 작은 쪽만 확인함", "looks only at numbers that are less than $x$"),
        ),
        Mistake(
            "wrong_signed.py",
            "abs(x - a[j])",
            "x - a[j]",
            Text("차이의 절댓값을 취하지 않음", "forgets the absolute value of the difference"),
        ),
    ),
)

_COUNT_RANGE = Question(
    fields=("l", "r"),
    max_value=10**9,
    max_query=10**9,
    title=lambda t: Text(f"구간에 드는 {t.item.ko}", f"{t.item.plural.title()} in a Range"),
    ask=lambda t: Text(
        "각 질문에서는 두 정수 $l$과 $r$이 주어집니다. "
        f"$l$ 이상 $r$ 이하인 수가 적힌 {josa(t.item.ko, '이/가')} 몇 개인지 구하세요.",
        f"Each question gives two integers $l$ and $r$. How many of the {t.item.plural} carry a number that is at "
        "least $l$ and at most $r$?",
    ),
    output=Text("$l$ 이상 $r$ 이하인 수의 개수를", "how many of the numbers are at least $l$ and at most $r$"),
    python="answer = bisect_right(a, r) - bisect_left(a, l)",
    cpp="long long answer = upper_bound(a.begin(), a.end(), r) - lower_bound(a.begin(), a.end(), l);",
    brute="answer = len([v for v in a if l <= v <= r])",
    slow="answer = len([v for v in a if l <= v <= r])",
    mistakes=(
        Mistake(
            "wrong_open_left.py",
            "bisect_left(a, l)",
            "bisect_right(a, l)",
            Text("$l$과 같은 수를 세지 않음", "does not count numbers equal to $l$"),
        ),
        Mistake(
            "wrong_open_right.py",
            "bisect_right(a, r)",
            "bisect_left(a, r)",
            Text("$r$과 같은 수를 세지 않음", "does not count numbers equal to $r$"),
        ),
        Mistake(
            "wrong_distinct.py",
            "a = sorted(data[2 : 2 + n])",
            "a = sorted(set(data[2 : 2 + n]))",
            Text("같은 수가 여러 번 나와도 하나만 남김", "keeps only one of several equal numbers"),
        ),
    ),
)

_RANGE_SUM = Question(
    fields=("l", "r"),
    max_value=10**9,
    max_query=10**9,
    title=lambda t: Text(f"구간에 드는 {t.item.ko}의 합", f"Total of the {t.item.plural.title()} in a Range"),
    ask=lambda t: Text(
        "각 질문에서는 두 정수 $l$과 $r$이 주어집니다. "
        f"{t.item.ko}에 적힌 수 가운데 $l$ 이상 $r$ 이하인 수의 합을 구하세요.",
        f"Each question gives two integers $l$ and $r$. What is the sum of all numbers on the {t.item.plural} that are "
        "at least $l$ and at most $r$?",
    ),
    output=Text(
        "$l$ 이상 $r$ 이하인 수의 합을 (그런 수가 없으면 $0$을)",
        "the sum of the numbers from $l$ to $r$ inclusive, or $0$ if there are none",
    ),
    python="answer = p[bisect_right(a, r)] - p[bisect_left(a, l)]",
    cpp="""
        size_t from = lower_bound(a.begin(), a.end(), l) - a.begin();
        size_t to = upper_bound(a.begin(), a.end(), r) - a.begin();
        long long answer = p[to] - p[from];
    """,
    brute="answer = sum(v for v in a if l <= v <= r)",
    slow="answer = sum([v for v in a if l <= v <= r])",
    mistakes=(
        Mistake(
            "wrong_open_right.py",
            "bisect_right(a, r)",
            "bisect_left(a, r)",
            Text("$r$과 같은 수를 더하지 않음", "does not add numbers equal to $r$"),
        ),
        Mistake(
            "wrong_prefix_shift.py",
            "p[bisect_left(a, l)]",
            "p[max(bisect_left(a, l) - 1, 0)]",
            Text("누적 합의 시작을 한 칸 앞으로 잡음", "takes the prefix sum one place too early"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "answer = p[bisect_right(a, r)] - p[bisect_left(a, l)]",
            "answer = (p[bisect_right(a, r)] - p[bisect_left(a, l)] + 2**31) % 2**32 - 2**31",
            Text("합을 32비트 정수에 저장해 넘침", "keeps the sum in a 32-bit integer, which overflows"),
        ),
    ),
)

_DISTANCE_SUM = Question(
    fields=("x",),
    max_value=10**9,
    max_query=10**9,
    title=lambda t: Text(f"{t.item.ko}까지의 거리 합", f"Total Distance to the {t.item.plural.title()}"),
    ask=lambda t: Text(
        f"각 질문에서는 정수 $x$가 주어집니다. 모든 {t.item.ko}에 대해 적힌 수와 $x$의 차이를 더한 값을 구하세요.",
        f"Each question gives an integer $x$. What is the sum, over all {t.item.plural}, of the difference between $x$ "
        "and the number written there?",
    ),
    output=Text(
        "$N$개의 수 각각과 $x$의 차이(절댓값)의 합을",
        "the sum of the absolute differences between $x$ and each of the $N$ numbers",
    ),
    python="i = bisect_left(a, x)\nanswer = x * i - p[i] + (p[n] - p[i]) - x * (n - i)",
    cpp="""
        size_t i = lower_bound(a.begin(), a.end(), x) - a.begin();
        long long answer = x * (long long)i - p[i] + (p[n] - p[i]) - x * (long long)(n - i);
    """,
    brute="answer = sum(abs(v - x) for v in a)",
    slow="answer = sum([abs(v - x) for v in a])",
    mistakes=(
        Mistake(
            "wrong_signed.py",
            "x * i - p[i] + (p[n] - p[i]) - x * (n - i)",
            "abs(p[n] - x * n)",
            Text(
                "차이를 먼저 더하고 나서 절댓값을 취함",
                "adds the differences first and takes the absolute value afterwards",
            ),
        ),
        Mistake("wrong_short_end.py", "bisect_left(a, x)", "bisect_left(a, x, 0, n - 1)", _SHORT_END),
        Mistake(
            "wrong_larger_only.py",
            "x * i - p[i] + (p[n] - p[i]) - x * (n - i)",
            "(p[n] - p[i]) - x * (n - i)",
            Text("$x$ 이상인 수와의 차이만 더함", "adds only the differences to numbers that are at least $x$"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "x * i - p[i] + (p[n] - p[i]) - x * (n - i)",
            "(x * i - p[i] + (p[n] - p[i]) - x * (n - i) + 2**31) % 2**32 - 2**31",
            Text("합을 32비트 정수에 저장해 넘침", "keeps the sum in a 32-bit integer, which overflows"),
        ),
    ),
)

_SUM_AT_MOST = Question(
    fields=("x",),
    max_value=10**6,
    max_query=10**11,
    title=lambda t: Text(f"{t.item.ko} 많이 담기", f"As Many {t.item.plural.title()} as Possible"),
    ask=lambda t: Text(
        f"각 질문에서는 정수 $x$가 주어집니다. 적힌 수의 합이 $x$ 이하가 되도록 {josa(t.item.ko, '을/를')} 고를 때, "
        "최대 몇 개까지 고를 수 있는지 구하세요. 질문은 서로 독립입니다.",
        f"Each question gives an integer $x$. At most how many {t.item.plural} can be chosen so that the numbers on "
        "them sum up to at most $x$? The questions are independent of each other.",
    ),
    output=Text("고를 수 있는 최대 개수를", "the largest possible count"),
    python="answer = bisect_right(p, x) - 1",
    cpp="long long answer = upper_bound(p.begin(), p.end(), x) - p.begin() - 1;",
    brute="""
        answer = 0
        for size in range(1, n + 1):
            if sum(sorted(a)[:size]) <= x:
                answer = size
    """,
    slow="answer = 0\nwhile answer < n and p[answer + 1] <= x:\n    answer += 1",
    mistakes=(
        Mistake(
            "wrong_strictly_less.py",
            "bisect_right(p, x) - 1",
            "max(bisect_left(p, x) - 1, 0)",
            Text("합이 정확히 $x$인 경우를 허용하지 않음", "does not allow the sum to be exactly $x$"),
        ),
        Mistake(
            "wrong_counts_zero.py",
            "bisect_right(p, x) - 1",
            "min(bisect_right(p, x), n)",
            Text("누적 합의 0번 항까지 세어 하나 더 셈", "counts the empty prefix as well, one too many"),
        ),
        Mistake(
            "wrong_largest_first.py",
            "a = sorted(data[2 : 2 + n])",
            "a = sorted(data[2 : 2 + n], reverse=True)",
            Text("큰 수부터 고름", "chooses the largest numbers first"),
        ),
    ),
)

QUESTIONS = {
    "count-equal": _COUNT_EQUAL,
    "first-at-least": _FIRST_AT_LEAST,
    "nearest": _NEAREST,
    "count-range": _COUNT_RANGE,
    "range-sum": _RANGE_SUM,
    "distance-sum": _DISTANCE_SUM,
    "sum-at-most": _SUM_AT_MOST,
}
