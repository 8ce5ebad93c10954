"""The fewest people who together can do everything that is needed: sets of letters as bits."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Line, String, Words
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["write"]

_LETTERS = "abcdefghijklm"


def _story(theme: Theme) -> Text:
    place, actor = theme.place, theme.actor
    return Text(
        f"{place.ko}에 {actor.ko} $N$명이 있고, 할 수 있는 일의 종류마다 알파벳 소문자가 하나씩 정해져 있습니다. "
        f"$i$번째 {josa(actor.ko, '이/가')} 할 수 있는 일을 나타내는 글자를 모두 적은 문자열이 $W_i$입니다. 이번 "
        "행사에는 문자열 $T$에 나오는 글자에 해당하는 일을 할 사람이 필요합니다. 같은 글자가 여러 번 적혀 있어도 한 "
        "번 적힌 것과 같습니다.\n\n"
        "$T$에 나오는 글자마다 그 일을 할 수 있는 사람이 적어도 한 명은 있도록 사람을 뽑을 때, 뽑아야 하는 인원의 "
        "최솟값을 구하세요. 한 사람이 여러 일을 맡아도 됩니다.",
        f"There are $N$ {actor.plural} in the {place.en}, and each kind of work has a lower-case letter. The string "
        f"$W_i$ consists of the letters for what the $i$-th of the {actor.plural} can do. An event needs people for "
        "the kinds of work whose letters occur in the string $T$. A letter that is written several times counts "
        "once.\n\n"
        f"Some of the {actor.plural} shall be chosen so that for each letter of $T$ at least one of them can do that "
        "work; one person may do several kinds. Find the least number of people that must be chosen.",
    )


_RECIPE = Recipe(
    title=lambda t: Text(f"행사를 맡을 {t.actor.ko}", f"{t.actor.plural.title()} for Every Kind of Work"),
    story=_story,
    output=Text(
        "첫째 줄에 인원의 최솟값을 출력하세요. 모두 뽑아도 할 수 없는 일이 있으면 $-1$을 출력하세요.",
        "Print the least number of people, or $-1$ if even all of them together cannot do everything.",
    ),
    method=Text(
        "맡을 사람이 정해진 일의 집합을 비트로 나타낸 동적 계획법, 일의 종류가 $K$개일 때 $O(N \\cdot 2^K)$",
        "dynamic programming over the set of kinds that are done, as bits, $O(N \\cdot 2^K)$ for $K$ kinds",
    ),
    python="""
        import sys


        def main():
            _, needed, *words = sys.stdin.read().split()
            bits = {letter: 1 << i for i, letter in enumerate(sorted(set(needed)))}
            everything = (1 << len(bits)) - 1
            never = len(words) + 1
            fewest = [0] + [never] * everything
            for word in words:
                able = sum(bits.get(letter, 0) for letter in set(word))
                for done, people in enumerate(fewest):
                    if people + 1 < fewest[done | able]:
                        fewest[done | able] = people + 1
            print(fewest[everything] if fewest[everything] < never else -1)


        main()
    """,
    cpp="""
        #include <iostream>
        #include <string>
        #include <vector>
        using namespace std;

        int mask(const string &word) {
            int letters = 0;
            for (char letter : word) letters |= 1 << (letter - 'a');
            return letters;
        }

        int main() {
            int n;
            string needed, word;
            cin >> n >> needed;
            int goal = mask(needed);
            vector<int> fewest(1 << 13, n + 1);
            fewest[0] = 0;
            for (int i = 0; i < n; i++) {
                cin >> word;
                int able = mask(word) & goal;
                for (int done = 0; done < (1 << 13); done++)
                    if (fewest[done] + 1 < fewest[done | able]) fewest[done | able] = fewest[done] + 1;
            }
            cout << (fewest[goal] <= n ? fewest[goal] : -1) << '\\n';
        }
    """,
    brute="""
        from itertools import combinations

        n = int(input())
        needed = set(input())
        words = [input() for _ in range(n)]
        sizes = (k for k in range(1, n + 1) if any(needed <= set("".join(c)) for c in combinations(words, k)))
        print(next(sizes, -1))
    """,
    slowness=Text("사람마다 뽑거나 뽑지 않는 모든 경우를 확인, $O(2^N)$", "tries everyone in and out, $O(2^N)$"),
    slow="""
        import sys


        def main():
            n, needed, *words = sys.stdin.read().split()
            n, needed = int(n), set(needed)

            def choose(i, done):
                if i == n:
                    return 0 if done >= needed else n + 1
                return min(choose(i + 1, done), 1 + choose(i + 1, done | set(words[i])))

            fewest = choose(0, set())
            print(fewest if fewest <= n else -1)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_repeated_letters.py",
            "for letter in set(word))",
            "for letter in word) & everything",
            Text(
                "같은 글자가 여러 번 나오면 비트를 여러 번 더함", "adds the bit of a letter that occurs twice two times"
            ),
        ),
        Mistake(
            "wrong_exact_sets.py",
            "if people + 1 < fewest[done | able]:",
            "if not done & able and people + 1 < fewest[done | able]:",
            Text("맡는 일이 서로 겹치지 않아야 한다고 생각함", "wants nobody to be able to do what another one does"),
        ),
        Mistake(
            "wrong_last_person.py",
            "for word in words:",
            "for word in words[:-1] or words:",
            Text("마지막 사람을 빠뜨림", "forgets the last person"),
        ),
        Mistake(
            "wrong_no_answer.py",
            "if fewest[everything] < never else -1",
            "if fewest[everything] < never else 0",
            Text("할 수 없을 때 0을 출력", "prints 0 where it cannot be done"),
        ),
    ),
    others=(
        program(
            "wrong_greedy.py",
            Role.WRONG,
            """
            n = int(input())
            missing = set(input())
            people = [set(input()) for _ in range(n)]
            chosen = 0
            while missing:
                best = max(people, key=lambda able: len(able & missing))
                if not best & missing:
                    chosen = -1
                    break
                missing -= best
                chosen += 1
            print(chosen)
            """,
            Text(
                "아직 남은 일을 가장 많이 할 수 있는 사람부터 뽑는 그리디",
                "greedy: whoever can do most of what is still missing",
            ),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of the fewest people for everything."""
    most, actor = brief.random.choice((200, 250)), brief.theme.actor
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line((Integer("N", 1, most, Text(f"{actor.ko}의 수", f"the number of {actor.plural}")),)),
                String(
                    "T",
                    _LETTERS,
                    1,
                    len(_LETTERS),
                    Text("필요한 일을 나타내는 문자열", "the kinds of work that are needed"),
                ),
                Words(
                    "W",
                    "N",
                    _LETTERS,
                    1,
                    len(_LETTERS),
                    Text("할 수 있는 일을 나타내는 문자열", "what one of them can do"),
                ),
            )
        ),
        programs=_RECIPE.programs(slow=True),
        samples=("4\nabcdef\nabcd\nacef\nbd\nef\n", "3\nbad\naab\ncb\nab\n", "2\naba\nlab\nb\n"),
        tests=(
            HandTest("greedy", "4\nabcdef\nabcd\nabe\ncdf\na\n", "whoever can do most is of no use"),
            HandTest(
                "single", f"{most}\n{_LETTERS}\n" + "".join(f"{_LETTERS[i % 13]}\n" for i in range(most)), "one each"
            ),
            *(HandTest(f"short-{k}", _people(brief, most, k), f"each can do at most {k} things") for k in (2, 3, 4)),
        ),
    )


def _people(brief: Brief, people: int, most: int) -> str:
    words = ("".join(brief.random.choices(_LETTERS, k=brief.random.randint(1, most))) for _ in range(people))
    return f"{people}\n{_LETTERS}\n" + "".join(f"{word}\n" for word in words)
