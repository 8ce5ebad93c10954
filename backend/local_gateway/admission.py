"""Whether a client may connect: the address, the quota, the authorizer, and `$connect` itself.

The platform keeps the upgrade waiting until `$connect` has answered. A 2xx status connects, any other is the
handshake's own; an exception is 502. Where the recorded facts say nothing (a `$connect` that takes over 29 s, an
answer without a status) the neighbouring API's habit is taken: 504 and 502.
"""

from __future__ import annotations

import http
import json
from collections.abc import Mapping
from typing import Any

from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from local_gateway.authorizer import Authorizer
from local_gateway.config import GatewayConfig
from local_gateway.events import Api, Client, Handshake, connect_event, disconnect_event, error_frame
from local_gateway.function import Answer
from local_gateway.ids import mint_connection_id, mint_request_id, mint_trace_id
from local_gateway.integration import Integration
from local_gateway.routes import CONNECT, DISCONNECT
from local_gateway.throttle import TokenBucket

__all__ = ["FAILED", "FORBIDDEN", "THROTTLED", "TIMED_OUT", "Admission"]

FAILED = "Internal server error"
FORBIDDEN = "Forbidden"
THROTTLED = "Too Many Requests"
TIMED_OUT = "Endpoint request timed out"


class Admission:
    """Decides on each handshake of one API, and takes leave of those who were let in."""

    def __init__(
        self, config: GatewayConfig, api: Api, integration: Integration, authorizer: Authorizer | None = None
    ) -> None:
        self._api = api
        self._integration = integration
        self._routes = config.routes
        self._authorizer = authorizer
        self._url_characters = config.limits.url_characters
        self._clock = config.clock
        rate = config.limits.connections_per_second
        self._quota = TokenBucket(config.clock, rate=rate, burst=rate)

    def newcomer(self, request: Request, source_ip: str) -> Client:
        """Give a client that asks to connect its id."""
        now = self._clock.time()
        return Client(
            connection_id=mint_connection_id(),
            connected_at=now,
            source_ip=source_ip,
            user_agent=request.headers.get("User-Agent"),
            host=request.headers.get("Host", ""),
            last_active=now,
        )

    async def decide(self, client: Client, request: Request, response: Response) -> Response | None:
        """Return what refuses the client, or None when `response` may be sent; may add a sub-protocol to it."""
        path, _, query = request.path.partition("?")
        if len(request.path) > self._url_characters:
            return _refusal(414, "URI Too Long", client)
        if path.rstrip("/") != f"/{self._api.stage}":
            return _refusal(403, FORBIDDEN, client)
        if not self._quota.take():
            return _refusal(429, THROTTLED, client)
        handshake = Handshake(self._headers(client, request), query)
        if self._authorizer is not None:
            verdict = await self._authorizer.ask(self._api, client, handshake)
            if isinstance(verdict, int):
                return _refusal(verdict, _phrase(verdict), client)
            client.authorizer = verdict
        if CONNECT not in self._routes.keys:
            return None
        event = connect_event(self._api, client, handshake, self._clock.time())
        return _verdict(await self._integration.call(event), client, response)

    async def farewell(self, client: Client, code: int, reason: str) -> None:
        """Run `$disconnect` for a client whose connection ended with this close code and reason."""
        if DISCONNECT in self._routes.keys:
            await self._integration.call(disconnect_event(self._api, client, code, reason, self._clock.time()))

    def _headers(self, client: Client, request: Request) -> tuple[tuple[str, str], ...]:
        port = self._api.domain_name.rpartition(":")[2]
        return (
            *request.headers.raw_items(),
            ("X-Amzn-Trace-Id", mint_trace_id(client.connected_at)),
            ("X-Forwarded-For", client.source_ip),
            ("X-Forwarded-Port", port if port.isdecimal() else "443"),
            ("X-Forwarded-Proto", "http"),
        )


def _verdict(answer: Answer | None, client: Client, response: Response) -> Response | None:
    if answer is None:
        return _refusal(504, TIMED_OUT, client)
    result = _object(answer)
    status = result.get("statusCode")
    if not isinstance(status, int) or not 200 <= status <= 599:
        return _refusal(502, FAILED, client)
    if status >= 300:
        return _refusal(status, _phrase(status), client)
    headers = result.get("headers")
    for name, value in headers.items() if isinstance(headers, dict) else ():
        if name.lower() == "sec-websocket-protocol" and isinstance(value, str):
            response.headers["Sec-WebSocket-Protocol"] = value
    return None


def _object(answer: Answer) -> Mapping[str, Any]:
    result = json.loads(answer.payload) if answer.error is None else None
    return result if isinstance(result, dict) else {}


def _refusal(status: int, message: str, client: Client) -> Response:
    request_id = mint_request_id()
    body = error_frame(message, client.connection_id, request_id).encode()
    headers = Headers(
        {
            "Connection": "close",
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "x-amzn-RequestId": request_id,
        }
    )
    return Response(status, _phrase(status), headers, body)


def _phrase(status: int) -> str:
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
