"""G4 on small cases: the reference and an independently written brute force agree, and so do all right programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.program import Language, Program, Role
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Answered, Bench, Run
from alpaco.verification.excerpt import excerpt

__all__ = ["check_agreement"]

_COMPILED_CASES = 200
_SUSPECTS = 20
_SECONDS = 10.0
_SECONDS_SHARED = 0.5


def check_agreement(bench: Bench, cases: Sequence[bytes], answers: Sequence[Run]) -> Check:
    """Compare every right program and every brute force with the reference's `answers` on small cases."""
    reference, *others = bench.programs(Role.REFERENCE, Role.ACCEPTED)
    brutes = bench.programs(Role.BRUTE)
    evidence: dict[str, Any] = {"reference": reference.name, "cases": len(cases), "compared": {}}
    if not brutes:
        return Check(Gate.REFERENCE, CheckState.FAILED, evidence | {"reason": "no brute force can run here"})
    for case, answer in zip(cases, answers, strict=True):
        if answer.verdict is not Verdict.AC:
            alone = bench.run(reference, case, bench.limits(_SECONDS))
            if alone.verdict is not Verdict.AC:
                return Check(Gate.REFERENCE, CheckState.FAILED, evidence | _failure(reference, alone, case))
    for other in (*brutes, *others):
        compared, difference = _compare(bench, reference, other, list(zip(cases, answers, strict=True)))
        evidence["compared"][other.name] = compared
        if difference:
            return Check(Gate.REFERENCE, CheckState.FAILED, evidence | difference)
        if other in brutes and 2 * compared < len(cases):
            reason = f"{other.name} answered only {compared} of {len(cases)} small cases"
            return Check(Gate.REFERENCE, CheckState.FAILED, evidence | {"reason": reason})
    return Check(Gate.REFERENCE, CheckState.PASSED, evidence)


def _compare(
    bench: Bench, reference: Program, other: Program, solved: list[tuple[bytes, Run]]
) -> tuple[int, dict[str, Any]]:
    """Return how many cases were compared, and the first confirmed difference, if any, as evidence."""
    if other.language is not Language.PYTHON:
        solved = solved[:: max(1, len(solved) // _COMPILED_CASES)]
    runs = bench.small_runs(other, [case for case, _ in solved], bench.limits(_SECONDS_SHARED))
    finished = [(case, answer, run) for (case, answer), run in zip(solved, runs, strict=True) if _usable(run, other)]
    suspects = list(_differing(bench, finished))
    for case in sorted(suspects, key=len)[:_SUSPECTS]:
        difference = _confirmed(bench, reference, other, case)
        if difference:
            return len(finished), difference
    return len(finished) - len(suspects), {}


def _usable(run: Run, program: Program) -> bool:
    """Tell whether a run says anything: a brute force may need too much time or memory."""
    return not (program.role is Role.BRUTE and run.verdict in (Verdict.TLE, Verdict.MLE))


def _differing(bench: Bench, finished: Sequence[tuple[bytes, Run, Run]]) -> Iterator[bytes]:
    right = bench.accepts([Answered(case, answer.output, run.output) for case, answer, run in finished])
    for (case, _, run), accepted in zip(finished, right, strict=True):
        if run.verdict is not Verdict.AC or not accepted:
            yield case


def _confirmed(bench: Bench, reference: Program, other: Program, case: bytes) -> dict[str, Any]:
    """Repeat a difference with a process for each program; empty when it does not show again."""
    limits = bench.limits(_SECONDS)
    ours, theirs = bench.run(reference, case, limits), bench.run(other, case, limits)
    if ours.verdict is not Verdict.AC:
        return _failure(reference, ours, case)
    if theirs.verdict is not Verdict.AC:
        return {} if not _usable(theirs, other) else _failure(other, theirs, case)
    both = bench.accepts([Answered(case, theirs.output, ours.output), Answered(case, ours.output, theirs.output)])
    if all(both):
        return {}
    return {
        "reason": f"{reference.name} and {other.name} disagree",
        "input": excerpt(case),
        "outputs": {reference.name: excerpt(ours.output), other.name: excerpt(theirs.output)},
    }


def _failure(program: Program, run: Run, case: bytes) -> dict[str, Any]:
    return {"reason": f"{program.name} ends as {run.verdict} on a small case", "input": excerpt(case)}
