"""The time limit and the rule that it follows.

The rule (problem package format 2025-09, `limits`): the smallest multiple of the resolution with
slowest accepted x 2.0 <= limit and limit x 1.5 <= fastest slow, in CPU seconds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from alpaco.problem.program import Language

__all__ = ["RESOLUTION", "TO_LIMIT", "TO_SLOW", "TimeLimit", "limit_for"]

RESOLUTION = 0.1
TO_LIMIT, TO_SLOW = 2.0, 1.5


def limit_for(slowest_accepted: float, resolution: float = RESOLUTION) -> float:
    """Return the smallest multiple of the resolution that is at least twice the slowest accepted time."""
    steps = max(1, math.ceil(round(slowest_accepted * TO_LIMIT / resolution, 6)))
    return round(steps * resolution, 6)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The limit in CPU seconds and the measurements that it follows from.

    The fastest slow program is measured as far as whole seconds ask, see `whole_seconds`.
    """

    seconds: float
    resolution: float
    slowest_accepted: float
    fastest_slow: float | None
    by_language: Mapping[Language, float]

    @property
    def whole_seconds(self) -> int:
        """The limit by the same rule where limits are whole seconds, as in legacy packages."""
        return round(limit_for(self.slowest_accepted, 1.0))

    def is_exceeded(self, limit: float) -> bool:
        """Tell whether every slow program is known to exceed another `limit` as clearly as the rule asks."""
        return self.fastest_slow is not None and self.fastest_slow >= TO_SLOW * limit
