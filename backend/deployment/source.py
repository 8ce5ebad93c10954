"""What is going to be built: a tag that says which source it holds, and when."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from deployment.programs import Programs

__all__ = ["Source", "newest", "read_source"]

_TAG = re.compile(r"(?P<commit>[0-9a-z]+)-(?P<content>[0-9a-f]{12})-(?P<time>\d{14})")
_NOT_BUILT = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"})


class Source:
    """The build context as it is now. Two sources of the same `content` give the same image."""

    def __init__(self, commit: str, content: str) -> None:
        self.commit = commit
        self.content = content

    def tag(self, moment: datetime) -> str:
        """Return a tag that no other push has: Git's hash, the content's hash and the time in UTC."""
        return f"{self.commit}-{self.content}-{moment.astimezone(UTC):%Y%m%d%H%M%S}"

    def is_in(self, tag: str) -> bool:
        """Tell whether a tag was made from this content."""
        found = _TAG.fullmatch(tag)
        return found is not None and found["content"] == self.content


def read_source(context: Path, programs: Programs, base_image: str | None = None) -> Source:
    """Hash every file of the build context, and the base image's name where it is not the Dockerfile's own."""
    seen = hashlib.sha256((base_image or "").encode())
    for path in sorted(context.rglob("*")):
        if path.is_file() and not _NOT_BUILT.intersection(path.parts):
            seen.update(f"{path.relative_to(context).as_posix()}\0{path.stat().st_size}\0".encode())
            seen.update(path.read_bytes())
    commit = programs.answers(("git", "-C", str(context), "rev-parse", "--short=10", "HEAD"))
    return Source((commit or "nogit").strip(), seen.hexdigest()[:12])


def newest(source: Source, tags: Iterable[str]) -> str | None:
    """Return the last tag that was made from this source, None where there is none."""
    return max((tag for tag in tags if source.is_in(tag)), key=lambda tag: tag.rpartition("-")[2], default=None)
