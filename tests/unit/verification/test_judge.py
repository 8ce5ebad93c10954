"""Verdicts from observations, and comparison of outputs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.verification.conftest import Observe

from alpaco.errors import JudgeError
from alpaco.problem.observation import Cause
from alpaco.problem.program import Limits
from alpaco.problem.verdict import Verdict
from alpaco.verification.judge import accepted_by_checker, compare, near, verdict

LIMITS = Limits(cpu_seconds=1.0, stdout_bytes=100)


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (Cause.SANDBOX_FAILURE, Verdict.JE),
        (Cause.SECURITY, Verdict.RTE),
        (Cause.OUTPUT_LIMIT, Verdict.OLE),
        (Cause.CPU_LIMIT, Verdict.TLE),
        (Cause.WALL_LIMIT, Verdict.TLE),
        (Cause.MEMORY_LIMIT, Verdict.MLE),
        (Cause.SIGNAL, Verdict.RTE),
        (Cause.NONZERO_EXIT, Verdict.RTE),
        (Cause.EXITED, Verdict.AC),
    ],
)
def test_every_cause_has_its_verdict(observe: Observe, cause: Cause, expected: Verdict) -> None:
    """The verdict follows from the cause."""
    assert verdict(observe(cause), LIMITS) is expected


def test_a_program_that_ends_by_itself_too_late_is_too_slow(observe: Observe) -> None:
    """The measured time counts where the sandbox was not quick enough to stop the program."""
    assert verdict(observe(cpu_seconds=1.01), LIMITS) is Verdict.TLE


@pytest.mark.parametrize("contradiction", [{"exit_code": 3}, {"signal": 11}, {"exit_code": None}, {"stdout_total": 7}])
def test_an_observation_that_contradicts_itself_is_the_judges_failure(
    observe: Observe, contradiction: dict[str, object]
) -> None:
    """Ended well, but with a bad exit code, a signal or missing output: never the program's verdict."""
    assert verdict(observe(**contradiction), LIMITS) is Verdict.JE


def test_output_beyond_the_limit_is_the_programs(observe: Observe) -> None:
    """Output that was cut because it is too long is not a contradiction."""
    assert verdict(observe(stdout_total=101), LIMITS) is Verdict.OLE


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        (b"1 2\n3\n", b"1 2 \n3", True),
        (b"1 2\n", b"1\n2\n", True),
        (b"YES\n", b"yes\n", False),
        (b"12\n", b"1 2\n", False),
        (b"1\n", b"1 1\n", False),
        (b"1\n", b"", False),
        (b"1.0\n", b"1\n", False),
    ],
)
def test_outputs_are_compared_by_tokens(expected: bytes, actual: bytes, *, same: bool) -> None:
    """White space only separates; everything else counts."""
    assert compare(expected, actual) is same


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        (b"0.5 1\n", b"0.5000009 1.0", True),
        (b"0.5\n", b"0.500002\n", False),
        (b"3000000\n", b"3000002.9\n", True),
        (b"1e2\n", b"100\n", True),
        (b"-1.0\n", b"-1.0 0\n", False),
        (b"0\n", b"nan\n", False),
        (b"0\n", b"inf\n", False),
        (b"NO\n", b"no\n", False),
        (b"NO 1\n", b"NO 1.0000001\n", True),
    ],
)
def test_numbers_may_differ_by_a_tolerance(expected: bytes, actual: bytes, *, same: bool) -> None:
    """Absolutely or relative to the answer; words stay words, and what is no finite number is wrong."""
    assert compare(expected, actual, 1e-6) is same


@given(st.lists(st.binary(min_size=1, max_size=4).filter(lambda token: token.split() == [token]), max_size=6))
def test_white_space_never_counts(tokens: list[bytes]) -> None:
    """The same tokens are the same output, whatever separates them."""
    assert compare(b" ".join(tokens), b"\n\t" + b" \n".join(tokens) + b"\n")


def test_a_checker_says_42_or_43() -> None:
    """Every other exit code is the judge's failure."""
    assert accepted_by_checker(42)
    assert not accepted_by_checker(43)
    for code in (0, 1, None):
        with pytest.raises(JudgeError):
            accepted_by_checker(code)


@pytest.mark.parametrize(
    ("expected", "actual", "answer"),
    [
        (b"1.0", b"1.05", True),
        (b"1.0", b"1.2", False),
        (b"100", b"109", True),
        (b"100", b"111", False),
        (b"one", b"1", False),
        (b"9" * 1001, b"8" * 1001, False),
        (b"0." + b"0" * 999, b"0", False),
    ],
)
def test_numbers_are_near_within_a_tolerance(expected: bytes, actual: bytes, answer: bool) -> None:
    """One tolerance suffices, absolute or relative; a token of more than 1,000 characters is no number."""
    assert near(expected, actual, absolute=0.1, relative=0.1) is answer
    assert near(expected, actual, absolute=-1, relative=-1) is False
