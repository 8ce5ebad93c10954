"""The management API, `/{stage}/@connections/{id}`: what a function posts to, with the recorded answers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from urllib.parse import unquote

from local_gateway.clock import sleep
from local_gateway.config import GatewayConfig
from local_gateway.connections import Connection, Connections
from local_gateway.faults import Fault, Faults
from local_gateway.http import HttpRequest, HttpResponse
from local_gateway.ids import is_connection_id, mint_request_id, mint_uuid
from local_gateway.log import ACCESS
from local_gateway.tasks import Tasks
from local_gateway.throttle import TokenBucket

__all__ = ["Management", "aws_answer"]


class Management:
    """Answers POST, GET and DELETE for one connection."""

    def __init__(self, config: GatewayConfig, connections: Connections, faults: Faults, tasks: Tasks) -> None:
        self._connections = connections
        self._limits = config.limits
        self._clock = config.clock
        self._faults = faults
        self._tasks = tasks
        self._quota = TokenBucket(
            config.clock, rate=config.limits.requests_per_second, burst=config.limits.request_burst
        )

    def answer(self, request: HttpRequest, encoded_id: str) -> HttpResponse:
        """Answer a request about the connection whose percent-encoded id stands in the path."""
        connection_id = unquote(encoded_id)
        response = self._answer(request, connection_id)
        ACCESS.info("%-10s %s %d %d bytes", request.method, connection_id, response.status, len(request.body))
        return response

    def _answer(self, request: HttpRequest, connection_id: str) -> HttpResponse:
        if not is_connection_id(connection_id):
            return aws_answer(400, "BadRequestException", f"Invalid connectionId: {connection_id}")
        if not self._quota.take():
            return aws_answer(429, "LimitExceededException", "Too Many Requests")
        connection = self._connections.find(connection_id)
        if connection is None:
            return aws_answer(410, "GoneException")
        match request.method:
            case "POST":
                return self._post(connection, request.body)
            case "GET":
                return _describe(connection)
            case "DELETE":
                self._connections.end(connection, 1000, "")
                return aws_answer(204)
            case _:
                return aws_answer(403, "MissingAuthenticationTokenException", "Missing Authentication Token")

    def _post(self, connection: Connection, data: bytes) -> HttpResponse:
        if len(data) > self._limits.message_bytes:
            return aws_answer(413, "PayloadTooLargeException", "Message too long")
        try:
            message: str | bytes = data.decode()
        except UnicodeDecodeError:
            message = data
        fault = self._faults.pick("post", connection.client.connection_id)
        if fault is None:
            return self._send(connection, message)
        return self._fail(fault, connection, message)

    def _send(self, connection: Connection, message: str | bytes) -> HttpResponse:
        if not self._connections.send(connection, message):
            return aws_answer(429, "LimitExceededException", "The client reads too slowly")
        self._faults.passed("post", connection.client.connection_id)
        return aws_answer(200)

    def _fail(self, fault: Fault, connection: Connection, message: str | bytes) -> HttpResponse:
        match fault.do:
            case "410":
                return aws_answer(410, "GoneException")
            case "429":
                return aws_answer(429, "LimitExceededException", "Too Many Requests")
            case "duplicate":
                self._send(connection, message)
                return self._send(connection, message)
            case "delay" | "reorder":
                self._tasks.start(self._send_later(fault, connection, message))
        return aws_answer(200)

    async def _send_later(self, fault: Fault, connection: Connection, message: str | bytes) -> None:
        if fault.do == "delay":
            await sleep(self._clock, fault.wait)
        else:
            await self._faults.hold(fault, connection.client.connection_id, self._clock)
        self._connections.send(connection, message)


def aws_answer(status: int, error: str | None = None, message: str | None = None) -> HttpResponse:
    """Answer as the platform does: ids in the headers, an error's type in `x-amzn-errortype`."""
    headers = [("x-amzn-requestid", mint_uuid()), ("x-amz-apigw-id", mint_request_id())]
    if status != 204:
        headers.insert(0, ("content-type", "application/json"))
    if error is not None:
        headers.append(("x-amzn-errortype", error))
    body = b"" if message is None else json.dumps({"message": message}, separators=(",", ":")).encode()
    return HttpResponse(status, body, tuple(headers))


def _describe(connection: Connection) -> HttpResponse:
    client = connection.client
    description = {
        "identity": client.identity,
        "connectedAt": _instant(client.connected_at),
        "lastActiveAt": _instant(client.last_active),
    }
    body = json.dumps(description, indent=2, separators=(",", " : "))
    return HttpResponse(200, body.encode(), aws_answer(200).headers)


def _instant(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
