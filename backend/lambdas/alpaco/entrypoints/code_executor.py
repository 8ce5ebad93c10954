"""The code executor: a function without rights that runs one program on its tests and reports what it saw."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from alpaco.adapters import json_lines
from alpaco.adapters.executor_messages import PAYLOAD_BYTES, Generated, Report, Task, pack, unpack
from alpaco.entrypoints.leftovers import Leftovers
from alpaco.errors import SandboxError
from alpaco.ports import Sandbox
from alpaco.problem.input_format import from_json, generate
from alpaco.problem.observation import CompileFailure, Mode, Observation
from alpaco.problem.program import Limits, Program
from alpaco.sandbox import open_sandbox

__all__ = ["execute", "isolated_handler", "perform"]


def isolated_handler(event: Mapping[str, object], context: object) -> dict[str, object]:
    """Serve one invocation in an environment that serves no other job, and leave nothing behind.

    Where a program has left something, the environment ends itself instead of answering: the caller sees a
    failed invocation and asks again, in another one.
    """
    leftovers = Leftovers(Path(tempfile.gettempdir()))
    report = execute(json.dumps(event).encode(), mode=Mode.LAMBDA_EXEC)
    found = leftovers.remove()
    if found:
        request = getattr(context, "aws_request_id", None)
        fields = {"requestId": request, "message": f"a program left {found}: this environment ends"}
        sys.stderr.write(json_lines.line("ERROR", "environment.spoilt", fields, time.time()) + "\n")
        sys.stderr.flush()
        os._exit(1)
    answer: dict[str, object] = json.loads(report)
    return answer


def execute(document: bytes, *, mode: Mode | None = None) -> bytes:
    """Do what a packed `Task` asks for; return a packed `Report`.

    Raises `SandboxError` where the task cannot be read or the sandbox does not hold in `mode`.
    """
    task = unpack(document, Task)
    with open_sandbox(mode=mode) as sandbox:
        return _pack_what_fits(perform(task, sandbox))


def perform(task: Task, sandbox: Sandbox) -> Report:
    """Run the task's program on its inputs, then the canary."""
    compiled = sandbox.compile(task.program)
    if isinstance(compiled, CompileFailure):
        return Report(task.nonce, sandbox.isolation(), failure=compiled)
    inputs = [_input(each) for each in task.inputs]
    seen = [_cut(each, task) for each in sandbox.run_many(compiled, inputs, task.limits)]
    canary = _run_canary(sandbox, *task.canary) if task.canary else None
    return Report(task.nonce, sandbox.isolation(), None, compiled.seconds, seen, canary)


def _input(given: bytes | Generated) -> bytes:
    if isinstance(given, bytes):
        return given
    return generate(from_json(given.format), given.profile, given.seed).encode()


def _cut(seen: Observation, task: Task) -> Observation:
    return replace(seen, stdout=seen.stdout[task.offset : task.offset + task.keep])


def _run_canary(sandbox: Sandbox, program: Program, stdin: bytes) -> Observation:
    compiled = sandbox.compile(program)
    if isinstance(compiled, CompileFailure):
        raise SandboxError(f"the canary does not compile: {compiled.message}")
    return sandbox.run(compiled, stdin, Limits())


def _pack_what_fits(report: Report) -> bytes:
    """Pack the report, leaving out the longest outputs until it fits; they can be asked for alone."""
    packed = pack(report)
    by_length: Sequence[int] = sorted(range(len(report.observations)), key=lambda n: len(report.observations[n].stdout))
    for number in reversed(by_length):
        if len(packed) <= PAYLOAD_BYTES:
            break
        report.observations[number] = replace(report.observations[number], stdout=b"")
        packed = pack(report)
    return packed
