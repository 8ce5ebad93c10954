"""What making a problem yields: progress for people, checkpoints for the next worker, and one end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from alpaco.problem.evidence import Check, Gate
from alpaco.problem.problem import Problem
from alpaco.problem.progress import Progress, Stage
from alpaco.problem.text import Text
from alpaco.verification.proof import Known

__all__ = ["Checkpoint", "NotProved", "Proved", "Step"]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where another run may go on: after the stage `done`, or from the beginning where it is None.

    There is a candidate as soon as the engine has written one, before anything of it is proved.
    Plain values only, so that `msgspec` writes and reads it as JSON. `candidate` is in the form of
    `problem.record`, `known` what its proof has come to. `missed` are the gates that a repair had to answer.
    """

    done: Stage | None = None
    progress: float = 0.0
    candidate: Mapping[str, Any] | None = None
    checks: tuple[Check, ...] = ()
    known: Known = field(default_factory=Known)
    missed: tuple[Gate, ...] = ()


@dataclass(frozen=True, slots=True)
class Proved:
    """The end: a problem that passed every gate."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class NotProved:
    """The other end: the gate that was missed, and words for the person who asked."""

    check: Check
    message: Text


Step = Progress | Checkpoint | Proved | NotProved
