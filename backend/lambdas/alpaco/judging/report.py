"""What verifying a package showed: a row per submission, the gates, the findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alpaco.packaging.findings import Finding, Severity
from alpaco.problem.evidence import Check, Gate
from alpaco.problem.observation import Isolation
from alpaco.problem.text import Locale, Text

__all__ = ["LOOKED_AT", "NOTHING", "Limit", "Miss", "Report", "Row", "expectation", "report_data"]

LOOKED_AT = {
    Gate.VALIDATOR: Text(
        "입력 검증기가 테스트를 받아들이고 어긋난 입력을 거부한다",
        "the input validators accept the tests and refuse broken input",
    ),
    Gate.TESTS: Text("테스트 파일이 온전하다", "the test files are well formed"),
    Gate.REFERENCE: Text("정답 코드가 모두 통과한다", "the accepted programs are accepted"),
    Gate.WRONG: Text("나머지 제출이 기대한 판정을 받는다", "the other programs get the verdicts expected of them"),
    Gate.SLOW: Text("느린 코드는 시간 초과가 난다", "the slow programs run out of time"),
    Gate.TIME_LIMIT: Text("시간 제한이 정답 코드에 넉넉하다", "the time limit leaves the accepted programs room"),
    Gate.CHECKER: Text(
        "채점기가 정답을 받아들이고 엉터리를 거부한다", "the checker accepts the answers and refuses junk"
    ),
    Gate.STATEMENT: Text("지문이 있다", "there is a statement"),
    Gate.PACKAGE: Text("파일과 설정이 형식에 맞다", "files and settings are what the format wants"),
}
"""What each gate means for a package that others made: less than for a problem whose input format is known."""

NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Miss:
    """An expectation that was not met: what it was, the verdict or verdicts seen, the test that shows it, if one does.

    `said` is what the program or the checker said there.
    """

    expected: Text
    verdict: str
    test: str | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A submission as it was judged. Seconds are CPU, except `late`.

    `expected` are the verdicts that it may get, `required` those of which it must get one at least once, where they
    are fewer. `verdict` is None where it was not judged, and `reason` says why; `test` decided the verdict; `ran` is
    the number of tests that it ran on. `holds` says whether every expectation was met, `miss` which was not. `late`
    is the longest run that exceeded the limit, in seconds of CPU, or of the wall where that stopped it.
    """

    name: str
    language: str
    expected: str
    verdict: str | None
    holds: bool | None
    required: tuple[str, ...] = ()
    test: str | None = None
    slowest: float = 0.0
    slowest_test: str | None = None
    total: float = 0.0
    ran: int = 0
    late: float | None = None
    miss: Miss | None = None
    reason: Text = NOTHING


def expectation(expected: str, required: tuple[str, ...]) -> Text:
    """Put a row's `expected` and `required` into words."""
    ko, en = ("".join(f", {verdicts} {words}" for verdicts in required) for words in ("한 번 이상", "at least once"))
    return Text(expected + ko, expected + en)


@dataclass(frozen=True, slots=True)
class Limit:
    """The time limit in force, what the rule asks for, and the measurements that it follows from; CPU seconds.

    `fastest_slow` is the shortest that a program took that bounds the limit from above and exceeded it.
    """

    seconds: float
    stated: float | None
    needed: float | None
    slowest_accepted: float | None
    fastest_slow: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found out about one package."""

    package: str
    version: str
    kinds: tuple[str, ...]
    isolation: Isolation
    tests: int
    limit: Limit
    rows: tuple[Row, ...]
    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the package unsound."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def not_judged(self) -> tuple[Row, ...]:
        """The submissions whose expectations nobody looked at."""
        return tuple(row for row in self.rows if row.holds is None)

    @property
    def sound(self) -> bool:
        """Whether there is no error and no expectation is missed."""
        return not self.errors and all(row.holds is not False for row in self.rows)


def report_data(report: Report, locale: Locale) -> dict[str, Any]:
    """Return the report as JSON values."""
    limit = report.limit
    return {
        "package": report.package,
        "format": report.version,
        "type": list(report.kinds),
        "ok": report.sound and not report.not_judged,
        "isolation": report.isolation.mode.value,
        "tests": report.tests,
        "timeLimit": {
            "seconds": limit.seconds,
            "stated": limit.stated,
            "needed": limit.needed,
            "slowestAccepted": limit.slowest_accepted,
            "fastestSlow": limit.fastest_slow,
        },
        "submissions": [
            {
                "name": row.name,
                "language": row.language,
                "expected": row.expected,
                "required": list(row.required),
                "verdict": row.verdict,
                "holds": row.holds,
                "test": row.test,
                "slowest": round(row.slowest, 4),
                "slowestTest": row.slowest_test,
                "cpu": round(row.total, 4),
                "ran": row.ran,
                "reason": row.reason.of(locale),
            }
            for row in report.rows
        ],
        "checks": [
            {"gate": c.gate, "what": LOOKED_AT[c.gate].of(locale), "state": c.state, "evidence": dict(c.evidence)}
            for c in report.checks
        ],
        "findings": [
            {"path": f.path, "kind": f.key, "severity": f.severity, "message": f.message.of(locale)}
            for f in report.findings
        ],
        "errors": len(report.errors),
        "warnings": len(report.findings) - len(report.errors),
        "notJudged": len(report.not_judged),
    }
