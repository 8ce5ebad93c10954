"""The gateway against serverless-offline 13 and the bare `websockets` library, in one run.

    benchmarks/gateway/install      # once: npm's packages into build/
    .venv/bin/python benchmarks/gateway/run.py [--quick]

Servers that are compared run side by side and take turns, so that what else the machine does meets all of them; a
figure is the median over the rounds, with its quartiles, and a ratio the median of the rounds' own ratios. Ends with
status 1 when a target of the gateway is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from handlers import echo as boto3_echo
from peers import KEYS, Peer, ours, serverless_offline
from websockets.asyncio.client import ClientConnection, connect

PADDING = "x" * 150
BURST = 1000
PATIENCE = 30.0


async def echoes(peer: Peer, count: int) -> list[float]:
    """Send messages one after another on one connection; return the seconds that each answer took."""
    times = []
    async with connect(peer.url, compression=None, ping_interval=None) as socket:
        await echo(socket, "first")
        for number in range(count):
            began = time.perf_counter()
            await echo(socket, str(number))
            times.append(time.perf_counter() - began)
    return times


async def echo(socket: ClientConnection, text: str) -> None:
    """Send one message and wait for it to come back."""
    message = f'{{"action":"echo","text":"{text}","padding":"{PADDING}"}}'
    await socket.send(message)
    answer = await asyncio.wait_for(socket.recv(), 60)
    assert answer == message, answer


async def burst(peer: Peer, count: int) -> int:
    """Send messages all at once on one connection; return how many came back, each counted once."""
    async with connect(peer.url, compression=None, ping_interval=None, max_queue=None, close_timeout=1) as socket:
        sent = {f'{{"action":"echo","text":"{number}","padding":"{PADDING}"}}' for number in range(count)}
        for message in sent:
            await socket.send(message)
        received: set[str | bytes] = set()
        try:
            async with asyncio.timeout(PATIENCE):
                while len(received) < count:
                    received.add(await socket.recv())
        except (TimeoutError, OSError):
            pass
        return len(received & sent)


def seconds_an_echo(peer: Peer, count: int) -> float:
    """Tell how long an echo takes, the median of some one after another."""
    return statistics.median(asyncio.run(echoes(peer, count)))


def processor_an_echo(peer: Peer, count: int) -> float:
    """Tell how much CPU, in seconds, an echo costs the server."""
    asyncio.run(echoes(peer, 20))
    before = peer.cpu()
    asyncio.run(echoes(peer, count))
    return (peer.cpu() - before) / count


def seconds_a_post(endpoint: str, count: int) -> float:
    """Tell how long the handler on boto3 takes here for a message, at a server that does nothing but answer."""
    os.environ.update(KEYS, ENDPOINT=endpoint)
    context = {"eventType": "MESSAGE", "connectionId": "L0SM9cOFvHcCIhw="}
    event = {"requestContext": context, "body": f'{{"action":"echo","text":"0","padding":"{PADDING}"}}'}
    times = []
    for _ in range(count):
        began = time.perf_counter()
        boto3_echo.handler(event, None)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def in_turn(measures: dict[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Take each measurement once a round, so that what else the machine does meets all; the first round is dropped."""
    taken = [{name: measure() for name, measure in measures.items()} for _ in range(rounds + 1)][1:]
    return {name: [each[name] for each in taken] for name in measures}


def ratio(these: list[float], those: list[float]) -> float:
    """Compare round by round and return the median."""
    return statistics.median(this / that for this, that in zip(these, those, strict=True))


async def idle(peer: Peer, count: int) -> float:
    """Open connections that do nothing; return the bytes that each costs the server."""
    before = peer.memory()
    sockets: list[ClientConnection] = []
    try:
        while len(sockets) < count:
            chunk = min(100, count - len(sockets))
            opened = (connect(peer.url, compression=None, ping_interval=None) for _ in range(chunk))
            sockets += await asyncio.gather(*opened)
            await asyncio.sleep(chunk / 400)  # under the platform's quota of 500 a second
        return (peer.memory() - before) / count
    finally:
        for socket in sockets:
            socket.transport.abort()


def spread(seconds: list[float]) -> str:
    """Show the median and the quartiles in microseconds."""
    low, middle, high = (value * 1e6 for value in statistics.quantiles(seconds, n=4))
    return f"{middle:.0f} µs ({low:.0f} to {high:.0f})"


class Report:
    """Prints figures as they come and remembers whether a target was missed."""

    def __init__(self) -> None:
        self.missed = False

    def figure(self, name: str, text: str) -> None:
        """Print a figure."""
        sys.stdout.write(f"{name:<50} {text}\n")
        sys.stdout.flush()

    def target(self, name: str, value: float, holds: Callable[[float], bool], wanted: str) -> None:
        """Print a figure that has a target, and whether it is met."""
        met = holds(value)
        self.missed = self.missed or not met
        self.figure(name, f"{value:.1f}  (wanted: {wanted})  {'ok' if met else 'MISSED'}")


def compare(report: Report, rounds: int, count: int) -> None:
    """Measure echoes and bursts against serverless-offline."""
    with ExitStack() as stack:
        python, node = (stack.enter_context(serverless_offline(language)) for language in ("python", "node"))
        bare, nothing, sdk, own = (stack.enter_context(ours(kind)) for kind in ("bare", "nothing", "boto3", "own"))
        measures = {peer.name: partial(seconds_an_echo, peer, count) for peer in (python, node, bare, sdk, own)}
        taken = in_turn({**measures, "boto3 alone": partial(seconds_a_post, nothing.url, count)}, rounds)
        for name, values in taken.items():
            report.figure(f"a sequential echo, {name}", spread(values))
        theirs = taken[python.name]
        most = ratio(theirs, taken["boto3 alone"])
        report.figure("… if nothing but boto3 took time", f"{most:.1f} times as fast")
        report.target("… gateway and boto3, times as fast", ratio(theirs, taken[sdk.name]), lambda x: x >= 2, "2")
        report.target("… gateway and own poster, times as fast", ratio(theirs, taken[own.name]), lambda x: x >= 5, "5")
        for peer in (sdk, own):
            back = asyncio.run(burst(peer, BURST))
            report.target(f"burst of {BURST}, {peer.name}, answered", back, lambda x: x == BURST, str(BURST))
    for language in ("python", "node"):
        with serverless_offline(language) as peer:
            back = asyncio.run(burst(peer, 100))
            report.figure(f"burst of 100, {peer.name}, answered", str(back))


def footprint(report: Report, rounds: int, count: int, connections: int) -> None:
    """Measure CPU and memory against the bare library."""
    with ours("bare") as bare, ours("own") as own:
        used = in_turn({peer.name: partial(processor_an_echo, peer, count) for peer in (bare, own)}, rounds)
        report.figure("CPU an echo, bare websockets", spread(used[bare.name]))
        report.figure("CPU an echo, gateway and own poster", spread(used[own.name]))
        report.target("… times the bare library's", ratio(used[own.name], used[bare.name]), lambda x: x <= 8, "<= 8")
    with ours("own") as own:
        each = asyncio.run(idle(own, connections))
        report.target(f"KB for each of {connections} idle connections", each / 1024, lambda x: x <= 25, "at most 25")


def main() -> None:
    """Run everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of the repetitions")
    parser.add_argument("--only", choices=("compare", "footprint"))
    options = parser.parse_args()
    scale = 1 if options.quick else 10
    report = Report()
    if options.only != "compare":
        footprint(report, rounds=5 if options.quick else 15, count=100 * scale, connections=500 * scale)
    if options.only != "footprint":
        compare(report, rounds=3 if options.quick else 15, count=15 * scale)
    sys.exit(report.missed)


if __name__ == "__main__":
    main()
