"""Artefacts in an S3 bucket, encrypted there, with presigned links.

Facts: S3 API reference, PutObject, GetObject, HeadObject, "Error responses".
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from urllib.parse import quote, urlsplit

from alpaco.adapters.patience import ask_patiently
from alpaco.adapters.signed_http import Answer, SignedClient
from alpaco.adapters.signing import presign
from alpaco.config import Credentials
from alpaco.errors import StoreError
from alpaco.problem.generation import Stored

__all__ = ["S3Artefacts"]

_TIMEOUT_SECONDS = 30.0
_SHA256 = "x-amz-meta-sha256"
_CURES = {
    403: "this role may not use the bucket, or the keys are not accepted",
    404: "there is no such bucket; ALPACO_BUCKET names it",
}


class S3Artefacts:
    """Implements `Artefacts`. Requests are repeated with growing pauses where S3 is slow or silent.

    A key's parts become a path below the bucket with everything unusual percent-encoded, so that no key is
    mistaken for another by whoever tidies paths on the way.
    """

    def __init__(
        self,
        address: str,
        credentials: Credentials | None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`address` is the bucket's own, with no final slash; `clock` gives epoch seconds."""
        self._address = address
        self._credentials = credentials
        self._client = SignedClient("s3", credentials, timeout=_TIMEOUT_SECONDS)
        self._clock = clock
        self._sleep = sleep

    def put(self, key: str, data: bytes) -> Stored:
        """See `Artefacts`."""
        stored = Stored(key, len(data), hashlib.sha256(data).hexdigest())
        headers = {"x-amz-server-side-encryption": "AES256", _SHA256: stored.sha256}
        self._ask("PUT", key, headers, data)
        return stored

    def get(self, key: str) -> bytes | None:
        """See `Artefacts`."""
        answer = self._ask("GET", key)
        return None if answer is None else answer.body

    def find(self, key: str) -> Stored | None:
        """See `Artefacts`."""
        answer = self._ask("HEAD", key)
        if answer is None:
            return None
        return Stored(key, int(answer.headers["content-length"]), answer.headers[_SHA256])

    def link(self, key: str, expires: int) -> str:
        """See `Artefacts`. It lasts seven days at most, and no longer than the credentials."""
        if self._credentials is None:
            raise StoreError("links to a bucket need AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY", final=True)
        parts = urlsplit(self._address)
        now = self._clock()
        path = parts.path + _path(key)
        query = presign(self._credentials, host=parts.netloc, path=path, seconds=expires - int(now), now=now)
        return f"{parts.scheme}://{parts.netloc}{path}?{query}"

    def close(self) -> None:
        """Close the idle connections."""
        self._client.close()

    def _ask(self, method: str, key: str, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer | None:
        """Return the answer, None where there is no such object."""
        path = _path(key)
        answer = ask_patiently(
            lambda: self._client.send(method, self._address, path=path, headers=headers or {}, body=body),
            lambda answer: answer.status >= 500 or answer.status == 429,
            self._sleep,
        )
        if answer.status == 200:
            return answer
        if answer.status == 404 and method != "PUT" and b"NoSuchBucket" not in answer.body:
            return None
        cure = _CURES.get(answer.status, "the bucket refused")
        raise StoreError(f"{cure}: {method} answered {answer.status}", final=True)


def _path(key: str) -> str:
    """Return the object's path in a request: its name is encoded once more."""
    return "/" + quote("/".join(map(_part, key.split("/"))), safe="/")


def _part(part: str) -> str:
    if not part:
        return "%"
    return part.replace(".", "%2E") if part in (".", "..") else quote(part, safe="")
