"""The compiled programs of one candidate, and every way of running them: the one caller of the sandbox port."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property

from alpaco.errors import JudgeError, SandboxError
from alpaco.ports import Sandbox
from alpaco.problem.candidate import Candidate
from alpaco.problem.observation import Artefact, Cause, CompileFailure, Observation
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.problem.verdict import Verdict
from alpaco.verification.batch import Frame, run_shared, shared
from alpaco.verification.judge import accepted_by_checker, compare, verdict

__all__ = ["Answered", "Bench", "Run"]

_COMPILERS = 2


@dataclass(frozen=True, slots=True)
class Run:
    """One run: `AC` where it ended well and its output may be compared; the output; CPU in seconds."""

    verdict: Verdict
    output: bytes
    cpu_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Answered:
    """An input, the answer that the judges hold for it, and the output in question."""

    input: bytes
    answer: bytes
    output: bytes


class Bench:
    """Programs of one candidate, compiled, ready to run.

    `left_out` are the names of those in a language that this sandbox cannot run. Every method lets a
    `SandboxError` through.
    """

    def __init__(self, candidate: Candidate, sandbox: Sandbox) -> None:
        """Begin to compile every program whose language can run here; whoever needs one waits."""
        self._sandbox = sandbox
        self._shared: dict[str, Artefact] = {}
        self._memory_mb = candidate.memory_mb
        self._tolerance = candidate.tolerance
        self.isolation = sandbox.isolation()
        runnable = [p for p in candidate.programs if p.language in self.isolation.languages]
        self.left_out = tuple(p.name for p in candidate.programs if p.language not in self.isolation.languages)
        pool = ThreadPoolExecutor(_COMPILERS)
        self._built = [pool.submit(sandbox.compile, program) for program in runnable]
        pool.shutdown(wait=False)

    @cached_property
    def failures(self) -> tuple[CompileFailure, ...]:
        """The programs that do not compile."""
        return tuple(made for made in self._results if isinstance(made, CompileFailure))

    @cached_property
    def _artefacts(self) -> dict[str, Artefact]:
        return {made.program.name: made for made in self._results if isinstance(made, Artefact)}

    @cached_property
    def _results(self) -> list[Artefact | CompileFailure]:
        return [future.result() for future in self._built]

    def programs(self, *roles: Role) -> tuple[Program, ...]:
        """Return the programs of these roles that can run here, role by role."""
        ready = [made.program for made in self._results if isinstance(made, Artefact)]
        return tuple(program for role in roles for program in ready if program.role is role)

    def limits(self, cpu_seconds: float) -> Limits:
        """Return the limits of one run under the candidate's memory limit; a busy machine has time to get there."""
        return Limits(cpu_seconds=cpu_seconds, wall_seconds=10 * cpu_seconds + 5, memory_mb=self._memory_mb)

    def run(self, program: Program, stdin: bytes, limits: Limits) -> Run:
        """Run once, alone."""
        return _run_of(program, self._sandbox.run(self._ready(program), stdin, limits), limits)

    def runs(self, program: Program, inputs: Sequence[bytes], limits: Limits) -> Generator[Run, None, None]:
        """Run once per input, each in a process of its own; close the iterator to stop running."""
        for seen in self._sandbox.run_many(self._ready(program), inputs, limits):
            yield _run_of(program, seen, limits)

    def small_runs(self, program: Program, inputs: Sequence[bytes], limits: Limits, *, patience: int = 6) -> list[Run]:
        """Run on many small inputs, a Python program of one file on many in one process; `limits` hold for each
        process, and after `patience` late ones it is given up: the rest counts as `TLE`.

        What is seen here finds things; whoever decides by a run repeats it with `run`. A `TLE` may
        mean that earlier inputs left no time for this one.
        """
        if program.language is not Language.PYTHON or program.files:
            return self.patient_runs(program, inputs, limits, patience)
        frames = self._frames(program, [(data,) for data in inputs], limits, patience)
        return [_run_of_frame(frame) for frame in frames]

    def patient_runs(self, program: Program, inputs: Sequence[bytes], limits: Limits, patience: int) -> list[Run]:
        """Run once per input; after `patience` late ones the program is given up, and the rest counts as `TLE`."""
        done: list[Run] = []
        with closing(self.runs(program, inputs, limits)) as runs:
            for run in runs:
                done.append(run)
                patience -= run.verdict is Verdict.TLE
                if patience <= 0:
                    break
        return done + [Run(Verdict.TLE, b"")] * (len(inputs) - len(done))

    def accepts(self, cases: Sequence[Answered]) -> list[bool]:
        """Tell for each output whether it is right: by the checker where there is one, else by comparison.

        Raises `JudgeError` where the checker neither accepts nor rejects.
        """
        checkers = self.programs(Role.CHECKER)
        if not checkers:
            return [compare(case.answer, case.output, self._tolerance) for case in cases]
        parts = [(case.output, case.input, case.answer) for case in cases]
        frames = self._frames(checkers[0], parts, self.limits(10.0), 6)
        return [accepted_by_checker(frame.status if frame else None) for frame in frames]

    def able(self, programs: Sequence[Program]) -> list[Program]:
        """Return those that compile of programs that are not the candidate's, such as mutants."""
        with ThreadPoolExecutor(_COMPILERS) as pool:
            made = list(pool.map(self._sandbox.compile, programs))
        return [artefact.program for artefact in made if isinstance(artefact, Artefact)]

    def _ready(self, program: Program) -> Artefact:
        """Return a program compiled, also one that is not the candidate's."""
        if program.name not in self._artefacts:
            made = self._sandbox.compile(program)
            if isinstance(made, CompileFailure):
                raise JudgeError(f"{program.name} does not compile: {made.message}")
            self._artefacts[program.name] = made
        return self._artefacts[program.name]

    def _frames(
        self, program: Program, cases: Sequence[tuple[bytes, ...]], limits: Limits, patience: int
    ) -> list[Frame | None]:
        if program.name not in self._shared:
            made = self._sandbox.compile(shared(program))
            if isinstance(made, CompileFailure):
                raise JudgeError(f"{program.name} compiles alone but not within the harness: {made.message}")
            self._shared[program.name] = made
        return run_shared(self._sandbox, self._shared[program.name], cases, limits, patience=patience)


def _run_of(program: Program, seen: Observation, limits: Limits) -> Run:
    decided = verdict(seen, limits)
    if seen.cause is Cause.SANDBOX_FAILURE:
        raise SandboxError(f"{program.name} could not be run: {seen.note}")
    if decided is Verdict.JE:
        raise JudgeError(f"{program.name}: {seen.cause} {seen.note}".strip())
    return Run(decided, seen.stdout, seen.cpu_seconds)


def _run_of_frame(frame: Frame | None) -> Run:
    if frame is None:
        return Run(Verdict.TLE, b"")
    return Run(Verdict.RTE if frame.status else Verdict.AC, frame.output)
