"""Reading a prompt: topic, level, theme and language out of a learner's own words, in Korean, English or both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from alpaco.errors import UnsupportedRequestError
from alpaco.generation import prompt_words as words
from alpaco.generation.engines.catalogue.theme import THEMES
from alpaco.generation.engines.catalogue.topics import TOPICS
from alpaco.generation.mentions import Mention, Vocabulary, fold
from alpaco.problem.request import Difficulty, EngineName, Request, Topic
from alpaco.problem.text import Locale, Text

__all__ = ["Given", "read_prompt"]

_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
_IN_ENGLISH = re.compile(r"(?<![a-z])in english(?![a-z])|영어로|영문으로")
_IN_KOREAN = re.compile(r"(?<![a-z])in korean(?![a-z])|한국어로|한글로|국문으로")
_NOT_OUTER_SPACE = re.compile(r"(extra|constant|linear|memory|auxiliary)[\s-]space|space[\s-](complexity|efficient)")
_STORY_WISH = re.compile(
    r"(?P<korean>[가-힣a-z]+?)(?:을|를)?\s*(?:배경|테마|컨셉|세계관|이야기|소재)"
    r"|(?P<english>[a-z]+)[\s-](?:themed?|setting)(?![a-z])"
    r"|set (?:in|on) (?:the |an? )?(?P<place>[a-z]+)"
)
_TOKEN = re.compile(r"[^\s,.!?~;:()\[\]\"“”‘’]+")
_NO_STORY = frozenset(
    {"a", "any", "fun", "good", "nice", "story", "그런", "다른", "아무", "이런", "재미있는", "재밌는", "좋은", "한"}
)
_ENGLISH_FILLERS = frozenset(words.FILLERS_EN)
_MEANT_TOO = {Topic.GRAPH_THEORY: (Topic.GRAPH_TRAVERSAL, Topic.SHORTEST_PATH)}
_MILDER = {Difficulty.TUTORIAL: Difficulty.EASY, Difficulty.EASY: Difficulty.MEDIUM, Difficulty.HARD: Difficulty.EASY}
_NO_REQUEST = Text(
    "어떤 문제를 원하시는지 알 수 없습니다. 주제나 난이도를 적어 주세요. 예: “이분 탐색 쉬운 문제 만들어 줘”",
    "This does not read like a request for a problem. Name a topic or a level, for example "
    "“an easy binary search problem”.",
)


@dataclass(frozen=True, slots=True)
class Given:
    """What the client said in fields of their own; they win over the prompt."""

    topic: Topic | None = None
    difficulty: Difficulty | None = None
    locale: Locale | None = None


def read_prompt(prompt: str, *, seed: int, engine: EngineName = EngineName.AUTO, given: Given | None = None) -> Request:
    """Understand a prompt; pure, so the same words are always understood in the same way.

    Raises `UnsupportedRequestError`, in the prompt's language, where the text asks for no problem at
    all. A topic outside the catalogue is not refused here: that is the chosen engine's to say.
    """
    given = given or Given()
    text = fold(prompt)
    locale = given.locale or _locale(text)
    topics, levels, theme = _topics().find(text), _levels().find(text), _theme(text)
    asked = _requests().find(text)
    if not (given.topic or topics or levels or theme or asked or _foreign().find(text)):
        raise UnsupportedRequestError(_NO_REQUEST.of(locale), TOPICS)
    wanted = sorted((m for m in topics if not m.refused), key=lambda m: (m.meaning[0], m.start))
    topic = given.topic or (wanted[0].meaning[1] if wanted else None)
    others = [text[m.start : m.end] for m in wanted if m.meaning[1] is not topic]
    understood: list[Mention[Any]] = [*topics, *levels, *asked, *([theme] if theme else [])]
    return Request(
        prompt=prompt,
        locale=locale,
        engine=engine,
        seed=seed,
        topic=topic,
        difficulty=given.difficulty or _level(levels),
        theme=theme.meaning if theme else None,
        wishes=tuple(dict.fromkeys([*others, *_unread(text, understood)])),
        excluded=_excluded(topics, topic),
    )


def _locale(text: str) -> Locale:
    if _IN_ENGLISH.search(text):
        return Locale.EN
    if _IN_KOREAN.search(text) or _HANGUL.search(text):
        return Locale.KO
    return Locale.EN if re.search(r"[a-z]", text) else Locale.KO


def _excluded(topics: Sequence[Mention[tuple[int, Topic]]], wanted: Topic | None) -> tuple[Topic, ...]:
    """Return what was refused; whoever wants no graphs wants none under another name either."""
    refused = [m.meaning[1] for m in topics if m.refused]
    widened = [each for topic in refused for each in (topic, *_MEANT_TOO.get(topic, ()))]
    return tuple(dict.fromkeys(topic for topic in widened if topic is not wanted))


def _level(levels: list[Mention[Difficulty]]) -> Difficulty | None:
    wanted = [m.meaning for m in levels if not m.refused]
    milder = [_MILDER[m.meaning] for m in levels if m.refused and m.meaning in _MILDER]
    return next(iter([*wanted, *milder]), None)


def _theme(text: str) -> Mention[str] | None:
    """Find the story wish in the user's own words: a word that a theme knows, or whatever stands before "배경"."""
    outer = _NOT_OUTER_SPACE.sub(lambda match: "-" * len(match.group()), text)
    for mention in _themes().find(outer):
        if not mention.refused:
            return Mention(text[mention.start : mention.end], mention.start, mention.end)
    for match in _STORY_WISH.finditer(text):
        word = match["korean"] or match["english"] or match["place"]
        if word not in _NO_STORY:
            return Mention(word, match.start(), match.end())
    return None


def _unread(text: str, understood: Sequence[Mention[Any]]) -> list[str]:
    """Return the stretches of words that were neither understood nor fillers."""
    phrases: list[list[str]] = [[]]
    for token in _TOKEN.finditer(text):
        known = any(token.start() < m.end and m.start < token.end() for m in understood)
        if not known and not _is_filler(token.group()):
            phrases[-1].append(token.group())
        elif phrases[-1]:
            phrases.append([])
    return [" ".join(phrase) for phrase in phrases if phrase]


def _is_filler(token: str) -> bool:
    if not _HANGUL.search(token):
        return token in _ENGLISH_FILLERS or not token.isalpha()
    return token in words.FILLERS_KO or any(len(word) > 1 and token.startswith(word) for word in words.FILLERS_KO)


@cache
def _topics() -> Vocabulary[tuple[int, Topic]]:
    ranked = enumerate((words.METHODS, words.GOALS, words.BROAD))
    return Vocabulary({(rank, topic): group for rank, table in ranked for topic, group in table.items()})


@cache
def _levels() -> Vocabulary[Difficulty]:
    return Vocabulary(words.LEVELS)


@cache
def _themes() -> Vocabulary[str]:
    return Vocabulary({theme.name: theme.keys for theme in THEMES})


@cache
def _requests() -> Vocabulary[str]:
    return Vocabulary({"request": words.REQUEST_WORDS})


@cache
def _foreign() -> Vocabulary[tuple[Topic, ...]]:
    return Vocabulary(words.FOREIGN)
