"""A client's message on its way through a route: which function runs, and what the platform itself sends back."""

from __future__ import annotations

import asyncio
import json

from local_gateway.admission import FAILED, FORBIDDEN, THROTTLED, TIMED_OUT
from local_gateway.clock import sleep
from local_gateway.config import GatewayConfig
from local_gateway.events import Api, Client, error_frame, message_event
from local_gateway.faults import Fault, Faults
from local_gateway.function import Answer
from local_gateway.ids import mint_request_id
from local_gateway.integration import Integration
from local_gateway.log import ACCESS
from local_gateway.throttle import TokenBucket

__all__ = ["Messages"]


class Messages:
    """Routes the messages of all connections; each is a run of its own, and none waits for another."""

    def __init__(self, config: GatewayConfig, api: Api, integration: Integration, faults: Faults) -> None:
        self._api = api
        self._routes = config.routes
        self._integration = integration
        self._clock = config.clock
        self._faults = faults
        limits = config.limits
        self._quota = TokenBucket(config.clock, rate=limits.requests_per_second, burst=limits.request_burst)

    async def answer(self, client: Client, message: str | bytes) -> list[str]:
        """Run a message's route; return the frames that go back without the function having posted them.

        Those are the platform's own, about what failed, or on a two-way route the function's `body`. What a one-way
        route returns is nobody's business.
        """
        route = self._routes.select(message)
        if not self._quota.take():
            return [error_frame(THROTTLED, client.connection_id, mint_request_id())]
        if route is None:
            ACCESS.info("MESSAGE    %s no route", client.connection_id)
            return [error_frame(FORBIDDEN, client.connection_id, mint_request_id())]
        fault = self._faults.pick("message", route)
        if fault is not None:
            return await self._fail(fault, client, route, message)
        self._faults.passed("message", client.connection_id)
        return await self._run(client, route, message)

    async def _run(self, client: Client, route: str, message: str | bytes) -> list[str]:
        event = message_event(self._api, client, route, message, self._clock.time())
        answer = await self._integration.call(event)
        if answer is None or answer.error is not None:
            failure = TIMED_OUT if answer is None else FAILED
            return [error_frame(failure, client.connection_id, event["requestContext"]["requestId"])]
        return _body(answer) if route in self._routes.two_way else []

    async def _fail(self, fault: Fault, client: Client, route: str, message: str | bytes) -> list[str]:
        match fault.do:
            case "drop":
                return []
            case "duplicate":
                once, again = await asyncio.gather(*(self._run(client, route, message) for _ in range(2)))
                return once + again
            case "delay":
                await sleep(self._clock, fault.wait)
            case _:
                await self._faults.hold(fault, client.connection_id, self._clock)
        return await self._run(client, route, message)


def _body(answer: Answer) -> list[str]:
    result = json.loads(answer.payload)
    body = result.get("body") if isinstance(result, dict) else None
    return [body] if isinstance(body, str) else []
