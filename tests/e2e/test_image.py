"""The project's own image: built by its Dockerfile, pushed to a real registry, checked, pulled by digest and run."""

from __future__ import annotations

import json
import shutil
import urllib.request
import uuid
from pathlib import Path

import pytest

from alpaco.problem.text import Locale
from deployment.answers import State
from deployment.image_check import check_modules
from deployment.manifest import check_manifest
from deployment.registry import Registry
from image_tools import (
    CONTEXT,
    base_image,
    build,
    built_image,
    call,
    environment,
    push,
    put_python,
    registry,
    require,
)
from local_gateway import Image, image_program
from serving import ALPACO, ask, events, serving

pytestmark = pytest.mark.e2e

PROBE = Path(__file__).with_name("image_probe.py")
REPOSITORY = "alpaco/problem-generator-streaming-dev"


@pytest.fixture(scope="module", autouse=True)
def machine() -> None:
    """Say at once what is missing."""
    require()


@pytest.fixture(scope="module")
def published() -> str:
    """Push the image under a tag of its own; give its name by digest, as Lambda pulls it."""
    digest = push(built_image(), f"{registry()}/{REPOSITORY}:{uuid.uuid4().hex}")
    return f"{registry()}/{REPOSITORY}@{digest}"


@pytest.fixture(scope="module")
def pulled(published: str) -> str:
    """Pull it by digest."""
    call("podman", "pull", "--quiet", "--tls-verify=false", published)
    return published


@pytest.fixture(scope="module")
def seen(pulled: str) -> dict[str, object]:
    """Look around inside a container that is held as the local gateway holds it."""
    held = image_program(Image("podman", pulled, memory_mb=1769), {}, {})
    assert held.command[-1] == pulled
    options = [part.replace("{environment}", "probe") for part in held.command[:-1]]
    command = (*options, "--entrypoint", "python3", pulled, "-c", PROBE.read_text())
    found: dict[str, object] = json.loads(call(*command).splitlines()[-1])
    return found


def test_lambda_would_take_it(published):
    """The pushed image has no finding, and is what its Dockerfile says."""
    repository, _, digest = published.removeprefix(f"{registry()}/").partition("@")
    image = check_manifest(Registry(f"http://{registry()}"), repository, digest)
    assert image.findings == ()
    assert image.digest == digest
    assert image.architecture == "linux/amd64"
    assert image.entrypoint == ("python3", "-m", "awslambdaric")
    assert image.command == ("lambda_function.lambda_handler",)
    assert image.python.startswith("3.12.")


def test_oci_format_is_taken_too():
    """Pushed as an OCI image it is taken as well: builders differ in what they write."""
    name = f"app:{uuid.uuid4().hex}"
    push(built_image(), f"{registry()}/{name}", "--format", "oci")
    assert check_manifest(Registry(f"http://{registry()}"), *name.split(":")).findings == ()


def test_it_holds_what_the_functions_need_and_nothing_else(seen):
    """No command line, no tests, no caches, no secrets; readable by a user without rights; nothing set-user-id."""
    assert seen["top"] == ["alpaco", "code_executor.py", "lambda_function.py"]
    assert seen["of_ours"] == []
    assert seen["unreadable"] == []
    assert seen["set_user_id"] == []
    assert seen["uncompiled"] == []


def test_it_is_held_as_the_platform_holds_it(seen):
    """A plain user, no capabilities, a read-only root, 512 MB of /tmp, 1024 processes, no shared memory."""
    assert seen["user"] == [993, 990]
    assert seen["capabilities"] == 0
    assert seen["no_new_privileges"] == 1
    assert seen["writing_to_the_root"] == "Read-only file system"
    assert seen["tmp_mb"] == 512
    assert seen["processes"] == [1024, 1024]
    assert seen["memory_mb"] == 1769
    assert seen["shared_memory"] is False


def test_its_interpreter_can_be_executed_but_not_read(seen):
    """That is what closes the service's process to programs of the same user; the self-check agrees."""
    assert seen["interpreter_mode"] == "0o100711"
    assert seen["interpreter_read"] == "Permission denied"
    assert seen["environ_read"] == "Permission denied"


def test_its_compiler_takes_the_precompiled_header(seen):
    """With exactly the flags that programs are compiled with, g++ marks the header as used."""
    assert seen["header_used"] is True
    assert "cpp" in seen["languages"]


def test_its_sandbox_holds_in_the_container(seen):
    """The executor's mode holds there, without remarks that a program can do harm which limits alone stop."""
    assert seen["mode"] == "lambda-exec"
    assert "rlimits" in seen["layers"]


def test_a_problem_is_made_by_the_pulled_image(pulled, tmp_path):
    """Through the local gateway: route, worker and executor run in containers of it, and the problem is proved."""
    with serving(tmp_path, "--function", f"image:{pulled}", variables=environment()) as service:
        said = ""
        while "isolation" not in said:  # the executor in its container tells it
            said = service.process.stdout.readline()
            assert said, "the service ended"
        assert "lambda-exec (python, cpp)" in said
        with service.connect() as socket:
            ask(socket, "generateProblem", topic="string", difficulty="tutorial", language="en")
            log = list(events(socket))
    assert log[-1]["type"] == "generation.completed"
    assert "local-gateway" not in call("podman", "ps", "--all", "--format", "{{.Names}}")
    assert (tmp_path / "alpaco.sqlite3").stat().st_uid == 993


def test_folder_with_more_than_our_data_is_not_given_away(tmp_path):
    """Root's data folder becomes the containers' user's: one that holds anything else is refused, and left alone."""
    (tmp_path / "thesis.txt").write_text("ten years")
    command = (ALPACO, "serve", "--port", "0", "--data", tmp_path, "--function", f"image:{built_image()}")
    assert "thesis.txt" in call(*command, fails=True)
    assert {path.stat().st_uid for path in (tmp_path, *tmp_path.iterdir())} == {0}


@pytest.mark.parametrize("tool", ["podman", "buildah"])
def test_doctor_finds_nothing_missing_in_it(tool):
    """Run in the image, the check of its modules passes, with either tool."""
    answer = check_modules(tool, built_image(), environment())
    assert answer.state is State.OK, answer


# What is pushed in an image's place, and refused.


@pytest.fixture(scope="module")
def small() -> dict[str, str]:
    """Make two images of one file, for two architectures."""
    names = {}
    for architecture in ("amd64", "arm64"):
        container = call("buildah", "from", "scratch")
        call("buildah", "copy", container, "code-executor/lambda_function.py", "/", cwd=CONTEXT)
        call("buildah", "config", "--arch", architecture, "--os", "linux", "--entrypoint", '["/x"]', container)
        names[architecture] = f"localhost/small:{architecture}"
        call("buildah", "commit", "--rm", container, names[architecture])
    return names


def put_manifest(repository: str, tag: str, document: dict[str, object]) -> None:
    """Put a manifest of our own making into the registry."""
    request = urllib.request.Request(
        f"http://{registry()}/v2/{repository}/manifests/{tag}",
        data=json.dumps(document).encode(),
        method="PUT",
        headers={"Content-Type": str(document["mediaType"])},
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        assert answer.status == 201


def trouble(tag: str) -> tuple[str, str]:
    """Check what was pushed as bad:TAG; return the kind of the one finding, and its words."""
    (finding,) = check_manifest(Registry(f"http://{registry()}"), "bad", tag).findings
    assert finding.state is State.WRONG
    assert finding.cure is not None
    assert "--platform linux/amd64" in finding.cure.of(Locale.KO)
    return finding.check, finding.what.of(Locale.EN)


def test_image_for_another_processor_is_refused(small):
    """An image for arm64, as a Mac makes one without `--platform`, is refused by its architecture."""
    push(small["arm64"], f"{registry()}/bad:arm64")
    kind, words = trouble("arm64")
    assert kind == "image-architecture"
    assert "linux/arm64" in words


@pytest.mark.parametrize(
    ("form", "words"), [("v2s2", "Docker manifest list"), ("oci", "OCI index")], ids=["docker-list", "oci-index"]
)
def test_list_of_images_is_refused(small, form, words):
    """A list for several processors is refused, whichever its form."""
    name = f"localhost/list:{uuid.uuid4().hex}"
    call("buildah", "manifest", "create", name, *small.values())
    call(
        *("buildah", "manifest", "push", "--all", "--tls-verify=false", "--format", form, "--rm"),
        *(name, f"docker://{registry()}/bad:{form}"),
    )
    kind, told = trouble(form)
    assert kind == "image-index"
    assert words in told


def test_attestations_are_refused(small):
    """An image with an attestation beside it, as newer builders push it, and the attestation by itself."""
    image = push(small["amd64"], f"{registry()}/bad:plain", "--format", "oci")
    plain = Registry(f"http://{registry()}").manifest("bad", image, ["application/vnd.oci.image.manifest.v1+json"])
    document = json.loads(plain.body)
    layer = {**document["layers"][0], "mediaType": "application/vnd.in-toto+json"}
    put_manifest("bad", "attestation", {**document, "layers": [layer]})
    assert trouble("attestation")[0] == "image-attestation"

    attestation = Registry(f"http://{registry()}").manifest("bad", "attestation", [plain.media_type])
    entry = {"mediaType": plain.media_type, "digest": image, "size": len(plain.body)}
    other = {"mediaType": plain.media_type, "digest": attestation.digest, "size": len(attestation.body)}
    entries = [
        {**entry, "platform": {"architecture": "amd64", "os": "linux"}},
        {
            **other,
            "annotations": {
                "vnd.docker.reference.digest": image,
                "vnd.docker.reference.type": "attestation-manifest",
            },
            "platform": {"architecture": "unknown", "os": "unknown"},
        },
    ]
    index = {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": entries}
    put_manifest("bad", "attested", index)
    kind, words = trouble("attested")
    assert kind == "image-attested-index"
    assert "attestations" in words


def test_image_that_was_not_pushed_is_absent():
    """A tag that nobody pushed is the first of the old failures."""
    (finding,) = check_manifest(Registry(f"http://{registry()}"), REPOSITORY, "never-pushed").findings
    assert (finding.check, finding.failure) == ("image-absent", 1)


# An image whose Python is older than the code, and one without the package.


@pytest.fixture(scope="module")
def old_base() -> str:
    """Put a Python 3.9 into the stand-in for the base image."""
    name = "localhost/old-python:now"
    container = call("buildah", "from", "--pull-never", base_image())
    version = put_python("3.9", Path(call("buildah", "mount", container)))
    call("buildah", "config", "--env", f"PYTHON_VERSION={version}", container)
    call("buildah", "commit", "--rm", container, name)
    return name


def made_by_hand(base: str, lines: str, folder: Path) -> str:
    """Build an image from lines of one's own, without the Dockerfile's checks."""
    dockerfile = folder / "Dockerfile"
    dockerfile.write_text(f"FROM {base}\n{lines}\n")
    name = "localhost/by-hand:now"
    call("buildah", "bud", "--pull-never", "--format", "docker", "-t", name, "-f", dockerfile, ".", cwd=CONTEXT)
    return name


def test_build_on_an_older_python_stops(old_base):
    """The Dockerfile refuses a base whose Python is too old in its first step, and names the cure."""
    said = build("localhost/never:now", base=old_base, fails=True)
    assert "The base image has Python 3.9" in said
    assert "BASE_IMAGE=python:3.12" in said


def test_image_by_hand_on_an_older_python_is_found(old_base, tmp_path):
    """Where that step was left out, the image itself tells: by its configuration, and when its Python is run."""
    lines = """
    WORKDIR /var/task
    COPY alpaco alpaco
    COPY problem-generator-streaming/lambda_function.py lambda_function.py
    COPY code-executor/lambda_function.py code_executor.py
    ENTRYPOINT ["python3", "-m", "awslambdaric"]
    """
    image = made_by_hand(old_base, lines, tmp_path)
    answer = check_modules("podman", image, environment())
    assert (answer.state, answer.failure) == (State.WRONG, 5)
    assert "Python 3.9" in answer.what.of(Locale.KO)
    assert "Error" in answer.what.of(Locale.EN)
    push(image, f"{registry()}/bad:old")
    kind, words = trouble("old")
    assert kind == "image-python"
    assert "3.9" in words


def test_build_without_the_package_stops(tmp_path):
    """Where the build context leaves a part of the package out, the last step says which import fails.

    Nothing else does: the files are readable in the image even if in the clone they are their owner's alone.
    """
    shutil.copytree(CONTEXT, tmp_path / "lambdas", ignore=shutil.ignore_patterns("__pycache__", "_build"))
    for path in (tmp_path / "lambdas").rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    with (tmp_path / "lambdas" / ".dockerignore").open("a") as ignored:
        ignored.write("alpaco/generation\n")
    said = build("localhost/never:now", context=tmp_path / "lambdas", fails=True)
    assert "cannot be imported here: ModuleNotFoundError: No module named 'alpaco.generation'" in said
    assert "PermissionError" not in said


def test_image_by_hand_without_the_package_is_found(tmp_path):
    """Where the last step was left out, running the image's Python finds it."""
    image = made_by_hand(built_image(), "USER 0\nRUN rm -r /var/task/alpaco/generation/engines", tmp_path)
    answer = check_modules("podman", image, environment())
    assert (answer.state, answer.failure) == (State.WRONG, 6)
    assert "alpaco.generation.engines" in answer.what.of(Locale.EN)
    assert answer.cure is not None
    assert ".dockerignore" in answer.cure.of(Locale.KO)


def test_image_that_is_nowhere_is_unknown():
    """An engine that has no such image has nothing to say about it."""
    answer = check_modules("podman", f"{registry()}/nowhere:1", environment())
    assert answer.state is State.UNKNOWN
