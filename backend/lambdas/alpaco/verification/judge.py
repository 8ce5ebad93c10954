"""From an observation to a verdict, and from two outputs to a comparison."""

from __future__ import annotations

import re

from alpaco.errors import JudgeError
from alpaco.problem.observation import Cause, Observation
from alpaco.problem.program import Limits
from alpaco.problem.verdict import Verdict

__all__ = ["ACCEPT", "REJECT", "accepted_by_checker", "compare", "near", "verdict"]

# Exit codes of an output validator (problem package format, "Output Validators").
ACCEPT, REJECT = 42, 43

_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?")
_LONGEST_NUMBER = 1000

_VERDICTS = {
    Cause.SANDBOX_FAILURE: Verdict.JE,
    Cause.SECURITY: Verdict.RTE,
    Cause.OUTPUT_LIMIT: Verdict.OLE,
    Cause.CPU_LIMIT: Verdict.TLE,
    Cause.WALL_LIMIT: Verdict.TLE,
    Cause.MEMORY_LIMIT: Verdict.MLE,
    Cause.SIGNAL: Verdict.RTE,
    Cause.NONZERO_EXIT: Verdict.RTE,
    Cause.EXITED: Verdict.AC,
}


def verdict(observation: Observation, limits: Limits) -> Verdict:
    """Decide a run's verdict as far as its output does not matter.

    `AC` means that the program ended by itself within the limits and that all of its output is at
    hand, to be compared. `JE` means that the observation contradicts itself or the sandbox failed.
    """
    decided = _VERDICTS[observation.cause]
    if decided is not Verdict.AC:
        return decided
    if observation.exit_code != 0 or observation.signal is not None:
        return Verdict.JE
    if observation.cpu_seconds > limits.cpu_seconds:
        return Verdict.TLE
    if observation.stdout_total != len(observation.stdout):
        return Verdict.OLE if observation.stdout_total > limits.stdout_bytes else Verdict.JE
    return Verdict.AC


def compare(expected: bytes, actual: bytes, tolerance: float | None = None) -> bool:
    """Compare two outputs token by token: white space separates and otherwise does not count, case counts.

    With a `tolerance`, a number may differ by that much, absolutely or relative to the expected one.
    """
    if expected == actual:
        return True
    wanted, got = expected.split(), actual.split()
    if tolerance is None or len(wanted) != len(got):
        return wanted == got
    return all(a == b or near(a, b, absolute=tolerance, relative=tolerance) for a, b in zip(wanted, got, strict=True))


def near(expected: bytes, actual: bytes, *, absolute: float, relative: float) -> bool:
    """Say whether two tokens are numbers that differ by at most one of the tolerances; a negative one never applies.

    A token of more than 1,000 characters is no number: the pattern would need quadratic time on a hostile one.
    """
    if max(absolute, relative) < 0 or max(len(expected), len(actual)) > _LONGEST_NUMBER:
        return False
    if not (_NUMBER.fullmatch(expected) and _NUMBER.fullmatch(actual)):
        return False
    wanted, got = float(expected), float(actual)
    return abs(wanted - got) <= absolute or abs(wanted - got) <= relative * abs(wanted)


def accepted_by_checker(exit_code: int | None) -> bool:
    """Read a checker's exit code; anything but accept and reject is the judge's failure, a `JudgeError`."""
    if exit_code == ACCEPT:
        return True
    if exit_code == REJECT:
        return False
    raise JudgeError(f"the checker ended with {exit_code}, not with {ACCEPT} (accept) or {REJECT} (reject)")
