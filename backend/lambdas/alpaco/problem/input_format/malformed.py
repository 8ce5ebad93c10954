"""Junk, and valid inputs whose form is spoilt: spaces, line ends, zeros, signs, what is missing or too much."""

from __future__ import annotations

from collections.abc import Iterator

from alpaco.problem.input_format.types import Cases, InputFormat, Integer, Line

__all__ = ["malformed"]

_JUNK = {
    "not-a-number": "number\n",
    "zero-bytes": "\0\0\0\n",
    "huge-number": "9" * 5000 + "\n",
    "markup": "<input>1</input>\n",
}


def malformed(fmt: InputFormat, text: str) -> Iterator[tuple[str, str]]:
    """Yield ids and texts, made from a valid text; every one breaks the form."""
    yield "form:empty", ""
    yield "form:no-newline", text[:-1]
    yield "form:blank-line-after", f"{text}\n"
    yield "form:line-after", f"{text}0\n"
    yield "form:last-line-missing", text[: text[:-1].rfind("\n") + 1]
    if not _begins_with_number(fmt):
        return
    for name, junk in _JUNK.items():
        yield f"junk:{name}", junk
    first, rest = text.split("\n", 1)
    yield "form:blank-line-before", f"\n{text}"
    for name, line in _spoilt(first):
        yield f"form:{name}", f"{line}\n{rest}"


def _begins_with_number(fmt: InputFormat) -> bool:
    """Say whether the first line begins with an integer, so that a spoilt one cannot be a valid word."""
    first = fmt.items[0]
    return isinstance(first, Cases) or (isinstance(first, Line) and isinstance(first.fields[0], Integer))


def _spoilt(line: str) -> Iterator[tuple[str, str]]:
    token, space, rest = line.partition(" ")
    tail = space + rest
    yield "leading-space", f" {line}"
    yield "trailing-space", f"{line} "
    yield "carriage-return", f"{line}\r"
    yield "tab-after", f"{line}\t"
    yield "extra-token", f"{line} 1"
    yield "token-missing", rest
    sign = "-" * token.startswith("-")
    digits = token.removeprefix("-")
    yield "leading-zero", f"{sign}0{digits}{tail}"
    yield "plus-sign", f"+{digits}{tail}"
    yield "decimal-point", f"{token}.0{tail}"
    yield "hexadecimal", f"{sign}0x{digits}{tail}"
    yield "underscore", f"{token}_0{tail}"
    yield "other-digits", token.translate(_ARABIC_DIGITS) + tail
    yield "minus-zero", f"-0{tail}"
    if space:
        yield "double-space", f"{token}  {rest}"
        yield "tab", f"{token}\t{rest}"
        yield "comma", f"{token},{rest}"
        yield "split-line", f"{token}\n{rest}"


_ARABIC_DIGITS = {ord("0") + digit: 0x0660 + digit for digit in range(10)}
