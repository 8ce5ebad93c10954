"""Which of a package's expectations a submission misses."""

from __future__ import annotations

from collections.abc import Sequence

from alpaco.judging.bench import Run
from alpaco.judging.report import Miss, expectation
from alpaco.packaging.submissions import Expectation, Submission
from alpaco.problem.text import Text
from alpaco.problem.verdict import Verdict

__all__ = ["missed"]

_OTHERS = {Verdict.MLE: "RTE", Verdict.OLE: "RTE"}  # expectations know four verdicts only


def missed(submission: Submission, runs: Sequence[Run], failed: Run | None) -> Miss | None:
    """Return the first expectation that these runs miss; `failed` is the first of them that is not accepted.

    Where not every test counts, what is required is required of that one.
    """
    if submission.explicit:
        return next((miss for rule in submission.expectations if (miss := _missed(submission, rule, runs))), None)
    verdict = _named(failed) if failed else "AC"
    if all(verdict in rule.required for rule in submission.expectations):
        return None
    words = expectation(submission.expected, submission.required)
    return Miss(words, failed.verdict.value, failed.test, failed.said) if failed else Miss(words, "AC")


def _missed(submission: Submission, rule: Expectation, runs: Sequence[Run]) -> Miss | None:
    seen = [run for run in runs if rule.covers(run.test)]
    words = expectation(submission.expected, submission.required)
    if rule.tests is not None:
        allowed = "/".join(sorted(rule.permitted & rule.required))
        words = Text(f"{rule.tests}에서 {allowed}", f"{allowed} on {rule.tests}")
    forbidden = next((run for run in seen if _named(run) not in rule.permitted), None)
    if forbidden:
        return Miss(words, forbidden.verdict.value, forbidden.test, forbidden.said)
    if seen and not any(_named(run) in rule.required for run in seen):
        return Miss(words, "/".join(sorted({run.verdict.value for run in seen})))
    return None


def _named(run: Run) -> str:
    return _OTHERS.get(run.verdict, run.verdict.value)
