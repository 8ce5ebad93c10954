"""The kinds of mistakes that mutants make."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Mistake", "Mutant"]


class Mistake(StrEnum):
    """What kind of mistake a mutant makes."""

    COMPARISON = "comparison"
    OFF_BY_ONE = "off-by-one"
    BRANCH = "dropped-branch"
    OPERANDS = "operands"
    INITIAL = "initial-value"
    WIDTH = "integer-width"
    TIE = "tie-break"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mistake, the line of the original where it was made, and the whole text of the changed file.

    `file` is the further file of the program that it was made in, empty for the main source.
    """

    mistake: Mistake
    line: int
    source: str
    file: str = ""
