"""Statement Markdown as HTML and LaTeX."""

from __future__ import annotations

import pytest

from alpaco.packaging import statement_html
from alpaco.packaging.markup import to_html, to_latex
from alpaco.problem.problem import Problem
from alpaco.problem.text import Locale


@pytest.mark.parametrize(
    ("markdown", "latex"),
    [
        ("수 $a_i * b_i$ 와 *합*", "수 $a_i * b_i$ 와 \\emph{합}\n"),
        ("100% & #1_x", "100\\% \\& \\#1\\_x\n"),
        ("- $1 \\le N$\n- **둘**", "\\begin{itemize}\n\\item $1 \\le N$\n\n\\item \\textbf{둘}\n\n\\end{itemize}\n"),
        ("## 입력\n\n`a_b`", "\\section*{입력}\n\n\\texttt{a\\_b}\n"),
        ("### 제한\n\na", "\\subsection*{제한}\n\na\n"),
        ("a~b^c\\d", "a\\textasciitilde{}b\\textasciicircum{}c\\textbackslash{}d\n"),
    ],
)
def test_latex(markdown: str, latex: str) -> None:
    """Text is escaped, mathematics is left alone, lists and emphasis are translated."""
    assert to_latex(markdown) == latex


def test_html_mathematics() -> None:
    """A formula becomes MathML and keeps its source for readers that cannot draw it."""
    rendered = to_html("값 $1 \\le N_i \\le 10^5$ 입니다")
    assert "<math" in rendered
    assert "<msub>" in rendered
    assert 'alttext="1 \\le N_i \\le 10^5"' in rendered


@pytest.mark.parametrize(
    "attack", ["<script>alert(1)</script>", "$<img src=x onerror=alert(1)>$", "[x](javascript:alert(1))"]
)
def test_html_is_inert(attack: str) -> None:
    """Text from outside never becomes an element or a script address."""
    rendered = to_html(attack)
    assert "<script" not in rendered
    assert "<img" not in rendered
    assert 'href="javascript' not in rendered


@pytest.mark.parametrize("locale", list(Locale))
def test_page(problem: Problem, locale: Locale) -> None:
    """The page stands alone, escapes the title and shows every sample but no secret test."""
    page = statement_html(problem, locale)
    assert f'lang="{locale}"' in page
    assert "&amp;" in page
    assert "http" not in page.replace("http://www.w3.org", "")
    assert "<pre>2\n1 2\n</pre>" in page
    assert "1000 1000" not in page
