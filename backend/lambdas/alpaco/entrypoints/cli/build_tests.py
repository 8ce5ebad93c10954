"""`alpaco build-tests`: a new suite for an existing package, from a description of its input."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from alpaco.adapters.package_folder import PackageFolder
from alpaco.entrypoints.cli.options import json_option, language_option
from alpaco.entrypoints.cli.packages import check_free
from alpaco.entrypoints.cli.progress import Steps
from alpaco.entrypoints.cli.verify import package_argument
from alpaco.entrypoints.cli.words import say, users_locale
from alpaco.errors import ConfigurationError, PackageError
from alpaco.judging.bench import PackageBench
from alpaco.judging.building import Suite, blind, build_suite
from alpaco.judging.verifying import unjudgeable
from alpaco.packaging.reader import read_package
from alpaco.problem.input_format.json_form import from_json
from alpaco.sandbox import open_sandbox

__all__ = ["build_tests"]

_LARGEST = 1 << 20


@click.command("build-tests")
@package_argument
@click.option(
    "--input-format",
    "format_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="The input format as JSON (docs/input-format.md).",
)
@click.option("--out", "folder", type=click.Path(path_type=Path), required=True, help="A folder that is not there yet.")
@click.option("--seed", type=click.IntRange(min=0), default=1, help="Same format and seed, same inputs.")
@json_option
@language_option
def build_tests(  # noqa: PLR0913  one parameter per option
    *, package: Path, format_path: Path, folder: Path, seed: int, as_json: bool, language: str | None
) -> None:
    """Make tests for the package in PACKAGE_DIR: its accepted programs answer inputs made from the format.

    The package's secret tests and its wrong programs are not looked at. DIR gets data/sample and data/secret.
    The exit code is 0 only if the accepted programs agree on every test.
    """
    locale = users_locale(language)
    check_free(folder, locale)
    with format_path.open("rb") as opened:
        fmt = from_json(opened.read(_LARGEST))
    files = PackageFolder(package)
    read = blind(read_package(files, files.findings))
    with open_sandbox() as sandbox, Steps(locale, quiet=as_json) as steps, PackageBench(read, files, sandbox) as bench:
        reason = unjudgeable(bench)
        if reason:
            raise PackageError(f"{package}: {reason.of(locale)}")
        suite = build_suite(bench, fmt, seed, steps.show)
    count = _write(suite, folder)
    if as_json:
        findings = [{"path": f.path, "kind": f.key, "message": f.message.of(locale)} for f in suite.findings]
        counts = {"tests": len(suite.tests), "files": count, "found": suite.found, "dropped": suite.dropped}
        data = {**counts, "mutants": suite.mutants.evidence(), "programs": list(suite.programs), "findings": findings}
        click.echo(json.dumps(data, ensure_ascii=False))
    else:
        for finding in suite.findings:
            click.echo(f"{finding.path}: {finding.message.of(locale)}", err=True)
        tally = suite.mutants
        numbers = {"made": tally.made, "killed": tally.killed, "equivalent": tally.equivalent + tally.undecided}
        click.echo(say("suite", locale, tests=len(suite.tests), **numbers))
        if count:
            click.echo(say("written", locale, count=count, folder=folder))
    sys.exit(0 if suite.tests and not any(f.severity == "error" for f in suite.findings) else 1)


def _write(suite: Suite, folder: Path) -> int:
    try:
        for test in suite.tests:
            place = folder / "data" / ("sample" if test.sample else "secret")
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{test.name}.in").write_bytes(test.input.encode())
            (place / f"{test.name}.ans").write_bytes(test.answer.encode())
    except OSError as error:
        raise ConfigurationError(f"{folder}: {error.strerror}") from error
    return 2 * len(suite.tests)
