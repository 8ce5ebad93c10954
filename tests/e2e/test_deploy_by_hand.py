"""The documented deployment by hand: `scripts/deploy-by-hand`, every line as it stands.

AWS's own command line, Debian's Docker engine, Terraform and wscat work for an emulated account; ECR's and the API's
host names lead to a real registry and to the local gateway with the pushed image (tests/emulators/aws_names.py).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import boto3
import pytest

from alpaco.problem.text import Locale
from deployment.aws import Aws
from deployment.emulated import publish, served
from deployment.programs import Programs
from deployment.releases import Releases
from deployment.target import REGION, Target
from deployment.terraform import find_mirror
from emulators.aws_names import REGISTRY, Place, names
from emulators.emulated_aws import emulated_aws
from image_tools import push, registry, require, tools_image

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]
TOOLS = Path(os.environ.get("ALPACO_E2E_TOOLS") or Path.home() / ".cache" / "alpaco-e2e")
KEYS = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "a-secret-that-must-not-show"}
BASE = "python:3.12.13-slim-bookworm"
FRAME = {"action": "generateProblem", "topic": "prefix sum", "difficulty": "튜토리얼", "engine": "catalogue", "seed": 1}
NEEDED = ("backend", "contracts", "infrastructure", "scripts")
LEFT_OUT = ("__pycache__", "_build", ".terraform", "*.tfstate*", "*.plan")


def clone_into(folder: Path) -> Path:
    """Copy what the script needs; the only setting that is not the default spares a minute of waiting for a network."""
    for name in NEEDED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(*LEFT_OUT))
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "alpaco").symlink_to(ROOT / ".venv" / "bin" / "alpaco")
    root = folder / "infrastructure/terraform/problem_service"
    (root / "terraform.tfvars").write_text('network_mode = "none"\n')
    return folder / "scripts" / "deploy-by-hand"


@contextmanager
def engine(folder: Path, place: Place) -> Iterator[str]:
    """Run Debian's Docker engine where the names lead here; gives the address, and it knows the base image."""
    parts = (f"--data-root={folder}/data", f"--exec-root={folder}/exec", f"--pidfile={folder}/pid")
    address = f"unix://{folder}/docker.sock"
    command = place.inside("/usr/sbin/dockerd", f"--host={address}", *parts)
    environ = {**os.environ, "DOCKER_HOST": address}
    with (folder / "dockerd.log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            for _ in range(300):
                if (
                    subprocess.run(
                        ("/usr/bin/docker", "info"), env=environ, capture_output=True, check=False
                    ).returncode
                    == 0
                ):
                    break
                time.sleep(0.1)
            else:
                raise AssertionError((folder / "dockerd.log").read_text()[-2000:])
            stand_in = f"{registry()}/stand-in:tools"
            push(tools_image(), stand_in)
            for line in (("pull", "--quiet", stand_in), ("tag", stand_in, BASE)):
                subprocess.run(("/usr/bin/docker", *line), env=environ, check=True, capture_output=True)
            yield address
        finally:
            process.terminate()


def account(endpoint: str, service: str) -> Any:
    """Return boto3's client of the emulated account."""
    secrets = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "x"}
    return boto3.client(service, region_name=REGION, endpoint_url=endpoint, **secrets)


def attend(target: Target, place: Place, ended: threading.Event) -> None:
    """Make the API's name known when the API is there, and serve the pushed image behind it when all is applied."""
    endpoint = target.endpoint_url or ""
    known = False
    while not ended.wait(0.5):
        if not known and (apis := account(endpoint, "apigatewayv2").get_apis()["Items"]):
            place.know(apis[0]["ApiId"])
            known = True
        functions = account(endpoint, "lambda").list_functions()["Functions"]
        if known and len(functions) == 3:
            break
    tag = Releases(Aws(target, Locale.EN), target).images()[0].tags[0]
    outputs = {"table": "alpaco-dev", "bucket": "alpaco-dev-artefacts-123456789012"}
    with served(target, Programs(target.environ, Locale.EN, lambda _: None), outputs, tag, lambda _: None) as url:
        place.gateway.set_result(url)
        ended.wait()


def test_the_documented_lines_deploy_the_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From nothing, in their order, up to a problem that is asked for and watched by hand with wscat."""
    require("dockerd", "docker", "unshare", "openssl", "node", "terraform")
    script = clone_into(tmp_path / "clone")
    rules = tmp_path / "terraformrc"
    mirror = find_mirror()
    rules.write_text(f'provider_installation {{ filesystem_mirror {{ path = "{mirror}" }} }}\n' if mirror else "")
    path = f"{TOOLS}/awscli/bin:{TOOLS}/node_modules/.bin:/usr/bin:{os.environ['PATH']}"
    with ExitStack() as stack:
        endpoint = stack.enter_context(emulated_aws())
        target = Target(endpoint_url=endpoint, registry=REGISTRY, environ={})
        for name, value in KEYS.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("PATH", path)
        releases = Releases(Aws(target, Locale.EN), target)
        place = stack.enter_context(names(tmp_path, lambda _, tag: publish(target, releases, tag)))
        monkeypatch.setenv("SSL_CERT_FILE", place.variables["SSL_CERT_FILE"])
        address = stack.enter_context(engine(tmp_path, place))
        environ: Mapping[str, str] = {
            **os.environ,
            **place.variables,
            "AWS_ENDPOINT_URL": endpoint,
            "DOCKER_HOST": address,
            "TF_CLI_CONFIG_FILE": str(rules),
        }
        ended = threading.Event()
        attending = Target(endpoint_url=endpoint, registry=REGISTRY, environ=environ)
        thread = threading.Thread(target=attend, args=(attending, place, ended))
        thread.start()
        try:
            code, said = by_hand(place.inside(str(script)), environ)
        finally:
            ended.set()
            thread.join()
    assert code == 0, said[-6000:]
    assert '"type":"generation.completed"' in said
    assert KEYS["AWS_SECRET_ACCESS_KEY"] not in said


def by_hand(command: tuple[str, ...], environ: Mapping[str, str]) -> tuple[int, str]:
    """Run the script as a person at a terminal: ask when wscat has connected, leave when the generation has ended."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(command, env=environ, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said, asked = "", False
    with suppress(OSError):  # which is how a terminal says that nobody holds it any longer
        while chunk := os.read(ours, 65536):
            said += chunk.decode(errors="replace")
            if not asked and "Connected" in said:
                os.write(ours, f"{json.dumps(FRAME)}\n".encode())
                asked = True
            if any(f'{{"type":"generation.{end}"' in said for end in ("completed", "failed")):
                os.write(ours, b"\x03")  # Ctrl-C, as wscat says
    os.close(ours)
    return process.wait(), said
