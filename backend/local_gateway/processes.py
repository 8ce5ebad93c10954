"""A function in processes of its own, as the platform runs it: environments that start, are reused, crash and time out.

An environment takes one event at a time; for events that come together more of them are started, up to the reserved
concurrency. One that has answered waits, frozen, for the next event; one that crashed or ran out of time is replaced
by a fresh one at the next event.
"""

from __future__ import annotations

import asyncio
import itertools
import sys
from collections import ChainMap
from pathlib import Path

from local_gateway.clock import Clock, SystemClock, Timer
from local_gateway.environment import Environment, Program
from local_gateway.function import Answer, Disturbance, ThrottledError, report
from local_gateway.ids import mint_uuid
from local_gateway.runtime_api import Invocation
from local_gateway.tasks import Tasks

__all__ = ["PLATFORM_VARIABLES", "Processes", "python_program"]

INIT_SECONDS = 10.0
"""What a runtime may take to start; if it takes longer it is started once more, within the event's own time."""
IDLE_SECONDS = 300.0
"""How long an environment is kept for the next event; the platform promises no figure."""
RETURN_SECONDS = 1.0
"""What a runtime may take from its answer to asking for the next event."""

PLATFORM_VARIABLES = (
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
)


def python_program(handler: str, folder: str | Path, variables: dict[str, str]) -> Program:
    """Run the Python handler `MODULE.NAME` found in `folder` with this interpreter and the gateway's own runtime.

    `variables` are read whenever a process is started: they may be completed once the gateway knows its address.
    """
    task_root = str(Path(folder).resolve())
    command = (sys.executable, "-P", str(Path(__file__).with_name("runtime.py")), handler)
    return Program(command, ChainMap({"LAMBDA_TASK_ROOT": task_root, "_HANDLER": handler}, variables), task_root)


class Processes:
    """Runs `program` for each environment; `concurrency` is the function's reserved concurrency."""

    def __init__(
        self,
        program: Program,
        name: str,
        *,
        timeout: float = 900.0,
        concurrency: int = 10,
        clock: Clock | None = None,
    ) -> None:
        self.name = name
        self._program = program
        self._timeout = timeout
        self._concurrency = concurrency
        self._clock = clock or SystemClock()
        self._tasks = Tasks()
        self._numbers = itertools.count(1)
        self._busy = 0
        self._alive: set[Environment] = set()
        self._idle: dict[Environment, Timer] = {}

    def invoke(self, event: bytes, disturbance: Disturbance | None = None) -> asyncio.Future[Answer]:
        """Run an event in an environment that waits for one, or in a new one."""
        if self._busy >= self._concurrency:
            refusal: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
            refusal.set_exception(ThrottledError(f"{self.name} has {self._concurrency} environments, all busy"))
            return refusal
        self._busy += 1
        return asyncio.shield(self._tasks.start(self._run(event, disturbance)))

    async def close(self) -> None:
        """End every environment."""
        await self._tasks.close()
        await asyncio.gather(*map(self._discard, tuple(self._alive)))

    async def _run(self, event: bytes, disturbance: Disturbance | None) -> Answer:
        try:
            environment = await self._environment()
            if isinstance(environment, Answer):
                return environment
            invocation = Invocation(
                request_id=mint_uuid(),
                event=event,
                deadline=self._clock.time() + self._timeout,
                function_arn=f"arn:aws:lambda:local:000000000000:function:{self.name}",
            )
            if disturbance is not None:
                self._tasks.start(environment.suffer(disturbance))
            answer = await environment.run(invocation, self._timeout)
            await self._keep(environment)
            return answer
        finally:
            self._busy -= 1

    async def _environment(self) -> Environment | Answer:
        """Take an idle environment or start one; return what kept it from starting if it did not."""
        while self._idle:
            environment, timer = self._idle.popitem()
            timer.cancel()
            if environment.alive:
                return environment
            await self._discard(environment)
        for seconds in (INIT_SECONDS, self._timeout):
            try:
                environment = await self._start()
            except OSError as error:
                return report("Runtime.InvalidEntrypoint", str(error))
            try:
                failure = await environment.ready(seconds)
            except TimeoutError:
                await self._discard(environment)
                continue
            if failure is None:
                return environment
            await self._discard(environment)
            return failure
        return report("Sandbox.Timedout", f"Error: the runtime did not start in {self._timeout:.2f} seconds")

    async def _start(self) -> Environment:
        name = f"{self.name}-{next(self._numbers)}"
        environment = Environment(name, self._program, self._clock)
        variables = (
            *(self.name, "$LATEST", "512"),
            *(f"/aws/lambda/{self.name}", name, "on-demand"),
        )
        await environment.start(dict(zip(PLATFORM_VARIABLES[1:], variables, strict=True)))
        self._alive.add(environment)
        return environment

    async def _keep(self, environment: Environment) -> None:
        """Keep an environment for the next event if it asks for one."""
        if not await environment.settle(RETURN_SECONDS):
            await self._discard(environment)
            return
        self._idle[environment] = self._clock.call_later(IDLE_SECONDS, lambda: self._reap(environment))

    def _reap(self, environment: Environment) -> None:
        del self._idle[environment]
        self._tasks.start(self._discard(environment))

    async def _discard(self, environment: Environment) -> None:
        environment.kill()
        await environment.gone()
        self._alive.discard(environment)
