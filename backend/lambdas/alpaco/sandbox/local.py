"""The sandbox of this machine: the `Sandbox` port over launchers."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePath
from types import TracebackType

from alpaco.errors import SandboxError
from alpaco.problem.observation import Artefact, Cause, CompileFailure, Isolation, Mode, Observation
from alpaco.problem.program import Language, Limits, Program, Workplace
from alpaco.sandbox.box import Box
from alpaco.sandbox.bundle import parts
from alpaco.sandbox.folder import SandboxFolder
from alpaco.sandbox.observe import observe
from alpaco.sandbox.pool import Pool
from alpaco.sandbox.shelf import Made, Shelf
from alpaco.sandbox.toolchains import COMPILE_LIMITS, PRODUCT, Toolchain
from alpaco.sandbox.wire import NO_LAYERS, Job, Layer

__all__ = ["LocalSandbox", "Setup"]

_MESSAGE_BYTES = 4000
_WRITTEN_MB = 16
_TURNS = 64


@dataclass(frozen=True, slots=True)
class Setup:
    """What a `LocalSandbox` is made of: where it works, how it runs jobs, and what it demands of every run.

    `fork_servers` run Python programs where they are given; what these are spared there, the CPU seconds that an
    interpreter takes to start, counts all the same, as it does in any judge, and as much on the wall. `identity` is
    the user and group of programs under a service that is root.
    """

    folder: SandboxFolder
    workers: int
    toolchains: Mapping[Language, Toolchain]
    runners: Pool
    identity: tuple[int, int]
    isolation: Isolation
    fork_servers: Pool | None = None
    start_seconds: float = 0.0
    required: Layer = NO_LAYERS
    landlock_abi: int = 0
    compile_limits: Limits = COMPILE_LIMITS


class LocalSandbox:
    """Compiles and runs programs; may be used by many threads, and closes itself as a context manager."""

    def __init__(self, setup: Setup, *, capacity: int = 512) -> None:
        """Keep the last `capacity` programs compiled; older ones are compiled again when they are run."""
        self._setup = setup
        self._shelf = Shelf(capacity)
        self._turns = [threading.Lock() for _ in range(_TURNS)]
        self._threads = ThreadPoolExecutor(setup.workers, "alpaco-sandbox")

    def __enter__(self) -> LocalSandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def setup(self) -> Setup:
        """What it is made of."""
        return self._setup

    def isolation(self) -> Isolation:
        """Say which mode and layers are in force and which languages can run."""
        return self._setup.isolation

    def compile(self, program: Program) -> Artefact | CompileFailure:
        """Compile, or check the syntax of, one program; the same source is compiled once.

        Raises `SandboxError` for a language that `isolation()` does not list.
        """
        made = replace(self._made(program, _key(program)).result, program=program)
        if isinstance(made, CompileFailure):
            toolchain = self._toolchain(program.language)
            return replace(made, message=made.message.replace(toolchain.shown_name, program.name))
        return made

    def run(self, artefact: Artefact, stdin: bytes, limits: Limits) -> Observation:
        """Run once."""
        return self._run(artefact, stdin, limits, lambda job: job)

    def run_in(self, artefact: Artefact, stdin: bytes, workplace: Workplace, limits: Limits) -> Observation:
        """Run once in a working folder that holds these files and is removed afterwards."""
        try:
            with Box(self._setup.folder, self._setup.identity) as box:
                for name, content in workplace.files.items():
                    box.put(name, content)
                writable = [box.put(name, b"", mode=0o666) for name in workplace.writable]

                def place(job: Job) -> Job:
                    reach = (*job.readable, box.path), (*job.writable, *writable)
                    return replace(job, folder=box.path, readable=reach[0], writable=reach[1], file_mb=_WRITTEN_MB)

                return self._run(artefact, stdin, limits, place)
        except OSError as error:
            raise SandboxError(f"no place to run a program in: {error}") from error

    def _run(self, artefact: Artefact, stdin: bytes, limits: Limits, place: Callable[[Job], Job]) -> Observation:
        made = self._made(artefact.program, artefact.key)
        job = self._toolchain(artefact.program.language).run_job(str(made.folder), limits)
        job = replace(job, arguments=(*job.arguments, *artefact.program.arguments))
        seen = self._observe(place(job), stdin)
        if self._setup.isolation.mode is not Mode.STRICT and not made.is_unchanged():
            return replace(seen, cause=Cause.SECURITY, note="the program's own files were changed")
        return seen

    def run_many(self, artefact: Artefact, inputs: Sequence[bytes], limits: Limits) -> Iterator[Observation]:
        """Run once per input, observations in the order of the inputs, on all cores that the sandbox may use.

        Works only a little ahead of the reader; what is left when the reader stops is not run.
        """
        waiting = iter(inputs)
        under_way: deque[Future[Observation]] = deque()
        try:
            for stdin in islice(waiting, 4 * self._setup.workers):
                under_way.append(self._threads.submit(self.run, artefact, stdin, limits))
            while under_way:
                yield under_way.popleft().result()
                for stdin in islice(waiting, 1):
                    under_way.append(self._threads.submit(self.run, artefact, stdin, limits))
        finally:
            for future in under_way:
                future.cancel()

    def close(self) -> None:
        """End every process and remove every file of this sandbox."""
        self._setup.runners.close()
        if self._setup.fork_servers:
            self._setup.fork_servers.close()
        self._threads.shutdown(cancel_futures=True)
        self._setup.folder.remove()

    def _toolchain(self, language: Language) -> Toolchain:
        toolchain = self._setup.toolchains.get(language)
        if toolchain is None or language not in self._setup.isolation.languages:
            raise SandboxError(f"this machine cannot run {language} programs")
        return toolchain

    def _made(self, program: Program, key: str) -> Made:
        """Return what the program is compiled to, compiling it where that was not done or has had to make room."""
        made = self._shelf.get(key)
        if made is None:
            with self._turns[int(key[:2], 16) % _TURNS]:  # who asks for the same program at the same time waits
                made = self._shelf.get(key)
                if made is None:
                    made = self._compile(program, key)
                    self._shelf.put(key, made)
        return made

    def _compile(self, program: Program, key: str) -> Made:
        toolchain = self._toolchain(program.language)
        started = time.monotonic()
        try:
            with Box(self._setup.folder, self._setup.identity) as box:
                job = replace(toolchain.compile_job(box.path, program), limits=self._setup.compile_limits)
                seen = self._compile_in(box, job, program, toolchain.source_name)
                product = self._setup.folder.make("made-")
                product.chmod(0o711)
                if seen.cause is Cause.EXITED and _take_product(toolchain, box, seen, product):
                    return Made.at(Artefact(program, key, time.monotonic() - started), product)
        except OSError as error:
            raise SandboxError(f"no place to compile a program in: {error}") from error
        words = seen.stderr[:_MESSAGE_BYTES].decode(errors="replace").strip()
        return Made(CompileFailure(program, words or f"the compiler ended with {seen.cause}", seen.cause), product)

    def _compile_in(self, box: Box, job: Job, program: Program, source_name: str) -> Observation:
        if source_name:
            box.put(source_name, _encoded(program.source))
            for file in program.files:
                box.put(file.name, _encoded(file.content))
            return self._observe(job, b"")
        for part in parts(program):
            seen = self._observe(job, _encoded(part))
            if seen.cause is not Cause.EXITED:
                break
        return seen

    def _observe(self, job: Job, stdin: bytes) -> Observation:
        setup = self._setup
        if setup.isolation.mode is Mode.LAMBDA_EXEC:  # without seccomp, who may start threads may start daemons
            job = replace(job, limits=replace(job.limits, threads=False))
        job = replace(job, identity=setup.identity, required=setup.required, landlock_abi=setup.landlock_abi)
        if job.artefact and setup.fork_servers:
            outcome, stdout, stderr = setup.fork_servers.run(replace(job, executable="", arguments=()), stdin)
            cpu, wall = (spent + setup.start_seconds for spent in (outcome.cpu_seconds, outcome.wall_seconds))
            outcome = replace(outcome, cpu_seconds=cpu, wall_seconds=wall)
        else:
            outcome, stdout, stderr = setup.runners.run(job, stdin)
        return observe(outcome, job, (stdout, stderr), degraded=setup.isolation.mode is Mode.DEGRADED)


def _key(program: Program) -> str:
    dialect = PurePath(program.name).suffix if program.language is Language.CPP else ""
    known = program.language, dialect, program.source, program.files, program.arguments
    return hashlib.sha256(_encoded(repr(known))).hexdigest()[:32]


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


def _take_product(toolchain: Toolchain, box: Box, seen: Observation, into: Path) -> bool:
    if toolchain.product_suffix is None:
        (into / PRODUCT).write_bytes(seen.stdout)
        return True
    return box.take(into, toolchain.product_suffix)
