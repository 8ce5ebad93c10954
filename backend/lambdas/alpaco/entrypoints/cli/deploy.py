"""`alpaco deploy`: from this clone to a running service on AWS."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import click

from alpaco.entrypoints.cli.operating import Spoken, Told, target_of, target_options
from alpaco.entrypoints.cli.words import say, users_locale
from alpaco.problem.text import Locale, Text
from deployment.deploy import Deployed
from deployment.deploy import deploy as run_deployment
from deployment.dry_world import DryWorld
from deployment.world import World

__all__ = ["deploy", "print_deployed"]

_DEPLOYED = Text(
    '배포했습니다: {tag}\n  WebSocket  {url}\n  써 보기    {wscat}\n             alpaco connect {url} "{example}"',
    'Deployed: {tag}\n  WebSocket  {url}\n  try        {wscat}\n             alpaco connect {url} "{example}"',
)
_OPEN = Text(
    "  주의       API가 열려 있습니다. 주소를 아는 누구나 쓸 수 있습니다.",
    "  CAREFUL    the API is open: whoever knows the address can use it.",
)
_EMULATED = Text(
    "  에뮬레이터라 이 주소에는 아무도 없습니다. 시험은 올린 이미지를 이 컴퓨터에서 띄워 했습니다.",
    "  Nobody answers at an emulator's address: the smoke test served the pushed image on this machine.",
)


@click.command()
@target_options
@click.option("--yes", is_flag=True, help="Apply without asking.")
@click.option("--rebuild", is_flag=True, help="Build although an image of the same source is pushed already.")
@click.option("--base-image", metavar="IMAGE", help="Build on this image instead of the Dockerfile's own.")
@click.option("--dry-run", is_flag=True, help="Print every command and run none.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
def deploy(  # noqa: PLR0913  one parameter per option
    *,
    yes: bool,
    rebuild: bool,
    base_image: str | None,
    dry_run: bool,
    as_json: bool,
    language: str | None,
    **options: Any,
) -> None:
    """Take the service of this clone to AWS, the first time or anew.

    Doctor, image repository, build, push, examination of the pushed image, Terraform's plan (shown, and asked about),
    apply, and a real generation as a smoke test. After a failed smoke test the version before runs again. Whatever
    stops it, the same command goes on from there. Exits 0 only when the service has passed.
    """
    locale = users_locale(language)
    target = target_of(options)
    target.check_emulators()
    if dry_run:
        run_deployment(DryWorld(target, locale, click.echo), Spoken(locale), base_image=base_image, rebuild=rebuild)
        return
    told = Told(locale, yes=yes)
    deployed = run_deployment(World(target, locale, told.line), told, base_image=base_image, rebuild=rebuild)
    print_deployed(deployed, locale, as_json=as_json, emulated=target.endpoint_url is not None)


def print_deployed(deployed: Deployed, locale: Locale, *, as_json: bool, emulated: bool) -> None:
    """Say where the service is and how to try it."""
    if as_json:
        click.echo(json.dumps(asdict(deployed), ensure_ascii=False))
        return
    example = say("example", locale)
    frame = json.dumps({"action": "generateProblem", "prompt": example}, ensure_ascii=False)
    wscat = f"wscat -c {deployed.url} -w -1 -x '{frame}'"
    click.echo(_DEPLOYED.of(locale).format(tag=deployed.tag, url=deployed.url, wscat=wscat, example=example))
    if deployed.open_api:
        click.echo(_OPEN.of(locale))
    if emulated:
        click.echo(_EMULATED.of(locale))
