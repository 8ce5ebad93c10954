"""The sandbox port over the code executor: programs run in another function, and are not believed."""

from __future__ import annotations

import hashlib
import random
import secrets
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import msgspec

from alpaco.adapters.executor_messages import PAYLOAD_BYTES, Generated, Report, Task, pack, unpack
from alpaco.errors import DeliveryError, JudgeError, SandboxError
from alpaco.problem.input_format import InputFormat, to_json
from alpaco.problem.observation import Artefact, Cause, CompileFailure, Isolation, Observation
from alpaco.problem.program import Language, Limits, Program, Role

__all__ = ["ExecutorSandbox", "Invoke"]

Invoke = Callable[[bytes, str], bytes]
"""Sends a packed task to the executor under the name of a tenant and returns the packed report.

Raises `DeliveryError` or `SandboxError` where no report came.
"""
Input = bytes | Generated

_ATTEMPTS = 2
_TASK_INPUTS = 200
_TASK_BYTES = 4_000_000
_TASK_CPU_SECONDS = 240.0
_REPEATABLE = {Cause.EXITED, Cause.NONZERO_EXIT, Cause.SIGNAL}
_CANARY = Program(
    "canary.py",
    Language.PYTHON,
    Role.ACCEPTED,
    "import hashlib, sys\nprint(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())\n",
)


class ExecutorSandbox:
    """Implements `Sandbox`; at most `workers` invocations are under way.

    `job` names the tenant: no environment serves two. Every invocation carries a canary with a known answer,
    and a share `repeated` of the inputs runs once more in another environment; what does not fit together is
    a `JudgeError`. An invocation that fails is repeated once; failing again it is a `SandboxError`.
    """

    def __init__(
        self,
        invoke: Invoke,
        *,
        job: str,
        workers: int = 8,
        repeated: float = 0.05,
        hang_up: Callable[[], None] = lambda: None,
    ) -> None:
        """`hang_up` is called at the end, when nothing is under way any more: it closes what `invoke` uses."""
        self._invoke = invoke
        self._hang_up = hang_up
        self._job = job
        self._workers = workers
        self._repeated = repeated
        self._random = random.SystemRandom()  # a program must not know which of its runs are repeated
        self._threads = ThreadPoolExecutor(workers, "alpaco-executor")
        self._isolation: Isolation | None = None

    def isolation(self) -> Isolation:
        """Say what the executor reports about itself."""
        if self._isolation is None:
            self._isolation = self._ask(self._task(_CANARY, Limits(), [])).isolation
        return self._isolation

    def compile(self, program: Program) -> Artefact | CompileFailure:
        """Compile once to see whether it can be done; every invocation compiles anew, in its own environment."""
        report = self._ask(self._task(program, Limits(), []))
        if report.failure is not None:
            return replace(report.failure, program=program)
        known = repr((program.language, program.source, program.files, program.arguments))
        return Artefact(program, hashlib.sha256(known.encode(errors="surrogatepass")).hexdigest(), report.seconds)

    def run(self, artefact: Artefact, stdin: bytes, limits: Limits) -> Observation:
        """Run once."""
        return next(self.run_many(artefact, [stdin], limits))

    def run_many(self, artefact: Artefact, inputs: Sequence[bytes], limits: Limits) -> Iterator[Observation]:
        """Run once per input, in as many invocations as the payload and the time of one demand."""
        return self._run(artefact.program, inputs, limits)

    def run_generated(
        self, artefact: Artefact, fmt: InputFormat, recipes: Sequence[tuple[str, int]], limits: Limits
    ) -> Iterator[Observation]:
        """Run once per (profile, seed); the executor makes the inputs, which may be larger than a payload."""
        format_ = to_json(fmt)
        return self._run(artefact.program, [Generated(format_, profile, seed) for profile, seed in recipes], limits)

    def close(self) -> None:
        """Wait for the invocations under way and start no others."""
        self._threads.shutdown(cancel_futures=True)
        self._hang_up()

    def _run(self, program: Program, inputs: Sequence[Input], limits: Limits) -> Iterator[Observation]:
        parts = _split(inputs, limits)
        under_way: deque[Future[list[Observation]]] = deque()
        try:
            for part in parts:
                under_way.append(self._threads.submit(self._run_part, program, part, limits))
                if len(under_way) >= 2 * self._workers:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        finally:
            for future in under_way:
                future.cancel()

    def _run_part(self, program: Program, part: list[Input], limits: Limits) -> list[Observation]:
        seen = self._observations(self._task(program, limits, part), "")
        again = [number for number in range(len(part)) if self._random.random() < self._repeated]
        if again:
            task = self._task(program, limits, [part[number] for number in again])
            for number, second in zip(again, self._observations(task, "-again"), strict=True):
                _compare(program, seen[number], second)
        return [self._completed(program, each, limits, one) for each, one in zip(part, seen, strict=True)]

    def _observations(self, task: Task, tenant: str) -> list[Observation]:
        report = self._ask(task, tenant)
        if report.failure is not None:
            raise JudgeError(f"{task.program.name} compiled before and does not compile now: {report.failure.message}")
        return report.observations

    def _completed(self, program: Program, given: Input, limits: Limits, seen: Observation) -> Observation:
        """Fetch an output that did not fit, window by window of further runs, each with the same hash."""
        if seen.cause is not Cause.EXITED or len(seen.stdout) >= seen.stdout_total:
            return seen
        whole = bytearray()
        while len(whole) < seen.stdout_total:
            task = msgspec.structs.replace(self._task(program, limits, [given]), offset=len(whole))
            window = self._observations(task, "")[0]
            _compare(program, seen, window)
            if not window.stdout:
                raise SandboxError(f"an output of {program.name} does not fit into the executor's answer")
            whole += window.stdout
        if hashlib.sha256(whole).hexdigest() != seen.stdout_sha256:
            raise JudgeError(f"the parts of an output of {program.name} do not make up its hash")
        return replace(seen, stdout=bytes(whole))

    def _task(self, program: Program, limits: Limits, inputs: list[Input]) -> Task:
        return Task(secrets.token_hex(16), program, limits, inputs, canary=(_CANARY, secrets.token_bytes(32)))

    def _ask(self, task: Task, tenant: str = "") -> Report:
        document = pack(task)
        if len(document) > PAYLOAD_BYTES:
            raise SandboxError(f"an input of {task.program.name} does not fit into the executor's payload")
        failure: Exception | None = None
        for _ in range(_ATTEMPTS):
            try:
                report = unpack(self._invoke(document, self._job + tenant), Report)
            except (DeliveryError, SandboxError) as error:
                failure = error
                continue
            _believe(task, report)
            return report
        raise SandboxError(f"the code executor failed {_ATTEMPTS} times at {task.program.name}: {failure}") from failure


def _split(inputs: Sequence[Input], limits: Limits) -> Iterator[list[Input]]:
    """Divide inputs so that each part fits into a payload, and its runs into an invocation, at their worst."""
    most = max(1, min(_TASK_INPUTS, int(_TASK_CPU_SECONDS / limits.cpu_seconds)))
    part: list[Input] = []
    size = 0
    for each in inputs:
        length = len(each) if isinstance(each, bytes) else len(each.format)
        if part and (len(part) >= most or size + length > _TASK_BYTES):
            yield part
            part, size = [], 0
        part.append(each)
        size += length
    if part:
        yield part


def _believe(task: Task, report: Report) -> None:
    """Raise `JudgeError` unless the report answers this task and its canary sang."""
    if report.nonce != task.nonce:
        raise JudgeError("the code executor answered another task than it was given")
    if report.failure is not None:
        return
    if len(report.observations) != len(task.inputs):
        raise JudgeError(f"the code executor reports {len(report.observations)} runs of {len(task.inputs)}")
    assert task.canary is not None
    answer = f"{hashlib.sha256(task.canary[1]).hexdigest()}\n".encode()
    if report.canary is None or report.canary.cause is not Cause.EXITED or report.canary.stdout != answer:
        raise JudgeError("the code executor's canary does not give its known answer")
    for seen in report.observations:
        whole = len(seen.stdout) == seen.stdout_total
        if whole and hashlib.sha256(seen.stdout).hexdigest() != seen.stdout_sha256:
            raise JudgeError("an output from the code executor does not have the hash that came with it")


def _compare(program: Program, first: Observation, second: Observation) -> None:
    """Raise `JudgeError` where two runs on the same input differ in more than time and memory."""
    if first.cause not in _REPEATABLE or second.cause not in _REPEATABLE:
        return
    if (first.cause, first.exit_code, first.stdout_sha256) != (second.cause, second.exit_code, second.stdout_sha256):
        raise JudgeError(f"two runs of {program.name} on the same input differ")
