"""The documented `docker build`, `docker tag` and `docker push`, on Debian's Docker engine."""

from __future__ import annotations

import os
import subprocess
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from deployment.answers import State
from deployment.image_check import check_modules
from deployment.manifest import check_manifest
from deployment.registry import Registry
from image_tools import CONTEXT, DOCKERFILE, call, push, registry, require, tools_image
from serving import ask, hear, serving

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
            process.wait()
            # A network namespace stays mounted, and pytest could not clear the folder away.
            for line in Path("/proc/self/mounts").read_text().splitlines():
                if (place := line.split()[1]).startswith(str(folder)):
                    subprocess.run(("/usr/bin/umount", "--lazy", place), check=False)


def base_in_dockerfile() -> str:
    """Read the name of the base image."""
    lines = (CONTEXT / DOCKERFILE).read_text().splitlines()
    return next(line.partition("=")[2] for line in lines if line.startswith("ARG BASE_IMAGE="))


@pytest.fixture(scope="module")
def pushed(engine: Mapping[str, str]) -> str:
    """Run the lines as they are written, from backend/lambdas; give the tag that they pushed."""
    stand_in = f"{registry()}/stand-in:tools"
    push(tools_image(), stand_in)
    call("docker", "pull", "--quiet", stand_in, env=engine)
    call("docker", "tag", stand_in, base_in_dockerfile(), env=engine)
    tag = uuid.uuid4().hex
    call("bash", "-c", LINES, env={**engine, "TAG": tag, "REPO_URL": f"{registry()}/{REPOSITORY}"})
    return tag


def test_documented_lines_push_an_image_that_lambda_takes(engine, pushed):
    """What they push passes the guard, and its Python imports what the functions need."""
    image = check_manifest(Registry(f"http://{registry()}"), REPOSITORY, pushed)
    assert image.findings == ()
    assert image.architecture == "linux/amd64"
    answer = check_modules("docker", f"{REPOSITORY}:{pushed}", engine)
    assert answer.state is State.OK, answer


def test_service_runs_from_an_image_of_docker(engine, pushed, tmp_path):
    """The local gateway runs it with docker, held as Lambda holds it, and the executor's mode holds."""
    with serving(tmp_path, "--function", f"image:{REPOSITORY}:{pushed}", variables=engine) as service:
        said = ""
        while "isolation" not in said:
            said = service.process.stdout.readline()
            assert said, "the service ended"
        assert "lambda-exec (python, cpp)" in said
        with service.connect() as socket:
            ask(socket, "ping", requestId="here")
            assert hear(socket)["requestId"] == "here"
