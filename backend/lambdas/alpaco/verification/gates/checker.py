"""G9: a checker accepts what is right, rejects junk, and never breaks."""

from __future__ import annotations

from collections.abc import Sequence

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Role
from alpaco.verification.bench import Answered, Bench

__all__ = ["check_checker"]

_TESTS = 40
_JUNK = (b"", b"junk", b"\x00\x80\xff", b"1/0 nan -inf (", b"9" * 4000)


def check_checker(bench: Bench, tests: Sequence[TestCase]) -> Check:
    """Show the checker the right answers, junk, and right answers with junk behind them."""
    checkers = bench.programs(Role.CHECKER)
    if not checkers:
        return Check(Gate.CHECKER, CheckState.NOT_APPLICABLE, {"reason": "there is one right answer"})
    cases = [(test.name, test.input.encode(), test.answer.encode()) for test in tests[:_TESTS]]
    right = bench.accepts([Answered(data, answer, answer) for _, data, answer in cases])
    wrong = {
        name: bench.accepts([Answered(data, answer, junk) for junk in (*_JUNK, answer + b"\njunk\n")])
        for name, data, answer in cases
    }
    refused = [name for (name, _, _), accepted in zip(cases, right, strict=True) if not accepted]
    fooled = [name for name, accepted in wrong.items() if any(accepted)]
    evidence = {"checker": checkers[0].name, "tests": len(cases), "junk": len(_JUNK) + 1}
    if refused:
        reason = f"the checker rejects the reference's answer on {refused[0]}"
    elif fooled:
        reason = f"the checker accepts junk on {fooled[0]}"
    else:
        return Check(Gate.CHECKER, CheckState.PASSED, evidence)
    return Check(Gate.CHECKER, CheckState.FAILED, evidence | {"reason": reason})
