"""What verifying a package showed: a row per submission, the gates, the findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alpaco.packaging.findings import Finding, Severity
from alpaco.problem.evidence import Check
from alpaco.problem.observation import Isolation
from alpaco.problem.text import Locale, Text

__all__ = ["NOTHING", "Limit", "Report", "Row", "report_data"]


NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Row:
    """A submission as it was judged. Seconds are CPU.

    `verdict` is None where it was not judged, and `reason` says why; `test` decided the verdict; `ran` is the
    number of tests that it ran on. `holds` says whether every expectation was met.
    """

    name: str
    language: str
    expected: str
    verdict: str | None
    holds: bool | None
    test: str | None = None
    slowest: float = 0.0
    slowest_test: str | None = None
    total: float = 0.0
    ran: int = 0
    reason: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Limit:
    """The time limit in force, what the rule asks for, and the measurements that it follows from; CPU seconds."""

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
        "checks": [{"gate": c.gate, "state": c.state, "evidence": dict(c.evidence)} for c in report.checks],
        "findings": [
            {"path": f.path, "kind": f.key, "severity": f.severity, "message": f.message.of(locale)}
            for f in report.findings
        ],
        "errors": len(report.errors),
        "warnings": len(report.findings) - len(report.errors),
        "notJudged": len(report.not_judged),
    }
