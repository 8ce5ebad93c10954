"""Gate G13 in the request: the written package, read back, is the problem that was proved."""

from __future__ import annotations

from collections.abc import Mapping

from alpaco.packaging.formats import PackageFormat
from alpaco.packaging.reader import Finding, read_package
from alpaco.problem.problem import Problem
from alpaco.problem.verdict import Verdict

__all__ = ["reread"]


def reread(problem: Problem, files: Mapping[str, bytes], package_format: PackageFormat) -> tuple[Finding, ...]:
    """Return what differs between an ICPC or legacy package and the problem; nothing when it is sound."""
    package = read_package(files)
    findings = list(package.findings)
    expected = {
        (t.sample, f"{'sample' if t.sample else 'secret'}/{t.name}", t.input.encode(), t.answer.encode())
        for t in problem.tests
    }
    read = {(t.sample, t.name, t.input, t.answer) for t in package.tests}
    findings += [Finding(f"data/{name}", "differs from the proved test") for _, name, _, _ in sorted(expected ^ read)]
    if package.memory_mb != problem.candidate.memory_mb:
        findings.append(Finding("problem.yaml", "the memory limit differs"))
    if package_format is PackageFormat.ICPC and package.time_limit != problem.time_limit.seconds:
        findings.append(Finding("problem.yaml", "the time limit differs"))
    # A program in a language that was not installed has no verdict and is left out.
    names = {name for name, verdict in problem.verdicts.items() if verdict is Verdict.AC}
    accepted = {s.name for s in package.submissions if s.folder == "accepted"}
    findings += [
        Finding(f"submissions/accepted/{name}", "is not among the accepted programs") for name in names - accepted
    ]
    return tuple(findings)
