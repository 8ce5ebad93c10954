"""Statements as Markdown, turned into what each reader needs: LaTeX for judge systems, HTML for people."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import convert_to_element
from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["to_html", "to_latex"]

# Mathematics is set aside before Markdown sees it: `_` and `*` mean something else in there.
_MATH = re.compile(r"\$([^$\n]+)\$")
_HELD = re.compile("\ue000(\\d+)\ue001")
_TEX_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: "\\" + c for c in "#$%&_{}"},
}
_TEX_OPEN = {
    "paragraph_open": "",
    "bullet_list_open": "\\begin{itemize}\n",
    "ordered_list_open": "\\begin{enumerate}\n",
    "list_item_open": "\\item ",
    "strong_open": "\\textbf{",
    "em_open": "\\emph{",
}
_TEX_CLOSE = {
    "paragraph_close": "\n\n",
    "bullet_list_close": "\\end{itemize}\n\n",
    "ordered_list_close": "\\end{enumerate}\n\n",
    "list_item_close": "",
    "heading_close": "}\n\n",
    "strong_close": "}",
    "em_close": "}",
    "softbreak": "\n",
    "hardbreak": "\\\\\n",
}


def to_html(markdown: str) -> str:
    """Render statement Markdown as an HTML fragment; mathematics becomes MathML, raw HTML is shown as text."""
    text, formulas = _hold_math(markdown)
    rendered = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    return _release(rendered, formulas, _mathml)


def to_latex(markdown: str) -> str:
    """Render statement Markdown (paragraphs, lists, headings, emphasis, code, mathematics) as LaTeX."""
    text, formulas = _hold_math(markdown)
    latex = "".join(_latex(MarkdownIt("commonmark", {"html": False}).parse(text)))
    return _release(latex, formulas, lambda formula: f"${formula}$").strip() + "\n"


def _hold_math(markdown: str) -> tuple[str, list[str]]:
    formulas: list[str] = []

    def hold(match: re.Match[str]) -> str:
        formulas.append(match[1])
        return f"\ue000{len(formulas) - 1}\ue001"

    return _MATH.sub(hold, markdown), formulas


def _release(text: str, formulas: list[str], render: Callable[[str], str]) -> str:
    return _HELD.sub(lambda match: render(formulas[int(match[1])]), text)


def _mathml(formula: str) -> str:
    element: Element = convert_to_element(formula)
    annotation = html.escape(formula, quote=True)
    element.set("alttext", annotation)
    return tostring(element, encoding="unicode")


def _latex(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _latex(token.children or [])
        elif token.type == "text":
            yield _escape(token.content)
        elif token.type == "code_inline":
            yield f"\\texttt{{{_escape(token.content)}}}"
        elif token.type in ("fence", "code_block"):
            yield f"\\begin{{verbatim}}\n{token.content}\\end{{verbatim}}\n\n"
        elif token.type == "heading_open":
            yield f"\\{'section' if token.tag <= 'h2' else 'subsection'}*{{"
        else:
            yield _TEX_OPEN.get(token.type, _TEX_CLOSE.get(token.type, ""))


def _escape(text: str) -> str:
    return "".join(_TEX_SPECIAL.get(character, character) for character in text)
