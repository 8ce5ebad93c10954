"""`alpaco judge`: any program on a package's tests."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from alpaco.adapters.package_folder import PackageFolder
from alpaco.entrypoints.cli.options import json_option, language_option
from alpaco.entrypoints.cli.progress import Steps
from alpaco.entrypoints.cli.verify import package_argument
from alpaco.entrypoints.cli.words import say, users_locale
from alpaco.errors import PackageError
from alpaco.judging.bench import PackageBench
from alpaco.judging.outside import Outcome, judge_outside, limit_of
from alpaco.judging.report import NOTHING
from alpaco.judging.verifying import unjudgeable, untested
from alpaco.packaging.reader import read_package
from alpaco.problem.text import Locale, Text
from alpaco.problem.verdict import Verdict
from alpaco.sandbox import open_sandbox

__all__ = ["judge"]

_COLUMNS = (Text("테스트", "test"), Text("판정", "verdict"), Text("CPU", "CPU"), Text("까닭", "why"))
_LARGEST = 1 << 20


@click.command()
@package_argument
@click.argument("programs", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PROGRAM…")
@json_option
@language_option
def judge(*, package: Path, programs: tuple[Path, ...], as_json: bool, language: str | None) -> None:
    """Judge each PROGRAM, a source file or a folder of them, on the tests of the package in PACKAGE_DIR.

    The exit code is 0 only if every program is accepted.
    """
    locale = users_locale(language)
    files = PackageFolder(package)
    read = read_package(files, files.findings)
    sources = [(path.name, _files(path, locale)) for path in programs]
    with open_sandbox() as sandbox, Steps(locale, quiet=as_json) as steps, PackageBench(read, files, sandbox) as bench:
        reason = unjudgeable(bench) or untested(read)
        if reason:
            raise PackageError(f"{package}: {reason.of(locale)}")
        limit = limit_of(bench, steps.show)
        outcomes = [judge_outside(bench, name, texts, limit, steps.show) for name, texts in sources]
    if as_json:
        data = {"timeLimit": limit, "programs": [_data(outcome, locale) for outcome in outcomes]}
        click.echo(json.dumps(data, ensure_ascii=False))
    else:
        for outcome in outcomes:
            _print(Console(), outcome, limit, locale)
    sys.exit(0 if all(outcome.verdict is Verdict.AC for outcome in outcomes) else 1)


def _files(path: Path, locale: Locale) -> Mapping[str, bytes]:
    if path.is_dir():
        return PackageFolder(path)
    if not path.is_file() or path.stat().st_size > _LARGEST:
        raise click.BadParameter(say("no_program", locale, path=path), param_hint="PROGRAM")
    return {path.name: path.read_bytes()}


def _data(outcome: Outcome, locale: Locale) -> dict[str, Any]:
    slowest = outcome.slowest
    return {
        "name": outcome.name,
        "language": outcome.language,
        "verdict": outcome.verdict,
        "reason": outcome.reason.of(locale),
        "slowest": slowest and round(slowest.cpu_seconds, 4),
        "slowestTest": slowest and slowest.test,
        "cpu": round(sum(run.cpu_seconds for run in outcome.runs), 4),
        "tests": [
            {
                "name": run.test,
                "verdict": run.verdict,
                "cpu": round(run.cpu_seconds, 4),
                "wall": round(run.wall_seconds, 4),
                "reason": run.said,
            }
            for run in outcome.runs
        ],
    }


def _print(console: Console, outcome: Outcome, limit: float, locale: Locale) -> None:
    table = Table(*(column.of(locale) for column in _COLUMNS), box=None, pad_edge=False)
    for run in outcome.runs:
        style = "green" if run.verdict is Verdict.AC else "red"
        why = run.said.replace("[", "\\[")
        table.add_row(run.test, f"[{style}]{run.verdict}[/]", f"{run.cpu_seconds:.3f} s", why)
    if outcome.runs:
        console.print(table)
    slowest = outcome.slowest
    verdict = outcome.verdict or say("not_judged", locale)
    line = f"{outcome.name}: {verdict}"
    if slowest:
        line += say("slowest", locale, test=slowest.test, seconds=slowest.cpu_seconds, limit=limit)
    elif outcome.reason != NOTHING:
        line += " ·"
    console.print(f"{line} {outcome.reason.of(locale)}".rstrip(), markup=False, highlight=False, soft_wrap=True)
