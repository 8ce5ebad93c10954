"""G3: the tests are valid, different, the same on every build, and together reach every bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.input_format import InputFormat, bounds, bounds_reached, validate
from alpaco.verification.suite import TestInput

__all__ = ["check_tests"]

_SHOWN = 5


def check_tests(fmt: InputFormat, tests: Sequence[TestInput], again: Sequence[TestInput]) -> Check:
    """Check the tests against the format, and against a second build of at least some of them."""
    wanted = bounds(fmt)
    reached = [bounds_reached(fmt, test.text) for test in tests]
    missing = set(wanted).difference(*reached)
    rebuilt = {test.name: test.text for test in again}
    evidence = {
        "tests": len(tests),
        "bytes": sum(len(test.text) for test in tests),
        "bounds": len(wanted),
        "reached": len(wanted) - len(missing),
        "rebuilt": sum(test.name in rebuilt for test in tests),
    }
    unsure = [test for test, found in zip(tests, reached, strict=True) if not found]
    reasons = [*_faults(fmt, unsure), *_repetitions(tests)]
    reasons += [f"a second build of {t.name} differs" for t in tests if rebuilt.get(t.name, t.text) != t.text]
    if missing:
        reasons.append(f"no test reaches {', '.join(sorted(missing))}")
    if reasons:
        return Check(Gate.TESTS, CheckState.FAILED, evidence | {"reason": "; ".join(reasons[:_SHOWN])})
    return Check(Gate.TESTS, CheckState.PASSED, evidence)


def _faults(fmt: InputFormat, tests: Sequence[TestInput]) -> Iterator[str]:
    """Say what is wrong with tests that reach no bound: they may not be inputs at all."""
    for test in tests:
        if fault := validate(fmt, test.text):
            place = f"{test.name}, line {fault.line}, column {fault.column}"
            yield f"{place}: {fault.expected.en} expected, {fault.found} found"


def _repetitions(tests: Sequence[TestInput]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for test in tests:
        if test.text in seen:
            yield f"{test.name} repeats {seen[test.text]}"
        seen.setdefault(test.text, test.name)
