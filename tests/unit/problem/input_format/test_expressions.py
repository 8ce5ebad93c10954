import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpaco.problem.input_format.expressions import ExpressionError, expression

names = st.sampled_from(["N", "M", "3", "17", "(N - 4)"])
operators = st.sampled_from(["+", "-", "*", "//", "%", "<", "<=", "==", "!="])


@given(st.tuples(names, operators, names), st.integers(1, 99), st.integers(5, 99))
def test_an_expression_has_the_value_that_python_gives_it(parts, n, m):
    """Python's own evaluation is the oracle."""
    text = " ".join(parts)
    scope = {"N": n, "M": m}
    try:
        expected = eval(text, {}, scope)  # noqa: S307
    except ZeroDivisionError:
        with pytest.raises(ExpressionError):
            expression(text).value(scope)
    else:
        assert expression(text).value(scope) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("min(N, 3, M)", 3),
        ("max(A) + len(A) + sum(A)", 4 + 3 + 7),
        ("abs(-N)", 5),
        ("2 ** 10 - 1", 1023),
        ("1 <= N <= 9 and not M == 5", True),
        ("N > 9 or M > 9", False),
        (-7, -7),
    ],
)
def test_functions_powers_chains_and_logic(text, value):
    """The whole language, by example."""
    assert expression(text).value({"N": 5, "M": 7, "A": [1, 2, 4]}) == value


def test_it_knows_the_names_that_it_needs():
    """Functions are not variables."""
    assert expression("min(N, len(S)) + K").names == {"N", "S", "K"}


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "N.real",
        "N[0]",
        "lambda: 1",
        "[1, 2]",
        "'a' * 9",
        "1.5",
        "True",
        "N / 2",
        "N << 99",
        "x if y else z",
        "f(N)",
        "min()",
        "min(N, key=N)",
        "",
        "1 +",
        "(" * 300,
        "1+" * 400 + "1",
    ],
)
def test_anything_else_is_refused(text):
    """No attribute, no call but the five functions, no number but integers, nothing long."""
    with pytest.raises(ExpressionError):
        expression(text)


@pytest.mark.parametrize("text", ["10 ** 10 ** 10", "N ** 99999", "2 ** -1", "1 // (N - 5)", "max(E)", "Q + 1"])
def test_what_has_no_value_is_an_error_of_the_expression(text):
    """Huge powers, division by zero, the greatest of nothing, unknown names: never a crash or a hang."""
    with pytest.raises(ExpressionError):
        expression(text).value({"N": 5, "E": []})
