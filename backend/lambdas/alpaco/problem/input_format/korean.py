"""Korean particles after mathematics, numbers and words."""

from __future__ import annotations

import re

__all__ = ["particle"]

# Names of letters and digits that end in a consonant: 엘, 엠, 엔, 알; 영, 일, 삼, 육, 칠, 팔.
_CLOSED = set("lmnrLMNR013678")


def particle(text: str, pair: str) -> str:
    """Return the text with the right one of two particles, given as `"이/가"`, with the closed form first.

    The sound that counts is that of the last letter or digit that is read aloud, in or out of `$…$`.
    """
    closed, opened = pair.split("/")
    return text + (closed if _ends_closed(text) else opened)


def _ends_closed(text: str) -> bool:
    spoken = re.sub(r"\\[A-Za-z]+|[^0-9A-Za-z가-힣]", "", text)
    if not spoken:
        return False
    last = spoken[-1]
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28 != 0
    return last in _CLOSED
