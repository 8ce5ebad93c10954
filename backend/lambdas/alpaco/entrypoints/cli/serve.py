"""`alpaco serve`: the whole service in one process, on the handlers that AWS runs."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import signal
import sys
from contextlib import AsyncExitStack, closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

import alpaco
from alpaco.adapters.files import FileArtefacts
from alpaco.adapters.pipeline import read_request
from alpaco.bootstrap import sandbox
from alpaco.config import Settings, to_environment
from alpaco.entrypoints.aws_lambda import end_shift
from alpaco.entrypoints.cli.functions import EXECUTOR, HowToRun, make_functions
from alpaco.entrypoints.cli.local import local_settings
from alpaco.entrypoints.cli.options import data_option, language_option
from alpaco.entrypoints.cli.origin import is_loopback
from alpaco.entrypoints.cli.site import Site
from alpaco.entrypoints.cli.words import say, users_locale
from alpaco.errors import ConfigurationError
from alpaco.problem.observation import Isolation, Mode
from alpaco.problem.request import Topic
from alpaco.problem.text import Locale
from alpaco.streaming.commands import GenerateProblem
from local_gateway import EventPolicy, Faults, Gateway, GatewayConfig, Routes, show_log

__all__ = ["serve"]

SWEEP_SECONDS = 5.0
HAND_OVER_SECONDS = 3.0
_SWEEP = json.dumps({"sweep": True}).encode()
_LAMBDAS = Path(alpaco.__file__).parents[1]
_ROOT = _LAMBDAS.parents[1]


@dataclass(frozen=True, slots=True)
class Options:
    """Where to listen and how to run."""

    host: str
    port: int
    function: str
    faults: Path | None


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8787, show_default=True, help="0 takes a free one.")
@click.option(
    "--function",
    type=HowToRun(),
    default="in-process",
    show_default=True,
    metavar="in-process|process|image:TAG",
    help="Where the functions run: in this process, in fresh ones as on AWS, or in a built image.",
)
@click.option(
    "--faults",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What is to go wrong (docs/local-gateway.md); can be changed at /@faults while the service runs.",
)
@click.option("--access-log", is_flag=True, help="Show each event and request on standard error.")
@click.option("--trace", is_flag=True, help="Show the access log, and every event and frame whole.")
@data_option
@language_option
def serve(*, data: Path | None, language: str | None, access_log: bool, trace: bool, **options: Any) -> None:
    """Run the service here: a WebSocket at /dev, a page at /, downloads and the management API on the same port.

    Problems and their state live in the data folder and survive a restart; what was being made when the
    service stopped goes on at the next start. Ctrl-C ends it.
    """
    locale = users_locale(language)
    settings = local_settings(data)
    if access_log or trace:
        show_log(sys.stderr, trace=trace)
    asyncio.run(_serve(settings, Options(**options), locale))
    end_shift(HAND_OVER_SECONDS)
    click.echo(say("stopped", locale), err=True)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # a maker in the middle of a step is left alone: the next start goes on from its checkpoint


async def _serve(settings: Settings, options: Options, locale: Locale) -> None:
    host, port = options.host, options.port
    unit = _needed(_LAMBDAS / "problem-generator-streaming" / "lambda_function.py", locale).parent
    artefacts = FileArtefacts(settings.data / "artefacts", settings.public_url)
    site = Site(_needed(_ROOT / "web", locale), artefacts)
    variables: dict[str, str] = {}
    try:
        functions = make_functions(options.function, settings, unit, variables)
        planned = Faults.read(options.faults) if options.faults else None
    except ValueError as error:
        raise ConfigurationError(str(error)) from error
    if EXECUTOR in functions:
        settings = replace(settings, executor_function=EXECUTOR)
    routes = Routes.read(_needed(_ROOT / "contracts" / "routes.json", locale))
    config = GatewayConfig(
        routes=routes,
        function="route",
        authorizer="authorizer",
        host=host,
        port=port,
        events=EventPolicy(retry_seconds=()),
        faults=planned,
    )
    stop = _stopped()
    async with AsyncExitStack() as stack:
        try:
            gateway = await stack.enter_async_context(Gateway(config, functions, site))
        except OSError as error:
            raise ConfigurationError(_why_not(error, host, port, locale)) from error
        settings = _addressed(settings, gateway)
        to_environment(settings)
        to_environment(settings, variables)
        await functions["sweeper"].invoke(_SWEEP)
        await asyncio.to_thread(_warm_up)
        click.echo(_greeting(gateway, host, settings, locale))
        click.echo(await asyncio.to_thread(_isolation_line, settings, locale))
        while not await _stops_within(SWEEP_SECONDS, stop):
            await functions["sweeper"].invoke(_SWEEP)


def _stopped() -> asyncio.Event:
    """Make an event that Ctrl-C and SIGTERM set."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def _stops_within(seconds: float, stop: asyncio.Event) -> bool:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
    return stop.is_set()


def _warm_up() -> None:
    """Read a request, so that the first one is answered as quickly as all others."""
    read_request(GenerateProblem(topic=Topic.SORTING), seed=0)


def _needed(path: Path, locale: Locale) -> Path:
    if not path.exists():
        raise ConfigurationError(say("clone_needed", locale, path=path))
    return path


def _addressed(settings: Settings, gateway: Gateway) -> Settings:
    """Complete the settings with where this gateway is, and the signature that it insists on but never checks."""
    return replace(
        settings,
        public_url=_reachable(gateway.invoke_endpoint),
        management_endpoint=_reachable(gateway.endpoint),
        lambda_endpoint=_reachable(gateway.invoke_endpoint),
        access_key="local",
        secret_key="local",  # noqa: S106
    )


def _reachable(url: str) -> str:
    """Replace the addresses that mean every interface by the loopback's."""
    return url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")


def _greeting(gateway: Gateway, host: str, settings: Settings, locale: Locale) -> str:
    url = _reachable(gateway.url)
    frame = json.dumps({"action": "generateProblem", "prompt": say("example", locale)}, ensure_ascii=False)
    reach = "open_here" if is_loopback(host) else "open_to_all"
    return say(
        "greeting",
        locale,
        page=_reachable(gateway.invoke_endpoint) + "/",
        url=url,
        reach=say(reach, locale, host=host),
        data=settings.data,
        wscat=f"wscat -c {url} -w -1 -x '{frame}'",
        connect=f'alpaco connect {url} "{say("example", locale)}"',
    )


def _isolation_line(settings: Settings, locale: Locale) -> str:
    """Say how programs are isolated, and what this machine lacks."""
    with closing(sandbox(settings)) as box:
        seen: Isolation = box.isolation()
    line = say("isolation", locale, mode=seen.mode.value, languages=", ".join(seen.languages))
    weak = [say("degraded_mode", locale)] if seen.mode is Mode.DEGRADED else []
    return "\n".join([line, *(f"             {note}" for note in [*weak, *seen.notes])])


def _why_not(error: OSError, host: str, port: int, locale: Locale) -> str:
    key = {errno.EADDRINUSE: "port_in_use", errno.EACCES: "port_forbidden"}.get(error.errno or 0, "cannot_listen")
    return say(key, locale, host=host, port=port, cause=error.strerror or error)
