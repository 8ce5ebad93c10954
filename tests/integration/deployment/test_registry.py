"""What is said to a registry, and what of its answers is believed."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from alpaco.problem.text import Locale
from deployment.manifest import check_manifest
from deployment.registry import Registry

IMAGE = "application/vnd.docker.distribution.manifest.v2+json"
CONFIG = "application/vnd.docker.container.image.v1+json"


class Answers(BaseHTTPRequestHandler):
    """Answers as ECR does: who has no token is refused, and blobs lie elsewhere, at an address that is signed."""

    seen: list[tuple[str, str | None, str | None]]

    def do_GET(self) -> None:
        """Tell a manifest, send on for its configuration."""
        self.seen.append((self.path, self.headers["authorization"], self.headers["accept"]))
        if self.path.startswith("/elsewhere"):
            self.tell(200, json.dumps({"architecture": "amd64", "os": "linux", "config": {"Entrypoint": ["x"]}}))
        elif self.headers["authorization"] != "Basic dG9rZW4=":
            self.tell(401, "who are you?")
        elif self.path == "/v2/alpaco/app/manifests/one":
            manifest = {"config": {"mediaType": CONFIG, "digest": "sha256:cc"}, "layers": []}
            self.tell(200, json.dumps(manifest), ("content-type", f"{IMAGE}; charset=utf-8"))
        elif self.path == "/v2/alpaco/app/blobs/sha256:cc":
            self.tell(307, "", ("location", "/elsewhere?signature=s"))
        elif self.path.endswith("/huge"):
            self.tell(200, "x" * (9 << 20), ("content-type", IMAGE))
        else:
            self.tell(404, "none")

    def tell(self, status: int, body: str, *headers: tuple[str, str]) -> None:
        """Send an answer."""
        self.send_response(status)
        for name, value in (*headers, ("content-length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def registry() -> Iterator[str]:
    """Run it; yield its address."""
    Answers.seen = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def url() -> Iterator[str]:
    """Give a registry's address."""
    with registry() as address:
        yield address


def test_token_is_shown_to_the_registry_alone(url):
    """The configuration is fetched where the registry sends us, without its token."""
    image = check_manifest(Registry(url, "dG9rZW4="), "alpaco/app", "one")
    assert image.findings == ()
    assert image.architecture == "linux/amd64"
    path, token, accept = Answers.seen[0]
    assert (path, token) == ("/v2/alpaco/app/manifests/one", "Basic dG9rZW4=")
    assert accept is not None
    assert accept.count("application/vnd.") == 4
    assert [(path, token) for path, token, _ in Answers.seen[-1:]] == [("/elsewhere?signature=s", None)]


@pytest.mark.parametrize(
    ("token", "reference", "trouble", "words"),
    [
        (None, "one", "image-no-entry", "401"),
        ("dG9rZW4=", "two", "image-absent", "alpaco/app:two"),
        ("dG9rZW4=", "sha256:00", "image-absent", "alpaco/app@sha256:00"),
        ("dG9rZW4=", "huge", "image-no-answer", "8 MiB"),
    ],
)
def test_image_that_cannot_be_read_is_a_finding(url, token, reference, trouble, words):
    """No rights, no image, too much of an answer: each is named, with the image or the cause."""
    (finding,) = check_manifest(Registry(url, token), "alpaco/app", reference).findings
    assert finding.check == trouble
    assert words in finding.what.of(Locale.EN)
    assert words in finding.what.of(Locale.KO)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://[", "nonsense"])
def test_registry_out_of_reach_is_a_finding(address):
    """Nobody listens, or the address is none."""
    (finding,) = check_manifest(Registry(address), "alpaco/app", "one").findings
    assert finding.check == "image-no-answer"
