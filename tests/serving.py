"""`alpaco serve` as a user starts it, for the suites that need the whole service."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from websockets.sync.client import ClientConnection, connect

ALPACO = str(Path(sys.executable).with_name("alpaco"))
TERMINAL = {"generation.completed", "generation.failed", "generation.cancelled"}
PATIENCE = 120.0  # seconds until a frame that must come counts as missing; CI machines are slow


@dataclass
class Served:
    """A running service."""

    process: subprocess.Popen[str]
    url: str

    @property
    def page(self) -> str:
        """The page's address."""
        return self.url.replace("ws://", "http://").replace("/dev", "/")

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Ask for a path over HTTP, as it is; returns status, headers in lower case and body."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def connect(self) -> ClientConnection:
        """Open a WebSocket."""
        return connect(self.url)


@contextmanager
def serving(data: Path, *arguments: str, variables: Mapping[str, str] | None = None) -> Iterator[Served]:
    """Start the service on a free port, with more `variables` in its environment, and end it as Ctrl-C does."""
    command = [ALPACO, "serve", "--port", "0", "--data", str(data), "--language", "en", *arguments]
    environment = {**os.environ, **(variables or {})}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    assert process.stdout is not None
    try:
        greeting = ""
        while not (found := re.search(r"WebSocket +(ws://\S+)", greeting)):
            line = process.stdout.readline()
            assert line, f"alpaco serve ended: {greeting}"
            greeting += line
        yield Served(process, found[1])
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def ask(socket: ClientConnection, action: str, **fields: Any) -> None:
    """Send one frame."""
    socket.send(json.dumps({"action": action, **fields}))


def hear(socket: ClientConnection) -> dict[str, Any]:
    """Receive one frame."""
    frame: dict[str, Any] = json.loads(socket.recv(timeout=PATIENCE))
    return frame


def events(socket: ClientConnection) -> Iterator[dict[str, Any]]:
    """Receive the events of a generation up to its end; replies between them are passed over."""
    while True:
        frame = hear(socket)
        if "seq" not in frame:
            assert frame["type"] != "error", frame
            continue
        yield frame
        if frame["type"] in TERMINAL:
            return


def kinds(log: list[Mapping[str, Any]]) -> list[str]:
    """Name the types in order of their first appearance."""
    return list(dict.fromkeys(event["type"] for event in log))
