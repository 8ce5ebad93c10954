"""The fewest days for events of which some pairs clash, and the lexicographically first plan."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered, program
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import Theme
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import Graph, InputFormat, Integer, Line
from alpaco.problem.program import Role
from alpaco.problem.text import Text

__all__ = ["write"]


_IN_TURN = """
n, m = map(int, input().split())
clashes = [set() for _ in range(n + 1)]
for _ in range(m):
    u, v = map(int, input().split())
    clashes[u].add(v)
    clashes[v].add(u)
days = [0] * (n + 1)
for v in range(1, n + 1):
    full = {days[u] for u in clashes[v]}
    days[v] = next(day for day in range(1, n + 1) if day not in full)
print(max(days))
print(*days[1:])
"""


def _story(theme: Theme) -> Text:
    place, actor = theme.place, theme.actor
    return Text(
        f"{place.ko}에서 $1$번부터 $N$번까지의 강좌를 열려고 합니다. 강좌는 모두 하루 만에 끝나고, 하루에 몇 개를 "
        f"열어도 됩니다. 다만 강좌 $M$쌍은 둘 다 듣고 싶어 하는 {actor.ko}의 수가 많아서 같은 날에 열 수 없습니다.\n\n"
        "모든 강좌를 여는 데 필요한 날수의 최솟값과 그때의 계획을 구하세요. 계획은 $1$번 강좌부터 차례대로 강좌를 "
        "여는 날의 번호를 나열한 것이며, 날의 번호는 $1$부터 시작합니다. 날수가 최소인 계획이 여러 개이면 그 가운데 "
        "사전 순으로 가장 앞서는 것을 구하세요. 두 계획을 사전 순으로 비교할 때에는 처음으로 다른 번호가 더 작은 쪽이 "
        "앞섭니다.",
        f"Courses numbered from $1$ to $N$ shall be held in the {place.en}. Each takes one day, and any number of "
        f"courses can be held on the same day, except for $M$ pairs of courses: so many {actor.plural} want to attend "
        "both courses of such a pair that these two cannot be held on the same day.\n\n"
        "Find the least number of days in which all courses can be held, and a plan for it. A plan lists the day of "
        "each course, from course $1$ on; the days are numbered from $1$. If several plans take the least number of "
        "days, find the one that comes first lexicographically: at the first place where two plans differ, the one "
        "with the smaller day comes first.",
    )


_RECIPE = Recipe(
    title=lambda t: Text(f"{t.place.ko} 강좌 계획", f"Courses in the {t.place.en.title()}"),
    story=_story,
    output=Text(
        "첫째 줄에 날수의 최솟값을 출력하고, 둘째 줄에 $1$번 강좌부터 차례대로 강좌를 여는 날의 번호를 공백으로 "
        "구분하여 출력하세요.",
        "Print the least number of days on the first line, and the days of the courses, from course $1$ on, separated "
        "by spaces, on the second line.",
    ),
    method=Text(
        "날수를 하나씩 늘리며, 강좌를 차례대로 겹치지 않는 가장 빠른 날부터 놓아 보는 백트래킹. 새로운 날은 한 번만 "
        "시도",
        "backtracking for one day, two days and so on: each course in turn is put on the earliest day that works; of "
        "the days that are still empty only the first is tried",
    ),
    python="""
        import sys


        def main():
            n, m, *ends = map(int, sys.stdin.buffer.read().split())
            clashes = [[] for _ in range(n)]
            for u, v in zip(ends[::2], ends[1::2]):
                clashes[max(u, v) - 1].append(min(u, v) - 1)
            days = [0] * n

            def plan(i, used, limit):
                if i == n:
                    return True
                full = {days[j] for j in clashes[i]}
                for day in range(1, min(used + 1, limit) + 1):
                    if day not in full:
                        days[i] = day
                        if plan(i + 1, max(used, day), limit):
                            return True
                return False

            limit = 1
            while not plan(0, 0, limit):
                limit += 1
            print(limit)
            print(*days)


        main()
    """,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <vector>
        using namespace std;

        int n, m;
        vector<vector<bool>> clash;
        vector<int> days;

        bool plan(int i, int used, int limit) {
            if (i == n) return true;
            for (int day = 1; day <= min(used + 1, limit); day++) {
                bool works = true;
                for (int j = 0; j < i; j++) works &= !(clash[i][j] && days[j] == day);
                if (!works) continue;
                days[i] = day;
                if (plan(i + 1, max(used, day), limit)) return true;
            }
            return false;
        }

        int main() {
            cin >> n >> m;
            clash.assign(n, vector<bool>(n));
            days.resize(n);
            while (m--) {
                int u, v;
                cin >> u >> v;
                clash[u - 1][v - 1] = clash[v - 1][u - 1] = true;
            }
            int limit = 1;
            while (!plan(0, 0, limit)) limit++;
            cout << limit << '\\n';
            for (int day : days) cout << day << ' ';
            cout << '\\n';
        }
    """,
    brute="""
        n, m = map(int, input().split())
        clashes = {tuple(sorted(map(int, input().split()))) for _ in range(m)}
        best = (n + 1, [])


        def plans(days):
            global best
            number = len(days) + 1
            if number > n:
                best = min(best, (max(days), days))
                return
            for day in range(1, max(days, default=0) + 2):
                if all(days[u - 1] != day for u in range(1, number) if (u, number) in clashes):
                    plans([*days, day])


        plans([])
        print(best[0])
        print(*best[1])
    """,
    slowness=Text(
        "날수를 늘려 가며 모든 계획을 사전 순으로 확인, $O(K^N)$",
        "checks all plans of each number of days in lexicographical order, $O(K^N)$",
    ),
    slow="""
        import sys
        from itertools import count, product


        def main():
            n, m, *ends = map(int, sys.stdin.buffer.read().split())
            clashes = [(u - 1, v - 1) for u, v in zip(ends[::2], ends[1::2])]
            for limit in count(1):
                for days in product(range(1, limit + 1), repeat=n):
                    if all(days[u] != days[v] for u, v in clashes):
                        print(limit)
                        print(*days)
                        return


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_never_turns_back.py",
            "if plan(i + 1, max(used, day), limit):\n                            return True\n                return "
            "False",
            "return plan(i + 1, max(used, day), limit)\n                return False",
            Text("놓은 강좌를 다른 날로 옮겨 보지 않음", "never moves a course to another day"),
        ),
        Mistake(
            "wrong_one_course_back.py",
            "clashes[max(u, v) - 1].append(min(u, v) - 1)",
            "clashes[v - 1] += [u - 1] * (u < v)",
            Text("앞의 번호가 더 작은 쌍만 확인", "looks only at pairs whose smaller number is given first"),
        ),
        Mistake(
            "wrong_latest_day.py",
            "for day in range(1, min(used + 1, limit) + 1):",
            "for day in range(min(used + 1, limit), 0, -1):",
            Text(
                "늦은 날부터 놓아 사전 순으로 뒤의 계획을 출력", "tries late days first, so the plan is not the first"
            ),
        ),
    ),
    others=(
        program(
            "wrong_greedy.py",
            Role.WRONG,
            _IN_TURN,
            Text(
                "번호 순서대로 가능한 가장 빠른 날에 놓는 그리디",
                "greedy: each course in turn on the first day that works",
            ),
        ),
        program(
            "wrong_most_clashes.py",
            Role.WRONG,
            altered(
                _IN_TURN,
                ("for v in range(1, n + 1):", "for v in sorted(range(1, n + 1), key=lambda v: -len(clashes[v])):"),
            ),
            Text(
                "겹치는 강좌가 많은 것부터 가능한 가장 빠른 날에 놓는 그리디",
                "greedy: the course with the most clashes first, on the first day that works",
            ),
        ),
    ),
)


def write(brief: Brief) -> Draft:
    """Write the problem of planning courses."""
    most = 14
    return Draft(
        statement=_RECIPE.statement(brief.theme),
        input_format=InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 1, most, Text("강좌의 수", "the number of courses")),
                        Integer(
                            "M", 0, "N * (N - 1) // 2", Text("같은 날에 열 수 없는 쌍의 수", "the number of pairs")
                        ),
                    )
                ),
                Graph(
                    "E",
                    "N",
                    "M",
                    Text("같은 날에 열 수 없는 두 강좌의 번호", "two courses that cannot be held on the same day"),
                    vertex=Text("강좌", "course"),
                    edge=Text("쌍", "conflict"),
                ),
            )
        ),
        programs=_RECIPE.programs(slow=True),
        samples=("4 3\n1 3\n3 4\n4 2\n", "5 5\n1 2\n2 3\n3 4\n4 5\n5 1\n", "3 0\n"),
        tests=(
            *(
                HandTest(f"about-{d}", _clashes(brief, most, most * d // 2), f"about {d} clashes each")
                for d in range(1, 9)
            ),
            *(HandTest(f"late-{k}", _late(brief, most, k), "the courses that clash come last") for k in (3, 4, 5, 6)),
        ),
    )


def _clashes(brief: Brief, courses: int, pairs: int) -> str:
    every = [(u, v) for v in range(1, courses + 1) for u in range(1, v)]
    drawn = brief.random.sample(every, pairs)
    return _text(courses, [pair if brief.random.random() < 0.5 else pair[::-1] for pair in drawn])


def _late(brief: Brief, courses: int, together: int) -> str:
    """Let the last few courses clash with one another, and each other one with two of the last."""
    first = courses - together + 1
    pairs = [(u, v) for v in range(first, courses + 1) for u in range(first, v)]
    for u in range(1, first):
        pairs += [(u, v) for v in brief.random.sample(range(first, courses + 1), 2)]
    return _text(courses, pairs)


def _text(courses: int, pairs: list[tuple[int, int]]) -> str:
    return f"{courses} {len(pairs)}\n" + "".join(f"{u} {v}\n" for u, v in pairs)
