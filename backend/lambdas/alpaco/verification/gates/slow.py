"""G7: every program of a worse complexity is right where it ends in time, and runs out of time."""

from __future__ import annotations

from collections.abc import Mapping

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.request import Difficulty
from alpaco.problem.verdict import Verdict
from alpaco.verification.judging import Judged

__all__ = ["check_slow"]

_MUST_BE_FAST = (Difficulty.MEDIUM, Difficulty.HARD)


def check_slow(judged: Mapping[str, Judged], limit: float, difficulty: Difficulty) -> Check:
    """Decide from the slow programs' verdicts at `limit`; from medium on there must be such a program."""
    evidence = {
        "limit": limit,
        "programs": {
            name: {"verdict": j.verdict, "test": j.test, "seconds": round(j.slowest, 3)} for name, j in judged.items()
        },
    }
    if not judged:
        if difficulty in _MUST_BE_FAST:
            reason = f"a {difficulty} problem needs a program that is too slow"
            return Check(Gate.SLOW, CheckState.FAILED, evidence | {"reason": reason})
        return Check(Gate.SLOW, CheckState.NOT_APPLICABLE, evidence | {"reason": "no slow program is meant to fail"})
    reasons = [f"{name} gets {j.verdict}, not TLE" for name, j in judged.items() if j.verdict is not Verdict.TLE]
    if reasons:
        return Check(Gate.SLOW, CheckState.FAILED, evidence | {"reason": "; ".join(reasons)})
    return Check(Gate.SLOW, CheckState.PASSED, evidence)
