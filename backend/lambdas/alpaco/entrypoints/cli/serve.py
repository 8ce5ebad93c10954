"""`alpaco serve`: the whole service in one process, on the handlers that AWS runs."""

from __future__ import annotations

import asyncio
import errno
import importlib.util
import json
import os
import signal
import sys
from contextlib import AsyncExitStack, closing, suppress
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import click

import alpaco
from alpaco.adapters.files import FileArtefacts
from alpaco.adapters.pipeline import read_request
from alpaco.bootstrap import sandbox
from alpaco.config import Settings, to_environment
from alpaco.entrypoints.cli.local import local_settings
from alpaco.entrypoints.cli.options import data_option, language_option
from alpaco.entrypoints.cli.origin import authorize, is_loopback
from alpaco.entrypoints.cli.site import Site
from alpaco.entrypoints.cli.words import say, users_locale
from alpaco.errors import ConfigurationError
from alpaco.problem.observation import Isolation, Mode
from alpaco.problem.request import Topic
from alpaco.problem.text import Locale
from alpaco.streaming.commands import GenerateProblem
from local_gateway import EventPolicy, Function, Gateway, GatewayConfig, InProcess, Routes

__all__ = ["serve"]

SWEEP_SECONDS = 5.0
ROUTE_SECONDS = 29.0  # what API Gateway grants
WORKERS = 2  # generations at once; each uses every core for its runs
_SWEEP = json.dumps({"sweep": True}).encode()
_LAMBDAS = Path(alpaco.__file__).parents[1]
_ROOT = _LAMBDAS.parents[1]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8787, show_default=True, help="0 takes a free one.")
@data_option
@language_option
def serve(*, host: str, port: int, data: Path | None, language: str | None) -> None:
    """Run the service here: a WebSocket at /dev, a page at /, downloads and the management API on the same port.

    Problems and their state live in the data folder and survive a restart; what was being made when the
    service stopped goes on at the next start. Ctrl-C ends it.
    """
    locale = users_locale(language)
    asyncio.run(_serve(local_settings(data), host, port, locale))
    click.echo(say("stopped", locale), err=True)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # a generation under way is left to its lease: the next start goes on with it


async def _serve(settings: Settings, host: str, port: int, locale: Locale) -> None:
    functions = _functions(settings.worker_function, locale)
    routes = Routes.read(_needed(_ROOT / "contracts" / "routes.json", locale))
    config = GatewayConfig(
        routes=routes,
        function="route",
        authorizer="authorizer",
        host=host,
        port=port,
        events=EventPolicy(retry_seconds=()),
    )
    artefacts = FileArtefacts(settings.data / "artefacts", settings.public_url)
    site = Site(_needed(_ROOT / "web", locale), artefacts)
    stop = _stopped()
    async with AsyncExitStack() as stack:
        try:
            gateway = await stack.enter_async_context(Gateway(config, functions, site))
        except OSError as error:
            raise ConfigurationError(_why_not(error, host, port, locale)) from error
        to_environment(_addressed(settings, gateway))
        await functions["sweeper"].invoke(_SWEEP)
        await asyncio.to_thread(_warm_up)
        click.echo(_greeting(gateway, host, settings, locale))
        click.echo(await asyncio.to_thread(_isolation_line, locale))
        while not await _stops_within(SWEEP_SECONDS, stop):
            await functions["sweeper"].invoke(_SWEEP)


def _functions(worker: str, locale: Locale) -> dict[str, Function]:
    """Make the functions that AWS has too; the sweeper is the worker on a schedule, never behind busy workers."""
    handlers = _handlers(locale)
    return {
        "authorizer": InProcess(authorize, "authorizer"),
        "route": InProcess(handlers.lambda_handler, "route", timeout=ROUTE_SECONDS),
        worker: InProcess(handlers.worker_handler, worker, concurrency=WORKERS),
        "sweeper": InProcess(handlers.worker_handler, "sweeper"),
    }


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


def _handlers(locale: Locale) -> ModuleType:
    """Load the deploy unit's module, whose folder's name no import statement can say."""
    path = _needed(_LAMBDAS / "problem-generator-streaming" / "lambda_function.py", locale)
    spec = importlib.util.spec_from_file_location("lambda_function", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def _isolation_line(locale: Locale) -> str:
    """Say how programs are isolated, and what this machine lacks."""
    with closing(sandbox()) as box:
        seen: Isolation = box.isolation()
    line = say("isolation", locale, mode=seen.mode.value, languages=", ".join(seen.languages))
    weak = [say("degraded_mode", locale)] if seen.mode is Mode.DEGRADED else []
    return "\n".join([line, *(f"             {note}" for note in [*weak, *seen.notes])])


def _why_not(error: OSError, host: str, port: int, locale: Locale) -> str:
    key = {errno.EADDRINUSE: "port_in_use", errno.EACCES: "port_forbidden"}.get(error.errno or 0, "cannot_listen")
    return say(key, locale, host=host, port=port, cause=error.strerror or error)
