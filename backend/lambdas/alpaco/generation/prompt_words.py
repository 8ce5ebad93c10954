"""The words that prompts use for topics, levels and everything else, in Korean and English.

Words are separated by `|`. A space in a word stands for any run of spaces and hyphens, or none: "이분 탐색" also
matches "이분탐색", "binary search" also "binary-search". Latin words match whole only, Korean words of one or two
syllables only at the beginning of a word, and all Korean words may carry particles.
"""

from __future__ import annotations

from alpaco.problem.request import Difficulty, Topic

__all__ = ["BROAD", "FILLERS_EN", "FILLERS_KO", "FOREIGN", "GOALS", "LEVELS", "METHODS", "REQUEST_WORDS"]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


METHODS: dict[Topic, tuple[str, ...]] = {
    Topic.BRUTE_FORCE: _words(
        """
        브루트 포스 | 부르트 포스 | 브루트 | 완전 탐색 | 완탐 | 전수 조사 | 무식하게 풀기 | 무차별 대입 |
        모든 경우의 수 | brute force | bruteforcing | exhaustive search | exhaustive enumeration | complete search |
        try everything | try all possibilities
        """
    ),
    Topic.BACKTRACKING: _words(
        """
        백트래킹 | 백트레킹 | 백트랙킹 | 백 트래킹 | 되추적 | 퇴각 검색 | 가지치기 | 분기 한정 | n queen |
        n 퀸 | 엔 퀸 | 스도쿠 | backtracking | backtrack | back tracking | n queens | sudoku | branch and bound |
        pruning
        """
    ),
    Topic.SORTING: _words(
        """
        버블 정렬 | 퀵 정렬 | 삽입 정렬 | 계수 정렬 | 좌표 압축 | bubble sort | quick sort | counting sort
        """
    ),
    Topic.STRING: _words(
        """
        kmp | 라빈 카프 | 아호 코라식 | 트라이 | 접미사 배열 | 회문 | 팰린드롬 | 애너그램 | 아나그램 | trie |
        suffix array | palindrome | palindromes | anagram | anagrams | aho corasick | rabin karp |
        pattern matching | string matching | 문자열 매칭 | 문자열 검색
        """
    ),
    Topic.NUMBER_THEORY: _words(
        """
        정수론 | 수론 | 에라토스테네스의 체 | 에라토스테네스 | 소수 판별 | 소수 찾기 | 소수 구하기 | 소수 |
        소인수 분해 | 소인수분해 | 약수 | 배수 | 최대 공약수 | 최소 공배수 | 유클리드 호제법 | 유클리드 | 모듈러 |
        number theory | sieve | sieve of eratosthenes | eratosthenes | prime | primes | prime number |
        prime numbers | prime factorization | factorization | gcd | lcm | divisor | divisors |
        euclidean algorithm | modular arithmetic
        """
    ),
    Topic.PREFIX_SUM: _words(
        """
        누적 합 | 누적합 | 구간 합 | 부분 합 | 프리픽스 섬 | 차분 배열 | 이모스 | prefix sum | prefix sums |
        cumulative sum | cumulative sums | partial sums | range sum | difference array | imos
        """
    ),
    Topic.GREEDY: _words(
        """
        그리디 | 그리디하게 | 탐욕법 | 탐욕 | 욕심쟁이 | greedy | greedily | 회의실 배정 | activity selection
        """
    ),
    Topic.BINARY_SEARCH: _words(
        """
        이분 탐색 | 이진 탐색 | 이분 검색 | 이진 검색 | 이분법 | 바이너리 서치 | 바이너리서치 | 로어 바운드 |
        어퍼 바운드 | binary search | binary searching | bisection | bisect | lower bound | upper bound |
        lower_bound | upper_bound | half interval search
        """
    ),
    Topic.PARAMETRIC_SEARCH: _words(
        """
        매개 변수 탐색 | 매개변수 탐색 | 매개 변수 이분 탐색 | 파라메트릭 서치 | 파라메트릭 | 파라매트릭 서치 |
        답에 대한 이분 탐색 | 답을 이분 탐색 | parametric search | parametric | binary search on the answer |
        binary search on answer | binary search the answer
        """
    ),
    Topic.DATA_STRUCTURES: _words(
        """
        스택 | 큐 | 괄호 | 덱 | 데크 | 우선순위 큐 | 우선 순위 큐 | 힙 | 해시 | 해시 맵 | 해시 테이블 |
        연결 리스트 | 링크드 리스트 | 세그먼트 트리 | 세그 트리 | 세그트리 | 펜윅 트리 | 펜윅 | 유니온 파인드 |
        분리 집합 | 서로소 집합 | stack | stacks | queue | queues | deque | priority queue | heap | heaps |
        hash map | hash table | hashing | linked list | segment tree | segment trees | fenwick tree | fenwick |
        binary indexed tree | union find | disjoint set | disjoint sets | dsu | monotonic stack
        """
    ),
    Topic.DIVIDE_AND_CONQUER: _words(
        """
        분할 정복 | 분할정복 | 디바이드 앤 컨커 | 병합 정렬 | 머지 소트 | 합병 정렬 | 쿼드 트리 | 하노이 탑 |
        하노이의 탑 | 하노이 | 빠른 거듭제곱 | 행렬 거듭제곱 | 행렬 제곱 | divide and conquer | divide & conquer |
        merge sort | quad tree | tower of hanoi | towers of hanoi | hanoi | fast exponentiation |
        matrix exponentiation | exponentiation by squaring
        """
    ),
    Topic.DYNAMIC_PROGRAMMING: _words(
        """
        다이나믹 프로그래밍 | 다이내믹 프로그래밍 | 다이나믹 | 다이내믹 | 동적 계획법 | 동적 계획 |
        동적 프로그래밍 | 동적계획법 | 디피 | 점화식 | 피보나치 | 동전 교환 | 동전 | 메모이제이션 | 배낭 | 냅색 |
        dp | dynamic programming | dynamic program | memoization | memoisation | knapsack | lis | lcs |
        longest increasing subsequence | longest common subsequence | 최장 증가 부분 수열 | 최장 공통 부분 수열 |
        recurrence
        """
    ),
    Topic.BITMASK: _words(
        """
        비트 마스킹 | 비트 마스크 | 비트마스킹 | 비트 연산 | 비트 조작 | 비트 dp | 비트 디피 | 외판원 | 외판원 순회 |
        bitmask | bitmasks | bit mask | bitmasking | bit manipulation | bitwise | bit dp | subset dp | sos dp |
        sum over subsets | tsp | traveling salesman | travelling salesman
        """
    ),
    Topic.GRAPH_TRAVERSAL: _words(
        """
        bfs | dfs | 너비 우선 탐색 | 넓이 우선 탐색 | 깊이 우선 탐색 | 너비 우선 | 깊이 우선 | 그래프 탐색 |
        그래프 순회 | 플러드 필 | 미로 | 미로 탐색 | breadth first search | depth first search | breadth first |
        depth first | graph traversal | graph search | flood fill | maze | mazes | connected component |
        connected components | 연결 요소
        """
    ),
    Topic.SHORTEST_PATH: _words(
        """
        다익스트라 | 데이크스트라 | 다잌스트라 | 다익스트라 알고리즘 | 벨만 포드 | 벨만포드 | 플로이드 워셜 |
        플로이드 와샬 | 플로이드 | dijkstra | dijkstras | dijkstra's | djikstra | dijsktra | bellman ford |
        floyd warshall | floyd | a star
        """
    ),
    Topic.TREE: _words(
        """
        최소 공통 조상 | lca | 트리 순회 | 트리의 지름 | 트리 dp | tree traversal | tree diameter |
        diameter of a tree | lowest common ancestor | binary tree | 이진 트리
        """
    ),
    Topic.GRAPH_THEORY: _words(
        """
        위상 정렬 | 최소 스패닝 트리 | 최소 신장 트리 | 스패닝 트리 | 신장 트리 | 강한 연결 요소 | 이분 그래프 |
        이분 매칭 | 크루스칼 | 프림 | 단절점 | 오일러 회로 | mst | scc | minimum spanning tree | spanning tree |
        topological sort | topological sorting | topological order | strongly connected components |
        bipartite graph | bipartite | kruskal | prim's | articulation point | euler tour | euler circuit
        """
    ),
}
"""Names of algorithms and structures: they decide the topic wherever they stand."""

GOALS: dict[Topic, tuple[str, ...]] = {
    Topic.SHORTEST_PATH: _words(
        """
        최단 경로 | 최단 거리 | 최단거리 | 최단 시간 | 최소 비용 경로 | 가중치 그래프 | shortest path |
        shortest paths | shortest route | shortest distance | cheapest route | cheapest path | weighted graph
        """
    ),
    Topic.TREE: _words("트리 | tree | trees"),
    Topic.SORTING: _words("정렬 | 소팅 | 소트 | sort | sorts | sorting"),
    Topic.STRING: _words("문자열 | 스트링 | string | strings | text processing"),
}
"""Names of goals and carriers: they decide where no method is named."""

BROAD: dict[Topic, tuple[str, ...]] = {
    Topic.IMPLEMENTATION: _words(
        """
        구현 | 시뮬레이션 | 시뮬 | 빡구현 | 구현력 | 배열 돌리기 | implementation | simulation | simulations |
        simulate | simulating
        """
    ),
    Topic.MATH: _words(
        """
        수학 | 산수 | 조합론 | 경우의 수 | 확률 | math | maths | mathematics | mathematical | arithmetic |
        combinatorics | combinatorial | probability
        """
    ),
    Topic.DATA_STRUCTURES: _words("자료 구조 | 자료구조 | data structure | data structures"),
    Topic.GRAPH_THEORY: _words("그래프 이론 | 그래프 | graph theory | graph | graphs"),
    Topic.DIVIDE_AND_CONQUER: _words("재귀 | recursion | recursive"),
    Topic.BINARY_SEARCH: _words("검색 알고리즘 | search algorithm | searching"),
    Topic.GRAPH_TRAVERSAL: _words("탐색 | 순회 | traversal"),
}
"""Names so wide that any other name beats them."""

LEVELS: dict[Difficulty, tuple[str, ...]] = {
    Difficulty.TUTORIAL: _words(
        """
        튜토리얼 | 입문 | 왕초보 | 초보 | 초심자 | 기초 | 처음 배우 | 처음 시작 | 처음 하는 | 처음 해 | 걸음마 |
        tutorial | beginner | beginners | introductory | intro | basic | basics | novice | newbie |
        absolute beginner | starter | first time
        """
    ),
    Difficulty.EASY: _words(
        """
        쉬움 | 쉬운 | 쉽게 | 쉽지 | 아주 쉬운 | 매우 쉬운 | 너무 쉬운 | 정말 쉬운 | 가장 쉬운 | 제일 쉬운 |
        이지 모드 | 이지 난이도 | 간단한 | 간단하게 | 가벼운 | 초급 | 난이도 하 | 하급 | 브론즈 | easy | easier |
        easiest | simple | ez | low difficulty | bronze tier | bronze level
        """
    ),
    Difficulty.MEDIUM: _words(
        """
        보통 | 중간 | 중급 | 적당한 | 적당히 | 평범한 | 무난한 | 난이도 중 | 미디엄 | 노멀 | 노말 | 실버 | medium |
        intermediate | moderate | moderately difficult | normal difficulty | normal | average difficulty |
        average level | mid level | silver tier | silver level
        """
    ),
    Difficulty.HARD: _words(
        """
        어려움 | 어려운 | 어렵게 | 어렵지 | 고난도 | 고난이도 | 고급 | 상급 | 난이도 상 | 빡센 | 빡세게 |
        하드 모드 | 하드 난이도 | 하드한 | 매운맛 | 심화 | 골드 | 플래티넘 | hard | harder | hardest | difficult |
        challenging | advanced | tough | expert | high difficulty | gold tier | gold level | platinum
        """
    ),
}
"""Names of levels."""

FOREIGN: dict[tuple[Topic, ...], tuple[str, ...]] = {
    (Topic.BINARY_SEARCH, Topic.PREFIX_SUM): _words("투 포인터 | 두 포인터 | two pointers | two pointer"),
    (Topic.PREFIX_SUM, Topic.BINARY_SEARCH): _words("슬라이딩 윈도우 | 슬라이딩 윈도 | sliding window"),
    (Topic.MATH, Topic.NUMBER_THEORY): _words(
        """
        기하 | 기하학 | 계산 기하 | 볼록 껍질 | 고속 푸리에 변환 | geometry | computational geometry |
        convex hull | fft
        """
    ),
    (Topic.DYNAMIC_PROGRAMMING, Topic.MATH): _words("게임 이론 | 님 게임 | game theory | nim game"),
    (Topic.SHORTEST_PATH, Topic.GRAPH_TRAVERSAL): _words(
        "최대 유량 | 네트워크 플로우 | max flow | maximum flow | network flow | min cut"
    ),
    (Topic.BINARY_SEARCH,): _words("인터랙티브 | interactive"),
}
"""Algorithms outside the vocabulary, with the topics that come nearest."""

REQUEST_WORDS = _words(
    """
        문제 | 코딩 테스트 | 코테 | 알고리즘 | 연습 | 퀴즈 | 과제 | 백준 | ps | problem | problems | challenge |
        exercise | exercises | question | puzzle | task | algorithm | algorithms | coding test | practice |
        assignment | kata
        """
)
"""What makes a text without any topic a request for a problem."""

FILLERS_KO = _words(
    """
        대비 | 찾기 | 구하 | 스타일 | 싫 | 싫어 | 싫은 | 걸로 | 수 | 개수 | 초등 | 중 | 만들 | 내줘 | 내주 |
        내 줘 | 내봐 | 줘 | 주세 | 주십 | 줄래 | 주라 | 주시 | 부탁 | 하나 | 한 | 개 | 좀 | 조금 | 더 | 아주 |
        매우 | 정말 | 너무 | 너무나 | 추천 | 출제 | 생성 | 풀 | 싶 | 원해 | 필요 | 아무 | 랜덤 | 무작위 | 재미 |
        재밌 | 좋은 | 새로 | 배경 | 테마 | 주제 | 컨셉 | 세계관 | 스토리 | 이야기 | 관련 | 관한 | 대한 | 대해 |
        활용 | 이용 | 사용 | 쓰는 | 써서 | 위한 | 난이도 | 수준 | 정도 | 레벨 | 유형 | 말고 | 빼고 | 제외 | 아닌 |
        없이 | 않은 | 않게 | 않고 | 으로 | 로 | 에서 | 은 | 는 | 이 | 가 | 을 | 를 | 의 | 나오 | 있는 | 하는 |
        되는 | 된 | 해줘 | 해주 | 해 | 그냥 | 혹시 | 안녕 | 나 | 저 | 우리 | 학생 | 제발 | 한번 | 하고 | 그리고 |
        또는 | 혹은 | 나와 | 들어 | 다른 | 것 | 거 | 걸 | 게 | 용 | 급 | 한국어 | 영어 | 한글 | 프로그래밍 | 코딩 |
        공부 | 배우 | 연습 | 테스트 | 기본 | 적인 | 같은 | 종류 | 분야 | 쪽 | 느낌 | 담은 | 설정
        """
)
"""Beginnings of Korean words that ask for nothing by themselves."""

FILLERS_EN = _words(
    """
        a | about | again | all | also | am | an | and | any | anything | as | at | based | be | but | can |
        challenge | choose | class | coding | could | create | difficulty | do | don't | easy | english | except |
        exclude | excluding | fairly | for | from | fun | generate | get | give | good | great | have | hello |
        hey | hi | i | i'd | i'm | in | instead | interesting | into | involving | is | it | just | kind | korean |
        language | learn | learning | least | less | let | level | level-appropriate | like | little | make | me |
        more | my | need | new | nice | no | not | of | on | one | only | or | other | please | pls | practice |
        practise | problem | problems | programming | quite | random | rather | really | required | requires |
        set | setting | show | similar | so | solve | solved | some | something | statement | story | student |
        students | style | such | suitable | surprise | teach | teaching | test | than | thank | thanks | that |
        the | theme | themed | then | there | this | to | too | topic | topics | train | try | type | use | uses |
        using | very | wanna | want | we | what | whatever | where | which | will | with | without | work | world |
        would | write | you | your
        """
)
"""English words that ask for nothing by themselves."""
