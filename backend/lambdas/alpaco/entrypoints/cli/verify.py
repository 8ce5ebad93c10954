"""`alpaco verify`: the gates over a package folder made by anybody."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from alpaco.adapters.package_folder import PackageFolder
from alpaco.entrypoints.cli.options import json_option, language_option
from alpaco.entrypoints.cli.progress import Steps
from alpaco.entrypoints.cli.view import evidence_line
from alpaco.entrypoints.cli.words import CHECK_STATES, say, users_locale
from alpaco.judging.report import LOOKED_AT, Report, Row, expectation, report_data
from alpaco.judging.verifying import verify_package
from alpaco.packaging.findings import Severity
from alpaco.packaging.reader import read_package
from alpaco.problem.evidence import CheckState
from alpaco.problem.observation import Mode
from alpaco.problem.text import Locale, Text
from alpaco.sandbox import open_sandbox

__all__ = ["package_argument", "verify"]

package_argument = click.argument("package", type=click.Path(path_type=Path), metavar="PACKAGE_DIR")

_COLUMNS = (
    Text("프로그램", "program"),
    Text("언어", "language"),
    Text("기대", "expected"),
    Text("판정", "verdict"),
    Text("결정한 테스트", "decided by"),
    Text("가장 느린 테스트", "slowest test"),
    Text("가장 느린 CPU", "slowest CPU"),
    Text("CPU 합계", "total CPU"),
)
_WIDTH = 200  # where nobody says how wide the paper is
_MARKS = {True: ("✔", "green"), False: ("✘", "red"), None: ("–", "yellow")}
_GATE_MARKS = {CheckState.PASSED: ("✔", "green"), CheckState.FAILED: ("✘", "red")}
_SEVERITIES = {
    Severity.ERROR: (Text("오류", "error"), "red"),
    Severity.WARNING: (Text("경고", "warning"), "yellow"),
}


@click.command()
@package_argument
@click.option("--allow-not-judged", is_flag=True, help="Exit 0 although some programs could not be judged here.")
@json_option
@language_option
def verify(*, package: Path, allow_not_judged: bool, as_json: bool, language: str | None) -> None:
    """Check the package in PACKAGE_DIR and judge every submission in it.

    The formats 2025-09, 2023-07-draft and legacy of Kattis and the ICPC are read. The exit code is 0 only if there
    is no error, every program was judged, and every expectation holds.
    """
    locale = users_locale(language)
    files = PackageFolder(package)
    read = read_package(files, files.findings)
    with open_sandbox() as sandbox, Steps(locale, quiet=as_json) as steps:
        report = verify_package(read, files, sandbox, package.resolve().name, steps.show)
    if as_json:
        click.echo(json.dumps(report_data(report, locale), ensure_ascii=False))
    else:
        console = Console()
        _print(console if console.is_terminal else Console(width=_WIDTH), report, locale)
    sys.exit(0 if report.sound and (allow_not_judged or not report.not_judged) else 1)


def _print(console: Console, report: Report, locale: Locale) -> None:
    table = Table(box=None, pad_edge=False)
    for column in ("", *(column.of(locale) for column in _COLUMNS)):
        table.add_column(column, overflow="fold")
    for row in report.rows:
        table.add_row(*_cells(row, locale))
    console.print(table)
    console.print()
    for check in report.checks:
        mark, style = _GATE_MARKS.get(check.state, ("–", "dim"))
        outcome = "" if check.state is CheckState.PASSED else f" · {CHECK_STATES[check.state].of(locale)}"
        console.print(f"[{style}]{mark}[/] {LOOKED_AT[check.gate].of(locale)}{outcome}", end="  ", highlight=False)
        console.print(evidence_line(check.evidence), style="dim", markup=False, highlight=False, soft_wrap=True)
    if report.findings:
        console.print()
    for finding in report.findings:
        word, style = _SEVERITIES[finding.severity]
        console.print(f"[{style}]{word.of(locale)}[/]", end=" ", highlight=False)
        console.print(f"{finding.path}: {finding.message.of(locale)}", markup=False, highlight=False, soft_wrap=True)
    console.print()
    counts = {
        "programs": len(report.rows),
        "errors": len(report.errors),
        "warnings": len(report.findings) - len(report.errors),
        "left": len(report.not_judged),
    }
    outcome = "not_verified" if not report.sound else "verified_in_part" if report.not_judged else "verified"
    words = say(outcome, locale, package=report.package, **counts)
    console.print(words, markup=False, highlight=False, soft_wrap=True)
    if report.isolation.mode is Mode.DEGRADED:
        console.print(say("degraded", locale), style="yellow")


def _cells(row: Row, locale: Locale) -> tuple[str, ...]:
    mark, style = _MARKS[row.holds]
    verdict = row.verdict or say("not_judged", locale)
    measured = row.ran > 0
    return (
        f"[{style}]{mark}[/]",
        row.name.replace("[", "\\["),
        row.language,
        expectation(row.expected, row.required).of(locale),
        f"[{style}]{verdict}[/]",
        row.test or "–",
        row.slowest_test or "–",
        f"{row.slowest:.3f} s" if measured else "–",
        f"{row.total:.3f} s" if measured else "–",
    )
