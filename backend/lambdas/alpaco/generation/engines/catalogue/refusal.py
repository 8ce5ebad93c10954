"""Why the catalogue cannot serve a request, and which of its topics come nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from alpaco.errors import UnsupportedRequestError
from alpaco.generation.mentions import Vocabulary, fold
from alpaco.generation.prompt_words import FOREIGN
from alpaco.problem.request import Difficulty, Request, Topic
from alpaco.problem.text import Text

__all__ = ["nothing_fits", "unknown_subject"]

_NEAREST = {
    Topic.IMPLEMENTATION: (Topic.STRING, Topic.GRAPH_TRAVERSAL, Topic.PREFIX_SUM),
    Topic.BRUTE_FORCE: (Topic.GRAPH_TRAVERSAL, Topic.DYNAMIC_PROGRAMMING, Topic.GREEDY),
    Topic.BACKTRACKING: (Topic.GRAPH_TRAVERSAL, Topic.DYNAMIC_PROGRAMMING),
    Topic.SORTING: (Topic.GREEDY, Topic.BINARY_SEARCH),
    Topic.STRING: (Topic.DATA_STRUCTURES, Topic.DYNAMIC_PROGRAMMING),
    Topic.MATH: (Topic.NUMBER_THEORY, Topic.DYNAMIC_PROGRAMMING),
    Topic.NUMBER_THEORY: (Topic.MATH, Topic.PREFIX_SUM),
    Topic.PREFIX_SUM: (Topic.BINARY_SEARCH, Topic.DYNAMIC_PROGRAMMING),
    Topic.GREEDY: (Topic.SORTING, Topic.DYNAMIC_PROGRAMMING),
    Topic.BINARY_SEARCH: (Topic.PARAMETRIC_SEARCH, Topic.PREFIX_SUM),
    Topic.PARAMETRIC_SEARCH: (Topic.BINARY_SEARCH, Topic.GREEDY),
    Topic.DATA_STRUCTURES: (Topic.TREE, Topic.STRING, Topic.BINARY_SEARCH),
    Topic.DIVIDE_AND_CONQUER: (Topic.BINARY_SEARCH, Topic.DYNAMIC_PROGRAMMING, Topic.SORTING),
    Topic.DYNAMIC_PROGRAMMING: (Topic.GREEDY, Topic.PREFIX_SUM),
    Topic.BITMASK: (Topic.DYNAMIC_PROGRAMMING, Topic.NUMBER_THEORY, Topic.MATH),
    Topic.GRAPH_TRAVERSAL: (Topic.SHORTEST_PATH, Topic.TREE),
    Topic.SHORTEST_PATH: (Topic.GRAPH_TRAVERSAL, Topic.TREE),
    Topic.TREE: (Topic.GRAPH_TRAVERSAL, Topic.DATA_STRUCTURES),
    Topic.GRAPH_THEORY: (Topic.GRAPH_TRAVERSAL, Topic.SHORTEST_PATH, Topic.TREE),
}
_PROBLEM = r"(?:문제|퀴즈|과제|problems?|exercises?|questions?|challenges?|puzzles?|tasks?|quiz(?:zes)?)"
_UNKNOWN = Text(
    "“{subject}”에 맞는 주제가 카탈로그에 없습니다. 가까운 주제: {nearest}.",
    "The catalogue has no topic for “{subject}”. The nearest that it has: {nearest}.",
)
_NO_TOPIC = Text(
    "카탈로그에 '{topic}' 문제가 아직 없습니다. 가까운 주제: {nearest}.",
    "The catalogue has no {topic} problems yet. The nearest topics that it has: {nearest}.",
)
_NO_LEVEL = Text(
    "카탈로그에 '{topic}' 주제의 '{level}' 문제가 아직 없습니다. 이 주제에서 고를 수 있는 난이도: {levels}.",
    "The catalogue has no {level} {topic} problems yet. The levels that it has for this topic: {levels}.",
)
_ALL_REFUSED = Text(
    "제외한 주제를 빼면 카탈로그에 남는 문제가 없습니다. 다른 주제: {nearest}.",
    "Without the topics that you excluded nothing is left in the catalogue. Other topics: {nearest}.",
)


def unknown_subject(request: Request, offered: Sequence[Topic]) -> UnsupportedRequestError | None:
    """Return the refusal of a request that names, in place of a topic, a subject that is none of ours."""
    text = fold(request.prompt)
    for mention in _foreign().find(text):
        if not mention.refused:
            return _refusal(_UNKNOWN, request, mention.meaning, offered, subject=text[mention.start : mention.end])
    for wish in request.wishes:
        if _is_subject(wish, text):
            return _refusal(_UNKNOWN, request, (), offered, subject=wish)
    return None


def nothing_fits(request: Request, levels: Sequence[Difficulty], offered: Sequence[Topic]) -> UnsupportedRequestError:
    """Make the refusal of an understood request; `levels` are those at which its topic could be served."""
    if request.topic is None:
        return _refusal(_ALL_REFUSED, request, (), [topic for topic in offered if topic not in request.excluded])
    topic = request.topic.label.of(request.locale)
    if not levels or request.difficulty is None:
        return _refusal(_NO_TOPIC, request, _NEAREST[request.topic], offered, topic=topic)
    level = request.difficulty.label.of(request.locale)
    names = ", ".join(level.label.of(request.locale) for level in levels)
    return _refusal(_NO_LEVEL, request, (request.topic,), offered, topic=topic, level=level, levels=names)


def _refusal(
    text: Text, request: Request, preferred: Sequence[Topic], offered: Sequence[Topic], **values: str
) -> UnsupportedRequestError:
    nearest = [topic for topic in preferred if topic in offered] or list(offered)
    labels = ", ".join(topic.label.of(request.locale) for topic in nearest)
    return UnsupportedRequestError(text.of(request.locale).format(nearest=labels, **values), tuple(nearest))


def _is_subject(wish: str, text: str) -> bool:
    """Whether the wish stands where a topic would: right before "문제" or "problem", or after "problem about"."""
    words = re.escape(wish)
    before = rf"{words}(?<![는한운인된던])\s*(?:관련|에 관한|에 대한)?\s*{_PROBLEM}"
    after = rf"{_PROBLEM} (?:about|on|in|using|with|involving) (?:[a-z]+ )?{words}"
    return bool(re.search(before, text) or re.search(after, text))


@cache
def _foreign() -> Vocabulary[tuple[Topic, ...]]:
    return Vocabulary(FOREIGN)
