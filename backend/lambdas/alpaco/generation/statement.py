"""The statement of a candidate: the author's words around what the input format says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alpaco.problem.candidate import Candidate
from alpaco.problem.input_format import describe
from alpaco.problem.problem import Statement, TestCase
from alpaco.problem.text import Locale, Text

__all__ = ["SECTIONS", "compose", "samples_section", "sections"]

SECTIONS = ("title", "story", "input", "output", "constraints", "samples", "notes")

_HEADINGS = {
    Locale.KO: "### 예제 입력 {number}\n\n```\n{input}```\n\n### 예제 출력 {number}\n\n```\n{answer}```\n",
    Locale.EN: "### Sample Input {number}\n\n```\n{input}```\n\n### Sample Output {number}\n\n```\n{answer}```\n",
}


def sections(candidate: Candidate) -> dict[str, Text]:
    """Return title and sections in reading order, without the samples: those need the reference's answers."""
    words = candidate.statement
    ko, en = (describe(candidate.input_format, locale) for locale in (Locale.KO, Locale.EN))
    written = {
        "title": words.title,
        "story": words.story,
        "input": Text(ko.input, en.input),
        "output": words.output,
        "constraints": Text(ko.constraints, en.constraints),
    }
    return written if words.notes is None else written | {"notes": words.notes}


def samples_section(tests: Sequence[TestCase]) -> Text:
    """Return the samples as Markdown."""
    samples = [test for test in tests if test.sample]
    ko, en = (
        "\n".join(
            _HEADINGS[locale].format(number=number, input=_block(test.input), answer=_block(test.answer))
            for number, test in enumerate(samples, 1)
        )
        for locale in (Locale.KO, Locale.EN)
    )
    return Text(ko, en)


def compose(candidate: Candidate, tests: Sequence[TestCase]) -> Mapping[Locale, Statement]:
    """Return the whole statement in each language."""
    written = sections(candidate) | {"samples": samples_section(tests)}
    return {
        locale: Statement(
            title=written["title"].of(locale),
            sections={name: written[name].of(locale) for name in SECTIONS[1:] if name in written},
        )
        for locale in Locale
    }


def _block(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"
