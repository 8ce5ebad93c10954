"""Finding known words in a prompt, and whether they are wanted or refused ("DP 말고", "not DP")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

__all__ = ["Mention", "Vocabulary", "fold"]

M = TypeVar("M")

_REFUSED_AFTER = re.compile(
    r"\s*(문제|유형|알고리즘|배경|테마|거|것|건)?\s*(은|는|이|가|을|를|만|도|이나|나|로)?\s*"
    r"(말고|말구|빼고|빼 줘|빼줘|제외|아니(?!면)|아닌|싫|없이|없는|안\s*(쓰|써|나오|들어)"
    r"|(쓰|사용하|이용하|나오|들어가)지\s*(말|않|마)|않은|않게|않고|않았)"
)
_REFUSED_BEFORE = re.compile(
    r"(?<![a-z])(not|no|nor|without|except|avoid|avoiding|excluding|exclude|instead of|rather than|other than"
    r"|anything but|nothing (with|about)|never|isn't|(don't|do not) (use|want|like|need))"
    r"(\s+(a|an|any|the|for|use|using|involving|about|more|too|very|so|that))*\s+$"
)
_KOREAN_LIST = re.compile(r"\s*(문제)?\s*(이?나|이?랑|와|과|하고|및|또는|혹은|도|[/·])\s*")
_COMMA = re.compile(r"\s*,\s*")
_ENGLISH_LIST = re.compile(r"\s*(,?\s*(or|nor|and)\s+|/)(a |an |any )?\s*")
_SURROUNDINGS = {
    "long": "(?:{})",
    "two": "(?<![가-힣])(?:{})",
    "syllable": "(?<![가-힣])(?:{})(?=$|[^가-힣]|[을를이가은는과와로의도]|문제|으로|하고|이랑|랑)",
    "ascii": "(?<![a-z])(?:{})(?![a-z])",
}


@dataclass(frozen=True, slots=True)
class Mention(Generic[M]):
    """A known word at `start:end` of a text, what it means, and whether it was refused."""

    meaning: M
    start: int
    end: int
    refused: bool = False


class Vocabulary(Generic[M]):
    """Words by meaning; finds the leftmost longest ones in lower-case text."""

    def __init__(self, words: Mapping[M, Iterable[str]]) -> None:
        self._meanings = {_bare(word): meaning for meaning, group in words.items() for word in group}
        self._pattern = re.compile(_pattern({word for group in words.values() for word in group}))

    def find(self, text: str) -> list[Mention[M]]:
        """Return every mention in order; a refusal covers a whole list ("DP나 그리디 말고", "no DP or greedy").

        A comma makes a list only where something else is wanted: "DP, BFS 말고 정렬", but "정렬, DP 말고".
        """
        found = [
            Mention(self._meanings[_bare(match.group())], match.start(), match.end())
            for match in self._pattern.finditer(text)
        ]
        found = [replace(m, refused=_refused(text, m)) for m in found]
        for i in range(len(found) - 2, -1, -1):
            others_wanted = any(not m.refused for m in found[i + 2 :])
            separators = (_KOREAN_LIST, _COMMA) if others_wanted else (_KOREAN_LIST,)
            between = text[found[i].end : found[i + 1].start]
            if found[i + 1].refused and any(separator.fullmatch(between) for separator in separators):
                found[i] = replace(found[i], refused=True)
        for i in range(1, len(found)):
            if found[i - 1].refused and _ENGLISH_LIST.fullmatch(text, found[i - 1].end, found[i].start):
                found[i] = replace(found[i], refused=True)
        return found


def fold(text: str) -> str:
    """Bring spellings together: composed Hangul, half-width letters, lower case, plain apostrophes."""
    return unicodedata.normalize("NFKC", text).lower().replace("’", "'")


def _refused(text: str, mention: Mention[M]) -> bool:
    return bool(_REFUSED_AFTER.match(text, mention.end) or _REFUSED_BEFORE.search(text[: mention.start]))


def _bare(word: str) -> str:
    return re.sub(r"[\s_-]", "", word)


def _pattern(words: Iterable[str]) -> str:
    """Match the longest word, whole ones only: short Korean words begin where no other does, a syllable ends there.

    Words of a kind share one test of their surroundings; a test for each takes most of the time to compile.
    """
    kinds: dict[str, list[str]] = {kind: [] for kind in _SURROUNDINGS}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        kind = "ascii" if word.isascii() else {1: "syllable", 2: "two"}.get(len(_bare(word)), "long")
        kinds[kind].append(r"[\s_-]*".join(map(re.escape, word.split())))
    return "|".join(_SURROUNDINGS[kind].format("|".join(group)) for kind, group in kinds.items() if group)
