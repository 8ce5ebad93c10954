"""What a deployment acts on: the account, the programs and Terraform's two roots of one target."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
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
from deployment.programs import Programs, typed
from deployment.releases import Releases
from deployment.smoke import Passed, smoke
from deployment.source import Source, read_source
from deployment.target import CONTEXT, REGION, Target
from deployment.terraform import Terraform

__all__ = ["DryWorld", "World"]


class World:
    """The real one. `say` gets every line that the programs print, and the commands themselves."""

    dry = False

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


class DryWorld(World):
    """Says what would be done, and does nothing. What only AWS knows stands in its commands as a variable."""

    dry = True

    def __init__(self, target: Target, locale: Locale, say: Callable[[str], None]) -> None:
        super().__init__(target, locale, say)
        self.aws = _SpokenAws(target, locale, say)
        self.programs = _SpokenPrograms(target.environ, locale, say)
        self.releases = Releases(self.aws, target)

    def terraform(self, root: Path, say: Callable[[str], None] | None = None) -> Terraform:  # noqa: ARG002
        """Return a root whose commands are said."""
        return _SpokenTerraform(root, terraform_environment(self.target), self.say)

    def surroundings(self) -> list[Answer]:
        """Say the command."""
        self.say(f"$ alpaco doctor --environment {self.target.environment}")
        return []

    def image(self, tag: str) -> list[Answer]:
        """Say the command."""
        self.say(f"$ alpaco doctor --environment {self.target.environment} --image-tag {tag}")
        return []

    def smoke(self, outputs: dict[str, Any], tag: str) -> Passed:  # noqa: ARG002
        """Say the command."""
        self.say(f'$ alpaco connect "{outputs["generator_streaming_websocket_url"]}" --topic "prefix sum"')
        return Passed("", 0)


def terraform_environment(target: Target) -> dict[str, str]:
    """Return what Terraform sees: a state for each environment but dev's, whose state is the plain commands' own."""
    environ = dict(target.environ)
    environ.pop("TF_WORKSPACE", None)
    if target.environment != "dev":
        environ["TF_WORKSPACE"] = target.environment
    if target.endpoint_url is not None:
        environ["AWS_ENDPOINT_URL"] = target.endpoint_url
    return environ


class _SpokenAws(Aws):
    def __init__(self, target: Target, locale: Locale, say: Callable[[str], None]) -> None:
        super().__init__(target, locale)
        self._say = say

    def call(self, service: str, operation: str, **parameters: Any) -> dict[str, Any]:
        options = [
            part
            for name, value in parameters.items()
            for part in (f"--{_kebab(name)}", value if isinstance(value, str) else json.dumps(value))
        ]
        self._say(f"$ {typed(('aws', service, operation.replace('_', '-'), *options, '--region', REGION))}")
        known = {"imageManifest": "$MANIFEST", "imageManifestMediaType": "$MEDIA_TYPE"}
        return {"images": [known]} if operation == "batch_get_image" else {}

    def find(self, service: str, operation: str, **parameters: Any) -> dict[str, Any] | None:
        return self.call(service, operation, **parameters) or None

    def pages(self, service: str, operation: str, **parameters: Any) -> Iterator[dict[str, Any]]:
        self.call(service, operation, **parameters)
        tags = (["$RUNNING_TAG"], ["$PREVIOUS_TAG", "released-$TIME"])
        return iter([{"imageDetails": [{"imageDigest": "$DIGEST", "imageTags": each} for each in tags]}])

    def registry_password(self) -> str:
        return f"aws ecr get-login-password --region {REGION}"  # which stands before the pipe below


class _SpokenPrograms(Programs):
    def run(self, command: Any, *, folder: Path | None = None, stdin: str = "") -> None:
        self._say(f"$ {stdin} | {typed(command)}" if stdin else f"$ {typed(command, folder)}")

    def answers(self, command: Any, *, seconds: float = 20.0) -> str | None:  # noqa: ARG002
        return "$GIT_HASH" if command[0] == "git" else ""


class _SpokenTerraform(Terraform):
    def _run(self, *arguments: str, fine: Any = (0,)) -> int:
        self._say(f"$ {typed(self.command(*arguments))}")
        return int(max(fine))

    def _ask(self, *arguments: str) -> str:
        self._say(f"$ {typed(self.command(*arguments))}")
        unknown = {
            "generator_streaming_ecr_repo_url": "$REPO_URL",
            "generator_streaming_websocket_url": "$WEBSOCKET_URL",
            "generator_streaming_image_tag": "$RUNNING_TAG",
        }
        return json.dumps({name: {"value": value} for name, value in unknown.items()} if "output" in arguments else {})


def _kebab(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
