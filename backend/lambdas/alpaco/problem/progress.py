"""What happens while a problem is made, as facts; `streaming` turns them into numbered events."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alpaco.problem.evidence import Check
from alpaco.problem.request import Request
from alpaco.problem.text import Locale, Text

__all__ = [
    "Checked",
    "Progress",
    "SectionDone",
    "SectionReset",
    "SectionText",
    "Stage",
    "StageState",
    "StageStep",
    "Understood",
]


class Stage(StrEnum):
    """The stages of a generation, in order."""

    UNDERSTAND = "understand"
    DESIGN = "design"
    PROGRAMS = "programs"
    TESTS = "tests"
    PROVE = "prove"
    STATEMENT = "statement"
    PACKAGE = "package"


class StageState(StrEnum):
    """Whether a stage begins or has ended."""

    STARTED = "started"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Understood:
    """The request as the engine read it."""

    request: Request


@dataclass(frozen=True, slots=True)
class StageStep:
    """A stage begins or ends; `progress` runs from 0 to 1 and never falls."""

    stage: Stage
    state: StageState
    message: Text
    progress: float


@dataclass(frozen=True, slots=True)
class SectionText:
    """More text of a statement section, as it is written."""

    section: str
    locale: Locale
    text: str


@dataclass(frozen=True, slots=True)
class SectionReset:
    """What was shown of a section is withdrawn."""

    section: str
    locale: Locale
    reason: Text


@dataclass(frozen=True, slots=True)
class SectionDone:
    """A section is complete; `text` is the whole of it."""

    section: str
    locale: Locale
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A gate started or ended."""

    check: Check


Progress = Understood | StageStep | SectionText | SectionReset | SectionDone | Checked
