"""Mathematics in a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpaco.entrypoints.cli.prose import formula, plain_math


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        ("N", "N"),
        (r"1 \le N, M \le 2 \times 10^5", "1 ≤ N, M ≤ 2 × 10⁵"),
        (r"0 \leq A_i \leq 10^{9}", "0 ≤ Aᵢ ≤ 10⁹"),
        ("A_1, A_2, \\ldots, A_N", "A₁, A₂, …, A_N"),
        ("10^{18}-1", "10¹⁸−1"),
        ("a_{i+1}", "aᵢ₊₁"),
        ("x_{max}", "xₘₐₓ"),
        ("S_{N-K}", "S_(N-K)"),
        (r"\frac{N}{2}", "(N)/(2)"),
        (r"\sqrt{N}", "√(N)"),
        (r"\lfloor N/2 \rfloor", "⌊N/2⌋"),
        (r"\text{answer} \bmod M", "answer mod M"),
        (r"\unknown", "unknown"),
    ],
)
def test_formulas_become_readable(tex: str, plain: str) -> None:
    """Signs, powers and indices are characters where Unicode has them, and written out where it has not."""
    assert formula(tex) == plain


def test_only_formulas_change() -> None:
    """Text outside of dollar signs stays, and what a formula brings into Markdown is escaped."""
    assert plain_math("정수 $N$과 `a_b`, $A_N$") == r"정수 N과 `a_b`, A\_N"
    assert plain_math("$A_N$", escape=False) == "A_N"


@given(st.text(alphabet=r"\{}^_ abcN12,$-", max_size=30))
def test_no_formula_breaks_the_reader(text: str) -> None:
    """Unbalanced braces, dangling signs: always some text, never an exception."""
    assert isinstance(plain_math(f"${text}$"), str)
