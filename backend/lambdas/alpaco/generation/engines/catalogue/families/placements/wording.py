"""The rule that the boards share, and what a slow program does to them."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.text import Text

__all__ = ["EVERY_ORDER", "rule"]

EVERY_ORDER = Text(
    "열만 다르게 끝까지 놓은 뒤에 대각선을 확인, $O(N! \\cdot N)$",
    "checks the diagonals of every order of columns at the end, $O(N! \\cdot N)$",
)


def rule(theme: Theme) -> Text:
    """Tell that every row gets one thing, no two of them in one column or on one diagonal."""
    item = theme.item
    return Text(
        f"행마다 {josa(item.ko, '을/를')} 정확히 하나씩, 모두 $N$개를 놓으려고 합니다. 이때 같은 열에 있거나 같은 "
        f"대각선에 있는 두 {josa(item.ko, '이/가')} 있어서는 안 됩니다. 두 칸의 행 번호의 차와 열 번호의 차가 같으면 "
        "두 칸은 같은 대각선에 있습니다.",
        f"Each row shall get exactly one of $N$ {item.plural}, and no two {item.plural} may be in the same column or "
        "on the same diagonal. Two cells are on the same diagonal if their rows are as far apart as their columns.",
    )
