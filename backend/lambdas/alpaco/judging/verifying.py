"""The gates over a package made by anybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from alpaco.judging.bench import PackageBench, Unavailable
from alpaco.judging.checkers import check_checker
from alpaco.judging.data import check_data
from alpaco.judging.report import Limit, Report, Row
from alpaco.judging.submissions import Judging, Progress
from alpaco.judging.validators import check_validators
from alpaco.packaging.findings import Finding, Severity, found, warned
from alpaco.packaging.reader import Package
from alpaco.ports import Workbench
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.text import Text

__all__ = ["unjudgeable", "untested", "verify_package"]

_TOLD = 5  # findings of one kind beyond these are counted only
_EXCHANGES = {"interactive", "multi-pass", "submit-answer"}


def verify_package(
    package: Package, files: Mapping[str, bytes], sandbox: Workbench, name: str, progress: Progress
) -> Report:
    """Run everything and report; `name` is the package's. `SandboxError` comes through."""
    progress("compiling", 0, 1)
    with PackageBench(package, files, sandbox) as bench:
        reading = list(package.findings)
        reason = unjudgeable(bench) or untested(package)
        judging = Judging(bench, progress)
        if reason is None:
            judging.begin()
        progress("data", 0, 1)
        data = check_data(bench)
        progress("validators", 0, 1)
        validators, left_out = check_validators(bench)
        progress("checker", 0, 1)
        checker = check_checker(bench) if not package.kinds & _EXCHANGES else []
        rows, limit = judging.run(reason)
        programs = [found(f"submissions/{s.name}", "compile", cause=words) for s, words in judging.faults]
        programs += _of_rows(rows, package, limit)
        sources = _long_sources(package, files)
    statement = [f for f in reading if "statement" in f.key]
    structure = [f for f in reading if f not in statement]
    wrong = [f for f in programs if not _is_accepted(f, package)]
    checks = (
        _check(Gate.VALIDATOR, validators, validators=len(package.validators) - len(left_out), notRun=left_out),
        _check(Gate.TESTS, data, tests=len(package.tests)),
        _check(Gate.REFERENCE, [f for f in programs if f not in wrong and f.key != "limit-near"], **_count(rows, "AC")),
        _check(Gate.WRONG, [f for f in wrong if f.key != "limit-near"], **_count(rows, "WA", "RTE")),
        _check(Gate.SLOW, [f for f in programs if f.key == "limit-near"], **_count(rows, "TLE")),
        _check(Gate.TIME_LIMIT, limited := _limits(limit, package), **_numbers(limit)),
        _check(Gate.CHECKER, checker, tests=len(package.tests))
        if package.checker
        else Check(Gate.CHECKER, CheckState.NOT_APPLICABLE, {"reason": "outputs are compared"}),
        _check(Gate.STATEMENT, statement, languages=sorted(package.names)),
        _check(Gate.PACKAGE, structure + sources, files=len(files)),
    )
    findings = _shortened([*reading, *sources, *data, *validators, *checker, *limited, *programs])
    return Report(
        package=name,
        version=package.version,
        kinds=tuple(sorted(package.kinds)),
        isolation=bench.isolation,
        tests=len(package.tests),
        limit=limit,
        rows=rows,
        checks=checks,
        findings=tuple(findings),
    )


def unjudgeable(bench: PackageBench) -> Text | None:
    """Say why this package's submissions cannot be judged here; None where they can."""
    package = bench.package
    exchanged = sorted(package.kinds & _EXCHANGES)
    if exchanged:
        names = ", ".join(exchanged)
        return Text(f"{names} 문제는 채점하지 않습니다", f"{names} problems are not judged")
    checker = bench.checker()
    if isinstance(checker, Unavailable):
        why = checker.reason.en.splitlines()[0]
        return Text(f"채점기를 실행할 수 없습니다: {why}", f"the output validator cannot be run: {why}")
    return None


def untested(package: Package) -> Text | None:
    """Say that there is nothing to judge on, where that is so."""
    return None if package.tests else Text("테스트가 없습니다", "there is no test")


def _of_rows(rows: Sequence[Row], package: Package, limit: Limit) -> list[Finding]:
    findings = []
    bounds = {submission.name: submission.bound for submission in package.submissions}
    for row in rows:
        path = f"submissions/{row.name}"
        if row.holds is None:
            findings.append(warned(path, "not-judged", reason=row.reason))
        elif row.verdict == "CE":
            continue  # the compiler's words say it
        elif not row.holds:
            known = {"expected": row.expected, "verdict": row.verdict, "test": row.test or "–", "said": row.reason}
            findings.append(found(path, "unexpected", **known))
        near = (
            bounds[row.name] == "upper"
            and row.verdict == "TLE"
            and row.slowest < limit.seconds * package.limits.to_slow
        )
        if near:
            findings.append(warned(path, "limit-near", seconds=row.slowest, limit=limit.seconds))
    return findings


def _limits(limit: Limit, package: Package) -> list[Finding]:
    if limit.needed is None:
        return [] if package.kinds & _EXCHANGES else [warned("problem.yaml", "no-limit")]
    if limit.stated is not None and limit.stated < limit.needed:
        return [found("problem.yaml", "limit-tight", limit=limit.stated, needed=limit.needed)]
    return []


def _long_sources(package: Package, files: Mapping[str, bytes]) -> list[Finding]:
    findings = []
    for submission in package.submissions:
        size = sum(len(files[path]) for path in submission.sources.paths)
        if size > package.limits.code_kb << 10:
            most = package.limits.code_kb
            findings.append(found(submission.sources.name, "long-source", kilobytes=size >> 10, most=most))
    return findings


def _is_accepted(finding: Finding, package: Package) -> bool:
    names = {f"submissions/{s.name}" for s in package.submissions if s.bound == "lower"}
    return finding.path in names


def _check(gate: Gate, findings: Sequence[Finding], **evidence: Any) -> Check:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    counted = {name: value for name, value in evidence.items() if value is not None and value != []}
    counted |= {"errors": len(errors)} if errors else {}
    counted |= {"warnings": len(findings) - len(errors)} if len(findings) > len(errors) else {}
    return Check(gate, CheckState.FAILED if errors else CheckState.PASSED, counted)


def _count(rows: Iterable[Row], *expected: str) -> dict[str, int]:
    mine = [row for row in rows if set(row.expected.split("/")) & set(expected)]
    judged = [row for row in mine if row.holds is not None]
    counts = {"programs": len(mine), "asExpected": sum(row.holds is True for row in judged)}
    return counts | ({"notJudged": len(mine) - len(judged)} if len(judged) < len(mine) else {})


def _numbers(limit: Limit) -> dict[str, Any]:
    return {
        "seconds": limit.seconds,
        "needed": limit.needed,
        "slowestAccepted": None if limit.slowest_accepted is None else round(limit.slowest_accepted, 4),
        "fastestSlow": None if limit.fastest_slow is None else round(limit.fastest_slow, 4),
    }


def _shortened(findings: Sequence[Finding]) -> list[Finding]:
    """Keep the first few of each kind and severity in each folder: a thousand equal ones help nobody."""
    kept: list[Finding] = []
    counts: dict[tuple[str, Severity], int] = {}
    for finding in findings:
        kind = finding.key, finding.severity
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] <= _TOLD or finding.key in ("unexpected", "compile", "not-judged"):
            kept.append(finding)
    more = {key: count - _TOLD for key, count in counts.items() if count > _TOLD}
    kept += [
        Finding(".", key, found(".", "more", count=count, kind=key).message, severity)
        for (key, severity), count in more.items()
        if key not in ("unexpected", "compile", "not-judged")
    ]
    return kept
