"""Runs an image's own Python on its own code: does it hold everything that the functions can come to import?

An image that the project's Dockerfile made has passed this as its last build step. This is for all others, before
they are deployed: made by hand, from an older clone, on another base.
"""

from __future__ import annotations

import inspect
import json
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress

from alpaco.entrypoints import complete
from alpaco.problem.text import Text
from deployment.answers import Answer, fill, good, unknown, wrong
from deployment.manifest import OLDEST_PYTHON
from local_gateway import LAMBDA_USER

__all__ = ["check_modules"]

_CHECK = "image-modules"
_OLD_PYTHON, _NO_MODULE = 5, 6  # numbers in docs/troubleshooting
_TIMEOUT_SECONDS = 300.0  # the image may have to be pulled
_SHOWN = 3  # failures, and characters of a program's last words
_WORDS = 300
_ENGINE_FAILED = (125, 126)  # what docker and its kin exit with when nothing could be started

_GOOD = Text(
    "이미지의 Python {python}이(가) 세 함수와 그 모듈을 모두 불러왔습니다.",
    "The image's Python {python} imports the three functions and all they need.",
)
_OLD = Text(
    "이미지의 Python {python}은 코드보다 오래되었습니다({oldest} 이상 필요): {words}",
    "The image's Python {python} is older than the code, which needs {oldest}: {words}",
)
_OLD_CURE = Text(
    "Dockerfile의 BASE_IMAGE(python:3.12…-slim-bookworm)로 다시 빌드하세요.",
    "Build it anew on the Dockerfile's own BASE_IMAGE, python:3.12…-slim-bookworm.",
)
_MISSING = Text(
    "이미지에서 불러올 수 없는 모듈이 있습니다: {words}",
    "The image cannot import what its functions need: {words}",
)
_MISSING_CURE = Text(
    "backend/lambdas에서 problem-generator-streaming/Dockerfile로 다시 빌드하세요. "
    ".dockerignore나 COPY 줄이 빠뜨린 것이 없는지 보세요.",
    "Build it anew in backend/lambdas with problem-generator-streaming/Dockerfile; see whether .dockerignore or a COPY "
    "line leaves something out.",
)
_SILENT = Text("이미지의 Python이 실행되지 않습니다: {words}", "The image's Python does not run: {words}")
_NOT_RUN = Text("{tool}(으)로 이미지를 실행하지 못했습니다: {words}", "{tool} cannot run the image: {words}")
_NOT_RUN_CURE = Text(
    "엔진이 떠 있고 이미지가 있는지(docker pull) 확인하세요.",
    "See whether the engine runs and has the image, or may pull it.",
)


def check_modules(tool: str, image: str, environ: Mapping[str, str]) -> Answer:
    """Import in `image` what its functions can import, without network, as the user that Lambda takes.

    `tool` is the command of a container engine (docker, podman, nerdctl, finch) or buildah, and is run in the
    environment `environ`. The image is pulled if it is not here.
    """
    try:
        done = _run_in(tool, image, inspect.getsource(complete), environ)
    except (OSError, subprocess.SubprocessError) as error:
        words = _last(getattr(error, "stderr", None) or str(error))
        return unknown(_CHECK, fill(_NOT_RUN, tool=tool, words=words), _NOT_RUN_CURE, failure=_NO_MODULE)
    python, failures = _read(done.stdout)
    if not python:
        return wrong(_CHECK, fill(_SILENT, words=_last(done.stderr)), _OLD_CURE, failure=_OLD_PYTHON)
    words = "; ".join(f"{name}: {error}" for name, error in list(failures.items())[:_SHOWN])
    if tuple(map(int, python.split(".")[:2])) < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        return wrong(_CHECK, fill(_OLD, python=python, oldest=oldest, words=words), _OLD_CURE, failure=_OLD_PYTHON)
    if failures:
        return wrong(_CHECK, fill(_MISSING, words=words), _MISSING_CURE, failure=_NO_MODULE)
    return good(_CHECK, fill(_GOOD, python=python), failure=_NO_MODULE)


def _run_in(tool: str, image: str, code: str, environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run Python code in the image; `CalledProcessError` or `OSError` where it is the tool that fails."""
    python = ("python3", "-c", code)
    if tool.endswith("buildah"):
        made = _call((tool, "from", image), environ)
        made.check_returncode()
        container = made.stdout.split()[-1]
        try:
            return _call((tool, "run", "--user", LAMBDA_USER, container, "--", *python), environ)
        finally:
            _call((tool, "rm", container), environ)
    limits = ("--ulimit", "nproc=1024:1024", "--ulimit", "nofile=1024:1024")  # podman's own may be above the machine's
    held = ("--rm", "--network", "none", "--read-only", *limits, "--user", LAMBDA_USER, "--entrypoint", python[0])
    done = _call((tool, "run", *held, image, *python[1:]), environ)
    if done.returncode in _ENGINE_FAILED:
        done.check_returncode()
    return done


def _call(command: Sequence[str], environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=_TIMEOUT_SECONDS,
        check=False,
    )


def _read(output: str) -> tuple[str, dict[str, str]]:
    """Return the Python's version and what failed, as complete.py writes them last; "" where it did not get there."""
    with suppress(ValueError, IndexError, KeyError):
        report = json.loads(output.splitlines()[-1])
        return report["python"], report["failures"]
    return "", {}


def _last(words: str) -> str:
    return " ".join(words.split())[-_WORDS:]
