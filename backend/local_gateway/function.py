"""What the gateway calls: functions that take one JSON event and answer with one JSON value.

A function's own failure (it raised, it timed out, its answer is no JSON) is an `Answer` whose `error` is set, as
the platform reports it; `ThrottledError` is raised when it was not run at all.
"""

from __future__ import annotations

import json
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from local_gateway.ids import mint_uuid
from local_gateway.threads import DaemonThreads

__all__ = ["Answer", "Context", "Function", "Handler", "InProcess", "ThrottledError", "failure"]


class ThrottledError(Exception):
    """The function has no room for another invocation; it did not run."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: JSON bytes, and `Handled` or `Unhandled` when they describe an error instead of a result."""

    payload: bytes
    error: str | None = None


class Function(Protocol):
    """A function that may be invoked many times at once; invocations keep no order."""

    name: str
    timeout: float
    """Seconds that one invocation may take."""

    async def invoke(self, event: bytes) -> Answer:
        """Run once on a JSON event; raises `ThrottledError` when there is no room."""
        ...

    async def close(self) -> None:
        """Give back threads, processes and sockets; invocations that still run are abandoned."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """The second argument of a handler, with the platform's names and meanings."""

    function_name: str
    aws_request_id: str
    invoked_function_arn: str
    deadline: float = field(repr=False)
    """On `time.monotonic`'s scale, in seconds."""
    memory_limit_in_mb: int = 512
    function_version: str = "$LATEST"
    log_group_name: str = "local"
    log_stream_name: str = "local"
    identity: None = None
    client_context: None = None

    def get_remaining_time_in_millis(self) -> int:
        """Tell how many milliseconds are left until the function's timeout; never negative."""
        return max(0, int((self.deadline - time.monotonic()) * 1000))


Handler = Callable[[dict[str, Any], Context], Any]


class InProcess:
    """Runs a handler in threads of this process.

    `concurrency` is the number of invocations that may run at once; further ones wait their turn, and when
    `backlog` of them wait, the next is throttled. A thread cannot be stopped: when the invoker has waited `timeout`
    seconds it is told so, and the handler goes on.
    """

    def __init__(
        self,
        handler: Handler,
        name: str,
        *,
        timeout: float = 900.0,
        concurrency: int = 100,
        backlog: int = 10_000,
    ) -> None:
        self.name = name
        self.timeout = timeout
        self._handler = handler
        self._threads = DaemonThreads(name, limit=concurrency)
        self._backlog = backlog

    async def invoke(self, event: bytes) -> Answer:
        """Run the handler once, on a fresh copy of the event."""
        if self._threads.waiting >= self._backlog:
            raise ThrottledError(f"{self.name} has {self._backlog} invocations waiting")
        return await self._threads.run(lambda: self._run(event))

    async def close(self) -> None:
        """Start no further invocation; those that run go on in daemon threads and end with the process."""
        self._threads.close()

    def _run(self, event: bytes) -> Answer:
        request_id = mint_uuid()
        context = Context(
            function_name=self.name,
            aws_request_id=request_id,
            invoked_function_arn=f"arn:aws:lambda:local:000000000000:function:{self.name}",
            deadline=time.monotonic() + self.timeout,
        )
        try:
            result = self._handler(json.loads(event), context)
        except Exception as error:
            return failure(error, request_id)
        try:
            return Answer(json.dumps(result, ensure_ascii=False).encode())
        except (TypeError, ValueError) as error:
            return failure(error, request_id, kind="Runtime.MarshalError")


def failure(error: BaseException, request_id: str, *, kind: str | None = None) -> Answer:
    """Describe an exception the way the platform's Python runtime does."""
    report = {
        "errorMessage": str(error),
        "errorType": kind or type(error).__name__,
        "requestId": request_id,
        "stackTrace": traceback.format_tb(error.__traceback__),
    }
    return Answer(json.dumps(report, ensure_ascii=False).encode(), error="Unhandled")
