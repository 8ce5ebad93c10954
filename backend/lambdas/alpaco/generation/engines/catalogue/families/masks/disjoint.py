"""The best two people who have nothing in common: the greatest value over subsets."""

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
        f"{place.ko}에는 $0$번부터 $K-1$번까지 $K$종류의 {josa(item.ko, '이/가')} 있고, {actor.ko} $N$명이 저마다 "
        f"몇 종류를 다룰 수 있습니다. 하나도 다루지 못할 수도 있습니다. $i$번째 {josa(actor.ko, '이/가')} 다룰 수 "
        "있는 종류는 정수 $A_i$로 나타냅니다. $A_i$를 이진수로 썼을 때 $2^j$의 자리가 1이면 $j$번 종류를 다룰 수 "
        f"있고, 0이면 다룰 수 없습니다. $i$번째 {actor.ko}의 실력은 $V_i$입니다.\n\n"
        f"두 명 모두 다룰 수 있는 종류가 하나도 없도록 서로 다른 {actor.ko} 두 명을 고를 때, 두 명의 실력의 합으로 "
        "가능한 최댓값을 구하세요.",
        f"There are $K$ kinds of {item.plural} in the {place.en}, numbered from $0$ to $K-1$, and $N$ {actor.plural}, "
        "each of whom can handle some of the kinds, perhaps none. The integer $A_i$ says what the $i$-th of the "
        f"{actor.plural} can handle: kind $j$ is among it if the binary digit of $2^j$ in $A_i$ is 1. The skill of "
        "the $i$-th is $V_i$.\n\n"
        f"Two different {actor.plural} shall be chosen who have no kind in common. Find the largest possible sum of "
        "their skills.",
    )


_RECIPE = Recipe(
    title=lambda t: Text(f"겹치지 않는 두 {t.actor.ko}", f"Two {t.actor.plural.title()} with Nothing in Common"),
    story=_story,
    output=Text(
        "첫째 줄에 실력의 합의 최댓값을 출력하세요. 그렇게 두 명을 고를 수 없으면 $-1$을 출력하세요.",
        "Print the largest possible sum, or $-1$ if no two such people can be chosen.",
    ),
    method=Text(
        "집합마다 그 부분집합만 다루는 사람의 최고 실력을 구함, $O(K \\cdot 2^K + N)$",
        "for every set the greatest skill of those who handle a subset of it, $O(K \\cdot 2^K + N)$",
    ),
    python="""
        import sys


        def main():
            n, kinds, *numbers = map(int, sys.stdin.buffer.read().split())
            people = list(zip(numbers[:n], numbers[n:]))
            everything = (1 << kinds) - 1
            best = [0] * (everything + 1)
            for mask, skill in people:
                best[mask] = max(best[mask], skill)
            for k in range(kinds):
                for mask in range(everything + 1):
                    if mask >> k & 1 and best[mask ^ 1 << k] > best[mask]:
                        best[mask] = best[mask ^ 1 << k]
            unable = sorted(skill for mask, skill in people if mask == 0)[-2:]
            answer = sum(unable) if len(unable) == 2 else -1
            for mask, skill in people:
                other = best[everything ^ mask]
                if mask and other:
                    answer = max(answer, skill + other)
            print(answer)


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <utility>
        #include <vector>
        using namespace std;
        using Top = pair<pair<int, int>, pair<int, int>>;  // the best two of a set: skill and person

        void enter(Top &top, pair<int, int> one) {
            if (one == top.first || one == top.second) return;
            if (one > top.first) swap(one, top.first);
            if (one > top.second) top.second = one;
        }

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n, kinds;
            cin >> n >> kinds;
            vector<int> mask(n), skill(n);
            for (auto &m : mask) cin >> m;
            for (auto &s : skill) cin >> s;
            vector<Top> best(1 << kinds);
            for (int i = 0; i < n; i++) enter(best[mask[i]], {skill[i], i});
            for (int k = 0; k < kinds; k++)
                for (int m = 0; m < 1 << kinds; m++)
                    if (m >> k & 1) {
                        enter(best[m], best[m ^ (1 << k)].first);
                        enter(best[m], best[m ^ (1 << k)].second);
                    }
            long long answer = -1;
            for (int i = 0; i < n; i++) {
                const Top &top = best[((1 << kinds) - 1) ^ mask[i]];
                bool itself = top.first == make_pair(skill[i], i);
                int other = itself ? top.second.first : top.first.first;
                if (other > 0) answer = max(answer, (long long)skill[i] + other);
            }
            cout << answer << '\\n';
        }
    """,
    brute="""
        from itertools import combinations

        n, kinds = map(int, input().split())
        people = list(zip(map(int, input().split()), map(int, input().split())))
        print(max((v + w for (a, v), (b, w) in combinations(people, 2) if a & b == 0), default=-1))
    """,
    slowness=Text("모든 쌍을 확인, $O(N^2)$", "tries every pair, $O(N^2)$"),
    slow="""
        import sys


        def main():
            n, kinds, *numbers = map(int, sys.stdin.buffer.read().split())
            masks, skills = numbers[:n], numbers[n:]
            best = -1
            for i in range(n):
                for j in range(i):
                    if masks[i] & masks[j] == 0 and skills[i] + skills[j] > best:
                        best = skills[i] + skills[j]
            print(best)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_with_oneself.py",
            "if mask and other:",
            "if other:",
            Text(
                "아무것도 다룰 수 없는 사람을 자기 자신과 함께 고름",
                "pairs someone who can handle nothing with themselves",
            ),
        ),
        Mistake(
            "wrong_exact_complement.py",
            "if mask >> k & 1 and best[mask ^ 1 << k] > best[mask]:",
            "if mask >> k & 1 and best[mask ^ 1 << k] > best[mask] and k == 0:",
            Text(
                "나머지 종류를 거의 모두 다루는 사람만 찾음",
                "looks only for people who handle all but one of the other kinds",
            ),
        ),
        Mistake(
            "wrong_two_unable.py",
            "answer = sum(unable) if len(unable) == 2 else -1",
            "answer = -1",
            Text(
                "아무것도 다룰 수 없는 두 명을 고르는 경우를 빠뜨림",
                "forgets that two may be chosen who can handle nothing",
            ),
        ),
        Mistake(
            "wrong_no_answer.py",
            "if mask and other:",
            "if mask:",
            Text("고를 수 없을 때 한 명의 실력을 출력", "prints one person's skill where no two can be chosen"),
        ),
        Mistake(
            "wrong_32_bit.py",
            "answer = max(answer, skill + other)",
            "answer = max(answer, (skill + other + 2**31) % 2**32 - 2**31)",
            Text("합을 32비트 정수에 저장해 넘침", "keeps the sum in 32 bits"),
        ),
        Mistake(
            "wrong_last_of_equals.py",
            "best[mask] = max(best[mask], skill)",
            "best[mask] = skill",
            Text("같은 종류를 다루는 사람 중 마지막 사람만 남김", "keeps the last of those who handle the same kinds"),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the best two people without a common kind."""
    most, actor = brief.random.choice((15_000, 20_000)), brief.theme.actor
    skill = 2_000_000_000
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 2, most, Text(f"{actor.ko}의 수", f"the number of {actor.plural}")),
                        Integer("K", 1, _KINDS, Text("종류의 수", "the number of kinds")),
                    )
                ),
                Array(
                    "A",
                    "N",
                    0,
                    "2 ** K - 1",
                    Text("다룰 수 있는 종류를 나타내는 정수", "the kinds that they can handle"),
                ),
                Array("V", "N", 1, skill, Text("실력", "their skills")),
            )
        ),
        programs=_RECIPE.programs(slow=True),
        samples=("5 4\n3 4 6 8 1\n5 2 9 4 1\n", "3 1\n0 1 1\n7 2 3\n", "2 3\n5 4\n1 1\n"),
        tests=(
            *(HandTest(f"sets-of-{k}", _people(brief, most, k, skill), f"everyone has {k} kinds") for k in (5, 8)),
            HandTest("unable", "3 1\n0 0 0\n4 9 6\n", "nobody can handle anything"),
            HandTest("alone", "3 15\n0 32767 32767\n9 1 2\n", "the best can handle nothing"),
        ),
    )


def _people(brief: Brief, people: int, kinds: int, skill: int) -> str:
    sets = [sum(1 << k for k in brief.random.sample(range(_KINDS), kinds)) for _ in range(people)]
    skills = [brief.random.randint(1, skill) for _ in range(people)]
    return f"{people} {_KINDS}\n{' '.join(map(str, sets))}\n{' '.join(map(str, skills))}\n"
