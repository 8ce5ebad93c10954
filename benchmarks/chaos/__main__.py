"""A storm of faults over the whole service: what it promises is counted, not believed.

    .venv/bin/python benchmarks/chaos                        # 2,000 generations by a scripted engine
    .venv/bin/python benchmarks/chaos --real 50              # 50 by the catalogue engine, proved in the sandbox
    .venv/bin/python benchmarks/chaos --generations 60 --speed 8

Functions run in processes of their own behind the local gateway, on one SQLite file. Ends with status 1 when a
promise is broken.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path

from clients import Followed, FragileClient, both
from plan import Plan

from alpaco.adapters.sqlite import SqliteStore
from alpaco.config import Settings, process_variables, to_environment
from alpaco.problem.generation import Key
from local_gateway import EventPolicy, Faults, Gateway, GatewayConfig, HttpRequest, Processes, Routes, python_program

HERE = Path(__file__).parent
ROUTES = HERE.parents[1] / "contracts" / "routes.json"
OWNER = "local"  # what the handler calls a caller whom nobody authorized
TERMINAL = ("generation.completed", "generation.failed", "generation.cancelled")


class Storm:
    """One run: the gateway, its functions, and what became of it."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan = plan
        self.folder = folder
        self.done = 0
        self.struck: Counter[str] = Counter()
        self._port = 0
        self._faults = Faults()
        plan.write(folder / "plan.json")

    async def run(self) -> tuple[list[Followed], FragileClient]:
        """Let every generation and every client come to its end."""
        gate = asyncio.Semaphore(self.plan.together)
        running = asyncio.create_task(self._service())
        while not self._port:
            await asyncio.sleep(0.05)
        url = f"ws://127.0.0.1:{self._port}/dev"
        client = FragileClient(url, self.plan.dropped_connection, self.plan.speed)
        followers: list[Followed] = []

        async def one(number: int) -> None:
            async with gate:
                problem_id = f"p{number}"
                first = Followed(problem_id)
                second = Followed(problem_id) if random.random() < self.plan.second_client else None
                followers.extend(one for one in (first, second) if one is not None)
                cancel_after = random.randint(1, 20) if random.random() < self.plan.cancelled else None
                await both(client, first, second, cancel_after)
                self.done += 1

        await asyncio.gather(*(one(number) for number in range(self.plan.generations)))
        await self._settled()
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        return followers, client

    async def _service(self) -> None:
        """Serve, with restarts in between when so many generations are done."""
        for part in range(self.plan.restarts + 1):
            enough = self.plan.generations * (part + 1) / (self.plan.restarts + 1)
            async with self._gateway() as sweeper:
                while part == self.plan.restarts or self.done < enough:
                    await sweeper.invoke(b'{"sweep":true}')
                    await asyncio.sleep(5.0 / self.plan.speed)

    @asynccontextmanager
    async def _gateway(self) -> AsyncIterator[Processes]:
        variables = process_variables()

        def function(handler: str, name: str, concurrency: int) -> Processes:
            program = python_program(f"functions.{handler}", HERE, variables)
            return Processes(program, name, concurrency=concurrency)

        sweeper = function("worker_handler", "sweeper", 2)
        functions = {
            "route": function("route_handler", "route", self.plan.together),
            "worker": function("worker_handler", "worker", self.plan.workers),
            "sweeper": sweeper,
        }
        self._faults = Faults(self.plan.faults())
        config = GatewayConfig(
            routes=Routes.read(ROUTES),
            function="route",
            port=self._port,
            faults=self._faults,
            events=EventPolicy(retry_seconds=()),
        )
        gateway = Gateway(config, functions)
        async with gateway:
            self._port = gateway.port
            settings = Settings(
                self.folder,
                management_endpoint=gateway.endpoint,
                lambda_endpoint=gateway.invoke_endpoint,
                access_key="local",
                secret_key="local",  # noqa: S106
            )
            to_environment(settings, variables)
            variables["CHAOS_PLAN"] = str(self.folder / "plan.json")
            try:
                yield sweeper
            finally:
                self._tally()

    async def _settled(self) -> None:
        """Wait until every generation is closed."""
        with closing(SqliteStore(self.folder / "alpaco.sqlite3")) as store:
            keys = [Key(OWNER, f"p{number}") for number in range(self.plan.generations)]
            while not all((found := store.get(key)) is not None and found.closed for key in keys):
                await asyncio.sleep(0.2)

    def _tally(self) -> None:
        told = json.loads(self._faults.control(HttpRequest("GET", "/@faults", "", {}, b"")).body)
        for fault in told["faults"]:
            self.struck[f"{fault['at']} {fault['do']} {fault['match'] or ''}".strip()] += fault["struck"]


def broken_promises(storm: Storm, followers: list[Followed]) -> list[str]:
    """Compare every log with what it promises, and every client with its log."""
    found = []
    logs: dict[str, list[bytes]] = {}
    with closing(SqliteStore(storm.folder / "alpaco.sqlite3")) as store:
        for number in range(storm.plan.generations):
            events = store.read(Key(OWNER, f"p{number}"), 0)
            logs[f"p{number}"] = [event.frame for event in events]
            kinds = [json.loads(event.frame)["type"] for event in events]
            if [event.seq for event in events] != list(range(1, len(events) + 1)):
                found.append(f"p{number}: the log has gaps")
            if [kind for kind in kinds if kind in TERMINAL] != kinds[-1:]:
                found.append(f"p{number}: not exactly one terminal event: {kinds}")
    for one in followers:
        if not one.agrees(logs[one.problem_id]):
            seqs = [event.get("seq", event["type"]) for event in one.events]
            found.append(f"{one.problem_id}: a client has {seqs} of {len(logs[one.problem_id])} events")
    return found


def payments(ledger: Path) -> tuple[Counter[str], list[str]]:
    """Count calls; list those that were made although their stage was paid for and saved."""
    counts: Counter[str] = Counter()
    saved: set[str] = set()
    called: set[str] = set()
    twice = []
    for line in ledger.read_text().splitlines() if ledger.exists() else ():
        what, stage = line.split(" ", 1)
        counts[what] += 1
        if what == "saved":
            saved.add(stage)
        elif what == "calls":
            if stage in saved:
                twice.append(f"{stage}: paid for again after it was saved")
            counts["begun again"] += stage in called
            called.add(stage)
    return counts, twice


def report(storm: Storm, followers: list[Followed], client: FragileClient, seconds: float) -> list[str]:
    """Print the figures; return the broken promises."""
    with closing(SqliteStore(storm.folder / "alpaco.sqlite3")) as store:
        records = [store.get(Key(OWNER, f"p{number}")) for number in range(storm.plan.generations)]
    broken = broken_promises(storm, followers)
    counts, twice = payments(Path(storm.plan.ledger))
    delivered = sum(len(one.events) for one in followers)
    states = Counter(record.state.value for record in records if record)
    crashes = Counter(min(record.crashes, 3) for record in records if record)
    plan = storm.plan
    print(
        f"{plan.generations} generations, {len(followers)} clients, {seconds:.0f} s, clock {plan.speed:g} times as fast"
    )
    print("ends:", dict(states), "; leases that ran out, per generation:", dict(sorted(crashes.items())))
    print("faults of the gateway:", dict(storm.struck))
    print(f"connections dropped: {client.drops}; reconnects by cause: {client.reconnects}")
    print(
        f"event frames received: {client.frames}; events delivered: {delivered}; "
        f"dropped as known or early: {client.frames - delivered} ({1 - delivered / client.frames:.1%})"
    )
    print("paid calls:", dict(counts), f"; paid again after they were saved: {len(twice)}")
    print(f"broken promises: {len(broken) + len(twice)}")
    for line in [*broken, *twice][:20]:
        print("  ", line)
    return broken + twice


def main() -> int:
    """Run as the command line says."""
    parser = argparse.ArgumentParser(description="A storm of faults over the whole service.")
    parser.add_argument("--generations", type=int, default=2000)
    parser.add_argument("--real", type=int, metavar="N", help="N generations by the catalogue engine instead")
    parser.add_argument("--together", type=int, default=64)
    parser.add_argument("--workers", type=int, default=12)
    parser.add_argument("--speed", type=float, default=1.0, help="how much faster the service's clock runs")
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    random.seed(options.seed)
    logging.getLogger("local_gateway").setLevel(logging.CRITICAL)  # every kill would be reported
    with tempfile.TemporaryDirectory(prefix="chaos-") as name:
        folder = Path(name)
        plan = Plan(
            generations=options.real or options.generations,
            together=options.together,
            workers=options.workers,
            ledger=str(folder / "ledger"),
            began=time.time(),
            speed=options.speed,
            real=bool(options.real),
        )
        storm = Storm(plan, folder)
        began = time.monotonic()
        followers, client = asyncio.run(storm.run())
        return 1 if report(storm, followers, client, time.monotonic() - began) else 0


if __name__ == "__main__":
    sys.exit(main())
