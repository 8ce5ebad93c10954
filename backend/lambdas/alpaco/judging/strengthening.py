"""Tests that kill mutants of an accepted program which a suite lets through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from alpaco.judging.bench import PackageBench, Unavailable
from alpaco.judging.submissions import Progress
from alpaco.packaging.tests import PackageTest
from alpaco.problem.input_format import InputFormat
from alpaco.problem.observation import Artefact
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Language, Program
from alpaco.problem.verdict import Verdict
from alpaco.verification.mutation import Mutant, chosen, mutants
from alpaco.verification.suite import TestInput, found_input, small_cases, structured_cases

__all__ = ["killers"]

_MOST_MUTANTS = 60
_SMALL, _STRUCTURED = 200, 2
_STRUCTURED_SIZE = 12
_SECONDS = 3.0  # CPU; a mutant that takes longer than this is as good as killed

Solve = Callable[[TestInput], TestCase | None]


def killers(
    bench: PackageBench,
    program: Program,
    tests: Sequence[TestCase],
    search: tuple[InputFormat, int, Solve],
    progress: Progress,
) -> tuple[list[TestCase], int]:
    """Return tests to add, and the number of mutants that were tried; none for what is not one Python file.

    `search` is the input format, the seed, and what gives an input its answer.
    """
    fmt, seed, solve = search
    made = chosen(_mutants(program), _MOST_MUTANTS, seed)
    programs = [replace(program, name=f"mutant_{i}.py", source=mutant.source) for i, mutant in enumerate(made)]
    by_size = sorted(tests, key=lambda test: len(test.input))
    survivors = []
    for number, (mutant, dead) in enumerate(
        bench.each(lambda mutant: (mutant, _killer(bench, mutant, by_size) is not None), programs), 1
    ):
        progress("mutants", number, len(programs))
        survivors += [] if dead else [mutant]
    added: list[TestCase] = []
    pool: list[TestCase] = []
    for mutant in survivors:
        if _killer(bench, mutant, added):
            continue
        pool = pool or list(_pool(bench, fmt, seed, solve))
        test = _killer(bench, mutant, pool)
        if test is not None:
            named = found_input(test.input, f"kills a mutant of {program.name}", len(added) + 1)
            added.append(TestCase(named.name, test.input, test.answer, named.purpose))
    return added, len(programs)


def _mutants(program: Program) -> tuple[Mutant, ...]:
    if program.language is not Language.PYTHON or program.files:
        return ()
    try:
        return mutants(program.source)
    except (RecursionError, MemoryError, ValueError):
        return ()  # nested deeper than Python's own parser goes


def _pool(bench: PackageBench, fmt: InputFormat, seed: int, solve: Solve) -> Iterator[TestCase]:
    texts = (*small_cases(fmt, seed, _SMALL), *structured_cases(fmt, seed, _STRUCTURED_SIZE, _STRUCTURED))
    inputs = [TestInput(f"pool-{number}", text, "") for number, text in enumerate(texts)]
    return (test for test in bench.each(solve, inputs) if test is not None)


def _killer(bench: PackageBench, program: Program, tests: Sequence[TestCase]) -> TestCase | None:
    """Return the first test that the program fails."""
    built = bench.outside(program)
    if isinstance(built, Unavailable):
        return tests[0] if tests else None
    return next((test for test in tests if not _passes(bench, built, test)), None)


def _passes(bench: PackageBench, artefact: Artefact, test: TestCase) -> bool:
    data = test.input.encode()
    verdict, output = bench.output(artefact, data, _SECONDS)
    if verdict is not Verdict.AC:
        return False
    arguments = bench.package.tests[0].checker_arguments if bench.package.tests else ()
    asked = PackageTest(test.name, test.sample, "", "", (), arguments)
    return bench.check(asked, data, output, test.answer.encode()).accepted is True
