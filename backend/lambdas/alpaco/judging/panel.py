"""A package's accepted programs where the search for tests wants them: on a bench, judged as the package judges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alpaco.judging.bench import PackageBench
from alpaco.packaging.findings import Finding, found
from alpaco.packaging.tests import PackageTest
from alpaco.problem.candidate import Candidate
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Limits, Program
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Answered, Bench, Run
from alpaco.verification.suite import TestInput
from alpaco.verification.timing import limit_for, stop_for

__all__ = ["Panel"]

_LONGEST = 20.0  # CPU seconds that an accepted program may take where the package states no limit


class Panel(Bench):
    """The programs of a candidate that stands for a package, whose checker or comparison decides about outputs.

    `findings` names the programs that are not right where it was asked.
    """

    def __init__(self, candidate: Candidate, bench: PackageBench) -> None:
        """Compile the candidate's programs in the sandbox of the package's bench."""
        super().__init__(candidate, bench.sandbox)
        self._accepted = candidate.programs
        self._package = bench
        first = bench.package.tests[:1]
        self._test = PackageTest("", False, "", "", (), first[0].checker_arguments if first else ())
        self._most = bench.package.limits.seconds or _LONGEST
        self._slowest = 0.0
        self.findings: list[Finding] = []

    @property
    def limit(self) -> float:
        """The package's limit in CPU seconds, or what its programs call for on the inputs that they have answered."""
        return self._package.package.limits.seconds or limit_for(self._slowest)

    def limits(self, cpu_seconds: float) -> Limits:
        """Return the limits of one run under the package's own."""
        return self._package.limits(cpu_seconds)

    def accepts(self, cases: Sequence[Answered]) -> list[bool]:
        """Ask the package about each output; where its checker breaks, the output is not accepted.

        An output that is the answer itself, byte for byte, was accepted when the answer was.
        """
        return list(self._package.each(self._accepts, cases))

    def _accepts(self, case: Answered) -> bool:
        if case.output == case.answer:
            return True
        return self._package.check(self._test, case.input, case.output, case.answer).accepted is True

    def answered(self, inputs: Sequence[TestInput]) -> list[TestCase]:
        """Answer inputs by the first program; those on which the others do not agree in time are left out."""
        answers: list[bytes] = []
        wrong: set[str] = set()
        for program in self._accepted:
            runs = list(self._settled_runs(program, inputs))
            answers = answers or [run.output for run in runs]
            asked = [Answered(m.text.encode(), a, r.output) for m, a, r in zip(inputs, answers, runs, strict=True)]
            for made, run, right in zip(inputs, runs, self.accepts(asked), strict=True):
                verdict = run.verdict if right or run.verdict is not Verdict.AC else Verdict.WA
                if verdict is not Verdict.AC:
                    wrong.add(made.name)
                    values = {"expected": "AC", "verdict": verdict, "test": made.name, "said": ""}
                    self.findings.append(found(f"submissions/{program.name}", "unexpected", **values))
        return [
            TestCase(made.name, made.text, answer.decode("utf-8", "replace"), made.purpose, made.sample)
            for made, answer in zip(inputs, answers, strict=True)
            if made.name not in wrong
        ]

    def _settled_runs(self, program: Program, inputs: Sequence[TestInput]) -> Iterator[Run]:
        """Yield the program's runs; one over the limit is repeated with nothing beside it."""
        texts = [made.text.encode() for made in inputs]
        limits = self.limits(stop_for(self._most))
        for text, first in zip(texts, list(self.runs(program, texts, limits)), strict=True):
            run = first if first.cpu_seconds <= self._most else self.run(program, text, limits)
            if run.verdict is Verdict.AC and run.cpu_seconds > self._most:
                run = replace(run, verdict=Verdict.TLE)
            if run.verdict is Verdict.AC:
                self._slowest = max(self._slowest, run.cpu_seconds)
            yield run
