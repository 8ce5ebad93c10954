"""Gate G13 in the request: the written package, read back, is the problem that was proved."""

from __future__ import annotations

from collections.abc import Mapping

from alpaco.packaging.findings import Finding, found
from alpaco.packaging.formats import PackageFormat
from alpaco.packaging.reader import read_package
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
    read = {(t.sample, t.name, files[t.input_path], files[t.answer_path]) for t in package.tests}
    findings += [found(f"data/{name}", "differs") for _, name, _, _ in sorted(expected ^ read)]
    if package.limits.memory_mb != problem.candidate.memory_mb:
        findings.append(found("problem.yaml", "differs"))
    if package_format is PackageFormat.ICPC and package.limits.seconds != problem.time_limit.seconds:
        findings.append(found("problem.yaml", "differs"))
    # A program in a language that was not installed has no verdict and is left out.
    names = {name for name, verdict in problem.verdicts.items() if verdict is Verdict.AC}
    accepted = {s.name for s in package.submissions if s.folder == "accepted"}
    findings += [
        found(f"submissions/accepted/{name}", "not-accepted") for name in names if f"accepted/{name}" not in accepted
    ]
    return tuple(findings)
