"""What somebody asked for: vocabulary, and the request as understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alpaco.problem.text import Locale, Text

__all__ = ["Difficulty", "EngineName", "Request", "Topic"]


class Difficulty(StrEnum):
    """How hard a problem is meant to be."""

    TUTORIAL = "tutorial"
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"

    @property
    def label(self) -> Text:
        """The level's name for people."""
        return Text(
            {"tutorial": "튜토리얼", "easy": "쉬움", "medium": "보통", "hard": "어려움"}[self.value], self.value
        )


class Topic(StrEnum):
    """The nineteen topics of the vocabulary."""

    IMPLEMENTATION = "implementation"
    BRUTE_FORCE = "brute force"
    BACKTRACKING = "backtracking"
    SORTING = "sorting"
    STRING = "string"
    MATH = "math"
    NUMBER_THEORY = "number theory"
    PREFIX_SUM = "prefix sum"
    GREEDY = "greedy"
    BINARY_SEARCH = "binary search"
    PARAMETRIC_SEARCH = "parametric search"
    DATA_STRUCTURES = "data structures"
    DIVIDE_AND_CONQUER = "divide and conquer"
    DYNAMIC_PROGRAMMING = "dynamic programming"
    BITMASK = "bitmask"
    GRAPH_TRAVERSAL = "graph traversal"
    SHORTEST_PATH = "shortest path"
    TREE = "tree"
    GRAPH_THEORY = "graph theory"

    @property
    def label(self) -> Text:
        """The topic's name for people."""
        return Text(_KOREAN[self.value], self.value)


_KOREAN = {
    "implementation": "구현",
    "brute force": "브루트포스",
    "backtracking": "백트래킹",
    "sorting": "정렬",
    "string": "문자열",
    "math": "수학",
    "number theory": "정수론",
    "prefix sum": "누적 합",
    "greedy": "그리디",
    "binary search": "이분 탐색",
    "parametric search": "매개 변수 탐색",
    "data structures": "자료 구조",
    "divide and conquer": "분할 정복",
    "dynamic programming": "다이나믹 프로그래밍",
    "bitmask": "비트마스킹",
    "graph traversal": "그래프 탐색",
    "shortest path": "최단 경로",
    "tree": "트리",
    "graph theory": "그래프 이론",
}


class EngineName(StrEnum):
    """Who writes the candidate."""

    AUTO = "auto"
    CATALOGUE = "catalogue"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as understood, after the prompt was read.

    `locale` is the language of the stages, the statement shown first and the errors; `theme` is a
    story wish such as "우주" or "space", `excluded` the topics that were refused ("DP 말고"), `wishes`
    what else was asked for in the user's own words.
    """

    prompt: str
    locale: Locale
    engine: EngineName
    seed: int
    topic: Topic | None = None
    difficulty: Difficulty | None = None
    theme: str | None = None
    wishes: tuple[str, ...] = ()
    excluded: tuple[Topic, ...] = ()
