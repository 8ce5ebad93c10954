"""The programs that build, push and run images: docker where its engine answers, podman and buildah where none does."""

from __future__ import annotations

from abc import ABC, abstractmethod

from alpaco.errors import DeploymentError
from alpaco.problem.text import Locale, Text
from deployment.programs import Programs
from deployment.target import CONTEXT, DOCKERFILE

__all__ = ["Builder", "find_builder", "find_runner", "is_near"]

PLATFORM = ("--platform", "linux/amd64")  # what the functions run on, whatever this machine is
_NO_ATTESTATIONS = ("--provenance=false", "--sbom=false")  # they turn the manifest into an index, which Lambda refuses
_BUILDX = ("env", "BUILDX_NO_DEFAULT_ATTESTATIONS=1")  # the same for builders that do not know the options
_NONE = Text(
    "이미지를 빌드할 수 없습니다. docker 엔진을 켜거나 buildah를 설치하세요. alpaco doctor가 자세히 알려 줍니다.",
    "Nothing here can build an image: start a docker engine or install buildah. alpaco doctor says more.",
)


class Builder(ABC):
    """Builds the image from the build context and pushes it. `reference` is repository and tag."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs

    @abstractmethod
    def build(self, reference: str, base_image: str | None) -> None:
        """Build the image; `base_image` replaces the one that the Dockerfile names."""

    @abstractmethod
    def log_in(self, host: str, password: str) -> None:
        """Open the registry for a push; the password goes through standard input."""

    @abstractmethod
    def push(self, reference: str) -> None:
        """Push what was built."""


class Docker(Builder):
    """Docker, with buildx where it is installed."""

    def build(self, reference: str, base_image: str | None) -> None:
        """Build the image."""
        buildx = self._programs.answers(("docker", "buildx", "version")) is not None
        options = (*PLATFORM, *(_NO_ATTESTATIONS if buildx else ()), *_base(base_image), "-t", reference)
        self._programs.run((*_BUILDX, "docker", "build", *options, "-f", DOCKERFILE, "."), folder=CONTEXT)

    def log_in(self, host: str, password: str) -> None:
        """Log in."""
        self._programs.run(("docker", "login", "--username", "AWS", "--password-stdin", host), stdin=password)

    def push(self, reference: str) -> None:
        """Push."""
        self._programs.run(("docker", "push", reference))


class Buildah(Builder):
    """Buildah, which needs no engine; its own variables, such as BUILDAH_ISOLATION, say how it isolates and stores."""

    def build(self, reference: str, base_image: str | None) -> None:
        """Build the image; layers are kept, so that another build repeats only what has changed."""
        options = ("--layers", *PLATFORM, *_base(base_image), "-t", reference)
        self._programs.run(("buildah", "bud", *options, "-f", DOCKERFILE, "."), folder=CONTEXT)

    def log_in(self, host: str, password: str) -> None:
        """Log in."""
        self._programs.run(("buildah", "login", "--username", "AWS", "--password-stdin", host), stdin=password)

    def push(self, reference: str) -> None:
        """Push, to a registry on this machine also without TLS, as docker does."""
        plain = ("--tls-verify=false",) if is_near(reference) else ()
        self._programs.run(("buildah", "push", *plain, "--format", "docker", reference, f"docker://{reference}"))


def find_builder(programs: Programs, locale: Locale) -> Builder:
    """Choose docker where its engine answers, else buildah; `DeploymentError` where there is neither."""
    if _runs(programs, "docker"):
        return Docker(programs)
    if programs.has("buildah"):
        return Buildah(programs)
    raise DeploymentError(_NONE.of(locale))


def find_runner(programs: Programs) -> str | None:
    """Name the command that can run an image here: an engine that answers, or buildah; None where there is none."""
    engine = next((engine for engine in ("docker", "podman") if _runs(programs, engine)), None)
    return engine or ("buildah" if programs.has("buildah") else None)


def is_near(reference: str) -> bool:
    """Tell whether an image is in a registry on this machine, which speaks plain HTTP."""
    return reference.startswith(("127.0.0.1:", "localhost:"))


def _runs(programs: Programs, engine: str) -> bool:
    return programs.has(engine) and programs.answers((engine, "version", "--format", "{{.Server.Version}}")) is not None


def _base(image: str | None) -> tuple[str, ...]:
    return ("--build-arg", f"BASE_IMAGE={image}") if image else ()
