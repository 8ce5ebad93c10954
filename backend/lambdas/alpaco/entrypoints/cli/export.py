"""`alpaco export`: a finished problem as files for a judge system."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import get_args

import click

from alpaco.bootstrap import build
from alpaco.entrypoints.cli.local import OWNER, local_settings
from alpaco.entrypoints.cli.options import data_option, json_option, language_option
from alpaco.entrypoints.cli.packages import write_package
from alpaco.entrypoints.cli.words import say, users_locale
from alpaco.problem.generation import Key
from alpaco.streaming.commands import PackageFormat

__all__ = ["export"]


@click.command()
@click.argument("problem_id")
@click.option("--format", "format_", type=click.Choice(get_args(PackageFormat)), default="icpc")
@click.option("--out", "folder", type=click.Path(path_type=Path), required=True, help="A folder that is not there yet.")
@data_option
@json_option
@language_option
def export(  # noqa: PLR0913  one parameter per option
    *, problem_id: str, format_: str, folder: Path, data: Path | None, as_json: bool, language: str | None
) -> None:
    """Write problem PROBLEM_ID, made here by `generate` or `serve`, as a package.

    Formats: icpc (the ICPC/Kattis format 2025-09), legacy (its predecessor: DOMjudge, Kattis), polygon (Codeforces).
    """
    locale = users_locale(language)
    with closing(build(local_settings(data))) as service:
        count = write_package(service, Key(OWNER, problem_id), format=format_, folder=folder, locale=locale)
    told = {"files": count, "folder": str(folder)}
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else say("written", locale, count=count, folder=folder))
