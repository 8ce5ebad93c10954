"""One server in a process of its own: `server.py bare|nothing|boto3|boto3-process|own`.

It prints its address and serves until it is killed.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import cast

from handlers import echo
from websockets.asyncio.server import ServerConnection, serve

from alpaco.adapters.apigateway import ApiGatewayPoster
from alpaco.config import Credentials
from alpaco.errors import DeliveryError
from alpaco.problem.generation import Connection
from local_gateway import Function, Gateway, GatewayConfig, InProcess, Processes, Routes, python_program
from local_gateway.function import Handler

ROUTES = Routes.of(["$connect", "$disconnect", "$default"])


async def bare() -> None:
    """Echo on the library alone, with the gateway's own settings: no compression, no pings."""

    async def back(socket: ServerConnection) -> None:
        async for message in socket:
            await socket.send(message)

    async with serve(back, "127.0.0.1", 0, compression=None, ping_interval=None) as server:
        announce(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        await asyncio.get_running_loop().create_future()


class Yes(asyncio.Protocol):
    """Answers every packet as the management API answers a post: what a poster costs when nothing is behind it."""

    answer = (
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-amzn-requestid: 03c09e84-9949-48d9-9d50-8ddb489d6142"
        b"\r\nx-amz-apigw-id: TXzPWFkkjoEF92g=\r\ncontent-length: 0\r\n\r\n"
    )

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, _: bytes) -> None:
        """Answer."""
        self.transport.write(self.answer)


async def nothing() -> None:
    """Serve posts and do nothing with them."""
    server = await asyncio.get_running_loop().create_server(Yes, "127.0.0.1", 0)
    announce(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    await server.serve_forever()


async def gateway(function: Function, variables: MutableMapping[str, str] = os.environ) -> None:
    """Echo through the gateway; the function learns from `variables` where to post."""
    config = GatewayConfig(routes=ROUTES, function="echo", port=0)
    async with Gateway(config, {"echo": function}) as running:
        variables["ENDPOINT"] = running.endpoint
        announce(running.url)
        await running.serve_forever()


def own() -> Handler:
    """Make the echo that posts back with this project's own poster, signed as on the platform."""
    posters: list[ApiGatewayPoster] = []

    def handler(event: dict, _context: object) -> dict:  # type: ignore[type-arg]
        if not posters:
            credentials = Credentials("eu-west-1", "key", "secret")
            posters.append(ApiGatewayPoster(os.environ["ENDPOINT"], credentials, sleep=lambda _: None))
        context = event["requestContext"]
        if context["eventType"] == "MESSAGE":
            with suppress(DeliveryError):  # a client that does not read is its own loss
                posters[0].post(Connection(context["connectionId"], ""), event["body"].encode())
        return {"statusCode": 200}

    return handler


def announce(url: str) -> None:
    """Tell the benchmark where this server is."""
    sys.stdout.write(url + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    match sys.argv[1]:
        case "bare":
            asyncio.run(bare())
        case "nothing":
            asyncio.run(nothing())
        case "boto3":
            asyncio.run(gateway(InProcess(echo.handler, "echo")))
        case "boto3-process":
            variables = dict(os.environ)
            program = python_program("echo.handler", Path(__file__).parent / "handlers", variables)
            asyncio.run(gateway(Processes(program, "echo", concurrency=1000), variables))
        case _:
            asyncio.run(gateway(InProcess(own(), "echo")))
