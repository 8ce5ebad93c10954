"""Runs jobs where there is no launcher: no compiler to build it with, or no Linux.

A process group, limits set by a small Python stub, a clean environment and closed descriptors; nothing
restricts files, sockets or signals, and the peak memory may be the service's where that is larger. The
sandbox says so: such runs are `degraded`.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

from alpaco.errors import SandboxError
from alpaco.sandbox.launcher import Written
from alpaco.sandbox.wire import ENVIRONMENT, Ending, Job, Layer, Outcome

__all__ = ["PlainRunner"]

_LAYERS = Layer.PROCESS_GROUP | Layer.DESCRIPTORS | Layer.ENVIRONMENT | Layer.RLIMITS
_CHUNK = 1 << 16
# Becomes the program; an artefact that is data is descriptor 3, as with the launcher.
_STUB = """
import json, os, resource, sys
limits, identity, artefact, command, environment = json.loads(sys.argv[1])
if artefact:
    source = os.open(artefact, os.O_RDONLY)
    source == 3 or os.dup2(source, 3)
    os.set_inheritable(3, True)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(identity[1])
    os.setuid(identity[0])
for name, value in limits.items():
    number = getattr(resource, name, None)
    try:
        number is None or resource.setrlimit(number, (value, value))
    except (OSError, ValueError):
        pass  # systems differ in the limits that they let one set
os.execve(command[0], command[1:], environment)
"""


@dataclass(slots=True)
class _Ends:
    """The service's ends of a program's three pipes; -1 once closed."""

    stdin: int
    stdout: int
    stderr: int

    def close(self, name: str) -> None:
        number = getattr(self, name)
        if number >= 0:
            os.close(number)
            setattr(self, name, -1)


class PlainRunner:
    """Starts one process per job."""

    def run(self, job: Job, stdin: bytes) -> tuple[Outcome, Written, Written]:
        """Run one job; return what was seen of it, its standard output and its standard error."""
        started = time.monotonic()
        deadline = started + job.limits.wall_seconds
        written = Written(job.limits.stdout_bytes), Written(job.limits.stderr_bytes)
        process, ends = _start(job)
        try:
            ending, totals = _carry(job, stdin, deadline, ends, written)
        finally:
            for name in ("stdin", "stdout", "stderr"):
                ends.close(name)
        status, usage = _reap(process, deadline if ending is Ending.ITSELF else started)
        wall = time.monotonic() - started
        if ending is Ending.ITSELF and wall > job.limits.wall_seconds:
            ending = Ending.WALL
        peak = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
        cpu = usage.ru_utime + usage.ru_stime
        layers = _LAYERS | (Layer.NOBODY if os.geteuid() == 0 else 0)
        return Outcome(ending, status, 0, layers, 0, 0, cpu, wall, peak, *totals), *written

    def close(self) -> None:
        """Do nothing: no process is kept between jobs."""


def _start(job: Job) -> tuple[subprocess.Popen[bytes], _Ends]:
    (to_read, to_write), (from_out, to_out), (from_err, to_err) = (os.pipe() for _ in range(3))
    ends = _Ends(to_write, from_out, from_err)
    os.set_blocking(to_write, False)
    command = [sys.executable, "-I", "-S", "-c", _STUB, _instructions(job)]
    try:
        process = subprocess.Popen(
            command, cwd=job.folder, env={}, stdin=to_read, stdout=to_out, stderr=to_err, start_new_session=True
        )
    except OSError as error:
        for name in ("stdin", "stdout", "stderr"):
            ends.close(name)
        raise SandboxError(f"a program could not be started: {error}") from error
    finally:
        for end in (to_read, to_out, to_err):
            os.close(end)
    return process, ends


def _instructions(job: Job) -> str:
    limits = {"RLIMIT_CPU": int(job.limits.cpu_seconds) + 1, "RLIMIT_FSIZE": job.file_mb << 20, "RLIMIT_CORE": 0}
    limits |= {"RLIMIT_NOFILE": 256 if job.forks else 64, "RLIMIT_STACK": job.limits.stack_mb << 20}
    if job.address_mb:
        limits["RLIMIT_AS"] = job.address_mb << 20
    if not job.forks and not job.limits.threads:
        limits["RLIMIT_NPROC"] = 0
    return json.dumps([limits, job.identity, job.artefact, [job.executable, *job.arguments], ENVIRONMENT])


def _carry(
    job: Job, stdin: bytes, deadline: float, ends: _Ends, written: tuple[Written, Written]
) -> tuple[Ending, tuple[int, int]]:
    """Carry bytes until the program has closed its streams or used up its time or output."""
    rest = memoryview(stdin)
    totals = {"stdout": 0, "stderr": 0}
    streams = dict(zip(totals, written, strict=True))
    while ends.stdout >= 0 or ends.stderr >= 0:
        if not rest:
            ends.close("stdin")
        readers = [end for end in (ends.stdout, ends.stderr) if end >= 0]
        writers = [ends.stdin] if ends.stdin >= 0 else []
        readable, writable, _ = select.select(readers, writers, [], max(0.0, deadline - time.monotonic()))
        if time.monotonic() >= deadline:
            return Ending.WALL, (totals["stdout"], totals["stderr"])
        if writable:
            rest = _feed(ends, rest)
        for name, stream in streams.items():
            if getattr(ends, name) in readable:
                chunk = os.read(getattr(ends, name), _CHUNK)
                stream.add(chunk)
                totals[name] += len(chunk)
                if not chunk:
                    ends.close(name)
        if totals["stdout"] > job.limits.stdout_bytes:
            return Ending.OUTPUT, (totals["stdout"], totals["stderr"])
    return Ending.ITSELF, (totals["stdout"], totals["stderr"])


def _feed(ends: _Ends, rest: memoryview) -> memoryview:
    try:
        return rest[os.write(ends.stdin, rest[:_CHUNK]) :]
    except BlockingIOError:
        return rest
    except BrokenPipeError:
        return rest[:0]


def _reap(process: subprocess.Popen[bytes], deadline: float) -> tuple[int, resource.struct_rusage]:
    """Wait for a program whose streams are closed, and end it, or what it left behind, after the deadline."""
    pid, status, usage = os.wait4(process.pid, os.WNOHANG)
    while not pid and time.monotonic() < deadline:
        time.sleep(0.001)
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
    with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS answers the second for zombies
        os.killpg(process.pid, signal.SIGKILL)
    if not pid:
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return status, usage
