"""Which images Lambda takes, and what is said of the others."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from alpaco.problem.text import Locale
from deployment.manifest import OLDEST_PYTHON, PublishedImage, examine
from deployment.registry import Document

DOCKER, OCI = "application/vnd.docker", "application/vnd.oci.image"
DOCKER_IMAGE, DOCKER_LIST = f"{DOCKER}.distribution.manifest.v2+json", f"{DOCKER}.distribution.manifest.list.v2+json"
OCI_IMAGE, OCI_INDEX = f"{OCI}.manifest.v1+json", f"{OCI}.index.v1+json"
PARTS = {
    DOCKER_IMAGE: (f"{DOCKER}.container.image.v1+json", f"{DOCKER}.image.rootfs.diff.tar.gzip"),
    OCI_IMAGE: (f"{OCI}.config.v1+json", f"{OCI}.layer.v1.tar+gzip"),
}


def configuration(**changes: Any) -> dict[str, Any]:
    """Return what a builder writes about an image of two layers."""
    run = {
        "Entrypoint": ["python3", "-m", "awslambdaric"],
        "Cmd": ["lambda_function.lambda_handler"],
        "Env": ["PATH=/usr/local/bin:/usr/bin", "PYTHON_VERSION=3.12.13"],
        "User": "993:990",
    }
    return {
        "architecture": "amd64",
        "os": "linux",
        "config": run,
        "rootfs": {"type": "layers", "diff_ids": ["sha256:aa", "sha256:bb"]},
        "history": [
            {"created_by": "COPY"},
            {"created_by": "ENTRYPOINT", "empty_layer": True},
            {"created_by": "COPY", "empty_layer": False},
        ],
        **changes,
    }


def manifest(kind: str = DOCKER_IMAGE, **changes: Any) -> dict[str, Any]:
    """Return the manifest of an image of two layers."""
    config_type, layer_type = PARTS[kind]
    return {
        "schemaVersion": 2,
        "mediaType": kind,
        "config": {"mediaType": config_type, "digest": "sha256:cc", "size": 7},
        "layers": [
            {"mediaType": layer_type, "digest": "sha256:aa", "size": 100},
            {"mediaType": layer_type, "digest": "sha256:bb", "size": 23},
        ],
        **changes,
    }


def examined(document: dict[str, Any], kind: str = "", *, digest: str = "", config: Any = None) -> PublishedImage:
    """Examine a manifest as the registry would give it."""
    body = json.dumps(document).encode()
    written = json.dumps(config or configuration()).encode()
    return examine(Document(body, kind or document["mediaType"], digest), lambda _: written)


def troubles(image: PublishedImage) -> list[str]:
    """Name what was found."""
    return [finding.check for finding in image.findings]


@pytest.mark.parametrize("kind", [DOCKER_IMAGE, OCI_IMAGE])
def test_one_image_of_either_kind_is_taken(kind):
    """Both image types pass, and what will run is read from them."""
    body = json.dumps(manifest(kind)).encode()
    digest = f"sha256:{hashlib.sha256(body).hexdigest()}"
    assert examined(manifest(kind), digest=digest) == PublishedImage(
        digest=digest,
        size=123,
        architecture="linux/amd64",
        entrypoint=("python3", "-m", "awslambdaric"),
        command=("lambda_function.lambda_handler",),
        python="3.12.13",
    )


@pytest.mark.parametrize("kind", [DOCKER_LIST, OCI_INDEX])
def test_list_of_images_is_refused(kind):
    """A list is refused by its type, and also when the registry calls it an image."""
    entry = {"mediaType": DOCKER_IMAGE, "digest": "sha256:aa", "size": 1, "platform": {"architecture": "amd64"}}
    document = {"schemaVersion": 2, "mediaType": kind, "manifests": [entry, entry]}
    assert troubles(examined(document)) == ["image-index"]
    assert troubles(examined(document, DOCKER_IMAGE)) == ["image-index"]


def test_index_with_attestations_is_refused_by_that_name():
    """An image built with provenance is an index; the cure is the variable that turns attestations off."""
    entries = [
        {"mediaType": OCI_IMAGE, "digest": "sha256:aa", "size": 1, "platform": {"architecture": "amd64"}},
        {
            "mediaType": OCI_IMAGE,
            "digest": "sha256:bb",
            "size": 1,
            "annotations": {
                "vnd.docker.reference.digest": "sha256:aa",
                "vnd.docker.reference.type": "attestation-manifest",
            },
            "platform": {"architecture": "unknown", "os": "unknown"},
        },
    ]
    image = examined({"schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": entries})
    assert troubles(image) == ["image-attested-index"]
    finding = image.findings[0]
    assert finding.failure == 2
    assert finding.cure is not None
    assert "BUILDX_NO_DEFAULT_ATTESTATIONS=1" in finding.cure.of(Locale.EN)
    assert "--platform linux/amd64" in finding.cure.of(Locale.KO)


def test_attestation_alone_is_refused():
    """An attestation has the type of an image; its layer gives it away."""
    layer = {"mediaType": "application/vnd.in-toto+json", "digest": "sha256:aa", "size": 1}
    assert troubles(examined(manifest(OCI_IMAGE, layers=[layer]))) == ["image-attestation"]


@pytest.mark.parametrize(
    ("changes", "trouble"),
    [
        ({"architecture": "arm64"}, "image-architecture"),
        ({"os": "windows"}, "image-architecture"),
        ({"history": [{"created_by": "COPY"}]}, "image-history"),
        ({"config": {"Cmd": ["x"]}}, "image-entrypoint"),
        ({"config": None}, "image-entrypoint"),
        ({"config": {"Entrypoint": ["python3"], "Env": ["PYTHON_VERSION=3.9.25"]}}, "image-python"),
    ],
)
def test_image_that_would_not_run_is_refused(changes, trouble):
    """What the configuration says is held against what the function needs."""
    assert troubles(examined(manifest(), config=configuration(**changes))) == [trouble]


def test_types_must_fit_together():
    """Manifest, configuration and layers are of one kind, and layers are packed with gzip."""
    assert troubles(examined(manifest(OCI_IMAGE), DOCKER_IMAGE)) == ["image-two-types", "image-part-types"]
    layer = {"mediaType": f"{OCI}.layer.v1.tar+zstd", "digest": "sha256:aa", "size": 1}
    image = examined(manifest(OCI_IMAGE, layers=[layer]))
    assert troubles(image) == ["image-part-types"]
    assert "zstd" in image.findings[0].what.of(Locale.KO)


def test_digest_must_be_that_of_the_content():
    """A registry that names another digest is not believed."""
    assert troubles(examined(manifest(), digest="sha256:00")) == ["image-digest"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", DOCKER_IMAGE),
        (b"[]", DOCKER_IMAGE),
        (b'{"layers": 3}', OCI_IMAGE),
        (b'{"schemaVersion": 2}', DOCKER_IMAGE),
    ],
)
def test_garbage_is_a_finding(body, kind):
    """What is no manifest is said to be unreadable."""
    assert troubles(examine(Document(body, kind), lambda _: b"")) == ["image-unreadable"]


def test_unknown_type_is_named():
    """A type that is neither image nor list, such as the first schema's, is named."""
    image = examine(Document(b"{}", f"{DOCKER}.distribution.manifest.v1+prettyjws"), lambda _: b"")
    assert troubles(image) == ["image-media-type"]
    assert "v1+prettyjws" in image.findings[0].what.of(Locale.EN)


def test_configuration_that_cannot_be_read_is_a_finding():
    """A broken configuration blob does not raise."""
    assert troubles(examine(Document(json.dumps(manifest()).encode(), DOCKER_IMAGE), lambda _: b"\xff")) == [
        "image-unreadable"
    ]


def test_oldest_python_is_the_projects():
    """The guard and the package ask for the same Python."""
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=" + ".".join(map(str, OLDEST_PYTHON))
