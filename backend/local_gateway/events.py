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

from local_gateway.ids import mint_message_id, mint_request_id

__all__ = [
    "Api",
    "Client",
    "Event",
    "Handshake",
    "authorizer_event",
    "connect_event",
    "disconnect_event",
    "error_frame",
    "message_event",
]

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
    stage_variables: Mapping[str, str]


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


@dataclass(frozen=True, slots=True)
class Handshake:
    """What a client asked with: its headers as they came, what the platform adds to them, its undecoded query."""

    headers: tuple[tuple[str, str], ...]
    query: str


def connect_event(api: Api, client: Client, handshake: Handshake, now: float) -> Event:
    """Build the event of `$connect`."""
    return {
        **_headers(item for item in handshake.headers if item[0].lower() not in _HOP_BY_HOP),
        **_query(handshake.query),
        **_stage_variables(api),
        "requestContext": _context(api, client, "CONNECT", "$connect", now),
        "isBase64Encoded": False,
    }


def authorizer_event(api: Api, client: Client, handshake: Handshake, now: float) -> Event:
    """Build what a REQUEST authorizer receives."""
    forwarded = [item for item in handshake.headers if item[0].lower() not in _HOP_BY_HOP]
    return {
        "type": "REQUEST",
        "methodArn": f"arn:aws:execute-api:{api.region}:{api.account_id}:{api.api_id}/{api.stage}/$connect",
        **_headers([*forwarded, ("Connection", "upgrade"), ("content-length", "0")]),
        **(_query(handshake.query) or {"queryStringParameters": {}, "multiValueQueryStringParameters": {}}),
        "stageVariables": dict(api.stage_variables),
        "requestContext": _context(api, client, "CONNECT", "$connect", now),
    }


def message_event(api: Api, client: Client, route: str, message: str | bytes, now: float) -> Event:
    """Build the event of one message: no headers, text as it came, bytes as base64."""
    binary = isinstance(message, bytes)
    return {
        **_stage_variables(api),
        "requestContext": _context(api, client, "MESSAGE", route, now),
        "body": base64.b64encode(message).decode() if isinstance(message, bytes) else message,
        "isBase64Encoded": binary,
    }


def disconnect_event(api: Api, client: Client, code: int, reason: str, now: float) -> Event:
    """Build the event of `$disconnect` for a connection that ended with the close code `code`."""
    context = _context(api, client, "DISCONNECT", "$disconnect", now)
    context["disconnectStatusCode"] = code
    context["disconnectReason"] = reason
    return {
        **_headers([("Host", client.host), ("x-api-key", ""), ("X-Forwarded-For", ""), ("x-restapi", "")]),
        **_stage_variables(api),
        "requestContext": context,
        "isBase64Encoded": False,
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
    if kind == "MESSAGE":
        context["messageId"] = mint_message_id()
    if client.authorizer is not None:
        context["authorizer"] = dict(client.authorizer)
    return context


def _stage_variables(api: Api) -> Event:
    return {"stageVariables": dict(api.stage_variables)} if api.stage_variables else {}


def _request_time(now: float) -> str:
    at = time.gmtime(now)
    return f"{at.tm_mday:02}/{_MONTHS[at.tm_mon - 1]}/{at.tm_year}:{at.tm_hour:02}:{at.tm_min:02}:{at.tm_sec:02} +0000"


def _headers(items: Iterable[tuple[str, str]]) -> Event:
    many = _collect(sorted(items, key=lambda item: item[0].lower()))
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
