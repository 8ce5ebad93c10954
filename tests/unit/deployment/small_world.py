"""A whole account, registry and machine in memory, for the flow of a deployment; it can be stopped at any effect."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from alpaco.errors import DeploymentError
from alpaco.problem.text import Locale, Text
from deployment.answers import Answer
from deployment.releases import MARK, PushedImage
from deployment.smoke import Passed
from deployment.source import Source
from deployment.target import Target

REPOSITORY = "1.dkr.ecr.ap-northeast-2.amazonaws.com/alpaco/problem-generator-streaming-dev"
URL = "wss://api.example/live"


@dataclass
class Cloud:
    """What lasts from one run to the next: images by tag, marks by image, the applied tag; and what was done."""

    repository: bool = False
    images: dict[str, str] = field(default_factory=dict)
    marks: dict[str, list[str]] = field(default_factory=dict)
    live: str | None = None
    done: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)  # tags whose smoke test fails
    content: str = "a" * 12  # the hash of the build context
    stop_at: str | None = None  # the effect before which the run is interrupted, once

    def do(self, effect: str) -> None:
        """Note an effect, or be interrupted before it."""
        if self.stop_at == effect.partition(" ")[0]:
            self.stop_at = None
            raise KeyboardInterrupt
        self.done.append(effect)


class SmallWorld:
    """A `World` whose effects are on a `Cloud`. `answers` is what the doctor says of an image."""

    def __init__(self, cloud: Cloud, answers: list[Answer] | None = None) -> None:
        self.target = Target(environ={})
        self.locale = Locale.EN
        self.cloud = cloud
        self.programs = self
        self.aws = self
        self.releases = self
        self._answers = answers or []

    def say(self, text: str) -> None:
        """Forget it."""

    def terraform(self, root: Path, say: object = None) -> _Root:  # noqa: ARG002
        """See `World`."""
        return _Root(self.cloud, registry=root == self.target.registry_root)

    def now(self) -> datetime:
        """See `World`; a second passes with each push."""
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=len(self.cloud.images))

    def source(self, base_image: str | None) -> Source:  # noqa: ARG002
        """See `World`."""
        return Source("hash", self.cloud.content)

    def builder(self) -> SmallWorld:
        """See `World`."""
        return self

    def build(self, reference: str, base_image: str | None) -> None:  # noqa: ARG002
        """See `Builder`."""
        self.cloud.do("build")

    def log_in(self, host: str, password: str) -> None:
        """See `Builder`."""
        assert (host, password) == (REPOSITORY.partition("/")[0], "password")

    def push(self, reference: str) -> None:
        """See `Builder`."""
        assert self.cloud.repository
        self.cloud.do("push")
        tag = reference.rpartition(":")[2]
        self.cloud.images[tag] = f"sha256:{len(self.cloud.images)}"

    def registry_password(self) -> str:
        """See `Aws`."""
        return "password"

    def surroundings(self) -> list[Answer]:
        """See `World`."""
        return []

    def image(self, tag: str) -> list[Answer]:
        """See `World`."""
        assert tag in self.cloud.images
        self.cloud.do("examine")
        return self._answers

    def images(self) -> list[PushedImage]:
        """See `Releases`."""
        return [
            PushedImage(digest, (tag,), tuple(self.cloud.marks.get(tag, ())))
            for tag, digest in self.cloud.images.items()
        ]

    def mark(self, tag: str, moment: datetime) -> None:  # noqa: ARG002
        """See `Releases`; the time is a count here."""
        self.cloud.do("mark")
        count = sum(map(len, self.cloud.marks.values()))
        self.cloud.marks.setdefault(tag, []).append(f"{MARK}{count:04}")

    def delete_all(self) -> None:
        """See `Releases`."""
        self.cloud.images.clear()

    def smoke(self, outputs: Mapping[str, Any], tag: str) -> Passed:
        """See `World`."""
        assert outputs["generator_streaming_image_tag"] == tag == self.cloud.live
        self.cloud.do(f"smoke {tag}")
        if tag in self.cloud.broken:
            raise DeploymentError("the generation ended with generation.failed")
        return Passed("p", 9)


class _Root:
    """One of Terraform's roots."""

    def __init__(self, cloud: Cloud, *, registry: bool) -> None:
        self._cloud = cloud
        self._registry = registry

    def init(self) -> None:
        pass

    def plan(self, variables: Mapping[str, str], *, out: Path, files: object = ()) -> bool:  # noqa: ARG002
        out.write_text(json.dumps(dict(variables)))
        if self._registry:
            return not self._cloud.repository
        assert variables["generator_streaming_image_tag"] in self._cloud.images
        return variables["generator_streaming_image_tag"] != self._cloud.live

    def show(self, plan: Path) -> dict[str, Any]:  # noqa: ARG002
        return {"resource_changes": [{"address": "aws_lambda_alias.worker", "change": {"actions": ["update"]}}]}

    def apply(self, plan: Path) -> None:
        if self._registry:
            self._cloud.do("registry")
            self._cloud.repository = True
            return
        tag = json.loads(plan.read_text())["generator_streaming_image_tag"]
        self._cloud.do(f"apply {tag}")
        self._cloud.live = tag

    def destroy(self, variables: Mapping[str, str], *, files: object = ()) -> None:  # noqa: ARG002
        self._cloud.do("destroy registry" if self._registry else "destroy")
        if self._registry:
            assert not self._cloud.images, "a repository with images in it does not go"
            self._cloud.repository = False
        else:
            self._cloud.live = None

    def outputs(self) -> dict[str, Any]:
        if self._registry:
            return {"generator_streaming_ecr_repo_url": REPOSITORY} if self._cloud.repository else {}
        if self._cloud.live is None:
            return {}
        return {
            "generator_streaming_websocket_url": URL,
            "generator_streaming_image_tag": self._cloud.live,
            "open_api": True,
        }


class Quiet:
    """A `Telling` that remembers what stays, and answers every question with `consent`."""

    def __init__(self, *, consent: bool = True) -> None:
        self.said: list[str] = []
        self._consent = consent

    @contextmanager
    def step(self, name: Text) -> Iterator[None]:
        """See `Telling`."""
        self.said.append(name.en)
        yield

    def line(self, text: str) -> None:
        """See `Telling`."""

    def say(self, text: str) -> None:
        """See `Telling`."""
        self.said.append(text)

    def confirm(self, question: Text) -> bool:  # noqa: ARG002
        """See `Telling`."""
        return self._consent
