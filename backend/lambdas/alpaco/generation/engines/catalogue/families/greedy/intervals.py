"""Greedy choices among intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from alpaco.generation.engines.catalogue.family import Brief, Draft, Mistake, altered
from alpaco.generation.engines.catalogue.recipe import Recipe
from alpaco.generation.engines.catalogue.theme import josa
from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format.types import InputFormat, Integer, Intervals, Line
from alpaco.problem.request import Difficulty
from alpaco.problem.text import Text

__all__ = ["WRITERS"]

_MOST_PYTHON = """
import sys


def main():
    n, *ends = map(int, sys.stdin.buffer.read().split())
    meetings = sorted(zip(ends[::2], ends[1::2]), key=lambda meeting: meeting[1])
    free, count = 0, 0
    for start, end in meetings:
        if start >= free:
            free = end
            count += 1
    print(count)


main()
"""
_CHOICE = "        if start >= free:\n            free = end\n            count += 1\n"

_MOST = Recipe(
    title=lambda t: Text(f"{t.place.ko}의 행사", f"Events in the {t.place.en.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}에서 행사 $N$개가 열립니다. $i$번째 행사는 시각 $l_i$에 시작하여 시각 $r_i$에 끝납니다. "
        f"{josa(t.actor.ko, '은/는')} 행사에 참여하면 시작부터 끝까지 그 자리에 있어야 하므로 동시에 두 행사에 "
        "참여할 수 없습니다. "
        "다만 한 행사가 끝나는 시각에 시작하는 다른 행사에는 이어서 참여할 수 있습니다.\n\n"
        "참여할 수 있는 행사의 최대 개수를 구하세요.",
        f"There are $N$ events in the {t.place.en}. The $i$-th starts at time $l_i$ and ends at time $r_i$. Whoever "
        "takes part "
        f"in an event stays from its start to its end, so the {t.actor.en} cannot take part in two at once; an event "
        "that "
        "starts at the very time when another ends can follow it, however.\n\n"
        f"At most how many events can the {t.actor.en} take part in?",
    ),
    output=Text("첫째 줄에 행사의 최대 개수를 출력하세요.", "Print the largest possible number of events."),
    method=Text("끝나는 시각이 빠른 것부터 선택, $O(N \\log N)$", "earliest end first, $O(N \\log N)$"),
    python=_MOST_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <utility>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            vector<pair<int, int>> meetings(n);
            for (auto &[end, start] : meetings) cin >> start >> end;
            sort(meetings.begin(), meetings.end());
            int free = 0, count = 0;
            for (auto [end, start] : meetings)
                if (start >= free) {
                    free = end;
                    count++;
                }
            cout << count << '\\n';
        }
    """,
    brute="""
        n = int(input())
        meetings = [tuple(map(int, input().split())) for _ in range(n)]


        def most(i, chosen):
            if i == n:
                return len(chosen)
            start, end = meetings[i]
            skipped = most(i + 1, chosen)
            if all(end <= other[0] or other[1] <= start for other in chosen):
                return max(skipped, most(i + 1, [*chosen, meetings[i]]))
            return skipped


        print(most(0, []))
    """,
    slowness=Text("다음에 갈 행사를 매번 모두 훑어 찾음, $O(N^2)$", "scans all events for each next one, $O(N^2)$"),
    slow="""
        import sys


        def main():
            n, *ends = map(int, sys.stdin.buffer.read().split())
            meetings = list(zip(ends[::2], ends[1::2]))
            free, count = 0, 0
            while True:
                meetings = [meeting for meeting in meetings if meeting[0] >= free]
                if not meetings:
                    break
                free = min(end for start, end in meetings)
                count += 1
            print(count)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_earliest_start.py",
            "key=lambda meeting: meeting[1]",
            "key=lambda meeting: meeting[0]",
            Text("시작 시각이 빠른 것부터 선택", "earliest start first"),
        ),
        Mistake(
            "wrong_shortest.py",
            "key=lambda meeting: meeting[1])\n    free, count = 0, 0\n    for start, end in meetings:\n" + _CHOICE,
            "key=lambda meeting: (meeting[1] - meeting[0], meeting))\n    from bisect import bisect, insort\n"
            "    taken, count = [(-1, -1)], 0\n    for start, end in meetings:\n        i = bisect(taken, (end, -1))\n"
            "        if taken[i - 1][1] <= start:\n            taken.insert(i, (start, end))\n            count += 1\n",
            Text("짧은 것부터 선택", "shortest first"),
        ),
        Mistake(
            "wrong_gap.py",
            "start >= free",
            "start > free",
            Text(
                "끝나는 시각에 바로 시작하는 행사에 참여하지 못함", "cannot go on at the very time when an event ends"
            ),
        ),
        Mistake(
            "wrong_unsorted.py",
            "sorted(zip(ends[::2], ends[1::2]), key=lambda meeting: meeting[1])",
            "list(zip(ends[::2], ends[1::2]))",
            Text("정렬하지 않고 주어진 순서대로 선택", "takes events in the given order"),
        ),
        Mistake(
            "wrong_sorted_as_text.py",
            "key=lambda meeting: meeting[1]",
            "key=lambda meeting: str(meeting[1])",
            Text("끝나는 시각을 문자열로 비교함", "compares the ends as text"),
        ),
    ),
)

_POINTS_PYTHON = altered(_MOST_PYTHON, ("start >= free", "start > free"), ("free, count = 0, 0", "free, count = -1, 0"))

_POINTS = Recipe(
    title=lambda t: Text(f"{t.place.ko}의 감시", f"Watching the {t.place.en.title()}"),
    story=lambda t: Text(
        f"{t.place.ko}의 긴 {t.link.ko} 위에서 {t.actor.ko} $N$명이 일하고 있습니다. $i$번째 사람은 위치 $l_i$부터 "
        "위치 $r_i$까지의 "
        "구간(양 끝 포함)을 맡고 있습니다. 정수 위치 몇 곳에 카메라를 설치하여, 모든 사람의 구간마다 카메라가 적어도 "
        "하나씩 "
        "있도록 하려고 합니다. 구간의 끝에 놓인 카메라도 그 구간에 있는 것입니다.\n\n"
        "필요한 카메라의 최소 개수를 구하세요.",
        f"Along a straight line through the {t.place.en} work $N$ {t.actor.plural}; the $i$-th looks after the "
        "stretch from "
        "position $l_i$ to position $r_i$, both included. Cameras are to be put at some integer positions so that "
        "there is "
        "at least one camera in everybody's stretch; a camera at the very end of a stretch is in it.\n\n"
        "What is the smallest number of cameras?",
    ),
    output=Text("첫째 줄에 카메라의 최소 개수를 출력하세요.", "Print the smallest number of cameras."),
    method=Text("끝이 빠른 구간의 끝에 설치, $O(N \\log N)$", "a camera at the earliest end, $O(N \\log N)$"),
    python=_POINTS_PYTHON,
    cpp="""
        #include <algorithm>
        #include <iostream>
        #include <utility>
        #include <vector>
        using namespace std;

        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            int n;
            cin >> n;
            vector<pair<int, int>> stretches(n);
            for (auto &[end, start] : stretches) cin >> start >> end;
            sort(stretches.begin(), stretches.end());
            int camera = -1, count = 0;
            for (auto [end, start] : stretches)
                if (start > camera) {
                    camera = end;
                    count++;
                }
            cout << count << '\\n';
        }
    """,
    brute="""
        from itertools import combinations

        n = int(input())
        stretches = [tuple(map(int, input().split())) for _ in range(n)]
        places = sorted({end for stretch in stretches for end in stretch})
        for count in range(1, n + 1):
            if any(
                all(any(l <= camera <= r for camera in cameras) for l, r in stretches)
                for cameras in combinations(places, count)
            ):
                print(count)
                break
    """,
    slowness=Text("카메라마다 모든 구간을 다시 훑음, $O(N^2)$", "scans all stretches for each camera, $O(N^2)$"),
    slow="""
        import sys


        def main():
            n, *ends = map(int, sys.stdin.buffer.read().split())
            stretches = list(zip(ends[::2], ends[1::2]))
            count = 0
            while stretches:
                camera = min(end for start, end in stretches)
                stretches = [stretch for stretch in stretches if stretch[0] > camera]
                count += 1
            print(count)


        main()
    """,
    mistakes=(
        Mistake(
            "wrong_ends_apart.py",
            "start > free",
            "start >= free",
            Text("구간의 끝에 놓인 카메라를 세지 않음", "does not count a camera at the very end of a stretch"),
        ),
        Mistake(
            "wrong_earliest_start.py",
            "key=lambda meeting: meeting[1]",
            "key=lambda meeting: meeting[0]",
            Text("시작이 빠른 구간부터 처리하며 끝을 줄이지 않음", "goes by the starts and never moves a camera back"),
        ),
        Mistake(
            "wrong_unsorted.py",
            "sorted(zip(ends[::2], ends[1::2]), key=lambda meeting: meeting[1])",
            "list(zip(ends[::2], ends[1::2]))",
            Text("정렬하지 않고 주어진 순서대로 처리", "goes by the given order"),
        ),
        Mistake(
            "wrong_at_start.py",
            "free = end",
            "free = start",
            Text("카메라를 구간의 시작에 설치", "puts cameras at the starts"),
        ),
        Mistake(
            "wrong_sorted_as_text.py",
            "key=lambda meeting: meeting[1]",
            "key=lambda meeting: str(meeting[1])",
            Text("끝 위치를 문자열로 비교함", "compares the ends as text"),
        ),
    ),
)


def _write(brief: Brief, recipe: Recipe) -> Draft:
    random = brief.random
    size = random.choice((80_000, 100_000))
    events = recipe is _MOST
    count = (
        Text("행사의 개수", "the number of events")
        if events
        else Text(f"{brief.theme.actor.ko}의 수", f"the number of {brief.theme.actor.plural}")
    )
    one = Text("행사", "one event") if events else Text("구간", "one stretch")
    starts = [random.randint(0, 10**9 - 50) for _ in range(size)]
    short = [(start, start + random.randint(1, 50)) for start in starts]
    small = [(start % 9, start % 9 + random.randint(1, 5)) for start in starts[:6]]
    return Draft(
        statement=recipe.statement(brief.theme),
        input_format=InputFormat(
            items=(Line((Integer("N", 1, size, count),)), Intervals("I", "N", 0, 10**9, one, strict=True))
        ),
        programs=recipe.programs(slow=brief.difficulty is not Difficulty.TUTORIAL),
        samples=(_text([(1, 4), (3, 5), (0, 6), (5, 7), (8, 11)]), _text(small)),
        tests=(
            HandTest("short", _text(short), "many short ones, far apart"),
            HandTest("chain", _text([(i, i + 1) for i in range(size)]), "each begins where another ends"),
        ),
    )


def _text(intervals: list[tuple[int, int]]) -> str:
    return f"{len(intervals)}\n" + "".join(f"{start} {end}\n" for start, end in intervals)


WRITERS: Mapping[str, Callable[[Brief], Draft]] = {
    "most-intervals": partial(_write, recipe=_MOST),
    "fewest-points": partial(_write, recipe=_POINTS),
}
