"""The number of a cell in a walk that goes from quarter to quarter as a letter is written."""

from __future__ import annotations

from dataclasses import replace

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind, String
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["write"]

_LEVELS = {Difficulty.TUTORIAL: (5, 100), Difficulty.EASY: (30, 15_000)}
_ONLY_LARGE = "wrong_32_bit.py"


def _story(t: Theme) -> Text:
    return Text(
        f"{josa(t.place.ko, '은/는')} 한 변이 $2^K$칸인 정사각형 격자입니다. {josa(t.actor.ko, '은/는')} 글자를 쓰는 "
        "순서를 흉내 내며 모든 칸을 한 번씩 방문합니다. 순서는 길이 $K$의 문자열 $S$가 정합니다.\n\n"
        "격자를 가로와 세로로 절반씩 나누면 크기가 같은 네 구역이 됩니다. $S$의 첫 글자는 네 구역을 방문하는 순서를 "
        "정합니다.\n\n"
        "- `Z`: 왼쪽 위, 오른쪽 위, 왼쪽 아래, 오른쪽 아래\n"
        "- `N`: 왼쪽 아래, 왼쪽 위, 오른쪽 아래, 오른쪽 위\n"
        "- `U`: 왼쪽 위, 왼쪽 아래, 오른쪽 아래, 오른쪽 위\n"
        "- `C`: 오른쪽 위, 왼쪽 위, 왼쪽 아래, 오른쪽 아래\n\n"
        "한 구역의 칸을 모두 방문한 뒤에야 다음 구역으로 넘어갑니다. 각 구역 안에서는 $S$의 둘째 글자가 같은 "
        "방법으로 순서를 정하고, 이렇게 한 글자씩 내려가 마지막 글자는 칸 네 개의 순서를 정합니다. 방문하는 칸에는 "
        "$1$부터 차례로 번호를 붙입니다. $Q$개의 칸에 대해 그 칸의 번호를 구하세요.",
        f"The {t.place.en} is a square grid of $2^K$ rows and $2^K$ columns. The {t.actor.en} visits every cell once, "
        "imitating the strokes of a pen. A string $S$ of $K$ letters says how.\n\n"
        "Cut in half both ways, the grid falls into four quarters of equal size. The first letter of $S$ is the order "
        "in which they are visited:\n\n"
        "- `Z`: top left, top right, bottom left, bottom right\n"
        "- `N`: bottom left, top left, bottom right, top right\n"
        "- `U`: top left, bottom left, bottom right, top right\n"
        "- `C`: top right, top left, bottom left, bottom right\n\n"
        f"The {t.actor.en} moves on to the next quarter only when every cell of this one has been visited. Inside each "
        "quarter the second letter of $S$ decides in the same manner, and so on; the last letter is the order of four "
        "single cells. The cells are numbered from $1$ on as they are visited. Find the numbers of $Q$ given cells.",
    )


_STROKES = Recipe(
    title=lambda _: Text("획순대로 걷기", "Walking in Stroke Order"),
    story=_story,
    output=Text(
        "질문마다 한 줄에 하나씩, 그 칸의 번호를 출력하세요.", "For each query print one line: the number of that cell."
    ),
    method=Text("칸이 속한 구역으로 내려감, 질문마다 $O(K)$", "descends into the cell's quarter, $O(K)$ per query"),
    python="""
        import sys

        # For each letter, after how many others each quarter is visited: upper ones first, left ones first.
        TURNS = {"Z": (0, 1, 2, 3), "N": (1, 3, 0, 2), "U": (0, 3, 1, 2), "C": (1, 0, 2, 3)}


        def main():
            k, _, letters, *numbers = sys.stdin.read().split()
            cells = list(map(int, numbers))
            turns = [TURNS[letter] for letter in letters]
            out = []
            for r, c in zip(cells[::2], cells[1::2]):
                row, column = r - 1, c - 1
                half = 2 ** int(k) // 2
                before = 0
                for turn in turns:
                    quarter = 2 * (row >= half) + (column >= half)
                    before = 4 * before + turn[quarter]
                    row, column, half = row % half, column % half, half // 2
                out.append(before + 1)
            print("\\n".join(map(str, out)))


        main()
    """,
    cpp="""
        #include <iostream>
        #include <string>
        #include <utility>
        using namespace std;

        // The four quarters of a letter in the order of the walk, as (down, right).
        const pair<int, int> PATHS[4][4] = {
            {{0, 0}, {0, 1}, {1, 0}, {1, 1}},
            {{1, 0}, {0, 0}, {1, 1}, {0, 1}},
            {{0, 0}, {1, 0}, {1, 1}, {0, 1}},
            {{0, 1}, {0, 0}, {1, 0}, {1, 1}},
        };
        string letters;

        // How many cells of a part come before (row, column), from letter `level` on.
        long long before(size_t level, int row, int column) {
            if (level == letters.size()) return 0;
            int height = letters.size() - level - 1;
            long long cells = 1LL << (2 * height);
            int index = 0;
            for (auto [down, right] : PATHS[string("ZNUC").find(letters[level])]) {
                if (down == row >> height && right == column >> height) break;
                index++;
            }
            int inner = (1 << height) - 1;
            return index * cells + before(level + 1, row & inner, column & inner);
        }

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int k, q;
            cin >> k >> q >> letters;
            while (q--) {
                int r, c;
                cin >> r >> c;
                cout << before(0, r - 1, c - 1) + 1 << '\\n';
            }
        }
    """,
    brute="""
        # From the smallest squares upwards: the number within four cells, then within four such squares, ...
        PATHS = {"Z": "00 01 10 11", "N": "10 00 11 01", "U": "00 10 11 01", "C": "01 00 10 11"}
        k, q = map(int, input().split())
        letters = input()
        for _ in range(q):
            r, c = map(int, input().split())
            number, cells = 1, 1
            for letter in letters[::-1]:
                number += cells * PATHS[letter].split().index(f"{(r - 1) % 2}{(c - 1) % 2}")
                r, c, cells = (r + 1) // 2, (c + 1) // 2, 4 * cells
            print(number)
    """,
    slowness=Text("칸을 차례로 방문함, $O(4^K)$", "visits cell after cell, $O(4^K)$"),
    slow="""
        import sys

        PATHS = {
            "Z": ((0, 0), (0, 1), (1, 0), (1, 1)),
            "N": ((1, 0), (0, 0), (1, 1), (0, 1)),
            "U": ((0, 0), (1, 0), (1, 1), (0, 1)),
            "C": ((0, 1), (0, 0), (1, 0), (1, 1)),
        }


        def visit(letters, row, column):
            if not letters:
                yield row, column
                return
            half = 2 ** len(letters) // 2
            for down, right in PATHS[letters[0]]:
                yield from visit(letters[1:], row + down * half, column + right * half)


        def main():
            _, _, letters, *numbers = sys.stdin.read().split()
            cells = list(zip(map(int, numbers[::2]), map(int, numbers[1::2])))
            left = set(cells)
            found = {}
            for number, cell in enumerate(visit(letters, 1, 1), 1):
                if cell in left:
                    found[cell] = number
                    left.discard(cell)
                    if not left:
                        break
            for cell in cells:
                print(found[cell])


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_last_letter_first.py",
            "for turn in turns:",
            "for turn in reversed(turns):",
            Text("마지막 글자로 가장 큰 구역을 나눔", "uses the last letter for the largest quarters"),
        ),
        Mistake(
            "wrong_first_letter_only.py",
            "turns = [TURNS[letter] for letter in letters]",
            "turns = [TURNS[letters[0]] for letter in letters]",
            Text("모든 단계에서 첫 글자의 순서를 씀", "uses the first letter at every level"),
        ),
        Mistake(
            "wrong_rows_for_columns.py",
            "2 * (row >= half) + (column >= half)",
            "2 * (column >= half) + (row >= half)",
            Text("행과 열을 바꿔 봄", "takes rows for columns"),
        ),
        Mistake(
            "wrong_turn_for_quarter.py",
            '"U": (0, 3, 1, 2)',
            '"U": (0, 2, 3, 1)',
            Text(
                "`U`에서 몇 번째 구역인지와 어느 구역인지를 혼동함",
                "takes the order of the quarters for their turns in `U`",
            ),
        ),
        Mistake(
            "wrong_starts_on_top.py",
            '"N": (1, 3, 0, 2)',
            '"N": (0, 2, 1, 3)',
            Text("`N`을 왼쪽 위에서 시작함", "begins `N` at the top left"),
        ),
        Mistake(
            _ONLY_LARGE,
            "4 * before + turn[quarter]",
            "(4 * before + turn[quarter]) % 2**32",
            Text("번호를 32비트 정수에 저장함", "keeps the numbers in 32 bits"),
        ),
    ),
)


_NOTES = Text(
    "둘째 예제에서는 왼쪽 위 구역의 네 칸이 $1$번부터 $4$번, 왼쪽 아래가 $5$번부터 $8$번, 오른쪽 아래가 $9$번부터 "
    "$12$번, 오른쪽 위가 $13$번부터 $16$번입니다.",
    "In the second sample the four cells of the top left quarter are numbered from $1$ to $4$, those at the bottom "
    "left from $5$ to $8$, those at the bottom right from $9$ to $12$ and those at the top right from $13$ to $16$.",
)


def write(brief: Brief) -> Draft:
    """Write one problem about a walk in stroke order."""
    levels, count = _LEVELS[brief.difficulty]
    easy, random = brief.difficulty is Difficulty.EASY, brief.random
    cell = QueryKind(
        "",
        (
            Integer("r", 1, "2 ** K", Text("행 번호", "its row")),
            Integer("c", 1, "2 ** K", Text("열 번호", "its column")),
        ),
        Text("질문이 묻는 칸", "one cell"),
    )
    corners = [(r, c) for r in (1, 2**levels) for c in (1, 2**levels)]
    two = "".join(random.sample("ZNUC", 2))
    programs = _STROKES.programs(slow=easy)
    return Draft(
        statement=replace(_STROKES.statement(brief.theme), notes=_NOTES),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("K", 1, levels, Text("문자열의 길이", "the length of the string")),
                        Integer("Q", 1, count, Text("질문의 개수", "the number of queries")),
                    )
                ),
                String("S", "ZNUC", "K", "K", Text("방문 순서를 정하는 문자열", "which sets the order of the visits")),
                Queries("queries", "Q", (cell,), Text("질문", "the queries")),
            )
        ),
        programs=programs if easy else tuple(p for p in programs if p.name != _ONLY_LARGE),
        samples=(
            "1 4\nN\n1 1\n1 2\n2 1\n2 2\n",
            "2 3\nUZ\n1 1\n4 2\n2 3\n",
            _text(two + random.choice("ZNUC"), [(random.randint(1, 8), random.randint(1, 8)) for _ in range(3)]),
        ),
        tests=tuple(
            HandTest(f"corners-{letter.lower()}", _text(letter * levels, corners), f"the corners, always {letter}")
            for letter in "ZNUC"
        ),
    )


def _text(letters: str, cells: list[tuple[int, int]]) -> str:
    return f"{len(letters)} {len(cells)}\n{letters}\n" + "".join(f"{r} {c}\n" for r, c in cells)
