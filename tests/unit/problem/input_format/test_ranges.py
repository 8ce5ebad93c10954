import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpaco.problem.input_format.expressions import ExpressionError, expression
from alpaco.problem.input_format.ranges import value_range

numbers = st.integers(-6, 6)
names = st.one_of(st.sampled_from(["N", "M"]), numbers.map(lambda number: f"({number})"))
inner = st.tuples(names, st.sampled_from(["+", "-", "*", "//", "%", "**"]), names).map(lambda p: f"({' '.join(p)})")
terms = st.one_of(
    inner,
    st.tuples(inner, st.sampled_from(["+", "-", "*", "//", "%", "<", "<=", ">", ">=", "==", "!="]), inner).map(
        " ".join
    ),
    st.tuples(st.sampled_from(["min", "max"]), inner, names).map(lambda p: f"{p[0]}({p[1]}, {p[2]})"),
    inner.map(lambda text: f"abs(-{text})"),
    st.tuples(inner, inner).map(lambda p: f"not ({p[0]} < N and {p[1]} >= M or N == M)"),
)


@given(terms, st.tuples(numbers, numbers).map(sorted), st.tuples(numbers, numbers).map(sorted))
def test_no_value_lies_outside(text, n, m):
    """Every choice of the names within their intervals has a value within the interval."""
    low, high = value_range(text, {"N": tuple(n), "M": tuple(m)})
    for first in range(n[0], n[1] + 1):
        for second in range(m[0], m[1] + 1):
            try:
                value = expression(text).value({"N": first, "M": second})
            except ExpressionError:
                continue
            assert low <= value <= high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 * N - 1", (1, 19)),
        ("N * (N - 1) // 2", (0, 45)),
        ("N % 3", (0, 2)),
        ("min(N, 4)", (1, 4)),
        ("10 ** 9", (10**9, 10**9)),
        ("2 ** N", (2, 1024)),
        ("(N - 1) ** (N - 1)", (0, 9**9)),
        ("max(A) + 1", (6, 8)),
        ("N > 10", (0, 0)),
        ("1 <= N <= 10 and N >= 1", (1, 1)),
        ("N > 5 or sum(A) > 3", (0, 1)),
        ("len(A) - 1", (-1, 2**40 - 1)),
        ("sum(A)", None),
        ("unknown + 1", None),
    ],
)
def test_intervals_are_as_narrow_as_they_can_be_told(text, expected):
    """By example."""
    assert value_range(text, {"N": (1, 10), "A": (5, 7)}) == expected


def test_a_tower_of_powers_costs_nothing():
    """Beyond what any expression may be worth, it is not counted."""
    low, high = value_range("N ** N ** N ** N", {"N": (1, 10)})
    assert low == 1
    assert high > 2**4000
