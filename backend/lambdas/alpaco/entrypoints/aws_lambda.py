"""The handlers as AWS calls them: API Gateway's WebSocket events, and the worker's own."""

from __future__ import annotations

import base64
import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from alpaco import config
from alpaco.adapters import json_lines
from alpaco.bootstrap import Service, build
from alpaco.entrypoints.routes import Caller, answer
from alpaco.entrypoints.sweeper import sweep
from alpaco.entrypoints.worker import work
from alpaco.errors import InvocationError
from alpaco.problem.generation import Connection, Key

__all__ = ["end_shift", "handle_route", "handle_work", "lambda_handler", "worker_handler"]

_MARGIN_SECONDS = 45.0  # a step in progress when the time runs short must still end
_OK = {"statusCode": 200}
_building = threading.Lock()
_log = logging.getLogger(__name__)


def lambda_handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """Serve one WebSocket event; the status is always 200, errors travel as frames."""
    with _invocation(context):
        return handle_route(_service(), event, context)


def worker_handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """Run one generation, or sweep."""
    with _invocation(context):
        return handle_work(_service(), event, context)


def end_shift(seconds: float) -> bool:
    """Have the workers of this process release what they hold; False where some did not within `seconds`."""
    return _service().shift.end(seconds)


def handle_route(service: Service, event: Mapping[str, Any], _context: object) -> dict[str, Any]:
    """Serve `$connect`, `$disconnect` or a message. Nothing is kept of a connection until it asks for something."""
    context = event["requestContext"]
    if context["eventType"] == "CONNECT":
        return _OK | _protocol(event)
    if context["eventType"] == "MESSAGE":
        connection = Connection(context["connectionId"], f"https://{context['domainName']}/{context['stage']}")
        owner = (context.get("authorizer") or {}).get("principalId") or "local"
        body = event.get("body") or ""
        frame = base64.b64decode(body) if event.get("isBase64Encoded") else body.encode("utf-8", "replace")
        received = context.get("requestTimeEpoch")  # in milliseconds
        with json_lines.about(connectionId=connection.id, user=owner):
            since = None if received is None else received / 1000
            answer(service, Caller(owner, connection, since), frame)
            service.meter.flush("post.troubled")
    return _OK


def handle_work(service: Service, event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """Run `{"owner", "problemId"}`, or `{"sweep": true}` as the schedule sends it."""
    if event.get("sweep"):
        sweep(service)
    else:
        remaining = context.get_remaining_time_in_millis() / 1000
        key = Key(event["owner"], event["problemId"])
        with json_lines.about(problemId=key.problem_id, user=key.owner):
            work(service, key, service.clock() + remaining - _MARGIN_SECONDS)
    return _OK


@contextmanager
def _invocation(context: Any) -> Iterator[None]:
    """Say in every line which invocation it is of; log what goes wrong, whole and once, and tell the platform so.

    The runtime would print only the last of a chain of exceptions, message, source lines and all.
    """
    request, function = getattr(context, "aws_request_id", None), getattr(context, "function_name", None)
    with json_lines.about(requestId=request, function=function):
        try:
            yield
        except Exception as error:
            _log.exception("the function failed", extra={"event": "function.failed"})
            told = f"{type(error).__name__}: see the event function.failed of request {request} in the log"
            raise InvocationError(told) from None


def _protocol(event: Mapping[str, Any]) -> dict[str, Any]:
    """Select the sub-protocol in which browsers hand over their token: they insist on one of those they offered."""
    offered = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    names = [name.strip() for name in offered.get("sec-websocket-protocol", "").split(",")]
    return {"headers": {"Sec-WebSocket-Protocol": "bearer"}} if "bearer" in names else {}


def _service() -> Service:
    with _building:
        return _built()


@lru_cache(maxsize=1)
def _built() -> Service:
    settings = config.from_environment()
    if settings.environment is not None:
        json_lines.set_up(settings.log_level)
    return build(settings)
