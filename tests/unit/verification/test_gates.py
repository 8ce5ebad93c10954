"""Gates that need no program to have run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.problems.pairs import pairs

from alpaco.generation.statement import compose
from alpaco.problem.evidence import CheckState
from alpaco.problem.input_format.types import Array, Cases, InputFormat, Integer, Line, Require
from alpaco.problem.problem import TestCase
from alpaco.problem.text import Locale, Text
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


def test_a_format_whose_inputs_are_not_found_misses_the_gate_of_the_validator() -> None:
    """A requirement that no random array meets is the author's to mend, not a crash."""
    rule = Require("sum(A) == 123456", Text("합이 123456", "the sum is 123456"))
    check = check_validator(replace(FORMAT, requires=(rule,)), (), InProcessSandbox(), 1)
    assert check.state is CheckState.FAILED
    assert "no input was found" in check.evidence["reason"]


def test_a_sound_format_whose_bounds_need_an_element_passes_the_gate_of_the_validator() -> None:
    """Near-valid inputs leave `A` empty or divide by zero, and are refused by both."""
    words = Text("수", "a number")
    line = Line((Integer("N", 2, 5, words),))
    items = (line, Array("A", "N", 1, "N // (N - 1)", words), Line((Integer("K", 0, "100 % max(A)", words),)))
    fmt = InputFormat(items, requires=(Require("min(A) >= 1", words),))
    assert check_validator(fmt, (), InProcessSandbox(), 1).state is CheckState.PASSED
    cases = Cases("T", 0, 2, (line, Array("A", "N", 1, 9, words)), words)
    assert check_validator(InputFormat((cases,)), (), InProcessSandbox(), 1).state is CheckState.PASSED
