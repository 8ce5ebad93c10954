"""The publish guard: will AWS Lambda take this image? Asked of the registry, before AWS says no.

Lambda takes one image, not a list: of the Docker v2 or the OCI type throughout, layers packed with gzip, for the
function's architecture. Builders of today append attestations, which turns the image into an index; a build on a Mac
is for arm64; either is pushed without a word. The documents are read from the registry itself, because container
tools choose an entry of an index silently, and then all looks well.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import msgspec

from deployment.answers import Answer
from deployment.manifest_words import refuse
from deployment.registry import Document, Registry, RegistryError

__all__ = ["ARCHITECTURE", "IMAGE_TYPES", "OLDEST_PYTHON", "PublishedImage", "check_manifest", "examine"]

ARCHITECTURE = "amd64"
OLDEST_PYTHON = (3, 11)
"""What the code needs: `requires-python` of pyproject.toml."""

_DOCKER = "application/vnd.docker."
_OCI = "application/vnd.oci.image."
# Media type of a manifest: those of its configuration and of its layers.
_IMAGES = {
    f"{_DOCKER}distribution.manifest.v2+json": (
        f"{_DOCKER}container.image.v1+json",
        f"{_DOCKER}image.rootfs.diff.tar.gzip",
    ),
    f"{_OCI}manifest.v1+json": (f"{_OCI}config.v1+json", f"{_OCI}layer.v1.tar+gzip"),
}
IMAGE_TYPES = tuple(_IMAGES)
"""The media types of what Lambda takes."""
IMAGE_TYPES = tuple(_IMAGES)
_LISTS = {f"{_DOCKER}distribution.manifest.list.v2+json": "Docker manifest list", f"{_OCI}index.v1+json": "OCI index"}
_STATEMENT = "application/vnd.in-toto+json"


@dataclass(frozen=True, slots=True)
class PublishedImage:
    """An image in a registry. Lambda takes it if there are no `findings`; what could not be read is empty.

    `digest` is the manifest's, `size` the bytes of the layers as they are pulled, `python` what the official Python
    images say of themselves in `PYTHON_VERSION`.
    """

    digest: str = ""
    size: int = 0
    architecture: str = ""
    entrypoint: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    python: str = ""
    findings: tuple[Answer, ...] = ()


class _Part(msgspec.Struct, rename="camel"):
    media_type: str = ""
    digest: str = ""
    size: int = 0
    annotations: dict[str, str] | None = None


class _Manifest(msgspec.Struct, rename="camel"):
    media_type: str | None = None
    config: _Part | None = None
    layers: list[_Part] | None = None
    manifests: list[_Part] | None = None


class _Step(msgspec.Struct):
    empty_layer: bool = False


class _Files(msgspec.Struct):
    diff_ids: list[str] | None = None


class _Run(msgspec.Struct, rename="pascal"):
    entrypoint: list[str] | None = None
    cmd: list[str] | None = None
    env: list[str] | None = None


class _Configuration(msgspec.Struct):
    architecture: str = ""
    os: str = ""
    config: _Run | None = None
    rootfs: _Files | None = None
    history: list[_Step] | None = None


def check_manifest(registry: Registry, repository: str, reference: str) -> PublishedImage:
    """Read the image that a tag or a digest names and say whether Lambda will take it; never raises for what it finds.

    That there is no such image, and that the registry lets nobody in or does not answer, are findings as well.
    """
    try:
        manifest = registry.manifest(repository, reference, (*IMAGE_TYPES, *_LISTS))
        return examine(manifest, lambda digest: registry.blob(repository, digest))
    except RegistryError as error:
        key = {401: "no-entry", 403: "no-entry", 404: "absent"}.get(error.status, "no-answer")
        image = f"{repository}{'@' if ':' in reference else ':'}{reference}"
        return PublishedImage(findings=(refuse(key, image=image, registry=registry.url, cause=error),))


def examine(manifest: Document, blob: Callable[[str], bytes]) -> PublishedImage:
    """Say what a manifest describes and what of it Lambda will not take; `blob` fetches by digest."""
    digest = f"sha256:{hashlib.sha256(manifest.body).hexdigest()}"
    try:
        parts = msgspec.json.decode(manifest.body, type=_Manifest)
        other = _other_than_an_image(manifest.media_type, parts)
        if other is not None or parts.config is None:
            return PublishedImage(digest, findings=(other or refuse("unreadable", cause="no config"),))
        configuration = msgspec.json.decode(blob(parts.config.digest), type=_Configuration)
    except msgspec.DecodeError as error:
        return PublishedImage(digest, findings=(refuse("unreadable", cause=error),))
    run = configuration.config or _Run()
    image = PublishedImage(
        digest=digest,
        size=sum(layer.size for layer in parts.layers or ()),
        architecture=f"{configuration.os}/{configuration.architecture}",
        entrypoint=tuple(run.entrypoint or ()),
        command=tuple(run.cmd or ()),
        python=_variable(run, "PYTHON_VERSION"),
    )
    return replace(image, findings=(*_of_parts(manifest, digest, parts), *_of_image(image, configuration)))


def _other_than_an_image(media_type: str, parts: _Manifest) -> Answer | None:
    """Recognise what is pushed in an image's place."""
    if media_type in _LISTS or parts.manifests is not None:
        entries = parts.manifests or ()
        attested = any("vnd.docker.reference.type" in (entry.annotations or {}) for entry in entries)
        kind = _LISTS.get(media_type, media_type)
        return refuse("attested-index" if attested else "index", kind=kind, count=len(entries))
    if media_type not in _IMAGES:
        return refuse("media-type", kind=media_type or "?")
    if any(layer.media_type == _STATEMENT for layer in parts.layers or ()):
        return refuse("attestation")
    return None


def _of_parts(manifest: Document, digest: str, parts: _Manifest) -> Iterator[Answer]:
    """Compare the media types with each other, and the digest with what the registry calls it."""
    config_type, layer_type = _IMAGES[manifest.media_type]
    if parts.media_type not in (None, manifest.media_type):
        yield refuse("two-types", kind=manifest.media_type, other=parts.media_type)
    if manifest.digest not in ("", digest):
        yield refuse("digest", digest=digest, other=manifest.digest)
    assert parts.config is not None
    wrong = {part.media_type for part in parts.layers or ()} - {layer_type} | {parts.config.media_type} - {config_type}
    if wrong:
        yield refuse("part-types", kinds=", ".join(sorted(wrong)))


def _of_image(image: PublishedImage, configuration: _Configuration) -> Iterator[Answer]:
    """Look at what would run: system, layers, command, Python."""
    if image.architecture != f"linux/{ARCHITECTURE}":
        yield refuse("architecture", architecture=image.architecture, wanted=f"linux/{ARCHITECTURE}")
    layers = len(configuration.rootfs.diff_ids or ()) if configuration.rootfs else 0
    told = sum(not step.empty_layer for step in configuration.history or ())
    if configuration.history is not None and told != layers:
        yield refuse("history", told=told, layers=layers)
    if not image.entrypoint:
        yield refuse("entrypoint")
    version = re.match(r"(\d+)\.(\d+)", image.python)
    if version and (int(version[1]), int(version[2])) < OLDEST_PYTHON:
        yield refuse("python", python=image.python, oldest=".".join(map(str, OLDEST_PYTHON)))


def _variable(run: _Run, name: str) -> str:
    pairs = (each.partition("=") for each in run.env or ())
    return next((value for key, _, value in pairs if key == name), "")
