"""AWS on this machine: moto's server, or dynalite, with a table and a bucket for each test."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from alpaco.adapters.dynamodb import DEFINITION
from alpaco.adapters.dynamodb_client import Table
from alpaco.adapters.signed_http import SignedClient
from alpaco.config import Credentials

KEYS = Credentials("ap-northeast-2", "AKID", "secret")
TOOLS = Path(os.environ.get("ALPACO_E2E_TOOLS") or Path.home() / ".cache" / "alpaco-e2e")
DYNALITE = TOOLS / "node_modules" / "dynalite"

_SERVE = """
const server = require(process.argv[1])({createTableMs: 0})
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`))
"""
_PLACE = (
    '<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
    f"<LocationConstraint>{KEYS.region}</LocationConstraint></CreateBucketConfiguration>"
)


@contextmanager
def moto() -> Iterator[str]:
    """Serve moto on a free port and give its address."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0)
    with contextlib.redirect_stderr(io.StringIO()):
        server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.stop()


@contextmanager
def dynalite() -> Iterator[str]:
    """Serve dynalite and give its address; tables appear at once."""
    node = shutil.which("node")
    assert node, "scripts/install-e2e installs it"
    process = subprocess.Popen([node, "-e", _SERVE, str(DYNALITE)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.communicate()


@contextmanager
def forgetful(endpoint: str) -> Iterator[str]:
    """Serve another DynamoDB faithfully, but hang up instead of giving the first answer to each write."""
    place = urlsplit(endpoint).netloc
    forgotten: set[bytes] = set()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            with closing(HTTPConnection(place)) as connection:
                connection.request("POST", self.path, body, dict(self.headers))
                answer = connection.getresponse()
                data = answer.read()
            if self.headers["x-amz-target"].endswith(("PutItem", "UpdateItem")) and body not in forgotten:
                forgotten.add(body)
                self.close_connection = True
                return
            self.send_response(answer.status)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{httpd.server_port}"
        finally:
            httpd.shutdown()
            thread.join()


def new_table(endpoint: str) -> str:
    """Create a table and return its name."""
    name = f"alpaco-{uuid4().hex}"
    table = Table(name, endpoint, KEYS)
    table.call("CreateTable", DEFINITION)
    while table.call("DescribeTable", {})["Table"]["TableStatus"] != "ACTIVE":
        pass
    table.close()
    return name


def new_bucket(endpoint: str) -> str:
    """Create a bucket and return its address."""
    address = f"{endpoint}/alpaco-{uuid4().hex}"
    client = SignedClient("s3", KEYS)
    answer = client.send("PUT", address, path="", headers={}, body=_PLACE.encode())
    assert answer.status == 200, answer
    client.close()
    return address
