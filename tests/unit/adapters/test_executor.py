"""The code executor is not believed: what its answers must be, and what happens when they are not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from alpaco.adapters.executor import ExecutorSandbox, Invoke
from alpaco.adapters.executor_messages import Report, Task, pack, unpack
from alpaco.bootstrap import sandbox
from alpaco.config import Settings
from alpaco.errors import DeliveryError, JudgeError, SandboxError
from alpaco.problem.observation import Artefact, Cause, CompileFailure, Isolation, Mode, Observation
from alpaco.problem.program import Language, Limits, Program, Role

ISOLATION = Isolation(Mode.LAMBDA_EXEC, ("rlimits",), ("python",))
ECHO = Program("echo.py", Language.PYTHON, Role.ACCEPTED, "print(input())")
ARTEFACT = Artefact(ECHO, "echo", 0.1)


def observed(stdout: bytes, cause: Cause = Cause.EXITED) -> Observation:
    """A run that wrote this."""
    digest = hashlib.sha256(stdout).hexdigest()
    return Observation(cause, 0, None, 0.1, 0.1, 1000, stdout, len(stdout), digest, b"", 0, ("rlimits",), False)


def honest(task: Task) -> Report:
    """What an executor answers that runs `echo.py` and the canary."""
    runs = [observed(each if isinstance(each, bytes) else each.profile.encode()) for each in task.inputs]
    cut = [replace(seen, stdout=seen.stdout[task.offset : task.offset + task.keep]) for seen in runs]
    assert task.canary is not None
    canary = observed(f"{hashlib.sha256(task.canary[1]).hexdigest()}\n".encode())
    return Report(task.nonce, ISOLATION, None, 0.1, cut, canary)


class Executor:
    """An executor in memory; `change` may tamper with its answers, `failures` come first."""

    def __init__(self, change: Callable[[Task, Report], Report] = lambda _, report: report, failures: int = 0) -> None:
        self.tasks: list[tuple[Task, str]] = []
        self._change = change
        self._failures = failures

    def __call__(self, document: bytes, tenant: str) -> bytes:
        """Answer one invocation."""
        task = unpack(document, Task)
        self.tasks.append((task, tenant))
        if len(self.tasks) <= self._failures:
            raise DeliveryError("the function was killed")
        return pack(self._change(task, honest(task)))


def outputs(executor: Invoke, inputs: list[bytes], *, repeated: float = 0.0) -> list[bytes]:
    """Run `echo.py` on the inputs."""
    sandbox = ExecutorSandbox(executor, job="job", workers=2, repeated=repeated)
    try:
        return [seen.stdout for seen in sandbox.run_many(ARTEFACT, inputs, Limits(cpu_seconds=10))]
    finally:
        sandbox.close()


def test_a_named_function_runs_the_programs() -> None:
    """The setting chooses the executor; without it programs run on this machine."""
    chosen = sandbox(Settings(Path("/data"), executor_function="alpaco-executor-dev"))
    assert isinstance(chosen, ExecutorSandbox)
    chosen.close()


def test_long_lists_are_split_and_come_back_in_order() -> None:
    """No invocation gets more than its time allows, and the answers keep the order of the inputs."""
    executor = Executor()
    inputs = [b"%d" % number for number in range(100)]
    assert outputs(executor, inputs) == inputs
    assert sorted(len(task.inputs) for task, _ in executor.tasks) == [4, 24, 24, 24, 24]


def test_large_inputs_are_split_by_their_size() -> None:
    """Inputs that fill a payload together travel apart."""
    executor = Executor()
    outputs(executor, [bytes(3_000_000)] * 3)
    assert [len(task.inputs) for task, _ in executor.tasks] == [1, 1, 1]


def test_a_failed_invocation_is_repeated_once() -> None:
    """One failure of the infrastructure does not matter."""
    executor = Executor(failures=1)
    assert outputs(executor, [b"x"]) == [b"x"]
    assert len(executor.tasks) == 2


def test_failing_again_is_an_error_of_the_sandbox() -> None:
    """A program that kills its environment each time never gets an answer; nothing is said about it."""
    with pytest.raises(SandboxError, match="2 times at echo.py"):
        outputs(Executor(failures=2), [b"x"])


def test_a_share_of_the_inputs_runs_again_elsewhere() -> None:
    """Repeats go to another tenant's environment."""
    executor = Executor()
    assert outputs(executor, [b"x", b"y"], repeated=1.0) == [b"x", b"y"]
    assert [(len(task.inputs), tenant) for task, tenant in executor.tasks] == [(2, "job"), (2, "job-again")]


def test_an_output_that_did_not_fit_is_fetched_in_parts() -> None:
    """Windows of further runs make up the whole output, with the hash of the first."""

    def leave_out(task: Task, report: Report) -> Report:
        if task.keep == 3:
            return report
        return msgspec.structs.replace(report, observations=[replace(report.observations[0], stdout=b"")])

    class Narrow(Executor):
        def __call__(self, document: bytes, tenant: str) -> bytes:
            task = unpack(document, Task)
            first = not self.tasks
            return super().__call__(pack(msgspec.structs.replace(task, keep=task.keep if first else 3)), tenant)

    assert outputs(Narrow(leave_out), [b"0123456789"]) == [b"0123456789"]


def test_a_program_that_does_not_compile_is_a_value() -> None:
    """The compiler's words come through, with the program that was asked for."""
    failure = CompileFailure(ECHO, "invalid syntax", Cause.NONZERO_EXIT)
    executor = Executor(lambda task, _: Report(task.nonce, ISOLATION, failure))
    assert ExecutorSandbox(executor, job="job").compile(replace(ECHO, name="other.py")) == replace(
        failure, program=replace(ECHO, name="other.py")
    )


def without_canary(_: Task, report: Report) -> Report:
    """The canary did not run."""
    return msgspec.structs.replace(report, canary=None)


def with_wrong_canary(_: Task, report: Report) -> Report:
    """The canary's output was forged without knowing how."""
    return msgspec.structs.replace(report, canary=observed(b"0" * 64 + b"\n"))


def of_another_task(_: Task, report: Report) -> Report:
    """An older answer is sent again."""
    return msgspec.structs.replace(report, nonce="0" * 32)


def with_fewer_runs(_: Task, report: Report) -> Report:
    """A run is missing."""
    return msgspec.structs.replace(report, observations=report.observations[:-1])


def with_another_output(_: Task, report: Report) -> Report:
    """An output was changed after it was hashed."""
    return msgspec.structs.replace(report, observations=[replace(report.observations[0], stdout=b"y")])


@pytest.mark.parametrize(
    "change", [without_canary, with_wrong_canary, of_another_task, with_fewer_runs, with_another_output]
)
def test_what_does_not_fit_together_is_a_judge_error(change: Callable[[Task, Report], Report]) -> None:
    """A forged report decides nothing."""
    with pytest.raises(JudgeError):
        outputs(Executor(change), [b"x"])


def test_a_repeat_that_differs_is_a_judge_error() -> None:
    """An environment that once tells something else is not believed."""
    runs = iter([b"x", b"z"])

    def alternate(_: Task, report: Report) -> Report:
        return msgspec.structs.replace(report, observations=[observed(next(runs))])

    with pytest.raises(JudgeError, match="differ"):
        outputs(Executor(alternate), [b"x"], repeated=1.0)


def test_a_document_that_is_no_report_is_a_failed_invocation() -> None:
    """The error document of a function that crashed counts as a failure of the infrastructure."""
    with pytest.raises(SandboxError, match="cannot be read"):
        outputs(lambda _, __: b'{"errorMessage": "exited"}', [b"x"])
