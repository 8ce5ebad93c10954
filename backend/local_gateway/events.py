"""The JSON that a function receives, and the frames that the platform itself sends: pure functions, no clock.

The shapes are those of recorded traffic; `tests/events/` holds one of each.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from local_gateway.ids import mint_connection_id, mint_request_id

__all__ = ["Api", "Client", "authorizer_event", "connect_event", "disconnect_event", "error_frame", "message_event"]

Event = dict[str, Any]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HOP_BY_HOP = frozenset({"connection", "upgrade"})


@dataclass(frozen=True, slots=True)
class Api:
    """What is the same in every event of one API."""

    domain_name: str
    stage: str
    api_id: str
    region: str
    account_id: str
    stage_variables: Mapping[str, str] | None = None


@dataclass(slots=True)
class Client:
    """What is the same in every event of one connection; `connected_at` and `last_active` are epoch seconds."""

    connection_id: str
    connected_at: float
    source_ip: str
    user_agent: str | None
    host: str
    last_active: float = 0.0
    authorizer: Mapping[str, str | int] | None = None

    @property
    def identity(self) -> dict[str, str]:
        """Say who is at the other end, as far as the socket and its headers tell."""
        identity = {"sourceIp": self.source_ip}
        if self.user_agent is not None:
            identity["userAgent"] = self.user_agent
        return identity


def connect_event(api: Api, client: Client, *, now: float, headers: Iterable[tuple[str, str]], query: str) -> Event:
    """Build the event of `$connect` from the handshake's headers and its undecoded query string."""
    event: Event = {**_headers(headers), **_query(query)}
    if api.stage_variables:
        event["stageVariables"] = dict(api.stage_variables)
    event["requestContext"] = _context(api, client, "CONNECT", "$connect", now)
    event["isBase64Encoded"] = False
    return event


def message_event(api: Api, client: Client, *, now: float, route: str, message: str | bytes) -> Event:
    """Build the event of one message: no headers, text as it came, bytes as base64."""
    event: Event = {"requestContext": _context(api, client, "MESSAGE", route, now)}
    event["requestContext"]["messageId"] = mint_connection_id()
    if api.stage_variables:
        event["stageVariables"] = dict(api.stage_variables)
    binary = isinstance(message, bytes)
    event["body"] = base64.b64encode(message).decode() if isinstance(message, bytes) else message
    event["isBase64Encoded"] = binary
    return event


def disconnect_event(api: Api, client: Client, *, now: float, code: int, reason: str) -> Event:
    """Build the event of `$disconnect` for a connection that ended with the close code `code`."""
    headers = [("Host", client.host), ("x-api-key", ""), ("X-Forwarded-For", ""), ("x-restapi", "")]
    event: Event = _headers(headers)
    if api.stage_variables:
        event["stageVariables"] = dict(api.stage_variables)
    context = _context(api, client, "DISCONNECT", "$disconnect", now)
    context["disconnectStatusCode"] = code
    context["disconnectReason"] = reason
    event["requestContext"] = context
    event["isBase64Encoded"] = False
    return event


def authorizer_event(api: Api, connect: Event) -> Event:
    """Build what a REQUEST authorizer receives for the connection that `connect` asks for."""
    arn = f"arn:aws:execute-api:{api.region}:{api.account_id}:{api.api_id}/{api.stage}/$connect"
    context = {**connect["requestContext"]}
    headers = {**connect["headers"], "Connection": "upgrade", "content-length": "0"}
    return {
        "type": "REQUEST",
        "methodArn": arn,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()} | connect["multiValueHeaders"],
        "queryStringParameters": connect.get("queryStringParameters", {}),
        "multiValueQueryStringParameters": connect.get("multiValueQueryStringParameters", {}),
        "stageVariables": connect.get("stageVariables", {}),
        "requestContext": context,
    }


def error_frame(message: str, connection_id: str, request_id: str) -> str:
    """Write the platform's own frame, byte for byte, its uneven spaces included."""
    return f'{{"message": "{message}", "connectionId":"{connection_id}", "requestId":"{request_id}"}}'


def _context(api: Api, client: Client, kind: str, route: str, now: float) -> Event:
    request_id = mint_request_id()
    context: Event = {
        "routeKey": route,
        "eventType": kind,
        "extendedRequestId": request_id,
        "requestTime": _request_time(now),
        "messageDirection": "IN",
        "stage": api.stage,
        "connectedAt": int(client.connected_at * 1000),
        "requestTimeEpoch": int(now * 1000),
        "identity": client.identity,
        "requestId": request_id,
        "domainName": api.domain_name,
        "connectionId": client.connection_id,
        "apiId": api.api_id,
    }
    if client.authorizer is not None:
        context["authorizer"] = dict(client.authorizer)
    return context


def _request_time(now: float) -> str:
    at = time.gmtime(now)
    return f"{at.tm_mday:02}/{_MONTHS[at.tm_mon - 1]}/{at.tm_year}:{at.tm_hour:02}:{at.tm_min:02}:{at.tm_sec:02} +0000"


def _headers(items: Iterable[tuple[str, str]]) -> Event:
    many = _collect((name, value) for name, value in items if name.lower() not in _HOP_BY_HOP)
    return {"headers": {name: values[-1] for name, values in many.items()}, "multiValueHeaders": many}


def _query(query: str) -> Event:
    many = _collect(parse_qsl(query, keep_blank_values=True))
    if not many:
        return {}
    return {
        "queryStringParameters": {name: values[-1] for name, values in many.items()},
        "multiValueQueryStringParameters": many,
    }


def _collect(items: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    many: dict[str, list[str]] = {}
    for name, value in items:
        many.setdefault(name, []).append(value)
    return many
