"""Catalogue families through the whole pipeline in the real sandbox, sound and with a wrong reference planted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from alpaco.generation.engines.catalogue.family import Brief, Family
from alpaco.generation.engines.catalogue.registry import FAMILIES
from alpaco.generation.engines.catalogue.theme import PLAIN
from alpaco.generation.pipeline import Means, make
from alpaco.generation.steps import NotProved, Proved, Step
from alpaco.problem.candidate import Candidate, Provenance
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.problem import Problem
from alpaco.problem.program import Role
from alpaco.problem.request import Difficulty, EngineName, Request
from alpaco.problem.text import Locale
from alpaco.sandbox import open_sandbox
from alpaco.sandbox.local import LocalSandbox

SEED = 3


class FamilyEngine:
    """Proposes one candidate of one family, at its easiest level, and repairs nothing."""

    def __init__(self, family: Family, *, planted: bool = False) -> None:
        self._family = family
        self._planted = planted

    def propose(self, _request: Request) -> Candidate:
        """Write the candidate; where a fault is planted, a wrong program takes the place of the reference."""
        level = next(iter(self._family.variants))
        variant = self._family.variants[level][0]
        draft = self._family.write(Brief(level, variant, Random(SEED), PLAIN))
        candidate = Candidate(
            topic=self._family.topics[0],
            difficulty=level,
            statement=draft.statement,
            input_format=draft.input_format,
            programs=draft.programs,
            samples=draft.samples,
            provenance=Provenance("catalogue", "test", SEED, self._family.name, variant),
            tests=draft.tests,
            memory_mb=draft.memory_mb,
        )
        return _with_wrong_reference(candidate) if self._planted else candidate

    def repair(self, _request: Request, _candidate: Candidate, _failure: Check) -> Candidate | None:
        """Offer nothing."""
        return None


def _with_wrong_reference(candidate: Candidate) -> Candidate:
    wrong = next(program for program in candidate.programs if program.role is Role.WRONG)
    planted = replace(wrong, name="planted.py", role=Role.REFERENCE)
    rest = (p for p in candidate.programs if p.role is not Role.REFERENCE)
    return replace(candidate, programs=(planted, *rest))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[LocalSandbox]:
    """The real sandbox of this machine."""
    opened = open_sandbox()
    yield opened
    opened.close()


def end_of(family: Family, sandbox: LocalSandbox, *, planted: bool = False) -> Step:
    """Make a problem of a family and return how it ended."""
    request = Request("", Locale.KO, EngineName.CATALOGUE, SEED, family.topics[0], Difficulty.EASY)
    *_, end = make(request, "p1", Means(FamilyEngine(family, planted=planted), sandbox))
    return end


def _states(problem: Problem) -> dict[Gate, CheckState]:
    return {check.gate: check.state for check in problem.evidence.checks}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_family_is_proved(family: Family, sandbox: LocalSandbox) -> None:
    """Every gate of this issue has its outcome, and none failed."""
    end = end_of(family, sandbox)
    assert isinstance(end, Proved), end
    states = _states(end.problem)
    needed = {Gate.SPECIFICATION, Gate.VALIDATOR, Gate.TESTS, Gate.REFERENCE, Gate.WRONG, Gate.STATEMENT, Gate.PACKAGE}
    assert {gate for gate in needed if states[gate] is not CheckState.PASSED} == set()
    assert {Gate.SLOW, Gate.TIME_LIMIT} <= states.keys()
    assert end.problem.evidence.isolation == sandbox.isolation().mode


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_wrong_reference_is_never_delivered(family: Family, sandbox: LocalSandbox) -> None:
    """The agreement with the brute force and the second version names itself as the gate that was missed."""
    end = end_of(family, sandbox, planted=True)
    assert isinstance(end, NotProved), end
    assert end.check.gate is Gate.REFERENCE
    assert {"input", "outputs"} <= end.check.evidence.keys() or {"reason", "test"} <= end.check.evidence.keys()
