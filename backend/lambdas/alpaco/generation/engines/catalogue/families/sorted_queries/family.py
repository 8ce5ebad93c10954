"""The family `sorted_queries`: statement, input format, programs and samples around one question."""

from __future__ import annotations

from random import Random
from textwrap import dedent, indent

from alpaco.generation.engines.catalogue.families.sorted_queries.questions import QUESTIONS, Question
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family, Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import StatementParts
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Text

__all__ = ["FAMILY"]

_SIZES = {
    Difficulty.TUTORIAL: (500, 1_000),
    Difficulty.EASY: (80_000, 100_000),
    Difficulty.MEDIUM: (80_000, 100_000),
}

_PYTHON = """\
import sys
from bisect import bisect_left, bisect_right


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, q = data[0], data[1]
    a = sorted(data[2 : 2 + n])
    p = [0]
    for v in a:
        p.append(p[-1] + v)
    queries = iter(data[2 + n :])
    answers = []
    for {fields} in zip({iterators}):
{body}
        answers.append(answer)
    print("\\n".join(map(str, answers)))


main()
"""

_BRUTE = """\
n, q = map(int, input().split())
a = list(map(int, input().split()))
for _ in range(q):
    {fields}, = map(int, input().split())
{body}
    print(answer)
"""

_CPP = """\
#include <algorithm>
#include <climits>
#include <iostream>
#include <vector>
using namespace std;

int main() {{
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, q;
    cin >> n >> q;
    vector<long long> a(n), p(n + 1);
    for (auto &v : a) cin >> v;
    sort(a.begin(), a.end());
    for (int i = 0; i < n; i++) p[i + 1] = p[i] + a[i];
    while (q--) {{
        long long {fields};
        cin >> {reads};
{body}
        cout << answer << '\\n';
    }}
}}
"""

_COMMON_MISTAKES = (
    Mistake(
        "wrong_unsorted.py",
        "a = sorted(data[2 : 2 + n])",
        "a = data[2 : 2 + n]",
        Text("정렬하지 않고 이분 탐색을 함", "searches without sorting first"),
    ),
    Mistake(
        "wrong_sorted_as_text.py",
        "a = sorted(data[2 : 2 + n])",
        "a = sorted(data[2 : 2 + n], key=str)",
        Text("수를 문자열로 정렬함", "sorts the numbers as text"),
    ),
)


def _fill(template: str, question: Question, body: str, depth: int) -> str:
    return template.format(
        fields=", ".join(question.fields),
        iterators=", ".join(["queries"] * len(question.fields)),
        reads=" >> ".join(question.fields),
        body=indent(dedent(body).strip("\n"), " " * depth),
    )


def _programs(question: Question, difficulty: Difficulty) -> tuple[Program, ...]:
    reference = _fill(_PYTHON, question, question.python, 8).replace("for x in zip(queries)", "for x in queries")
    slow = reference.replace(indent(question.python, " " * 8), indent(dedent(question.slow), " " * 8))
    programs = [
        program(
            "reference.py",
            Role.REFERENCE,
            reference,
            Text(
                "정렬 후 질문마다 이분 탐색, $O((N+Q) \\log N)$",
                "sort, then one binary search per question, $O((N+Q) \\log N)$",
            ),
        ),
        program("accepted.cpp", Role.ACCEPTED, _fill(_CPP, question, question.cpp, 8)),
        program(
            "brute.py",
            Role.BRUTE,
            _fill(_BRUTE, question, question.brute, 4),
            Text("질문마다 모든 수를 확인", "looks at every number for every question"),
        ),
        *(wrong(reference, mistake) for mistake in (*_COMMON_MISTAKES, *question.mistakes)),
    ]
    if difficulty is not Difficulty.TUTORIAL:
        note = Text("질문마다 모든 수를 훑음, $O(NQ)$", "scans all numbers for every question, $O(NQ)$")
        programs.append(program("slow_scan.py", Role.SLOW, slow, note))
    return tuple(programs)


def _statement(question: Question, theme: Theme) -> StatementParts:
    ask = question.ask(theme)
    place, actor, item = theme.place, theme.actor, theme.item
    return StatementParts(
        title=question.title(theme),
        story=Text(
            f"{place.ko}에 {josa(item.ko, '이/가')} $N$개 있고, {item.ko}마다 정수가 하나씩 적혀 있습니다. "
            f"{josa(actor.ko, '은/는')} 이 {item.ko}에 대한 질문 $Q$개에 답하려고 합니다.\n\n{ask.ko}",
            f"There are $N$ {item.plural} in the {place.en}, and an integer is written on each of them. "
            f"The {actor.en} has to answer $Q$ questions about these {item.plural}.\n\n{ask.en}",
        ),
        output=Text(
            f"질문마다 한 줄에 하나씩, 입력에서 주어진 순서대로 {question.output.ko} 출력하세요.",
            f"For each question, in the order of the input, print one line: {question.output.en}.",
        ),
    )


def _input_format(question: Question, theme: Theme, size: int) -> InputFormat:
    item = theme.item
    words = {
        "x": Text("정수", "the number asked about"),
        "l": Text("왼쪽 끝", "the lower end of the range"),
        "r": Text("오른쪽 끝", "its upper end"),
    }
    fields = tuple(Integer(name, 1, question.max_query, words[name]) for name in question.fields)
    kind = QueryKind("", fields, Text("질문", "one question"), ordered=question.fields if len(fields) > 1 else ())
    return InputFormat(
        items=(
            Line(
                (
                    Integer("N", 1, size, Text(f"{item.ko}의 개수", f"the number of {item.plural}")),
                    Integer("Q", 1, size, Text("질문의 개수", "the number of questions")),
                )
            ),
            Array("A", "N", 1, question.max_value, Text(f"{item.ko}에 적힌 수", f"the numbers on the {item.plural}")),
            Queries("queries", "Q", (kind,), Text("질문", "the questions")),
        )
    )


def _sample(question: Question, random: Random, size: int) -> str:
    numbers = [random.randint(1, 9) for _ in range(size)]
    queries = [sorted(random.randint(1, 10) for _ in question.fields) for _ in range(size - 1)]
    queries.append([random.choice(numbers)] * len(question.fields))
    lines = [[size, len(queries)], numbers, *queries]
    return "".join(" ".join(map(str, line)) + "\n" for line in lines)


def write(brief: Brief) -> Draft:
    """Write one problem of the family."""
    question = QUESTIONS[brief.variant]
    return Draft(
        statement=_statement(question, brief.theme),
        input_format=_input_format(question, brief.theme, brief.random.choice(_SIZES[brief.difficulty])),
        programs=_programs(question, brief.difficulty),
        samples=(_sample(question, brief.random, 5), _sample(question, brief.random, 4)),
    )


FAMILY = Family(
    name="sorted_queries",
    topics=(Topic.BINARY_SEARCH, Topic.SORTING),
    variants={
        Difficulty.TUTORIAL: ("count-equal", "first-at-least", "nearest"),
        Difficulty.EASY: ("count-equal", "first-at-least", "nearest", "count-range"),
        Difficulty.MEDIUM: ("range-sum", "distance-sum", "sum-at-most"),
    },
    write=write,
)
