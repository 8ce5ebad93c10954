"""A deployment that only says what it would do: the same steps, on a world that prints its commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from alpaco.problem.text import Locale
from deployment.answers import Answer
from deployment.aws import Aws
from deployment.programs import Programs, typed
from deployment.releases import Releases
from deployment.smoke import Passed
from deployment.target import REGION, Target
from deployment.terraform import Terraform
from deployment.world import World, terraform_environment

__all__ = ["DryWorld"]


class DryWorld(World):
    """Says what would be done, and does nothing. What only AWS knows stands in its commands as a variable."""

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
