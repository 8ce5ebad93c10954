"""The programs of one package, compiled, and every way of running them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from alpaco.errors import JudgeError
from alpaco.judging.comparing import comparison
from alpaco.packaging.reader import Package
from alpaco.packaging.sources import SourceSet
from alpaco.packaging.tests import PackageTest
from alpaco.ports import Workbench
from alpaco.problem.observation import Artefact, Cause, CompileFailure, Observation
from alpaco.problem.program import Limits, Program, Role, Workplace
from alpaco.problem.text import Text
from alpaco.problem.verdict import Verdict
from alpaco.verification.judge import ACCEPT, REJECT, verdict

__all__ = ["Answer", "PackageBench", "Run", "Unavailable", "how_it_ended"]

_FEEDBACK = tuple(
    f"feedback/{name}"
    for name in ("judgemessage.txt", "teammessage.txt", "judgeerror.txt", "score.txt", "score_multiplier.txt",
                 "judgeimage.png", "teamimage.png", "diff_position.txt")
)  # fmt: skip
_FILES = ("input", "answer", "feedback/")
_CHECKING_SECONDS = 20.0  # an endless one is found soon, an honest one takes less
_CHECKING_MB = 2048
_PATIENCE = 2  # checker runs that do not end, after which it is asked no more

_SCRIPTS = Text("build, run 스크립트는 실행하지 않습니다", "build and run scripts are not executed")

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Why a program cannot be run: `reason` in words; `is_fault` where the program itself is to blame."""

    reason: Text
    is_fault: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """One run on one test. CPU and wall in seconds; `said` is what the checker or the program wrote about it.

    `idle` says that the clock on the wall stopped it, which it spent waiting.
    """

    test: str
    verdict: Verdict
    cpu_seconds: float
    wall_seconds: float
    said: str = ""
    idle: bool = False

    @property
    def seconds(self) -> float:
        """How long it took as limits count: CPU time, the wall's where that stopped it."""
        return self.wall_seconds if self.idle else self.cpu_seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """A validator's or checker's answer: True, False, or None where it broke, with what it said or how it ended."""

    accepted: bool | None
    said: str


class PackageBench:
    """Runs a package's programs; its methods may be called from several threads.

    Close it, as a context manager, when the work is done. `SandboxError` comes through.
    """

    def __init__(self, package: Package, files: Mapping[str, bytes], sandbox: Workbench) -> None:
        """Begin to compile every submission; whoever needs one waits."""
        self.package = package
        self.isolation = sandbox.isolation()
        self._files = files
        self.sandbox = sandbox
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self._width = 2 * cores
        self._pool = ThreadPoolExecutor(self._width, "alpaco-judging")
        self._ahead = ThreadPoolExecutor(cores, "alpaco-judging-ahead")
        self._late = 0
        self._built: dict[tuple[str, tuple[str, ...]], Artefact | Unavailable] = {}
        self._pool.submit(self.checker)
        for submission in package.submissions:
            self._pool.submit(self.submission, submission.sources)

    def __enter__(self) -> PackageBench:
        return self

    def __exit__(self, *_: object) -> None:
        self._ahead.shutdown(cancel_futures=True)
        self._pool.shutdown(cancel_futures=True)

    def each(self, function: Callable[[T], U], items: Iterable[T]) -> Iterable[U]:
        """Call the function for every item, a few at a time, and yield the results in order, working little ahead."""
        waiting = iter(items)
        under_way = [self._pool.submit(function, item) for item in islice(waiting, 2 * self._width)]
        try:
            while under_way:
                yield under_way.pop(0).result()
                under_way += [self._pool.submit(function, item) for item in islice(waiting, 1)]
        finally:
            for future in under_way:
                future.cancel()

    def begin(self, function: Callable[[T], U], item: T) -> Future[U]:
        """Call the function for an item ahead of what waits already, and beside it."""
        return self._ahead.submit(function, item)

    def content(self, path: str) -> bytes:
        """Return a file of the package."""
        return self._files[path]

    def submission(self, sources: SourceSet) -> Artefact | Unavailable:
        """Return a compiled submission."""
        return self._build(sources, Role.ACCEPTED)

    def outside(self, program: Program) -> Artefact | Unavailable:
        """Return a compiled program that is not the package's."""
        return self._compile(program)

    def limits(self, seconds: float) -> Limits:
        """Return the limits of one run of a submission; a busy machine has time to get there."""
        limits = self.package.limits
        return Limits(
            cpu_seconds=seconds,
            wall_seconds=3 * seconds + 5,
            memory_mb=limits.memory_mb,
            stdout_bytes=limits.output_mb << 20,
        )

    def run(self, artefact: Artefact, test: PackageTest, seconds: float) -> Run:
        """Run a submission on a test and decide the verdict."""
        limits = self.limits(seconds)
        data = self._files[test.input_path]
        seen = self.sandbox.run(artefact, data, limits)
        decided, said = verdict(seen, limits), how_it_ended(seen)
        if decided is Verdict.AC:
            answer = self.check(test, data, seen.stdout)
            decided = {True: Verdict.AC, False: Verdict.WA, None: Verdict.JE}[answer.accepted]
            said = f"checker: {answer.said}" if decided is Verdict.JE else answer.said
        return Run(
            test=test.name,
            verdict=decided,
            cpu_seconds=seen.cpu_seconds,
            wall_seconds=seen.wall_seconds,
            said="" if decided is Verdict.AC else said,
            idle=seen.cause is Cause.WALL_LIMIT,
        )

    def output(self, artefact: Artefact, data: bytes, seconds: float) -> tuple[Verdict, bytes]:
        """Run a submission on any input: `AC` where it ended well, and what it wrote."""
        limits = self.limits(seconds)
        seen = self.sandbox.run(artefact, data, limits)
        return verdict(seen, limits), seen.stdout

    def check(self, test: PackageTest, data: bytes, output: bytes, answer: bytes | None = None) -> Answer:
        """Ask the checker, or compare, whether an output is right for a test's input; never raises for its answer."""
        right = self._files[test.answer_path] if answer is None else answer
        if self.package.checker is None:
            try:
                return Answer(comparison(test.checker_arguments)(right, output), "")
            except JudgeError as error:
                return Answer(None, str(error))
        checker = self._build(self.package.checker, Role.CHECKER, (*_FILES, *test.checker_arguments))
        if isinstance(checker, Unavailable):
            return Answer(None, checker.reason.en)
        if self._late >= _PATIENCE:
            return Answer(None, "the checker never ends")
        place = Workplace({"input": data, "answer": right}, _FEEDBACK)
        seen = self.sandbox.run_in(checker, output, place, self._checking())
        self._late += seen.cause in (Cause.CPU_LIMIT, Cause.WALL_LIMIT)
        return _answer(seen)

    def validate(self, validator: SourceSet, data: bytes, arguments: tuple[str, ...]) -> Answer:
        """Ask an input validator about an input."""
        built = self._build(validator, Role.VALIDATOR, arguments)
        if isinstance(built, Unavailable):
            return Answer(None, built.reason.en)
        return _answer(self.sandbox.run(built, data, self._checking()))

    def missing(self, sources: SourceSet) -> Unavailable | None:
        """Say why a program of the package cannot be run here at all, whatever its text."""
        if sources.language is None or sources.language not in self.isolation.languages:
            name = sources.language_name or "?"
            return Unavailable(Text(f"{name}이(가) 설치되어 있지 않습니다", f"{name} is not installed here"))
        if any(path.rpartition("/")[2] in ("build", "run") for path in sources.paths):
            return Unavailable(_SCRIPTS)
        return None

    def checker(self) -> Artefact | Unavailable | None:
        """Return the compiled checker, None where outputs are compared."""
        if self.package.checker is None:
            return None
        arguments = self.package.tests[0].checker_arguments if self.package.tests else ()
        return self._build(self.package.checker, Role.CHECKER, (*_FILES, *arguments))

    def validator(self, sources: SourceSet) -> Artefact | Unavailable:
        """Return a compiled validator without arguments."""
        return self._build(sources, Role.VALIDATOR)

    def _checking(self) -> Limits:
        seconds = min(_CHECKING_SECONDS, self.package.limits.checking_seconds)
        return Limits(cpu_seconds=seconds, wall_seconds=2 * seconds + 5, memory_mb=_CHECKING_MB)

    def _build(self, sources: SourceSet, role: Role, arguments: tuple[str, ...] = ()) -> Artefact | Unavailable:
        key = sources.name, arguments
        if key not in self._built:  # who comes at the same time waits in the sandbox, which compiles once
            missing = self.missing(sources)
            self._built[key] = missing or self._compile(self.package.library.program(sources, role, arguments))
        return self._built[key]

    def _compile(self, program: Program) -> Artefact | Unavailable:
        made = self.sandbox.compile(program)
        return (
            Unavailable(Text(made.message, made.message), is_fault=True) if isinstance(made, CompileFailure) else made
        )


def how_it_ended(seen: Observation) -> str:
    """Return how a run ended, and the last line that it wrote on standard error."""
    lines = seen.stderr.decode("utf-8", "replace").strip().splitlines()
    ended = f"signal {seen.signal}" if seen.signal else f"exit {seen.exit_code}"
    if seen.cause not in (Cause.EXITED, Cause.NONZERO_EXIT, Cause.SIGNAL):
        ended = f"{seen.cause} ({ended})"
    return ended + (f": {_printable(lines[-1])}" if lines else "")


def _answer(seen: Observation) -> Answer:
    if seen.signal is None and seen.exit_code in (ACCEPT, REJECT) and seen.cause.value in ("nonzero-exit", "exited"):
        said = (seen.stderr or seen.stdout).decode("utf-8", "replace").strip().splitlines()
        return Answer(seen.exit_code == ACCEPT, _printable(said[0]) if said else "")
    return Answer(None, how_it_ended(seen))


def _printable(line: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in line[:200])
