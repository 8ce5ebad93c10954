"""The usual make-up of a variant: its words and its programs, the wrong ones as edits of the right one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alpaco.generation.engines.catalogue.family import Mistake, program, wrong
from alpaco.generation.engines.catalogue.theme import Theme
from alpaco.problem.candidate import StatementParts
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Text

__all__ = ["Recipe"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """One variant. `python` is the reference, `method` says how it works, `slow` is a right program of the
    complexity that `slowness` names; wrong programs that are no edit of the reference stand in `others`.
    """

    title: Callable[[Theme], Text]
    story: Callable[[Theme], Text]
    output: Text
    method: Text
    python: str
    cpp: str
    brute: str
    slowness: Text
    slow: str
    mistakes: tuple[Mistake, ...]
    others: tuple[Program, ...] = ()

    def statement(self, theme: Theme) -> StatementParts:
        """Tell the variant's story in a theme's words."""
        return StatementParts(self.title(theme), self.story(theme), self.output)

    def programs(self, *, slow: bool) -> tuple[Program, ...]:
        """Return the programs; the slow one only where the level's bounds are made for it."""
        return (
            program("reference.py", Role.REFERENCE, self.python, self.method),
            program("accepted.cpp", Role.ACCEPTED, self.cpp),
            program("brute.py", Role.BRUTE, self.brute),
            *(wrong(self.python, mistake) for mistake in self.mistakes),
            *self.others,
            *([program("slow.py", Role.SLOW, self.slow, self.slowness)] if slow else []),
        )
