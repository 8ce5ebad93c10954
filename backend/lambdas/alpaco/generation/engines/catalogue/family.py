"""What a problem family is: topics, levels with their structural variants, and a pure function that writes a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from textwrap import dedent

from alpaco.generation.engines.catalogue.theme import Theme
from alpaco.problem.candidate import HandTest, StatementParts
from alpaco.problem.input_format import InputFormat
from alpaco.problem.program import Language, Program, Role
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Text

__all__ = ["Brief", "Draft", "Family", "Mistake", "altered", "program", "wrong"]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a family is asked to write; every free choice is drawn from `random`, which is seeded."""

    difficulty: Difficulty
    variant: str
    random: Random
    theme: Theme


@dataclass(frozen=True, slots=True)
class Draft:
    """What a family writes: a candidate without topic, level and provenance, which the engine knows."""

    statement: StatementParts
    input_format: InputFormat
    programs: tuple[Program, ...]
    samples: tuple[str, ...]
    tests: tuple[HandTest, ...] = ()
    memory_mb: int = 256


@dataclass(frozen=True, slots=True)
class Family:
    """A family of problems.

    `topics` are those it may be served for, its own first. `variants` names, level by level, the
    structures (objective, query kind, carrier, constraint) that `write` can make there. `write` is
    pure: equal briefs give equal drafts, byte for byte.
    """

    name: str
    topics: tuple[Topic, ...]
    variants: Mapping[Difficulty, tuple[str, ...]]
    write: Callable[[Brief], Draft]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A classic mistake: the wrong program's name, the edit that puts it into the right program, and its words."""

    name: str
    old: str
    new: str
    note: Text


def program(name: str, role: Role, source: str, note: Text | None = None) -> Program:
    """Make a program from an indented source text; the language follows from the suffix of `name`."""
    language = next(language for language in Language if name.endswith(language.suffix))
    return Program(name=name, language=language, role=role, source=dedent(source).strip("\n") + "\n", note=note)


def altered(source: str, *edits: tuple[str, str]) -> str:
    """Return `source` with each `(old, new)` replaced, most often one classic mistake put into a right program.

    Raises `ValueError` unless every `old` occurs exactly once, so that an edit can never silently miss.
    """
    for old, new in edits:
        if source.count(old) != 1:
            raise ValueError(f"{old!r} occurs {source.count(old)} times, not once")
        source = source.replace(old, new)
    return source


def wrong(right: str, mistake: Mistake) -> Program:
    """Make the wrong program that differs from the right source in one mistake; `ValueError` as for `altered`."""
    return program(mistake.name, Role.WRONG, altered(right, (mistake.old, mistake.new)), mistake.note)
