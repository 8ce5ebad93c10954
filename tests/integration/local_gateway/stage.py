"""A gateway on a free port with a function that tests can look into, and plain clients for it."""

from __future__ import annotations

import asyncio
import http.client
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from local_gateway import Context, Gateway, GatewayConfig, HttpHandler, InProcess, Routes

SIGNED = {"Authorization": "AWS4-HMAC-SHA256 Credential=test"}
ALL = ("$connect", "$disconnect", "$default", "ping")

Behaviour = Callable[[dict[str, Any]], Any]


def play(scenario: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a scenario; one that hangs fails after twenty seconds."""
    asyncio.run(asyncio.wait_for(scenario(), 20))


@dataclass
class Recorder:
    """A handler that keeps every event and does what its `on` says for the event's route; else it answers 200."""

    on: dict[str, Behaviour] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, event: dict[str, Any], _: Context) -> Any:
        """Handle one event."""
        self.events.append(event)
        behaviour = self.on.get(event.get("requestContext", {}).get("routeKey", "invoke"))
        return {"statusCode": 200} if behaviour is None else behaviour(event)

    def of(self, kind: str) -> list[dict[str, Any]]:
        """Return the gateway events of a kind, in the order in which they came."""
        return [event for event in self.events if event["requestContext"]["eventType"] == kind]

    async def eventually(self, kind: str, count: int = 1) -> list[dict[str, Any]]:
        """Wait until `count` events of a kind have come; the test's own timeout is the limit."""
        while len(self.of(kind)) < count:
            await asyncio.sleep(0.002)
        return self.of(kind)


@dataclass(frozen=True)
class Reply:
    """One HTTP response; header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@asynccontextmanager
async def running(
    recorder: Recorder, *, routes: Routes | None = None, http: HttpHandler | None = None, **settings: Any
) -> AsyncIterator[Gateway]:
    """Run a gateway whose only function, `f`, is the recorder."""
    config = GatewayConfig(routes=routes or Routes.of(ALL), function="f", port=0, **settings)
    async with Gateway(config, {"f": InProcess(recorder, "f", clock=config.clock)}, http) as gateway:
        yield gateway


async def call(gateway: Gateway, method: str, path: str, body: bytes = b"", headers: dict[str, str] = SIGNED) -> Reply:
    """Send one HTTP request on a connection of its own."""

    def send() -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=10)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    return await asyncio.to_thread(send)


def connection_path(connection_id: str) -> str:
    """Return where the management API has a connection."""
    return f"/dev/@connections/{quote(connection_id)}"


@contextmanager
def running_aside(recorder: Recorder, **settings: Any) -> Iterator[Gateway]:
    """Run a gateway in a thread of its own, for clients that block."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def do(work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result(20)

    context = running(recorder, **settings)
    try:
        gateway = do(context.__aenter__())
        try:
            yield gateway
        finally:
            do(context.__aexit__(None, None, None))
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
