"""Compiled programs, by the hash of their source; the least recently used make room for new ones."""

from __future__ import annotations

import os
import shutil
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from alpaco.problem.observation import Artefact, CompileFailure

__all__ = ["Made", "Shelf"]


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a compilation, and the folder that holds it."""

    result: Artefact | CompileFailure
    folder: Path
    files: tuple[object, ...] = ()

    @classmethod
    def at(cls, result: Artefact | CompileFailure, folder: Path) -> Made:
        """Remember the files as they are now."""
        return cls(result, folder, _state(folder))

    def is_unchanged(self) -> bool:
        """Say whether the files are still those that were compiled: the time of a change cannot be forged."""
        try:
            return _state(self.folder) == self.files
        except OSError:
            return False


class Shelf:
    """Holds up to `capacity` compilations and removes the folders of those that it drops."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._lock = threading.Lock()
        self._made: OrderedDict[str, Made] = OrderedDict()

    def get(self, key: str) -> Made | None:
        """Return what is held under the key, now the most recently used."""
        with self._lock:
            made = self._made.get(key)
            if made is not None:
                self._made.move_to_end(key)
            return made

    def put(self, key: str, made: Made) -> None:
        """Hold one more."""
        with self._lock:
            self._made[key] = made
            dropped = [self._made.popitem(last=False)[1] for _ in range(len(self._made) - self._capacity)]
        for each in dropped:
            shutil.rmtree(each.folder, ignore_errors=True)


def _state(folder: Path) -> tuple[object, ...]:
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    stats = ((entry.name, entry.stat(follow_symlinks=False)) for entry in entries)
    return tuple((name, stat.st_ino, stat.st_mode, stat.st_size, stat.st_ctime_ns) for name, stat in stats)
