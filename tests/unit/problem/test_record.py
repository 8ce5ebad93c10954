"""Candidates and problems to JSON and back."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from tests.problems.pairs import pairs
from tests.unit.problem.input_format.example_formats import FORMATS

from alpaco.generation.statement import compose
from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Check, CheckState, Evidence, Gate
from alpaco.problem.input_format.types import InputFormat
from alpaco.problem.problem import Problem, TestCase
from alpaco.problem.program import Language
from alpaco.problem.record import candidate_data, candidate_from, problem_data, problem_from
from alpaco.problem.time_limit import TimeLimit
from alpaco.problem.verdict import Verdict


def through_json(data: object) -> dict[str, object]:
    """Write and read JSON."""
    read: dict[str, object] = msgspec.json.decode(msgspec.json.encode(data))
    return read


@pytest.mark.parametrize("fmt", FORMATS.values(), ids=FORMATS.keys())
def test_a_candidate_comes_back_whatever_its_format(fmt: InputFormat) -> None:
    """Every kind of item is told apart again."""
    candidate = replace(pairs(), input_format=fmt)
    assert candidate_from(through_json(candidate_data(candidate))) == candidate


def test_a_problem_comes_back() -> None:
    """Tests, limits, verdicts and evidence included."""
    candidate: Candidate = pairs()
    tests = (TestCase("1-01-sample", "1 1\n1\n", "0\n", "sample", sample=True),)
    problem = Problem(
        id="p1",
        candidate=candidate,
        statements=compose(candidate, tests),
        tests=tests,
        time_limit=TimeLimit(0.2, 0.1, 0.07, None, {Language.PYTHON: 0.2}),
        starter={Language.CPP: "int main() {}\n"},
        verdicts={"reference.py": Verdict.AC},
        evidence=Evidence((Check(Gate.TESTS, CheckState.PASSED, {"tests": 40}),), "strict", degraded=False),
    )
    assert problem_from(through_json(problem_data(problem))) == problem


def test_other_data_is_refused() -> None:
    """Data of another shape is an error, not a wrong candidate."""
    data = candidate_data(pairs()) | {"memory_mb": "much"}
    with pytest.raises(msgspec.ValidationError):
        candidate_from(data)
