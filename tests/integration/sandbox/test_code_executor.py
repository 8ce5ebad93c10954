"""The code executor's function: observations that fit into a payload, and nothing left behind."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace

import pytest
from services import Service

from alpaco.adapters.executor import ExecutorSandbox
from alpaco.adapters.executor_messages import PAYLOAD_BYTES
from alpaco.entrypoints.code_executor import execute
from alpaco.problem.input_format import InputFormat, generate
from alpaco.problem.input_format.types import Integer, Line
from alpaco.problem.observation import Artefact
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.problem.text import Text

ADD = "print(int(input()) + 1)"
NUMBER = InputFormat((Line((Integer("N", 1, 1000, Text("수", "a number")),)),))


@pytest.fixture
def alone_in_lambda(as_in_lambda: Service) -> Service:
    """A service with a user and a folder to itself: it ends every process of that user that is new to it."""
    if as_in_lambda.user is None:
        pytest.skip("needs root, to give the service a user of its own")
    folder = tempfile.mkdtemp(dir=as_in_lambda.environment["TMPDIR"])
    shutil.chown(folder, as_in_lambda.user, as_in_lambda.user)
    return replace(as_in_lambda, environment=as_in_lambda.environment | {"TMPDIR": folder})


def compiled(sandbox: ExecutorSandbox, source: str) -> Artefact:
    """Compile a Python program that must compile."""
    artefact = sandbox.compile(Program("main.py", Language.PYTHON, Role.ACCEPTED, source))
    assert isinstance(artefact, Artefact)
    return artefact


def test_outputs_beyond_the_payload_come_whole() -> None:
    """Ten megabytes that cannot be compressed arrive, although no single answer was larger than a payload."""
    sizes = []

    def invoke(document: bytes, _: str) -> bytes:
        report = execute(document)
        sizes.append(len(report))
        return report

    sandbox = ExecutorSandbox(invoke, job="test", repeated=0.0)
    source = "import random, sys\nrandom.seed(1)\nsys.stdout.buffer.write(random.randbytes(10_000_000))"
    seen = sandbox.run(compiled(sandbox, source), b"", Limits(stdout_bytes=1 << 25))
    sandbox.close()
    assert len(seen.stdout) == seen.stdout_total == 10_000_000
    assert max(sizes) <= PAYLOAD_BYTES


def test_inputs_can_travel_as_recipes() -> None:
    """The executor makes the same inputs from format, profile and seed as the caller would."""
    sandbox = ExecutorSandbox(lambda document, _: execute(document), job="test", repeated=0.0)
    artefact = compiled(sandbox, "print(input())")
    recipes = [("random-small", 1), ("random-small", 2), ("maximum", 1)]
    seen = [each.stdout.decode() for each in sandbox.run_generated(artefact, NUMBER, recipes, Limits())]
    sandbox.close()
    assert seen == [generate(NUMBER, profile, seed) for profile, seed in recipes]


@pytest.mark.may_skip
def test_serves_invocations_as_in_lambda(alone_in_lambda: Service) -> None:
    """From an execute-only interpreter, with limits alone, one invocation after the other is served."""
    code, lines, errors = alone_in_lambda.run("executor_service.py", ADD, ADD + "  # again")
    assert (code, errors) == (0, "")
    assert lines == [{"mode": "lambda-exec", "outputs": ["2\n", "3\n"]}] * 2


@pytest.mark.may_skip
def test_an_environment_in_which_something_was_left_ends_itself(alone_in_lambda: Service) -> None:
    """A planted link is removed, there is no answer, and the next program is not run in that environment."""
    plant = "import os\nos.symlink('/etc/passwd', os.path.dirname(os.path.dirname(os.getcwd())) + '/planted')"
    code, lines, errors = alone_in_lambda.run("executor_service.py", plant, ADD)
    assert (code, lines) == (1, [])
    assert "left files" in errors
    assert os.listdir(alone_in_lambda.environment["TMPDIR"]) == []


@pytest.mark.may_skip
def test_leftovers_are_found_and_removed(alone_in_lambda: Service) -> None:
    """A process in a session of its own is killed, and a new folder removed; both are named."""
    folder = alone_in_lambda.environment["TMPDIR"]
    code, lines, errors = alone_in_lambda.run("leaving_service.py", folder)
    assert (code, errors) == (0, "")
    assert lines == [{"found": "processes and files", "ended": True, "files": []}]
