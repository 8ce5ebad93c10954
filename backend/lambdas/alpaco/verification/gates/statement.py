"""G10: the statement is whole, says the same in both languages, and agrees with the tests and the checker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.input_format import InputFormat
from alpaco.problem.input_format.profiles import every_item
from alpaco.problem.input_format.types import Line, Queries
from alpaco.problem.problem import Statement, TestCase
from alpaco.problem.program import Role
from alpaco.problem.text import Locale
from alpaco.verification.prose import only_in_one, promises_any_answer, states_tolerance

__all__ = ["check_statement", "check_words"]

_SECTIONS = ("story", "input", "output", "constraints")
_MATHEMATICS = re.compile(r"\$[^$]*\$|`[^`]*`")
_PLACEHOLDER = re.compile(r"\{\w*\}|\{\{|\}\}|%[sd]\b|\b(?:TODO|TBD|FIXME|XXX|None|Lorem ipsum)\b|<[A-Z_ ]+>")
_BLOCK = re.compile(r"^```\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_HANGUL = re.compile(r"[가-힣]")


def check_words(candidate: Candidate, statements: Mapping[Locale, Statement]) -> Check:
    """Check what needs no answers: everything but the samples."""
    return _decided({"sections": list(_SECTIONS)}, _words(candidate, statements))


def check_statement(candidate: Candidate, statements: Mapping[Locale, Statement], tests: Sequence[TestCase]) -> Check:
    """Check the whole of the composed statements."""
    evidence = {"sections": list(_SECTIONS), "samples": sum(test.sample for test in tests)}
    return _decided(evidence, [*_words(candidate, statements), *_samples(candidate, statements, tests)])


def _decided(evidence: Mapping[str, Any], reasons: Sequence[str]) -> Check:
    if reasons:
        return Check(Gate.STATEMENT, CheckState.FAILED, {**evidence, "reason": "; ".join(reasons)})
    return Check(Gate.STATEMENT, CheckState.PASSED, evidence)


def _words(candidate: Candidate, statements: Mapping[Locale, Statement]) -> list[str]:
    return [
        *_incomplete(candidate.input_format, statements),
        *_leftovers(statements),
        *_disagreements(statements),
        *_answers(candidate, statements),
    ]


def _incomplete(fmt: InputFormat, statements: Mapping[Locale, Statement]) -> Iterator[str]:
    for locale, statement in statements.items():
        for name in _SECTIONS:
            if not statement.sections.get(name, "").strip():
                yield f"{locale}: the section {name} is empty"
        if not statement.title.strip():
            yield f"{locale}: there is no title"
        said = statement.sections.get("input", "") + statement.sections.get("constraints", "")
        for name in _variables(fmt):
            if not re.search(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", said):
                yield f"{locale}: {name} is never said to be anything"


def _variables(fmt: InputFormat) -> Iterator[str]:
    for item in every_item(fmt.items):
        if isinstance(item, Line):
            yield from (field.name for field in item.fields)
        elif isinstance(item, Queries):
            yield from (field.name for kind in item.kinds for field in kind.fields)


def _leftovers(statements: Mapping[Locale, Statement]) -> Iterator[str]:
    for locale, statement in statements.items():
        for name, text in {"title": statement.title, **statement.sections}.items():
            if name == "samples":
                continue
            words = _MATHEMATICS.sub(" ", text)
            if found := _PLACEHOLDER.search(words):
                yield f"{locale}: {name} still holds {found[0]}"
            if locale is Locale.EN and _HANGUL.search(words):
                yield f"{locale}: {name} is not in English"
            if locale is Locale.KO and name != "constraints" and not _HANGUL.search(words):
                yield f"{locale}: {name} is not in Korean"


def _disagreements(statements: Mapping[Locale, Statement]) -> Iterator[str]:
    ko, en = statements[Locale.KO].sections, statements[Locale.EN].sections
    for name in sorted(ko.keys() | en.keys()):
        different = only_in_one(ko.get(name, ""), en.get(name, ""))
        if different and name != "samples":
            yield f"{name}: only one language says {', '.join(sorted(different))}"


def _samples(candidate: Candidate, statements: Mapping[Locale, Statement], tests: Sequence[TestCase]) -> Iterator[str]:
    shown = [test for test in tests if test.sample]
    if [test.input for test in shown] != list(candidate.samples):
        yield "the samples are not the tests that are marked as samples"
    expected = [text.rstrip("\n") for test in shown for text in (test.input, test.answer)]
    for locale, statement in statements.items():
        blocks = [block.rstrip("\n") for block in _BLOCK.findall(statement.sections.get("samples", ""))]
        if blocks != expected:
            yield f"{locale}: the samples are not shown as they run"


def _answers(candidate: Candidate, statements: Mapping[Locale, Statement]) -> Iterator[str]:
    several = any(program.role is Role.CHECKER for program in candidate.programs)
    for locale, statement in statements.items():
        promised = any(promises_any_answer(statement.sections.get(name, "")) for name in ("story", "output", "notes"))
        if promised and not several:
            yield f"{locale}: any of several answers is promised, and there is no checker"
        if several and not promised:
            yield f"{locale}: there is a checker, and it is not said that any right answer will do"
        stated = any(states_tolerance(statement.sections.get(name, "")) for name in ("story", "output", "notes"))
        if stated and candidate.tolerance is None:
            yield f"{locale}: an error is allowed, and answers are compared as text"
        if candidate.tolerance is not None and not stated:
            yield f"{locale}: it is not said which error an answer may have"
