"""The follower over real WebSockets: connect, reconnect with jitter, deliver.

Each generation has a connection of its own, so that a slow reader of one never holds up another.
"""

from __future__ import annotations

import asyncio
import json
import random
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI

from alpaco.client.follower import Event, Follower, parse, service_error
from alpaco.errors import AlpacoError, ConfigurationError, ConnectionLostError, ServiceError

__all__ = ["Backoff", "Client", "Generation"]

RECONNECT_CODES = frozenset({1001, 1005, 1006, 1011, 1012, 1013})
CONNECTION_SECONDS = 6600.0  # API Gateway ends a connection after two hours: leave before
REPLY_SECONDS = 30.0  # API Gateway itself gives up after 29

_STATUS_CODES = {401: "UNAUTHORIZED", 403: "FORBIDDEN", 404: "NOT_FOUND", 429: "RATE_LIMITED"}
_RETRYABLE = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Backoff:
    """Waits between attempts, in seconds: a random part of a doubling span, and an end to patience.

    `attempts` in a row may fail; `first_attempts` while no connection was ever made, for then the
    address may be wrong. A connection that brings nothing new for `silence` counts as lost: while a
    generation runs the service says something every 20 s.
    """

    base: float = 0.5
    cap: float = 20.0
    attempts: int = 12
    first_attempts: int = 2
    silence: float = 40.0
    random: random.Random = field(default_factory=random.Random)

    def delay(self, attempt: int) -> float:
        """Return the wait before retry number `attempt` (1, 2, …)."""
        return self.random.uniform(0, min(self.cap, self.base * 2**attempt))


class Client:
    """Asks one service. `url` is the WebSocket's; `on_retry` is told of each wait (seconds) and its cause."""

    def __init__(
        self,
        url: str,
        *,
        token: str | None = None,
        backoff: Backoff | None = None,
        on_retry: Callable[[float, Exception], None] | None = None,
    ) -> None:
        self._url = url
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._backoff = backoff or Backoff()
        self._on_retry = on_retry

    def generate(self, prompt: str | None = None, *, problem_id: str | None = None, **fields: Any) -> Generation:
        """Ask for a problem; `fields` are those of `generateProblem`, those that are None are left out.

        The problem's id is minted here where none is given, so that asking again after a lost
        connection is the same request and never a second problem.
        """
        request = {k: v for k, v in {"prompt": prompt, **fields}.items() if v is not None}
        return self._follow(Follower(problem_id or uuid.uuid4().hex, request=request))

    def resume(self, problem_id: str, *, after_seq: int = 0) -> Generation:
        """Follow a generation that runs or ran, from the event after `after_seq`."""
        return self._follow(Follower(problem_id, after_seq=after_seq))

    async def call(self, action: str, **fields: Any) -> Mapping[str, Any]:
        """Send one frame on a connection of its own and return the reply to it.

        Raises `ServiceError` where the reply is an error, `ConnectionLostError` where none comes.
        """
        request_id = uuid.uuid4().hex
        socket = await self.open()
        try:
            async with asyncio.timeout(REPLY_SECONDS):
                await socket.send(json.dumps({"action": action, "requestId": request_id, **fields}))
                while True:
                    frame = parse(await socket.recv())
                    if frame is None or ("type" in frame and frame.get("requestId") != request_id):
                        continue
                    if (error := service_error(frame)) is not None:
                        raise error
                    return frame
        except (ConnectionClosed, TimeoutError) as error:
            raise ConnectionLostError(f"{self._url}: no answer to {action}") from error
        finally:
            await socket.close()

    async def open(self) -> ClientConnection:
        """Open a WebSocket; raises `ConnectionLostError`, or `ServiceError` where the service refuses."""
        try:
            return await connect(self._url, additional_headers=self._headers)
        except InvalidURI as error:
            raise ConfigurationError(f"{self._url}: not a WebSocket URL; it begins with ws:// or wss://") from error
        except InvalidStatus as error:
            status = error.response.status_code
            code = {401: "UNAUTHORIZED", 403: "FORBIDDEN", 404: "NOT_FOUND", 429: "RATE_LIMITED"}.get(
                status, "INTERNAL"
            )
            message = f"{self._url}: HTTP {status}"
            raise ServiceError(code, message, retryable=status == 429 or status >= 500) from error
        except (OSError, TimeoutError, InvalidHandshake) as error:
            raise ConnectionLostError(f"{self._url}: {error}") from error

    def _follow(self, follower: Follower) -> Generation:
        return Generation(self, follower, backoff=self._backoff, on_retry=self._on_retry)


class Generation:
    """The events of one generation, each once and in order, through lost connections.

    Ends after the terminal event. Raises `ServiceError` for a refusal and `ConnectionLostError` when
    patience ends; `last_seq` then says where `Client.resume` may go on.
    """

    def __init__(
        self,
        client: Client,
        follower: Follower,
        *,
        backoff: Backoff,
        on_retry: Callable[[float, Exception], None] | None,
    ) -> None:
        self._client = client
        self._follower = follower
        self._backoff = backoff
        self._on_retry = on_retry
        self._socket: ClientConnection | None = None
        self._leave_at = 0.0
        self._patient_until = 0.0
        self._failures = 0
        self._met = False

    @property
    def problem_id(self) -> str:
        """The problem's id."""
        return self._follower.problem_id

    @property
    def last_seq(self) -> int:
        """The number of the last event delivered; 0 before the first."""
        return self._follower.last

    async def cancel(self) -> None:
        """Ask for the generation to be cancelled; go on iterating to see its terminal event."""
        self._follower.cancel()
        if self._socket is not None:
            try:
                await self._flush(self._socket)
            except ConnectionClosed:
                return  # asked again on the next connection

    async def aclose(self) -> None:
        """Close the connection; the generation goes on without us."""
        socket, self._socket = self._socket, None
        if socket is not None:
            await socket.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Event:
        while not self._follower.finished:
            try:
                event = await self._step()
            except (ConnectionClosed, ConnectionLostError, ServiceError) as error:
                await self.aclose()
                await self._wait(error)
                continue
            if event is not None:
                return event
        await self.aclose()
        raise StopAsyncIteration

    async def _step(self) -> Event | None:
        loop = asyncio.get_running_loop()
        if self._socket is None:
            self._socket = await self._client.open()
            self._met = True
            self._leave_at = loop.time() + CONNECTION_SECONDS
            self._patient_until = loop.time() + self._backoff.silence
            self._follower.opened()
            await self._flush(self._socket)
        before = self._follower.heard
        try:
            async with asyncio.timeout_at(min(self._leave_at, self._patient_until)):
                text = await self._socket.recv()
        except TimeoutError as error:
            silent = loop.time() >= self._patient_until
            cause = (
                f"nothing new for {self._backoff.silence:g} s" if silent else "open for as long as the gateway allows"
            )
            raise ConnectionLostError(cause) from error
        event = self._follower.receive(text)
        if self._follower.heard > before:
            self._failures = 0
            self._patient_until = loop.time() + self._backoff.silence
        await self._flush(self._socket)
        return event

    async def _flush(self, socket: ClientConnection) -> None:
        for frame in self._follower.frames_to_send():
            await socket.send(frame)

    async def _wait(self, error: Exception) -> None:
        """Sleep before the next attempt, or raise what makes one pointless."""
        self._failures += 1
        if not _transient(error):
            raise error if isinstance(error, AlpacoError) else self._lost(error) from error
        if self._failures > (self._backoff.attempts if self._met else self._backoff.first_attempts):
            raise self._lost(error) from error
        delay = self._backoff.delay(self._failures)
        if isinstance(error, ServiceError) and error.retry_after is not None:
            delay = error.retry_after + delay
        if self._on_retry is not None:
            self._on_retry(delay, error)
        await asyncio.sleep(delay)

    def _lost(self, error: Exception) -> ConnectionLostError:
        return ConnectionLostError(f"{error} (problem {self.problem_id}, last event {self.last_seq})")


def _transient(error: Exception) -> bool:
    if isinstance(error, ConnectionClosed):
        return (error.rcvd.code if error.rcvd else 1006) in RECONNECT_CODES
    return error.retryable if isinstance(error, ServiceError) else True
