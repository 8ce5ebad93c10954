"""Many clients at once on one machine, each following a generation of its own at one frame a second.

    .venv/bin/python benchmarks/thousand_clients [--clients 1000] [--seconds 60] [--hosts 2] [--p95 250]

The gateway and the routes run in this process, the workers (a thread each) and the clients in others. The delay of a
frame is from the time that it bears, taken before it is written to the log, to its delivery by the client. Ends with
status 1 when a client misses an event or the 95th percentile is not below `--p95` milliseconds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from alpaco.bootstrap import Service, build
from alpaco.config import Settings, process_variables, to_environment
from alpaco.entrypoints.aws_lambda import handle_route
from local_gateway import Answer, Gateway, GatewayConfig, InProcess, Routes

HERE = Path(__file__).parent
ROUTES = HERE.parents[1] / "contracts" / "routes.json"


class Hosts:
    """A function whose runs are threads of a few processes: implements the gateway's `Function`."""

    name = "worker"

    def __init__(self, processes: list[asyncio.subprocess.Process]) -> None:
        self._processes = processes
        self._turn = 0

    def invoke(self, event: bytes, _disturbance: object = None) -> asyncio.Future[Answer]:
        """Hand the event to the next process."""
        asked = json.loads(event)
        line = json.dumps({"owner": asked["owner"], "problem_id": asked["problemId"]})
        host = self._processes[self._turn % len(self._processes)]
        self._turn += 1
        assert host.stdin is not None
        host.stdin.write(line.encode() + b"\n")
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        answered.set_result(Answer(b"null"))
        return answered

    async def close(self) -> None:
        """End the processes."""
        for host in self._processes:
            host.kill()
            await host.wait()


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process uses: seconds of CPU so far, kilobytes of memory now."""

    cpu: float
    kb: int

    @classmethod
    def of(cls, pid: int) -> Usage:
        """Read it."""
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        status = Path(f"/proc/{pid}/status").read_text()
        cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return cls(cpu, int(status.partition("VmRSS:")[2].split()[0]))


@asynccontextmanager
async def serving(folder: Path, hosts: int) -> AsyncIterator[tuple[Gateway, list[int]]]:
    """Serve, with the gateway and the routes in this process; yields it and the ids of the workers' processes."""
    services: list[Service] = []
    processes: list[asyncio.subprocess.Process] = []
    route = InProcess(lambda event, context: handle_route(services[0], event, context), "route")
    config = GatewayConfig(routes=Routes.read(ROUTES), function="route", port=0)
    async with Gateway(config, {"route": route, "worker": Hosts(processes)}) as gateway:
        settings = Settings(
            folder,
            management_endpoint=gateway.endpoint,
            lambda_endpoint=gateway.invoke_endpoint,
            access_key="local",
            secret_key="local",  # noqa: S106
        )
        services.append(build(settings))
        variables = process_variables()
        to_environment(settings, variables)
        for _ in range(hosts):
            command = (sys.executable, str(HERE / "workers.py"))
            processes.append(
                await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.PIPE, env=variables)
            )
        yield gateway, [process.pid for process in processes]
        services[0].close()


async def run(clients: int, seconds: int, *, hosts: int, wanted: float) -> bool:
    """Run once and print the figures; True where they are as wanted."""
    with tempfile.TemporaryDirectory(prefix="clients-") as folder:
        async with serving(Path(folder), hosts) as (gateway, workers):
            own = [os.getpid(), *workers]
            empty = Usage.of(own[0])
            arguments = (str(HERE / "followers.py"), gateway.url, str(clients), str(seconds))
            followers = await asyncio.create_subprocess_exec(
                sys.executable, *arguments, stdout=asyncio.subprocess.PIPE, limit=2**26
            )
            telling = asyncio.create_task(followers.communicate())
            await asyncio.sleep(clients / 100 + 5)  # everybody is there
            there, begin = gateway.connection_count, [Usage.of(pid) for pid in own]
            span = max(1, seconds - clients // 100 - 10)
            await asyncio.sleep(span)
            end = [Usage.of(pid) for pid in own]
            told = json.loads((await telling)[0])
    cpu = [(after.cpu - before.cpu) / span * 1000 / clients for before, after in zip(begin, end, strict=True)]
    kb = (begin[0].kb - empty.kb) / clients, sum(usage.kb for usage in begin[1:]) / clients
    delays = told["delays"]
    p50, p95, p99 = (delays[int(len(delays) * part)] * 1000 for part in (0.50, 0.95, 0.99))
    print(f"{clients} clients, {seconds} frames each, {there} connections at once, load {os.getloadavg()[0]:.1f}")
    print(f"every event once, in order, to the end: {told['whole']} clients; reconnects: {told['retries']}")
    print(f"from log to client: p50 {p50:.1f} ms, p95 {p95:.1f} ms, p99 {p99:.1f} ms, most {delays[-1] * 1000:.0f} ms")
    print("for each connection at one frame a second:")
    print(f"  gateway and routes {kb[0]:.1f} KB, {cpu[0]:.2f} ms of CPU a second")
    print(f"  workers            {kb[1]:.1f} KB, {sum(cpu[1:]):.2f} ms")
    print(
        f"  client             {told['rss_kb'] / clients:.1f} KB, {told['cpu'] / told['frames'] * 1000:.2f} ms a frame"
    )
    return told["whole"] == clients and p95 < wanted


def main() -> int:
    """Run as the command line says."""
    parser = argparse.ArgumentParser(description="Many clients at once, each at one frame a second.")
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--hosts", type=int, default=2)
    parser.add_argument("--p95", type=float, default=250.0, help="milliseconds")
    options = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))  # three sockets for each client
    return 0 if asyncio.run(run(options.clients, options.seconds, hosts=options.hosts, wanted=options.p95)) else 1


if __name__ == "__main__":
    sys.exit(main())
