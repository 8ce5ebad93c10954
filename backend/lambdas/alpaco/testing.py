"""In-memory doubles of the ports: small real implementations that ship with the package."""

from __future__ import annotations

import hashlib
import io
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import FrameType

from alpaco.problem.making import Made
from alpaco.problem.observation import Artefact, Cause, CompileFailure, Isolation, Mode, Observation
from alpaco.problem.problem import Statement
from alpaco.problem.program import Language, Limits, Program
from alpaco.problem.request import Request
from alpaco.problem.text import Locale

__all__ = ["InProcessSandbox", "ScriptedMaker", "ScriptedSolver"]


class _OutOfTimeError(BaseException):
    """Not an `Exception`, so that no program catches it by accident."""


class InProcessSandbox:
    """A sandbox for trusted Python programs that runs them right here and never isolates anything.

    Its time is made of executed lines, a microsecond each after 10 ms for starting, so that equal runs
    take equal time on every machine. Memory is not measured.
    """

    def __init__(self, languages: Sequence[Language] = (Language.PYTHON,)) -> None:
        """`languages` are those that it claims to run; only Python really does."""
        self._languages = tuple(languages)
        self._turn = threading.Lock()  # standard input and output are the whole process's
        self.runs = 0

    def isolation(self) -> Isolation:
        """Say that nothing is isolated."""
        return Isolation(Mode.DEGRADED, (), self._languages)

    def compile(self, program: Program) -> Artefact | CompileFailure:
        """Check the syntax."""
        try:
            compile(program.source, program.name, "exec")
        except SyntaxError as error:
            return CompileFailure(program, str(error), Cause.NONZERO_EXIT)
        return Artefact(program, program.name, 0.0)

    def run(self, artefact: Artefact, stdin: bytes, limits: Limits) -> Observation:
        """Run once, in this thread, one thread at a time."""
        with self._turn:
            return self._run(artefact, stdin, limits)

    def _run(self, artefact: Artefact, stdin: bytes, limits: Limits) -> Observation:
        self.runs += 1
        written = io.BytesIO()
        clock = _LineClock(limits.cpu_seconds)
        cause, exit_code, errors = Cause.EXITED, 0, io.StringIO()
        before = sys.stdin, sys.stdout, sys.stderr, sys.gettrace()
        sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        sys.stdout = shown = io.TextIOWrapper(written, encoding="utf-8", newline="\n")
        sys.stderr = errors
        sys.settrace(clock)
        try:
            code = compile(artefact.program.source, artefact.program.name, "exec")
            exec(code, {"__name__": "__main__"})  # noqa: S102  a double for trusted programs of tests
        except SystemExit as stop:
            exit_code = stop.code if isinstance(stop.code, int) else 1 if stop.code else 0
        except _OutOfTimeError:
            cause = Cause.CPU_LIMIT
        except (Exception, GeneratorExit) as error:  # whatever the program raises is its own failure
            exit_code = 1
            errors.write(repr(error))
        finally:
            sys.settrace(before[3])
            shown.flush()
            sys.stdin, sys.stdout, sys.stderr = before[:3]
        if cause is Cause.EXITED and exit_code:
            cause = Cause.NONZERO_EXIT
        return _observation(cause, exit_code, clock.seconds, written.getvalue(), errors.getvalue().encode())

    def run_many(self, artefact: Artefact, inputs: Sequence[bytes], limits: Limits) -> Iterator[Observation]:
        """Run one after the other, lazily."""
        return (self.run(artefact, stdin, limits) for stdin in inputs)

    def close(self) -> None:
        """Do nothing: there is nothing to end."""


class _LineClock:
    """A trace function that counts lines and stops the program at the limit."""

    def __init__(self, limit: float) -> None:
        self.seconds = 0.01
        self._limit = limit

    def __call__(self, _frame: FrameType, event: str, _argument: object) -> _LineClock:
        if event == "line":
            self.seconds += 1e-6
            if self.seconds > self._limit:
                raise _OutOfTimeError
        return self


def _observation(cause: Cause, exit_code: int, seconds: float, stdout: bytes, stderr: bytes) -> Observation:
    return Observation(
        cause=cause,
        exit_code=None if cause is Cause.CPU_LIMIT else exit_code,
        signal=None,
        cpu_seconds=seconds,
        wall_seconds=seconds,
        peak_kb=0,
        stdout=stdout,
        stdout_total=len(stdout),
        stdout_sha256=hashlib.sha256(stdout).hexdigest(),
        stderr=stderr,
        stderr_total=len(stderr),
        layers=(),
        degraded=True,
    )


class ScriptedSolver:
    """A solver that writes what it was told to, and keeps the statements that it was shown."""

    def __init__(self, *programs: Program) -> None:
        self._programs = programs
        self.shown: list[Mapping[Locale, Statement]] = []

    def solve(self, statements: Mapping[Locale, Statement]) -> Sequence[Program]:
        """See `ports.Solver`."""
        self.shown.append(statements)
        return self._programs


class ScriptedMaker:
    """A maker that yields what it was told to, and keeps what it was asked for.

    An exception in the script is raised; a function in it is called, for instance to wait or to let
    something else happen first. A checkpoint `Saved(b"n")` makes the next run start with step `n`.
    """

    def __init__(self, *script: Made | Exception | Callable[[], None]) -> None:
        self._script = script
        self.asked: list[tuple[Request, str, bytes | None]] = []
        self.yielded = 0

    def make(self, request: Request, problem_id: str, checkpoint: bytes | None) -> Iterator[Made]:
        """See `ports.Maker`."""
        self.asked.append((request, problem_id, checkpoint))
        for step in self._script[int(checkpoint or b"0") :]:
            if isinstance(step, Exception):
                raise step
            if callable(step):
                step()
                continue
            self.yielded += 1
            yield step
