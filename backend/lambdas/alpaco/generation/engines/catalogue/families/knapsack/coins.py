"""Numbers that must add up to a total: as few as possible, in how many ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Array, InputFormat, Integer, Line
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_FEWEST_PYTHON = """
import sys


def main():
    n, total, *numbers = map(int, sys.stdin.buffer.read().split())
    never = total + 1
    fewest = [0] + [never] * total
    for number in numbers:
        for reached in range(number, total + 1):
            more = fewest[reached - number] + 1
            if more < fewest[reached]:
                fewest[reached] = more
    print(fewest[total] if fewest[total] < never else -1)


main()
"""

_FEWEST = Recipe(
    title=lambda t: Text(f"{josa(t.item.ko, '을/를')} 가장 적게", f"As Few {t.item.plural.title()} as Possible"),
    story=lambda t: Text(
        f"{t.place.ko}에는 {josa(t.item.ko, '이/가')} $N$종류 있고, 종류마다 수가 하나 적혀 있습니다. "
        f"각 종류의 {josa(t.item.ko, '은/는')} 얼마든지 많이 있습니다. "
        f"{josa(t.actor.ko, '은/는')} 적힌 수의 합이 정확히 $S$가 되도록 {josa(t.item.ko, '을/를')} 고르려고 하며, "
        "같은 종류를 여러 개 골라도 됩니다.\n\n"
        "골라야 하는 최소 개수를 구하세요. 합을 정확히 $S$로 만들 수 없으면 답은 $-1$입니다.",
        f"In the {t.place.en} there are $N$ kinds of {t.item.plural}, each kind with its number written on it, and "
        "there "
        "are as "
        f"many of each kind as one could want. The {t.actor.en} wants to choose {t.item.plural} whose numbers add up "
        "to "
        "exactly $S$; several of the same kind may be chosen.\n\n"
        "What is the smallest possible number of chosen ones? The answer is $-1$ if the sum $S$ cannot be made.",
    ),
    output=Text(
        "첫째 줄에 최소 개수를 출력하세요. 합을 $S$로 만들 수 없으면 $-1$을 출력하세요.",
        "Print the smallest possible number, or $-1$ if the sum $S$ cannot be made.",
    ),
    method=Text("합마다 최소 개수를 구하는 동적 계획법, $O(NS)$", "dynamic programming over the sum, $O(NS)$"),
    python=_FEWEST_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int main() {
            int n, total;
            cin >> n >> total;
            vector<int> numbers(n), fewest(total + 1, total + 1);
            for (int &number : numbers) cin >> number;
            fewest[0] = 0;
            for (int sum = 1; sum <= total; sum++)
                for (int number : numbers)
                    if (number <= sum) fewest[sum] = min(fewest[sum], fewest[sum - number] + 1);
            cout << (fewest[total] > total ? -1 : fewest[total]) << '\\n';
        }
    """,
    brute="""
        n, total = map(int, input().split())
        numbers = list(map(int, input().split()))
        sums, count = {0}, 0
        while sums and total not in sums:
            sums = {s + number for s in sums for number in numbers if s + number <= total}
            count += 1
        print(count if total in sums else -1)
    """,
    slowness=Text(
        "개수를 하나씩 늘리며 만들 수 있는 합을 모두 다시 구함, $O(NS^2)$", "all sums again for each count, $O(NS^2)$"
    ),
    slow="""
        import sys


        def main():
            n, total, *numbers = map(int, sys.stdin.buffer.read().split())
            sums = {0}
            for count in range(total + 1):
                if total in sums:
                    print(count)
                    return
                sums = {s + number for s in sums for number in numbers if s + number <= total}
            print(-1)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_once.py",
            "range(number, total + 1)",
            "range(total, number - 1, -1)",
            Text("종류마다 한 번만 고름", "chooses each kind at most once"),
        ),
        Mistake(
            "wrong_unreachable.py",
            "fewest[total] if fewest[total] < never else -1",
            "fewest[total]",
            Text("만들 수 없을 때 초깃값을 그대로 출력함", "prints the starting value where the sum cannot be made"),
        ),
        Mistake(
            "wrong_never_alone.py",
            "range(number, total + 1)",
            "range(number + 1, total + 1)",
            Text("수 하나만으로 합을 만드는 경우를 빠뜨림", "misses sums made of a single number"),
        ),
    ),
    others=(
        program(
            "wrong_greedy.py",
            Role.WRONG,
            """
            import sys


            def main():
                n, total, *numbers = map(int, sys.stdin.buffer.read().split())
                count = 0
                for number in sorted(numbers, reverse=True):
                    count += total // number
                    total %= number
                print(count if total == 0 else -1)


            main()
            """,
            Text("큰 수부터 최대한 많이 고르는 그리디", "greedy from the largest number"),
        ),
    ),
)

_WAYS_PYTHON = """
import sys


def main():
    n, total, *numbers = map(int, sys.stdin.buffer.read().split())
    ways = [1] + [0] * total
    for number in numbers:
        for reached in range(number, total + 1):
            ways[reached] = (ways[reached] + ways[reached - number]) % 1_000_000_007
    print(ways[total])


main()
"""

_WAYS_CPP = """
#include <iostream>
#include <vector>
using namespace std;

int main() {
    int n, total;
    cin >> n >> total;
    vector<int> ways(total + 1);
    ways[0] = 1;
    while (n--) {
        int number;
        cin >> number;
        for (int sum = number; sum <= total; sum++) ways[sum] = (ways[sum] + ways[sum - number]) % 1000000007;
    }
    cout << ways[total] << '\\n';
}
"""

_REMAINDER = "(ways[reached] + ways[reached - number]) % 1_000_000_007"
_NO_REMAINDER = Mistake(
    "wrong_remainder_last.py",
    _REMAINDER,
    "(ways[reached] + ways[reached - number]) % 2**32",
    Text("나머지를 구하지 않고 32비트 정수에 저장해 넘침", "keeps the ways in 32 bits and never takes the remainder"),
)
_AT_MOST = Mistake(
    "wrong_at_most.py",
    "print(ways[total])",
    "print(sum(ways) % 1_000_000_007)",
    Text("합이 $S$ 이하인 경우를 모두 셈", "counts all sums up to $S$"),
)
_ORDERED = Mistake(
    "wrong_ordered.py",
    "for number in numbers:\n        for reached in range(number, total + 1):\n            ways",
    "for reached in range(1, total + 1):\n        for number in [x for x in numbers if x <= reached]:\n            "
    "ways",
    Text("고르는 순서가 다르면 다른 방법으로 셈", "counts different orders as different ways"),
)

_COUNT_WAYS = Recipe(
    title=lambda t: Text(f"{t.item.ko} 고르는 방법", f"Ways to Choose {t.item.plural.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에는 {josa(t.item.ko, '이/가')} $N$종류 있고, 종류마다 수가 하나 적혀 있습니다. 서로 다른 "
        "종류에는 서로 다른 "
        f"수가 적혀 있고, 각 종류의 {josa(t.item.ko, '은/는')} 얼마든지 많이 있습니다.\n\n"
        f"{josa(t.actor.ko, '이/가')} 적힌 수의 합이 정확히 $S$가 되도록 {josa(t.item.ko, '을/를')} 고르는 방법의 "
        "수를 구하세요. "
        "고른 개수가 다른 종류가 하나라도 있으면 서로 다른 방법이며, 고르는 순서는 생각하지 않습니다.",
        f"In the {t.place.en} there are $N$ kinds of {t.item.plural}, each kind with a different number written on it, "
        "and there "
        f"are as many of each kind as one could want.\n\nIn how many ways can the {t.actor.en} choose "
        f"{t.item.plural} whose "
        "numbers add up to exactly $S$? Two ways differ if some kind is chosen a different number of times; the "
        "order of "
        "choosing does not matter.",
    ),
    output=Text(
        "첫째 줄에 방법의 수를 $1\\,000\\,000\\,007$로 나눈 나머지를 출력하세요.",
        "Print the number of ways modulo $1\\,000\\,000\\,007$.",
    ),
    method=Text("종류를 하나씩 늘리는 동적 계획법, $O(NS)$", "dynamic programming, kind by kind, $O(NS)$"),
    python=_WAYS_PYTHON,
    cpp=_WAYS_CPP,
    brute="""
        n, total = map(int, input().split())
        numbers = list(map(int, input().split()))


        def ways(kinds, rest):
            if not kinds:
                return rest == 0
            return sum(ways(kinds[1:], rest - kinds[0] * copies) for copies in range(rest // kinds[0] + 1))


        print(int(ways(numbers, total)) % 1_000_000_007)
    """,
    slowness=Text(
        "종류마다 고르는 개수를 하나씩 모두 시도, $O(NS^2)$", "tries every number of copies of every kind, $O(NS^2)$"
    ),
    slow="""
        import sys


        def main():
            n, total, *numbers = map(int, sys.stdin.buffer.read().split())
            ways = [1] + [0] * total
            for number in numbers:
                before = ways
                ways = [sum(before[reached % number : reached + 1 : number]) for reached in range(total + 1)]
                ways = [count % 1_000_000_007 for count in ways]
            print(ways[total])


        main()
    """,
    mistakes=(
        _NO_REMAINDER,
        _AT_MOST,
        _ORDERED,
        Mistake(
            "wrong_once.py",
            "range(number, total + 1)",
            "range(total, number - 1, -1)",
            Text("종류마다 한 번만 고름", "chooses each kind at most once"),
        ),
    ),
)

_EXACT_SUM_WAYS = Recipe(
    title=lambda t: Text(f"합이 정해진 {t.item.ko}", f"{t.item.plural.title()} with a Given Sum"),
    story=lambda t: Text(
        f"{t.place.ko}에 {josa(t.item.ko, '이/가')} $N$개 있고, {t.item.ko}마다 수가 하나씩 적혀 있습니다. 같은 수가 "
        "여러 번 나올 수 "
        f"있지만, {josa(t.item.ko, '은/는')} 모두 서로 다른 것으로 생각합니다.\n\n"
        f"{josa(t.actor.ko, '이/가')} 적힌 수의 합이 정확히 $S$가 되도록 {josa(t.item.ko, '을/를')} 고르는 방법의 "
        "수를 구하세요. "
        "고른 것이 하나라도 다르면 서로 다른 방법이며, 고르는 순서는 생각하지 않습니다.",
        f"There are $N$ {t.item.plural} in the {t.place.en}, and a number is written on each of them. Numbers may "
        "repeat, but "
        f"all {t.item.plural} are considered different.\n\nIn how many ways can the {t.actor.en} choose "
        f"{t.item.plural} whose "
        "numbers add up to exactly $S$? Two ways differ if the chosen sets differ; the order of choosing does not "
        "matter.",
    ),
    output=_COUNT_WAYS.output,
    method=Text("합을 큰 쪽부터 갱신하는 동적 계획법, $O(NS)$", "dynamic programming, sums downwards, $O(NS)$"),
    python=altered(_WAYS_PYTHON, ("range(number, total + 1)", "range(total, number - 1, -1)")),
    cpp=altered(
        _WAYS_CPP, ("for (int sum = number; sum <= total; sum++)", "for (int sum = total; sum >= number; sum--)")
    ),
    brute="""
        n, total = map(int, input().split())
        numbers = list(map(int, input().split()))
        count = 0
        for chosen in range(2**n):
            count += sum(number for i, number in enumerate(numbers) if chosen >> i & 1) == total
        print(count % 1_000_000_007)
    """,
    slowness=Text("메모이제이션이 없는 재귀, $O(2^N)$", "recursion without memoisation, $O(2^N)$"),
    slow="""
        import sys


        def main():
            n, total, *numbers = map(int, sys.stdin.buffer.read().split())

            def ways(i, rest):
                if i == n:
                    return rest == 0
                return ways(i + 1, rest) + (ways(i + 1, rest - numbers[i]) if numbers[i] <= rest else 0)

            print(int(ways(0, total)) % 1_000_000_007)


        main()
    """,
    mistakes=(
        _NO_REMAINDER,
        _AT_MOST,
        Mistake(
            "wrong_reused.py",
            "range(total, number - 1, -1)",
            "range(number, total + 1)",
            Text("합을 작은 쪽부터 갱신해 같은 것을 여러 번 고름", "updates sums upwards, so one is chosen repeatedly"),
        ),
        Mistake(
            "wrong_never_alone.py",
            "range(total, number - 1, -1)",
            "range(total, number, -1)",
            Text("수 하나만으로 합을 만드는 경우를 빠뜨림", "misses sums made of a single number"),
        ),
        Mistake(
            "wrong_equal_numbers.py",
            "for number in numbers:",
            "for number in set(numbers):",
            Text("같은 수가 적힌 것들을 하나로 봄", "treats equal numbers as one"),
        ),
    ),
)


def _input_format(theme: Theme, total: int, kinds: Text, *, distinct: bool) -> InputFormat:
    item = theme.item
    return InputFormat(
        items=(
            Line(
                (
                    Integer("N", 1, 100, Text(f"{item.ko}의 {kinds.ko}", f"{kinds.en} {item.plural}")),
                    Integer("S", 1, total, Text("만들려는 합", "the sum to be made")),
                )
            ),
            Array(
                "A",
                "N",
                1,
                1_000,
                Text(f"{item.ko}에 적힌 수", f"the numbers on the {item.plural}"),
                distinct=distinct,
            ),
        )
    )


def _write(brief: Brief, recipe: Recipe, kinds: Text, *, distinct: bool) -> Draft:
    total = brief.random.choice((15_000, 20_000))
    small = list(range(2, 102))
    numbers = brief.random.sample(range(2, 9), 3)
    return Draft(
        statement=recipe.statement(brief.theme),
        input_format=_input_format(brief.theme, total, kinds, distinct=distinct),
        programs=recipe.programs(slow=True),
        samples=(_text(6, [1, 3, 4]), _text(brief.random.randint(9, 14), numbers), _text(5, [2, 6, 4])),
        tests=(
            HandTest("small-numbers", _text(total, small), "many small numbers: many ways, many copies"),
            HandTest("three-small", _text(total - 1, [7, 2, 3]), "few small numbers and a large sum"),
            HandTest("only-even", _text(total - 1, [2 * number for number in small]), "an odd sum of even numbers"),
            HandTest("greedy-trap", _text(1_500, [1_000, 750, 7]), "the largest number leads astray"),
        ),
    )


def _text(total: int, numbers: list[int]) -> str:
    return f"{len(numbers)} {total}\n{' '.join(map(str, numbers))}\n"


_KINDS = Text("종류의 수", "the number of kinds of")

WRITERS: Mapping[str, Callable[[Brief], Draft]] = {
    "fewest-coins": partial(_write, recipe=_FEWEST, kinds=_KINDS, distinct=True),
    "count-ways": partial(_write, recipe=_COUNT_WAYS, kinds=_KINDS, distinct=True),
    "exact-sum-ways": partial(_write, recipe=_EXACT_SUM_WAYS, kinds=Text("개수", "the number of"), distinct=False),
}
