"""Statement Markdown for a terminal: `$…$` mathematics becomes plain characters, the rest is left to rich."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["plain_math"]

_FORMULA = re.compile(r"\$([^$\n]+)\$")
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[0-9]+|\s+|.", re.DOTALL)
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")
_SUPERSCRIPT = str.maketrans("0123456789+-()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ")
_SUBSCRIPT = str.maketrans("0123456789+-()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_SIGNS = {
    "le": " ≤ ",
    "leq": " ≤ ",
    "ge": " ≥ ",
    "geq": " ≥ ",
    "ne": " ≠ ",
    "neq": " ≠ ",
    "lt": " < ",
    "gt": " > ",
    "times": " × ",
    "cdot": " · ",
    "div": " ÷ ",
    "pm": " ± ",
    "in": " ∈ ",
    "to": " → ",
    "rightarrow": " → ",
    "equiv": " ≡ ",
    "mid": " | ",
    "oplus": " ⊕ ",
    "cup": " ∪ ",
    "cap": " ∩ ",
    "subseteq": " ⊆ ",
    "bmod": " mod ",
    "ldots": "…",
    "dots": "…",
    "cdots": "⋯",
    "infty": "∞",
    "sum": "∑",
    "prod": "∏",
    "lfloor": "⌊",
    "rfloor": "⌋",
    "lceil": "⌈",
    "rceil": "⌉",
    "log": "log ",
    "left": "",
    "right": "",
    "text": "",
    "mathrm": "",
    "operatorname": "",
    "mathbf": "",
    "texttt": "",
    "quad": "  ",
    ",": " ",
    ";": " ",
    "!": "",
    " ": " ",
    "|": "‖",
}


def plain_math(markdown: str, *, escape: bool = True) -> str:
    r"""Replace each formula by readable characters: `$1 \le A_i \le 10^9$` becomes `1 ≤ Aᵢ ≤ 10⁹`.

    With `escape` the characters that mean something in Markdown are escaped, and the result is Markdown.
    """
    escaped = r"\\\1" if escape else r"\1"
    return _FORMULA.sub(lambda found: _MARKDOWN.sub(escaped, formula(found[1])), markdown)


def formula(tex: str) -> str:
    """Read one formula."""
    tokens = iter(_TOKEN.findall(tex))
    return re.sub(r" {2,}", " ", "".join(_atoms(tokens))).strip()


def _atoms(tokens: Iterator[str]) -> Iterator[str]:
    """Yield the characters up to the closing brace or the end."""
    for part in tokens:
        if part == "}":
            return
        yield _atom(part, tokens)


def _atom(part: str, tokens: Iterator[str]) -> str:
    if part == "{":
        return "".join(_atoms(tokens))
    if part == "^":
        return _moved(_argument(tokens), _SUPERSCRIPT, "^")
    if part == "_":
        return _moved(_argument(tokens), _SUBSCRIPT, "_")
    if part == "\\frac":
        return f"({_argument(tokens)})/({_argument(tokens)})"
    if part == "\\sqrt":
        return f"√({_argument(tokens)})"
    if part.startswith("\\"):
        return _SIGNS.get(part[1:], part[1:])
    if part.isspace():
        return ""
    return f" {part} " if part in "=<>+" else {"-": "−", "~": " ", ",": ", "}.get(part, part)


def _argument(tokens: Iterator[str]) -> str:
    for part in tokens:
        if not part.isspace():
            return _atom(part, tokens)
    return ""


def _moved(text: str, table: dict[int, int], sign: str) -> str:
    """Raise or lower the characters where all of them can be, else write the sign."""
    text = text.replace("−", "-").replace(" ", "")
    if all(ord(character) in table for character in text):
        return text.translate(table)
    return sign + (text if len(text) == 1 else f"({text})")
