"""The pushed image: whether Lambda takes it, and whether it can run the code.

Guards of the failures 2 (manifest or architecture), 5 (Python too old) and 6 (a module left out). The manifest is read
from the registry; the modules are imported in the image itself, where something here can run it.
"""

from __future__ import annotations

from alpaco.problem.text import Text
from deployment.answers import Answer, State, fill, good, unknown
from deployment.aws import Aws
from deployment.builders import find_runner
from deployment.emulated import open_registry
from deployment.image_check import check_modules
from deployment.manifest import PublishedImage, check_manifest
from deployment.programs import Programs
from deployment.registry import Registry
from deployment.target import Target

__all__ = ["examine", "judge"]

_TAKEN = Text(
    "Lambda가 받는 이미지입니다: {architecture}, {size} MB, {digest}",
    "Lambda takes the image: {architecture}, {size} MB, {digest}",
)
_PYTHON_RUNS = Text("이미지의 Python이 코드를 실행합니다.", "The image's Python runs the code.")
_NO_RUNNER = Text(
    "이미지를 실행할 도구가 없어 모듈을 불러와 보지 못했습니다.",
    "Nothing here can run the image, so its modules were not imported.",
)
_NO_RUNNER_CURE = Text(
    "docker 엔진을 켜거나 podman 또는 buildah를 설치하세요.", "Start a docker engine, or install podman or buildah."
)


def examine(target: Target, aws: Aws, programs: Programs, registry_host: str, tag: str) -> list[Answer]:
    """Read the image under `tag` and import its modules in it. `registry_host` is where ECR keeps images."""
    registry = open_registry(target) if target.registry else Registry(f"https://{registry_host}", aws.registry_token())
    published = check_manifest(registry, target.repository, tag)
    if published.findings:
        return judge(published, None)
    tool = find_runner(programs)
    name = f"{target.registry or registry_host}/{target.repository}"
    return judge(published, check_modules(tool, f"{name}:{tag}", programs.environ) if tool else None)


def judge(published: PublishedImage, modules: Answer | None) -> list[Answer]:
    """Answer for the failures 2, 5 and 6; `modules` is None where the image was not run."""
    if published.findings:
        return list(published.findings)
    size = round(published.size / 1e6)
    words = fill(_TAKEN, architecture=published.architecture, size=size, digest=published.digest[:19])
    taken = good("failure-2", words, failure=2)
    if modules is None:
        return [taken, *(unknown(f"failure-{n}", _NO_RUNNER, _NO_RUNNER_CURE, failure=n) for n in (5, 6))]
    if modules.state is State.OK:
        return [taken, good("failure-5", _PYTHON_RUNS, failure=5), modules]
    return [taken, modules]
