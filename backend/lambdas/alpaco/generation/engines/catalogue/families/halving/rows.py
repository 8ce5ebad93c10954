"""A row of lamps that doubles with every command: how many are on in a range."""

from __future__ import annotations

from dataclasses import replace

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, Queries, QueryKind, String
from alpaco.problem.text import Text

__all__ = ["write"]

_LAMPS, _COMMANDS, _COUNT = 20, 50, 6_000

_ROWS = Recipe(
    title=lambda t: Text(f"{t.place.ko}의 전구 줄", f"A Row of Lamps in the {t.place.en.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에 전구 $N$개가 한 줄로 달려 있습니다. 처음 상태는 문자열 $S$이며, `1`은 켜진 전구, `0`은 꺼진 "
        f"전구입니다. {josa(t.actor.ko, '은/는')} 명령 $K$개를 차례로 실행합니다. 명령을 실행할 때마다 지금 있는 "
        "전구의 수만큼 "
        "새 전구를 줄의 오른쪽 끝에 이어 달아, 줄의 길이가 두 배가 됩니다. 새 전구의 상태는 명령에 따라 다음과 "
        "같습니다.\n\n"
        "- `C`: 지금 있는 줄과 같습니다.\n"
        "- `R`: 지금 있는 줄을 좌우로 뒤집은 것과 같습니다.\n"
        "- `F`: 지금 있는 줄에서 켜진 것은 끄고 꺼진 것은 켠 것과 같습니다.\n\n"
        "모든 명령을 실행한 뒤, 왼쪽에서 $l$번째부터 $r$번째까지의 전구 가운데 켜진 것이 몇 개인지 구하세요.",
        f"In the {t.place.en} hangs a row of $N$ lamps. The string $S$ tells how they are at first: `1` is a lamp "
        "that is "
        f"on, `0` one that is off. The {t.actor.en} carries out $K$ commands, one after the other. Each command adds "
        "as "
        "many lamps to the right end of the row as it has already, so that its length doubles. The command decides the "
        "state of the new lamps:\n\n"
        "- `C`: they copy the present row.\n"
        "- `R`: they are the present row in reverse.\n"
        "- `F`: they are the present row with every lamp switched to its other state.\n\n"
        "After all the commands, how many of the lamps from the $l$-th to the $r$-th from the left are on?",
    ),
    output=Text(
        "질문마다 한 줄에 하나씩, 켜진 전구의 수를 출력하세요.",
        "For each query print one line: how many of these lamps are on.",
    ),
    method=Text(
        "마지막에 붙은 절반으로 내려감, 질문마다 $O(K)$", "descends into one half of the row, $O(K)$ per query"
    ),
    python="""
        import sys


        def main():
            n, k, q, lamps, commands, *ends = sys.stdin.read().split()
            n, k = int(n), int(k)
            on = [lamps.count("1")]
            for i, command in enumerate(commands):
                on.append(n * 2**i if command == "F" else 2 * on[i])
            first = [lamps[:i].count("1") for i in range(n + 1)]

            def count(p):
                # how many of the first p lamps are on: what is known, and a part that is added or taken away
                known, sign = 0, 1
                for i in range(k - 1, -1, -1):
                    half = n * 2**i
                    if p > half:
                        p -= half
                        known += sign * on[i]
                        if commands[i] == "R":
                            p = half - p
                            known += sign * on[i]
                            sign = -sign
                        elif commands[i] == "F":
                            known, sign = known + sign * p, -sign
                return known + sign * first[p]

            ends = list(map(int, ends))
            print("\\n".join(str(count(r) - count(l - 1)) for l, r in zip(ends[::2], ends[1::2])))


        main()
    """,
    cpp="""
        #include <iostream>
        #include <string>
        #include <vector>
        using namespace std;

        string lamps, commands;
        vector<long long> size_, on;

        // How many of the lamps l..r - 1 of the row after i commands are on.
        long long count(int i, long long l, long long r) {
            if (l >= r) return 0;
            if (l == 0 && r == size_[i]) return on[i];
            if (i == 0) {
                long long found = 0;
                for (long long p = l; p < r; p++) found += lamps[p] == '1';
                return found;
            }
            long long half = size_[i - 1];
            long long found = count(i - 1, l, min(r, half));
            long long a = max(l - half, 0LL), b = r - half;
            if (a >= b) return found;
            if (commands[i - 1] == 'R') return found + count(i - 1, half - b, half - a);
            long long copied = count(i - 1, a, b);
            return found + (commands[i - 1] == 'F' ? b - a - copied : copied);
        }

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, k, q;
            cin >> n >> k >> q >> lamps >> commands;
            size_.push_back(n);
            on.push_back(0);
            for (char lamp : lamps) on[0] += lamp == '1';
            for (char command : commands) {
                on.push_back(command == 'F' ? size_.back() : 2 * on.back());
                size_.push_back(2 * size_.back());
            }
            while (q--) {
                long long l, r;
                cin >> l >> r;
                cout << count(k, l - 1, r) << '\\n';
            }
        }
    """,
    brute="""
        n, k, q = map(int, input().split())
        lamps, commands = input(), input()


        def row(i, backwards, flipped):
            if i == 0:
                for lamp in reversed(lamps) if backwards else lamps:
                    yield (lamp == "1") != flipped
                return
            command = commands[i - 1]
            halves = [(backwards, flipped), (backwards != (command == "R"), flipped != (command == "F"))]
            for half in reversed(halves) if backwards else halves:
                yield from row(i - 1, *half)


        for _ in range(q):
            l, r = map(int, input().split())
            found = 0
            for p, lamp in enumerate(row(k, False, False), 1):
                found += lamp and p >= l
                if p == r:
                    break
            print(found)
    """,
    slowness=Text("구간의 전구를 하나씩 알아봄, $O(K(r-l))$", "finds out lamp by lamp within the range, $O(K(r-l))$"),
    slow="""
        import sys


        def main():
            n, k, q, lamps, commands, *ends = sys.stdin.read().split()
            n, k = int(n), int(k)

            def lit(p):
                flipped = False
                for i in range(k - 1, -1, -1):
                    half = n * 2**i
                    if p >= half:
                        p -= half
                        if commands[i] == "R":
                            p = half - 1 - p
                        elif commands[i] == "F":
                            flipped = not flipped
                return (lamps[p] == "1") != flipped

            ends = list(map(int, ends))
            for l, r in zip(ends[::2], ends[1::2]):
                print(sum(lit(p) for p in range(l - 1, r)))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_forgets_reverse.py",
            'if commands[i] == "R":',
            'if commands[i] == "r":',
            Text("`R`을 `C`처럼 처리함", "treats `R` like `C`"),
        ),
        Mistake(
            "wrong_flips_nothing.py",
            'on.append(n * 2**i if command == "F" else 2 * on[i])',
            "on.append(2 * on[i])",
            Text("`F` 뒤에 켜진 전구의 수를 두 배로 봄", "doubles the number of lamps that are on after `F`, too"),
        ),
        Mistake(
            "wrong_open_left.py",
            "count(l - 1)",
            "count(l)",
            Text("$l$번째 전구를 세지 않음", "does not count the $l$-th lamp"),
        ),
        Mistake(
            "wrong_last_command_first.py",
            "n, k = int(n), int(k)",
            "n, k, commands = int(n), int(k), commands[::-1]",
            Text("명령을 뒤에서부터 실행함", "carries out the last command first"),
        ),
        Mistake(
            "wrong_flip_keeps_sign.py",
            "known, sign = known + sign * p, -sign",
            "known += sign * p",
            Text(
                "`F`에서 켜진 것을 빼지 않고 더함",
                "adds the lit lamps of the old row at `F` instead of taking them away",
            ),
        ),
    ),
)


_NOTES = Text(
    "첫째 예제에서 줄의 상태는 `110`, `110011`, `110011001100`으로 바뀝니다.",
    "In the first sample the row is `110`, then `110011`, then `110011001100`.",
)


def write(brief: Brief) -> Draft:
    """Write one problem about a growing row of lamps."""
    random = brief.random
    query = QueryKind(
        "",
        (
            Integer("l", 1, "N * 2 ** K", Text("왼쪽 끝", "the first lamp of the range")),
            Integer("r", 1, "N * 2 ** K", Text("오른쪽 끝", "the last")),
        ),
        Text("질문", "one query"),
        ordered=("l", "r"),
    )
    last = _LAMPS * 2**_COMMANDS
    ends = [(1, last), (last, last), (last // 2, last // 2 + 1), (1, last - 1), (2, last)]
    lamps = "".join(random.choice("01") for _ in range(_LAMPS))
    return Draft(
        statement=replace(_ROWS.statement(brief.theme), notes=_NOTES),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, _LAMPS, Text("처음 전구의 수", "the number of lamps at first")),
                        Integer("K", 1, _COMMANDS, Text("명령의 수", "the number of commands")),
                        Integer("Q", 1, _COUNT, Text("질문의 개수", "the number of queries")),
                    )
                ),
                String("S", "01", "N", "N", Text("처음 상태를 나타내는 문자열", "the lamps at first")),
                String("T", "CFR", "K", "K", Text("명령을 나타내는 문자열", "the commands in their order")),
                Queries("queries", "Q", (query,), Text("질문", "the queries")),
            )
        ),
        programs=_ROWS.programs(slow=True),
        samples=(
            "3 2 3\n110\nRF\n1 6\n4 9\n12 12\n",
            _text("01", random.choice(("FR", "RF", "CF", "FF")), [(1, 8), (3, 6), (random.randint(4, 5), 7)]),
            "1 1 1\n0\nC\n1 2\n",
        ),
        tests=tuple(
            HandTest(f"only-{command.lower()}", _text(lamps, command * _COMMANDS, ends), f"every command is {command}")
            for command in "CFR"
        ),
    )


def _text(lamps: str, commands: str, queries: list[tuple[int, int]]) -> str:
    head = f"{len(lamps)} {len(commands)} {len(queries)}\n{lamps}\n{commands}\n"
    return head + "".join(f"{first} {last}\n" for first, last in queries)
