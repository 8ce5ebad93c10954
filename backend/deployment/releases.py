"""What was released before: read from the image repository itself, so that every machine knows it.

An image whose smoke test passed gets a second tag, `released-` and the time. Tags never move, so these tell in which
order the images ran. Nothing is recorded on the machine that deploys.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from deployment.aws import Aws
from deployment.manifest import IMAGE_TYPES
from deployment.target import Target

__all__ = ["MARK", "PushedImage", "Releases", "previous"]

MARK = "released-"
_AT_ONCE = 100  # what ECR takes in one call


@dataclass(frozen=True, slots=True)
class PushedImage:
    """An image in the repository: its digest, and its tags without and with the marks of releases."""

    digest: str
    tags: tuple[str, ...]
    marks: tuple[str, ...] = ()


class Releases:
    """One environment's images. Every method raises `DeploymentError` where AWS does not answer."""

    def __init__(self, aws: Aws, target: Target) -> None:
        self._aws = aws
        self._repository = target.repository

    def images(self) -> list[PushedImage]:
        """Return the images that have a tag of their own; none where there is no repository yet."""
        return [image for image in self._images() if image.tags]

    def delete_all(self) -> None:
        """Delete every image, so that the repository can go."""
        digests = [{"imageDigest": image.digest} for image in self._images()]
        for first in range(0, len(digests), _AT_ONCE):
            batch = digests[first : first + _AT_ONCE]
            self._aws.call("ecr", "batch_delete_image", repositoryName=self._repository, imageIds=batch)

    def mark(self, tag: str, moment: datetime) -> None:
        """Note that the image under `tag` serves well from this moment on."""
        found = self._aws.call(
            "ecr",
            "batch_get_image",
            repositoryName=self._repository,
            imageIds=[{"imageTag": tag}],
            acceptedMediaTypes=list(IMAGE_TYPES),
        )
        for image in found.get("images", [])[:1]:
            self.put(image["imageManifest"], image["imageManifestMediaType"], _mark(moment))

    def put(self, manifest: str, media_type: str, tag: str) -> None:
        """Give a manifest a tag: it is how ECR adds one, and how an emulator of ECR learns of a push elsewhere."""
        self._aws.call(
            "ecr",
            "put_image",
            repositoryName=self._repository,
            imageManifest=manifest,
            imageManifestMediaType=media_type,
            imageTag=tag,
        )

    def _images(self) -> Iterator[PushedImage]:
        for page in self._aws.pages("ecr", "describe_images", repositoryName=self._repository):
            for detail in page["imageDetails"]:
                tags = sorted(detail.get("imageTags", ()))
                yield PushedImage(
                    detail["imageDigest"],
                    tuple(tag for tag in tags if not tag.startswith(MARK)),
                    tuple(tag for tag in tags if tag.startswith(MARK)),
                )


def previous(images: list[PushedImage], running: str) -> str | None:
    """Return the tag of the image that was released last before, or beside, the one under the tag `running`."""
    others = [image for image in images if running not in image.tags and image.marks]
    latest = max(others, key=lambda image: max(image.marks), default=None)
    return latest.tags[-1] if latest else None


def _mark(moment: datetime) -> str:
    return f"{MARK}{moment.astimezone(UTC):%Y%m%d%H%M%S}"
