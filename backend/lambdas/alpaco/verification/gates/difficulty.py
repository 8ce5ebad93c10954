"""G11: the difficulty is measured: how far the simple programs get, and that a hard problem needs more than them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.program import Role
from alpaco.problem.request import Difficulty
from alpaco.problem.verdict import Verdict
from alpaco.verification.measuring import Reach

__all__ = ["check_difficulty"]

_NEEDS_MORE = (Difficulty.MEDIUM, Difficulty.HARD)


def check_difficulty(candidate: Candidate, verdicts: Mapping[str, Verdict], reached: Mapping[str, Reach]) -> Check:
    """Decide from the verdicts of brute forces and slow programs; what they `reached` is evidence."""
    simple = [p for p in candidate.programs if p.role in (Role.BRUTE, Role.SLOW) and p.name in verdicts]
    beaten = [p for p in simple if verdicts[p.name] is not Verdict.AC]
    evidence: dict[str, Any] = {
        "level": candidate.difficulty,
        "needsBetterThan": [p.note.en if p.note else p.name for p in beaten],
        "sizes": {
            name: {"size": r.size, "everything": r.everything, "growth": r.growth} for name, r in reached.items()
        },
    }
    enough = [p.name for p in simple if p not in beaten]
    if candidate.difficulty in _NEEDS_MORE and enough:
        reason = f"a {candidate.difficulty} problem must need more than {enough[0]}"
        return Check(Gate.DIFFICULTY, CheckState.FAILED, evidence | {"reason": reason})
    return Check(Gate.DIFFICULTY, CheckState.PASSED, evidence)
