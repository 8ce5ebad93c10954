"""A candidate: everything an engine must write before anything is proved."""

from __future__ import annotations

from dataclasses import dataclass

from alpaco.problem.input_format import InputFormat
from alpaco.problem.program import Program
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Text

__all__ = ["Candidate", "HandTest", "Provenance", "StatementParts"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who made the candidate, so that the same bytes can be made again."""

    engine: str
    version: str
    seed: int
    family: str = ""
    variant: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class StatementParts:
    """The words that only an author can write, as Markdown with `$…$` mathematics.

    The input and constraints sections are not among them: they come from the input format.
    """

    title: Text
    story: Text
    output: Text
    notes: Text | None = None


@dataclass(frozen=True, slots=True)
class HandTest:
    """An input that the author aimed at something; `purpose` says at what."""

    name: str
    text: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An unproved problem.

    `samples` are inputs; their answers come from running the reference. `tests` are the author's
    own inputs beside the generated ones. A problem with several right answers brings a checker
    among its programs. `tolerance` is the absolute or relative error that real numbers of an answer
    may have, either of them enough; None where answers are compared as text. `unmet` are the words of
    the request that the engine could not follow; whoever asked is told.
    """

    topic: Topic
    difficulty: Difficulty
    statement: StatementParts
    input_format: InputFormat
    programs: tuple[Program, ...]
    samples: tuple[str, ...]
    provenance: Provenance
    tests: tuple[HandTest, ...] = ()
    memory_mb: int = 256
    tolerance: float | None = None
    unmet: tuple[str, ...] = ()
