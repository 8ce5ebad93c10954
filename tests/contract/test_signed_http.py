"""The signed client over TLS: as AWS is reached, certificate and name checked, connection kept."""

from __future__ import annotations

import datetime
import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_CLIENT = """
import sys
from alpaco.adapters.signed_http import SignedClient
from alpaco.config import Credentials
client = SignedClient("lambda", Credentials("eu-west-1", "AKID", "secret"))
for _ in range(2):
    print(client.post(sys.argv[1], "/2015-03-31/functions/f/invocations", headers={}, body=b"{}").body.decode())
"""


class _Peer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Answer with the client's own port, so that it shows whether the connection was kept."""
        self.rfile.read(int(self.headers["content-length"]))
        body = str(self.client_address[1]).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def _certify(folder: Path) -> Path:
    """Write a key and a certificate for `localhost` into one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    today = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "localhost.pem"
    path.write_bytes(private + certificate.public_bytes(pem))
    return path


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Serve over TLS; yield the port and the certificate."""
    certificate = _certify(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Peer) as httpd:
        httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield httpd.server_port, certificate
        httpd.shutdown()
        thread.join()


def ask(endpoint: str, authorities: Path | None) -> subprocess.CompletedProcess[str]:
    """Post twice from a process that trusts these authorities, by default the machine's."""
    trusted = {} if authorities is None else {"SSL_CERT_FILE": str(authorities)}
    command = (sys.executable, "-c", _CLIENT, endpoint)
    return subprocess.run(command, env={**os.environ, **trusted}, capture_output=True, text=True, check=False)


def test_both_requests_go_over_one_connection(peer: tuple[int, Path]) -> None:
    """The handshake is paid for once."""
    port, certificate = peer
    answer = ask(f"https://localhost:{port}", certificate)
    first, second = answer.stdout.split()
    assert first == second, answer.stderr


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_stranger_is_not_spoken_to(peer: tuple[int, Path], host: str) -> None:
    """Neither a certificate that nobody trusts nor one for another name is accepted."""
    port, certificate = peer
    answer = ask(f"https://{host}:{port}", None if host == "localhost" else certificate)
    assert not answer.stdout
    assert "CERTIFICATE_VERIFY_FAILED" in answer.stderr
