"""G1: one machine-readable specification, whole, free of contradictions, and repeated rightly by the author's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alpaco.errors import InputFormatError
from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.input_format import bounds, check, describe, generate
from alpaco.problem.program import Language, Role
from alpaco.problem.text import Locale
from alpaco.verification.prose import stated_bounds

__all__ = ["check_specification"]

_NEEDED = {Role.REFERENCE: "reference", Role.BRUTE: "brute force", Role.WRONG: "wrong program"}


def check_specification(candidate: Candidate) -> Check:
    """Check what can be checked before anything runs."""
    evidence = {
        "bounds": len(bounds(candidate.input_format)),
        "programs": dict(Counter(program.role.value for program in candidate.programs)),
        "samples": len(candidate.samples),
    }
    reasons = list(_reasons(candidate))
    if reasons:
        return Check(Gate.SPECIFICATION, CheckState.FAILED, evidence | {"reason": "; ".join(reasons)})
    return Check(Gate.SPECIFICATION, CheckState.PASSED, evidence)


def _reasons(candidate: Candidate) -> Iterator[str]:
    roles = Counter(program.role for program in candidate.programs)
    yield from (f"there is no {words}" for role, words in _NEEDED.items() if not roles[role])
    yield from (f"there is more than one {role}" for role in (Role.REFERENCE, Role.CHECKER) if roles[role] > 1)
    names = Counter(program.name for program in candidate.programs)
    yield from (f"two programs are called {name}" for name, count in names.items() if count > 1)
    yield from (
        f"{p.name} is not a {p.language} file" for p in candidate.programs if not p.name.endswith(p.language.suffix)
    )
    yield from (
        f"{p.name} must be written in Python"
        for p in candidate.programs
        if p.role is Role.CHECKER and p.language is not Language.PYTHON
    )
    if not candidate.samples:
        yield "there is no sample"
    try:
        check(candidate.input_format)
        generate(candidate.input_format, "minimum", candidate.provenance.seed)
    except InputFormatError as error:
        yield str(error)
        return
    yield from _prose_reasons(candidate)


def _prose_reasons(candidate: Candidate) -> Iterator[str]:
    """Bounds belong to the format; where the author's words repeat one, it must be the same."""
    words = candidate.statement
    for locale in Locale:
        held = {name: span for name, *span in stated_bounds(describe(candidate.input_format, locale).constraints)}
        for text in (words.story, words.output, words.notes or words.output):
            for name, *span in stated_bounds(text.of(locale)):
                if span != held.get(name, span):
                    yield f"the words bound {name} by {span}, the format by {held[name]}"
