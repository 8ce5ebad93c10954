"""Time limits by the package format's rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.problems.pairs import pairs

from alpaco.problem.evidence import CheckState
from alpaco.problem.program import Language, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.time_limit import TimeLimit, limit_for
from alpaco.problem.verdict import Verdict
from alpaco.testing import InProcessSandbox
from alpaco.verification.bench import Bench, Run
from alpaco.verification.gates import check_slow, check_time_limit
from alpaco.verification.judging import Judged
from alpaco.verification.timing import slowest_alone, time_limit

LIMIT = TimeLimit(0.2, 0.1, 0.09, 0.5, {Language.PYTHON: 0.2})


@given(st.floats(0.0001, 10.0), st.sampled_from([0.1, 0.5, 1.0]))
def test_the_limit_is_the_smallest_multiple_with_room(slowest: float, resolution: float) -> None:
    """Twice the slowest accepted time, rounded up to the resolution, and no step more."""
    limit = limit_for(slowest, resolution)
    steps = limit / resolution
    assert steps == pytest.approx(round(steps))
    assert limit >= 2 * slowest - 1e-6
    assert limit - resolution < 2 * slowest or limit == resolution


def test_each_language_has_the_limit_that_it_would_call_for() -> None:
    """The limit of all is that of the slowest; what each language needs is kept beside it."""
    python, other = pairs().programs[:2]
    cpp = replace(other, language=Language.CPP)
    limit = time_limit({python: 0.34, other: 0.12, cpp: 0.01})
    assert (limit.seconds, limit.slowest_accepted, limit.fastest_slow) == (0.7, 0.34, None)
    assert limit.by_language == {Language.PYTHON: 0.7, Language.CPP: 0.1}


def test_a_disturbed_run_is_repeated_alone() -> None:
    """A time seen beside other runs counts only as far as it is seen again; no more is repeated than needed."""
    bench = Bench(pairs(), sandbox := InProcessSandbox())
    inputs = [b"1 1\n1\n", b"2 1\n1 1\n", b"3 1\n1 1 1\n"]
    runs = [Run(Verdict.AC, b"", seconds) for seconds in (0.005, 5.0, 0.006)]
    assert slowest_alone(bench, bench.programs(Role.REFERENCE)[0], inputs, runs) == pytest.approx(0.01, abs=0.001)
    assert sandbox.runs == 1


@pytest.mark.parametrize(
    ("limit", "state"),
    [
        (LIMIT, CheckState.PASSED),
        (replace(LIMIT, fastest_slow=None), CheckState.PASSED),
        (replace(LIMIT, fastest_slow=0.29), CheckState.FAILED),
        (replace(LIMIT, slowest_accepted=0.11), CheckState.FAILED),
        (replace(LIMIT, seconds=12.0), CheckState.FAILED),
    ],
    ids=["fits", "nothing slow", "slow too near", "too tight", "too long"],
)
def test_the_rule_is_checked(limit: TimeLimit, state: CheckState) -> None:
    """Room above the accepted, distance below the slow, and nobody waits for ever."""
    assert check_time_limit(limit).state is state


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict.TLE, CheckState.PASSED),
        (Verdict.AC, CheckState.FAILED),
        (Verdict.WA, CheckState.FAILED),
        (Verdict.MLE, CheckState.FAILED),
    ],
)
def test_slow_programs_must_run_out_of_time(verdict: Verdict, state: CheckState) -> None:
    """No other verdict will do."""
    assert check_slow({"slow.py": Judged(verdict, "t", 0.4)}, 0.2, Difficulty.EASY).state is state


@pytest.mark.parametrize(
    ("verdict", "seconds", "clear"),
    [
        (Verdict.AC, 0.1, True),
        (Verdict.AC, 0.11, False),
        (Verdict.TLE, 0.29, False),
        (Verdict.TLE, 0.31, True),
        (Verdict.WA, 0.1, True),
        (Verdict.WA, 0.11, False),
    ],
)
def test_a_verdict_near_the_limit_is_not_clear(verdict: Verdict, seconds: float, clear: bool) -> None:
    """One and a half times for what is too slow; whatever ends otherwise must do so in half the limit."""
    assert Judged(verdict, "t", seconds).is_clear(0.2) is clear


def test_from_medium_on_something_must_be_too_slow() -> None:
    """Easy problems need no slow program, harder ones do."""
    assert check_slow({}, 0.2, Difficulty.EASY).state is CheckState.NOT_APPLICABLE
    assert check_slow({}, 0.2, Difficulty.MEDIUM).state is CheckState.FAILED
