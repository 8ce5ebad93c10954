"""Where a deployment goes: the environment's names, the region, and the emulators that may stand in for AWS."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from alpaco.errors import ConfigurationError
from deployment.terraform import ROOTS

__all__ = ["CLONE", "CONTEXT", "DOCKERFILE", "FUNCTIONS", "REGION", "Target"]

REGION = "ap-northeast-2"
CLONE = Path(__file__).resolve().parents[2]
CONTEXT = CLONE / "backend" / "lambdas"
DOCKERFILE = "problem-generator-streaming/Dockerfile"  # as seen from the build context
FUNCTIONS = ("generator", "worker", "executor")

_ENVIRONMENT = re.compile(r"[a-z][a-z0-9]{0,11}")  # as variables.tf has it
_CONCURRENCY = re.compile(r"^(?:worker|executor)_concurrency\s*=\s*([0-9]+)", re.MULTILINE)
_REGISTRY = re.compile(r"[A-Za-z0-9.-]+(:[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Target:
    """One environment of the service.

    `endpoint_url` replaces AWS and `registry` (host:port) the place that images are pushed to and pulled from; both
    are for emulators. `environ` is what the programs that are called see; it may hold secrets and never shows.
    """

    environment: str = "dev"
    endpoint_url: str | None = None
    registry: str | None = None
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ), repr=False)

    def __post_init__(self) -> None:
        if not _ENVIRONMENT.fullmatch(self.environment):
            raise ConfigurationError(
                f"--environment {self.environment!r}: up to 12 lower-case letters and digits, such as dev or prod"
            )
        if self.registry is not None and not _REGISTRY.fullmatch(self.registry):
            raise ConfigurationError(f"--registry {self.registry!r}: host:port, such as 127.0.0.1:5000")
        if self.endpoint_url is not None and not _is_address(self.endpoint_url):
            raise ConfigurationError(f"--endpoint-url {self.endpoint_url!r}: an address such as http://127.0.0.1:5000")

    def check_emulators(self) -> None:
        """Raise `ConfigurationError` unless account and registry are both AWS's or both emulators."""
        if (self.endpoint_url is None) != (self.registry is None):
            raise ConfigurationError("--endpoint-url and --registry go together: an emulated ECR keeps no images")

    @property
    def prefix(self) -> str:
        """What the names of all resources begin with."""
        return f"alpaco-{self.environment}"

    @property
    def repository(self) -> str:
        """The image repository's name."""
        return f"alpaco/problem-generator-streaming-{self.environment}"

    @property
    def service_root(self) -> Path:
        """Terraform's root of the service."""
        return CLONE / ROOTS

    @property
    def registry_root(self) -> Path:
        """Terraform's root of the image repository."""
        return CLONE / ROOTS / "registry"

    def variables(self, tag: str) -> dict[str, str]:
        """Return what Terraform is told of the service: whose it is, and which image it runs."""
        return {"environment": self.environment, "generator_streaming_image_tag": tag}

    def variable_files(self) -> list[Path]:
        """Return the files of the environment's own settings; none where the defaults are meant."""
        file = self.service_root / "environments" / f"{self.environment}.tfvars"
        return [file] if file.exists() else []

    def reserved(self) -> int:
        """Return how many of the account's concurrent executions the environment's settings reserve."""
        text = "".join(file.read_text() for file in self.variable_files())
        return sum(map(int, _CONCURRENCY.findall(text)))

    def function(self, role: str) -> str:
        """Return the name of the function that is the `generator`, the `worker` or the `executor`."""
        return f"{self.prefix}-{role}"

    def log_groups(self) -> tuple[str, ...]:
        """Return the log groups of the three functions."""
        return tuple(f"/aws/lambda/{self.function(role)}" for role in FUNCTIONS)


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.hostname)
