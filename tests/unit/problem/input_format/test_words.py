import pytest

from alpaco.problem.input_format.korean import particle
from alpaco.problem.input_format.mathematics import element, formula, listed, number, symbol


@pytest.mark.parametrize(
    ("text", "pair", "expected"),
    [
        ("$N$", "이/가", "$N$이"),
        ("$K$", "이/가", "$K$가"),
        ("$A_i$", "은/는", "$A_i$는"),
        ("$A_N$", "은/는", "$A_N$은"),
        ("$X_1$", "을/를", "$X_1$을"),
        ("$X_2$", "을/를", "$X_2$를"),
        ("$10$", "은/는", "$10$은"),
        ("$10^5$", "은/는", "$10^5$은"),
        ("정점", "과/와", "정점과"),
        ("도시", "과/와", "도시와"),
        (r"$\mathrm{start}$", "이/가", r"$\mathrm{start}$가"),
        (r"$A_1, \ldots, A_{N - 1}$", "이/가", r"$A_1, \ldots, A_{N - 1}$이"),
    ],
)
def test_the_particle_follows_the_last_sound(text, pair, expected):
    """Letters and digits are read by their Korean names."""
    assert particle(text, pair) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (1000, "1\\,000"),
        (200000, "200\\,000"),
        (10**6, "1\\,000\\,000"),
        (10**9, "10^9"),
        (-(10**9), "-10^9"),
        (10**18, "10^{18}"),
        (2 * 10**9, "2 \\cdot 10^9"),
        (2**31 - 1, "2^{31} - 1"),
        (-(2**31), "-2^{31}"),
        (123456789, "123\\,456\\,789"),
    ],
)
def test_numbers_are_written_as_statements_write_them(value, expected):
    """Thousands apart, round and binary limits as powers."""
    assert number(value) == expected


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ("2 * N", "2N"),
        ("N * M", "NM"),
        ("N * N", "N^{2}"),
        ("N * N * N - 1", "N^{3} - 1"),
        ("2 * N * N * M", "2N^{2}M"),
        ("(N - 1) * (N - 1)", "(N - 1)^{2}"),
        ("(N + 1) - 1", "N"),
        ("(N - 2 + 3) - 1", "N"),
        ("(N - M) - 1 - 1", "N - M - 2"),
        ("MOST + N - 1", r"N + 199\,999"),
        ("1 + N", "1 + N"),
        ("-1 - N + 1", "-N"),
        ("2 * (N + 1 - 1)", "2N"),
        ("sum(x1)", r"\sum x_{1,i}"),
        ("N * (N - 1) // 2", r"\left\lfloor \frac{N(N - 1)}{2} \right\rfloor"),
        ("min(N - 1, MOST)", r"\min(N - 1, 200\,000)"),
        ("10 ** 9", "10^9"),
        ("N ** 2", "N^{2}"),
        ("-N", "-N"),
        ("N - (M - 1)", "N - (M - 1)"),
        ("K <= N", r"K \le N"),
        ("N % 2 == 0", r"N \bmod 2 = 0"),
        ("len(S) - 1", "|S| - 1"),
        ("2 * start", r"2\mathrm{start}"),
    ],
)
def test_bounds_become_formulas(bound, expected):
    """Products without a sign, constants as numbers, floors as floors."""
    assert formula(bound, {"MOST": 200000}) == expected


def test_names_get_indices():
    """One letter with a number, or with a letter after a line, is an index; words stand upright."""
    shown = {
        "N": "N",
        "x1": "x_1",
        "a_i": "a_i",
        "x12": "x_{12}",
        "start": r"\mathrm{start}",
        "Wd": r"\mathrm{Wd}",
        "max_len": r"\mathrm{max\_len}",
        "A_": r"\mathrm{A\_}",
    }
    assert {name: symbol(name) for name in shown} == shown


def test_elements_of_what_has_an_index_get_one_more():
    """LaTeX refuses two subscripts."""
    assert [element(name, "i") for name in ("A", "x1", "A_b", "ab", "max_len")] == [
        "A_i",
        "x_{1,i}",
        "A_{b,i}",
        r"\mathrm{ab}_i",
        r"\mathrm{max\_len}_i",
    ]
    assert element("x1", "N - 1") == "x_{1,N - 1}"
    assert element("M", "i,j") == "M_{i,j}"


def test_lists_of_elements_are_short_where_they_are_short():
    """Three elements are written out."""
    assert listed("A", "N", {}) == r"A_1, A_2, \ldots, A_N"
    assert listed("A", "N - 1", {}) == r"A_1, A_2, \ldots, A_{N - 1}"
    assert listed("A", 3, {}) == "A_1, A_2, A_3"
    assert listed("x1", "N", {}) == r"x_{1,1}, x_{1,2}, \ldots, x_{1,N}"
    assert listed("P", "N", {}, first=2) == r"P_2, P_3, \ldots, P_N"
