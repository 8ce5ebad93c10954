"""The gateway over a simulated day, and under siege.

    .venv/bin/python benchmarks/gateway/endure.py day [--connections 500] [--hours 24]
    .venv/bin/python benchmarks/gateway/endure.py siege [--seconds 20]

The day runs on a clock that is turned by hand and checks every end of a connection to the millisecond. The siege
lets slow readers, half-open sockets, 500 connection attempts a second, garbage and oversized headers loose on a
gateway in a process of its own, and measures what an honest client notices and what memory it takes; before that on
the bare library, which tells how much of it is the machine's.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

from peers import Peer, ours
from run import echo
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidHandshake, InvalidMessage

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "integration" / "local_gateway"))
from simulated_day import live

QUOTA = 500
CRUELTY = 40


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def day(connections: int, hours: float) -> None:
    """Run the simulated day and tell what it came to."""
    began = time.perf_counter()
    result = asyncio.run(live(visitors=connections, hours=hours))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"{hours:g} simulated hours, {connections} connections, in {time.perf_counter() - began:.0f} s: {result}")
    say(f"most memory, clients included: {peak:.0f} MB")


async def honest(peer: Peer, seconds: float) -> list[float]:
    """Let a client in a process of its own echo on one connection; return how long each answer took."""
    command = (sys.executable, __file__, "honest", "--url", peer.url, "--seconds", str(seconds))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    times: list[float] = json.loads(output)
    return times


async def converse(url: str, seconds: float) -> list[float]:
    """Be the honest client."""
    times = []
    end = time.monotonic() + seconds
    async with connect(url, compression=None, ping_interval=None, open_timeout=30) as socket:
        while time.monotonic() < end:
            began = time.perf_counter()
            await echo(socket, "honest")
            times.append(time.perf_counter() - began)
            await asyncio.sleep(0.01)
    return times


async def newcomers(peer: Peer, end: float, counts: dict[int, int]) -> None:
    """Try to connect at the platform's quota, and leave at once; count the statuses."""

    async def attempt() -> None:
        try:
            socket = await connect(peer.url, compression=None, ping_interval=None, open_timeout=30)
            counts[101] = counts.get(101, 0) + 1
            socket.transport.abort()
        except (InvalidHandshake, InvalidMessage, OSError, TimeoutError) as error:
            status = getattr(getattr(error, "response", None), "status_code", 0)
            counts[status] = counts.get(status, 0) + 1

    tasks: set[asyncio.Task[None]] = set()
    began, made = time.monotonic(), 0
    while time.monotonic() < end:
        while made < (time.monotonic() - began) * QUOTA:
            task = asyncio.create_task(attempt())
            tasks.add(task)
            task.add_done_callback(tasks.discard)
            made += 1
        await asyncio.sleep(0.01)
    await asyncio.gather(*tasks)


async def slow_reader(peer: Peer, end: float) -> None:
    """Ask for large answers and read none of them."""
    socket = await connect(peer.url, compression=None, ping_interval=None, max_queue=1, open_timeout=30)
    socket.transport.pause_reading()
    with contextlib.suppress(OSError, TimeoutError):
        while time.monotonic() < end:
            await asyncio.wait_for(socket.send("x" * 30_000), 1)
            await asyncio.sleep(0.05)
    socket.transport.abort()


async def half_open(peer: Peer, end: float) -> None:
    """Connect, say nothing, answer nothing."""
    at = urlsplit(peer.url)
    _, writer = await asyncio.open_connection(at.hostname, at.port)
    writer.write(b"GET /dev HTTP/1.1\r\nHost: h\r\nUpgr")
    await asyncio.sleep(max(0.0, end - time.monotonic()))
    writer.transport.abort()


async def vandal(peer: Peer, end: float) -> None:
    """Throw garbage and oversized headers at the port."""
    at, noise = urlsplit(peer.url), random.Random(1)
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection(at.hostname, at.port)
            garbage = noise.randbytes(4096)
            headers = b"GET /dev HTTP/1.1\r\nUpgrade: websocket\r\nA: " + b"x" * 100_000
            writer.write(garbage if noise.random() < 0.5 else headers)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(reader.read(), 0.2)
            writer.transport.abort()
        await asyncio.sleep(0.01)


async def besiege(peer: Peer, seconds: float) -> None:
    """Measure an honest client alone and in the midst of all others."""
    alone = await honest(peer, min(5.0, seconds))
    say(f"honest client alone:    {_milliseconds(alone)}")
    before, most = peer.memory(), 0
    counts: dict[int, int] = {}
    end = time.monotonic() + seconds
    crowd: list[Callable[[Peer, float], Awaitable[None]]] = [slow_reader, half_open, vandal] * CRUELTY

    async def watch() -> None:
        nonlocal most
        while time.monotonic() < end:
            most = max(most, peer.memory())
            await asyncio.sleep(0.1)

    sieges = [each(peer, end) for each in crowd]
    amid, *_ = await asyncio.gather(honest(peer, seconds), newcomers(peer, end, counts), watch(), *sieges)
    say(f"honest client besieged: {_milliseconds(amid)}")
    say(f"handshakes by status: {counts}")
    say(f"memory: {before / 2**20:.0f} MB before, {most / 2**20:.0f} MB at most")
    await asyncio.sleep(2)
    after = await honest(peer, min(5.0, seconds))
    say(f"honest client after:    {_milliseconds(after)}, memory {peer.memory() / 2**20:.0f} MB")


def _milliseconds(times: list[float]) -> str:
    percentiles = statistics.quantiles(times, n=100)
    return f"{len(times)} echoes, median {percentiles[49] * 1000:.1f} ms, p99 {percentiles[98] * 1000:.1f} ms"


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("day", "siege", "honest"))
    parser.add_argument("--connections", type=int, default=500)
    parser.add_argument("--hours", type=float, default=24.0)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--url", help="of the gateway that an honest client talks to")
    options = parser.parse_args()
    if options.what == "day":
        day(options.connections, options.hours)
        return
    if options.what == "honest":
        say(json.dumps(asyncio.run(converse(options.url, options.seconds))))
        return
    for kind in ("bare", "own"):
        with ours(kind) as peer:
            say(f"{kind}:")
            asyncio.run(besiege(peer, options.seconds))


if __name__ == "__main__":
    main()
