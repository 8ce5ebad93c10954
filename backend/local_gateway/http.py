"""A small HTTP/1.1 server side on httptools: one protocol per connection, kept alive, answers in order."""

from __future__ import annotations

import asyncio
import http
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from typing import cast
from urllib.parse import urlsplit

import httptools

from local_gateway.clock import Clock

__all__ = ["HttpConnection", "HttpHandler", "HttpRequest", "HttpResponse"]

HEAD_BYTES = 16 * 1024
"""The most that a request line and its headers may take."""
BODY_BYTES = 6 * 1024 * 1024
"""The most that a body may take: the platform's limit for a synchronous invocation."""
PATIENCE = 60.0
"""Seconds in which the next request must have come whole."""
PIPELINED = 16
"""Requests that may wait for their turn before the gateway stops reading."""


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request; `path` is as sent, still percent-encoded, and header names are in lower case."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes
    keep_alive: bool = True


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """One response; `content-length` and `date` are added when it is sent."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


HttpHandler = Callable[[HttpRequest], HttpResponse]
"""Answers what is not the gateway's own. Called in a thread; an exception becomes a bare 500."""

Respond = Callable[[HttpRequest], HttpResponse | Awaitable[HttpResponse]]


class HttpConnection(asyncio.Protocol):
    """Reads requests from a transport, gives each to `respond` and writes what it returns.

    While it lives it is in `peers`, so that whoever made it can close it. What cannot be read as HTTP, or exceeds a
    limit, is answered with 400, 413 or 431 and the connection closed.
    """

    def __init__(self, respond: Respond, clock: Clock, peers: set[HttpConnection]) -> None:
        self._respond = respond
        self._clock = clock
        self._peers = peers
        self._parser = httptools.HttpRequestParser(self)
        self._requests: deque[HttpRequest] = deque()
        self._task: asyncio.Task[None] | None = None
        self._refusal: int | None = None
        self._since = clock.time()
        self._unread = 0
        self.on_message_begin()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start to listen on a transport."""
        self._transport = cast(asyncio.Transport, transport)
        self._peers.add(self)
        self._timer = self._clock.call_later(PATIENCE, self._watch)

    def data_received(self, data: bytes) -> None:
        """Take bytes from the client."""
        if self._in_head:
            self._unread += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            pass  # another protocol was offered and is not taken up
        except httptools.HttpParserError:
            self._refusal = 400
        if self._in_head and self._unread > HEAD_BYTES:
            self._refusal = 431
        self._work()

    def connection_lost(self, _: Exception | None) -> None:
        """Forget a client that is gone; an answer that is being worked out is worked out to its end."""
        self._peers.discard(self)
        self._timer.cancel()
        self._requests.clear()

    def close(self) -> None:
        """End the connection once what was written has left."""
        self._transport.close()

    def on_message_begin(self) -> None:
        """Begin a request (called by the parser, as are the `on_` methods below)."""
        self._in_head = True
        self._head_bytes = 0
        self._target = b""
        self._headers: dict[str, str] = {}
        self._body = bytearray()

    def on_url(self, url: bytes) -> None:
        """Take a piece of the request's target."""
        self._target += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; one that is repeated is joined with a comma."""
        self._head_bytes += len(name) + len(value) + len(": \r\n")
        if self._head_bytes > HEAD_BYTES:
            self._refusal = 431
            return
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        self._headers[key] = f"{self._headers[key]}, {text}" if key in self._headers else text

    def on_headers_complete(self) -> None:
        """Let a client that asks for leave send its body."""
        self._in_head = False
        if self._headers.get("expect", "").lower() == "100-continue":
            self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        if len(self._body) + len(body) > BODY_BYTES:
            self._refusal = 413
        else:
            self._body += body

    def on_message_complete(self) -> None:
        """Put a whole request in the queue."""
        self._in_head, self._unread = True, 0
        if self._refusal is not None:
            return
        target = urlsplit(self._target.decode("latin-1"))
        method, keep_alive = self._parser.get_method().decode("ascii"), self._parser.should_keep_alive()
        self._requests.append(
            HttpRequest(method, target.path, target.query, self._headers, bytes(self._body), keep_alive)
        )

    def _work(self) -> None:
        while self._task is None and self._requests and not self._transport.is_closing():
            request = self._requests.popleft()
            response = self._respond(request)
            if isinstance(response, HttpResponse):
                self._send(request, response)
            else:
                self._task = asyncio.get_running_loop().create_task(self._wait(request, response))
        if self._refusal is not None and self._task is None and not self._transport.is_closing():
            self._transport.write(_encode(HttpResponse(self._refusal), keep_alive=False, bodiless=False))
            self._transport.close()
        if len(self._requests) > PIPELINED:
            self._transport.pause_reading()
        else:
            self._transport.resume_reading()

    async def _wait(self, request: HttpRequest, response: Awaitable[HttpResponse]) -> None:
        answer = await response
        self._task = None
        if not self._transport.is_closing():
            self._send(request, answer)
            self._work()

    def _send(self, request: HttpRequest, response: HttpResponse) -> None:
        self._since = self._clock.time()
        self._transport.write(_encode(response, keep_alive=request.keep_alive, bodiless=request.method == "HEAD"))
        if not request.keep_alive:
            self._transport.close()

    def _watch(self) -> None:
        left = PATIENCE if self._task is not None else self._since + PATIENCE - self._clock.time()
        if left <= 0:
            self._transport.abort()
        else:
            self._timer = self._clock.call_later(left, self._watch)


def _encode(response: HttpResponse, *, keep_alive: bool, bodiless: bool) -> bytes:
    headers = [*response.headers, ("date", _date(int(time.time())))]
    if response.status not in (204, 304):
        headers.append(("content-length", str(len(response.body))))
    if not keep_alive:
        headers.append(("connection", "close"))
    lines = [f"HTTP/1.1 {response.status} {_phrase(response.status)}", *map(": ".join, headers)]
    if any("\r" in line or "\n" in line for line in lines):
        return _encode(HttpResponse(500), keep_alive=keep_alive, bodiless=bodiless)
    head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")
    return head if bodiless else head + response.body


@lru_cache(maxsize=1)
def _date(second: int) -> str:
    return formatdate(second, usegmt=True)


def _phrase(status: int) -> str:
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
