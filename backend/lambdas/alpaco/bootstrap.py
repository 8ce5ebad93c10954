"""The only place that chooses adapters."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alpaco.adapters.apigateway import ApiGatewayPoster
from alpaco.adapters.emf import EmfMeter, Unmetered
from alpaco.adapters.lambda_invoke import LambdaInvoker
from alpaco.adapters.pipeline import PipelineMaker, read_request
from alpaco.adapters.shift import Shift
from alpaco.config import Settings
from alpaco.ports import Dispatcher, Maker, Meter, Poster
from alpaco.problem.request import Request
from alpaco.problem.text import Locale
from alpaco.streaming.commands import GenerateProblem
from alpaco.streaming.run import Stores

if TYPE_CHECKING:
    from alpaco.adapters.dynamodb import DynamoStore
    from alpaco.adapters.files import FileArtefacts
    from alpaco.adapters.s3 import S3Artefacts
    from alpaco.adapters.sqlite import SqliteStore
    from alpaco.ports import Engine, Sandbox

__all__ = ["Service", "build", "engine", "sandbox"]


@dataclass(frozen=True, slots=True)
class Service:
    """Everything that a route, a worker or the sweeper works with.

    `read` understands a request (given a seed to use where it names none); `clock` gives epoch seconds;
    `meter` counts for whoever watches; `shift` knows the workers of this process; `close` ends what was opened.
    """

    stores: Stores
    dispatcher: Dispatcher
    maker: Maker
    read: Callable[[GenerateProblem, int], Request]
    language: Locale
    clock: Callable[[], float] = time.time
    meter: Meter = field(default_factory=Unmetered)
    shift: Shift = field(default_factory=Shift)
    close: Callable[[], None] = lambda: None


def build(settings: Settings, *, poster: Poster | None = None, dispatcher: Dispatcher | None = None) -> Service:
    """Put the service together: on the table and the bucket where they are named, else below the data directory.

    A caller in the same process may bring its own `poster` and `dispatcher` in place of the gateway's.
    """
    store, artefacts = _on_aws(settings) if settings.table is not None else _on_this_machine(settings)
    meter: Meter = EmfMeter(settings.environment) if settings.environment else Unmetered()
    maker = PipelineMaker(engine, lambda: _counted(settings, meter))
    gateway = ApiGatewayPoster(settings.management_endpoint, settings.credentials, count=meter.add)
    invoker = LambdaInvoker(settings.lambda_endpoint, settings.worker_function, settings.region, settings.credentials)
    stores = Stores(
        generations=store,
        subscriptions=store,
        leases=store,
        log=store,
        artefacts=artefacts,
        poster=poster or gateway,
        sleep=time.sleep,
    )

    def close() -> None:
        for opened in (maker, gateway, invoker, store, artefacts):
            opened.close()

    return Service(
        stores=stores,
        dispatcher=dispatcher or invoker,
        maker=maker,
        read=read_request,
        language=Locale(settings.language),
        meter=meter,
        close=close,
    )


# Each place imports what it alone needs: a Lambda that starts does not wait for SQLite.
def _on_this_machine(settings: Settings) -> tuple[SqliteStore, FileArtefacts]:
    from alpaco.adapters.files import FileArtefacts
    from alpaco.adapters.sqlite import SqliteStore

    settings.data.mkdir(parents=True, exist_ok=True)
    store = SqliteStore(settings.data / "alpaco.sqlite3")
    return store, FileArtefacts(settings.data / "artefacts", settings.public_url)


def _on_aws(settings: Settings) -> tuple[DynamoStore, S3Artefacts]:
    from alpaco.adapters.dynamodb import DynamoStore
    from alpaco.adapters.dynamodb_client import Table
    from alpaco.adapters.s3 import S3Artefacts

    assert settings.table is not None
    endpoint = settings.dynamodb_endpoint or f"https://dynamodb.{settings.region}.amazonaws.com"
    address = f"https://{settings.bucket}.s3.{settings.region}.amazonaws.com"
    if settings.s3_endpoint:  # others than S3 itself seldom serve a host name per bucket
        address = f"{settings.s3_endpoint}/{settings.bucket}"
    store = DynamoStore(Table(settings.table, endpoint, settings.credentials))
    return store, S3Artefacts(address, settings.credentials)


def _counted(settings: Settings, meter: Meter) -> Sandbox:
    from alpaco.adapters.counted import CountedSandbox  # only workers run programs

    return CountedSandbox(sandbox(settings), meter)


def engine() -> Engine:
    """Make the engine that writes candidates."""
    from alpaco.generation.engines.catalogue.engine import CatalogueEngine  # heavy, and only workers need it

    return CatalogueEngine()


def sandbox(settings: Settings) -> Sandbox:
    """Open what runs programs: the executor function where one is named, else this machine. The caller closes it."""
    if settings.executor_function is None:
        from alpaco.sandbox import open_sandbox

        return open_sandbox()
    from alpaco.adapters.executor import ExecutorSandbox
    from alpaco.adapters.executor_invoke import ExecutorFunction

    invoke = ExecutorFunction(
        settings.lambda_endpoint,
        settings.executor_function,
        settings.region,
        settings.credentials,
        tenants=settings.executor_isolation == "per-tenant",
    )
    return ExecutorSandbox(invoke, job=secrets.token_hex(16), hang_up=invoke.close)
