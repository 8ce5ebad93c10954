"""Which mutants of a package's accepted programs are tried, and on how much: as many as their language allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alpaco.problem.program import Language, Program
from alpaco.verification.bench import Bench
from alpaco.verification.mutation import chosen, mutant_program, mutants
from alpaco.verification.strengthening import POOLS

__all__ = ["Effort", "cheapest", "effort", "mutants_of"]

_ORIGINALS = 3


@dataclass(frozen=True, slots=True)
class Effort:
    """How many mutants are tried, on how many small inputs, and on which sizes and rounds of structured ones."""

    mutants: int
    small: int
    pools: tuple[tuple[int, int], ...]


_SHARED = Effort(60, 1000, POOLS)  # many inputs in one process
_COMPILED = Effort(40, 400, ((8, 4), (30, 2)))
_DEAR = Effort(16, 80, ((8, 1),))  # a virtual machine for each


def effort(program: Program) -> Effort:
    """Return what is affordable with a program and its mutants."""
    if program.language is Language.PYTHON and not program.files:
        return _SHARED
    return _DEAR if program.language is Language.JAVA else _COMPILED


def cheapest(programs: Sequence[Program]) -> list[Program]:
    """Return the programs whose runs are cheapest, a few at most."""
    most = max(effort(program).small for program in programs)
    return [program for program in programs if effort(program).small == most][:_ORIGINALS]


def mutants_of(programs: Sequence[Program], bench: Bench, seed: int) -> list[Program]:
    """Return mutants of the cheapest programs, each kind of mistake in turn, all of which compile."""
    originals = cheapest(programs)
    most = effort(originals[0]).mutants // len(originals)
    made: list[Program] = []
    for original in originals:
        drawn = chosen(mutants(original), 2 * most, seed)
        numbered = [mutant_program(original, mutant, len(made) + i) for i, mutant in enumerate(drawn, 1)]
        made += bench.able(numbered)[:most]
    return made
