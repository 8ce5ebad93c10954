"""Mechanical mutants of programs: one small mistake each, always the same ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from random import Random

from alpaco.problem.program import Language, Program, Role
from alpaco.verification.mutation.mistakes import Mistake, Mutant
from alpaco.verification.mutation.python import python_mutants
from alpaco.verification.mutation.tokens import token_mutants

__all__ = ["Mistake", "Mutant", "chosen", "mutant_program", "mutants", "python_mutants", "token_mutants"]

# Characters of all files together: each mutant is a whole text.
_LONGEST = 40_000
_SUFFIXES = {
    Language.PYTHON: (".py",),
    Language.CPP: (".cpp", ".cc", ".cxx", ".c++", ".C", ".c", ".h", ".hpp", ".hh"),
    Language.JAVA: (".java",),
}


def mutants(program: Program) -> tuple[Mutant, ...]:
    """Return every mutant of a program, those of its further files last; some of C++ and Java do not compile.

    None of what is no Python, is nested too deeply for its parser, or is longer than any solution.
    """
    try:
        return tuple(_mutants(program))
    except (RecursionError, MemoryError, ValueError):
        return ()


def _mutants(program: Program) -> Iterator[Mutant]:
    make = python_mutants if program.language is Language.PYTHON else token_mutants
    sources = [("", program.source)] + [
        (file.name, file.content)
        for file in program.files
        if PurePosixPath(file.name).suffix in _SUFFIXES[program.language]
    ]
    if sum(len(source) for _, source in sources) <= _LONGEST:
        for file, source in sources:
            yield from (replace(mutant, file=file) for mutant in make(source))


def chosen(every: Sequence[Mutant], most: int, seed: int) -> tuple[Mutant, ...]:
    """Return at most so many mutants: of each kind of mistake in turn, drawn by the seed."""
    random = Random(seed)
    groups = [[mutant for mutant in every if mutant.mistake is mistake] for mistake in Mistake]
    drawn = [random.sample(group, len(group)) for group in groups]
    rounds = max(map(len, drawn), default=0)
    in_turn = [group[index] for index in range(rounds) for group in drawn if index < len(group)]
    return tuple(in_turn[:most])


def mutant_program(original: Program, mutant: Mutant, number: int) -> Program:
    """Return a mutant of a program as a program, in the original's files."""
    name = f"mutant-{number:03}-{mutant.mistake}{PurePosixPath(original.name).suffix}"
    changed = replace(original, name=name, role=Role.WRONG, note=None)
    if not mutant.file:
        return replace(changed, source=mutant.source)
    files = tuple(replace(f, content=mutant.source) if f.name == mutant.file else f for f in original.files)
    return replace(changed, files=files)
