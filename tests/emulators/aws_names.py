"""AWS's own host names on this machine, for commands that cannot be told of an emulator.

    with names(folder, endpoint) as place:                        # `endpoint` is the emulated account's
        subprocess.run(place.inside("docker", "push", …), env={**os.environ, **place.variables})

In a mount namespace of their own, commands find ECR's host name at a real registry, which tells the emulated ECR of
every push, and the host name of the emulated WebSocket API at the local gateway. Both have a certificate that the
commands trust. Needs root, and the ports 443 of 127.0.0.2 and 127.0.0.3.
"""

from __future__ import annotations

import asyncio
import json
import os
import ssl
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

__all__ = ["REGISTRY", "Place", "names"]

REGISTRY = "127.0.0.2:443"
_DOMAIN = "ap-northeast-2.amazonaws.com"
_ECR = f"123456789012.dkr.ecr.{_DOMAIN}"
_GATEWAY = ("127.0.0.3", 443)
_AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
_BIND = 'mount --bind "$0" /etc/hosts && exec "$@"'


@dataclass
class Place:
    """`variables` make programs trust the names; `gateway` is to be given the WebSocket's address on this machine."""

    hosts: Path
    variables: dict[str, str]
    gateway: Future[str] = field(default_factory=Future)

    def inside(self, *command: str) -> tuple[str, ...]:
        """Return the command to run where the names lead here."""
        return ("unshare", "--mount", "bash", "-c", _BIND, str(self.hosts), *command)

    def know(self, api: str) -> None:
        """Have the WebSocket API of this id lead to the gateway."""
        with self.hosts.open("a") as hosts:
            hosts.write(f"{_GATEWAY[0]} {api}.execute-api.{_DOMAIN}\n")


@contextmanager
def names(folder: Path, pushed: Callable[[str, str], None]) -> Iterator[Place]:
    """Serve the names while the block lasts; `pushed` is called with repository and tag after every push."""
    key, certificate = _certificate(folder)
    trusted = folder / "trusted.crt"
    trusted.write_text(Path(os.environ.get("SSL_CERT_FILE") or _AUTHORITIES).read_text() + certificate.read_text())
    hosts = folder / "hosts"
    hosts.write_text(f"{Path('/etc/hosts').read_text()}\n{REGISTRY.partition(':')[0]} {_ECR}\n")
    place = Place(hosts, {"SSL_CERT_FILE": str(trusted), "NODE_EXTRA_CA_CERTS": str(trusted)})
    with ExitStack() as stack:
        listener = stack.enter_context(_told(pushed))
        stack.enter_context(_registry(folder, key, certificate, listener))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)
        stack.enter_context(_door(context, place.gateway))
        yield place


def _certificate(folder: Path) -> tuple[Path, Path]:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    alternatives = f"DNS:{_ECR},DNS:*.execute-api.{_DOMAIN},IP:{REGISTRY.partition(':')[0]}"
    request = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=emulated")
    files = ("-keyout", str(key), "-out", str(certificate))
    subprocess.run((*request, "-addext", f"subjectAltName={alternatives}", *files), check=True, capture_output=True)
    return key, certificate


@contextmanager
def _told(pushed: Callable[[str, str], None]) -> Iterator[str]:
    """Listen for the registry's notifications; gives the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            notice = json.loads(self.rfile.read(int(self.headers["content-length"])))
            for event in notice["events"]:
                if event["action"] == "push" and "tag" in event["target"]:
                    pushed(event["target"]["repository"], event["target"]["tag"])
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def _registry(folder: Path, key: Path, certificate: Path, listener: str) -> Iterator[None]:
    settings = {
        "version": 0.1,
        "log": {"level": "warn"},
        "storage": {"filesystem": {"rootdirectory": str(folder / "registry")}},
        "http": {"addr": REGISTRY, "tls": {"certificate": str(certificate), "key": str(key)}},
        "notifications": {
            "endpoints": [{"name": "ecr", "url": listener, "timeout": "5s", "threshold": 5, "backoff": "1s"}]
        },
    }
    (folder / "registry.yml").write_text(json.dumps(settings))  # which is YAML
    with (folder / "registry.log").open("w") as log:
        process = subprocess.Popen(
            ("/usr/bin/docker-registry", "serve", folder / "registry.yml"), stdout=log, stderr=log
        )
    context = ssl.create_default_context(cafile=certificate)
    try:
        for _ in range(100):
            with suppress(OSError), urllib.request.urlopen(f"https://{REGISTRY}/v2/", context=context):
                break
            time.sleep(0.05)
        else:
            raise AssertionError((folder / "registry.log").read_text())
        yield
    finally:
        process.kill()
        process.wait()


@contextmanager
def _door(context: ssl.SSLContext, gateway: Future[str]) -> Iterator[None]:
    """Take TLS off what comes for the WebSocket API and carry it to the local gateway, once that is there."""
    stop = asyncio.Event()
    ready = threading.Event()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        address, stage = (await asyncio.wrap_future(gateway)).removeprefix("ws://").split("/")
        host, _, port = address.partition(":")
        inner_reader, inner_writer = await asyncio.open_connection(host, int(port))
        try:
            asked = (await reader.readline()).split()
            inner_writer.write(b" ".join((asked[0], f"/{stage}".encode(), asked[2])) + b"\r\n")
            await asyncio.gather(_copy(reader, inner_writer), _copy(inner_reader, writer))
        except asyncio.CancelledError:
            pass  # the end of the test
        finally:
            inner_writer.close()
            writer.transport.abort()  # TLS would wait for the other side's goodbye

    async def serve() -> None:
        async with await asyncio.start_server(carry, *_GATEWAY, ssl=context):
            loops.append(asyncio.get_running_loop())
            ready.set()
            await stop.wait()
        open_ones = asyncio.all_tasks() - {asyncio.current_task()}
        for task in open_ones:
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)
        await asyncio.sleep(0)  # in which transports close

    loops: list[asyncio.AbstractEventLoop] = []
    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    assert ready.wait(10), f"{_GATEWAY} is taken"
    try:
        yield
    finally:
        loops[0].call_soon_threadsafe(stop.set)
        thread.join()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        writer.close()
