"""The folder of one sandbox, and the removal of those whose services were killed."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

from alpaco.errors import SandboxError

__all__ = ["SandboxFolder"]

_PREFIX = "alpaco-sandbox-"
_LOCK = ".lock"


class SandboxFolder:
    """A new folder inside `parent`; holds a lock on itself as long as its service lives."""

    def __init__(self, parent: Path | None) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        self.decoy = self.path / "decoy"
        """A file that programs may read, for the self-check to try and empty."""
        self.decoy.write_text("This file is worth nothing.\n")
        self._lock = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        if os.geteuid() == 0:
            self.path.chmod(0o711)  # the programs' user may reach, but not list, what it is given the name of
        for other in self.path.parent.glob(f"{_PREFIX}*"):
            if other != self.path:
                _remove_if_abandoned(other)

    def make(self, prefix: str) -> Path:
        """Make a folder in it with a name that no program can guess."""
        if self._lock < 0:
            raise SandboxError("the sandbox is closed")
        return Path(tempfile.mkdtemp(prefix=prefix, dir=self.path))

    def remove(self) -> None:
        """Remove it with everything in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def _remove_if_abandoned(path: Path) -> None:
    try:
        lock = os.open(path / _LOCK, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:  # another user's, or being made or removed this very moment
        return
    try:
        if os.fstat(lock).st_uid == os.geteuid():
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
    except BlockingIOError:
        pass
    finally:
        os.close(lock)
