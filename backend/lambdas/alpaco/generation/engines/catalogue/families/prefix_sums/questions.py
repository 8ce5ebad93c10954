"""Sums of ranges and of rectangles, asked many times."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line, Matrix, Queries, QueryKind
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_OUTPUT = Text(
    "질문마다 한 줄에 하나씩, 입력에서 주어진 순서대로 합을 출력하세요.",
    "For each question, in the order of the input, print the sum on a line of its own.",
)
_QUESTION = Text("질문", "one question")

_RANGE = Recipe(
    title=lambda t: Text(f"{t.item.ko} 구간의 합", f"Sums of {t.item.plural.title()} in a Row"),
    story=lambda t: Text(
        f"{t.place.ko}에 {josa(t.item.ko, '이/가')} 한 줄로 $N$개 놓여 있고, {t.item.ko}마다 점수가 하나씩 적혀 "
        "있습니다. "
        f"점수는 음수일 수도 있습니다. {josa(t.actor.ko, '은/는')} 질문 $Q$개에 답하려고 합니다.\n\n"
        f"각 질문에서는 $l$과 $r$이 주어집니다. $l$번째부터 $r$번째까지의 {t.item.ko}에 적힌 점수의 합을 구하세요.",
        f"In the {t.place.en}, $N$ {t.item.plural} lie in a row, and a score, possibly negative, is written on each "
        "of them. "
        f"The {t.actor.en} has to answer $Q$ questions.\n\nEach question gives $l$ and $r$: what is the sum of the "
        "scores from "
        f"the $l$-th to the $r$-th of the {t.item.plural}, both included?",
    ),
    output=_OUTPUT,
    method=Text("누적 합, $O(N + Q)$", "prefix sums, $O(N + Q)$"),
    python="""
        import sys


        def main():
            n, q, *numbers = map(int, sys.stdin.buffer.read().split())
            prefix = [0]
            for number in numbers[:n]:
                prefix.append(prefix[-1] + number)
            ends = iter(numbers[n:])
            print("\\n".join(str(prefix[r] - prefix[l - 1]) for l, r in zip(ends, ends)))


        main()
    """,
    cpp="""
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, q;
            cin >> n >> q;
            vector<long long> prefix(n + 1);
            for (int i = 1; i <= n; i++) {
                cin >> prefix[i];
                prefix[i] += prefix[i - 1];
            }
            while (q--) {
                int l, r;
                cin >> l >> r;
                cout << prefix[r] - prefix[l - 1] << '\\n';
            }
        }
    """,
    brute="""
        n, q = map(int, input().split())
        scores = list(map(int, input().split()))
        for _ in range(q):
            l, r = map(int, input().split())
            print(sum(score for i, score in enumerate(scores, 1) if l <= i <= r))
    """,
    slowness=Text("질문마다 구간을 다시 더함, $O(NQ)$", "adds up the range anew for each question, $O(NQ)$"),
    slow="""
        import sys


        def main():
            n, q, *numbers = map(int, sys.stdin.buffer.read().split())
            scores = numbers[:n]
            ends = iter(numbers[n:])
            for l, r in zip(ends, ends):
                total = 0
                for i in range(l - 1, r):
                    total += scores[i]
                print(total)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_left_out.py",
            "prefix[r] - prefix[l - 1]",
            "prefix[r] - prefix[l]",
            Text("왼쪽 끝의 점수를 빠뜨림", "leaves out the left end"),
        ),
        Mistake(
            "wrong_right_out.py",
            "prefix[r] - prefix[l - 1]",
            "prefix[r - 1] - prefix[l - 1]",
            Text("오른쪽 끝의 점수를 빠뜨림", "leaves out the right end"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "prefix.append(prefix[-1] + number)",
            "prefix.append((prefix[-1] + number + 2**31) % 2**32 - 2**31)",
            Text("누적 합을 32비트 정수에 저장해 넘침", "keeps the prefix sums in 32-bit integers, which overflow"),
        ),
        Mistake(
            "wrong_absolute.py",
            "str(prefix[r] - prefix[l - 1])",
            "str(abs(prefix[r] - prefix[l - 1]))",
            Text("음수인 합을 양수로 출력함", "prints negative sums without their sign"),
        ),
    ),
)

_RECTANGLE = Recipe(
    title=lambda t: Text(f"{t.place.ko}의 직사각형", f"Rectangles in the {t.place.en.title()}"),
    story=lambda t: Text(
        f"{josa(t.place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자이고, 칸마다 점수가 하나씩 정해져 있습니다. "
        f"점수는 음수일 수도 있습니다. {josa(t.actor.ko, '은/는')} 질문 $Q$개에 답하려고 합니다.\n\n"
        "각 질문에서는 $a$, $b$, $c$, $d$가 주어집니다. $a$행부터 $c$행까지, $b$열부터 $d$열까지의 직사각형 안에 있는 "
        "모든 칸의 점수의 합을 구하세요. 맨 위가 $1$행, 맨 왼쪽이 $1$열입니다.",
        f"The {t.place.en} is a grid of $N$ rows and $M$ columns, and each cell has a score, possibly negative. The "
        f"{t.actor.en} has to answer $Q$ questions.\n\nEach question gives $a$, $b$, $c$ and $d$: what is the sum of "
        "the "
        "scores of all cells in the rectangle from row $a$ to row $c$ and from column $b$ to column $d$, all "
        "included? The "
        "topmost row is row $1$, the leftmost column is column $1$.",
    ),
    output=_OUTPUT,
    method=Text("2차원 누적 합, $O(NM + Q)$", "two-dimensional prefix sums, $O(NM + Q)$"),
    python="""
        import sys


        def main():
            n, m, q, *numbers = map(int, sys.stdin.buffer.read().split())
            prefix = [[0] * (m + 1)]
            for r in range(n):
                above, row, total = prefix[-1], [0], 0
                for c in range(m):
                    total += numbers[r * m + c]
                    row.append(above[c + 1] + total)
                prefix.append(row)
            corners = iter(numbers[n * m :])
            for a, b, c, d in zip(corners, corners, corners, corners):
                print(prefix[c][d] - prefix[a - 1][d] - prefix[c][b - 1] + prefix[a - 1][b - 1])


        main()
    """,
    cpp="""
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, m, q;
            cin >> n >> m >> q;
            vector<vector<long long>> prefix(n + 1, vector<long long>(m + 1));
            for (int r = 1; r <= n; r++)
                for (int c = 1; c <= m; c++) {
                    long long score;
                    cin >> score;
                    prefix[r][c] = score + prefix[r - 1][c] + prefix[r][c - 1] - prefix[r - 1][c - 1];
                }
            while (q--) {
                int a, b, c, d;
                cin >> a >> b >> c >> d;
                cout << prefix[c][d] - prefix[a - 1][d] - prefix[c][b - 1] + prefix[a - 1][b - 1] << '\\n';
            }
        }
    """,
    brute="""
        n, m, q = map(int, input().split())
        field = [list(map(int, input().split())) for _ in range(n)]
        for _ in range(q):
            a, b, c, d = map(int, input().split())
            print(sum(field[i][j] for i in range(a - 1, c) for j in range(b - 1, d)))
    """,
    slowness=Text("질문마다 직사각형을 다시 더함, $O(NMQ)$", "adds up the rectangle anew for each question, $O(NMQ)$"),
    slow="""
        import sys


        def main():
            n, m, q, *numbers = map(int, sys.stdin.buffer.read().split())
            corners = iter(numbers[n * m :])
            for a, b, c, d in zip(corners, corners, corners, corners):
                total = 0
                for r in range(a - 1, c):
                    for i in range(r * m + b - 1, r * m + d):
                        total += numbers[i]
                print(total)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_corner_lost.py",
            " + prefix[a - 1][b - 1]",
            "",
            Text("두 번 뺀 모서리를 다시 더하지 않음", "does not add back the corner that was subtracted twice"),
        ),
        Mistake(
            "wrong_top_out.py",
            "prefix[a - 1][d]",
            "prefix[a][d]",
            Text("맨 위 행을 함께 빼 버림", "subtracts the topmost row as well"),
        ),
        Mistake(
            "wrong_left_out.py",
            "prefix[c][b - 1]",
            "prefix[c][b]",
            Text("맨 왼쪽 열을 함께 빼 버림", "subtracts the leftmost column as well"),
        ),
        Mistake(
            "wrong_row_only.py",
            "above[c + 1] + total",
            "above[c] + total",
            Text("윗줄의 누적 합을 한 칸 어긋나게 더함", "takes the sum above from the wrong column"),
        ),
        Mistake(
            "wrong_absolute.py",
            "print(prefix[c][d] - prefix[a - 1][d] - prefix[c][b - 1] + prefix[a - 1][b - 1])",
            "print(abs(prefix[c][d] - prefix[a - 1][d] - prefix[c][b - 1] + prefix[a - 1][b - 1]))",
            Text("음수인 합을 양수로 출력함", "prints negative sums without their sign"),
        ),
    ),
)


def _write_range(brief: Brief) -> Draft:
    item, random = brief.theme.item, brief.random
    size = 1_000 if brief.difficulty is Difficulty.TUTORIAL else random.choice((80_000, 100_000))
    ends = (
        Integer("l", 1, "N", Text("왼쪽 끝", "the left end")),
        Integer("r", "l", "N", Text("오른쪽 끝", "the right end")),
    )
    return Draft(
        statement=_RANGE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, size, Text(f"{item.ko}의 개수", f"the number of {item.plural}")),
                        Integer("Q", 1, size, Text("질문의 개수", "the number of questions")),
                    )
                ),
                Array("A", "N", -(10**9), 10**9, Text("점수", "the scores")),
                Queries("questions", "Q", (QueryKind("", ends, _QUESTION),), Text("질문", "the questions")),
            )
        ),
        programs=_RANGE.programs(slow=brief.difficulty is not Difficulty.TUTORIAL),
        samples=(_range_sample(brief, 5), _range_sample(brief, 4)),
    )


def _range_sample(brief: Brief, size: int) -> str:
    scores = [brief.random.randint(-9, 9) for _ in range(size)]
    questions = [sorted(brief.random.choices(range(1, size + 1), k=2)) for _ in range(3)]
    return _lines([[size, 3], scores, *questions])


def _write_rectangle(brief: Brief) -> Draft:
    side, asked = (300, 30_000) if brief.difficulty is Difficulty.EASY else (brief.random.choice((300, 400)), 50_000)
    corners = (
        Integer("a", 1, "N", Text("맨 위 행", "the topmost row")),
        Integer("b", 1, "M", Text("맨 왼쪽 열", "the leftmost column")),
        Integer("c", "a", "N", Text("맨 아래 행", "the lowest row")),
        Integer("d", "b", "M", Text("맨 오른쪽 열", "the rightmost column")),
    )
    return Draft(
        statement=_RECTANGLE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, side, Text("행의 개수", "the number of rows")),
                        Integer("M", 1, side, Text("열의 개수", "the number of columns")),
                        Integer("Q", 1, asked, Text("질문의 개수", "the number of questions")),
                    )
                ),
                Matrix("A", "N", "M", -10_000, 10_000, Text("칸의 점수", "the scores of the cells")),
                Queries("questions", "Q", (QueryKind("", corners, _QUESTION),), Text("질문", "the questions")),
            )
        ),
        programs=_RECTANGLE.programs(slow=True),
        samples=(_rectangle_sample(brief, 4, 4), _rectangle_sample(brief, 3, 3)),
    )


def _rectangle_sample(brief: Brief, rows: int, columns: int) -> str:
    random = brief.random
    field = [[random.randint(-9, 9) for _ in range(columns)] for _ in range(rows)]
    questions = []
    for _ in range(3):
        a, c = sorted(random.choices(range(1, rows + 1), k=2))
        b, d = sorted(random.choices(range(1, columns + 1), k=2))
        questions.append([a, b, c, d])
    return _lines([[rows, columns, 3], *field, *questions])


def _lines(rows: list[list[int]]) -> str:
    return "".join(" ".join(map(str, row)) + "\n" for row in rows)


WRITERS: Mapping[str, Callable[[Brief], Draft]] = {"range-sum": _write_range, "rectangle-sum": _write_rectangle}
