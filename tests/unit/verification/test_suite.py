"""The tests that are built for a candidate."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.problems.pairs import pairs
from tests.unit.problem.input_format.example_formats import FORMATS

from alpaco.problem.candidate import HandTest
from alpaco.problem.input_format import InputFormat, bounds, bounds_reached, validate
from alpaco.problem.input_format.types import Integer, Line
from alpaco.problem.text import Text
from alpaco.verification.shrinking import shrunk
from alpaco.verification.suite import Room, TestInput, build, found_input, small_cases, structured_cases

SUITE = build(pairs())


def test_there_are_enough_tests_and_not_too_many() -> None:
    """Between 30 and 60, the samples among them."""
    assert 30 <= len(SUITE) <= 60
    assert [test.text for test in SUITE if test.sample] == list(pairs().samples)


def test_tests_differ_and_are_valid_and_reach_every_bound() -> None:
    """What gate G3 asks for."""
    fmt = pairs().input_format
    assert len({test.text for test in SUITE}) == len(SUITE)
    assert not [test.name for test in SUITE if validate(fmt, test.text)]
    assert set(bounds(fmt)) == set().union(*(bounds_reached(fmt, test.text) for test in SUITE))


def test_names_sort_in_judging_order() -> None:
    """Samples, the author's, small, structured, large."""
    names = [test.name for test in SUITE]
    assert names == sorted(names)
    assert [name[0] for name in names] == sorted(name[0] for name in names)
    assert len(set(names)) == len(names)


def test_the_same_candidate_gives_the_same_tests() -> None:
    """And another seed gives others."""
    other = replace(pairs(), provenance=replace(pairs().provenance, seed=8))
    assert build(pairs()) == SUITE
    assert build(other) != SUITE


def test_a_build_without_large_tests_repeats_the_others() -> None:
    """What is left has the same names and texts."""
    names = {test.name: test.text for test in SUITE}
    again = [test for test in build(pairs(), large=False) if test.name in names]
    assert len(again) >= 25
    assert all(names[test.name] == test.text for test in again)


@pytest.mark.parametrize(("high", "fewest"), [(1000, 30), (9, 9)])
def test_a_format_of_few_inputs_gives_what_it_has(high: int, fewest: int) -> None:
    """Thirty different numbers where there are so many, else all that there are."""
    fmt = InputFormat((Line((Integer("N", 1, high, Text("수", "a number")),)),))
    tests = build(replace(pairs(), input_format=fmt, samples=("3\n",), tests=()))
    assert len({test.text for test in tests}) == len(tests) == fewest


def test_more_room_holds_more_large_tests() -> None:
    """The first ones are the same."""
    wide = build(replace(pairs(), tests=()), room=Room(tests=22))
    large = [test.text for test in wide if test.name.startswith("6-")]
    assert len(large) == 22
    narrow = [test.text for test in build(replace(pairs(), tests=())) if test.name.startswith("6-")]
    assert large[: len(narrow)] == narrow


def test_the_authors_purpose_is_kept() -> None:
    """A hand-made test says what it is for; a repetition is left out."""
    hand = HandTest("Only ones!", "3 2\n1 1 1\n", "repeats a sample"), HandTest("둘", "2 9\n4 5\n", "exactly K")
    tests = build(replace(pairs(), tests=hand))
    assert [(test.name, test.purpose) for test in tests if test.authored and not test.sample] == [
        ("2-01-hand", "exactly K")
    ]


def test_a_found_test_renames_no_other() -> None:
    """It sorts between the small and the structured ones."""
    found: TestInput = found_input("1 1\n1\n", "kills x", 1)
    assert [test for test in build(pairs(), (found,)) if test.name != found.name] == list(SUITE)
    assert SUITE[0].name < "4" < found.name < "5"


@pytest.mark.parametrize("fmt", FORMATS.values(), ids=FORMATS.keys())
def test_small_and_structured_cases_are_inputs_of_any_format(fmt: InputFormat) -> None:
    """A format that is shrunk makes inputs of the original."""
    cases = (*small_cases(fmt, 1, 60), *structured_cases(fmt, 1, 8, 1))
    assert cases
    assert not [text for text in cases if validate(fmt, text)]
    assert not [text for text in cases if validate(shrunk(fmt, 10**9), text)]
