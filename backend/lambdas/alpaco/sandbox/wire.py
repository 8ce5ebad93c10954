"""The bytes between the service and its launchers: jobs out, frames and an outcome back.

Mirrors `struct job` and `struct outcome` of launcher.h and launcher.c.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum, IntFlag

from alpaco.problem.program import Limits

__all__ = ["ENVIRONMENT", "FRAME_HEAD", "NO_LAYERS", "Ending", "Job", "Layer", "Outcome", "encode", "parse_outcome"]

FRAME_HEAD = struct.Struct("=cI")
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "TMPDIR": "."}
"""All that programs, compilers and launchers find in their environment."""
_VERSION = 1
_JOB = struct.Struct("=8I9Q4I")
_OUTCOME = struct.Struct("=8I5Q")


class _JobFlag(IntFlag):
    THREADS = 1
    FORKS = 2
    EXECUTES = 4
    WATCH = 8


class Layer(IntFlag):
    """The layers that a launcher can apply, by the bits of its report."""

    PROCESS_GROUP = 1
    DESCRIPTORS = 2
    ENVIRONMENT = 4
    NOBODY = 8
    RLIMITS = 16
    NO_NEW_PRIVS = 32
    LANDLOCK = 64
    SECCOMP = 128

    def names(self) -> tuple[str, ...]:
        """Return the layers' names as observations carry them."""
        return tuple(str(layer.name).lower().replace("_", "-") for layer in Layer if layer in self)


class Ending(IntEnum):
    """What made a launcher end a program."""

    ITSELF = 0
    WALL = 1
    CPU = 2
    MEMORY = 3
    OUTPUT = 4


NO_LAYERS = Layer(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """How to run something; standard input travels beside it.

    Without an `executable`, a fork-server's child runs the marshalled code in `artefact`. An artefact is
    opened before any right is given up and is the program's descriptor 3. `readable` and `writable` are the
    folders and files that it may open by path.
    """

    limits: Limits
    folder: str
    executable: str = ""
    arguments: tuple[str, ...] = ()
    artefact: str = ""
    readable: tuple[str, ...] = ()
    writable: tuple[str, ...] = ()
    forks: bool = False
    address_mb: int = 0
    file_mb: int = 0
    identity: tuple[int, int] = (0, 0)
    required: Layer = NO_LAYERS
    landlock_abi: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a runner saw of one job, before it is given a cause. `stage` names a failed start, `error` its errno."""

    ending: Ending
    status: int
    leftovers: int
    layers: Layer
    stage: int
    error: int
    cpu_seconds: float
    wall_seconds: float
    peak_kb: int
    stdout_total: int
    stderr_total: int


def encode(job: Job, stdin_length: int) -> bytes:
    """Write the job's head and strings; `stdin_length` bytes of standard input follow them on the socket."""
    limits = job.limits
    flags = _JobFlag(0)
    flags |= _JobFlag.THREADS if limits.threads else 0
    flags |= _JobFlag.FORKS if job.forks else 0
    flags |= _JobFlag.EXECUTES if job.executable else 0
    flags |= _JobFlag.WATCH if limits.threads or not job.address_mb else 0
    variables = [f"{name}={value}" for name, value in ENVIRONMENT.items()]
    rules = [f"r{path}" for path in job.readable] + [f"w{path}" for path in job.writable]
    strings = [job.executable, job.artefact, job.folder, *job.arguments, *variables, *rules]
    text = b"".join(string.encode("utf-8", "surrogateescape") + b"\0" for string in strings)
    head = _JOB.pack(
        _VERSION,
        flags,
        job.required,
        job.landlock_abi,
        *job.identity,
        256 if job.forks else 64,
        4096 if job.forks or limits.threads else 0,
        int(limits.cpu_seconds * 1e6),
        int(limits.wall_seconds * 1e6),
        limits.memory_mb * 1024,
        job.address_mb * 1024,
        limits.stack_mb * 1024,
        job.file_mb * 1024,
        limits.stdout_bytes,
        limits.stderr_bytes,
        stdin_length,
        len(job.arguments),
        len(variables),
        len(rules),
        len(text),
    )
    return head + text


def parse_outcome(payload: bytes) -> Outcome:
    """Read the last frame of a job; raises `struct.error` or `ValueError` where it is malformed."""
    ending, status, leftovers, _, layers, stage, error, _, cpu, wall, peak, out, err = _OUTCOME.unpack(payload)
    return Outcome(
        Ending(ending), status, leftovers, Layer(layers), stage, error, cpu / 1e6, wall / 1e6, peak, out, err
    )
