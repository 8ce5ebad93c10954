"""The documented `docker build`, `docker tag` and `docker push`, on Debian's Docker engine."""

from __future__ import annotations

import os
import subprocess
import time
import uuid
from collections.abc import Iterator, Mapping

import pytest

from deployment.answers import State
from deployment.image_check import check_modules
from deployment.manifest import check_manifest
from deployment.registry import Registry
from image_tools import CONTEXT, DOCKERFILE, call, push, registry, require, tools_image

pytestmark = [pytest.mark.e2e, pytest.mark.may_skip]

REPOSITORY = "alpaco/problem-generator-streaming-dev"
LINES = f"""
set -eu
docker build --platform linux/amd64 -t {REPOSITORY}:$TAG -f {DOCKERFILE} .
docker tag {REPOSITORY}:$TAG $REPO_URL:$TAG
docker push $REPO_URL:$TAG
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """Start an engine of our own; give the environment in which `docker` finds it."""
    require("dockerd")
    folder = tmp_path_factory.mktemp("docker")
    places = ("--data-root", folder / "data", "--exec-root", folder / "exec", "--pidfile", folder / "pid")
    command = ("/usr/sbin/dockerd", "-H", f"unix://{folder}/s", *places, "--insecure-registry", registry())
    environ = {**os.environ, "DOCKER_HOST": f"unix://{folder}/s", "PATH": f"/usr/bin:{os.environ['PATH']}"}
    with (folder / "log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            for _ in range(300):
                done = subprocess.run(("/usr/bin/docker", "info"), env=environ, capture_output=True, check=False)
                if done.returncode == 0:
                    break
                time.sleep(0.1)
            else:
                pytest.skip(f"dockerd does not start here: {(folder / 'log').read_text()[-500:]}")
            yield environ
        finally:
            process.terminate()


def base_in_dockerfile() -> str:
    """Read the name of the base image."""
    lines = (CONTEXT / DOCKERFILE).read_text().splitlines()
    return next(line.partition("=")[2] for line in lines if line.startswith("ARG BASE_IMAGE="))


def test_documented_lines_make_an_image_that_lambda_takes(engine):
    """As written in the documents, from backend/lambdas: what they push passes the guard, and runs."""
    stand_in = f"{registry()}/stand-in:tools"
    push(tools_image(), stand_in)
    call("docker", "pull", "--quiet", stand_in, env=engine)
    call("docker", "tag", stand_in, base_in_dockerfile(), env=engine)
    tag, url = uuid.uuid4().hex, f"{registry()}/{REPOSITORY}"
    call("bash", "-c", LINES, env={**engine, "TAG": tag, "REPO_URL": url})
    image = check_manifest(Registry(f"http://{registry()}"), REPOSITORY, tag)
    assert image.findings == ()
    assert image.architecture == "linux/amd64"
    answer = check_modules("/usr/bin/docker", f"{url}:{tag}", engine)
    assert answer.state is State.OK, answer
