"""A client of the service: ask for a problem, follow its events through lost connections, cancel.

client = Client("ws://127.0.0.1:8787/dev")
async with client.generate("이분 탐색 보통 문제") as generation:
    async for event in generation:
        print(event.seq, event.type)
"""

from __future__ import annotations

from alpaco.client.connection import Backoff, Client, Generation
from alpaco.client.follower import TERMINAL, Event, Follower

__all__ = ["TERMINAL", "Backoff", "Client", "Event", "Follower", "Generation"]
