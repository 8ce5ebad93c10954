"""Korean particles after mathematics, numbers and words."""

from __future__ import annotations

import re

__all__ = ["particle"]

# Names of letters and digits that end in a consonant: 엘, 엠, 엔, 알; 영, 일, 삼, 육, 칠, 팔.
_CLOSED = frozenset("lmnrLMNR013678")
_IN_RIEUL = frozenset("lrLR178")
_RIEUL = 8


def particle(text: str, pair: str) -> str:
    """Return the text with the right one of two particles, given closed form first: `이/가`, `으로/로`.

    The sound that counts is that of the last letter or digit that is read aloud, in or out of `$…$`.
    """
    closed, opened = pair.split("/")
    ending = _ending(text)
    return text + (opened if not ending or (ending == _RIEUL and closed == "으로") else closed)


def _ending(text: str) -> int:
    """Return the number of the final consonant in the order of Hangul, 0 for none; letters know only ㄹ and others."""
    if re.search(r"\^(\w|\{\w+\})\$?$", text):
        return 1  # read as 제곱
    spoken = re.sub(r"\\[A-Za-z]+|[^0-9A-Za-z가-힣]", "", text)
    last = spoken[-1:] or "가"
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28
    return _RIEUL if last in _IN_RIEUL else int(last in _CLOSED)
