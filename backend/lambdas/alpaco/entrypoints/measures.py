"""What is measured of a generation: how long its stages take, when its first event is out, how it ends."""

from __future__ import annotations

from collections.abc import Callable

from alpaco.bootstrap import Service
from alpaco.ports import Meter
from alpaco.problem.generation import State
from alpaco.problem.making import Made
from alpaco.problem.progress import Stage, StageState, StageStep
from alpaco.streaming.run import Run

__all__ = ["Stopwatch", "report"]

_REFUSED = ("NOT_PROVED", "UNSUPPORTED_REQUEST")


class Stopwatch:
    """Times one worker's hold on a generation."""

    def __init__(self, service: Service, run: Run) -> None:
        self._meter: Meter = service.meter
        self._clock: Callable[[], float] = service.clock
        self._created = run.record.created
        self._silent = run.record.last_seq <= 1  # no worker has written an event yet
        self._begun: dict[Stage, float] = {}

    def took(self, step: Made) -> None:
        """Note a step that the run has taken in and posted."""
        now = self._clock()
        if self._silent:
            self._silent = False
            self._meter.add("FirstEventSeconds", now - self._created)
        if not isinstance(step, StageStep):
            return
        if step.state is StageState.STARTED:
            self._begun[step.stage] = now
        elif (begun := self._begun.pop(step.stage, None)) is not None:
            self._meter.add(f"{step.stage.value.capitalize()}Seconds", now - begun)


def report(service: Service, run: Run, *, over_before: bool = False) -> None:
    """Publish what was measured while a worker held a generation, and how it ended unless that is no news."""
    meter, record = service.meter, run.record
    about = {"problemId": record.key.problem_id, "state": record.state.value}
    if not run.over or over_before:
        meter.flush("generation.held", **about)
        return
    meter.add("GenerationSeconds", service.clock() - record.created)
    if record.crashes:
        meter.add("WorkersLost", record.crashes)
    if run.error is not None:
        meter.add("Refused" if run.error.code in _REFUSED else "Failed")
        about["Reason"] = run.error.gate or run.error.code
    else:
        meter.add("Proved" if record.state is State.COMPLETED else "Cancelled")
    meter.flush("generation.ended", **about)
