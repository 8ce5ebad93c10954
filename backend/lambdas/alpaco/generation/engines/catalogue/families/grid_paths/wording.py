"""The words that the ways with a largest sum share."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.text import Text

__all__ = ["OUTPUT", "story"]

OUTPUT = Text("첫째 줄에 점수의 합의 최댓값을 출력하세요.", "Print the largest possible sum of scores.")


def story(theme: Theme, rule: Text) -> Text:
    """Tell of a grid of scores, the rule of moving, and that the sum shall be large."""
    place, actor = theme.place, theme.actor
    return Text(
        f"{josa(place.ko, '은/는')} 세로 $N$칸, 가로 $M$칸의 격자이고, 칸마다 점수가 하나씩 정해져 있습니다. 점수는 "
        "음수일 수도 "
        f"있습니다. {rule.ko}\n\n{josa(actor.ko, '이/가')} 지나는 모든 칸의 점수를 더한 값으로 가능한 최댓값을 "
        "구하세요. 처음 칸과 "
        "마지막 칸의 점수도 더합니다.",
        f"The {place.en} is a grid of $N$ rows and $M$ columns, and each cell has a score, possibly negative. "
        f"{rule.en}\n\n"
        f"Find the largest possible sum of the scores of all cells that the {actor.en} passes, the first and the "
        "last one "
        "included.",
    )
