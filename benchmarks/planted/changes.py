"""What can be wrong with a problem, as data: how a sound candidate, or what is made of it, is spoilt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from alpaco.problem.candidate import Candidate, HandTest
from alpaco.problem.input_format import bounds, bounds_reached
from alpaco.problem.input_format.types import Array, Graph, Integer, Line, String
from alpaco.problem.program import Language, Program, Role
from alpaco.problem.text import Text
from alpaco.verification import suite
from alpaco.verification.suite import TestInput

ANY_ANSWER = Text(" 답이 여러 가지면 그중 아무거나 출력하세요.", " If there are several answers, print any of them.")


@dataclass(frozen=True)
class Source:
    """A text in a program is replaced by another."""

    program: str
    old: str
    new: str

    def apply(self, candidate: Candidate) -> Candidate:
        """Return the spoilt candidate."""
        return _each_program(
            candidate, lambda p: replace(p, source=_replaced(p.source, self)) if self.is_meant(p) else p
        )

    def is_meant(self, program: Program) -> bool:
        """Tell whether this is the program."""
        return program.name == self.program


@dataclass(frozen=True)
class InPlaceOf:
    """A program's source takes the place of others', by their roles."""

    program: str
    roles: tuple[Role, ...]

    def apply(self, candidate: Candidate) -> Candidate:
        """Return the spoilt candidate; a place in another language is left empty."""
        source = next(p for p in candidate.programs if p.name == self.program)
        kept = [p for p in candidate.programs if p.role not in self.roles or p.language is source.language]
        changed = [replace(p, source=source.source) if p.role in self.roles else p for p in kept]
        return replace(candidate, programs=tuple(changed))


@dataclass(frozen=True)
class Without:
    """Every program of a role is missing."""

    role: Role

    def apply(self, candidate: Candidate) -> Candidate:
        """Return the spoilt candidate."""
        return replace(candidate, programs=tuple(p for p in candidate.programs if p.role is not self.role))


@dataclass(frozen=True)
class Words:
    """Words are added to a part of the statement: `story`, `output` or `title`."""

    part: str
    ko: str
    en: str

    def apply(self, candidate: Candidate) -> Candidate:
        """Return the spoilt candidate."""
        before: Text = getattr(candidate.statement, self.part)
        after = Text(before.ko + self.ko, before.en + self.en)
        return replace(candidate, statement=replace(candidate.statement, **{self.part: after}))


@dataclass(frozen=True)
class Within:
    """The bounds of a variable are others; the author's own tests go, since they may exceed them."""

    variable: str
    low: int
    high: int

    def apply(self, candidate: Candidate) -> Candidate:
        """Return the spoilt candidate."""
        items = tuple(map(self._changed, candidate.input_format.items))
        return replace(candidate, input_format=replace(candidate.input_format, items=items), tests=())

    def _changed(self, item: Any) -> Any:
        if isinstance(item, Line):
            return replace(item, fields=tuple(map(self._changed, item.fields)))
        if isinstance(item, Graph) and item.weight:
            return replace(item, weight=self._changed(item.weight))
        if isinstance(item, String) and item.name == self.variable:
            return replace(item, min_length=self.low, max_length=self.high)
        if isinstance(item, Integer | Array) and item.name == self.variable:
            return replace(item, low=self.low, high=self.high)
        return item


@dataclass(frozen=True)
class Samples:
    """The samples are others."""

    texts: tuple[str, ...]

    def apply(self, candidate: Candidate) -> Candidate:
        """Return the spoilt candidate."""
        return replace(candidate, samples=self.texts)


@dataclass(frozen=True)
class OwnTest:
    """The author has a test that is no input."""

    text: str

    def apply(self, candidate: Candidate) -> Candidate:
        """Return the spoilt candidate."""
        return replace(candidate, tests=(*candidate.tests, HandTest("planted", self.text, "planted")))


@dataclass(frozen=True)
class Checker:
    """A checker decides, and the statement says so."""

    source: str

    def apply(self, candidate: Candidate) -> Candidate:
        """Return the spoilt candidate."""
        checker = Program("checker.py", Language.PYTHON, Role.CHECKER, self.source)
        told = Words("output", ANY_ANSWER.ko, ANY_ANSWER.en).apply(candidate)
        return replace(told, programs=(*told.programs, checker))


@dataclass(frozen=True)
class Validator:
    """A text in the validator's program is replaced by another."""

    old: str
    new: str


@dataclass(frozen=True)
class Limit:
    """The measured time limit is multiplied."""

    factor: float


@dataclass(frozen=True)
class Shown:
    """A text in a section of the finished statement is replaced by another, in one language."""

    section: str
    locale: str
    old: str
    new: str


@dataclass(frozen=True)
class File:
    """A text in a file of the written package is replaced by another; the first file whose path begins so."""

    path: str
    old: str
    new: str


@dataclass(frozen=True)
class Generated:
    """The generated tests are spoilt in one of the ways of `Generated.build`."""

    how: str
    _builds: list[int]

    def build(
        self, candidate: Candidate, found: Sequence[TestInput] = (), *, large: bool = True
    ) -> tuple[TestInput, ...]:
        """Build tests, and spoil them."""
        tests = suite.build(candidate, found, large=large)
        self._builds.append(len(tests))
        made = [test for test in tests if not test.authored]
        if self.how == "no maximum":
            fmt = candidate.input_format
            largest = next(bound for bound in bounds(fmt) if bound.endswith("=max"))
            return tuple(test for test in tests if largest not in bounds_reached(fmt, test.text))
        if self.how == "too large":
            spoilt = replace(made[0], text=made[0].text.replace("1", "9" * 12, 1))
        elif self.how == "space at the end of a line":
            spoilt = replace(made[0], text=made[0].text.replace("\n", " \n", 1))
        elif self.how == "a test twice":
            spoilt = replace(made[0], text=made[1].text)
        else:  # another one with every build
            spoilt = replace(made[0], text=made[len(self._builds)].text + "\n" * 0)
            return tuple(spoilt if t is made[0] else t for t in tests if t is not made[len(self._builds)])
        return tuple(spoilt if test is made[0] else test for test in tests)


Change = Source | InPlaceOf | Without | Words | Within | Samples | OwnTest | Checker
Harness = Validator | Limit | Generated
Finished = Shown | File


def _each_program(candidate: Candidate, change: Any) -> Candidate:
    return replace(candidate, programs=tuple(map(change, candidate.programs)))


def _replaced(text: str, change: Source) -> str:
    if change.old not in text:
        raise LookupError(f"{change.program} has no {change.old!r}")
    return text.replace(change.old, change.new, 1)
