"""A package folder on disk as a mapping from path to bytes, read only when asked for and only so far.

Nothing outside the folder is read, nothing that could block is opened, no file is read that does not fit.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from alpaco.errors import PackageError
from alpaco.packaging.findings import Finding, found, warned

__all__ = ["LARGEST", "PackageFolder"]

LARGEST = 100 << 20
"""Bytes of a file beyond which it is not read: what the format advises against anyway."""
_MOST_FILES = 20_000
_DEEPEST = 12


class PackageFolder(Mapping[str, bytes]):
    """The regular files below a folder by their paths with `/`; hidden ones only where the format knows them.

    `findings` tells of everything else that lies there. Raises `PackageError` for what is no folder.
    """

    def __init__(self, folder: Path) -> None:
        """List the folder; contents are read later."""
        if not folder.is_dir():
            raise PackageError(f"{folder} is not a folder", korean=f"{folder}: 폴더가 아닙니다")
        self._root = Path(os.path.realpath(folder))
        self.findings: list[Finding] = []
        self._sizes: dict[str, int] = {}
        self._walk("", 0)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sizes)

    def __len__(self) -> int:
        return len(self._sizes)

    def __contains__(self, path: object) -> bool:
        return path in self._sizes

    def size(self, path: str) -> int:
        """Return a file's size in bytes, as it was when the folder was listed."""
        return self._sizes[path]

    def __getitem__(self, path: str) -> bytes:
        """Read a file; raises `PackageError` where it has changed into something that cannot be read."""
        if path not in self._sizes:
            raise KeyError(path)
        try:
            number = os.open(os.path.realpath(self._root / path), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            with os.fdopen(number, "rb") as opened:
                content = opened.read(LARGEST + 1)
        except OSError as error:
            why = error.strerror
            raise PackageError(f"{path} cannot be read: {why}", korean=f"{path}: 읽을 수 없습니다: {why}") from error
        if len(content) > LARGEST:
            most = LARGEST >> 20
            raise PackageError(f"{path} has grown beyond {most} MiB", korean=f"{path}: {most} MiB를 넘게 커졌습니다")
        return content

    def _walk(self, folder: str, depth: int) -> None:
        try:
            entries = sorted(os.scandir(self._root / folder), key=lambda entry: entry.name)
        except OSError as error:
            self.findings.append(found(folder or ".", "unreadable", cause=error.strerror))
            return
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.name.startswith(".") and path != ".timelimit":
                continue
            if not entry.name.isprintable() or any("\ud800" <= c <= "\udfff" for c in entry.name):
                self.findings.append(found(ascii(path)[1:-1], "bad-name"))
            elif len(self._sizes) >= _MOST_FILES:
                self.findings.append(found(path, "too-many", most=_MOST_FILES))
                return
            elif entry.is_dir(follow_symlinks=False):
                if depth < _DEEPEST:
                    self._walk(path, depth + 1)
            else:
                self._enter(path, entry)

    def _enter(self, path: str, entry: os.DirEntry[str]) -> None:
        try:
            if entry.is_symlink() and not self._is_inside(entry.path):
                self.findings.append(found(path, "link-outside"))
                return
            status = entry.stat()
        except OSError as error:
            self.findings.append(found(path, "unreadable", cause=error.strerror))
            return
        if stat.S_ISDIR(status.st_mode):
            self.findings.append(warned(path, "link-folder"))
        elif not stat.S_ISREG(status.st_mode):
            self.findings.append(found(path, "not-regular"))
        elif status.st_size > LARGEST:
            megabytes = status.st_size >> 20
            self.findings.append(found(path, "too-large", megabytes=megabytes, most=LARGEST >> 20))
        elif not os.access(entry.path, os.R_OK):
            self.findings.append(found(path, "unreadable", cause=os.strerror(13)))
        else:
            self._sizes[path] = status.st_size

    def _is_inside(self, link: str) -> bool:
        return Path(os.path.realpath(link)).is_relative_to(self._root)
