"""What is answered about the modules of an image, for what a container tool may say."""

from __future__ import annotations

import json
import os

import pytest

from alpaco.problem.text import Locale
from deployment.answers import State
from deployment.image_check import check_modules


@pytest.fixture
def tool(tmp_path):
    """Make a container tool that answers as a script does."""

    def make(script, name="docker"):
        command = tmp_path / name
        command.write_text(f"#!/bin/sh\n{script}\n")
        command.chmod(0o755)
        return str(command)

    return make


def report(python, failures):
    """Return a script that tells this, as the check in the image does."""
    told = json.dumps({"python": python, "failures": failures})
    return f"echo some warning\ncat <<'E'\n{told}\nE\nexit {int(bool(failures))}"


def test_image_that_holds_everything(tool):
    """All is well, and the image's Python is told."""
    answer = check_modules(tool(report("3.12.13", {})), "image:1", os.environ)
    assert answer.state is State.OK
    assert "3.12.13" in answer.what.of(Locale.KO)


def test_module_that_is_missing(tool):
    """The sixth of the old failures: the module is named."""
    failures = {"lambda_function.lambda_handler": "ModuleNotFoundError: No module named 'alpaco.generation'"}
    answer = check_modules(tool(report("3.12.13", failures)), "image:1", os.environ)
    assert (answer.state, answer.failure) == (State.WRONG, 6)
    assert "alpaco.generation" in answer.what.of(Locale.KO)


def test_python_that_is_too_old(tool):
    """The fifth: an old Python is the cause, whatever failed because of it."""
    failures = {"lambda_function.lambda_handler": "TypeError: unsupported operand type(s) for |"}
    answer = check_modules(tool(report("3.9.18", failures)), "image:1", os.environ)
    assert (answer.state, answer.failure) == (State.WRONG, 5)
    assert "3.9.18" in answer.what.of(Locale.EN)
    assert "operand" in answer.what.of(Locale.EN)


@pytest.mark.parametrize("script", ["echo SyntaxError >&2; exit 1", "echo python3: not found >&2; exit 127", "echo {}"])
def test_python_that_does_not_run(tool, script):
    """An image whose Python is missing, or too old even for the check, is wrong."""
    answer = check_modules(tool(script), "image:1", os.environ)
    assert (answer.state, answer.failure) == (State.WRONG, 5)


@pytest.mark.parametrize("script", ["echo 'no such image' >&2; exit 125", "echo 'not permitted' >&2; exit 126"])
def test_tool_that_fails_by_itself_says_nothing_of_the_image(tool, script):
    """Where the container could not be started nobody knows."""
    answer = check_modules(tool(script), "image:1", os.environ)
    assert answer.state is State.UNKNOWN
    assert "no" in answer.what.of(Locale.EN)


def test_tool_that_is_not_there(tmp_path):
    """A tool that is not installed is no verdict either."""
    assert check_modules(str(tmp_path / "docker"), "image:1", os.environ).state is State.UNKNOWN


def test_buildah_makes_a_container_and_removes_it(tool, tmp_path):
    """Buildah needs three commands; the last is given whatever came before."""
    told = json.dumps({"python": "3.12.13", "failures": {}})
    script = f"echo $1 $2 >> {tmp_path}/said\n[ $1 = from ] && echo made-1\n[ $1 = run ] && echo '{told}'\nexit 0"
    answer = check_modules(tool(script, "buildah"), "image:1", os.environ)
    assert answer.state is State.OK
    assert (tmp_path / "said").read_text().splitlines() == ["from image:1", "run --user", "rm made-1"]
