"""`python benchmarks/planted`: plant faults in catalogue problems, and see which gate catches each.

Prints a line for each fault and for each sound problem; exit code 0 only where every fault was caught by the gate
that is there for it and every sound problem passed. `--only TEXT…` runs the faults whose problem or kind contains it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from random import Random

from changes import Change, File, Generated, Limit, Shown, Validator
from faults import FAULTS, PROBLEMS, Fault

from alpaco.generation.engines.catalogue.family import Brief
from alpaco.generation.engines.catalogue.registry import FAMILIES
from alpaco.generation.engines.catalogue.theme import PLAIN
from alpaco.generation.pipeline import Means, make
from alpaco.generation.statement import compose
from alpaco.generation.steps import NotProved, Proved
from alpaco.packaging import PackageFormat, package_files, reread
from alpaco.ports import Sandbox
from alpaco.problem.candidate import Candidate, Provenance
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.observation import Artefact, CompileFailure, Isolation, Observation
from alpaco.problem.problem import Problem
from alpaco.problem.program import Limits, Program
from alpaco.problem.progress import Stage
from alpaco.problem.request import EngineName, Request
from alpaco.problem.text import Locale
from alpaco.sandbox import open_sandbox
from alpaco.verification import suite
from alpaco.verification.gates import check_statement, check_words
from alpaco.verification.proof import Proof

SEED = 1


class SpoiltValidator:
    """A sandbox in which a text of the stand-alone validator is another."""

    def __init__(self, sandbox: Sandbox, change: Validator) -> None:
        self._sandbox = sandbox
        self._change = change

    def isolation(self) -> Isolation:
        """See `Sandbox`."""
        return self._sandbox.isolation()

    def compile(self, program: Program) -> Artefact | CompileFailure:
        """Compile the spoilt text."""
        if program.name == "shared_validate.py":
            if self._change.old not in program.source:
                raise LookupError(f"the validator has no {self._change.old!r}")
            program = replace(program, source=program.source.replace(self._change.old, self._change.new))
        return self._sandbox.compile(program)

    def run(self, artefact: Artefact, stdin: bytes, limits: Limits) -> Observation:
        """See `Sandbox`."""
        return self._sandbox.run(artefact, stdin, limits)

    def run_many(self, artefact: Artefact, inputs: Sequence[bytes], limits: Limits) -> Iterator[Observation]:
        """See `Sandbox`."""
        return self._sandbox.run_many(artefact, inputs, limits)

    def close(self) -> None:
        """Leave it to the owner."""


class OneCandidate:
    """An engine with one candidate."""

    def __init__(self, candidate: Candidate) -> None:
        self._candidate = candidate

    def propose(self, _request: Request) -> Candidate:
        """Return it."""
        return self._candidate

    def repair(self, _request: Request, _candidate: Candidate, _failure: Check) -> Candidate | None:
        """Offer nothing."""
        return None


def candidate_of(problem: str) -> Candidate:
    """Write a sound candidate."""
    family = next(family for family in FAMILIES if family.name == problem)
    level, variant = PROBLEMS[problem]
    draft = family.write(Brief(level, variant, Random(SEED), PLAIN))
    return Candidate(
        topic=family.topics[0],
        difficulty=level,
        statement=draft.statement,
        input_format=draft.input_format,
        programs=draft.programs,
        samples=draft.samples,
        provenance=Provenance("catalogue", "planted", SEED, problem, variant),
        tests=draft.tests,
        memory_mb=draft.memory_mb,
    )


class Planting:
    """Judges faults in one sandbox; what a sound problem has shown is kept."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.sound = cache(self._sound)

    def _sound(self, problem: str) -> Problem | Check:
        request = Request("", Locale.KO, EngineName.CATALOGUE, SEED)
        *_, end = make(request, "planted", Means(OneCandidate(candidate_of(problem)), self._sandbox))
        assert isinstance(end, Proved | NotProved)
        return end.problem if isinstance(end, Proved) else end.check

    def first_missed(self, fault: Fault) -> Check | None:
        """Return the first gate that a fault misses, or None where it is not caught."""
        if isinstance(fault.change, Shown | File):
            problem = self.sound(fault.problem)
            if isinstance(problem, Check):
                return problem
            return (
                _in_statement(problem, fault.change)
                if isinstance(fault.change, Shown)
                else _in_package(problem, fault.change)
            )
        return next((check for check in self._checks(fault) if check.state is CheckState.FAILED), None)

    def _checks(self, fault: Fault) -> Iterator[Check]:
        change, candidate = fault.change, candidate_of(fault.problem)
        if isinstance(change, Change):
            candidate = change.apply(candidate)
        sandbox = SpoiltValidator(self._sandbox, change) if isinstance(change, Validator) else self._sandbox
        proof = Proof(candidate, sandbox, build=change.build if isinstance(change, Generated) else suite.build)
        for stage in Stage:
            if stage is Stage.PROGRAMS:
                yield check_words(candidate, compose(candidate, ()))
            for check in proof.gates(stage):
                if isinstance(change, Limit) and (check.gate, check.state) == (Gate.REFERENCE, CheckState.PASSED):
                    assert proof.time_limit is not None, "the gate measured it"
                    proof.time_limit = replace(proof.time_limit, seconds=proof.time_limit.seconds * change.factor)
                yield check
        yield check_statement(candidate, compose(candidate, proof.tests), proof.tests)


def _in_statement(problem: Problem, change: Shown) -> Check:
    locale = Locale(change.locale)
    statement = problem.statements[locale]
    text = statement.sections[change.section]
    if change.old not in text:
        raise LookupError(f"{change.section} has no {change.old!r}")
    spoilt = text.replace(change.old, change.new, 1) if change.old else change.new
    sections = {**statement.sections, change.section: spoilt}
    return check_statement(
        problem.candidate, {**problem.statements, locale: replace(statement, sections=sections)}, problem.tests
    )


def _in_package(problem: Problem, change: File) -> Check:
    files = dict(package_files(problem, PackageFormat.ICPC))
    path = next(path for path in files if path.startswith(change.path))
    if change.old:
        files[path] = files[path].replace(change.old.encode(), change.new.encode(), 1)
    else:
        del files[path]
    findings = reread(problem, files, PackageFormat.ICPC)
    reason = "; ".join(f"{finding.path}: {finding.message.en}" for finding in findings)
    return Check(Gate.PACKAGE, CheckState.FAILED if findings else CheckState.PASSED, {"reason": reason})


def main() -> int:
    """Run the table."""
    parser = argparse.ArgumentParser(prog="benchmarks/planted", description=__doc__)
    parser.add_argument("--only", nargs="+", default=[""], help="parts of problems' or faults' names")
    only = parser.parse_args().only
    faults = [fault for fault in FAULTS if any(part in fault.problem or part in fault.kind for part in only)]
    sandbox = open_sandbox()
    planting = Planting(sandbox)
    started, failures, caught = time.monotonic(), 0, Counter[Gate]()
    try:
        for fault in faults:
            try:
                missed = planting.first_missed(fault)
            except LookupError as error:  # the problem is no longer what the table was written for
                print("NOT PLANTED", fault.problem, "|", fault.kind, "|", error, flush=True)
                failures += 1
                continue
            by = missed.gate if missed and missed.state is CheckState.FAILED else None
            failures += by is not fault.gate
            caught[fault.gate] += by is fault.gate
            reason = missed.evidence.get("reason", "") if missed else ""
            mark = "caught" if by is fault.gate else f"BY {by}"
            print(f"{mark:7}", fault.problem, "|", fault.kind, "|", fault.gate, "|", str(reason)[:110], flush=True)
        for problem in dict.fromkeys(fault.problem for fault in faults):
            sound = planting.sound(problem)
            passed = isinstance(sound, Problem)
            failures += not passed
            print(
                "sound " if passed else "LOST  ",
                problem,
                "" if passed else f"{sound.gate}: {sound.evidence.get('reason')}",
                flush=True,
            )
    finally:
        sandbox.close()
    _summary(faults, caught, time.monotonic() - started)
    return 1 if failures else 0


def _summary(faults: Sequence[Fault], caught: Mapping[Gate, int], seconds: float) -> None:
    planted = Counter(fault.gate for fault in faults)
    for gate in Gate:
        if planted[gate]:
            print(f"{gate:20} {caught[gate]:3} of {planted[gate]:3}")
    problems = len({fault.problem for fault in faults})
    print(
        f"{sum(caught.values())} of {len(faults)} faults in {problems} problems caught by their gate, {seconds:.0f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
