"""A server that answers as it is told and keeps what it was asked: the other side of our HTTP adapters."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(slots=True)
class Told:
    """What to answer, and what came. A status of 0 hangs up without an answer; the last status repeats."""

    statuses: list[int]
    body: bytes = b""
    endpoint: str = ""
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    connections: set[Any] = field(default_factory=set)


@contextmanager
def server(*statuses: int, body: bytes = b"") -> Iterator[Told]:
    """Run it while the block lasts; every answer has this body."""
    told = Told(list(statuses), body)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            told.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            told.connections.add(self.client_address)
            status = told.statuses.pop(0) if len(told.statuses) > 1 else told.statuses[0]
            if status == 0:
                self.close_connection = True
                return
            self.send_response(status)
            if status >= 400:
                self.send_header("x-amzn-errortype", "SomeException")
            self.send_header("content-length", str(len(told.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(told.body)
            if status == 299:  # answers and hangs up afterwards, as a server does with an idle connection
                self.close_connection = True

        do_GET = do_PUT = do_HEAD = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        told.endpoint = f"http://127.0.0.1:{httpd.server_port}"
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield told
        finally:
            httpd.shutdown()
            thread.join()
