"""`alpaco rollback`: the version that ran before, again."""

from __future__ import annotations

from typing import Any

import click

from alpaco.entrypoints.cli.deploy import print_deployed
from alpaco.entrypoints.cli.operating import Spoken, Told, target_of, target_options
from alpaco.entrypoints.cli.words import users_locale
from deployment.deploy import roll_back
from deployment.dry_world import DryWorld
from deployment.world import World

__all__ = ["rollback"]


@click.command()
@click.option("--to", metavar="TAG", help="Go to this image. [default: the last other one that passed its smoke test]")
@target_options
@click.option("--yes", is_flag=True, help="Apply without asking.")
@click.option("--dry-run", is_flag=True, help="Print every command and run none.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
def rollback(*, to: str | None, yes: bool, dry_run: bool, as_json: bool, language: str | None, **options: Any) -> None:
    """Put the previous image back, and try it by a real generation.

    Which one that is, the image repository says: every image that passed its smoke test is marked there. A second
    rollback comes back to where the first one started. Exits 0 only when the service has passed.
    """
    locale = users_locale(language)
    target = target_of(options)
    target.check_emulators()
    if dry_run:
        roll_back(DryWorld(target, locale, click.echo), Spoken(locale), to)
        return
    told = Told(locale, yes=yes)
    deployed = roll_back(World(target, locale, told.line), told, to)
    print_deployed(deployed, locale, as_json=as_json, emulated=target.endpoint_url is not None)
