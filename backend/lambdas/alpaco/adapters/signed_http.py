"""A small HTTP client for AWS: signed requests over connections that stay open."""

from __future__ import annotations

import http.client
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from alpaco.adapters.signing import sign
from alpaco.config import Credentials
from alpaco.errors import DeliveryError

__all__ = ["Answer", "SignedClient"]

_TIMEOUT_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, body and headers of an answer, and the name of the error where it is one."""

    status: int
    error: str
    body: bytes
    headers: http.client.HTTPMessage


@lru_cache(maxsize=1)
def _authorities() -> ssl.SSLContext:
    """Read the system's certificate authorities once, not per connection: that takes tens of milliseconds."""
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


class SignedClient:
    """Asks one AWS service; without credentials unsigned, as the local gateway takes it.

    May be used by many threads: each request has a connection to itself, which goes back to the idle ones.
    """

    def __init__(self, service: str, credentials: Credentials | None, *, timeout: float = _TIMEOUT_SECONDS) -> None:
        self._service = service
        self._timeout = timeout
        self._credentials = credentials
        self._lock = threading.Lock()
        self._idle: dict[tuple[str, str], list[http.client.HTTPConnection]] = {}

    def post(self, endpoint: str, path: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
        """Post once, as `send` does."""
        return self.send("POST", endpoint, path=path, headers=headers, body=body)

    def send(self, method: str, endpoint: str, *, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Ask once; `DeliveryError` where no answer came. `path` is percent-encoded and follows the endpoint's own.

        An idle connection that the server closed in the meantime does not count: the request goes over another.
        """
        parts = urlsplit(endpoint)
        target = parts.path.rstrip("/") + path
        if self._credentials is not None:
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
            return self._send((parts.scheme, parts.netloc), _Request(method, target, headers, body))
        except (OSError, http.client.HTTPException) as error:
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
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                pass
        return self._exchange(self._open(*place), place, request)

    def _open(self, scheme: str, host: str) -> http.client.HTTPConnection:
        if scheme == "https":
            return http.client.HTTPSConnection(host, timeout=self._timeout, context=_authorities())
        return http.client.HTTPConnection(host, timeout=self._timeout)

    def _exchange(self, connection: http.client.HTTPConnection, place: tuple[str, str], request: _Request) -> Answer:
        try:
            connection.request(request.method, request.target, request.body, dict(request.headers))
            response = connection.getresponse()
            error = response.headers.get("x-amzn-errortype", "")
            answer = Answer(response.status, error, response.read(), response.headers)
        except BaseException:
            connection.close()
            raise
        with self._lock:
            self._idle.setdefault(place, []).append(connection)
        return answer
