"""The gates over a package made by anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
_AIMS = {Gate.REFERENCE: "AC", Gate.WRONG: "", Gate.SLOW: "TLE"}
_NOT_JUDGED = _EXCHANGES | {"scoring"}


def verify_package(
    package: Package, files: Mapping[str, bytes], sandbox: Workbench, name: str, progress: Progress
) -> Report:
    """Run everything and report; `name` is the package's. `SandboxError` comes through."""
    progress("compiling", 0, 1)
    with PackageBench(package, files, sandbox) as bench:
        reading = list(package.findings)
        judging = Judging(bench, progress)
        if not package.kinds & _NOT_JUDGED:
            judging.begin()
        reason = unjudgeable(bench) or untested(package)
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
    limited = _limits(limit, package)
    asked = len(package.tests) if package.checker and not package.kinds & _EXCHANGES else 0
    ran = len(package.validators) - len(left_out)
    checks = (
        _check(Gate.VALIDATOR, validators, ran, validators=ran, notRun=left_out),
        _check(Gate.TESTS, data, len(package.tests), tests=len(package.tests)),
        *(_of_programs(gate, aim, package, rows, programs) for gate, aim in _AIMS.items()),
        _check(Gate.TIME_LIMIT, limited, limit.needed is not None, **_numbers(limit)),
        _check(Gate.CHECKER, checker, asked, **_shown(package, asked)),
        _check(Gate.STATEMENT, statement, True, languages=sorted(package.names)),
        _check(Gate.PACKAGE, structure + sources, True, files=len(files)),
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
    if kinds := package.kinds & _NOT_JUDGED:
        names = ", ".join(sorted(kinds))
        return Text(f"{names} 문제는 채점하지 않습니다", f"{names} problems are not judged")
    if package.custom and package.checker is None:
        return Text("채점기가 없습니다", "there is no output validator that could be run")
    checker = bench.checker()
    if isinstance(checker, Unavailable):
        why = checker.reason
        return Text(
            f"채점기를 실행할 수 없습니다: {why.ko.splitlines()[0]}",
            f"the output validator cannot be run: {why.en.splitlines()[0]}",
        )
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
        elif miss := row.miss:
            where = Text(f" (테스트 {miss.test})", f" (test {miss.test})") if miss.test else ""
            known = {"expected": miss.expected, "verdict": miss.verdict, "where": where, "said": miss.said}
            findings.append(found(path, "unexpected", **known))
        if bounds[row.name] == "upper" and row.late and row.late < limit.seconds * package.limits.to_slow:
            findings.append(warned(path, "limit-near", seconds=row.late, limit=limit.seconds))
    return findings


def _limits(limit: Limit, package: Package) -> list[Finding]:
    if limit.needed is None:
        return [] if package.kinds & _NOT_JUDGED else [warned("problem.yaml", "no-limit")]
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


def _of_programs(gate: Gate, aim: str, package: Package, rows: Sequence[Row], findings: Sequence[Finding]) -> Check:
    """Say whether the submissions with this aim did what is expected of them."""
    names = {submission.name for submission in package.submissions if submission.aim == aim}
    mine = [row for row in rows if row.name in names]
    judged = [row for row in mine if row.holds is not None]
    own = [finding for finding in findings if finding.path.removeprefix("submissions/") in names]
    counts = {"programs": len(mine), "asExpected": sum(row.holds is True for row in judged)}
    left = {"notJudged": len(mine) - len(judged)} if len(judged) < len(mine) else {}
    return _check(gate, own, len(judged), **counts, **left)


def _check(gate: Gate, findings: Sequence[Finding], looked_at: int, **evidence: Any) -> Check:
    """Return how a gate stands; where nothing was looked at, it says nothing."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    counted = {name: value for name, value in evidence.items() if value is not None and value != []}
    counted |= {"errors": len(errors)} if errors else {}
    counted |= {"warnings": len(findings) - len(errors)} if len(findings) > len(errors) else {}
    state = CheckState.PASSED if looked_at else CheckState.NOT_APPLICABLE
    return Check(gate, CheckState.FAILED if errors else state, counted)


def _shown(package: Package, tests: int) -> dict[str, Any]:
    return {"tests": tests} if package.custom else {"reason": "outputs are compared"}


def _numbers(limit: Limit) -> dict[str, Any]:
    return {
        "seconds": limit.seconds if limit.stated or limit.needed else None,
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
