"""How many pairs have exactly a given union: sums over subsets, and back again."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.text import Text

__all__ = ["write"]

_KINDS = 15


def _story(theme: Theme) -> Text:
    place, actor, item = theme.place, theme.actor, theme.item
    return Text(
        f"{place.ko}에는 $0$번부터 $K-1$번까지 $K$종류의 {josa(item.ko, '이/가')} 있고, {actor.ko} $N$명이 저마다 몇 "
        f"종류를 모았습니다. 하나도 모으지 못했을 수도 있습니다. $i$번째 {josa(actor.ko, '이/가')} 모은 종류는 정수 "
        "$A_i$로 나타냅니다. $A_i$를 이진수로 썼을 때 $2^j$의 자리가 1이면 $j$번 종류를 모은 것이고, 0이면 모으지 "
        "않은 것입니다.\n\n"
        f"$Q$개의 질문이 주어집니다. 질문마다 같은 방법으로 종류의 집합을 나타내는 정수 $B_i$가 주어질 때, 서로 다른 "
        f"{actor.ko} 두 명을 고르는 방법 가운데 두 명이 모은 종류를 합친 집합이 $B_i$가 나타내는 집합과 정확히 같은 "
        "것의 수를 구하세요. 두 명을 고르는 순서는 구별하지 않습니다.",
        f"There are $K$ kinds of {item.plural} in the {place.en}, numbered from $0$ to $K-1$, and each of $N$ "
        f"{actor.plural} has collected some of the kinds, perhaps none. The integer $A_i$ says which kinds the $i$-th "
        f"of the {actor.plural} has: kind $j$ is among them if the binary digit of $2^j$ in $A_i$ is 1.\n\n"
        "There are $Q$ questions. Each is an integer $B_i$ that describes a set of kinds in the same way. In how many "
        f"ways can two different {actor.plural} be chosen, the order of the two being of no account, so that the kinds "
        "that at least one of them has are exactly the set that $B_i$ describes?",
    )


_RECIPE = Recipe(
    title=lambda t: Text(f"둘이 합친 {t.item.ko}", f"{t.item.plural.title()} of Two Put Together"),
    story=_story,
    output=Text(
        "질문마다 고르는 방법의 수를 한 줄에 하나씩, 질문이 주어진 순서대로 출력하세요.",
        "For each question, in the given order, print the number of ways on a line of its own.",
    ),
    method=Text(
        "부분집합의 합으로 합집합이 부분집합인 쌍을 센 뒤, 뒤집어서 정확히 같은 쌍을 셈, $O(K \\cdot 2^K + N + Q)$",
        "sums over subsets count the pairs whose union is a subset; the inverse counts those with exactly this union, "
        "$O(K \\cdot 2^K + N + Q)$",
    ),
    python="""
        import sys


        def main():
            n, q, kinds, *masks = map(int, sys.stdin.buffer.read().split())
            size = 1 << kinds
            within = [0] * size
            for mask in masks[:n]:
                within[mask] += 1
            for k in range(kinds):
                for mask in range(size):
                    if mask >> k & 1:
                        within[mask] += within[mask ^ 1 << k]
            pairs = [people * (people - 1) // 2 for people in within]
            for k in range(kinds):
                for mask in range(size):
                    if mask >> k & 1:
                        pairs[mask] -= pairs[mask ^ 1 << k]
            print("\\n".join(str(pairs[mask]) for mask in masks[n:]))


        main()
    """,
    cpp="""
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, q, kinds, mask;
            cin >> n >> q >> kinds;
            vector<long long> ways(1 << kinds);
            while (n--) {
                cin >> mask;
                ways[mask]++;
            }
            for (int k = 0; k < kinds; k++)
                for (int m = 0; m < 1 << kinds; m++)
                    if (m >> k & 1) ways[m] += ways[m ^ (1 << k)];
            for (auto &w : ways) w = w * (w - 1) / 2;
            for (int k = 0; k < kinds; k++)
                for (int m = (1 << kinds) - 1; m >= 0; m--)
                    if (m >> k & 1) ways[m] -= ways[m ^ (1 << k)];
            while (q--) {
                cin >> mask;
                cout << ways[mask] << '\\n';
            }
        }
    """,
    brute="""
        from itertools import combinations

        n, q, kinds = map(int, input().split())
        masks = list(map(int, input().split()))
        for wanted in map(int, input().split()):
            print(sum(a | b == wanted for a, b in combinations(masks, 2)))
    """,
    slowness=Text("모든 쌍의 합집합을 구함, $O(N^2 + Q)$", "the union of every pair, $O(N^2 + Q)$"),
    slow="""
        import sys


        def main():
            n, q, kinds, *masks = map(int, sys.stdin.buffer.read().split())
            pairs = [0] * (1 << kinds)
            for i in range(n):
                one = masks[i]
                for j in range(i):
                    pairs[one | masks[j]] += 1
            print("\\n".join(str(pairs[mask]) for mask in masks[n:]))


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_subsets.py",
            "pairs[mask] -= pairs[mask ^ 1 << k]",
            "pairs[mask] -= 0",
            Text("합집합이 부분집합이기만 한 쌍도 셈", "counts pairs whose union is only a part of the set as well"),
        ),
        Mistake(
            "wrong_ordered_pairs.py",
            "people * (people - 1) // 2",
            "people * (people - 1)",
            Text("두 명의 순서를 구별함", "counts each pair twice"),
        ),
        Mistake(
            "wrong_with_oneself.py",
            "people * (people - 1) // 2",
            "people * (people + 1) // 2",
            Text("같은 사람을 두 번 고름", "pairs people with themselves"),
        ),
        Mistake(
            "wrong_distinct.py",
            "within[mask] += 1\n",
            "within[mask] = 1\n",
            Text("모은 종류가 같은 사람을 한 명으로 셈", "counts people with equal sets once"),
        ),
        Mistake(
            "wrong_loops_swapped.py",
            "for k in range(kinds):\n                for mask in range(size):\n                    if mask >> k & 1:\n"
            "                        within",
            "for mask in range(size):\n                for k in range(kinds):\n                    if mask >> k & 1:\n"
            "                        within",
            Text(
                "반복문의 순서를 바꾸어 같은 사람을 여러 번 더함",
                "swaps the loops, so that people are counted repeatedly",
            ),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of pairs with a given union."""
    most, actor = brief.random.choice((15_000, 20_000)), brief.theme.actor
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 2, most, Text(f"{actor.ko}의 수", f"the number of {actor.plural}")),
                        Integer("Q", 1, most, Text("질문의 개수", "the number of questions")),
                        Integer("K", 1, _KINDS, Text("종류의 수", "the number of kinds")),
                    )
                ),
                Array("A", "N", 0, "2 ** K - 1", Text("모은 종류를 나타내는 정수", "the kinds that they have")),
                Array("B", "Q", 0, "2 ** K - 1", Text("질문의 집합을 나타내는 정수", "the sets of the questions")),
            )
        ),
        programs=_RECIPE.programs(slow=True),
        samples=("4 3 3\n5 1 4 6\n5 7 1\n", "3 2 2\n0 0 3\n0 3\n"),
        tests=tuple(
            HandTest(f"sets-of-{k}", _sets(brief, most, k), f"everyone has about {k} kinds") for k in (1, 2, 4, 7)
        ),
    )


def _sets(brief: Brief, people: int, kinds: int) -> str:
    """Draw sets of about so many kinds, and as questions the unions of two of them."""
    sets = [_drawn(brief, kinds) for _ in range(people)]
    unions = [one | other for one, other in zip(sets, reversed(sets), strict=True)]
    return f"{people} {people} {_KINDS}\n{' '.join(map(str, sets))}\n{' '.join(map(str, unions))}\n"


def _drawn(brief: Brief, kinds: int) -> int:
    mask = 0
    for _ in range(kinds):
        mask |= 1 << brief.random.randrange(_KINDS)
    return mask
