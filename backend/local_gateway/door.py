"""One port for everything: reads the head of the first request and hands the transport to whoever speaks it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import cast

from local_gateway.clock import Clock
from local_gateway.http import HEAD_BYTES

__all__ = ["Door"]

PATIENCE = 10.0
"""Seconds in which the head of the first request must have arrived."""

_GET = b"GET "
_END = re.compile(rb"\n\r?\n")
_UPGRADE = re.compile(rb"\AGET [^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*?upgrade:[ \t]*websocket[ \t]*\r?\n", re.IGNORECASE)


class Door(asyncio.Protocol):
    """Waits for a whole head, then becomes a WebSocket connection or an HTTP one; both are made only when needed."""

    def __init__(
        self, *, websocket: Callable[[], asyncio.Protocol], http: Callable[[], asyncio.Protocol], clock: Clock
    ) -> None:
        self._websocket = websocket
        self._http = http
        self._clock = clock
        self._head = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start to listen on a transport."""
        self._transport = cast(asyncio.Transport, transport)
        self._timer = self._clock.call_later(PATIENCE, self._transport.abort)

    def data_received(self, data: bytes) -> None:
        """Take bytes until it is clear who they are for."""
        known = max(0, len(self._head) - len(b"\n\r"))
        self._head += data
        if self._waits(known):
            return
        self._timer.cancel()
        successor = self._websocket() if _UPGRADE.match(self._head, 0, HEAD_BYTES) else self._http()
        self._transport.set_protocol(successor)
        successor.connection_made(self._transport)
        successor.data_received(self._head)

    def connection_lost(self, _: Exception | None) -> None:
        """Forget a client that left before it said anything."""
        self._timer.cancel()

    def _waits(self, known: int) -> bool:
        """Tell whether it may still become an upgrade; no end of a head begins in the first `known` bytes."""
        if len(self._head) < len(_GET):
            return _GET.startswith(self._head)
        if not self._head.startswith(_GET) or len(self._head) >= HEAD_BYTES:
            return False
        return _END.search(self._head, known) is None
