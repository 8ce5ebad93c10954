"""G6: every wrong program is rejected, and so are the programs that solve nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.problem import TestCase
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Answered, Bench
from alpaco.verification.judging import Judged
from alpaco.verification.sieve import Tally

__all__ = ["IDLE", "check_wrong", "idle_outputs", "idle_survivors"]


IDLE = (
    "the empty output",
    "the most frequent answer",
    "the first answer",
    "the echo of the input",
    "the first line of the input",
    "the first word of the input",
    "the samples learnt by heart",
)


def check_wrong(judged: Mapping[str, Judged], idle: Sequence[str], mutants: Tally, found: Sequence[str]) -> Check:
    """Decide from the wrong programs' verdicts, the idle programs that pass and what became of the mutants.

    `found` are the names of the tests that a search added on the way.
    """
    survivors = [name for name, outcome in judged.items() if outcome.verdict is Verdict.AC]
    evidence: dict[str, Any] = {
        "programs": {name: {"verdict": outcome.verdict, "test": outcome.test} for name, outcome in judged.items()},
        "idle": len(IDLE),
        "mutants": mutants.evidence(),
        "found": list(found),
    }
    reasons = [f"{name} passes every test" for name in (*survivors, *idle, *mutants.survivors)]
    if not judged:
        reasons.append("there is no wrong program to reject")
    if reasons:
        return Check(Gate.WRONG, CheckState.FAILED, evidence | {"reason": "; ".join(reasons), "survivors": survivors})
    return Check(Gate.WRONG, CheckState.PASSED, evidence)


def idle_survivors(bench: Bench, tests: Sequence[TestCase]) -> list[str]:
    """Return the names of the programs that solve nothing and pass nevertheless."""
    return [
        name
        for name, output in idle_outputs(tests)
        if all(bench.accepts([Answered(t.input.encode(), t.answer.encode(), output(t).encode()) for t in tests]))
    ]


def idle_outputs(tests: Sequence[TestCase]) -> Iterator[tuple[str, Callable[[TestCase], str]]]:
    """Return the programs that solve nothing: a name, and the output that each would write for a test."""
    first = tests[0].answer
    usual = Counter(test.answer for test in tests).most_common(1)[0][0]
    samples = {test.input: test.answer for test in tests if test.sample}
    outputs: tuple[Callable[[TestCase], str], ...] = (
        lambda _: "",
        lambda _: usual,
        lambda _: first,
        lambda test: test.input,
        lambda test: test.input.partition("\n")[0],
        lambda test: test.input.split()[0] if test.input.split() else "",
        lambda test: samples.get(test.input, usual),
    )
    yield from zip(IDLE, outputs, strict=True)
