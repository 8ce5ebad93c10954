"""The management API, `/{stage}/@connections/{id}`: what a function posts to, with the recorded answers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from urllib.parse import unquote

from local_gateway.config import Limits
from local_gateway.connections import Connection, Connections
from local_gateway.http import HttpRequest, HttpResponse
from local_gateway.ids import is_connection_id, mint_request_id, mint_uuid

__all__ = ["Management", "aws_answer"]


class Management:
    """Answers POST, GET and DELETE for one connection."""

    def __init__(self, connections: Connections, limits: Limits) -> None:
        self._connections = connections
        self._limits = limits

    def answer(self, request: HttpRequest, encoded_id: str) -> HttpResponse:
        """Answer a request about the connection whose percent-encoded id stands in the path."""
        connection_id = unquote(encoded_id)
        if not is_connection_id(connection_id):
            return aws_answer(400, "BadRequestException", f"Invalid connectionId: {connection_id}")
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
        if not self._connections.send(connection, message):
            return aws_answer(429, "LimitExceededException", "The client reads too slowly")
        return aws_answer(200)


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
