"""Prompts in both languages, as people write them, and what is understood."""

from __future__ import annotations

import unicodedata

import pytest

from alpaco.errors import UnsupportedRequestError
from alpaco.generation.prompt import Given, read_prompt
from alpaco.problem.request import Difficulty, EngineName, Request, Topic
from alpaco.problem.text import Locale

T, D = Topic, Difficulty


def read(prompt: str, given: Given | None = None) -> Request:
    """Read a prompt with a seed that does not matter."""
    return read_prompt(prompt, seed=1, given=given)


TOPICS = [
    # Korean, plain
    ("이분 탐색 보통 문제 만들어줘", T.BINARY_SEARCH, D.MEDIUM),
    ("이분탐색 문제", T.BINARY_SEARCH, None),
    ("이진 탐색 쉬운 문제 하나 내줘", T.BINARY_SEARCH, D.EASY),
    ("이진탐색으로 푸는 어려운 문제 부탁해요", T.BINARY_SEARCH, D.HARD),
    ("바이너리 서치 입문 문제", T.BINARY_SEARCH, D.TUTORIAL),
    ("바이너리서치", T.BINARY_SEARCH, None),
    ("lower bound 연습하고 싶어요", T.BINARY_SEARCH, None),
    ("로어바운드 문제 하나만요", T.BINARY_SEARCH, None),
    ("매개 변수 탐색 문제", T.PARAMETRIC_SEARCH, None),
    ("매개변수 탐색 중급 문제", T.PARAMETRIC_SEARCH, D.MEDIUM),
    ("파라메트릭 서치 어려운 걸로", T.PARAMETRIC_SEARCH, D.HARD),
    ("답에 대한 이분 탐색 문제", T.PARAMETRIC_SEARCH, None),
    ("bfs 문제", T.GRAPH_TRAVERSAL, None),
    ("BFS문제 쉬운걸로 만들어주세요", T.GRAPH_TRAVERSAL, D.EASY),
    ("너비 우선 탐색", T.GRAPH_TRAVERSAL, None),
    ("넓이우선탐색 문제 추천", T.GRAPH_TRAVERSAL, None),
    ("깊이우선탐색으로 미로를 푸는 문제", T.GRAPH_TRAVERSAL, None),
    ("그래프 탐색 보통", T.GRAPH_TRAVERSAL, D.MEDIUM),
    ("격자에서 bfs로 최단거리 구하는 문제", T.GRAPH_TRAVERSAL, None),
    ("그래프 DFS 문제", T.GRAPH_TRAVERSAL, None),
    ("연결 요소의 개수를 세는 문제", T.GRAPH_TRAVERSAL, None),
    ("최단거리 문제", T.SHORTEST_PATH, None),
    ("최단 경로 어려움", T.SHORTEST_PATH, D.HARD),
    ("다익스트라 문제 난이도 상", T.SHORTEST_PATH, D.HARD),
    ("데이크스트라 알고리즘 연습 문제", T.SHORTEST_PATH, None),
    ("벨만포드", T.SHORTEST_PATH, None),
    ("플로이드 워셜 기초 문제", T.SHORTEST_PATH, D.TUTORIAL),
    ("dp 문제", T.DYNAMIC_PROGRAMMING, None),
    ("DP로 풀 수 있는 쉬운 문제", T.DYNAMIC_PROGRAMMING, D.EASY),
    ("다이나믹 프로그래밍 문제", T.DYNAMIC_PROGRAMMING, None),
    ("다이내믹프로그래밍 중간 난이도", T.DYNAMIC_PROGRAMMING, D.MEDIUM),
    ("동적 계획법 고난도", T.DYNAMIC_PROGRAMMING, D.HARD),
    ("동적계획법으로 푸는 배낭 문제", T.DYNAMIC_PROGRAMMING, None),
    ("디피 문제 ㄱㄱ", T.DYNAMIC_PROGRAMMING, None),
    ("문자열 dp 문제", T.DYNAMIC_PROGRAMMING, None),
    ("누적 합 문제", T.PREFIX_SUM, None),
    ("누적합 쉬움", T.PREFIX_SUM, D.EASY),
    ("구간합 구하기 문제", T.PREFIX_SUM, None),
    ("그리디 문제", T.GREEDY, None),
    ("피보나치 수를 구하는 문제", T.DYNAMIC_PROGRAMMING, None),
    ("올바른 괄호 문제", T.DATA_STRUCTURES, None),
    ("난이도: 어려움, 주제: 트리", T.TREE, D.HARD),
    ("최단경로(다익스트라)", T.SHORTEST_PATH, None),
    ("어려운 이진탐색 하나만 주세요 바다 테마로", T.BINARY_SEARCH, D.HARD),
    ("탐욕법 튜토리얼", T.GREEDY, D.TUTORIAL),
    ("그리디하게 푸는 무난한 문제", T.GREEDY, D.MEDIUM),
    ("정렬 문제", T.SORTING, None),
    ("정렬된 배열에서 이분탐색하는 문제", T.BINARY_SEARCH, None),
    ("문자열 문제 간단한 거", T.STRING, D.EASY),
    ("KMP 문제", T.STRING, None),
    ("회문 판별 문제", T.STRING, None),
    ("자료구조 문제", T.DATA_STRUCTURES, None),
    ("자료 구조 중에서 스택 문제", T.DATA_STRUCTURES, None),
    ("우선순위 큐를 쓰는 문제", T.DATA_STRUCTURES, None),
    ("세그먼트 트리 문제", T.DATA_STRUCTURES, None),
    ("유니온파인드", T.DATA_STRUCTURES, None),
    ("큐 문제", T.DATA_STRUCTURES, None),
    ("트리 문제", T.TREE, None),
    ("트리의 지름 구하기", T.TREE, None),
    ("최소 공통 조상 어려운 문제", T.TREE, D.HARD),
    ("수학 문제", T.MATH, None),
    ("정수론 문제", T.NUMBER_THEORY, None),
    ("에라토스테네스의 체 쉬운 문제", T.NUMBER_THEORY, D.EASY),
    ("소수 구하기", T.NUMBER_THEORY, None),
    ("최대공약수 문제", T.NUMBER_THEORY, None),
    ("구현 문제 초보용", T.IMPLEMENTATION, D.TUTORIAL),
    ("시뮬레이션 빡센 문제", T.IMPLEMENTATION, D.HARD),
    ("시뮬 문제 쉬운 걸로", T.IMPLEMENTATION, D.EASY),
    ("구현력 기르는 문제", T.IMPLEMENTATION, None),
    ("배열 돌리기 문제", T.IMPLEMENTATION, None),
    ("빡구현 보통 난이도", T.IMPLEMENTATION, D.MEDIUM),
    ("브루트포스 문제", T.BRUTE_FORCE, None),
    ("완전탐색 쉬운 문제", T.BRUTE_FORCE, D.EASY),
    ("완탐 문제", T.BRUTE_FORCE, None),
    ("무차별 대입 입문", T.BRUTE_FORCE, D.TUTORIAL),
    ("모든 경우의 수를 따져 보는 문제", T.BRUTE_FORCE, None),
    ("백트래킹 문제", T.BACKTRACKING, None),
    ("백트레킹으로 N-Queen", T.BACKTRACKING, None),
    ("N퀸 문제", T.BACKTRACKING, None),
    ("스도쿠 문제 쉬운 거", T.BACKTRACKING, D.EASY),
    ("분기한정법 문제", T.BACKTRACKING, None),
    ("분할 정복 문제", T.DIVIDE_AND_CONQUER, None),
    ("하노이의 탑 쉬운 문제", T.DIVIDE_AND_CONQUER, D.EASY),
    ("쿼드트리 문제", T.DIVIDE_AND_CONQUER, None),
    ("행렬 거듭제곱으로 푸는 어려운 문제", T.DIVIDE_AND_CONQUER, D.HARD),
    ("빠른 거듭제곱 연습", T.DIVIDE_AND_CONQUER, None),
    ("재귀 문제 입문", T.DIVIDE_AND_CONQUER, D.TUTORIAL),
    ("비트마스킹 문제", T.BITMASK, None),
    ("비트마스크 dp", T.BITMASK, None),
    ("비트 DP 중급", T.BITMASK, D.MEDIUM),
    ("외판원 순회 문제", T.BITMASK, None),
    ("그래프 이론 문제", T.GRAPH_THEORY, None),
    ("위상정렬 문제", T.GRAPH_THEORY, None),
    ("최소 스패닝 트리 문제", T.GRAPH_THEORY, None),
    ("아주쉬운문제", None, D.EASY),
    ("백준 실버 정도 그리디", T.GREEDY, D.MEDIUM),
    # English, plain
    ("binary search", T.BINARY_SEARCH, None),
    ("an easy binary search problem", T.BINARY_SEARCH, D.EASY),
    ("Give me a medium Binary-Search exercise please", T.BINARY_SEARCH, D.MEDIUM),
    ("binarysearch, hard", T.BINARY_SEARCH, D.HARD),
    ("bisection problem for beginners", T.BINARY_SEARCH, D.TUTORIAL),
    ("binary search on the answer", T.PARAMETRIC_SEARCH, None),
    ("parametric search challenge", T.PARAMETRIC_SEARCH, None),
    ("an easy BFS problem on a grid", T.GRAPH_TRAVERSAL, D.EASY),
    ("breadth-first search, intermediate", T.GRAPH_TRAVERSAL, D.MEDIUM),
    ("depth first search problem", T.GRAPH_TRAVERSAL, None),
    ("a maze to solve", T.GRAPH_TRAVERSAL, None),
    ("flood fill", T.GRAPH_TRAVERSAL, None),
    ("shortest path with weights", T.SHORTEST_PATH, None),
    ("Dijkstra's algorithm, please make it hard", T.SHORTEST_PATH, D.HARD),
    ("djikstra problem", T.SHORTEST_PATH, None),
    ("shortest route between cities", T.SHORTEST_PATH, None),
    ("dp", T.DYNAMIC_PROGRAMMING, None),
    ("a challenging dynamic programming task", T.DYNAMIC_PROGRAMMING, D.HARD),
    ("knapsack", T.DYNAMIC_PROGRAMMING, None),
    ("longest increasing subsequence exercise", T.DYNAMIC_PROGRAMMING, None),
    ("prefix sums, simple", T.PREFIX_SUM, D.EASY),
    ("range sum queries", T.PREFIX_SUM, None),
    ("greedy, tutorial level", T.GREEDY, D.TUTORIAL),
    ("I want to practice greedy algorithms", T.GREEDY, None),
    ("sorting problem", T.SORTING, None),
    ("string problem", T.STRING, None),
    ("palindromes!", T.STRING, None),
    ("stack or queue problem", T.DATA_STRUCTURES, None),
    ("segment tree, advanced", T.DATA_STRUCTURES, D.HARD),
    ("tree problem", T.TREE, None),
    ("lowest common ancestor", T.TREE, None),
    ("math problem", T.MATH, None),
    ("number theory with a sieve", T.NUMBER_THEORY, None),
    ("gcd and lcm basics", T.NUMBER_THEORY, D.TUTORIAL),
    ("brute force beginner exercise", T.BRUTE_FORCE, D.TUTORIAL),
    ("exhaustive enumeration, medium", T.BRUTE_FORCE, D.MEDIUM),
    ("just try everything", T.BRUTE_FORCE, None),
    ("try all possibilities", T.BRUTE_FORCE, None),
    ("backtracking", T.BACKTRACKING, None),
    ("a sudoku solver", T.BACKTRACKING, None),
    ("branch-and-bound, hard", T.BACKTRACKING, D.HARD),
    ("divide & conquer", T.DIVIDE_AND_CONQUER, None),
    ("Tower of Hanoi", T.DIVIDE_AND_CONQUER, None),
    ("a quadtree problem", T.DIVIDE_AND_CONQUER, None),
    ("fast exponentiation, easy", T.DIVIDE_AND_CONQUER, D.EASY),
    ("matrix exponentiation problem", T.DIVIDE_AND_CONQUER, None),
    ("bit manipulation", T.BITMASK, None),
    ("SOS DP, hard", T.BITMASK, D.HARD),
    ("travelling salesman problem", T.BITMASK, None),
    ("minimum spanning tree", T.GRAPH_THEORY, None),
    ("a graph problem solved with bfs", T.GRAPH_TRAVERSAL, None),
    ("simulation problem", T.IMPLEMENTATION, None),
    ("simulating a robot, easy", T.IMPLEMENTATION, D.EASY),
    # mixed and noisy
    ("binary search 문제 쉬운 거", T.BINARY_SEARCH, D.EASY),
    ("easy한 dp 문제", T.DYNAMIC_PROGRAMMING, D.EASY),
    ("Dijkstra로 푸는 hard 문제", T.SHORTEST_PATH, D.HARD),
    ("ＤＰ　문제", T.DYNAMIC_PROGRAMMING, None),
    ("medium 난이도 그리디", T.GREEDY, D.MEDIUM),
    ("BiNaRy   SeArCh!!!", T.BINARY_SEARCH, None),
    ("문제 하나 만들어 주세요", None, None),
    ("아무 문제나 랜덤으로", None, None),
    ("just surprise me with some problem", None, None),
    ("어려운 문제", None, D.HARD),
    ("something hard to practice", None, D.HARD),
    ("큐브 문제", None, None),
    ("페이지 문제", None, None),
    # refused
    ("dp 말고 그리디 문제", T.GREEDY, None),
    ("그리디 빼고 dp로", T.DYNAMIC_PROGRAMMING, None),
    ("DP나 그래프 말고 정렬 문제", T.SORTING, None),
    ("dp, 그래프 말고 정렬 문제", T.SORTING, None),
    ("쉬운 그리디 문제, dp 말고, 우주 배경", T.GREEDY, D.EASY),
    ("그리디, dp 말고", T.GREEDY, None),
    ("dp가 아니라 그리디", T.GREEDY, None),
    ("이분 탐색 아니면 그리디", T.BINARY_SEARCH, None),
    ("not dp, greedy please", T.GREEDY, None),
    ("a greedy problem without sorting", T.GREEDY, None),
    ("no dp or graphs, strings instead", T.STRING, None),
    ("anything but dp", None, None),
    ("instead of bfs use dijkstra", T.SHORTEST_PATH, None),
    ("not only bfs but also something hard", T.GRAPH_TRAVERSAL, D.HARD),
    ("쉬운 거 말고 어려운 dp", T.DYNAMIC_PROGRAMMING, D.HARD),
    ("너무 어렵지 않은 누적 합 문제", T.PREFIX_SUM, D.EASY),
    ("쉽지 않은 누적 합 문제", T.PREFIX_SUM, D.MEDIUM),
    ("a not too hard string problem", T.STRING, D.EASY),
    ("bfs, but not easy", T.GRAPH_TRAVERSAL, D.MEDIUM),
]


@pytest.mark.parametrize(("prompt", "topic", "difficulty"), TOPICS, ids=[row[0] for row in TOPICS])
def test_topic_and_level_are_read(prompt: str, topic: Topic | None, difficulty: Difficulty | None) -> None:
    """Synonyms, spellings, spacing, mixed scripts and refusals lead to the topic and the level that were meant."""
    request = read(prompt)
    assert (request.topic, request.difficulty) == (topic, difficulty)


@pytest.mark.parametrize("topic", list(Topic))
@pytest.mark.parametrize("locale", list(Locale))
def test_every_label_names_its_topic(topic: Topic, locale: Locale) -> None:
    """The vocabulary's own names are understood in both languages."""
    assert read(topic.label.of(locale)).topic is topic


@pytest.mark.parametrize("level", list(Difficulty))
@pytest.mark.parametrize("locale", list(Locale))
def test_every_label_names_its_level(level: Difficulty, locale: Locale) -> None:
    """The vocabulary's own names of the levels are understood in both languages."""
    assert read(level.label.of(locale)).difficulty is level


@pytest.mark.parametrize(
    ("prompt", "theme"),
    [
        ("이분 탐색 보통 문제, 우주 배경", "우주"),
        ("우주를 배경으로 한 bfs 문제", "우주"),
        ("bfs in space", "space"),
        ("a dp problem set in the ocean", "ocean"),
        ("학교 배경의 그리디", "학교"),
        ("farm themed greedy problem", "farm"),
        ("좀비 배경의 bfs 문제", "좀비"),
        ("a zombie-themed bfs problem", "zombie"),
        ("쉬운 정렬 문제, 급식 이야기로", "급식"),
        ("우주 말고 바다 배경 dp", "바다"),
        ("dp with O(1) extra space", None),
        ("bfs 문제", None),
        ("재미있는 배경의 dp 문제", None),
    ],
)
def test_theme_is_read_in_the_users_words(prompt: str, theme: str | None) -> None:
    """A story wish is kept as it was written; the memory that an algorithm needs is no journey to the stars."""
    assert read(prompt).theme == theme


@pytest.mark.parametrize(
    ("prompt", "locale"),
    [
        ("이분 탐색 문제", Locale.KO),
        ("binary search problem", Locale.EN),
        ("binary search 문제", Locale.KO),
        ("영어로 된 dp 문제 만들어줘", Locale.EN),
        ("a dp problem in Korean, please", Locale.KO),
        ("DP problem in English", Locale.EN),
    ],
)
def test_language_follows_the_script_or_the_wish(prompt: str, locale: Locale) -> None:
    """Hangul means Korean, unless another language is asked for."""
    assert read(prompt).locale is locale


def test_fields_win_over_the_prompt() -> None:
    """A field that the client filled in is taken, whatever the prompt says; what the prompt wanted stays a wish."""
    request = read("쉬운 dp 문제", Given(topic=T.GREEDY, difficulty=D.HARD, locale=Locale.EN))
    assert (request.topic, request.difficulty, request.locale) == (T.GREEDY, D.HARD, Locale.EN)
    assert request.wishes == ("dp",)


def test_a_topic_field_needs_no_prompt() -> None:
    """An empty prompt with a topic is a whole request, in Korean where nothing says otherwise."""
    request = read("", Given(topic=T.GREEDY))
    assert (request.topic, request.locale, request.wishes) == (T.GREEDY, Locale.KO, ())


@pytest.mark.parametrize(
    ("prompt", "excluded"),
    [
        ("dp 말고 아무 문제나", (T.DYNAMIC_PROGRAMMING,)),
        ("anything but dp", (T.DYNAMIC_PROGRAMMING,)),
        ("no dp or bfs, strings instead", (T.DYNAMIC_PROGRAMMING, T.GRAPH_TRAVERSAL)),
        ("그래프 빼고 아무거나", (T.GRAPH_THEORY, T.GRAPH_TRAVERSAL, T.SHORTEST_PATH)),
        ("no graphs in general, just bfs", (T.GRAPH_THEORY, T.SHORTEST_PATH)),
        ("bfs 말고 dfs 문제", ()),
    ],
)
def test_refused_topics_are_kept(prompt: str, excluded: tuple[Topic, ...]) -> None:
    """What was refused is known to the engine that chooses; a topic that is wanted as well is not refused."""
    assert read(prompt).excluded == excluded


@pytest.mark.parametrize(
    ("prompt", "wishes"),
    [
        ("이분 탐색 보통 문제 만들어줘", ()),
        ("an easy BFS problem, please", ()),
        ("bfs 문제, 로봇이 나오게", ("로봇이",)),
        ("양자역학 문제 만들어줘", ("양자역학",)),
        ("a problem about quantum physics", ("quantum physics",)),
        ("dp and greedy", ("greedy",)),
    ],
)
def test_the_rest_is_kept_as_wishes(prompt: str, wishes: tuple[str, ...]) -> None:
    """Words that nothing understood, and topics beyond the first, are wishes; politeness is not."""
    assert read(prompt).wishes == wishes


@pytest.mark.parametrize(
    "prompt", ["", "   ", "오늘 날씨 어때?", "hello", "1234", "ㅋㅋㅋㅋ", "내일 점심 메뉴 추천해줘", "🙂"]
)
def test_what_asks_for_no_problem_is_refused(prompt: str) -> None:
    """Small talk is refused in the prompt's language, with topics to choose from."""
    with pytest.raises(UnsupportedRequestError) as raised:
        read(prompt)
    assert raised.value.nearest
    assert ("binary search" in str(raised.value)) == (prompt == "hello")


def test_decomposed_hangul_is_read() -> None:
    """Hangul as some systems type it, letter by letter, reads the same."""
    assert read(unicodedata.normalize("NFD", "이분 탐색 쉬운 문제")).topic is T.BINARY_SEARCH


def test_seed_and_engine_pass_through() -> None:
    """What is not a matter of words is carried along."""
    request = read_prompt("dp", seed=42, engine=EngineName.MODEL)
    assert (request.prompt, request.seed, request.engine) == ("dp", 42, EngineName.MODEL)
