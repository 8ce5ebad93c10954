"""The machine that deploys: the programs it needs."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass

from alpaco.problem.text import Text
from deployment.answers import Answer, fill, good, note, wrong
from deployment.programs import Programs

__all__ = ["Machine", "judge", "look"]

TERRAFORM = (1, 11)
PYTHON = (3, 11)

_INSTALL_TERRAFORM = Text(
    "1.11 이상을 설치하세요: https://developer.hashicorp.com/terraform/install",
    "Install 1.11 or newer: https://developer.hashicorp.com/terraform/install",
)
_START_ENGINE = Text(
    "엔진을 켜거나(Docker Desktop, systemctl start docker), 엔진 없이 되는 buildah를 설치하세요"
    "(apt-get install buildah).",
    "Start the engine (Docker Desktop, systemctl start docker), or install buildah, which needs none "
    "(apt-get install buildah).",
)
_INSTALL_BUILDER = Text(
    "Docker를 설치하세요(https://docs.docker.com/engine/install/). "
    "Debian과 Ubuntu에서는 apt-get install buildah로도 됩니다.",
    "Install Docker (https://docs.docker.com/engine/install/); on Debian and Ubuntu apt-get install buildah will do.",
)


@dataclass(frozen=True, slots=True)
class Machine:
    """What is there. `terraform` is its version as it says it, None without one; `engine` tells whether one answers."""

    python: tuple[int, int]
    terraform: str | None
    docker: bool
    engine: bool
    buildah: bool
    wscat: bool


def look(programs: Programs) -> Machine:
    """Ask the machine."""
    version = programs.answers(("terraform", "version", "-json"))
    return Machine(
        python=sys.version_info[:2],
        terraform=json.loads(version)["terraform_version"] if version else None,
        docker=programs.has("docker"),
        engine=programs.has("docker") and programs.answers(("docker", "info", "--format", "{{.OSType}}")) is not None,
        buildah=programs.has("buildah"),
        wscat=programs.has("wscat"),
    )


def judge(machine: Machine) -> list[Answer]:
    """Say what is missing, and how to get it."""
    return [_python(machine.python), _terraform(machine.terraform), _builder(machine), _wscat(machine)]


def _python(version: tuple[int, int]) -> Answer:
    words = ".".join(map(str, version))
    if version < PYTHON:
        return wrong(
            "python",
            fill(Text("Python {version}은(는) 너무 오래되었습니다.", "Python {version} is too old."), version=words),
            Text("3.11 이상으로 scripts/install을 다시 실행하세요.", "Run scripts/install again with 3.11 or newer."),
        )
    return good("python", Text(f"Python {words}", f"Python {words}"))


def _terraform(version: str | None) -> Answer:
    if version is None:
        missing = Text("terraform이 없습니다.", "terraform is missing.")
        return wrong("terraform", missing, _INSTALL_TERRAFORM)
    if tuple(int(part) for part in version.split("-")[0].split(".")[:2]) < TERRAFORM:
        old = fill(
            Text("terraform {version}은(는) 너무 오래되었습니다.", "terraform {version} is too old."), version=version
        )
        return wrong("terraform", old, _INSTALL_TERRAFORM)
    return good("terraform", Text(f"terraform {version}", f"terraform {version}"))


def _builder(machine: Machine) -> Answer:
    if machine.engine:
        return good("builder", Text("docker로 빌드합니다.", "Images are built with docker."))
    if machine.buildah:
        return good(
            "builder",
            Text(
                "떠 있는 docker 엔진이 없어 buildah로 빌드합니다.",
                "No docker engine answers: images are built with buildah.",
            ),
        )
    if machine.docker:
        idle = Text("docker는 있지만 엔진이 떠 있지 않습니다.", "docker is installed, but no engine runs.")
        return wrong("builder", idle, _START_ENGINE)
    none = Text(
        "이미지를 빌드할 docker도 buildah도 없습니다.", "There is neither docker nor buildah to build an image with."
    )
    return wrong("builder", none, _INSTALL_BUILDER)


def _wscat(machine: Machine) -> Answer:
    if machine.wscat:
        return good("wscat", Text("wscat", "wscat"))
    return note(
        "wscat",
        Text("wscat이 없습니다. 배포에는 필요 없습니다.", "wscat is missing; deploying does not need it."),
        Text(
            "손으로 써 보려면 npm install -g wscat, 또는 alpaco connect.",
            "To try by hand: npm install -g wscat, or alpaco connect.",
        ),
    )
