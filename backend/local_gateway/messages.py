"""A client's message on its way through a route: which function runs, and what the platform itself sends back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

from local_gateway.admission import FAILED, FORBIDDEN, THROTTLED, TIMED_OUT
from local_gateway.clock import sleep
from local_gateway.config import GatewayConfig
from local_gateway.events import Api, Client, error_frame, message_event
from local_gateway.faults import Fault, Faults
from local_gateway.function import Answer
from local_gateway.ids import mint_request_id
from local_gateway.integration import Integration
from local_gateway.log import ACCESS
from local_gateway.tasks import Tasks
from local_gateway.throttle import TokenBucket

__all__ = ["Messages"]

Reply = Callable[[list[str]], None]


class Messages:
    """Routes the messages of all connections; each is a run of its own, and none waits for another."""

    def __init__(self, config: GatewayConfig, api: Api, integration: Integration, faults: Faults, tasks: Tasks) -> None:
        self._api = api
        self._routes = config.routes
        self._integration = integration
        self._clock = config.clock
        self._faults = faults
        self._tasks = tasks
        limits = config.limits
        self._quota = TokenBucket(config.clock, rate=limits.requests_per_second, burst=limits.request_burst)

    def answer(self, client: Client, message: str | bytes, reply: Reply) -> None:
        """Run a message's route; `reply` is called once, with the frames that go back without having been posted.

        Those are the platform's own, about what failed, or on a two-way route the function's `body`. What a one-way
        route returns is nobody's business.
        """
        route = self._routes.select(message)
        if not self._quota.take():
            reply([error_frame(THROTTLED, client.connection_id, mint_request_id())])
        elif route is None:
            ACCESS.info("MESSAGE    %s no route", client.connection_id)
            reply([error_frame(FORBIDDEN, client.connection_id, mint_request_id())])
        elif (fault := self._faults.pick("message", route)) is not None:
            self._tasks.start(self._disturbed(fault, client, route, message, reply))
        else:
            self._faults.passed("message", client.connection_id)
            self._run(client, route, message, reply)

    def _run(self, client: Client, route: str, message: str | bytes, reply: Reply) -> None:
        event = message_event(self._api, client, route, message, self._clock.time())

        def then(answer: Answer | None) -> None:
            if answer is None or answer.error is not None:
                failure = TIMED_OUT if answer is None else FAILED
                reply([error_frame(failure, client.connection_id, event["requestContext"]["requestId"])])
            else:
                reply(_body(answer) if route in self._routes.two_way else [])

        self._integration.begin(event, then)

    async def _disturbed(self, fault: Fault, client: Client, route: str, message: str | bytes, reply: Reply) -> None:
        if fault.do == "delay":
            await sleep(self._clock, fault.wait)
        elif fault.do == "reorder":
            await self._faults.hold(fault, client.connection_id, self._clock)
        copies = {"drop": 0, "duplicate": 2}.get(fault.do, 1)
        answers = await asyncio.gather(*(self._frames(client, route, message) for _ in range(copies)))
        reply([frame for frames in answers for frame in frames])

    async def _frames(self, client: Client, route: str, message: str | bytes) -> list[str]:
        answered: asyncio.Future[list[str]] = asyncio.get_running_loop().create_future()

        def settle(frames: list[str]) -> None:
            if not answered.done():
                answered.set_result(frames)

        self._run(client, route, message, settle)
        return await answered


def _body(answer: Answer) -> list[str]:
    result = json.loads(answer.payload)
    body = result.get("body") if isinstance(result, dict) else None
    return [body] if isinstance(body, str) else []
