"""G5: most programs that were written from the statement alone agree with the reference."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import Any

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Limits, Program
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Bench
from alpaco.verification.excerpt import excerpt
from alpaco.verification.judging import judge_each

__all__ = ["check_independent"]

_OF_NO_MEANING = (Verdict.TLE, Verdict.MLE)  # who understood may still be slow


def check_independent(
    bench: Bench, programs: Sequence[Program] | None, tests: Sequence[TestCase], limits: Limits
) -> Check:
    """Decide from what the programs answer; without a solver, None, the gate does not apply.

    A program agrees where it answers at least half of the tests and none of them otherwise than the reference. More
    than half of the programs must, those included that do not compile.
    """
    if programs is None:
        reason = "no independent solver writes programs from the statement alone"
        return Check(Gate.INDEPENDENT, CheckState.NOT_APPLICABLE, {"reason": reason})
    runnable = [program for program in programs if program.language in bench.isolation.languages]
    able = bench.able(runnable)
    said = {program.name: _said(bench, program, tests, limits) for program in able}
    agreeing = sum(outcome["verdict"] is Verdict.AC for outcome in said.values())
    evidence = {"written": len(programs), "compiled": len(able), "agreeing": agreeing, "programs": said}
    if 2 * agreeing > len(programs):
        return Check(Gate.INDEPENDENT, CheckState.PASSED, evidence)
    reason = f"{agreeing} of {len(programs)} programs written from the statement alone agree with the reference"
    return Check(Gate.INDEPENDENT, CheckState.FAILED, evidence | {"reason": reason})


def _said(bench: Bench, program: Program, tests: Sequence[TestCase], limits: Limits) -> dict[str, Any]:
    """Return a program's verdict: `AC` where it agrees, else that of the first test that shows that it does not."""
    answered = 0
    with closing(judge_each(bench, program, tests, limits)) as runs:
        for test, run, verdict in runs:
            answered += verdict is Verdict.AC
            if verdict is not Verdict.AC and verdict not in _OF_NO_MEANING:
                shown = {"input": excerpt(test.input.encode()), "answer": excerpt(test.answer.encode())}
                return {"verdict": verdict, "test": test.name, **shown, "output": excerpt(run.output)}
    return {"verdict": Verdict.AC if 2 * answered >= len(tests) else Verdict.TLE, "answered": answered}
