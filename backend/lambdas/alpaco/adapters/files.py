"""Artefacts in a folder, with signed links that the local server answers."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from alpaco.errors import StoreError
from alpaco.problem.generation import SCRATCH, Stored

__all__ = ["LINK_PATH", "FileArtefacts"]

LINK_PATH = "/artefacts/"
_SCRATCH_SECONDS = 24 * 3600.0


class FileArtefacts:
    """Implements `Artefacts`. A file is named by the hash of its key, so no key can lead out of the folder."""

    def __init__(self, folder: Path, public_url: str, clock: Callable[[], float] = time.time) -> None:
        """Use `folder`, made where it does not exist; links start with `public_url`. `clock` gives epoch seconds."""
        self._folder = folder
        self._scratch = folder / "scratch"
        self._clock = clock
        self._public_url = public_url.rstrip("/")
        with _translated():
            folder.mkdir(parents=True, exist_ok=True)
            self._secret = _secret(folder / "link-secret")

    def put(self, key: str, data: bytes) -> Stored:
        """See `Artefacts`; a reader sees the old file or the new one, never a part.

        Whatever is put under `SCRATCH` removes what has been there for a day.
        """
        path = self._path(key)
        with _translated():
            if path.parent == self._scratch:
                self._sweep()
            path.parent.mkdir(exist_ok=True)
            _write(path, data)
        return Stored(key, len(data), hashlib.sha256(data).hexdigest())

    def get(self, key: str) -> bytes | None:
        """See `Artefacts`."""
        with _translated():
            try:
                return self._path(key).read_bytes()
            except FileNotFoundError:
                return None

    def find(self, key: str) -> Stored | None:
        """See `Artefacts`."""
        data = self.get(key)
        return None if data is None else Stored(key, len(data), hashlib.sha256(data).hexdigest())

    def link(self, key: str, expires: int) -> str:
        """See `Artefacts`."""
        query = f"expires={expires}&signature={self._seal(key, expires)}"
        return f"{self._public_url}{LINK_PATH}{quote(key)}?{query}"

    def open_link(self, target: str, now: float) -> bytes | None:
        """Answer a request for a link's path and query; None where it is forged, expired or leads nowhere."""
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        expires = query.get("expires", "")
        if not parts.path.startswith(LINK_PATH) or not (expires.isascii() and expires.isdigit()) or len(expires) > 12:
            return None
        key = unquote(parts.path.removeprefix(LINK_PATH))
        sealed = self._seal(key, int(expires))
        if not hmac.compare_digest(sealed.encode(), query.get("signature", "").encode()) or int(expires) < now:
            return None
        return self.get(key)

    def close(self) -> None:
        """Do nothing: no file stays open between calls."""

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        return (self._scratch if key.startswith(SCRATCH) else self._folder / name[:2]) / name

    def _sweep(self) -> None:
        """Remove old files; another process may be doing the same."""
        if not self._scratch.exists():
            return
        for entry in os.scandir(self._scratch):
            with suppress(FileNotFoundError):
                if entry.stat().st_mtime < self._clock() - _SCRATCH_SECONDS:
                    os.unlink(entry.path)

    def _seal(self, key: str, expires: int) -> str:
        text = f"{expires} {key}".encode("utf-8", "surrogatepass")
        return hmac.new(self._secret, text, hashlib.sha256).hexdigest()


def _secret(path: Path) -> bytes:
    """Read the folder's secret, drawing one the first time; processes that race agree on the first."""
    if not path.exists():
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(secrets.token_bytes(32))
        try:
            os.link(file.name, path)
        except FileExistsError:
            pass
        finally:
            os.unlink(file.name)
    return path.read_bytes()


def _write(path: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    os.replace(file.name, path)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"the artefact folder did not answer: {error}") from error
