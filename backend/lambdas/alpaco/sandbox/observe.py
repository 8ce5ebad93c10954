"""From what a runner saw to an `Observation` with its cause."""

from __future__ import annotations

import os
import signal

from alpaco.errors import SandboxError
from alpaco.problem.observation import Cause, Observation
from alpaco.sandbox.launcher import Written
from alpaco.sandbox.wire import Ending, Job, Outcome

__all__ = ["check_started", "observe"]

_STAGES = (
    "",
    "opening its files",
    "its descriptors",
    "its folder",
    "its identity",
    "its limits",
    "a Landlock rule",
    "a required layer",
    "executing it",
)
_REQUIRED = _STAGES.index("a required layer")
_ALLOCATION_FAILURES = (b"MemoryError", b"bad_alloc", b"OutOfMemoryError", b"Cannot allocate memory")
_ENDINGS = {
    Ending.OUTPUT: Cause.OUTPUT_LIMIT,
    Ending.CPU: Cause.CPU_LIMIT,
    Ending.WALL: Cause.WALL_LIMIT,
    Ending.MEMORY: Cause.MEMORY_LIMIT,
}


def check_started(outcome: Outcome, job: Job) -> None:
    """Raise `SandboxError` unless the program was started with every layer that it needs."""
    if outcome.stage:
        reason = os.strerror(outcome.error)
        if outcome.stage == _REQUIRED:
            missing = ", ".join((job.required & ~outcome.layers).names())
            reason = f"this system does not give {missing}; Landlock needs Linux 5.13 or newer with it switched on"
        raise SandboxError(f"a program could not be started: {_STAGES[outcome.stage]}: {reason}")
    if not outcome.layers:
        raise SandboxError("a program could not be started: nothing was reported about it")


def observe(outcome: Outcome, job: Job, written: tuple[Written, Written], *, degraded: bool) -> Observation:
    """Give one run its cause, the first that applies in the order of `Cause`."""
    check_started(outcome, job)
    stdout, stderr = written
    exited = os.WIFEXITED(outcome.status)
    cause, note = _cause(outcome, job, bytes(stderr.kept))
    return Observation(
        cause=cause,
        exit_code=os.WEXITSTATUS(outcome.status) if exited else None,
        signal=None if exited else os.WTERMSIG(outcome.status),
        cpu_seconds=outcome.cpu_seconds,
        wall_seconds=outcome.wall_seconds,
        peak_kb=outcome.peak_kb,
        stdout=bytes(stdout.kept),
        stdout_total=outcome.stdout_total,
        stdout_sha256=stdout.digest.hexdigest(),
        stderr=bytes(stderr.kept),
        stderr_total=outcome.stderr_total,
        layers=outcome.layers.names(),
        degraded=degraded,
        note=note,
    )


def _cause(outcome: Outcome, job: Job, stderr: bytes) -> tuple[Cause, str]:
    killer = os.WTERMSIG(outcome.status) if os.WIFSIGNALED(outcome.status) else 0
    limits = job.limits
    if killer == signal.SIGSYS:
        return Cause.SECURITY, "a system call of a foreign architecture"
    if outcome.leftovers and not job.forks:
        return Cause.SECURITY, f"{outcome.leftovers} processes left behind"
    if outcome.ending == Ending.OUTPUT:
        return Cause.OUTPUT_LIMIT, ""
    if killer == signal.SIGXCPU or outcome.cpu_seconds > limits.cpu_seconds:
        return Cause.CPU_LIMIT, ""
    if outcome.ending != Ending.ITSELF:
        return _ENDINGS[outcome.ending], ""
    if outcome.peak_kb > limits.memory_mb * 1024:
        return Cause.MEMORY_LIMIT, ""
    nearly = outcome.peak_kb > limits.memory_mb * 1024 * 0.9
    if outcome.status and nearly and any(text in stderr for text in _ALLOCATION_FAILURES):
        return Cause.MEMORY_LIMIT, "an allocation was refused"
    if killer:
        return Cause.SIGNAL, signal.Signals(killer).name if killer in signal.Signals._value2member_map_ else ""
    return (Cause.NONZERO_EXIT, "") if os.WEXITSTATUS(outcome.status) else (Cause.EXITED, "")
