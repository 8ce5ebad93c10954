"""One WebSocket connection from its upgrade to its `$disconnect`."""

from __future__ import annotations

import asyncio
import contextlib
import http
import json

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from local_gateway.admission import FAILED, FORBIDDEN, THROTTLED, TIMED_OUT, Admission
from local_gateway.config import GatewayConfig
from local_gateway.connections import Connection, Connections
from local_gateway.events import Client, disconnect_event, error_frame, message_event
from local_gateway.function import Answer
from local_gateway.ids import mint_request_id
from local_gateway.integration import Integration
from local_gateway.log import ACCESS, trace_frame
from local_gateway.routes import DISCONNECT
from local_gateway.tasks import Tasks
from local_gateway.throttle import TokenBucket

__all__ = ["Sockets"]

_NO_STATUS = (1005, "Client-side close frame status not set")
_ABNORMAL = (1006, "")
_MESSAGE_OVERHEAD = 4096


class Sockets:
    """Holds each upgrade until `$connect` has answered, turns messages into events, and reports the end."""

    def __init__(
        self,
        config: GatewayConfig,
        admission: Admission,
        integration: Integration,
        connections: Connections,
        tasks: Tasks,
    ) -> None:
        self._api = admission.api
        self._admission = admission
        self._routes = config.routes
        self._integration = integration
        self._connections = connections
        self._limits = limits = config.limits
        self._clock = clock = config.clock
        self._tasks = tasks
        self._messages = TokenBucket(clock, rate=limits.requests_per_second, burst=limits.request_burst)

    async def converse(self, socket: ServerConnection) -> None:
        """Serve one connection to its end."""
        client: Client | None = None

        async def admit(_: ServerConnection, request: Request, response: Response) -> Response | None:
            nonlocal client
            if response.status_code != http.HTTPStatus.SWITCHING_PROTOCOLS:
                return None
            newcomer = self._admission.newcomer(request, socket.remote_address[0])
            refusal = await self._admission.decide(newcomer, request, response)
            client = newcomer if refusal is None else None
            return refusal

        with contextlib.suppress(ConnectionClosed):
            await socket.handshake(process_response=admit, server_header=None)
        if client is None:
            socket.transport.abort()
            return
        connection = self._connections.add(client, socket)
        code, reason = await self._read(connection)
        self._connections.discard(connection)
        socket.transport.abort()
        await self._disconnect(client, code, reason)

    async def _read(self, connection: Connection) -> tuple[int, str]:
        """Start the work on each message as it comes; return the close code and reason when no more can come."""
        try:
            while True:
                message = await connection.socket.recv()
                if connection.ending is None:
                    self._connections.touch(connection)
                    trace_frame("from", connection.client.connection_id, message)
                    await self._room(connection)
                    connection.unanswered += len(message) + _MESSAGE_OVERHEAD
                    self._tasks.start(self._answer(connection, message))
        except ConnectionClosed as closed:
            return _end(connection, closed)

    async def _room(self, connection: Connection) -> None:
        """Read no further from a client that sends faster than its messages are answered."""
        while connection.unanswered > self._limits.unanswered_bytes:
            connection.room = asyncio.get_running_loop().create_future()
            await connection.room

    async def _answer(self, connection: Connection, message: str | bytes) -> None:
        try:
            frame = await self._message(connection.client, message)
            if frame is not None and connection.ending is None:
                self._connections.send(connection, frame)
        finally:
            connection.unanswered -= len(message) + _MESSAGE_OVERHEAD
            if connection.room is not None and not connection.room.done():
                connection.room.set_result(None)

    async def _message(self, client: Client, message: str | bytes) -> str | None:
        """Run a message's route and return the frame that the platform itself sends back, if any."""
        route = self._routes.select(message)
        if not self._messages.take():
            return error_frame(THROTTLED, client.connection_id, mint_request_id())
        if route is None:
            ACCESS.info("MESSAGE    %s no route", client.connection_id)
            return error_frame(FORBIDDEN, client.connection_id, mint_request_id())
        event = message_event(self._api, client, route, message, self._clock.time())
        answer = await self._integration.call(event)
        if answer is None or answer.error is not None:
            failure = TIMED_OUT if answer is None else FAILED
            return error_frame(failure, client.connection_id, event["requestContext"]["requestId"])
        return _body(answer) if route in self._routes.two_way else None

    async def _disconnect(self, client: Client, code: int, reason: str) -> None:
        if DISCONNECT in self._routes.keys:
            await self._integration.call(disconnect_event(self._api, client, code, reason, self._clock.time()))


def _body(answer: Answer) -> str | None:
    result = json.loads(answer.payload)
    body = result.get("body") if isinstance(result, dict) else None
    return body if isinstance(body, str) else None


def _end(connection: Connection, closed: ConnectionClosed) -> tuple[int, str]:
    if connection.ending is not None:
        return connection.ending
    if closed.rcvd is not None:
        return _NO_STATUS if closed.rcvd.code == _NO_STATUS[0] else (closed.rcvd.code, closed.rcvd.reason)
    return (closed.sent.code, closed.sent.reason) if closed.sent is not None else _ABNORMAL
