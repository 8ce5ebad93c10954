"""Numbers, bounds and promises in a statement's words."""

from __future__ import annotations

import pytest

from alpaco.verification.prose import (
    numbers,
    only_in_one,
    promises_any_answer,
    stated_bounds,
    states_tolerance,
)


@pytest.mark.parametrize(
    "text",
    ["100000", "100,000", r"$100\,000$", "$100{,}000$", "$10^5$", "$10^{5}$", r"$1 \cdot 10^5$", r"$1 \times 10^{5}$"],
)
def test_a_number_is_the_same_however_it_is_written(text: str) -> None:
    """Grouping and powers do not matter."""
    assert numbers(text) == {"100000"}


def test_indices_are_no_numbers() -> None:
    """What belongs to a name is not a number of the text."""
    assert numbers("$A_1$, $A_{12}$, x2") == frozenset()


@pytest.mark.parametrize(
    ("korean", "english", "different"),
    [
        ("3으로 나눈 나머지", "modulo 4", {"3", "4"}),
        ("3개", "three of them", set()),
        ("두 수", "2 numbers", set()),
        ("상하좌우 1칸", "a cell up, down, left or right", set()),
        ("1,000,000,007", "$10^9 + 7$", {"1000000007", "1000000000", "7"}),
    ],
)
def test_numbers_of_both_languages_are_compared(korean: str, english: str, different: set[str]) -> None:
    """A number may be a word in the other language, but not be missing."""
    assert only_in_one(korean, english) == different


def test_bounds_are_read() -> None:
    """Also of several variables at once."""
    assert list(stated_bounds(r"$1 \le N, M \le 10^5$ and $-5 \leq x ≤ 5$")) == [
        ("N", 1, 100000),
        ("M", 1, 100000),
        ("x", -5, 5),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "답이 여러 가지면 그중 아무거나 출력하세요.",
        "If there are several answers, print any of them.",
        "Print any valid order.",
    ],
)
def test_a_promise_of_several_answers_is_seen(text: str) -> None:
    """In both languages."""
    assert promises_any_answer(text)


def test_ordinary_words_promise_nothing() -> None:
    """`any` alone is no promise."""
    assert not promises_any_answer("The number may be on any card. 어떤 카드든 고를 수 있습니다.")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("절대 오차 또는 상대 오차가 $10^{-6}$ 이하이면 정답입니다.", True),
        ("An absolute or relative error of at most $10^{-6}$ is accepted.", True),
        ("관측 오차를 줄이는 방법을 찾으세요.", False),
        ("Find the error in the log.", False),
    ],
)
def test_a_tolerated_error_is_seen(text: str, *, stated: bool) -> None:
    """An error of the answer, not one of the story."""
    assert states_tolerance(text) is stated
