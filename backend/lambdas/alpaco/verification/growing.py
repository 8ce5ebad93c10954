"""The tests of one candidate while the searches add to them and the trimming leaves some out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from alpaco.problem.problem import TestCase
from alpaco.problem.program import Program
from alpaco.verification.strengthening import Solved
from alpaco.verification.suite import MOST, TestInput, found_input

__all__ = ["GrowingTests"]


class GrowingTests:
    """Tests with the reference's answers; `kills` names those that a program failed.

    `found` were added by searches, `dropped` ones are left out; both are kept when a proof is interrupted.
    """

    def __init__(
        self, found: Iterable[TestInput], dropped: Iterable[str], built: Callable[[], Sequence[TestCase]]
    ) -> None:
        """Start with what is known; `built` answers the inputs, the `found` among them, when they are first wanted."""
        self.found = list(found)
        self.dropped = list(dropped)
        self.kills: set[str] = set()
        self._built = built

    @property
    def all(self) -> tuple[TestCase, ...]:
        """The tests in judging order."""
        kept = [test for test in self._answered if test.name not in self.dropped]
        return tuple(sorted(kept, key=lambda test: test.name))

    @cached_property
    def _answered(self) -> list[TestCase]:
        return list(self._built())

    def named(self, name: str) -> TestCase:
        """Return a test by its name; raises `KeyError`."""
        return {test.name: test for test in self._answered}[name]

    def add(self, case: Solved, program: Program) -> TestCase:
        """Make a test of an input that betrays a program."""
        found = found_input(case.input.decode(), f"kills {program.name}", len(self.found) + 1)
        test = TestCase(found.name, found.text, case.answer.decode("utf-8", "replace"), found.purpose)
        self._answered.append(test)
        self.found.append(found)
        self.kills.add(found.name)
        return test

    def add_where_room(self, case: Solved, program: Program) -> TestCase | None:
        """Do the same unless there are as many tests as there may be."""
        return self.add(case, program) if len(self.all) < MOST else None
