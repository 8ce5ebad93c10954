"""One WebSocket connection from its upgrade to its `$disconnect`."""

from __future__ import annotations

import asyncio
import contextlib
import http
from functools import partial

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from local_gateway.admission import Admission
from local_gateway.config import GatewayConfig
from local_gateway.connections import Connection, Connections
from local_gateway.events import Client
from local_gateway.log import trace_frame
from local_gateway.messages import Messages

__all__ = ["Sockets"]

_NO_STATUS = (1005, "Client-side close frame status not set")
_ABNORMAL = (1006, "")
_MESSAGE_OVERHEAD = 4096


class Sockets:
    """Holds each upgrade until `$connect` has answered, turns messages into events, and reports the end."""

    def __init__(
        self, config: GatewayConfig, admission: Admission, messages: Messages, connections: Connections
    ) -> None:
        self._admission = admission
        self._messages = messages
        self._connections = connections
        self._unanswered_bytes = config.limits.unanswered_bytes

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
        await self._admission.farewell(client, code, reason)

    async def _read(self, connection: Connection) -> tuple[int, str]:
        """Start the work on each message as it comes; return the close code and reason when no more can come."""
        try:
            while True:
                message = await connection.socket.recv()
                if connection.ending is None:
                    self._connections.touch(connection)
                    trace_frame("from", connection.client.connection_id, message)
                    await self._room(connection)
                    weight = len(message) + _MESSAGE_OVERHEAD
                    connection.unanswered += weight
                    self._messages.answer(connection.client, message, partial(self._reply, connection, weight))
        except ConnectionClosed as closed:
            return _end(connection, closed)

    async def _room(self, connection: Connection) -> None:
        """Read no further from a client that sends faster than its messages are answered."""
        while connection.unanswered > self._unanswered_bytes:
            connection.room = asyncio.get_running_loop().create_future()
            await connection.room

    def _reply(self, connection: Connection, weight: int, frames: list[str]) -> None:
        """Send what a message brought back, and read on if that makes room."""
        for frame in frames:
            if connection.ending is None:
                self._connections.send(connection, frame)
        connection.unanswered -= weight
        if connection.room is not None and not connection.room.done():
            connection.room.set_result(None)


def _end(connection: Connection, closed: ConnectionClosed) -> tuple[int, str]:
    if connection.ending is not None:
        return connection.ending
    if closed.rcvd is not None:
        return _NO_STATUS if closed.rcvd.code == _NO_STATUS[0] else (closed.rcvd.code, closed.rcvd.reason)
    return (closed.sent.code, closed.sent.reason) if closed.sent is not None else _ABNORMAL
