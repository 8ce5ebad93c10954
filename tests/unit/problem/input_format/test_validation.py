from decimal import Decimal

import pytest
from example_formats import FORMATS, PARTIAL, integer

from alpaco.errors import InputFormatError
from alpaco.problem.input_format import InputFault, InputFormat, parse, validate
from alpaco.problem.input_format.types import Array, Line
from alpaco.problem.text import Text


def place(fault):
    """Return where and what, in short."""
    return fault.line, fault.column, fault.expected.en, fault.found


def test_the_values_come_by_name():
    """Integers, arrays, reals, words, edges and queries in their Python forms."""
    assert parse(FORMATS["sum"], "2\n3 4\n") == {"N": 2, "A": [3, 4]}
    assert parse(FORMATS["scalars"], "-1.250 ab\n7\n") == {"X": Decimal("-1.250"), "W": "ab", "K": 7}
    assert parse(FORMATS["tree"], "3\n2 1 5\n2 3 9\n")["T"] == [(2, 1, 5), (2, 3, 9)]
    assert parse(FORMATS["queries"], "2 2\n5 6\n2 1 2\n3 1 2 xy\n")["queries"] == [("2", 1, 2), ("3", 1, 2, "xy")]
    assert parse(FORMATS["cases"], "2\n1 1\n7\n2 1\n8 9\n") == {
        "T": 2,
        "cases": [{"N": 1, "K": 1, "A": [7]}, {"N": 2, "K": 1, "A": [8, 9]}],
    }


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("sum", "2\n3 4", (2, 4, "a line feed at the end of the line", "end of input")),
        ("sum", "2\n3 4\n\n", (3, 1, "the end of the input", "''")),
        ("sum", "2\n3  4\n", (2, 3, "values separated by single spaces", "an extra space")),
        ("sum", "2\n3 04\n", (2, 3, "A: an integer from 1 to 100", "'04'")),
        ("sum", "2\n3 101\n", (2, 3, "A: an integer from 1 to 100", "'101'")),
        ("sum", "2\n3\n", (2, 2, "2 values of A", "1 values")),
        ("sum", "2\n3 4 5\n", (2, 5, "the end of the line", "'5'")),
        ("sum", "4\n90 90 90 90\n", (2, 10, "A with a sum of at most 300", "90")),
        ("sum", "2\r\n3 4\r\n", (1, 1, "N: an integer from 1 to 40", "'2\\r'")),
        ("decreasing", "3\n5 5\n", (2, 3, "a value less than the one before", "5")),
        ("distinct", "3 2\n5 6 5\n", (2, 5, "a value that has not occurred before", "5")),
        ("scalars", "1.25 a\n0\n", (1, 1, "X: a real number from -10 to 10 with 3 digits after the point", "'1.25'")),
        (
            "scalars",
            "-0.000 a\n0\n",
            (1, 1, "X: a real number from -10 to 10 with 3 digits after the point", "'-0.000'"),
        ),
        ("scalars", "1.250 ac\n0\n", (1, 7, "W: a word of length 1 to 5 over the alphabet", "'ac'")),
        ("grid", "2 2\nS.\n.X\n", (3, 2, "G: a character of the alphabet", "'X'")),
        ("grid", "2 2\nS.\n..\n", (3, 1, "'E' exactly 1 times", "0")),
        ("tree", "3\n1 2 1\n2 1 1\n", (3, 1, "an edge that closes no cycle", "'2 1 1'")),
        ("parents", "3\n3 2\n", (2, 1, "a parent that leads to vertex 1", "3")),
        ("graph", "3 2\n1 2\n2 1\n", (3, 1, "an edge that has not occurred before", "'2 1'")),
        ("connected", "4 3\n1 2 1\n2 3 1\n1 3 1\n", (4, 1, "a connected graph", "'1 3 1'")),
        ("dag", "2 2\n1 2\n2 1\n", (3, 1, "a graph without cycles", "'2 1'")),
        ("bipartite", "3 3\n1 2\n2 3\n1 3\n", (4, 1, "an edge that closes no odd cycle", "'1 3'")),
        ("intervals", "1\n5 5\n", (2, 3, "a value other than l", "'5'")),
        ("intervals", "1\n5 4\n", (2, 3, "a value not less than l", "'4'")),
        ("queries", "2 1\n5 6\n9 1 2\n", (3, 1, "one of 1, 2, 3", "'9'")),
        ("queries", "2 1\n5 6\n2 2 1\n", (3, 5, "r: an integer from 2 to 2", "'1'")),
        ("cases", "1\n2 3\n7 8\n", (3, 1, "$K \\le N$", "K = 3, N = 2")),
    ],
)
def test_a_fault_says_where_what_was_expected_and_what_was_found(name, text, expected):
    """Line and column count from 1."""
    assert place(validate(FORMATS[name], text)) == expected


def test_korean_words_come_with_the_fault():
    """The same finding for a Korean reader."""
    assert validate(FORMATS["sum"], "0\n\n").expected == Text("N: 1 이상 40 이하의 정수", "N: an integer from 1 to 40")


def test_the_sum_over_test_cases_is_bounded():
    """Forty and forty are more than sixty."""
    case = "40 1\n" + " ".join(["1"] * 40) + "\n"
    fault = validate(FORMATS["cases"], f"2\n{case}{case}")
    assert (fault.expected.en, fault.found) == ("a sum of N of at most 60", "80")


def test_a_huge_number_is_refused_and_not_converted():
    """Thousands of digits are a fault with a short message."""
    fault = validate(FORMATS["sum"], "9" * 100_000 + "\n")
    assert isinstance(fault, InputFault)
    assert len(fault.found) < 60


def test_a_bound_that_is_no_expression_is_an_error_of_the_format():
    """It is nothing that an input could be blamed for."""
    fmt = InputFormat((Line((integer("N", 0),)), Array("A", "4 / N", 1, 9, Text("", ""))))
    with pytest.raises(InputFormatError, match="4 / N"):
        parse(fmt, "0\n\n")


def test_an_input_for_which_a_bound_has_no_value_is_refused():
    """Nothing can be said of `K <= 10 // 0`, so it is no input; the place is the line."""
    fault = validate(PARTIAL["quotient"], "0 3\n")
    assert (fault.line, fault.column) == (1, 1)
    assert "10 // N" in fault.found
    assert validate(PARTIAL["quotient"], "2 5\n") is None
