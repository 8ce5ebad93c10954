"""One statement in one language as a whole document: Markdown, LaTeX or a page for people."""

from __future__ import annotations

import html
from collections.abc import Sequence

from alpaco.packaging.markup import to_html, to_latex
from alpaco.problem.problem import Problem
from alpaco.problem.text import Locale, Text

__all__ = ["HEADINGS", "statement_html", "statement_latex", "statement_markdown"]

HEADINGS = {
    "input": Text("입력", "Input"),
    "output": Text("출력", "Output"),
    "constraints": Text("제한", "Constraints"),
    "samples": Text("예제", "Samples"),
    "notes": Text("노트", "Notes"),
}
_ORDER = ("input", "output", "constraints", "notes")
_STYLE = """
:root { color-scheme: light dark }
body { font: 17px/1.7 "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", system-ui, sans-serif;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; word-break: keep-all; overflow-wrap: anywhere }
h2 { margin-top: 2rem; border-bottom: 1px solid #8886 }
pre { padding: .8rem; background: #8882; overflow-x: auto; line-height: 1.4 }
.limits { color: #777 }
"""


def statement_markdown(problem: Problem, locale: Locale, order: Sequence[str] = _ORDER) -> str:
    """Return the statement without title and samples: the formats append both themselves."""
    sections = problem.statements[locale].sections
    parts = [sections["story"].strip()]
    parts += [
        f"## {HEADINGS[name].of(locale)}\n\n{sections[name].strip()}"
        for name in order
        if sections.get(name, "").strip()
    ]
    return "\n\n".join(parts) + "\n"


def statement_latex(problem: Problem, locale: Locale) -> str:
    """Return the statement as LaTeX with the problem name command of the legacy format.

    The constraints are a part of the input section: that is where tools look for bounds.
    """
    title = to_latex(problem.statements[locale].title).strip()
    body = statement_markdown(problem, locale, order=("input", "constraints", "output", "notes"))
    constraints = HEADINGS["constraints"].of(locale)
    body = body.replace(f"\n## {constraints}\n", f"\n### {constraints}\n")
    return f"\\problemname{{{title}}}\n\n{to_latex(body)}"


def statement_html(problem: Problem, locale: Locale) -> str:
    """Return a stand-alone page with mathematics, limits and samples; nothing is loaded from elsewhere."""
    title = html.escape(problem.statements[locale].title)
    limits = Text("시간 제한 {s}초 · 메모리 제한 {m} MB", "Time limit {s} s · Memory limit {m} MB").of(locale)
    limits = limits.format(s=problem.time_limit.seconds, m=problem.candidate.memory_mb)
    samples = "".join(
        f"<h2>{HEADINGS['samples'].of(locale)} {number}</h2>"
        f"<h3>{HEADINGS['input'].of(locale)}</h3><pre>{html.escape(test.input)}</pre>"
        f"<h3>{HEADINGS['output'].of(locale)}</h3><pre>{html.escape(test.answer)}</pre>"
        for number, test in enumerate((t for t in problem.tests if t.sample), 1)
    )
    return (
        f'<!doctype html><html lang="{locale}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{_STYLE}</style>'
        f'<h1>{title}</h1><p class="limits">{limits}</p>'
        f"{to_html(statement_markdown(problem, locale))}{samples}</html>\n"
    )
