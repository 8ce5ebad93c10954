"""The folders that programs are compiled in, and the taking over of what came out.

Whatever stands in a box may have been put there by a hostile program: it is opened by descriptor, without
following links, and only regular files of a bounded size are taken.
"""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path, PurePosixPath
from types import TracebackType

from alpaco.errors import SandboxError
from alpaco.sandbox.folder import SandboxFolder

__all__ = ["Box"]

_LARGEST = 256 << 20


class Box:
    """A folder that belongs to the programs' user for the time of a `with` block."""

    def __init__(self, folder: SandboxFolder, identity: tuple[int, int]) -> None:
        self.path = str(folder.make("box-"))
        if os.geteuid() == 0:
            os.chown(self.path, *identity)

    def __enter__(self) -> Box:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def put(self, name: str, content: bytes, *, mode: int = 0o444) -> str:
        """Place a file, before anything has run in the box; returns its path."""
        parts = PurePosixPath(name)
        if parts.is_absolute() or ".." in parts.parts:
            raise SandboxError(f"{name!r} would lie outside the sandbox's folder")
        path = Path(self.path, parts)
        for folder in reversed(parts.parents[:-1]):
            Path(self.path, folder).mkdir(mode=0o755, exist_ok=True)
        path.write_bytes(content)
        path.chmod(mode)
        return str(path)

    def take(self, into: Path, suffix: str) -> bool:
        """Copy the regular files with this suffix into a fresh folder; return whether there were any."""
        taken = 0
        folder = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            for name in os.listdir(folder):
                if os.path.splitext(name)[1] == suffix:
                    taken += _copy(folder, name, into / name)
        finally:
            os.close(folder)
        return taken > 0


def _copy(folder: int, name: str, target: Path) -> bool:
    try:
        source = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return False
    status = os.fstat(source)
    if not stat.S_ISREG(status.st_mode):
        os.close(source)
        return False
    with os.fdopen(source, "rb") as opened:
        if status.st_size > _LARGEST:
            raise SandboxError(f"the compiler wrote {status.st_size} bytes, more than {_LARGEST}")
        target.touch(mode=0o600, exist_ok=False)
        with target.open("wb") as copy:
            shutil.copyfileobj(opened, copy)
    target.chmod(0o555)
    return True
