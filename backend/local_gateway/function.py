"""What the gateway calls: functions that take one JSON event and answer with one JSON value.

A function's own failure (it raised, it timed out, its answer is no JSON) is an `Answer` whose `error` is set, as
the platform reports it; `ThrottledError` is raised when it was not run at all.
"""

from __future__ import annotations

import asyncio
import json
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec

from local_gateway.clock import Clock, SystemClock, sleep
from local_gateway.ids import mint_uuid
from local_gateway.threads import DaemonThreads

__all__ = [
    "Answer",
    "Context",
    "Disturbance",
    "Function",
    "Handler",
    "InProcess",
    "ThrottledError",
    "report",
    "timed_out",
]

_encode = json.JSONEncoder(ensure_ascii=False).encode

BACKLOG = 10_000
"""Invocations of one function that may wait for a thread."""


class ThrottledError(Exception):
    """The function has no room for another invocation; it did not run."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: JSON bytes, and `Handled` or `Unhandled` when they describe an error instead of a result."""

    payload: bytes
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Disturbance:
    """What is done to a run: it is killed after `seconds`, or frozen for as long."""

    kill: bool
    seconds: float


class Function(Protocol):
    """A function that may be invoked many times at once; invocations keep no order."""

    name: str

    def invoke(self, event: bytes, disturbance: Disturbance | None = None) -> asyncio.Future[Answer]:
        """Start one run on a JSON event.

        The future fails with `ThrottledError` when there is no room. To cancel it is to stop waiting: the run itself
        goes on.
        """
        ...

    async def close(self) -> None:
        """Give back threads, processes and sockets; runs that are under way are abandoned."""
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

    `concurrency` is the number of invocations that may run at once, by default what the platform grants an account;
    further ones wait their turn, and when many thousands wait, the next is throttled. A thread cannot be stopped:
    when `timeout` seconds have passed the invoker is told so, and the handler goes on. Nor can it be killed or
    frozen: a run that is to be killed is reported as killed, one that is to be frozen begins later.
    """

    def __init__(
        self,
        handler: Handler,
        name: str,
        *,
        timeout: float = 900.0,
        concurrency: int = 1000,
        clock: Clock | None = None,
    ) -> None:
        self.name = name
        self._handler = handler
        self._timeout = timeout
        self._clock = clock or SystemClock()
        self._threads = DaemonThreads(name, limit=concurrency)

    def invoke(self, event: bytes, disturbance: Disturbance | None = None) -> asyncio.Future[Answer]:
        """Start the handler once, on a fresh copy of the event."""
        if disturbance is not None:
            return asyncio.ensure_future(self._disturbed(event, disturbance))
        request_id = mint_uuid()
        if self._threads.waiting >= BACKLOG:
            return _failed(ThrottledError(f"{self.name} has {BACKLOG} invocations waiting"))
        run = self._threads.start(lambda: self._run(event, request_id))

        def give_up() -> None:
            if not run.done():
                run.set_result(timed_out(request_id, self._timeout))

        timer = self._clock.call_later(self._timeout, give_up)
        run.add_done_callback(lambda _: timer.cancel())
        return run

    async def close(self) -> None:
        """Start no further invocation; those that run go on in daemon threads and end with the process."""
        self._threads.close()

    async def _disturbed(self, event: bytes, disturbance: Disturbance) -> Answer:
        if disturbance.kill:
            run = self.invoke(event) if disturbance.seconds else None
            await sleep(self._clock, disturbance.seconds)
            if run is None or not run.done():
                return report("Runtime.ExitError", "Error: Runtime exited with error: signal: SIGKILL")
            return run.result()
        await sleep(self._clock, disturbance.seconds)
        return await self.invoke(event)

    def _run(self, event: bytes, request_id: str) -> Answer:
        context = Context(
            function_name=self.name,
            aws_request_id=request_id,
            invoked_function_arn=f"arn:aws:lambda:local:000000000000:function:{self.name}",
            deadline=time.monotonic() + self._timeout,
        )
        try:
            result = self._handler(msgspec.json.decode(event), context)
        except Exception as error:
            return _failure(error, request_id)
        try:
            return Answer(_encode(result).encode())
        except (TypeError, ValueError) as error:
            return _failure(error, request_id, kind="Runtime.MarshalError")


def timed_out(request_id: str, seconds: float) -> Answer:
    """Report a run that took too long, as the platform does."""
    return report("Sandbox.Timedout", f"RequestId: {request_id} Error: Task timed out after {seconds:.2f} seconds")


def report(kind: str, message: str) -> Answer:
    """Report what kept a run from answering for itself."""
    return Answer(json.dumps({"errorType": kind, "errorMessage": message}).encode(), error="Unhandled")


def _failed(error: Exception) -> asyncio.Future[Answer]:
    future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
    future.set_exception(error)
    return future


def _failure(error: BaseException, request_id: str, *, kind: str | None = None) -> Answer:
    """Describe an exception the way the platform's Python runtime does."""
    report = {
        "errorMessage": str(error),
        "errorType": kind or type(error).__name__,
        "requestId": request_id,
        "stackTrace": traceback.format_tb(error.__traceback__),
    }
    return Answer(json.dumps(report, ensure_ascii=False).encode(), error="Unhandled")
