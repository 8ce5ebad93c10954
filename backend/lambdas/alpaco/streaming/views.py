"""A proved problem as JSON values for the wire: what a solver may see, and what its setter sees.

Keys in camelCase; Markdown with `$…$` mathematics; seconds and MiB.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from alpaco.problem.evidence import Evidence
from alpaco.problem.problem import Problem, Statement, TestCase
from alpaco.problem.program import Program
from alpaco.problem.text import Locale

__all__ = ["evidence_view", "provenance_view", "setter_view", "solver_view"]

_SHOWN_BYTES = 1024  # larger tests are shown by size and hash; the package has them whole


def solver_view(problem: Problem, locale: Locale) -> dict[str, Any]:
    """Show what a solver may see: `title` and `statement` in the language of the request, the other beside them."""
    candidate = problem.candidate
    own = problem.statements[locale]
    return {
        "problemId": problem.id,
        "title": own.title,
        "language": locale.value,
        "topic": candidate.topic.value,
        "difficulty": candidate.difficulty.value,
        "statement": dict(own.sections),
        "samples": [{"input": test.input, "output": test.answer} for test in problem.tests if test.sample],
        "limits": {
            "timeSeconds": problem.time_limit.seconds,
            "timeSecondsByLanguage": {name.value: limit for name, limit in problem.time_limit.by_language.items()},
            "memoryMb": candidate.memory_mb,
        },
        "starter": {language.value: source for language, source in problem.starter.items()},
        "translations": {
            other.value: _statement(statement) for other, statement in problem.statements.items() if other != locale
        },
    }


def setter_view(problem: Problem, locale: Locale) -> dict[str, Any]:
    """Show everything: the solver's view, hidden tests, programs with their verdicts, measurements, evidence."""
    limit = problem.time_limit
    return {
        **solver_view(problem, locale),
        "programs": [_program(problem, program, locale) for program in problem.candidate.programs],
        "tests": [_test(test) for test in problem.tests],
        "measured": {
            "resolutionSeconds": limit.resolution,
            "slowestAcceptedSeconds": limit.slowest_accepted,
            "fastestSlowSeconds": limit.fastest_slow,
        },
        "evidence": evidence_view(problem.evidence),
        "provenance": provenance_view(problem),
    }


def evidence_view(evidence: Evidence) -> dict[str, Any]:
    """Show every gate's outcome and the isolation under which it was seen."""
    return {
        "isolation": evidence.isolation,
        "degraded": evidence.degraded,
        "checks": [
            {"gate": check.gate.value, "state": check.state.value, "evidence": dict(check.evidence)}
            for check in evidence.checks
        ],
    }


def provenance_view(problem: Problem) -> dict[str, Any]:
    """Say who made it; clients label what a machine made."""
    made = problem.candidate.provenance
    return {
        "engine": made.engine,
        "version": made.version,
        "seed": made.seed,
        "family": made.family,
        "variant": made.variant,
        "model": made.model,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {"title": statement.title, "statement": dict(statement.sections)}


def _program(problem: Problem, program: Program, locale: Locale) -> Mapping[str, Any]:
    verdict = problem.verdicts.get(program.name)
    return {
        "name": program.name,
        "language": program.language.value,
        "role": program.role.value,
        "note": program.note.of(locale) if program.note else None,
        "verdict": verdict.value if verdict else None,
        "source": program.source,
    }


def _test(test: TestCase) -> Mapping[str, Any]:
    return {
        "name": test.name,
        "purpose": test.purpose,
        "sample": test.sample,
        "input": _shown(test.input),
        "answer": _shown(test.answer),
    }


def _shown(text: str) -> Mapping[str, Any]:
    data = text.encode()
    shown: dict[str, Any] = {"bytes": len(data), "sha256": sha256(data).hexdigest()}
    return {**shown, "text": text} if len(data) <= _SHOWN_BYTES else shown
