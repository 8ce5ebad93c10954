"""What programs leave behind in an environment without kernel layers, and its removal."""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path

__all__ = ["Leftovers"]

_EMPTY_SCANS = 2


class Leftovers:
    """Remembers the processes of this user, the files in `folder` and the System V objects as they are now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes = _processes()
        self._files = set(os.listdir(folder))
        self._objects = _objects()

    def remove(self) -> str:
        """Kill the processes and remove the files that are new; return what was found, "" for nothing."""
        found = []
        if self._kill_processes():
            found.append("processes")
        for name in set(os.listdir(self._folder)) - self._files:
            found.append("files")
            path = self._folder / name
            with suppress(OSError):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        if _objects() - self._objects:
            found.append("System V objects")
        return " and ".join(dict.fromkeys(found))

    def _kill_processes(self) -> bool:
        """Kill until two scans in a row find nothing: a process may be starting another just now."""
        found = False
        empty = 0
        while empty < _EMPTY_SCANS:
            new = _processes() - self._processes
            empty = 0 if new else empty + 1
            found = found or bool(new)
            for pid in new:
                with suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
                with suppress(OSError):
                    os.waitpid(pid, os.WNOHANG)
        return found


def _processes() -> set[int]:
    found = set()
    for name in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError):
            if os.stat(f"/proc/{name}").st_uid == os.geteuid():
                found.add(int(name))
    return found


def _objects() -> set[str]:
    lines = set()
    for kind in ("shm", "sem", "msg"):
        with suppress(OSError):
            lines |= {f"{kind} {line.split()[1]}" for line in Path("/proc/sysvipc", kind).read_text().splitlines()[1:]}
    return lines
