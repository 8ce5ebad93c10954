"""A package's accepted programs where the search for tests wants them: on a bench, judged as the package judges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alpaco.judging.bench import Answer, PackageBench
from alpaco.packaging.findings import Finding, found
from alpaco.packaging.tests import PackageTest
from alpaco.problem.candidate import Candidate
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Limits, Program
from alpaco.problem.time_limit import limit_for
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Answered, Bench, Run
from alpaco.verification.suite import TestInput
from alpaco.verification.timing import stop_for

__all__ = ["Panel"]

_PATIENCE = 4
_LONGEST = 20.0  # CPU seconds that an accepted program may take where the package states no limit


class Panel(Bench):
    """The programs of a candidate that stands for a package, whose checker or comparison decides about outputs.

    `findings` names the programs that are not right where it was asked, each with the first test of each verdict.
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
        self._told: set[tuple[str, Verdict]] = set()
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
        return list(
            self._package.each(lambda case: case.output == case.answer or self._judge(case).accepted is True, cases)
        )

    def _judge(self, case: Answered) -> Answer:
        return self._package.check(self._test, case.input, case.output, case.answer)

    def answered(self, inputs: Sequence[TestInput]) -> list[TestCase]:
        """Answer each input by the first program that can; those on which not all agree in time are left out."""
        answers: list[bytes | None] = [None] * len(inputs)
        wrong: set[str] = set()
        for program in self._accepted:
            runs = list(self._settled_runs(program, inputs))
            first = [answer is None for answer in answers]
            ended = [run.output if run.verdict is Verdict.AC else None for run in runs]
            answers = [new if old is None else old for old, new in zip(answers, ended, strict=True)]
            asked = [
                (made, run, Answered(made.text.encode(), answer or b"", run.output), new)
                for made, run, answer, new in zip(inputs, runs, answers, first, strict=True)
            ]
            for name, verdict, said in self._package.each(self._verdict, asked):
                if verdict is not Verdict.AC:
                    wrong.add(name)
                    self._tell(program, verdict, name, said)
        return [
            TestCase(made.name, made.text, answer.decode("utf-8", "replace"), made.purpose, made.sample)
            for made, answer in zip(inputs, answers, strict=True)
            if answer is not None and made.name not in wrong
        ]

    def _verdict(self, asked: tuple[TestInput, Run, Answered, bool]) -> tuple[str, Verdict, str]:
        """Judge one run; the output that becomes the answer is shown to the checker, too."""
        made, run, case, first = asked
        if run.verdict is not Verdict.AC or (case.output == case.answer and not first):
            return made.name, run.verdict, ""
        answer = self._judge(case)
        return made.name, {True: Verdict.AC, False: Verdict.WA, None: Verdict.JE}[answer.accepted], answer.said

    def _tell(self, program: Program, verdict: Verdict, test: str, said: str) -> None:
        if (program.name, verdict) not in self._told:
            self._told.add((program.name, verdict))
            values = {"expected": "AC", "verdict": verdict, "where": f" ({test})", "said": said}
            self.findings.append(found(f"submissions/{program.name}", "unexpected", **values))

    def _settled_runs(self, program: Program, inputs: Sequence[TestInput]) -> Iterator[Run]:
        """Yield the program's runs; one just over the limit is repeated with nothing beside it.

        An endless program is given up after a few: the rest counts as too slow.
        """
        texts = [made.text.encode() for made in inputs]
        limits = self.limits(stop_for(self._most))
        for text, first in zip(texts, self.patient_runs(program, texts, limits, _PATIENCE), strict=True):
            over = first.verdict is Verdict.AC and first.cpu_seconds > self._most
            run = self.run(program, text, limits) if over else first
            if run.verdict is Verdict.AC and run.cpu_seconds > self._most:
                run = replace(run, verdict=Verdict.TLE)
            if run.verdict is Verdict.AC:
                self._slowest = max(self._slowest, run.cpu_seconds)
            yield run
