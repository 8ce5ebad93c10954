"""Gates that need no program to have run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.problems.pairs import pairs

from alpaco.generation.statement import compose
from alpaco.problem.evidence import CheckState
from alpaco.problem.problem import TestCase
from alpaco.problem.text import Locale
from alpaco.testing import InProcessSandbox
from alpaco.verification import suite
from alpaco.verification.gates import check_statement, check_tests, check_validator

FORMAT = pairs().input_format
SAMPLES = tuple(
    TestCase(f"1-0{i}", text, answer, "sample", sample=True)
    for i, (text, answer) in enumerate(zip(pairs().samples, ("4\n", "3\n"), strict=True), 1)
)


@pytest.mark.parametrize(
    ("old", "new"),
    [("\n4\n", "\n14\n"), ("1 2 3 4\n", "1 2 3 4 \n"), ("4 5\n", "4 5\n\n"), ("### Sample Output 2", "```\n9\n```\n")],
    ids=["answer", "space", "line", "block"],
)
def test_samples_must_be_shown_as_they_run(old: str, new: str) -> None:
    """A sample that only contains the right text is not the right one."""
    statements = compose(pairs(), SAMPLES)
    assert check_statement(pairs(), statements, SAMPLES).state is CheckState.PASSED
    english = statements[Locale.EN]
    assert old in english.sections["samples"]
    sections = {**english.sections, "samples": english.sections["samples"].replace(old, new, 1)}
    spoilt = {**statements, Locale.EN: replace(english, sections=sections)}
    assert check_statement(pairs(), spoilt, SAMPLES).state is CheckState.FAILED


def test_a_spoilt_test_is_no_fault_of_the_validator() -> None:
    """Both refuse it, so the validator is right and the tests are wrong."""
    tests = suite.build(pairs(), large=False)
    made = next(test for test in tests if not test.authored)
    spoilt = [replace(test, text="0 1\n\n") if test is made else test for test in tests]
    assert check_validator(FORMAT, spoilt, InProcessSandbox(), 1).state is CheckState.PASSED
    assert check_tests(FORMAT, spoilt, ()).state is CheckState.FAILED
