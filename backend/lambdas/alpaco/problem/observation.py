"""What the sandbox saw of one run. A verdict is not among it: deciding that is `verification`'s."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alpaco.problem.program import Program

__all__ = ["Artefact", "Cause", "CompileFailure", "Isolation", "Mode", "Observation"]


class Mode(StrEnum):
    """How strongly programs are isolated."""

    STRICT = "strict"
    LAMBDA_EXEC = "lambda-exec"
    DEGRADED = "degraded"


class Cause(StrEnum):
    """Why a run ended, in order of precedence: the first that applies is reported."""

    SANDBOX_FAILURE = "sandbox-failure"
    SECURITY = "security"
    OUTPUT_LIMIT = "output-limit"
    CPU_LIMIT = "cpu-limit"
    WALL_LIMIT = "wall-limit"
    MEMORY_LIMIT = "memory-limit"
    SIGNAL = "signal"
    NONZERO_EXIT = "nonzero-exit"
    EXITED = "exited"


@dataclass(frozen=True, slots=True)
class Isolation:
    """The sandbox's mode, the layers that it applies to every run, and the languages that it can run."""

    mode: Mode
    layers: tuple[str, ...]
    languages: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Artefact:
    """A program ready to run; `key` is the sandbox's own handle for it."""

    program: Program
    key: str
    seconds: float


@dataclass(frozen=True, slots=True)
class CompileFailure:
    """A program that does not compile, with the compiler's words (truncated)."""

    program: Program
    message: str
    cause: Cause


@dataclass(frozen=True, slots=True)
class Observation:
    """One run: how it ended, what it used, what it wrote.

    CPU and wall in seconds, peak memory in KiB of the program itself. Both times include the start of an interpreter,
    also where the program began as a copy of one. `stdout` and `stderr` may be truncated; the totals and the SHA-256 of
    standard output count every byte that was read.
    """

    cause: Cause
    exit_code: int | None
    signal: int | None
    cpu_seconds: float
    wall_seconds: float
    peak_kb: int
    stdout: bytes
    stdout_total: int
    stdout_sha256: str
    stderr: bytes
    stderr_total: int
    layers: tuple[str, ...]
    degraded: bool
    note: str = ""
