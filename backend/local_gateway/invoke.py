"""The Lambda Invoke API, `POST /2015-03-31/functions/{name}/invocations`, synchronous and asynchronous."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from urllib.parse import unquote

from local_gateway.clock import sleep
from local_gateway.config import GatewayConfig, Limits
from local_gateway.faults import Faults
from local_gateway.function import Function, ThrottledError
from local_gateway.http import HttpRequest, HttpResponse
from local_gateway.ids import mint_uuid
from local_gateway.log import ACCESS
from local_gateway.tasks import Tasks

__all__ = ["EventQueue", "InvokeApi"]

_log = logging.getLogger(__name__)

_THROTTLE_DELAYS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 300.0)


class EventQueue:
    """Delivers asynchronous invocations: at least once, tried again after a failure, in no promised order."""

    def __init__(self, config: GatewayConfig, faults: Faults, tasks: Tasks) -> None:
        self._policy = config.events
        self._clock = config.clock
        self._faults = faults
        self._tasks = tasks

    def put(self, function: Function, event: bytes) -> None:
        """Accept an event for a function; returns at once."""
        fault = self._faults.pick("event", function.name)
        if fault is not None and fault.do == "drop":
            return
        twice = self._policy.deliver_twice or (fault is not None and fault.do == "duplicate")
        delay = fault.wait if fault is not None and fault.do == "delay" else 0.0
        for _ in range(2 if twice else 1):
            self._tasks.start(self._deliver(function, event, delay))

    async def _deliver(self, function: Function, event: bytes, wait: float) -> None:
        if wait:
            await sleep(self._clock, wait)
        expires = self._clock.time() + self._policy.patience
        retries, throttles = iter(self._policy.retry_seconds), 0
        while True:
            try:
                answer = await function.invoke(event)
            except ThrottledError:
                delay: float | None = _THROTTLE_DELAYS[min(throttles, len(_THROTTLE_DELAYS) - 1)]
                throttles += 1
            else:
                if answer.error is None:
                    return
                delay = next(retries, None)
                _log.warning("%s failed on an event: %s", function.name, answer.payload.decode(errors="replace"))
            if delay is None or self._clock.time() + delay > expires:
                _log.error("%s: an event is given up", function.name)
                return
            await sleep(self._clock, delay)


class InvokeApi:
    """Answers invocations of the functions it knows by name, by `name:qualifier` or by ARN."""

    def __init__(self, functions: Mapping[str, Function], queue: EventQueue, limits: Limits) -> None:
        self._functions = functions
        self._queue = queue
        self._limits = limits

    async def answer(self, request: HttpRequest, encoded_name: str) -> HttpResponse:
        """Run a function now and answer with its result, or accept an event and answer 202."""
        response = await self._answer(request, unquote(encoded_name))
        ACCESS.info("INVOKE     %s %s %d", unquote(encoded_name), _kind(request), response.status)
        return response

    async def _answer(self, request: HttpRequest, name: str) -> HttpResponse:
        function = self._functions.get(_bare(name))
        kind = _kind(request)
        limit = self._limits.event_payload_bytes if kind == "Event" else self._limits.sync_payload_bytes
        if function is None:
            return _error(404, "ResourceNotFoundException", f"Function not found: {name}")
        if len(request.body) > limit:
            return _error(413, "RequestTooLargeException", f"{len(request.body)} byte payload is too large ({limit})")
        event = request.body or b"{}"
        if not _is_json(event):
            return _error(400, "InvalidRequestContentException", "Could not parse request body into json")
        match kind:
            case "Event":
                self._queue.put(function, event)
                return HttpResponse(202, headers=_headers())
            case "DryRun":
                return HttpResponse(204, headers=_headers())
            case "RequestResponse":
                return await self._run(function, event)
            case _:
                return _error(400, "InvalidParameterValueException", f"Unknown invocation type: {kind}")

    async def _run(self, function: Function, event: bytes) -> HttpResponse:
        try:
            answer = await function.invoke(event)
        except ThrottledError:
            return _error(429, "TooManyRequestsException", "Rate Exceeded.")
        headers = (*_headers(), ("content-type", "application/json"), ("x-amz-executed-version", "$LATEST"))
        if answer.error is not None:
            headers += (("x-amz-function-error", answer.error),)
        return HttpResponse(200, answer.payload, headers)


def _kind(request: HttpRequest) -> str:
    return request.headers.get("x-amz-invocation-type", "RequestResponse")


def _bare(name: str) -> str:
    if name.startswith("arn:"):
        return name.split(":")[6] if name.count(":") >= 6 else name
    return name.split(":")[0]


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def _headers() -> tuple[tuple[str, str], ...]:
    return (("x-amzn-requestid", mint_uuid()),)


def _error(status: int, kind: str, message: str) -> HttpResponse:
    body = json.dumps({"Type": "User", "message": message}).encode()
    return HttpResponse(status, body, (*_headers(), ("content-type", "application/json"), ("x-amzn-errortype", kind)))
