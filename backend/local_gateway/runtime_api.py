"""The Lambda Runtime API, version 2018-06-01: how one process of a function takes events and answers them.

Facts: AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes". Each environment has an API of
its own, on a port of its own, since a runtime is told nothing but `host:port`.
"""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass

from local_gateway.clock import Clock
from local_gateway.function import Answer
from local_gateway.http import HttpConnection, HttpRequest, HttpResponse
from local_gateway.ids import mint_trace_id

__all__ = ["Invocation", "RuntimeApi"]

RESPONSE_BYTES = 6 * 1024 * 1024

_PREFIX = "/2018-06-01/runtime"
_NEXT = f"{_PREFIX}/invocation/next"
_INIT_ERROR = f"{_PREFIX}/init/error"
_OUTCOME = re.compile(rf"{_PREFIX}/invocation/([^/]+)/(response|error)")


@dataclass(frozen=True, slots=True)
class Invocation:
    """One event for a runtime; `deadline` is in epoch seconds."""

    request_id: str
    event: bytes
    deadline: float
    function_arn: str


class RuntimeApi:
    """Serves one runtime: one event at a time, the next only when the last is answered.

    `waiting` is settled once the runtime asks for an event, and `failed` when it reports that it could not start.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._peers: set[HttpConnection] = set()
        self._invocation: Invocation | None = None
        self._handed: asyncio.Future[Invocation]
        self._answer: asyncio.Future[Answer]
        self.waiting: asyncio.Future[None]
        self.failed: asyncio.Future[Answer]

    async def open(self) -> str:
        """Take a port on the loopback interface and return `host:port`, for `AWS_LAMBDA_RUNTIME_API`."""
        loop = asyncio.get_running_loop()
        self._handed, self._answer = loop.create_future(), loop.create_future()
        self.waiting, self.failed = loop.create_future(), loop.create_future()
        self._server = await loop.create_server(
            lambda: HttpConnection(self._respond, self._clock, self._peers), "127.0.0.1", 0
        )
        host, port = self._server.sockets[0].getsockname()[:2]
        return f"{host}:{port}"

    def close(self) -> None:
        """Give the port back and drop the runtime's connection."""
        self._server.close()
        self._handed.cancel()
        for peer in tuple(self._peers):
            peer.close()

    def hand(self, invocation: Invocation) -> asyncio.Future[Answer]:
        """Give the runtime, which must be waiting, an event; return what will be its answer."""
        loop = asyncio.get_running_loop()
        self._invocation, self._answer, self.waiting = invocation, loop.create_future(), loop.create_future()
        self._handed.set_result(invocation)
        return self._answer

    async def _respond(self, request: HttpRequest) -> HttpResponse:
        if request.path == _NEXT and request.method == "GET":
            return await self._next()
        if request.path == _INIT_ERROR:
            return self._init_error(request)
        match = _OUTCOME.fullmatch(request.path)
        return self._outcome(match[1], match[2], request) if match else HttpResponse(404)

    async def _next(self) -> HttpResponse:
        if self._handed.done():
            self._handed = asyncio.get_running_loop().create_future()
        if not self.waiting.done():
            self.waiting.set_result(None)
        invocation = await asyncio.shield(self._handed)
        headers = (
            ("content-type", "application/json"),
            ("lambda-runtime-aws-request-id", invocation.request_id),
            ("lambda-runtime-deadline-ms", str(int(invocation.deadline * 1000))),
            ("lambda-runtime-invoked-function-arn", invocation.function_arn),
            ("lambda-runtime-trace-id", mint_trace_id(self._clock.time()) + ";Sampled=0"),
        )
        return HttpResponse(200, invocation.event, headers)

    def _init_error(self, request: HttpRequest) -> HttpResponse:
        if self.waiting.done() or self.failed.done():
            return _refused("InvalidStateTransition", "the runtime has started")
        self.failed.set_result(Answer(_report(request), error="Unhandled"))
        return _accepted()

    def _outcome(self, request_id: str, kind: str, request: HttpRequest) -> HttpResponse:
        if self._invocation is None or request_id != self._invocation.request_id:
            return _refused("InvalidRequestID", "Invalid request ID")
        if self._answer.done():
            return _refused("InvalidStateTransition", "the invocation is over")
        if kind == "error":
            self._answer.set_result(Answer(_report(request), error="Unhandled"))
            return _accepted()
        if len(request.body) > RESPONSE_BYTES:
            return self._too_large(len(request.body))
        self._answer.set_result(Answer(request.body))
        return _accepted()

    def _too_large(self, size: int) -> HttpResponse:
        message = (
            f"Response payload size ({size} bytes) exceeded maximum allowed payload size ({RESPONSE_BYTES} bytes)."
        )
        report = {"errorType": "Function.ResponseSizeTooLarge", "errorMessage": message}
        self._answer.set_result(Answer(json.dumps(report).encode(), error="Unhandled"))
        return HttpResponse(413, json.dumps({"errorType": "RequestEntityTooLarge", "errorMessage": message}).encode())


def _report(request: HttpRequest) -> bytes:
    """Return the runtime's own description of an error, or one made of the header that names its type."""
    if request.body:
        return request.body
    kind = request.headers.get("lambda-runtime-function-error-type", "Runtime.Unknown")
    return json.dumps({"errorType": kind, "errorMessage": ""}).encode()


def _accepted() -> HttpResponse:
    return HttpResponse(202, b'{"status":"OK"}', (("content-type", "application/json"),))


def _refused(kind: str, message: str) -> HttpResponse:
    body = json.dumps({"errorType": kind, "errorMessage": message}).encode()
    return HttpResponse(403 if kind == "InvalidStateTransition" else 400, body, (("content-type", "application/json"),))
