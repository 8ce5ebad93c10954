"""The gateway against serverless-offline 13 and the bare `websockets` library, in one run.

    benchmarks/gateway/install      # once: npm's packages into build/
    .venv/bin/python benchmarks/gateway/run.py [--quick]

Servers that are compared run side by side and take turns, so that what else the machine does meets all of them.
Ends with status 1 when a target of the gateway is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack

from peers import Peer, ours, serverless_offline
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


def sequential(peers: list[Peer], rounds: int, count: int) -> dict[str, list[float]]:
    """Let the peers take turns at sequential echoes; return the seconds of each echo in each one's best round.

    The best, as what else the machine does can only slow a round down.
    """
    taken: dict[str, list[list[float]]] = {peer.name: [] for peer in peers}
    for _ in range(rounds):
        for peer in peers:
            taken[peer.name].append(asyncio.run(echoes(peer, count)))
    return {name: min(rounds, key=statistics.median) for name, rounds in taken.items()}


def processor(peers: list[Peer], rounds: int, count: int) -> dict[str, float]:
    """Let the peers take turns at sequential echoes; return each server's CPU seconds an echo, of its best round.

    The best, as what else the machine does can only add to it.
    """
    used: dict[str, list[float]] = {peer.name: [] for peer in peers}
    for _ in range(rounds):
        for peer in peers:
            asyncio.run(echoes(peer, 20))
            before = peer.cpu()
            asyncio.run(echoes(peer, count))
            used[peer.name].append((peer.cpu() - before) / count)
    return {name: min(values) for name, values in used.items()}


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


class Report:
    """Prints figures as they come and remembers whether a target was missed."""

    def __init__(self) -> None:
        self.missed = False

    def figure(self, name: str, text: str) -> None:
        """Print a figure."""
        sys.stdout.write(f"{name:<46} {text}\n")
        sys.stdout.flush()

    def target(self, name: str, value: float, holds: Callable[[float], bool], wanted: str) -> None:
        """Print a figure that has a target, and whether it is met."""
        met = holds(value)
        self.missed = self.missed or not met
        self.figure(name, f"{value:.1f}  (wanted: {wanted})  {'ok' if met else 'MISSED'}")


def compare(report: Report, rounds: int, count: int) -> None:
    """Measure echoes and bursts against serverless-offline."""
    with ExitStack() as stack:
        start = stack.enter_context
        python, node = start(serverless_offline("python")), start(serverless_offline("node"))
        sdk, own = start(ours("boto3")), start(ours("own"))
        times = sequential([python, node, sdk, own], rounds, count)
        rates = {name: 1 / statistics.median(values) for name, values in times.items()}
        for name, values in times.items():
            worst = statistics.quantiles(values, n=100)[98] * 1000
            report.figure(f"sequential echo, {name}", f"{rates[name]:.0f} a second, p99 {worst:.1f} ms")
        report.target("… boto3, times serverless-offline's", rates["boto3"] / rates[python.name], lambda x: x >= 2, "2")
        report.target(
            "… own poster, times serverless-offline's", rates["own"] / rates[python.name], lambda x: x >= 5, "5"
        )
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
        used = processor([bare, own], rounds, count)
        report.figure("CPU an echo, bare websockets", f"{used['bare'] * 1e6:.0f} µs")
        report.figure("CPU an echo, gateway and own poster", f"{used['own'] * 1e6:.0f} µs")
        report.target("… times the bare library's", used["own"] / used["bare"], lambda x: x <= 8, "at most 8")
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
        footprint(report, rounds=3 if options.quick else 7, count=200 * scale, connections=500 * scale)
    if options.only != "footprint":
        compare(report, rounds=2 if options.quick else 8, count=15 * scale)
    sys.exit(report.missed)


if __name__ == "__main__":
    main()
