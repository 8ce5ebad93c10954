"""One execution environment: a process that runs a function over the Runtime API, one event at a time."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field

from local_gateway.clock import Clock, within
from local_gateway.function import Answer, Disturbance, report, timed_out
from local_gateway.runtime_api import Invocation, RuntimeApi

__all__ = ["Environment", "Program"]

LINE_BYTES = 64 * 1024

_output = logging.getLogger("local_gateway.function")


@dataclass(frozen=True, slots=True)
class Program:
    """What is started for each environment. The process sees `variables` and the platform's own, nothing else.

    `{environment}` in a command stands for the environment's own name. `end` is run when the environment is ended,
    for a command whose work does not end with its process, such as a container engine's. With `freeze` the process
    is stopped between events, as on the platform: what it left running does not go on.
    """

    command: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)
    folder: str | None = None
    end: tuple[str, ...] = ()
    freeze: bool = True


class Environment:
    """A process and its Runtime API, from its start to its end; `alive` until the process has exited."""

    def __init__(self, name: str, program: Program, clock: Clock) -> None:
        self._name = name
        self._program = program
        self._clock = clock
        self._api = RuntimeApi(clock)
        self._process: asyncio.subprocess.Process
        self._exit: asyncio.Task[int]
        self._output: asyncio.Task[None]
        self._ending: asyncio.Task[None] | None = None

    async def start(self, variables: Mapping[str, str]) -> None:
        """Start the process; raises `OSError` when the command cannot be run."""
        address = await self._api.open()
        everything = {**self._program.variables, **variables, "AWS_LAMBDA_RUNTIME_API": address}
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._fill(self._program.command),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                env=everything,
                cwd=self._program.folder,
                start_new_session=True,
                limit=LINE_BYTES,
            )
        except OSError:
            self._api.close()
            raise
        self._exit = asyncio.create_task(self._process.wait())
        self._output = asyncio.create_task(self._pass_on(self._process.stdout))

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return not self._exit.done()

    async def ready(self, seconds: float) -> Answer | None:
        """Wait until the runtime asks for an event; return what went wrong instead, or None.

        Raises `TimeoutError` when it does neither in time.
        """
        begun = asyncio.ensure_future(
            asyncio.wait((self._api.waiting, self._api.failed, self._exit), return_when=asyncio.FIRST_COMPLETED)
        )
        if not await within(self._clock, seconds, begun):
            begun.cancel()
            raise TimeoutError
        if self._api.waiting.done():
            return None
        return self._api.failed.result() if self._api.failed.done() else self._crash("", self._exit.result())

    async def run(self, invocation: Invocation, seconds: float) -> Answer:
        """Run one event. A process that exits meanwhile, or takes over `seconds`, is ended and is the answer."""
        self._signal(signal.SIGCONT)
        answer = self._api.hand(invocation)
        over = asyncio.ensure_future(asyncio.wait((answer, self._exit), return_when=asyncio.FIRST_COMPLETED))
        if not await within(self._clock, seconds, over):
            over.cancel()
            self.kill()
            return timed_out(invocation.request_id, seconds)
        return answer.result() if answer.done() else self._crash(invocation.request_id, self._exit.result())

    async def settle(self, seconds: float) -> bool:
        """Wait until the process asks for the next event, then freeze it; False when it does not."""
        try:
            if await self.ready(seconds) is not None or not self.alive:
                return False
        except TimeoutError:
            return False
        if self._program.freeze:
            self._signal(signal.SIGSTOP)
        return True

    def kill(self) -> None:
        """End the process and everything that it started."""
        self._signal(signal.SIGKILL)
        self._api.close()
        if self._program.end and self._ending is None:
            self._ending = asyncio.create_task(self._end())

    async def suffer(self, disturbance: Disturbance) -> None:
        """Be killed, or frozen for a while, in the middle of an event."""
        if not disturbance.kill:
            self._signal(signal.SIGSTOP)
        if await within(self._clock, disturbance.seconds, self._exit):
            return
        self._signal(signal.SIGKILL if disturbance.kill else signal.SIGCONT)

    async def gone(self) -> None:
        """Wait until the process, which was killed, has exited, its output has been passed on and `end` has run."""
        await asyncio.wait((self._exit, self._output, *filter(None, (self._ending,))))

    async def _end(self) -> None:
        ending = await asyncio.create_subprocess_exec(
            *self._fill(self._program.end), stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )
        await ending.wait()

    def _fill(self, command: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(part.replace("{environment}", self._name) for part in command)

    def _signal(self, number: signal.Signals) -> None:
        if self.alive:
            try:
                os.killpg(self._process.pid, number)
            except ProcessLookupError:
                return

    def _crash(self, request_id: str, code: int) -> Answer:
        how = f"signal: {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"
        return report("Runtime.ExitError", f"RequestId: {request_id} Error: Runtime exited with error: {how}")

    async def _pass_on(self, stream: asyncio.StreamReader | None) -> None:
        """Pass the process's output on, line by line, until it ends."""
        while stream is not None:
            try:
                line = await stream.readline()
            except ValueError:
                continue  # longer than LINE_BYTES: its beginning is dropped
            if not line:
                return
            _output.info("%s | %s", self._name, line.decode(errors="replace").rstrip())
