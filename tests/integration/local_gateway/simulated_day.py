"""A simulated day: clients that come, speak or are silent, are cut off by the limits and come back."""

from __future__ import annotations

import gc
import heapq
from dataclasses import dataclass

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from local_gateway import Gateway, GatewayConfig, InProcess, Routes
from local_gateway.testing import ManualClock

IDLE, LIFE, PAUSE = 600.0, 7200.0, 540.0
INSTANT = 0.001
MESSAGE = '{"action":"ping"}'
ROUTES = Routes.of(["$connect", "$disconnect", "ping"], two_way=["ping"])


@dataclass
class Visitor:
    """A client; one that speaks does so every nine minutes, and lives for two hours instead of ten minutes."""

    speaks: bool
    socket: ClientConnection
    begun: float
    spoken: float

    def next(self) -> float:
        """Tell when something is to happen to it."""
        end = min(self.spoken + IDLE, self.begun + LIFE)
        return min(end, self.spoken + PAUSE) if self.speaks else end

    def ends(self, now: float) -> bool:
        """Tell whether what happens now is its end."""
        return now >= min(self.spoken + IDLE, self.begun + LIFE) - INSTANT / 2


@dataclass
class Day:
    """What a simulated day came to."""

    idle_ends: int = 0
    life_ends: int = 0
    messages: int = 0
    disconnects: int = 0
    sockets_left: int = 0
    timers_left: int = 0


def echo(event: dict, _: object) -> dict:  # type: ignore[type-arg]
    """Answer a message with itself."""
    return {"statusCode": 200, "body": event.get("body")}


async def live(*, visitors: int, hours: float) -> Day:
    """Let simulated hours pass; every end must come at its instant, neither before nor after."""
    clock, day = ManualClock(), Day()

    def handler(event: dict, context: object) -> dict:  # type: ignore[type-arg]
        day.disconnects += event["requestContext"]["eventType"] == "DISCONNECT"
        return echo(event, context)

    functions = {"f": InProcess(handler, "f", clock=clock)}
    async with Gateway(GatewayConfig(routes=ROUTES, function="f", port=0, clock=clock), functions) as gateway:
        await _pass(gateway, clock, day, visitors, clock.time() + hours * 3600)
    day.timers_left = clock.pending
    gc.collect()
    day.sockets_left = sum(isinstance(thing, ServerConnection) for thing in gc.get_objects())
    return day


async def _pass(gateway: Gateway, clock: ManualClock, day: Day, visitors: int, end: float) -> None:
    agenda: list[tuple[float, int, Visitor]] = []
    for number in range(visitors):
        clock.advance(59.0 / visitors)  # no two of them ever act at the same instant
        visitor = await _arrive(gateway, clock, speaks=number % 2 == 0)
        heapq.heappush(agenda, (visitor.next(), number, visitor))
    while agenda[0][0] < end:
        at, number, visitor = heapq.heappop(agenda)
        clock.advance(at - INSTANT - clock.time())
        assert gateway.connection_count == visitors, "somebody was cut off before their time"
        clock.advance(at - clock.time())
        if visitor.ends(at):
            assert gateway.connection_count == visitors - 1, "somebody outlived their time"
            await _is_sent_away(visitor)
            day.life_ends += visitor.speaks
            day.idle_ends += not visitor.speaks
            visitor = await _arrive(gateway, clock, speaks=visitor.speaks)
        else:
            await visitor.socket.send(MESSAGE)
            assert await visitor.socket.recv() == MESSAGE
            visitor.spoken = clock.time()
            day.messages += 1
        heapq.heappush(agenda, (visitor.next(), number, visitor))
    for _, _, visitor in agenda:
        await visitor.socket.close()


async def _arrive(gateway: Gateway, clock: ManualClock, *, speaks: bool) -> Visitor:
    socket = await connect(gateway.url, compression=None, ping_interval=None)
    return Visitor(speaks, socket, clock.time(), clock.time())


async def _is_sent_away(visitor: Visitor) -> None:
    with pytest.raises(ConnectionClosed) as closed:
        await visitor.socket.recv()
    assert closed.value.rcvd is not None
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (1001, "Going away")
