"""G12: the final tests, scored by mutants that the search for tests never saw."""

from __future__ import annotations

from collections.abc import Sequence

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.verification.sieve import Tally

__all__ = ["check_holdback"]

# One unlucky mutant of few must not refuse a problem; tests that miss more than that are weak.
_LEAST_SCORE = 0.8


def check_holdback(tally: Tally, tests: int, dropped: Sequence[str]) -> Check:
    """Decide from the share of the wrong mutants that `tests` tests kill; `dropped` killed nothing."""
    wrong = tally.killed + len(tally.survivors)
    evidence = {"heldBack": tally.evidence(), "tests": tests, "dropped": list(dropped)}
    if not wrong:
        reason = "there is no program to hold back"
        return Check(Gate.HOLDBACK, CheckState.NOT_APPLICABLE, evidence | {"reason": reason})
    evidence["score"] = round(tally.killed / wrong, 3)
    if tally.killed < _LEAST_SCORE * wrong:
        reason = f"{', '.join(tally.survivors)} pass every test"
        return Check(Gate.HOLDBACK, CheckState.FAILED, evidence | {"reason": reason})
    return Check(Gate.HOLDBACK, CheckState.PASSED, evidence)
