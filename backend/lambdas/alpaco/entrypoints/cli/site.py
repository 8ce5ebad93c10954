"""What `alpaco serve` answers over plain HTTP: the page, and downloads by signed links."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote

from alpaco.adapters.files import LINK_PATH, FileArtefacts
from local_gateway import HttpRequest, HttpResponse

__all__ = ["Site"]

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".zip": "application/zip",
}
_SAFE = (("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"), ("x-frame-options", "DENY"))


class Site:
    """An HTTP handler over the files of one folder (not of those below it) and an artefact store."""

    def __init__(self, folder: Path, artefacts: FileArtefacts, clock: Callable[[], float] = time.time) -> None:
        self._pages = {f"/{path.name}": path for path in folder.iterdir() if path.suffix in _TYPES}
        self._artefacts = artefacts
        self._clock = clock

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponse(405, headers=(("allow", "GET, HEAD"), *_SAFE))
        if request.path.startswith(LINK_PATH):
            return self._download(request)
        page = self._pages.get("/index.html" if request.path == "/" else request.path)
        if page is None:
            return _plain(404, "Not found.\n")
        headers = (("content-type", _TYPES[page.suffix]), ("cache-control", "no-cache"), *_SAFE)
        return HttpResponse(200, page.read_bytes(), headers)

    def _download(self, request: HttpRequest) -> HttpResponse:
        data = self._artefacts.open_link(f"{request.path}?{request.query}", self._clock())
        if data is None:
            return _plain(403, "This link has expired or is not valid. Ask for the package again.\n")
        name = unquote(request.path).rsplit("/", 1)[-1]
        headers = (
            ("content-type", _TYPES.get(Path(name).suffix, "application/octet-stream")),
            ("content-disposition", f"attachment; filename*=UTF-8''{quote(name)}"),
            ("cache-control", "private, no-store"),
            *_SAFE,
        )
        return HttpResponse(200, data, headers)


def _plain(status: int, text: str) -> HttpResponse:
    return HttpResponse(status, text.encode(), (("content-type", "text/plain; charset=utf-8"), *_SAFE))
