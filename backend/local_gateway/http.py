"""A small HTTP/1.1 server side on h11: one protocol per connection, kept alive, one request at a time."""

from __future__ import annotations

import asyncio
import http
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import formatdate
from typing import cast
from urllib.parse import urlsplit

import h11

from local_gateway.clock import Clock, Timer

__all__ = ["HttpConnection", "HttpHandler", "HttpRequest", "HttpResponse"]

HEAD_BYTES = 16 * 1024
"""The most that a request line and its headers may take."""
BODY_BYTES = 6 * 1024 * 1024
"""The most that a body may take: the platform's limit for a synchronous invocation."""
PATIENCE = 60.0
"""Seconds that a connection may be silent between requests, or take for one."""


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request; `path` is as sent, still percent-encoded, and header names are in lower case."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """One response; `content-length` and `date` are added when it is sent."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


HttpHandler = Callable[[HttpRequest], HttpResponse]
"""Answers what is not the gateway's own. Called in a thread; an exception becomes a bare 500."""


class HttpConnection(asyncio.Protocol):
    """Reads requests from a transport, gives each to `respond` and writes what it returns.

    While it lives it is in `peers`, so that whoever made it can close it. What cannot be read as HTTP, or exceeds a
    limit, is answered with 400, 413 or 431 and the connection closed.
    """

    def __init__(
        self, respond: Callable[[HttpRequest], Awaitable[HttpResponse]], clock: Clock, peers: set[HttpConnection]
    ) -> None:
        self._respond = respond
        self._clock = clock
        self._peers = peers
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=HEAD_BYTES)
        self._head: h11.Request | None = None
        self._body = bytearray()
        self._task: asyncio.Task[None] | None = None
        self._timer: Timer | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start to listen on a transport."""
        self._transport = cast(asyncio.Transport, transport)
        self._peers.add(self)
        self._rearm()

    def data_received(self, data: bytes) -> None:
        """Take bytes from the client."""
        self._http.receive_data(data)
        if self._task is None:
            self._read()
        elif len(self._http.trailing_data[0]) > HEAD_BYTES:
            self._transport.pause_reading()

    def eof_received(self) -> bool:
        """Take the end of the client's bytes; an answer on its way may still be written."""
        self._http.receive_data(b"")
        return self._task is not None

    def connection_lost(self, _: Exception | None) -> None:
        """Forget a client that is gone; an answer that is being worked out is worked out to its end."""
        self._peers.discard(self)
        self._disarm()

    def close(self) -> None:
        """End the connection once what was written has left."""
        self._transport.close()

    def _read(self) -> None:
        try:
            while True:
                event = self._http.next_event()
                if isinstance(event, h11.Request):
                    self._head = event
                    if self._http.they_are_waiting_for_100_continue:
                        self._write(h11.InformationalResponse(status_code=100, headers=[]))
                elif isinstance(event, h11.Data):
                    self._body += event.data
                    if len(self._body) > BODY_BYTES:
                        self._refuse(413)
                        return
                elif isinstance(event, h11.EndOfMessage):
                    self._begin()
                    return
                else:
                    if isinstance(event, h11.ConnectionClosed):
                        self._transport.close()
                    return
        except h11.RemoteProtocolError as error:
            self._refuse(error.error_status_hint)

    def _begin(self) -> None:
        self._disarm()
        request = _request(cast(h11.Request, self._head), bytes(self._body))
        self._head, self._body = None, bytearray()
        self._task = asyncio.get_running_loop().create_task(self._answer(request))

    async def _answer(self, request: HttpRequest) -> None:
        response = await self._respond(request)
        self._task = None
        if self._transport.is_closing():
            return
        self._send(response, bodiless=request.method == "HEAD")
        if self._http.our_state is h11.MUST_CLOSE:
            self._transport.close()
        else:
            self._http.start_next_cycle()
            self._transport.resume_reading()
            self._rearm()
            self._read()

    def _send(self, response: HttpResponse, *, bodiless: bool = False) -> None:
        headers = [*response.headers, ("date", formatdate(usegmt=True))]
        if response.status not in (204, 304):
            headers.append(("content-length", str(len(response.body))))
        reason = http.HTTPStatus(response.status).phrase.encode()
        out = self._http.send(h11.Response(status_code=response.status, headers=headers, reason=reason)) or b""
        if response.body and not bodiless:
            out += self._http.send(h11.Data(data=response.body)) or b""
        self._transport.write(out + (self._http.send(h11.EndOfMessage()) or b""))

    def _write(self, event: h11.InformationalResponse) -> None:
        self._transport.write(self._http.send(event) or b"")

    def _refuse(self, status: int) -> None:
        if self._http.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self._send(HttpResponse(status, headers=(("connection", "close"),)))
        self._disarm()
        self._transport.close()

    def _rearm(self) -> None:
        self._disarm()
        self._timer = self._clock.call_later(PATIENCE, self._transport.close)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _request(head: h11.Request, body: bytes) -> HttpRequest:
    target = urlsplit(head.target.decode("ascii"))
    headers = {name.decode("ascii"): value.decode("latin-1") for name, value in head.headers}
    return HttpRequest(head.method.decode("ascii"), target.path, target.query, headers, body)
