"""What a long command says while it works: steps with their seconds, the lines of the programs it calls, questions."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from alpaco.problem.text import Text

__all__ = ["Telling"]


class Telling(Protocol):
    """Where a deployment tells what it does."""

    def step(self, name: Text) -> AbstractContextManager[None]:
        """Begin a step; its end, good or bad, and its seconds are told when the block is left."""

    def line(self, text: str) -> None:
        """Tell a line that a program printed; passing, unless somebody asked to see everything."""

    def say(self, text: str) -> None:
        """Tell something that stays."""

    def confirm(self, question: Text) -> bool:
        """Ask a person."""
