"""The open connections: who they are, what may be sent to them, and when they must end."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from websockets.asyncio.server import ServerConnection, broadcast
from websockets.protocol import State

from local_gateway.clock import Clock, Timer
from local_gateway.config import Limits
from local_gateway.events import Client
from local_gateway.log import trace_frame
from local_gateway.tasks import Tasks

__all__ = ["Connection", "Connections"]

GOING_AWAY = (1001, "Going away")


@dataclass(slots=True)
class Connection:
    """One open connection; `ending` is the close code and reason once the gateway has decided to end it."""

    client: Client
    socket: ServerConnection
    timer: Timer | None = None
    ending: tuple[int, str] | None = None
    unanswered: int = 0
    """Bytes of its messages that are in work."""
    room: asyncio.Future[None] | None = None
    """What its reader waits for while too much is in work."""


class Connections:
    """Holds each connection from the moment its upgrade is answered until it ends."""

    def __init__(self, *, clock: Clock, limits: Limits, tasks: Tasks) -> None:
        self._clock = clock
        self._limits = limits
        self._tasks = tasks
        self._open: dict[str, Connection] = {}

    def __len__(self) -> int:
        return len(self._open)

    def add(self, client: Client, socket: ServerConnection) -> Connection:
        """Take a connection in; its idle time and its life begin."""
        connection = Connection(client, socket)
        self._open[client.connection_id] = connection
        self._watch(connection)
        return connection

    def find(self, connection_id: str) -> Connection | None:
        """Return the open connection of that id, if there is one."""
        return self._open.get(connection_id)

    def touch(self, connection: Connection) -> None:
        """Note that a message passed, in either direction."""
        connection.client.last_active = self._clock.time()

    def send(self, connection: Connection, message: str | bytes) -> bool:
        """Send a frame without waiting; False when the client reads too slowly for what already waits."""
        waiting = connection.socket.transport.get_write_buffer_size()
        if waiting + len(message) > self._limits.send_buffer_bytes:
            return False
        trace_frame("to", connection.client.connection_id, message)
        broadcast((connection.socket,), message)
        self.touch(connection)
        return True

    def end(self, connection: Connection, code: int, reason: str) -> None:
        """Close a connection from this side; it can no longer be found, and nothing waits for the client's consent."""
        connection.ending = code, reason
        self.discard(connection)
        self._tasks.start(connection.socket.close(code, reason))

    def discard(self, connection: Connection) -> None:
        """Let a connection go; harmless when it has gone."""
        self._open.pop(connection.client.connection_id, None)
        if connection.timer is not None:
            connection.timer.cancel()
            connection.timer = None

    def _watch(self, connection: Connection) -> None:
        client = connection.client
        idle_end = client.last_active + self._limits.idle_seconds
        left = min(idle_end, client.connected_at + self._limits.life_seconds) - self._clock.time()
        if left <= 0:
            self.end(connection, *GOING_AWAY)
        elif connection.socket.state is State.OPEN:
            connection.timer = self._clock.call_later(left, lambda: self._watch(connection))
