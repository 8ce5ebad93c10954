"""A small HTTP client for AWS: signed POSTs over connections that stay open."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from alpaco.adapters.signing import sign
from alpaco.config import Credentials
from alpaco.errors import DeliveryError

__all__ = ["Answer", "SignedClient"]

_TIMEOUT_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and body of an answer, and the name of the error where it is one."""

    status: int
    error: str
    body: bytes


class _OnePiece(http.client.HTTPConnection):
    """Writes head and body together: apart they are two packets, and the server wakes twice for each request."""

    _pieces: list[bytes] | None = None

    def request(self, *args: Any, **kwargs: Any) -> None:
        pieces: list[bytes] = []
        self._pieces = pieces
        try:
            super().request(*args, **kwargs)
        finally:
            self._pieces = None
        self.send(b"".join(pieces))

    def send(self, data: Any) -> None:
        if self._pieces is None:
            super().send(data)
        else:
            self._pieces.append(data)


class _SecureOnePiece(_OnePiece, http.client.HTTPSConnection):
    """The same over TLS."""


class SignedClient:
    """Posts to one AWS service; without credentials unsigned, as the local gateway takes it.

    May be used by many threads: each post has a connection to itself, which goes back to the idle ones.
    """

    def __init__(self, service: str, credentials: Credentials | None, *, timeout: float = _TIMEOUT_SECONDS) -> None:
        self._service = service
        self._timeout = timeout
        self._credentials = credentials
        self._lock = threading.Lock()
        self._idle: dict[tuple[str, str], list[http.client.HTTPConnection]] = {}

    def post(self, endpoint: str, path: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
        """Post once; `DeliveryError` where no answer came. `path` is percent-encoded and follows the endpoint's own."""
        parts = urlsplit(endpoint)
        place = (parts.scheme, parts.netloc)
        target = parts.path.rstrip("/") + path
        if self._credentials is not None:
            headers = sign(
                self._credentials,
                service=self._service,
                method="POST",
                host=parts.netloc,
                path=target,
                headers=headers,
                body=body,
                now=time.time(),
            )
        try:
            return self._send(place, target, headers=headers, body=body)
        except (OSError, http.client.HTTPException) as error:
            raise DeliveryError(f"{parts.netloc} did not answer: {error!r}") from error

    def close(self) -> None:
        """Close the idle connections."""
        with self._lock:
            for connections in self._idle.values():
                for connection in connections:
                    connection.close()
            self._idle.clear()

    def _send(self, place: tuple[str, str], target: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
        """Send over an idle connection, or over a new one where there is none or the server has closed it."""
        with self._lock:
            idle = self._idle.get(place)
            connection = idle.pop() if idle else None
        if connection is not None:
            try:
                return self._exchange(connection, place, target, headers=headers, body=body)
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                pass
        kind = _SecureOnePiece if place[0] == "https" else _OnePiece
        return self._exchange(kind(place[1], timeout=self._timeout), place, target, headers=headers, body=body)

    def _exchange(
        self,
        connection: http.client.HTTPConnection,
        place: tuple[str, str],
        target: str,
        *,
        headers: Mapping[str, str],
        body: bytes,
    ) -> Answer:
        try:
            connection.request("POST", target, body, dict(headers))
            response = connection.getresponse()
            answer = Answer(response.status, response.headers.get("x-amzn-errortype", ""), response.read())
        except BaseException:
            connection.close()
            raise
        with self._lock:
            self._idle.setdefault(place, []).append(connection)
        return answer
