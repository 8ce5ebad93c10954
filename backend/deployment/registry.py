"""Asks a container registry over its HTTP API, version 2: manifests and blobs, nothing else."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Document", "Registry", "RegistryError"]

_TIMEOUT_SECONDS = 30.0
_MOST_BYTES = 8 << 20  # manifests and configurations are a few kilobytes; what registries accept is 4 MiB


class RegistryError(Exception):
    """The registry gave no document; `status` is its HTTP status, 0 where it did not answer at all."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True, slots=True)
class Document:
    """What the registry answered: the bytes, their media type, and the digest that the registry gave them."""

    body: bytes
    media_type: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry at `url`, without a final slash.

    `token` is for HTTP's basic authentication, encoded already, as ECR's `GetAuthorizationToken` returns it.
    """

    url: str
    token: str | None = field(default=None, repr=False)

    def manifest(self, repository: str, reference: str, media_types: Iterable[str]) -> Document:
        """Return the manifest that a tag or a digest names, in whichever of the types it has.

        A registry says that there is none where the type is not named. Raises `RegistryError`.
        """
        return self._get(f"{repository}/manifests/{reference}", ", ".join(media_types))

    def blob(self, repository: str, digest: str) -> bytes:
        """Return the bytes of a small blob, such as a configuration. Raises `RegistryError`."""
        return self._get(f"{repository}/blobs/{digest}", "*/*").body

    def _get(self, path: str, accept: str) -> Document:
        try:
            request = urllib.request.Request(f"{self.url}/v2/{path}", headers={"Accept": accept})  # noqa: S310
            if self.token:  # not to be sent on to where ECR redirects for blobs: that address is signed
                request.add_unredirected_header("Authorization", f"Basic {self.token}")
            with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:  # noqa: S310
                return _document(answer)
        except urllib.error.HTTPError as error:
            with error:
                raise RegistryError(error.code, f"{error.code} {error.reason}") from error
        except (OSError, ValueError) as error:
            raise RegistryError(0, str(getattr(error, "reason", error))) from error


def _document(answer: Any) -> Document:
    body = answer.read(_MOST_BYTES + 1)
    if len(body) > _MOST_BYTES:
        raise RegistryError(0, f"a document of more than {_MOST_BYTES >> 20} MiB")
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip()
    return Document(body, media_type, answer.headers.get("docker-content-digest", ""))
