"""A sandbox that counts how runs end, for the metrics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alpaco.ports import Meter, Sandbox
from alpaco.problem.observation import Artefact, Cause, CompileFailure, Isolation, Observation
from alpaco.problem.program import Limits, Program

__all__ = ["CountedSandbox"]

_ENDED = {
    Cause.CPU_LIMIT: "RunsStopped",
    Cause.WALL_LIMIT: "RunsStopped",
    Cause.MEMORY_LIMIT: "RunsStopped",
    Cause.OUTPUT_LIMIT: "RunsStopped",
    Cause.SIGNAL: "RunsCrashed",
    Cause.NONZERO_EXIT: "RunsCrashed",
    Cause.SECURITY: "RunsForbidden",
}


class CountedSandbox:
    """Implements `Sandbox` by another one. What that one could not run shows as its error, and is counted there."""

    def __init__(self, sandbox: Sandbox, meter: Meter) -> None:
        self._sandbox = sandbox
        self._meter = meter

    def isolation(self) -> Isolation:
        """See `Sandbox`."""
        return self._sandbox.isolation()

    def compile(self, program: Program) -> Artefact | CompileFailure:
        """See `Sandbox`."""
        return self._sandbox.compile(program)

    def run(self, artefact: Artefact, stdin: bytes, limits: Limits) -> Observation:
        """See `Sandbox`."""
        return self._counted(self._sandbox.run(artefact, stdin, limits))

    def run_many(self, artefact: Artefact, inputs: Sequence[bytes], limits: Limits) -> Iterator[Observation]:
        """See `Sandbox`."""
        return map(self._counted, self._sandbox.run_many(artefact, inputs, limits))

    def close(self) -> None:
        """See `Sandbox`."""
        self._sandbox.close()

    def _counted(self, seen: Observation) -> Observation:
        self._meter.add("Runs")
        if (metric := _ENDED.get(seen.cause)) is not None:
            self._meter.add(metric)
        return seen
