"""G8: a time limit exists that right programs keep with room to spare and slow ones clearly exceed."""

from __future__ import annotations

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.time_limit import TO_LIMIT, TO_SLOW, TimeLimit, limit_for
from alpaco.verification.timing import LONGEST

__all__ = ["check_time_limit"]


def check_time_limit(limit: TimeLimit) -> Check:
    """Check the format's rule on the measured times."""
    evidence = {
        "seconds": limit.seconds,
        "resolution": limit.resolution,
        "slowestAccepted": round(limit.slowest_accepted, 3),
        "fastestSlow": None if limit.fastest_slow is None else round(limit.fastest_slow, 3),
        "byLanguage": dict(limit.by_language),
    }
    reason = _reason(limit)
    if reason:
        return Check(Gate.TIME_LIMIT, CheckState.FAILED, evidence | {"reason": reason})
    return Check(Gate.TIME_LIMIT, CheckState.PASSED, evidence)


def _reason(limit: TimeLimit) -> str | None:
    if limit.seconds < TO_LIMIT * limit.slowest_accepted:
        return f"the limit is less than {TO_LIMIT} times the slowest accepted time"
    if limit.seconds > limit_for(limit.slowest_accepted, limit.resolution):
        return f"the limit is not the smallest that leaves the slowest accepted program {TO_LIMIT} times its time"
    if limit.seconds > LONGEST:
        return f"the right programs call for more than {LONGEST} s"
    if limit.fastest_slow is not None and limit.fastest_slow < TO_SLOW * limit.seconds:
        return f"no limit fits: the fastest slow program needs less than {TO_SLOW} times the limit"
    return None
