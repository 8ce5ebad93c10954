"""What can be read out of a statement's words: its numbers, its bounds, what it says of several right answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["numbers", "only_in_one", "promises_any_answer", "stated_bounds", "states_tolerance"]

_GROUPING = re.compile(r"(?<=\d)(?:,|\\,|\{,\})(?=\d{3}(?!\d))")
_POWER = re.compile(r"(?:(\d+)\s*(?:\\cdot|\\times|×|\*)\s*)?(?<![\w.])(\d+)\s*(?:\^|\*\*)\s*\{?(\d{1,2})\}?")
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.])(?<!_\{)\d+(?:\.\d+)?")
_RELATION = r"\s*(?:\\leq?|≤|<=)\s*"
_VALUE = r"(-?\s*\d+)"
_BETWEEN = re.compile(rf"{_VALUE}{_RELATION}([A-Za-z]\w*(?:\s*,\s*[A-Za-z]\w*)*){_RELATION}{_VALUE}")
_ENGLISH = {
    "0": "zero|no|none|nothing|empty",
    "2": "two|twice|second|both|pairs?|either|neither|binary|half|squared?|doubled?|even|odd",
    "3": "three|third|thrice|triples?|cubed?",
    "4": "four|fourth|quarter",
    "5": "five|fifth",
    "6": "six|sixth",
    "7": "seven|seventh",
    "8": "eight|eighth",
    "9": "nine|ninth",
    "10": "ten|tenth|decimal",
}
_KOREAN = {
    "0": "영|없",
    "2": "두|둘|이진|짝|홀|제곱|절반|반으로",
    "3": "세|셋|삼",
    "4": "네|넷|사방|상하좌우",
    "5": "다섯",
    "6": "여섯",
    "7": "일곱",
    "8": "여덟",
    "9": "아홉",
    "10": "열|십",
}
_ANY_ANSWER = (
    re.compile(r"아무거나|아무 것이나|어떤 것을? 출력해도|어느 것을? 출력해도|여러 가지.{0,20}하나"),
    re.compile(
        r"\bany (?:one )?of them\b|\bany (?:valid|such|correct|optimal)\b|\bany of the (?:valid|correct)\b",
        re.IGNORECASE,
    ),
)


_TOLERANCE = re.compile(r"(?:절대|상대)[^.\n]{0,20}오차|\b(?:absolute|relative)\b[^.\n]{0,30}\berror", re.IGNORECASE)


def numbers(text: str) -> frozenset[str]:
    """Return the numbers in a text, each once; `100,000` and `10^5` are the same number."""
    return frozenset(_NUMBER.findall(_plain(text)))


def only_in_one(korean: str, english: str) -> frozenset[str]:
    """Return the numbers that only one of two versions of a text gives, in digits or as a word.

    The number one does not count: `1칸` may be a cell in English and `one of them` 그중 아무거나 in Korean.
    """
    ko, en = numbers(korean), numbers(english)
    spelt_ko = {number for number, words in _KOREAN.items() if re.search(words, korean)}
    spelt_en = {number for number, words in _ENGLISH.items() if re.search(rf"\b(?:{words})\b", english, re.IGNORECASE)}
    return frozenset(((ko - en - spelt_en) | (en - ko - spelt_ko)) - {"1"})


def stated_bounds(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each variable that a text bounds from both sides by numbers, with the bounds."""
    for low, names, high in _BETWEEN.findall(_plain(text)):
        for name in re.split(r"\s*,\s*", names):
            yield name, int(low.replace(" ", "")), int(high.replace(" ", ""))


def promises_any_answer(text: str) -> bool:
    """Tell whether a text says, in Korean or English, that any of several right answers will do."""
    return any(words.search(text) for words in _ANY_ANSWER)


def states_tolerance(text: str) -> bool:
    """Tell whether a text says, in Korean or English, that an answer may have an absolute or relative error."""
    return bool(_TOLERANCE.search(text))


def _plain(text: str) -> str:
    """Write grouped digits and powers as plain digits."""
    return _POWER.sub(lambda m: str(int(m[1] or 1) * int(m[2]) ** int(m[3])), _GROUPING.sub("", text))
