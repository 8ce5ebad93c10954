"""A small HTTP client for AWS: signed POSTs over connections that stay open, one per thread and host."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
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


class SignedClient:
    """Posts to one AWS service; without credentials unsigned, as the local gateway takes it."""

    def __init__(self, service: str, credentials: Credentials | None) -> None:
        self._service = service
        self._credentials = credentials
        self._local = threading.local()

    def post(self, endpoint: str, path: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
        """Post once; `DeliveryError` where no answer came. `path` is percent-encoded and follows the endpoint's own."""
        parts = urlsplit(endpoint)
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
            response = self._send(parts.scheme, parts.netloc, target, headers=headers, body=body)
            return Answer(response.status, response.headers.get("x-amzn-errortype", ""), response.read())
        except (OSError, http.client.HTTPException) as error:
            self._drop(parts.scheme, parts.netloc)
            raise DeliveryError(f"{parts.netloc} did not answer: {error!r}") from error

    def _send(
        self, scheme: str, host: str, target: str, *, headers: Mapping[str, str], body: bytes
    ) -> http.client.HTTPResponse:
        """Send over the open connection; one that the server closed in the meantime is opened again once."""
        connection = self._connections.get((scheme, host))
        if connection is not None:
            try:
                connection.request("POST", target, body, dict(headers))
                return connection.getresponse()
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self._drop(scheme, host)
        kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
        connection = self._connections[scheme, host] = kind(host, timeout=_TIMEOUT_SECONDS)
        connection.request("POST", target, body, dict(headers))
        return connection.getresponse()

    @property
    def _connections(self) -> dict[tuple[str, str], http.client.HTTPConnection]:
        if not hasattr(self._local, "connections"):
            self._local.connections = {}
        connections: dict[tuple[str, str], http.client.HTTPConnection] = self._local.connections
        return connections

    def _drop(self, scheme: str, host: str) -> None:
        connection = self._connections.pop((scheme, host), None)
        if connection is not None:
            connection.close()
