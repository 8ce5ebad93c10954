"""Clients that lose their connections at any frame, come back, and keep what they got."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection

from alpaco.client import Backoff, Client, Generation

__all__ = ["Followed", "FragileClient", "Wire"]


class Wire:
    """A connection that breaks before, or right after, any frame; counts the events that came over it."""

    def __init__(self, socket: ClientConnection, client: FragileClient) -> None:
        self._socket = socket
        self._client = client

    async def recv(self) -> str | bytes:
        """Receive one frame, or lose the connection."""
        if random.random() < self._client.chance:
            self._client.drops += 1
            self._socket.transport.abort()
        text = await self._socket.recv()
        self._client.frames += '"seq":' in str(text)
        return text

    async def send(self, text: str) -> None:
        """Send one frame."""
        await self._socket.send(text)

    async def close(self) -> None:
        """Close it."""
        await self._socket.close()


class FragileClient(Client):
    """The client of the package over connections that break with `chance` at each frame."""

    def __init__(self, url: str, chance: float, speed: float) -> None:
        patience = Backoff(base=0.05, cap=2.0, attempts=10_000, first_attempts=10_000, silence=40.0 / speed)
        super().__init__(url, backoff=patience, on_retry=self._count)
        self.chance = chance
        self.frames = self.drops = 0
        self.reconnects: dict[str, int] = {}

    async def open(self) -> Wire:  # type: ignore[override]
        """Open a connection that will break."""
        return Wire(await super().open(), self)

    def _count(self, _: float, error: Exception) -> None:
        name = type(error).__name__
        self.reconnects[name] = self.reconnects.get(name, 0) + 1


@dataclass
class Followed:
    """One client's view of one generation: the events as they were handed to the user."""

    problem_id: str
    events: list[Mapping[str, Any]] = field(default_factory=list)

    async def follow(self, generation: Generation, cancel_after: int | None = None) -> None:
        """Take every event; cancel after so many of them."""
        async with generation:
            async for event in generation:
                self.events.append(event.data)
                if len(self.events) == cancel_after:
                    await generation.cancel()

    def agrees(self, frames: list[bytes]) -> bool:
        """Whether it is exactly the log."""
        return self.events == [json.loads(frame) for frame in frames]


async def both(client: FragileClient, first: Followed, second: Followed | None, cancel_after: int | None) -> None:
    """Have one client ask and another come in later."""
    asking = asyncio.create_task(
        first.follow(
            client.generate("이분 탐색 보통 문제", problem_id=first.problem_id, seed=7), cancel_after=cancel_after
        )
    )
    if second is not None:
        while not first.events and not asking.done():
            await asyncio.sleep(0.01)
        await asyncio.sleep(random.uniform(0.0, 1.0))
        await second.follow(client.resume(second.problem_id))
    await asking
