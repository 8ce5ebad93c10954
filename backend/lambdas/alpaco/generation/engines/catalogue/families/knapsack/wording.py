"""The words that the knapsacks with one more rule share."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.text import Text

__all__ = ["EXPONENTIAL", "OUTPUT", "story"]

OUTPUT = Text("첫째 줄에 가치의 합의 최댓값을 출력하세요.", "Print the largest possible total value.")
EXPONENTIAL = Text("메모이제이션이 없는 재귀, 지수 시간", "recursion without memoisation, exponential time")


def story(theme: Theme, things: Text, rule: Text) -> Text:
    """Tell what is there, that a bag is filled, and the rule that holds for it."""
    actor = theme.actor
    return Text(
        f"{things.ko} {josa(actor.ko, '은/는')} 무게의 합이 $W$를 넘지 않도록 몇 개를 골라 가방에 담으려고 합니다. "
        f"{rule.ko} 아무것도 담지 않아도 됩니다.\n\n담은 것의 가치의 합으로 가능한 최댓값을 구하세요.",
        f"{things.en} The {actor.en} puts some of them, possibly none, into a bag; their total weight must not "
        "exceed $W$. "
        f"{rule.en}\n\nFind the largest possible total value in the bag.",
    )
