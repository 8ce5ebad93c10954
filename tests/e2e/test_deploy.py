"""From nothing to a running service by one command, on emulators: moto for AWS, a real registry, the pushed image run.

The tests follow each other on one environment, as an operator's day would: first deployment, a code change, one that
fails its smoke test, the six old failures, rollback, the end.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest

from alpaco.problem.text import Locale
from deployment.aws import Aws
from deployment.emulated import publish
from deployment.manifest import IMAGE_TYPES
from deployment.registry import Registry
from deployment.releases import PushedImage, Releases
from deployment.target import REGION, Target
from emulators.emulated_aws import emulated_aws
from image_tools import base_image, built_image, call, environment, push, put_python, registry, require

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]
KEYS = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "a-secret-that-must-not-show"}
COMMAND = "import sys; from alpaco.entrypoints.cli import main; sys.argv[0] = 'alpaco'; main()"
NEEDED = ("backend", "contracts", "web", "infrastructure")
LEFT_OUT = ("__pycache__", "_build", ".terraform", "*.tfstate*", "*.plan")


@dataclass
class Desk:
    """A clone of its own, in which code may be changed, and the emulators that it deploys to."""

    clone: Path
    target: Target

    def alpaco(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command of the clone's, as a user would."""
        where = ("--endpoint-url", self.target.endpoint_url or "", "--registry", self.target.registry or "")
        return subprocess.run(
            (sys.executable, "-c", COMMAND, *arguments, *where, "--language", "en"),
            env=self.target.environ,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )

    def deploy(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run `alpaco deploy`."""
        return self.alpaco("deploy", "--environment", "dev", "--yes", "--json", "--base-image", base_image(), *options)

    def doctor(self, *options: str) -> tuple[int, dict[int, dict[str, Any]]]:
        """Run `alpaco doctor`; returns its exit code, and of each old failure what is wrong, else any answer."""
        done = self.alpaco("doctor", "--json", *options)
        answers = sorted(json.loads(done.stdout)["answers"], key=lambda answer: answer["state"] == "wrong")
        return done.returncode, {answer["failure"]: answer for answer in answers if answer["failure"]}

    def change(self, file: str, old: str, new: str) -> None:
        """Change the code."""
        path = self.clone / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def client(self, service: str) -> Any:
        """Return boto3's client of the emulated account."""
        secrets = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "x"}
        return boto3.client(service, region_name=REGION, endpoint_url=self.target.endpoint_url, **secrets)

    @property
    def releases(self) -> Releases:
        """The images in the emulated ECR."""
        return Releases(Aws(self.target, Locale.EN), self.target)

    def image(self, tag: str) -> PushedImage:
        """Return a pushed image."""
        return next(image for image in self.releases.images() if tag in image.tags)

    def running(self) -> dict[str, str]:
        """Return the digest of the image that each function's alias runs."""
        functions = {role: self.target.function(role) for role in ("generator", "worker", "executor")}
        client = self.client("lambda")
        found = {role: client.get_function(FunctionName=name, Qualifier="live") for role, name in functions.items()}
        return {role: function["Code"]["ImageUri"].partition("@")[2] for role, function in found.items()}


def told(done: subprocess.CompletedProcess[str]) -> str:
    """Return the error that a command ended with."""
    return done.stderr.rpartition("\nalpaco: ")[2]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Copy the clone and start the emulators."""
    require("terraform")
    clone = tmp_path_factory.mktemp("clone")
    for name in NEEDED:
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns(*LEFT_OUT))
    variables = clone / "infrastructure/terraform/problem_service/environments/dev.tfvars"
    variables.write_text(variables.read_text().replace('"nat_single"', '"none"'))  # a minute of waiting for a network
    path = f"{clone}/backend/lambdas:{clone}/backend"
    with emulated_aws() as endpoint, pytest.MonkeyPatch.context() as patch:
        environ: Mapping[str, str] = {**environment(), **KEYS, "PYTHONPATH": path}
        for name, value in KEYS.items():
            patch.setenv(name, value)
        yield Desk(clone, Target(endpoint_url=endpoint, registry=registry(), environ=environ))


@pytest.fixture(scope="module")
def first(desk: Desk) -> dict[str, Any]:
    """Deploy into an account that holds nothing; what the command printed."""
    done = desk.deploy()
    assert done.returncode == 0, done.stderr[-6000:]
    assert KEYS["AWS_SECRET_ACCESS_KEY"] not in done.stdout + done.stderr
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


@pytest.fixture(scope="module")
def second(desk: Desk, first: dict[str, Any]) -> dict[str, Any]:
    """Deploy a change of the code; what the command printed."""
    desk.change("backend/lambdas/code-executor/lambda_function.py", "__all__", "# changed\n__all__")
    done = desk.deploy()
    assert done.returncode == 0, done.stderr[-6000:]
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def test_one_command_takes_nothing_to_a_running_service(desk, first):
    """All three functions run the pushed image by its digest, and it is marked as released."""
    image = desk.image(first["tag"])
    assert desk.running() == dict.fromkeys(("generator", "worker", "executor"), image.digest)
    pushed = Registry(f"http://{registry()}").manifest(desk.target.repository, first["tag"], IMAGE_TYPES)
    assert pushed.digest == image.digest
    assert len(image.marks) == 1
    assert first["before"] is None
    assert first["url"].startswith("wss://")


def test_the_smoke_test_was_a_generation_on_the_emulated_table(desk, first):
    """It ran in the pushed image and left its record and its package in what Terraform had made."""
    records = desk.client("dynamodb").scan(TableName="alpaco-dev")["Items"]
    assert [item for item in records if item["sk"]["S"] == "record"]
    bucket = next(each["Name"] for each in desk.client("s3").list_buckets()["Buckets"] if "artefacts" in each["Name"])
    assert desk.client("s3").list_objects_v2(Bucket=bucket)["KeyCount"] > 0


def test_the_doctor_finds_nothing_wrong_afterwards(desk, first):
    """Each of the six failures is answered by its number, and none is there."""
    code, failures = desk.doctor()
    assert {number: answer["state"] for number, answer in failures.items()} == dict.fromkeys(range(1, 7), "ok")
    assert code == 0


def test_the_same_command_takes_a_change_of_the_code(desk, first, second):
    """Another image, the same address, and the version before is known."""
    assert second["tag"] != first["tag"]
    assert second["before"] == first["tag"]
    assert second["url"] == first["url"]
    assert set(desk.running().values()) == {desk.image(second["tag"]).digest}


def test_nothing_changed_is_neither_built_nor_applied(desk, second):
    """The command finds its own image and service, and only tries them."""
    done = desk.deploy()
    assert done.returncode == 0, done.stderr[-6000:]
    assert "already pushed" in done.stderr
    assert "Nothing is to be changed" in done.stderr
    assert "buildah bud" not in done.stderr


def test_a_failed_smoke_test_ends_on_the_version_before(desk, second):
    """A change that breaks the worker passes every check, fails the real generation, and is taken back."""
    file, line = "backend/lambdas/alpaco/adapters/pipeline.py", "        for step in steps:"
    desk.change(file, line, f'        raise RuntimeError("broken on purpose")\n{line}')
    done = desk.deploy()
    assert done.returncode == 1
    assert "generation.failed" in done.stderr
    assert f"The service is back on {second['tag']}" in told(done)
    assert "Traceback" not in told(done)  # the functions' own logs stand before
    assert set(desk.running().values()) == {desk.image(second["tag"]).digest}
    bad = max(desk.releases.images(), key=lambda image: image.tags[0].rpartition("-")[2])
    assert bad.marks == ()
    desk.change(file, '        raise RuntimeError("broken on purpose")\n', "")


@pytest.fixture(scope="module")
def bad_images(desk: Desk, second: dict[str, Any]) -> dict[str, int]:
    """Push an index, an arm64 image and one without the package; which failure each tag is."""
    reference = f"{registry()}/{desk.target.repository}"
    container = call("buildah", "from", "scratch")
    call("buildah", "config", "--arch", "arm64", "--os", "linux", "--entrypoint", '["/x"]', container)
    call("buildah", "commit", "--rm", container, "localhost/deploy-arm64:now")
    push("localhost/deploy-arm64:now", f"{reference}:bad-arm64")
    call("buildah", "manifest", "create", "localhost/deploy-list:now", "localhost/deploy-arm64:now")
    listed = ("--all", "--tls-verify=false", "--format", "oci", "--rm", "localhost/deploy-list:now")
    call("buildah", "manifest", "push", *listed, f"docker://{reference}:bad-index")
    container = call("buildah", "from", built_image())
    call("buildah", "run", "--user", "0", container, "--", "rm", "-r", "/var/task/alpaco/generation")
    call("buildah", "commit", "--rm", "--format", "docker", container, f"{reference}:bad-module")
    push(f"{reference}:bad-module", f"{reference}:bad-module")
    container = call("buildah", "from", built_image())
    version = put_python("3.9", Path(call("buildah", "mount", container)))
    call("buildah", "config", "--env", f"PYTHON_VERSION={version}", container)
    call("buildah", "commit", "--rm", "--format", "docker", container, "localhost/deploy-old:now")
    push("localhost/deploy-old:now", f"{reference}:bad-python")
    for tag in ("bad-arm64", "bad-module", "bad-python"):
        publish(desk.target, desk.releases, tag)
    index = Registry(f"http://{registry()}").manifest(
        desk.target.repository, "bad-index", ["application/vnd.oci.image.index.v1+json"]
    )
    desk.releases.put(index.body.decode(), index.media_type, "bad-index")
    return {"never-pushed": 1, "bad-arm64": 2, "bad-index": 2, "latest": 4, "bad-python": 5, "bad-module": 6}


@pytest.mark.parametrize("tag", ["never-pushed", "bad-arm64", "bad-index", "latest", "bad-python", "bad-module"])
def test_a_bad_image_is_stopped_before_aws(desk, second, bad_images, tag):
    """The doctor names the failure by its number with the cure, and applying it stops with the same words."""
    code, failures = desk.doctor("--image-tag", tag)
    answer = failures[bad_images[tag]]
    assert (code, answer["state"]) == (1, "wrong")
    assert answer["cure"]
    before = desk.running()
    done = desk.alpaco("rollback", "--to", tag, "--yes")
    assert done.returncode == 1
    assert answer["what"] in told(done)
    assert answer["cure"] in told(done)
    assert "Traceback" not in told(done)
    assert desk.running() == before


def test_missing_permissions_are_named(desk, second):
    """Without the repository's policy, and without the role's right, Lambda could not fetch: the third failure."""
    ecr, iam = desk.client("ecr"), desk.client("iam")
    policy = ecr.get_repository_policy(repositoryName=desk.target.repository)["policyText"]
    ecr.delete_repository_policy(repositoryName=desk.target.repository)
    code, failures = desk.doctor()
    assert (code, failures[3]["state"]) == (1, "wrong")
    assert "Source image" in failures[3]["what"]
    ecr.set_repository_policy(repositoryName=desk.target.repository, policyText=policy)
    role = desk.target.function("worker")
    attached = iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"][0]["PolicyArn"]
    iam.detach_role_policy(RoleName=role, PolicyArn=attached)
    code, failures = desk.doctor()
    assert (code, failures[3]["state"]) == (1, "wrong")
    assert role in failures[3]["what"]
    assert "iam.tf" in failures[3]["cure"]
    iam.attach_role_policy(RoleName=role, PolicyArn=attached)


def test_a_repository_whose_tags_move_is_named(desk, second):
    """The fourth failure could come again."""
    ecr = desk.client("ecr")
    ecr.put_image_tag_mutability(repositoryName=desk.target.repository, imageTagMutability="MUTABLE")
    code, failures = desk.doctor()
    assert (code, failures[4]["state"]) == (1, "wrong")
    ecr.put_image_tag_mutability(repositoryName=desk.target.repository, imageTagMutability="IMMUTABLE")
    assert desk.doctor()[0] == 0


def test_rollback_puts_the_version_before_back(desk, first, second):
    """The one released before, not the one that failed; it is tried, and its mark is renewed."""
    done = desk.alpaco("rollback", "--yes", "--json")
    assert done.returncode == 0, done.stderr[-6000:]
    printed = json.loads(done.stdout)
    assert (printed["tag"], printed["before"]) == (first["tag"], second["tag"])
    assert set(desk.running().values()) == {desk.image(first["tag"]).digest}
    assert len(desk.image(first["tag"]).marks) == 2


def test_destroy_leaves_nothing(desk, first):
    """Another name removes nothing; the right one removes everything that was made, images included."""
    done = desk.alpaco("destroy", "--with-images", typed="prod\n")
    assert done.returncode == 1
    assert desk.running()
    done = desk.alpaco("destroy", "--with-images", typed="dev\n")
    assert done.returncode == 0, done.stderr[-6000:]
    assert desk.client("lambda").list_functions()["Functions"] == []
    assert desk.client("ecr").describe_repositories()["repositories"] == []
    assert desk.client("dynamodb").list_tables()["TableNames"] == []
    assert desk.client("s3").list_buckets()["Buckets"] == []
    assert desk.client("apigatewayv2").get_apis()["Items"] == []
    assert desk.client("logs").describe_log_groups()["logGroups"] == []
    assert desk.client("sqs").list_queues().get("QueueUrls", []) == []
    assert desk.client("events").list_rules()["Rules"] == []
    code, failures = desk.doctor()
    assert {answer["state"] for answer in failures.values()} == {"unknown"}
    assert code == 0
