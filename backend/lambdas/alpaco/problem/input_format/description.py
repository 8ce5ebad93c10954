"""The statement's input and constraints sections, written from the format."""

from __future__ import annotations

from dataclasses import dataclass

from alpaco.problem.input_format.constraint_words import constraint_entries
from alpaco.problem.input_format.input_words import input_sentences
from alpaco.problem.input_format.types import InputFormat
from alpaco.problem.text import Locale

__all__ = ["InputSections", "describe"]


@dataclass(frozen=True, slots=True)
class InputSections:
    """Two sections of a statement, Markdown with `$…$` mathematics."""

    input: str
    constraints: str


def describe(fmt: InputFormat, locale: Locale) -> InputSections:
    """Write the input section, a paragraph per item, and the constraints as a list."""
    sentences = [text.of(locale) for text in input_sentences(fmt.items, fmt.constants)]
    entries = [text.of(locale) for text in constraint_entries(fmt.items, fmt.requires, fmt.constants)]
    return InputSections("\n\n".join(sentences), "\n".join(f"- {entry}" for entry in entries))
