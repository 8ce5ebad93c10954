"""A proved problem: the candidate, its tests with answers, its measured limits and the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Evidence
from alpaco.problem.program import Language
from alpaco.problem.text import Locale
from alpaco.problem.time_limit import TimeLimit
from alpaco.problem.verdict import Verdict

__all__ = ["Problem", "Statement", "TestCase"]


@dataclass(frozen=True, slots=True)
class TestCase:
    """One test: input, the reference's answer, and what it is for. Names sort in judging order."""

    __test__ = False  # pytest collects classes of this name

    name: str
    input: str
    answer: str
    purpose: str
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """The whole statement in one language: section name to Markdown, in reading order."""

    title: str
    sections: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem that running it has proved; `evidence` says how.

    `verdicts` holds each program's verdict over all tests by the program's name, as observed; none of a program that
    could not run or came too near the time limit for another machine to repeat it.
    """

    id: str
    candidate: Candidate
    statements: Mapping[Locale, Statement]
    tests: tuple[TestCase, ...]
    time_limit: TimeLimit
    starter: Mapping[Language, str]
    verdicts: Mapping[str, Verdict]
    evidence: Evidence
