"""Every variant of every family: its words in each theme, its samples, and whether its right programs agree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from random import Random

import pytest

from alpaco.generation.engines.catalogue.family import Brief, Family
from alpaco.generation.engines.catalogue.registry import FAMILIES
from alpaco.generation.engines.catalogue.theme import PLAIN, THEMES, Theme
from alpaco.generation.statement import compose
from alpaco.problem.candidate import Candidate, Provenance
from alpaco.problem.evidence import CheckState
from alpaco.problem.input_format import generate, validate
from alpaco.problem.observation import Artefact, Cause, Observation
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.problem.request import Difficulty
from alpaco.sandbox import open_sandbox
from alpaco.sandbox.local import LocalSandbox
from alpaco.verification.gates import check_statement

VARIANTS = [
    pytest.param((family, level, variant, theme), id=f"{family.name}-{level}-{variant}")
    for (family, level, variant), theme in zip(
        ((f, level, v) for f in FAMILIES for level, variants in f.variants.items() for v in variants), cycle(THEMES)
    )
]
STRUCTURES = [
    pytest.param(family, level, variant, id=f"{family.name}-{variant}")
    for family in FAMILIES
    for variant, level in {v: level for level, variants in family.variants.items() for v in variants}.items()
]
RIGHT = (Role.REFERENCE, Role.ACCEPTED, Role.BRUTE)
SEED = 5
SEEDS = range(40)


def candidate(family: Family, level: Difficulty, variant: str, theme: Theme = PLAIN) -> Candidate:
    """Write one candidate of a variant."""
    draft = family.write(Brief(level, variant, Random(SEED), theme))
    return Candidate(
        topic=family.topics[0],
        difficulty=level,
        statement=draft.statement,
        input_format=draft.input_format,
        programs=draft.programs,
        samples=draft.samples,
        provenance=Provenance("catalogue", "test", SEED, family.name, variant),
        tests=draft.tests,
    )


@pytest.fixture(scope="module")
def sandbox() -> Iterator[LocalSandbox]:
    """The real sandbox of this machine."""
    opened = open_sandbox()
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=VARIANTS)
def made(request: pytest.FixtureRequest) -> Candidate:
    """One candidate of each variant at each level, each in another theme than the one before."""
    return candidate(*request.param)


def test_the_statement_is_sound(made: Candidate) -> None:
    """Both languages are complete and say the same numbers."""
    samples = [TestCase(f"sample-{i}", text, "0\n", "", sample=True) for i, text in enumerate(made.samples)]
    check = check_statement(made, compose(made, samples), samples)
    assert check.state is CheckState.PASSED, check.evidence


def test_samples_and_short_tests_are_inputs(made: Candidate) -> None:
    """The author's own inputs keep the format; names of tests and programs are unique."""
    texts = [*made.samples, *(test.text for test in made.tests if len(test.text) < 10_000)]
    assert [fault for text in texts if (fault := validate(made.input_format, text))] == []
    for named in (made.tests, made.programs):
        assert len({one.name for one in named}) == len(named)


@pytest.mark.parametrize(("family", "level", "variant"), STRUCTURES)
def test_the_right_programs_agree(family: Family, level: Difficulty, variant: str, sandbox: LocalSandbox) -> None:
    """Reference, second program and brute force print the same on small inputs, and not always the same thing."""
    made = candidate(family, level, variant)
    inputs = [generate(made.input_format, "random-small", seed).encode() for seed in SEEDS]
    outputs = [
        _outputs(sandbox, program, inputs)
        for program in made.programs
        if program.role in RIGHT and (program.language is Language.PYTHON or _runs(sandbox, program.language))
    ]
    assert len(outputs) >= 2
    for i, text in enumerate(inputs):
        assert len({tuple(output[i].split()) for output in outputs}) == 1, text.decode()
    assert len(set(outputs[0])) > 1


def _runs(sandbox: LocalSandbox, language: Language) -> bool:
    return language in sandbox.isolation().languages


def _outputs(sandbox: LocalSandbox, program: Program, inputs: list[bytes]) -> list[bytes]:
    artefact = sandbox.compile(program)
    assert isinstance(artefact, Artefact), artefact
    return [_printed(program, seen) for seen in sandbox.run_many(artefact, inputs, Limits())]


def _printed(program: Program, seen: Observation) -> bytes:
    assert seen.cause is Cause.EXITED, (program.name, seen.cause, seen.stderr)
    return seen.stdout
