"""What a deployment acts on: the account, the programs and Terraform's two roots of one target."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alpaco.problem.text import Locale
from deployment.answers import Answer
from deployment.aws import Aws
from deployment.builders import Builder, find_builder
from deployment.doctor import examine_image, examine_surroundings
from deployment.emulated import served
from deployment.programs import Programs
from deployment.releases import Releases
from deployment.smoke import Passed, smoke
from deployment.source import Source, read_source
from deployment.target import CONTEXT, Target
from deployment.terraform import Terraform

__all__ = ["World", "terraform_environment"]


class World:
    """The real one. `say` gets every line that the programs print, and the commands themselves."""

    def __init__(self, target: Target, locale: Locale, say: Callable[[str], None]) -> None:
        self.target = target
        self.locale = locale
        self.say = say
        self.aws = Aws(target, locale)
        self.programs = Programs(target.environ, locale, say)
        self.releases = Releases(self.aws, target)

    def terraform(self, root: Path, say: Callable[[str], None] | None = None) -> Terraform:
        """Return one of the roots; its lines go to `say`."""
        return Terraform(root, terraform_environment(self.target), say or self.say)

    def now(self) -> datetime:
        """Return the time."""
        return datetime.now(UTC)

    def source(self, base_image: str | None) -> Source:
        """Look at what would be built."""
        return read_source(CONTEXT, self.programs, base_image)

    def builder(self) -> Builder:
        """Return what builds the image here."""
        return find_builder(self.programs, self.locale)

    def surroundings(self) -> list[Answer]:
        """Ask the doctor about machine and account."""
        return examine_surroundings(self.target, self.aws, self.programs)

    def image(self, tag: str) -> list[Answer]:
        """Ask the doctor about a pushed image."""
        return examine_image(self.target, self.aws, self.programs, tag)

    def smoke(self, outputs: dict[str, Any], tag: str) -> Passed:
        """Make a problem on the deployed service; an emulator serves no API: there the pushed image is served here."""
        place: AbstractContextManager[str] = nullcontext(outputs["generator_streaming_websocket_url"])
        if self.target.endpoint_url is not None:
            place = served(self.target, self.programs, outputs, tag, self.say)
        with place as url:
            return smoke(url, self.locale, self.say)


def terraform_environment(target: Target) -> dict[str, str]:
    """Return what Terraform sees: a state for each environment but dev's, whose state is the plain commands' own."""
    environ = dict(target.environ)
    environ.pop("TF_WORKSPACE", None)
    if target.environment != "dev":
        environ["TF_WORKSPACE"] = target.environment
    if target.endpoint_url is not None:
        environ["AWS_ENDPOINT_URL"] = target.endpoint_url
    return environ
