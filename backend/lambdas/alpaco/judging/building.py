"""A new suite of tests for a package, made from an input format and the package's accepted programs alone.

The package's secret tests and its other programs are not even read: see `blind`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from alpaco.judging.bench import PackageBench, Unavailable
from alpaco.judging.mutating import cheapest, effort, mutants_of
from alpaco.judging.panel import Panel
from alpaco.judging.submissions import Progress
from alpaco.packaging.findings import Finding, found, warned
from alpaco.packaging.reader import Package
from alpaco.packaging.submissions import Submission
from alpaco.problem.candidate import Candidate, Provenance, StatementParts
from alpaco.problem.input_format import InputFormat, bounds, bounds_reached, validate
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Language, Program, Role
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Text
from alpaco.verification.gates import idle_survivors
from alpaco.verification.sieve import Sieve, Tally
from alpaco.verification.strengthening import Hunt, Solved
from alpaco.verification.suite import FEWEST, MOST, Room, build, found_input
from alpaco.verification.timing import stop_for
from alpaco.verification.trimming import spare, telling

__all__ = ["Suite", "blind", "build_suite"]

_AT_ONCE = 8
_ROOM = Room(tests=26, characters=48 * 2**20)
_LARGE_SECONDS = 30.0
_SHOWN = 8
_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Suite:
    """Tests with answers; `programs` agreed on them, the first gave the answers. Findings say what did not fit.

    `mutants` tells what became of mechanical mutants of the programs; `found` tests were added to kill some, and
    `dropped` ones were left out because they told nothing.
    """

    tests: tuple[TestCase, ...]
    programs: tuple[str, ...]
    findings: tuple[Finding, ...]
    mutants: Tally = field(default_factory=Tally)
    found: int = 0
    dropped: int = 0


def blind(package: Package) -> Package:
    """Return a package without what a new suite must not be made from: secret tests and all but accepted programs.

    Where there is no sample, one test stays for the arguments that it gives the checker; its files are not read.
    """
    samples = tuple(test for test in package.tests if test.sample) or package.tests[:1]
    accepted = tuple(submission for submission in package.submissions if submission.bound == "lower")
    return replace(package, tests=samples, bad=(), submissions=accepted)


def build_suite(bench: PackageBench, fmt: InputFormat, seed: int, progress: Progress) -> Suite:
    """Make inputs of the format, and answers on which all accepted programs of a blind package agree."""
    building = _Building(bench, fmt, seed, progress)
    if not building.programs:
        return Suite((), (), tuple(building.findings))
    return building.suite()


class _Building:
    """One suite in the making."""

    def __init__(self, bench: PackageBench, fmt: InputFormat, seed: int, progress: Progress) -> None:
        self._bench = bench
        self._format = fmt
        self._seed = seed
        self._progress = progress
        self._added: list[TestCase] = []
        self.findings: list[Finding] = []
        samples = tuple(self._samples())
        self.programs = self._accepted()
        self._candidate = _candidate(fmt, seed, samples, self.programs)

    def suite(self) -> Suite:
        """Build, strengthen, and leave out what tells nothing."""
        self._progress("generating", 0, 1)
        inputs = build(self._candidate, room=_ROOM)
        self._progress("answers", 0, len(inputs))
        tests = self._panel.answered(inputs)
        tally, dropped = Tally(), 0
        if all(made.sample for made in inputs):
            self.findings.append(found("--input-format", "no-inputs"))
        if tests:
            tally = self._strengthened(tests)
            tests, dropped = self._trimmed([*tests, *self._added], tally)
            self._warn(tests)
        ordered = tuple(sorted(tests, key=lambda test: test.name))
        names = tuple(program.name for program in self.programs)
        findings = (*self.findings, *self._panel.findings)
        return Suite(ordered, names, findings, tally, len(self._added), dropped)

    def _samples(self) -> Iterator[str]:
        for test in self._bench.package.tests:
            if test.sample:
                text = self._bench.content(test.input_path).decode("utf-8", "replace")
                fault = validate(self._format, text)
                if fault is not None:
                    said = f"{fault.line}:{fault.column} {fault.expected.en}"
                    refused = found(test.input_path, "validator-refuses", validator="--input-format", said=said)
                    self.findings.append(refused)
                yield text

    def _accepted(self) -> tuple[Program, ...]:
        """Return the accepted programs that run here: a model solution first, then what is likely to be fast."""
        chosen_first = sorted(
            self._bench.package.submissions,
            key=lambda s: (not s.model, s.sources.language is not Language.CPP, s.name),
        )
        ready = []
        for submission in chosen_first:
            built = self._bench.submission(submission.sources)
            if isinstance(built, Unavailable):
                path = f"submissions/{submission.name}"
                self.findings.append(
                    found(path, "compile", cause=built.reason)
                    if built.is_fault
                    else warned(path, "not-judged", reason=built.reason)
                )
            else:
                ready.append(_named(built.program, submission))
        if not ready:
            self.findings.append(found("submissions/accepted", "no-accepted"))
        return tuple(ready)

    @cached_property
    def _panel(self) -> Panel:
        return Panel(self._candidate, self._bench)

    @cached_property
    def _hunt(self) -> Hunt:
        right = cheapest(self.programs)
        hunt = Hunt(self._panel, self._format, self._seed, right)
        hunt.pools = effort(right[0]).pools
        hunt.solve_small(effort(right[0]).small)
        return hunt

    def _strengthened(self, tests: Sequence[TestCase]) -> Tally:
        """Put mutants through the tests; an input that betrays one that survives is added."""
        limits = self._panel.limits(stop_for(self._panel.limit))
        sieve = Sieve(self._panel, self._hunt, limits, seconds=_LARGE_SECONDS)
        tally = Tally()
        for start in range(0, len(self._mutants), _AT_ONCE):
            self._progress("mutants", start, len(self._mutants))
            tally.join(sieve.sift(self._mutants[start : start + _AT_ONCE], [*tests, *self._added], self._add))
        return tally

    @cached_property
    def _mutants(self) -> list[Program]:
        return mutants_of(self.programs, self._panel, self._seed)

    def _add(self, case: Solved, program: Program) -> TestCase | None:
        made = found_input(case.input.decode(), f"kills {program.name}", len(self._added) + 1)
        for test in self._panel.answered([made]):
            self._added.append(test)
            return test
        return None

    def _trimmed(self, tests: list[TestCase], tally: Tally) -> tuple[list[TestCase], int]:
        """Leave out what tells nothing; where too few are left, others that kill mutants take the places."""
        tells = {t.name: tally.kills.get(t.name, set()) | bounds_reached(self._format, t.input) for t in tests}
        dropped = spare(tests, tells, MOST)
        kept = [test for test in tests if test.name not in dropped]
        known = {test.input.encode() for test in tests}
        cases = [case for case in self._hunt.small if case.input not in known][: 3 * FEWEST]
        for case, killed in telling(self._panel, self._mutants, cases, FEWEST - len(kept)):
            if test := self._add(case, killed):
                kept.append(test)
        idle = [test for test in tests if test.name in dropped][: max(0, FEWEST - len(kept))]
        return kept + idle, len(dropped) - len(idle)

    def _warn(self, tests: Sequence[TestCase]) -> None:
        """Say where a suite stays small or off the bounds, and who passes it without solving anything."""
        reached = (bounds_reached(self._format, test.input) for test in tests)
        if missed := set(bounds(self._format)).difference(*reached):
            self.findings.append(warned("--input-format", "bounds-missed", bounds=", ".join(sorted(missed)[:_SHOWN])))
        if len(tests) < FEWEST:
            self.findings.append(warned("--input-format", "few-inputs", count=len(tests), wanted=FEWEST))
        for name in idle_survivors(self._panel, tests):
            self.findings.append(warned("data", "idle", what=name))


def _named(program: Program, submission: Submission) -> Program:
    """Name a program by its place in the package; the suffix still tells the language."""
    name = submission.name
    suffix = PurePosixPath(program.name).suffix
    return replace(program, name=name if name.endswith(suffix) else f"{name}/{program.name}", role=Role.ACCEPTED)


def _candidate(fmt: InputFormat, seed: int, samples: tuple[str, ...], programs: tuple[Program, ...]) -> Candidate:
    """Return what the building of tests reads; the rest has no meaning here."""
    return Candidate(
        topic=Topic.IMPLEMENTATION,
        difficulty=Difficulty.EASY,
        statement=StatementParts(_NOTHING, _NOTHING, _NOTHING),
        input_format=fmt,
        programs=programs,
        samples=samples,
        provenance=Provenance("build-tests", "1", seed),
    )
