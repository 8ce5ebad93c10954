"""The format's default comparison of outputs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpaco.errors import JudgeError
from alpaco.judging.comparing import comparison


@pytest.mark.parametrize(
    ("arguments", "answer", "output", "expected"),
    [
        ("", b"Yes 1\n", b"yes   1", True),
        ("", b"1.0\n", b"1.00\n", False),
        ("", b"1 2\n", b"1\n", False),
        ("case_sensitive", b"Yes\n", b"yes\n", False),
        ("space_change_sensitive", b"a b\n", b"a  b\n", False),
        ("space_change_sensitive", b"a b\n", b"a b", False),
        ("space_change_sensitive", b"a b\n", b"A b\n", True),
        ("float_tolerance 1e-6", b"1.0\n", b"1.0000005\n", True),
        ("float_tolerance 1e-6", b"1000000\n", b"1000000.5\n", True),
        ("float_absolute_tolerance 1e-6", b"1000000\n", b"1000000.5\n", False),
        ("float_relative_tolerance 1e-6", b"0\n", b"1e-9\n", False),
        ("float_absolute_tolerance 1e-6", b"0\n", b"1e-9\n", True),
        ("float_tolerance 1e-6", b"one\n", b"1\n", False),
        ("float_tolerance 1e-6", b"1\n", b"nan\n", False),
        ("float_tolerance 1e-6", b"1e400\n", b"2e400\n", False),
        ("float_tolerance 1e-6 case_sensitive", b"A 1\n", b"a 1\n", False),
    ],
)
def test_arguments(arguments: str, answer: bytes, output: bytes, expected: bool) -> None:
    """Each argument changes what it names, and nothing else."""
    assert comparison(tuple(arguments.split()))(answer, output) is expected


@pytest.mark.parametrize("arguments", ["case", "float_tolerance", "float_tolerance x", "1"])
def test_unknown_arguments_are_refused(arguments: str) -> None:
    """The judge does not guess."""
    with pytest.raises(JudgeError):
        comparison(tuple(arguments.split()))


@given(st.binary(), st.sampled_from(["", "case_sensitive space_change_sensitive", "float_tolerance 1e-9"]))
def test_an_answer_is_as_good_as_itself(answer: bytes, arguments: str) -> None:
    """Whatever the bytes."""
    assert comparison(tuple(arguments.split()))(answer, answer)
