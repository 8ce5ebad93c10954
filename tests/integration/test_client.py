"""The client over real sockets, against a small server that speaks the protocol and misbehaves on purpose."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from alpaco.client import Backoff, Client, Event
from alpaco.errors import ConfigurationError, ConnectionLostError, ServiceError

TOTAL = 40


@dataclass
class Service:
    """A generation of `TOTAL` events; `close_after` ends each connection with `code` after so many frames.

    Each event of `lost` gets lost on its way, once.
    """

    close_after: int | None = None
    code: int = 1012
    lost: set[int] = field(default_factory=set)
    refusals: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    frames: list[dict[str, Any]] = field(default_factory=list)

    async def __call__(self, socket: ServerConnection) -> None:
        """Serve one connection."""
        try:
            async for text in socket:
                frame = json.loads(text)
                self.frames.append(frame)
                await self._answer(socket, frame)
        except ConnectionClosed:
            return

    async def _answer(self, socket: ServerConnection, frame: dict[str, Any]) -> None:
        if self.refusals:
            await socket.send(json.dumps(self.refusals.pop(0)))
        elif frame["action"] == "ping":
            await socket.send(json.dumps({"v": 1, "type": "pong", "requestId": frame["requestId"]}))
        elif frame["action"] == "cancelGeneration":
            last = {"type": "generation.cancelled", "problemId": frame["problemId"], "seq": 2, "reason": "asked"}
            await socket.send(json.dumps(last))
        elif frame.get("prompt") == "endless":
            await socket.send(json.dumps({"type": "generation.accepted", "problemId": frame["problemId"], "seq": 1}))
        else:
            await self._stream(socket, frame)

    async def _stream(self, socket: ServerConnection, frame: dict[str, Any]) -> None:
        first = frame.get("afterSeq", 0) + 1
        for count, seq in enumerate(range(first, TOTAL + 1)):
            if count == self.close_after:
                await socket.close(self.code)
                return
            if seq in self.lost:
                self.lost.remove(seq)
                continue
            kind = "generation.completed" if seq == TOTAL else "statement.delta"
            await socket.send(json.dumps({"type": kind, "problemId": frame["problemId"], "seq": seq}))


@asynccontextmanager
async def running(service: Service) -> AsyncIterator[Service]:
    """Run the service on a free port."""
    async with serve(service, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        service.url = f"ws://127.0.0.1:{port}/dev"
        yield service


def client(service: Service, on_retry: Callable[[float, Exception], None] | None = None) -> Client:
    """Make a client with little patience."""
    patience = Backoff(base=0.001, cap=0.005, attempts=TOTAL, silence=0.5, random=random.Random(1))
    return Client(service.url, backoff=patience, on_retry=on_retry)


async def everything(service: Service) -> list[Event]:
    """Follow one generation to its end."""
    async with client(service).generate("이분 탐색") as generation:
        return [event async for event in generation]


@pytest.mark.parametrize("code", [1001, 1011, 1012, 1013])
def test_dropped_connections_lose_nothing(code: int) -> None:
    """A service that ends each connection after seven frames still delivers every event once, in order."""

    async def scenario() -> tuple[list[Event], Service]:
        async with running(Service(close_after=7, code=code)) as service:
            return await everything(service), service

    events, service = asyncio.run(scenario())
    assert [event.seq for event in events] == list(range(1, TOTAL + 1))
    assert [frame["action"] for frame in service.frames] == ["generateProblem"] + ["resumeGeneration"] * 5
    assert {frame["problemId"] for frame in service.frames} == {service.frames[0]["problemId"]}


@pytest.mark.parametrize("lost", [{1}, {20}, {TOTAL}, {TOTAL - 1, TOTAL}])
def test_events_lost_on_the_way_are_asked_for_again(lost: set[int]) -> None:
    """In the middle the gap shows; after the last one only the silence does, and is given as the cause."""
    heard: list[str] = []

    async def scenario() -> list[Event]:
        async with running(Service(lost=set(lost))) as service:
            listening = client(service, lambda _, error: heard.append(str(error)))
            async with listening.generate("x") as generation:
                return [event async for event in generation]

    assert [event.seq for event in asyncio.run(scenario())] == list(range(1, TOTAL + 1))
    assert set(heard) == ({"nothing new for 0.5 s"} if TOTAL in lost else set())


def test_close_that_is_meant_is_not_fought() -> None:
    """A policy violation (1008) ends the iteration with an error that says where it stood."""

    async def scenario() -> None:
        async with running(Service(close_after=7, code=1008)) as service:
            await everything(service)

    with pytest.raises(ConnectionLostError, match="last event 7"):
        asyncio.run(scenario())


def test_retryable_errors_are_retried_and_reported() -> None:
    """A frame of the gateway's own and a rate limit are waited out; the caller hears of each wait."""
    heard: list[str] = []
    busy = {"code": "RATE_LIMITED", "message": "slow down", "retryable": True, "retryAfterMs": 1}
    refusals = [{"message": "Internal server error", "connectionId": "c", "requestId": "r"}]
    refusals.append({"type": "error", "error": busy})  # type: ignore[dict-item]

    async def scenario() -> list[Event]:
        async with running(Service(refusals=list(refusals))) as service:
            listening = client(service, lambda _, error: heard.append(str(error)))
            async with listening.generate("x") as generation:
                return [event async for event in generation]

    assert len(asyncio.run(scenario())) == TOTAL
    assert heard == ["Internal server error", "slow down"]


def test_refusal_is_raised_at_once() -> None:
    """An error that asking again cannot cure reaches the caller with its code and field."""
    error = {"code": "INVALID_REQUEST", "message": "difficulty?", "param": "difficulty", "retryable": False}

    async def scenario() -> None:
        async with running(Service(refusals=[{"type": "error", "error": error}])) as service:
            await everything(service)

    with pytest.raises(ServiceError) as caught:
        asyncio.run(scenario())
    assert (caught.value.code, caught.value.param) == ("INVALID_REQUEST", "difficulty")


def test_cancel_while_iterating() -> None:
    """After `cancel` the iteration goes on to the terminal event and ends."""

    async def scenario() -> list[Event]:
        events = []
        async with running(Service()) as service, client(service).generate("endless") as generation:
            async for event in generation:
                events.append(event)
                if event.seq == 1:
                    await generation.cancel()
        return events

    assert [event.type for event in asyncio.run(scenario())] == ["generation.accepted", "generation.cancelled"]


def test_resume_of_an_older_generation() -> None:
    """`resume` gives the events after the given number only."""

    async def scenario() -> list[int]:
        async with running(Service()) as service, client(service).resume("p", after_seq=37) as generation:
            return [event.seq async for event in generation]

    assert asyncio.run(scenario()) == [38, 39, 40]


def test_call_returns_the_reply() -> None:
    """A single question is answered by its reply."""

    async def scenario() -> Any:
        async with running(Service()) as service:
            return await client(service).call("ping")

    assert asyncio.run(scenario())["type"] == "pong"


def test_call_raises_the_error() -> None:
    """A single question that the gateway refuses raises."""

    async def scenario() -> None:
        async with running(Service(refusals=[{"message": "Forbidden", "requestId": "g"}])) as service:
            await client(service).call("ping")

    with pytest.raises(ServiceError, match="Forbidden"):
        asyncio.run(scenario())


def test_nobody_listens() -> None:
    """Patience ends early where nobody ever answered: an error that names the address."""
    waits: list[float] = []

    async def scenario() -> None:
        async with running(Service()) as service:
            pass
        async with client(service, lambda delay, _: waits.append(delay)).generate("x") as generation:
            with pytest.raises(ConnectionLostError, match=r"127\.0\.0\.1"):
                await anext(generation)

    asyncio.run(scenario())
    assert len(waits) == 2


def test_wrong_url_is_a_configuration_error() -> None:
    """A URL that is no WebSocket's is refused with the cure, without an attempt."""
    with pytest.raises(ConfigurationError, match="ws://"):
        asyncio.run(Client("http://127.0.0.1/dev").call("ping"))
