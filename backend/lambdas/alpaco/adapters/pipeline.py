"""The generation pipeline behind the `Maker` port. The engine and the sandbox are made when first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from alpaco.generation.prompt import Given, read_prompt
from alpaco.ports import Engine, Sandbox
from alpaco.problem.making import Finished, Made, Missed, Saved
from alpaco.problem.request import Request
from alpaco.problem.text import Locale, Text
from alpaco.streaming.commands import GenerateProblem

if TYPE_CHECKING:
    from alpaco.problem.problem import Problem

__all__ = ["PipelineMaker", "finished", "read_request"]


def read_request(command: GenerateProblem, seed: int) -> Request:
    """Understand a request; `seed` serves where it names none. Raises `UnsupportedRequestError`."""
    given = Given(command.topic, command.difficulty, command.language)
    return read_prompt(
        command.prompt or "", seed=seed if command.seed is None else command.seed, engine=command.engine, given=given
    )


class PipelineMaker:
    """Implements `Maker`; may be used by many threads, which share the sandbox."""

    def __init__(self, engine: Callable[[], Engine], sandbox: Callable[[], Sandbox]) -> None:
        self._open_engine = engine
        self._open_sandbox = sandbox
        self._lock = threading.Lock()
        self._sandbox: Sandbox | None = None

    def make(self, request: Request, problem_id: str, checkpoint: bytes | None) -> Iterator[Made]:
        """See `Maker`."""
        from alpaco.generation.pipeline import Means, make  # heavy, and only the worker needs it
        from alpaco.generation.steps import Checkpoint, NotProved, Proved

        saved = None if checkpoint is None else msgspec.json.decode(checkpoint, type=Checkpoint)
        steps = make(request, problem_id, Means(self._open_engine(), self._shared()), checkpoint=saved)
        for step in steps:
            match step:
                case Checkpoint():
                    yield Saved(msgspec.json.encode(step))
                case Proved(problem):
                    yield finished(problem, request.locale)
                case NotProved(check, message):
                    yield Missed(check.gate.value, message)
                case _:
                    yield step

    def close(self) -> None:
        """End the sandbox's processes; work that needs them fails."""
        with self._lock:
            if self._sandbox is not None:
                self._sandbox.close()

    def _shared(self) -> Sandbox:
        with self._lock:
            if self._sandbox is None:
                self._sandbox = self._open_sandbox()
            return self._sandbox


def finished(problem: Problem, locale: Locale) -> Finished:
    """Write down a proved problem: both views, and a ZIP file in each package format."""
    from alpaco.packaging import PackageFormat, package_files, short_name, zip_package
    from alpaco.streaming.views import evidence_view, provenance_view, setter_view, solver_view

    solver = solver_view(problem, locale)
    views = {"problem": solver, "evidence": evidence_view(problem.evidence), "provenance": provenance_view(problem)}
    files: Mapping[str, bytes] = {
        "solver.json": msgspec.json.encode(solver),
        "setter.json": msgspec.json.encode(setter_view(problem, locale)),
        **{
            f"{problem.id}-{name}.zip": zip_package(package_files(problem, name), short_name(problem))
            for name in PackageFormat
        },
    }
    return Finished(Text(problem.statements[Locale.KO].title, problem.statements[Locale.EN].title), views, files)
