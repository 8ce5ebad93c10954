"""Ranges counted by their sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.text import Text

__all__ = ["WRITERS"]


def _story(theme: Theme, wanted: Text) -> Text:
    place, item = theme.place, theme.item
    return Text(
        f"{place.ko}에 {josa(item.ko, '이/가')} 한 줄로 $N$개 놓여 있고, {item.ko}마다 점수가 하나씩 적혀 있습니다. "
        "점수는 음수일 수도 있습니다. 연속으로 놓인 것을 하나 이상 고른 것을 구간이라고 합니다.\n\n"
        f"{wanted.ko} 시작이나 끝의 위치가 다르면 서로 다른 구간입니다.",
        f"In the {place.en}, $N$ {item.plural} lie in a row, and a score, possibly negative, is written on each of "
        "them. One "
        f"or more {item.plural} next to each other are a range.\n\n{wanted.en} Ranges with different ends are "
        "different.",
    )


_DIVISIBLE = Recipe(
    title=lambda t: Text(f"나누어떨어지는 {t.item.ko} 구간", f"Divisible Ranges of {t.item.plural.title()}"),
    story=lambda t: _story(
        t,
        Text(
            "점수의 합이 $K$로 나누어떨어지는 구간의 개수를 구하세요.",
            "How many ranges have a sum of scores that is divisible by $K$?",
        ),
    ),
    output=Text("첫째 줄에 구간의 개수를 출력하세요.", "Print the number of such ranges."),
    method=Text("누적 합의 나머지별 개수 세기, $O(N + K)$", "prefix sums counted by remainder, $O(N + K)$"),
    python="""
        import sys


        def main():
            n, k, *scores = map(int, sys.stdin.buffer.read().split())
            seen = [0] * k
            seen[0] = 1
            prefix = count = 0
            for score in scores:
                prefix = (prefix + score) % k
                count += seen[prefix]
                seen[prefix] += 1
            print(count)


        main()
    """,
    cpp="""
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, k;
            cin >> n >> k;
            vector<long long> seen(k);
            seen[0] = 1;
            long long prefix = 0, count = 0;
            while (n--) {
                long long score;
                cin >> score;
                prefix = ((prefix + score) % k + k) % k;
                count += seen[prefix]++;
            }
            cout << count << '\\n';
        }
    """,
    brute="""
        n, k = map(int, input().split())
        scores = list(map(int, input().split()))
        print(sum(sum(scores[i:j]) % k == 0 for i in range(n) for j in range(i + 1, n + 1)))
    """,
    slowness=Text("모든 구간의 합을 확인, $O(N^2)$", "looks at the sum of every range, $O(N^2)$"),
    slow="""
        import sys


        def main():
            n, k, *scores = map(int, sys.stdin.buffer.read().split())
            count = 0
            for i in range(n):
                total = 0
                for j in range(i, n):
                    total += scores[j]
                    count += total % k == 0
            print(count)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_no_empty_prefix.py",
            "seen[0] = 1",
            "seen[0] = 0",
            Text("첫 번째부터 시작하는 구간을 세지 않음", "misses the ranges that start with the first one"),
        ),
        Mistake(
            "wrong_zero_only.py",
            "count += seen[prefix]",
            "count += seen[prefix] if prefix == 0 else 0",
            Text("나머지가 0인 누적 합만 셈", "counts only prefixes with remainder zero"),
        ),
        Mistake(
            "wrong_negative_remainder.py",
            "seen = [0] * k\n            seen[0] = 1\n            prefix = count = 0\n            for score in "
            "scores:\n"
            "                prefix = (prefix + score) % k",
            "seen = {r: int(r == 0) for r in range(-k, k + 1)}\n            prefix = count = 0\n            for "
            "score in scores:\n"
            "                prefix = (prefix + score) % k if prefix + score >= 0 else -(-(prefix + score) % k)",
            Text("음수의 나머지를 0 이상으로 맞추지 않음", "leaves negative remainders negative"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "print(count)",
            "print((count + 2**31) % 2**32 - 2**31)",
            Text("개수를 32비트 정수에 저장해 넘침", "keeps the count in a 32-bit integer, which overflows"),
        ),
        Mistake(
            "wrong_includes_empty.py",
            "                count += seen[prefix]\n                seen[prefix] += 1\n",
            "                seen[prefix] += 1\n                count += seen[prefix]\n",
            Text("빈 구간까지 셈", "counts empty ranges as well"),
        ),
    ),
)

_OF_SUM = Recipe(
    title=lambda t: Text(f"합이 정해진 {t.item.ko} 구간", f"Ranges of {t.item.plural.title()} with a Given Sum"),
    story=lambda t: _story(
        t,
        Text(
            "점수의 합이 정확히 $S$인 구간의 개수를 구하세요.", "How many ranges have a sum of scores of exactly $S$?"
        ),
    ),
    output=Text("첫째 줄에 구간의 개수를 출력하세요.", "Print the number of such ranges."),
    method=Text("지금까지 나온 누적 합의 개수를 해시로 셈, $O(N)$", "prefix sums counted in a hash table, $O(N)$"),
    python="""
        import sys


        def main():
            n, wanted, *scores = map(int, sys.stdin.buffer.read().split())
            seen = {0: 1}
            prefix = count = 0
            for score in scores:
                prefix += score
                count += seen.get(prefix - wanted, 0)
                seen[prefix] = seen.get(prefix, 0) + 1
            print(count)


        main()
    """,
    cpp="""
        #include <iostream>
        #include <map>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            long long n, wanted;
            cin >> n >> wanted;
            map<long long, long long> seen{{0, 1}};
            long long prefix = 0, count = 0;
            while (n--) {
                long long score;
                cin >> score;
                prefix += score;
                auto found = seen.find(prefix - wanted);
                if (found != seen.end()) count += found->second;
                seen[prefix]++;
            }
            cout << count << '\\n';
        }
    """,
    brute="""
        n, wanted = map(int, input().split())
        scores = list(map(int, input().split()))
        print(sum(sum(scores[i:j]) == wanted for i in range(n) for j in range(i + 1, n + 1)))
    """,
    slowness=Text("모든 구간의 합을 확인, $O(N^2)$", "looks at the sum of every range, $O(N^2)$"),
    slow="""
        import sys


        def main():
            n, wanted, *scores = map(int, sys.stdin.buffer.read().split())
            count = 0
            for i in range(n):
                total = 0
                for j in range(i, n):
                    total += scores[j]
                    count += total == wanted
            print(count)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_no_empty_prefix.py",
            "seen = {0: 1}",
            "seen = {}",
            Text("첫 번째부터 시작하는 구간을 세지 않음", "misses the ranges that start with the first one"),
        ),
        Mistake(
            "wrong_prefix_once.py",
            "seen[prefix] = seen.get(prefix, 0) + 1",
            "seen[prefix] = 1",
            Text("같은 누적 합이 여러 번 나온 것을 한 번으로 셈", "counts a repeated prefix sum only once"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "print(count)",
            "print((count + 2**31) % 2**32 - 2**31)",
            Text("개수를 32비트 정수에 저장해 넘침", "keeps the count in a 32-bit integer, which overflows"),
        ),
        Mistake(
            "wrong_order.py",
            "                count += seen.get(prefix - wanted, 0)\n                seen[prefix] = seen.get(prefix, "
            "0) + 1\n",
            "                seen[prefix] = seen.get(prefix, 0) + 1\n                count += seen.get(prefix - "
            "wanted, 0)\n",
            Text(
                "자기 자신을 먼저 등록해 $S = 0$일 때 빈 구간까지 셈",
                "registers itself first, which counts empty ranges if $S = 0$",
            ),
        ),
        Mistake(
            "wrong_positive_only.py",
            "seen = {0: 1}\n            prefix = count = 0\n            for score in scores:\n                prefix "
            "+= score\n"
            "                count += seen.get(prefix - wanted, 0)\n                seen[prefix] = seen.get(prefix, "
            "0) + 1\n",
            "start = total = count = 0\n            for end in range(n):\n                total += scores[end]\n"
            "                while total > wanted and start < end:\n                    total -= scores[start]\n"
            "                    start += 1\n                count += total == wanted\n",
            Text("점수가 양수라고 생각하고 두 포인터를 씀", "uses two pointers as if all scores were positive"),
        ),
    ),
)


def _write_counting(brief: Brief) -> Draft:
    size = brief.random.choice((100_000, 150_000))
    divisible = brief.variant == "divisible-ranges"
    recipe, top = (_DIVISIBLE, 10**9) if divisible else (_OF_SUM, 1_000)
    second = (
        Integer("K", 1, 100_000, Text("나누는 수", "the divisor"))
        if divisible
        else Integer("S", -(10**8), 10**8, Text("원하는 합", "the wanted sum"))
    )
    item = brief.theme.item
    return Draft(
        statement=recipe.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, size, Text(f"{item.ko}의 개수", f"the number of {item.plural}")), second)),
                Array("A", "N", -top, top, Text("점수", "the scores")),
            )
        ),
        programs=recipe.programs(slow=True),
        samples=(_sample(brief, 5, 3), _sample(brief, 6, 2), "3 1\n-1 1 1\n"),
        tests=(
            HandTest("zeros", f"{size} {1 if divisible else 0}\n{' '.join(['0'] * size)}\n", "every range counts"),
            HandTest(
                "ups-and-downs", f"{size} 2\n{' '.join(['1', '-1'] * (size // 2))}\n", "prefix sums that come back"
            ),
        ),
    )


def _sample(brief: Brief, size: int, second: int) -> str:
    scores = [brief.random.choice((-2, -1, 1, 2, 3)) for _ in range(size)]
    return f"{size} {second}\n{' '.join(map(str, scores))}\n"


WRITERS: Mapping[str, Callable[[Brief], Draft]] = {
    "divisible-ranges": _write_counting,
    "ranges-of-sum": _write_counting,
}
