"""A REQUEST authorizer: asked once, when a client connects; what it says about the client is in every later event."""

from __future__ import annotations

import fnmatch
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from local_gateway.clock import Clock
from local_gateway.events import Api, Client, Handshake, authorizer_event
from local_gateway.function import Answer
from local_gateway.integration import Integration

__all__ = ["Authorizer", "check_identity_source"]

RESULT_BYTES = 8 * 1024
_HEADER = "route.request.header."
_QUERY = "route.request.querystring."
_UNAUTHORIZED, _FORBIDDEN, _FAILED = 401, 403, 500


def check_identity_source(source: str) -> None:
    """Raise `ValueError` unless `source` names a header or a query parameter."""
    if not source.startswith((_HEADER, _QUERY)):
        raise ValueError(f"identity source {source!r} must begin with {_HEADER} or {_QUERY}")


class Authorizer:
    """Asks a function for a policy. Without one of the `sources` the answer is 401 and the function is not asked."""

    def __init__(self, integration: Integration, sources: tuple[str, ...], clock: Clock) -> None:
        self._integration = integration
        self._sources = sources
        self._clock = clock

    async def ask(self, api: Api, client: Client, handshake: Handshake) -> dict[str, str | int] | int:
        """Return what every event is to say of the client, or the status that refuses it."""
        if not all(_present(source, handshake) for source in self._sources):
            return _UNAUTHORIZED
        event = authorizer_event(api, client, handshake, self._clock.time())
        began = time.perf_counter()
        answer = await self._integration.call(event)
        latency = int((time.perf_counter() - began) * 1000)
        if answer is None or len(answer.payload) > RESULT_BYTES:
            return _FAILED
        if answer.error is not None:
            return _UNAUTHORIZED if _says_unauthorized(answer) else _FAILED
        return _read(json.loads(answer.payload), event["methodArn"], latency)


def _present(source: str, handshake: Handshake) -> bool:
    if source.startswith(_HEADER):
        wanted = source.removeprefix(_HEADER).lower()
        return any(name.lower() == wanted and value for name, value in handshake.headers)
    return source.removeprefix(_QUERY) in parse_qs(handshake.query)


def _says_unauthorized(answer: Answer) -> bool:
    report = json.loads(answer.payload) if answer.payload else {}
    return bool(report.get("errorMessage") == "Unauthorized")


def _read(result: object, arn: str, latency: int) -> dict[str, str | int] | int:
    if not isinstance(result, dict) or not isinstance(result.get("principalId"), str):
        return _FAILED
    policy, context = result.get("policyDocument"), result.get("context") or {}
    statements = policy.get("Statement") if isinstance(policy, dict) else None
    if isinstance(statements, dict):
        statements = [statements]
    if not isinstance(statements, list) or not isinstance(context, dict):
        return _FAILED
    if not all(isinstance(value, str | int | float | bool) for value in context.values()):
        return _FAILED
    if not _allows(statements, arn):
        return _FORBIDDEN
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in context.items()}
    return {"principalId": result["principalId"], "integrationLatency": latency, **texts}


def _allows(statements: list[Any], arn: str) -> bool:
    effects = {statement.get("Effect") for statement in statements if _applies(statement, arn)}
    return "Allow" in effects and "Deny" not in effects


def _applies(statement: Any, arn: str) -> bool:
    return (
        isinstance(statement, Mapping)
        and _matches(statement.get("Action"), "execute-api:Invoke")
        and _matches(statement.get("Resource"), arn)
    )


def _matches(patterns: Any, text: str) -> bool:
    wanted = patterns if isinstance(patterns, list) else [patterns]
    return any(isinstance(pattern, str) and fnmatch.fnmatchcase(text, pattern) for pattern in wanted)
