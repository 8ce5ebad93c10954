"""An emulated account and our two roots, as one who deploys would handle them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import boto3

from deployment.terraform import Terraform

CLONE = Path(__file__).parents[3]
REPOSITORY = "alpaco/problem-generator-streaming-dev"
MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"
_ACCOUNT = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "ap-northeast-2"}
_PATIENCE = {"AWS_MAX_ATTEMPTS": "2"}  # what the emulator cannot do, it will not learn within minutes


class Cloud:
    """`registry` and `service` are the roots on this account; `said` are the lines that they printed."""

    def __init__(
        self, endpoint: str, roots: Path, more: Mapping[str, str] | None = None, record: Path = Path(os.devnull)
    ) -> None:
        """`more` goes into Terraform's environment; `record` is where the emulator writes down its calls."""
        self.record = record
        self.endpoint = endpoint
        self.roots = roots
        self.said: list[str] = []
        environ = {**os.environ, **_ACCOUNT, **_PATIENCE, "AWS_ENDPOINT_URL": endpoint, **(more or {})}
        self.registry = Terraform(roots / "registry", environ, self.said.append)
        self.service = Terraform(roots, environ, self.said.append)

    def client(self, service: str) -> Any:
        """Return boto3's client."""
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=_ACCOUNT["AWS_DEFAULT_REGION"],
            aws_access_key_id=_ACCOUNT["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=_ACCOUNT["AWS_SECRET_ACCESS_KEY"],
        )

    def apply_registry(self) -> None:
        """Make the repository."""
        plan = self.roots / "registry" / "registry.plan"
        self.registry.plan({}, out=plan)
        self.registry.apply(plan)

    def push(self, tag: str, repository: str = REPOSITORY, content: str = "code") -> str:
        """Put an image into the repository; returns its digest. Its layers exist in its manifest only."""
        parts = [hashlib.sha256(part.encode()).hexdigest() for part in ("config", f"{tag} {content}")]
        config, layer = ({"mediaType": "any", "size": 1, "digest": f"sha256:{digest}"} for digest in parts)
        manifest = {"schemaVersion": 2, "mediaType": MANIFEST, "config": config, "layers": [layer]}
        put = self.client("ecr").put_image(
            repositoryName=repository,
            imageTag=tag,
            imageManifest=json.dumps(manifest),
            imageManifestMediaType=MANIFEST,
        )
        digest: str = put["image"]["imageId"]["imageDigest"]
        return digest

    def plan(self, tag: str, environment: str = "dev", **variables: str) -> dict[str, Any]:
        """Plan the service with an environment's own values; returns the plan, which `apply` applies."""
        files = [self.roots / "environments" / f"{environment}.tfvars"]
        given = {"generator_streaming_image_tag": tag, **variables}
        self.service.plan(given, out=self._plan, files=files)
        return self.service.show(self._plan)

    def apply(self) -> None:
        """Apply the last plan."""
        self.service.apply(self._plan)

    def destroy(self, tag: str) -> None:
        """Remove the service, then the repository."""
        self.service.destroy({"generator_streaming_image_tag": tag})
        self.registry.destroy({})

    @property
    def _plan(self) -> Path:
        return self.roots / "service.plan"


def changes(plan: dict[str, Any]) -> dict[str, list[str]]:
    """Return what a plan does to each resource that it does not leave as it is."""
    actions = {change["address"]: change["change"]["actions"] for change in plan.get("resource_changes", ())}
    return {address: done for address, done in actions.items() if done not in (["no-op"], ["read"])}


def planned(plan: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the values of each resource as a plan leaves it."""
    resources = plan["planned_values"]["root_module"]["resources"]
    return {resource["address"]: resource["values"] for resource in resources if resource["mode"] == "managed"}
