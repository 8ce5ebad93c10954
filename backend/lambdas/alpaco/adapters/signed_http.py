"""A small HTTP client for AWS: signed requests over connections that stay open."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from alpaco.adapters.http_wire import encode_request, read_response
from alpaco.adapters.signing import sign
from alpaco.config import Credentials
from alpaco.errors import DeliveryError

__all__ = ["Answer", "SignedClient"]

_TIMEOUT_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, body and headers (by lower-case name) of an answer, and the name of the error where it is one."""

    status: int
    error: str
    body: bytes
    headers: Mapping[str, str]


@lru_cache(maxsize=1)
def _authorities() -> ssl.SSLContext:
    """Read the system's certificate authorities once, not per connection: that takes tens of milliseconds."""
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    whole: bytes


class SignedClient:
    """Asks one AWS service; without credentials unsigned, as the local gateway takes it.

    May be used by many threads: each request has a connection to itself, which goes back to the idle ones.
    """

    def __init__(self, service: str, credentials: Credentials | None, *, timeout: float = _TIMEOUT_SECONDS) -> None:
        self._service = service
        self._timeout = timeout
        self._credentials = credentials
        self._lock = threading.Lock()
        self._idle: dict[tuple[str, str], list[socket.socket]] = {}

    def post(self, endpoint: str, path: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
        """Post once, as `send` does."""
        return self.send("POST", endpoint, path=path, headers=headers, body=body)

    def send(self, method: str, endpoint: str, *, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Ask once; `DeliveryError` where no answer came. `path` is percent-encoded and follows the endpoint's own.

        An idle connection that the server closed in the meantime does not count: the request goes over another.
        """
        parts = urlsplit(endpoint)
        target = parts.path.rstrip("/") + path
        if self._credentials is None:
            headers = {"host": parts.netloc, **headers}
        else:
            headers = sign(
                self._credentials,
                service=self._service,
                method=method,
                host=parts.netloc,
                path=target,
                headers=headers,
                body=body,
                now=time.time(),
            )
        try:
            request = _Request(method, encode_request(method, target, headers, body))
            return self._send((parts.scheme, parts.netloc), request)
        except OSError as error:
            raise DeliveryError(f"{parts.netloc} did not answer: {error!r}") from error

    def close(self) -> None:
        """Close the idle connections."""
        with self._lock:
            for connections in self._idle.values():
                for connection in connections:
                    connection.close()
            self._idle.clear()

    def _send(self, place: tuple[str, str], request: _Request) -> Answer:
        """Send over an idle connection, or over a new one where there is none or the server has closed it."""
        with self._lock:
            idle = self._idle.get(place)
            connection = idle.pop() if idle else None
        if connection is not None:
            try:
                return self._exchange(connection, place, request)
            except (BrokenPipeError, ConnectionResetError):
                pass
        return self._exchange(self._open(*place), place, request)

    def _open(self, scheme: str, authority: str) -> socket.socket:
        place = urlsplit(f"//{authority}")
        host, port = place.hostname or "", place.port or (443 if scheme == "https" else 80)
        connection = socket.create_connection((host, port), self._timeout)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return _authorities().wrap_socket(connection, server_hostname=host) if scheme == "https" else connection

    def _exchange(self, connection: socket.socket, place: tuple[str, str], request: _Request) -> Answer:
        try:
            connection.sendall(request.whole)
            response = read_response(connection.recv, request.method)
        except BaseException:
            connection.close()
            raise
        if response.reusable:
            with self._lock:
                self._idle.setdefault(place, []).append(connection)
        else:
            connection.close()
        return Answer(response.status, response.headers.get("x-amzn-errortype", ""), response.body, response.headers)
