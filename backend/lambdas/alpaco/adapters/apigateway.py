"""Posts frames through API Gateway's management API.

Facts: API Gateway developer guide, "Use @connections commands"; 410 means gone, 429 too fast or a full client
buffer. The SDK's own retries could send a frame twice and out of order, so there is no SDK here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import quote

from alpaco.adapters.signed_http import SignedClient
from alpaco.config import Credentials
from alpaco.errors import DeliveryError
from alpaco.problem.generation import Connection

__all__ = ["ApiGatewayPoster"]

_THROTTLED_ATTEMPTS = 4
_FIRST_PAUSE = 0.1


class ApiGatewayPoster:
    """Implements `Poster`. One instance may serve many threads; each posts over a connection of its own."""

    def __init__(
        self,
        endpoint: str | None,
        credentials: Credentials | None,
        sleep: Callable[[float], None] = time.sleep,
        count: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Post to `endpoint` whatever a connection's own says; None means the connection's own.

        `count` is told the metric of each post: how it ended, and how often it was throttled.
        """
        self._endpoint = endpoint
        self._client = SignedClient("execute-api", credentials)
        self._sleep = sleep
        self._count = count

    def post(self, connection: Connection, frame: bytes) -> bool:
        """See `Poster`."""
        self._count("Posts")
        try:
            present = self._post(connection, frame)
        except DeliveryError:
            self._count("PostsFailed")
            raise
        if not present:
            self._count("PostsGone")
        return present

    def close(self) -> None:
        """Close the idle connections."""
        self._client.close()

    def _post(self, connection: Connection, frame: bytes) -> bool:
        """Post; a frame that was refused as too fast was not sent, so it is posted again."""
        path = f"/@connections/{quote(connection.id, safe='')}"
        for attempt in range(_THROTTLED_ATTEMPTS):
            if attempt:
                self._sleep(_FIRST_PAUSE * 2.0 ** (attempt - 1))
            answer = self._client.post(self._endpoint or connection.endpoint, path, headers={}, body=frame)
            if answer.status == 200:
                return True
            if answer.status in (400, 410):  # gone, or an id that never was one
                return False
            if answer.status != 429:
                break
            self._count("PostsThrottled")
        raise DeliveryError(f"the gateway answered {answer.status} {answer.error}")
