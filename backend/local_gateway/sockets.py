"""One WebSocket connection from its upgrade to its `$disconnect`."""

from __future__ import annotations

import asyncio
import contextlib
import http
import json
import logging

from websockets.asyncio.server import ServerConnection
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from local_gateway.config import GatewayConfig
from local_gateway.connections import Connection, Connections
from local_gateway.events import Api, Client, Event, connect_event, disconnect_event, error_frame, message_event
from local_gateway.function import Answer
from local_gateway.ids import mint_connection_id, mint_request_id, mint_trace_id
from local_gateway.integration import Integration
from local_gateway.routes import CONNECT, DISCONNECT
from local_gateway.tasks import Tasks
from local_gateway.throttle import TokenBucket

__all__ = ["Sockets"]

FORBIDDEN = "Forbidden"
FAILED = "Internal server error"
TIMED_OUT = "Endpoint request timed out"
THROTTLED = "Too Many Requests"

_NO_STATUS = (1005, "Client-side close frame status not set")
_ABNORMAL = (1006, "")
_MESSAGE_OVERHEAD = 4096

_log = logging.getLogger("local_gateway.access")


class Sockets:
    """Holds each upgrade until `$connect` has answered, turns messages into events, and reports the end."""

    def __init__(
        self, config: GatewayConfig, api: Api, integration: Integration, connections: Connections, tasks: Tasks
    ) -> None:
        self._api = api
        self._routes = config.routes
        self._integration = integration
        self._connections = connections
        self._limits = limits = config.limits
        self._clock = clock = config.clock
        self._tasks = tasks
        self._attempts = TokenBucket(clock, rate=limits.connections_per_second, burst=limits.connections_per_second)
        self._messages = TokenBucket(clock, rate=limits.requests_per_second, burst=limits.request_burst)

    async def converse(self, socket: ServerConnection) -> None:
        """Serve one connection to its end."""
        client: Client | None = None

        async def admit(_: ServerConnection, request: Request, response: Response) -> Response | None:
            nonlocal client
            if response.status_code != http.HTTPStatus.SWITCHING_PROTOCOLS:
                return None
            newcomer = self._newcomer(socket, request)
            refusal = await self._connect(newcomer, request, response)
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

    def _newcomer(self, socket: ServerConnection, request: Request) -> Client:
        now = self._clock.time()
        return Client(
            connection_id=mint_connection_id(),
            connected_at=now,
            source_ip=socket.remote_address[0],
            user_agent=request.headers.get("User-Agent"),
            host=request.headers.get("Host", ""),
            last_active=now,
        )

    async def _connect(self, client: Client, request: Request, response: Response) -> Response | None:
        """Run `$connect`; return None to go on with `response`, or what refuses the upgrade."""
        path, _, query = request.path.partition("?")
        if len(request.path) > self._limits.url_characters:
            return _refusal(414, "URI Too Long", client)
        if path.rstrip("/") != f"/{self._api.stage}":
            return _refusal(403, FORBIDDEN, client)
        if not self._attempts.take():
            return _refusal(429, THROTTLED, client)
        if CONNECT not in self._routes.keys:
            return None
        now = self._clock.time()
        event = connect_event(self._api, client, now=now, headers=self._headers(client, request, now), query=query)
        answer = await self._integration.call(event)
        _log.info("CONNECT    %s %s", client.connection_id, _outcome(answer))
        return _verdict(answer, client, response)

    def _headers(self, client: Client, request: Request, now: float) -> list[tuple[str, str]]:
        port = self._api.domain_name.rpartition(":")[2]
        return [
            *request.headers.raw_items(),
            ("X-Amzn-Trace-Id", mint_trace_id(now)),
            ("X-Forwarded-For", client.source_ip),
            ("X-Forwarded-Port", port if port.isdecimal() else "443"),
            ("X-Forwarded-Proto", "http"),
        ]

    async def _read(self, connection: Connection) -> tuple[int, str]:
        """Start the work on each message as it comes; return the close code and reason when no more can come."""
        try:
            while True:
                message = await connection.socket.recv()
                if connection.ending is None:
                    self._connections.touch(connection)
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
            _log.info("MESSAGE    %s no route", client.connection_id)
            return error_frame(FORBIDDEN, client.connection_id, mint_request_id())
        event = message_event(self._api, client, now=self._clock.time(), route=route, message=message)
        answer = await self._integration.call(event)
        _log.info("MESSAGE    %s %s %s", client.connection_id, route, _outcome(answer))
        if answer is None or answer.error is not None:
            failure = TIMED_OUT if answer is None else FAILED
            return error_frame(failure, client.connection_id, event["requestContext"]["requestId"])
        return _body(answer) if route in self._routes.two_way else None

    async def _disconnect(self, client: Client, code: int, reason: str) -> None:
        if DISCONNECT not in self._routes.keys:
            return
        event: Event = disconnect_event(self._api, client, now=self._clock.time(), code=code, reason=reason)
        answer = await self._integration.call(event)
        _log.info("DISCONNECT %s %d %s %s", client.connection_id, code, reason, _outcome(answer))


def _verdict(answer: Answer | None, client: Client, response: Response) -> Response | None:
    if answer is None:
        return _refusal(504, TIMED_OUT, client)
    result = _object(answer)
    status = result.get("statusCode")
    if not isinstance(status, int) or not 200 <= status <= 599:
        return _refusal(502, FAILED, client)
    if status >= 300:
        return _refusal(status, _phrase(status), client)
    headers = result.get("headers")
    for name, value in headers.items() if isinstance(headers, dict) else ():
        if name.lower() == "sec-websocket-protocol" and isinstance(value, str):
            response.headers["Sec-WebSocket-Protocol"] = value
    return None


def _refusal(status: int, message: str, client: Client) -> Response:
    request_id = mint_request_id()
    body = error_frame(message, client.connection_id, request_id).encode()
    headers = Headers(
        {
            "Connection": "close",
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "x-amzn-RequestId": request_id,
        }
    )
    return Response(status, _phrase(status), headers, body)


def _phrase(status: int) -> str:
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _object(answer: Answer) -> dict[str, object]:
    result = json.loads(answer.payload) if answer.error is None else None
    return result if isinstance(result, dict) else {}


def _body(answer: Answer) -> str | None:
    body = _object(answer).get("body")
    return body if isinstance(body, str) else None


def _end(connection: Connection, closed: ConnectionClosed) -> tuple[int, str]:
    if connection.ending is not None:
        return connection.ending
    if closed.rcvd is not None:
        return _NO_STATUS if closed.rcvd.code == _NO_STATUS[0] else (closed.rcvd.code, closed.rcvd.reason)
    return (closed.sent.code, closed.sent.reason) if closed.sent is not None else _ABNORMAL


def _outcome(answer: Answer | None) -> str:
    if answer is None:
        return "timed out"
    return answer.error or "ok"
