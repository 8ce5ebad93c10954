"""A new suite of tests for a package, made from an input format and the package's accepted programs alone.

Neither the package's own secret tests nor its other programs are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alpaco.judging.bench import PackageBench
from alpaco.judging.strengthening import killers
from alpaco.judging.submissions import Progress
from alpaco.packaging.findings import Finding, found, warned
from alpaco.packaging.submissions import Submission
from alpaco.packaging.tests import PackageTest
from alpaco.problem.candidate import Candidate, Provenance, StatementParts
from alpaco.problem.input_format import InputFormat, validate
from alpaco.problem.observation import Artefact
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Language
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Text
from alpaco.problem.verdict import Verdict
from alpaco.verification.suite import TestInput, build

__all__ = ["Suite", "build_suite"]

_LONGEST = 20.0  # CPU seconds that an accepted program may take for an answer
_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Suite:
    """Tests with answers; `programs` agreed on them, the first gave the answers. Findings say what did not fit.

    `mutants` of an accepted Python program were tried on the tests; `found` tests were added to kill some.
    """

    tests: tuple[TestCase, ...]
    programs: tuple[str, ...]
    findings: tuple[Finding, ...]
    mutants: int = 0
    found: int = 0


def build_suite(bench: PackageBench, fmt: InputFormat, seed: int, progress: Progress) -> Suite:
    """Make inputs of the format, and answers on which all accepted programs agree."""
    findings: list[Finding] = []
    samples = [test for test in bench.package.tests if test.sample]
    for test in samples:
        fault = validate(fmt, bench.content(test.input_path).decode("utf-8", "replace"))
        if fault is not None:
            said = f"{fault.line}:{fault.column} {fault.expected.en}"
            findings.append(found(test.input_path, "validator-refuses", validator="--input-format", said=said))
    programs = _programs(bench, findings)
    if not programs:
        return Suite((), (), tuple(findings))
    progress("generating", 0, 1)
    inputs = build(_candidate(fmt, seed, [bench.content(test.input_path).decode() for test in samples]))
    suite = _answered(bench, programs, inputs, findings, progress)
    python = next((a.program for s, a in programs if a.program.language is Language.PYTHON), None)
    if python is None or not suite.tests:
        return suite
    search = fmt, seed, lambda made: _answer(bench, programs, made)[0]
    added, tried = killers(bench, python, suite.tests, search, progress)
    tests = sorted([*suite.tests, *added], key=lambda test: test.name)
    return replace(suite, tests=tuple(tests), mutants=tried, found=len(added))


def _programs(bench: PackageBench, findings: list[Finding]) -> list[tuple[Submission, Artefact]]:
    """Return the accepted programs that run here: a model solution first, then what is likely to be fast."""
    chosen = sorted(
        (s for s in bench.package.submissions if s.bound == "lower"),
        key=lambda s: (not s.model, s.sources.language is not Language.CPP, s.name),
    )
    ready = []
    for submission in chosen:
        built = bench.submission(submission.sources)
        if isinstance(built, Artefact):
            ready.append((submission, built))
        else:
            path = f"submissions/{submission.name}"
            findings.append(
                found(path, "compile", cause=built.reason)
                if built.is_fault
                else warned(path, "not-judged", reason=built.reason)
            )
    if not ready:
        findings.append(found("submissions/accepted", "no-accepted"))
    return ready


def _answered(
    bench: PackageBench,
    programs: Sequence[tuple[Submission, Artefact]],
    inputs: Sequence[TestInput],
    findings: list[Finding],
    progress: Progress,
) -> Suite:
    tests = []
    for number, (case, wrong) in enumerate(bench.each(lambda made: _answer(bench, programs, made), inputs), 1):
        progress("answers", number, len(inputs))
        tests += [case] if case else []
        findings += wrong
    return Suite(tuple(tests), tuple(submission.name for submission, _ in programs), tuple(findings))


def _answer(
    bench: PackageBench, programs: Sequence[tuple[Submission, Artefact]], made: TestInput
) -> tuple[TestCase | None, list[Finding]]:
    """Answer an input by the first program; None where the others do not agree."""
    own = bench.package.tests[0].checker_arguments if bench.package.tests else ()
    data = made.text.encode()
    test = PackageTest(made.name, made.sample, "", "", (), own)
    right, wrong = b"", []
    for number, (submission, artefact) in enumerate(programs):
        verdict, output = bench.output(artefact, data, _LONGEST)
        right = right if number else output
        if verdict is Verdict.AC and not bench.check(test, data, output, right).accepted:
            verdict = Verdict.WA
        if verdict is not Verdict.AC:
            path = f"submissions/{submission.name}"
            wrong.append(found(path, "unexpected", expected="AC", verdict=verdict, test=made.name, said=""))
    text = right.decode("utf-8", "replace")
    return (None if wrong else TestCase(made.name, made.text, text, made.purpose, made.sample)), wrong


def _candidate(fmt: InputFormat, seed: int, samples: Sequence[str]) -> Candidate:
    """Return what the building of tests reads; the rest has no meaning here."""
    return Candidate(
        topic=Topic.IMPLEMENTATION,
        difficulty=Difficulty.EASY,
        statement=StatementParts(_NOTHING, _NOTHING, _NOTHING),
        input_format=fmt,
        programs=(),
        samples=tuple(samples),
        provenance=Provenance("build-tests", "1", seed),
    )
