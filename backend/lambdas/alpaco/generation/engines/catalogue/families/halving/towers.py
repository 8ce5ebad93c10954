"""A tower that is carried disk by disk between neighbouring poles: the weight of its first moves."""

from __future__ import annotations

from dataclasses import replace

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line, Queries, QueryKind
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["write"]

_DISKS, _COUNT, _TOP = 35, 15_000, 100

_PYTHON = """
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, q = data[:2]
    w = [0] + data[2 : 2 + n]
    whole = [0] * (n + 1)
    for i in range(1, n + 1):
        whole[i] = 3 * whole[i - 1] + 2 * w[i]
    out = []
    for k in data[2 + n :]:
        total = 0
        for i in range(n, 0, -1):
            # the tower on disk i, then disk i itself: so many moves, at most twice
            times, k = divmod(k, 3 ** (i - 1))
            total += times * (whole[i - 1] + w[i])
        out.append(total)
    print("\\n".join(map(str, out)))


main()
"""

_TOWER = Recipe(
    title=lambda _: Text("옆 기둥으로만 옮기는 탑", "A Tower among Three Poles"),
    story=lambda t: Text(
        f"{t.place.ko}에 기둥 세 개가 왼쪽부터 한 줄로 서 있습니다. 왼쪽 기둥에는 크기가 모두 다른 원판 $N$개가 "
        "아래에서부터 큰 순서로 쌓여 있고, 나머지 두 기둥은 비어 있습니다. 원판에는 작은 것부터 차례로 $1$번에서 "
        f"$N$번까지 번호가 붙어 있으며, $i$번 원판의 무게는 $W_i$입니다. {josa(t.actor.ko, '은/는')} 다음 규칙을 "
        "지키며 탑 전체를 오른쪽 기둥으로 옮기려고 합니다.\n\n"
        "- 한 번에 한 기둥의 맨 위에 있는 원판 하나만 옮길 수 있습니다.\n"
        "- 원판은 바로 옆에 있는 기둥으로만 옮길 수 있습니다.\n"
        "- 작은 원판 위에 큰 원판을 놓을 수 없습니다.\n\n"
        "이동 횟수가 가장 적은 방법은 하나뿐이며, 그 횟수는 $3^N - 1$입니다. 이 방법으로 옮길 때, 처음 $k$번의 "
        "이동에서 "
        "옮긴 원판의 무게를 모두 더한 값을 구하세요. 한 원판을 여러 번 옮기면 그 무게를 옮긴 횟수만큼 더합니다.",
        f"Three poles stand in a row in the {t.place.en}. The left one holds $N$ disks, all of different size, "
        "stacked from the largest at the bottom to the smallest on top; the other two poles are empty. The disks are "
        "numbered from "
        f"$1$, the smallest, to $N$, and disk $i$ weighs $W_i$. The {t.actor.en} wants to move the whole tower to the "
        "right pole by these rules:\n\n"
        "- A move takes a single disk from the top of one pole to another pole.\n"
        "- The two poles must be next to each other.\n"
        "- A larger disk is never put on a smaller one.\n\n"
        "Exactly one way needs the fewest moves, $3^N - 1$ of them. What is the total weight carried in its first $k$ "
        "moves? A disk that is moved several times is counted each time.",
    ),
    output=Text(
        "질문마다 한 줄에 하나씩, 처음 $k$번의 이동에서 옮긴 무게의 합을 출력하세요.",
        "For each query print one line: the total weight carried in the first $k$ moves.",
    ),
    method=Text(
        "가장 큰 원판의 이동을 기준으로 나눔, 질문마다 $O(N)$",
        "splits at the moves of the largest disk, $O(N)$ per query",
    ),
    python=_PYTHON,
    cpp="""
        #include <iostream>
        #include <vector>
        using namespace std;

        vector<long long> weight, moves, whole;

        // The weight of the first k moves of the i smallest disks.
        long long first(int i, long long k) {
            if (i == 0 || k == 0) return 0;
            if (k <= moves[i - 1]) return first(i - 1, k);
            long long carried = whole[i - 1] + weight[i];
            k -= moves[i - 1] + 1;
            if (k <= moves[i - 1]) return carried + first(i - 1, k);
            return 2 * carried + first(i - 1, k - moves[i - 1] - 1);
        }

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, q;
            cin >> n >> q;
            weight.resize(n + 1);
            moves.resize(n + 1);
            whole.resize(n + 1);
            for (int i = 1; i <= n; i++) {
                cin >> weight[i];
                moves[i] = 3 * moves[i - 1] + 2;
                whole[i] = 3 * whole[i - 1] + 2 * weight[i];
            }
            while (q--) {
                long long k;
                cin >> k;
                cout << first(n, k) << '\\n';
            }
        }
    """,
    brute="""
        # Left and middle, middle and right, in turn: moving between the same two poles again would undo a move.
        n, q = map(int, input().split())
        w = list(map(int, input().split()))
        queries = [int(input()) for _ in range(q)]
        poles = [list(range(n, 0, -1)), [], []]
        after = {0: 0}
        total = step = 0
        while step < max(queries):
            a, b = poles[step % 2], poles[step % 2 + 1]
            if not b or (a and a[-1] < b[-1]):
                disk = a.pop()
                b.append(disk)
            else:
                disk = b.pop()
                a.append(disk)
            total += w[disk - 1]
            step += 1
            if step in queries:
                after[step] = total
        for k in queries:
            print(after[k])
    """,
    slowness=Text("원판을 하나씩 옮겨 봄, $O(3^N)$", "makes one move after another, $O(3^N)$"),
    slow="""
        import sys


        def moves(i):
            if i > 0:
                yield from moves(i - 1)
                yield i
                yield from moves(i - 1)
                yield i
                yield from moves(i - 1)


        def main():
            data = list(map(int, sys.stdin.buffer.read().split()))
            n = data[0]
            w, queries = [0] + data[2 : 2 + n], data[2 + n :]
            wanted, last = set(queries), max(queries)
            after, total = {}, 0
            for step, disk in enumerate(moves(n), 1):
                total += w[disk]
                if step in wanted:
                    after[step] = total
                if step == last:
                    break
            for k in queries:
                print(after[k])


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_largest_first.py",
            "w = [0] + data[2 : 2 + n]",
            "w = [0] + data[2 : 2 + n][::-1]",
            Text("가장 큰 원판을 $1$번으로 봄", "takes disk $1$ for the largest"),
        ),
        Mistake(
            "wrong_large_disk_once.py",
            "times * (whole[i - 1] + w[i])",
            "times * whole[i - 1] + (times > 0) * w[i]",
            Text("큰 원판이 두 번 움직이는 것을 잊음", "forgets that the larger disk moves twice"),
        ),
        Mistake(
            "wrong_whole_tower.py",
            "3 * whole[i - 1] + 2 * w[i]",
            "2 * whole[i - 1] + 2 * w[i]",
            Text(
                "작은 탑을 세 번이 아니라 두 번 옮긴다고 봄",
                "lets the smaller tower move $2$ times instead of $3$ times",
            ),
        ),
        Mistake(
            "wrong_32_bit.py",
            "out.append(total)",
            "out.append((total + 2**31) % 2**32 - 2**31)",
            Text("합을 32비트 정수에 저장해 넘침", "keeps the sum in a 32-bit integer, which overflows"),
        ),
    ),
    others=(
        program(
            "wrong_any_pole.py",
            Role.WRONG,
            altered(
                _PYTHON, ("3 * whole[i - 1] + 2 * w[i]", "2 * whole[i - 1] + w[i]"), ("3 ** (i - 1)", "2 ** (i - 1)")
            ),
            Text("떨어진 기둥으로도 바로 옮김", "moves disks to any other pole"),
        ),
    ),
)


_NOTES = Text(
    "첫째 예제에서는 $1$, $1$, $2$, $1$, $1$, $2$, $1$, $1$번 원판을 차례로 옮깁니다.",
    "In the first sample the disks $1$, $1$, $2$, $1$, $1$, $2$, $1$, $1$ are moved, in this order.",
)


def write(brief: Brief) -> Draft:
    """Write one problem about the moves of a tower."""
    random = brief.random
    most = 3**_DISKS - 1
    heavy = [random.randint(_TOP // 2, _TOP) for _ in range(_DISKS)]
    late = [random.randint(most - 10**6, most) for _ in range(_COUNT)]
    query = QueryKind(
        "", (Integer("k", 1, "3 ** N - 1", Text("이동 횟수", "the number of moves")),), Text("질문", "one query")
    )
    return Draft(
        statement=replace(_TOWER.statement(brief.theme), notes=_NOTES),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, _DISKS, Text("원판의 개수", "the number of disks")),
                        Integer("Q", 1, _COUNT, Text("질문의 개수", "the number of queries")),
                    )
                ),
                Array("W", "N", 1, _TOP, Text("원판의 무게", "the weights of the disks")),
                Queries("queries", "Q", (query,), Text("질문", "the queries")),
            )
        ),
        programs=_TOWER.programs(slow=True),
        samples=(
            "2 4\n1 10\n2\n3\n5\n8\n",
            _text([random.randint(1, 9) for _ in range(3)], sorted(random.sample(range(1, 27), 3))),
        ),
        tests=(
            HandTest("whole", _text([_TOP] * _DISKS, [most, most // 2, most // 2 + 1]), "the largest sum"),
            HandTest("late", _text(heavy, late), "moves near the end"),
            HandTest("powers", _text(heavy, [3**i - d for i in range(2, _DISKS) for d in (0, 1)]), "between towers"),
        ),
    )


def _text(weights: list[int], queries: list[int]) -> str:
    head = f"{len(weights)} {len(queries)}\n{' '.join(map(str, weights))}\n"
    return head + "".join(f"{k}\n" for k in queries)
