"""The only reader and writer of the environment. `docs/settings.md` explains every setting that stands here."""

from __future__ import annotations

import os
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from alpaco.errors import ConfigurationError

__all__ = ["SETTINGS", "Credentials", "Settings", "from_environment", "process_variables", "to_environment"]

# Name in the environment → field of `Settings`.
SETTINGS = {
    "ALPACO_DATA": "data",
    "ALPACO_TABLE": "table",
    "ALPACO_BUCKET": "bucket",
    "ALPACO_PUBLIC_URL": "public_url",
    "ALPACO_LANGUAGE": "language",
    "ALPACO_ENVIRONMENT": "environment",
    "ALPACO_LOG_LEVEL": "log_level",
    "ALPACO_WORKER_FUNCTION": "worker_function",
    "ALPACO_EXECUTOR_FUNCTION": "executor_function",
    "ALPACO_EXECUTOR_ISOLATION": "executor_isolation",
    "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI": "management_endpoint",
    "AWS_ENDPOINT_URL_LAMBDA": "lambda_endpoint",
    "AWS_ENDPOINT_URL_DYNAMODB": "dynamodb_endpoint",
    "AWS_ENDPOINT_URL_S3": "s3_endpoint",
    "AWS_REGION": "region",
    "AWS_ACCESS_KEY_ID": "access_key",
    "AWS_SECRET_ACCESS_KEY": "secret_key",
    "AWS_SESSION_TOKEN": "session_token",
}
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True, slots=True)
class Credentials:
    """What AWS requests are signed with."""

    region: str
    access_key: str
    secret_key: str = field(repr=False)
    session_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. Addresses have no final slash; secrets never show in the repr."""

    data: Path
    table: str | None = None
    bucket: str | None = None
    public_url: str = "http://127.0.0.1:8787"
    language: str = "ko"
    environment: str | None = None
    log_level: str = "INFO"
    worker_function: str = "worker"
    executor_function: str | None = None
    executor_isolation: str = "shared"
    management_endpoint: str | None = None
    lambda_endpoint: str | None = None
    dynamodb_endpoint: str | None = None
    s3_endpoint: str | None = None
    region: str = "ap-northeast-2"
    access_key: str | None = None
    secret_key: str | None = field(default=None, repr=False)
    session_token: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.language not in ("ko", "en"):
            raise ConfigurationError(f"ALPACO_LANGUAGE is {self.language!r}; it must be ko or en")
        if self.log_level not in _LEVELS:
            raise ConfigurationError(f"ALPACO_LOG_LEVEL is {self.log_level!r}; it must be one of {', '.join(_LEVELS)}")
        if self.executor_isolation not in ("shared", "per-tenant"):
            raise ConfigurationError(
                f"ALPACO_EXECUTOR_ISOLATION is {self.executor_isolation!r}; it must be shared or per-tenant"
            )
        if bool(self.table) != bool(self.bucket):
            raise ConfigurationError("ALPACO_TABLE and ALPACO_BUCKET go together; set both or neither")
        for name in ("public_url", "management_endpoint", "lambda_endpoint", "dynamodb_endpoint", "s3_endpoint"):
            address = getattr(self, name)
            if address is not None and not _is_address(address):
                variable = next(key for key, value in SETTINGS.items() if value == name)
                raise ConfigurationError(
                    f"{variable} is {address!r}; it must start with http:// or https:// and a host"
                )

    @property
    def credentials(self) -> Credentials | None:
        """What to sign with; None leaves requests unsigned, as the local gateway takes them."""
        if not self.access_key or not self.secret_key:
            return None
        return Credentials(self.region, self.access_key, self.secret_key, self.session_token)


def from_environment(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings, by default from the process's environment; `ConfigurationError` names a bad one.

    An empty value is the same as none.
    """
    environ = os.environ if environ is None else environ
    values = {name: environ[variable] for variable, name in SETTINGS.items() if environ.get(variable)}
    data = Path(values.pop("data")) if "data" in values else _data_folder()
    return Settings(data, **{name: value.rstrip("/") if "://" in value else value for name, value in values.items()})


def _data_folder() -> Path:
    from platformdirs import user_data_path  # only the laptop needs it

    return user_data_path("alpaco")


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def to_environment(settings: Settings, environ: MutableMapping[str, str] | None = None) -> None:
    """Set variables so that `from_environment` gives `settings`, by default this process's own.

    That is how a function is configured.
    """
    environ = os.environ if environ is None else environ
    for variable, name in SETTINGS.items():
        value = getattr(settings, name)
        if value is None:
            environ.pop(variable, None)
        else:
            environ[variable] = str(value)


def process_variables() -> dict[str, str]:
    """Return what another program needs of this process's environment to find its way: paths, home, locale, engines."""
    names = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME")
    engines = ("DOCKER_HOST", "DOCKER_CONTEXT", "CONTAINERS_CONF", "CONTAINERS_STORAGE_CONF", "CONTAINER_HOST")
    return {name: os.environ[name] for name in (*names, *engines) if name in os.environ}
