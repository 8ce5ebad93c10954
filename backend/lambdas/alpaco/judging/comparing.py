"""The format's default output validator: outputs compared as its arguments say.

Facts: problem package format, "Default Output Validator". Case does not count unless asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from alpaco.errors import JudgeError
from alpaco.verification.judge import near

__all__ = ["comparison"]

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_TOLERANCES = {
    "float_absolute_tolerance": (True, False),
    "float_relative_tolerance": (False, True),
    "float_tolerance": (True, True),
}


@lru_cache(maxsize=100)
def comparison(arguments: Sequence[str]) -> Callable[[bytes, bytes], bool]:
    """Return what tells whether an output is as good as the answer: called with answer and output.

    Raises `JudgeError` for arguments that the format does not know.
    """
    words = list(arguments)
    case = spaces = False
    absolute = relative = -1.0
    while words:
        word = words.pop(0)
        if word == "case_sensitive":
            case = True
        elif word == "space_change_sensitive":
            spaces = True
        elif word in _TOLERANCES and words and _NUMBER.fullmatch(words[0]):
            tolerance = float(words.pop(0))
            absolute = tolerance if _TOLERANCES[word][0] else absolute
            relative = tolerance if _TOLERANCES[word][1] else relative
        else:
            raise JudgeError(
                f"the default output validator knows no argument {word!r}", korean=f"기본 채점기가 모르는 인자 {word!r}"
            )

    def same(answer: bytes, output: bytes) -> bool:
        if answer == output:
            return True
        wanted, got = (_tokens(text, spaces=spaces) for text in (answer, output))
        if len(wanted) != len(got):
            return False
        return all(
            a == b or (not case and a.lower() == b.lower()) or near(a, b, absolute=absolute, relative=relative)
            for a, b in zip(wanted, got, strict=True)
        )

    return same


def _tokens(text: bytes, *, spaces: bool) -> list[bytes]:
    return re.split(rb"(\s+)", text) if spaces else text.split()
