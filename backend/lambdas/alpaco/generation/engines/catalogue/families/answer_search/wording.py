"""Words that all structures of `answer_search` share."""

from __future__ import annotations

from alpaco.problem.text import Text

__all__ = ["METHOD", "OVERFLOW", "SLOWNESS"]

METHOD = Text("답에 대한 이분 탐색", "binary search on the answer")
SLOWNESS = Text("답을 하나씩 늘려 가며 확인함", "tries one answer after the other")
OVERFLOW = Text("32비트 정수에 저장함", "keeps it in a 32-bit integer")
