"""The clients, in a process of their own: `followers.py URL CLIENTS EVENTS`; prints what they saw as JSON."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from datetime import datetime

from alpaco.client import Backoff, Client


async def follow(client: Client, number: int, events: int, delays: list[float]) -> tuple[list[int], bool]:
    """Follow one generation; return the numbers seen, and whether it was completed."""
    await asyncio.sleep(number / 100)  # 100 newcomers a second
    seen: list[int] = []
    completed = False
    async with client.generate("이분 탐색 보통 문제", problem_id=f"p{number}", seed=events) as generation:
        async for event in generation:
            delays.append(time.time() - datetime.fromisoformat(event.data["ts"]).timestamp())
            seen.append(event.seq)
            completed = event.type == "generation.completed"
    return seen, completed


async def main() -> None:
    """Let all of them follow to the end."""
    url, clients, events = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    retries: list[str] = []
    client = Client(url, backoff=Backoff(attempts=50), on_retry=lambda _, error: retries.append(repr(error)))
    delays: list[float] = []
    logs = await asyncio.gather(*(follow(client, number, events, delays) for number in range(clients)))
    whole = sum(seen == list(range(1, len(seen) + 1)) and completed for seen, completed in logs)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    told = {
        "whole": whole,
        "frames": len(delays),
        "delays": sorted(delays),
        "retries": len(retries),
        "cpu": usage.ru_utime + usage.ru_stime,
        "rss_kb": usage.ru_maxrss,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    asyncio.run(main())
