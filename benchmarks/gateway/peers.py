"""What is measured: each a process group of its own, started and ended here."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TOOLS = ROOT / "build" / "gateway-tools"
START_SECONDS = 120
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "eu-west-1"}


@dataclass(frozen=True)
class Peer:
    """A running server."""

    name: str
    url: str
    pid: int

    def cpu(self) -> float:
        """Tell the CPU seconds that its threads have used, to the nanosecond (Linux alone counts them so)."""
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9

    def memory(self) -> int:
        """Tell the bytes that its process keeps in memory."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def ours(kind: str) -> Iterator[Peer]:
    """Start one of the servers of `server.py`."""
    command = (sys.executable, str(HERE / "server.py"), kind)
    with _process(command, {}, HERE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield Peer(kind, process.stdout.readline().decode().strip(), process.pid)


@contextmanager
def serverless_offline(language: str) -> Iterator[Peer]:
    """Start serverless-offline with the echo in `python` or `node`."""
    port, http, functions = _ports(3)
    runtime = {"python": "python3.11", "node": "nodejs20.x"}[language]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "node_modules").symlink_to(TOOLS / "node_modules")
        for handler in (HERE / "handlers").iterdir():
            if handler.is_file():
                (Path(folder) / handler.name).write_bytes(handler.read_bytes())
        (Path(folder) / "serverless.yml").write_text(json.dumps(_service(runtime, port, http, functions)))
        command = ("node", str(TOOLS / "node_modules" / "serverless" / "bin" / "serverless.js"), "offline", "start")
        environment = {
            "VIRTUAL_ENV": str(Path(sys.executable).parents[1]),
            "SLS_TELEMETRY_DISABLED": "1",
            "SLS_NOTIFICATIONS_MODE": "off",
        }
        with _process(command, environment, Path(folder), stdout=subprocess.DEVNULL) as process:
            _await_port(port, process)
            yield Peer(f"serverless-offline ({language})", f"ws://127.0.0.1:{port}", process.pid)


def _service(runtime: str, port: int, http: int, functions: int) -> dict[str, object]:
    events = [{"websocket": {"route": route}} for route in ("$connect", "$disconnect", "$default")]
    return {
        "service": "echo",
        "frameworkVersion": "3",
        "provider": {
            "name": "aws",
            "runtime": runtime,
            "region": "eu-west-1",
            "websocketsApiRouteSelectionExpression": "$request.body.action",
            "environment": {"ENDPOINT": f"http://127.0.0.1:{port}"},
        },
        "plugins": ["serverless-offline"],
        "custom": {
            "serverless-offline": {
                "host": "127.0.0.1",
                "httpPort": http,
                "websocketPort": port,
                "lambdaPort": functions,
            }
        },
        "functions": {"echo": {"handler": "echo.handler", "timeout": 30, "events": events}},
    }


@contextmanager
def _process(
    command: tuple[str, ...], environment: dict[str, str], folder: Path, *, stdout: int
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **KEYS, **environment},
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _await_port(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("serverless-offline did not start; run benchmarks/gateway/install first")
