"""What the inner rooms ask of the outside world. Each port is small and owned by the side that calls it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Check
from alpaco.problem.observation import Artefact, CompileFailure, Isolation, Observation
from alpaco.problem.program import Limits, Program
from alpaco.problem.request import Request

__all__ = ["Engine", "Sandbox"]


class Sandbox(Protocol):
    """Compiles and runs untrusted programs.

    A program that fails to compile is a `CompileFailure`, one that crashes or exceeds a limit is an
    `Observation`: values. `SandboxError` is raised only when the sandbox itself could not do its work.
    """

    def isolation(self) -> Isolation:
        """Say which mode and layers are in force and which languages can run."""
        ...

    def compile(self, program: Program) -> Artefact | CompileFailure:
        """Compile, or check the syntax of, one program; the same source is compiled once."""
        ...

    def run(self, artefact: Artefact, stdin: bytes, limits: Limits) -> Observation:
        """Run once."""
        ...

    def run_many(self, artefact: Artefact, inputs: Sequence[bytes], limits: Limits) -> Iterator[Observation]:
        """Run once per input, observations in the order of the inputs, on all cores that the sandbox may use."""
        ...

    def close(self) -> None:
        """End every process and remove every file of this sandbox."""
        ...


class Engine(Protocol):
    """Writes candidates."""

    def propose(self, request: Request) -> Candidate:
        """Write a candidate; raises `UnsupportedRequestError` where nothing fits."""
        ...

    def repair(self, request: Request, candidate: Candidate, failure: Check) -> Candidate | None:
        """Answer a missed gate with a better candidate, or with None when there is none to offer."""
        ...
