"""Why a run ended: the first cause that applies, in the order of `Cause`."""

from __future__ import annotations

import signal
from dataclasses import replace

import pytest

from alpaco.errors import SandboxError
from alpaco.problem.observation import Cause
from alpaco.problem.program import Limits
from alpaco.sandbox.launcher import Written
from alpaco.sandbox.observe import observe
from alpaco.sandbox.wire import Ending, Job, Layer, Outcome

JOB = Job(limits=Limits(cpu_seconds=1, memory_mb=100), folder="/")
GOOD = Outcome(Ending.ITSELF, 0, 0, Layer.RLIMITS, 0, 0, 0.5, 0.6, 1000, 0, 0)


def cause(outcome: Outcome, job: Job = JOB, stderr: bytes = b"") -> Cause:
    """Observe a run that wrote `stderr`."""
    errors = Written(1000)
    errors.add(stderr)
    return observe(outcome, job, (Written(1000), errors), degraded=False).cause


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (GOOD, Cause.EXITED),
        (replace(GOOD, status=3 << 8), Cause.NONZERO_EXIT),
        (replace(GOOD, status=signal.SIGSEGV), Cause.SIGNAL),
        (replace(GOOD, peak_kb=100 * 1024 + 1), Cause.MEMORY_LIMIT),
        (replace(GOOD, ending=Ending.MEMORY, status=signal.SIGKILL), Cause.MEMORY_LIMIT),
        (replace(GOOD, ending=Ending.WALL, status=signal.SIGKILL), Cause.WALL_LIMIT),
        (replace(GOOD, cpu_seconds=1.001), Cause.CPU_LIMIT),
        (replace(GOOD, status=signal.SIGXCPU), Cause.CPU_LIMIT),
        (replace(GOOD, ending=Ending.CPU, status=signal.SIGKILL), Cause.CPU_LIMIT),
        (replace(GOOD, ending=Ending.OUTPUT, status=signal.SIGKILL), Cause.OUTPUT_LIMIT),
        (replace(GOOD, status=signal.SIGSYS), Cause.SECURITY),
        (replace(GOOD, leftovers=1), Cause.SECURITY),
    ],
)
def test_each_ending_has_its_cause(outcome: Outcome, expected: Cause) -> None:
    """One sign alone decides."""
    assert cause(outcome) is expected


def test_the_earlier_cause_wins() -> None:
    """Security before output before CPU before wall before memory before how it ended."""
    everything = replace(GOOD, status=signal.SIGSYS, leftovers=2, ending=Ending.OUTPUT, cpu_seconds=9, peak_kb=10**9)
    assert cause(everything) is Cause.SECURITY
    assert cause(replace(everything, status=signal.SIGKILL, leftovers=0)) is Cause.OUTPUT_LIMIT
    slow = replace(everything, status=signal.SIGKILL, leftovers=0, ending=Ending.WALL)
    assert cause(slow) is Cause.CPU_LIMIT
    assert cause(replace(slow, cpu_seconds=0.1)) is Cause.WALL_LIMIT
    assert cause(replace(slow, cpu_seconds=0.1, ending=Ending.ITSELF)) is Cause.MEMORY_LIMIT


@pytest.mark.parametrize(("peak_kb", "expected"), [(95 * 1024, Cause.MEMORY_LIMIT), (50 * 1024, Cause.NONZERO_EXIT)])
def test_a_refused_allocation_near_the_limit_is_the_memory_limit(peak_kb: int, expected: Cause) -> None:
    """A `MemoryError` counts as the limit only when the program had nearly all of it."""
    assert cause(replace(GOOD, status=1 << 8, peak_kb=peak_kb), stderr=b"MemoryError\n") is expected


def test_compilers_may_leave_processes() -> None:
    """Their leftovers were killed like any others, and are no attack."""
    assert cause(replace(GOOD, leftovers=1), replace(JOB, forks=True)) is Cause.EXITED


def test_a_program_that_was_not_started_is_the_sandbox_s_failure() -> None:
    """A failed start, a missing layer and a silent child raise; they say nothing about the program."""
    with pytest.raises(SandboxError, match="required layer"):
        cause(replace(GOOD, stage=7, error=1), replace(JOB, required=Layer.LANDLOCK))
    with pytest.raises(SandboxError, match="executing it"):
        cause(replace(GOOD, stage=8, error=2))
    with pytest.raises(SandboxError, match="nothing was reported"):
        cause(replace(GOOD, layers=Layer(0)))


def test_what_was_written_is_cut_but_hashed_whole() -> None:
    """`Written` keeps the first bytes and hashes all of them."""
    written, whole = Written(5), Written(100)
    for chunk in (b"abc", b"defg", b"h"):
        written.add(chunk)
        whole.add(chunk)
    assert (written.kept, whole.kept) == (b"abcde", b"abcdefgh")
    assert written.digest.hexdigest() == whole.digest.hexdigest()
