"""G4 on the tests: the reference answers every one, each right program agrees, no brute force disagrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.program import Program
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Run
from alpaco.verification.judging import Judged
from alpaco.verification.suite import TestInput

__all__ = ["check_answers", "check_brutes", "check_versions"]


def check_answers(reference: Program | None, tests: Sequence[TestInput], runs: Sequence[Run]) -> Check | None:
    """Return the missed gate where there is no reference or it has no answer to a test, or None."""
    if reference is None:
        return _failed({"reason": "no right program can run here"})
    for test, run in zip(tests, runs, strict=True):
        if run.verdict is not Verdict.AC:
            return _failed({"reason": f"{reference.name} ends as {run.verdict} on {test.name}", "test": test.name})
    return None


def check_versions(judged: Mapping[str, Judged]) -> Check | None:
    """Return the missed gate where a right program is not right on every test, or None."""
    for name, outcome in judged.items():
        if outcome.verdict is not Verdict.AC:
            return _failed({"reason": f"{name} gets {outcome.verdict} on {outcome.test}", "test": outcome.test})
    return None


def check_brutes(judged: Mapping[str, Judged]) -> Check | None:
    """Return the missed gate where a brute force is wrong on a test, or None; it may need too much of anything."""
    for name, outcome in judged.items():
        if outcome.verdict is Verdict.WA:
            return _failed({"reason": f"{name} disagrees on {outcome.test}", "test": outcome.test})
    return None


def _failed(evidence: Mapping[str, Any]) -> Check:
    return Check(Gate.REFERENCE, CheckState.FAILED, evidence)
