"""The workers of one process: what they hold, and the word that they are to let go of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from alpaco.problem.generation import Key

__all__ = ["Shift"]


class Shift:
    """Counts the generations that the threads of a process work on; `over` tells them to hand over and stop."""

    def __init__(self) -> None:
        self.over = False
        self._held: set[Key] = set()
        self._changed = threading.Condition()

    @contextmanager
    def holding(self, key: Key) -> Iterator[None]:
        """Count one generation as held until the end, or until `let_go`."""
        with self._changed:
            self._held.add(key)
        try:
            yield
        finally:
            self.let_go(key)

    def let_go(self, key: Key) -> None:
        """Count it no longer; harmless where it is not held."""
        with self._changed:
            self._held.discard(key)
            self._changed.notify_all()

    def end(self, seconds: float) -> bool:
        """Tell everybody to hand over, and wait `seconds` at most; True once nothing is held."""
        self.over = True
        with self._changed:
            return self._changed.wait_for(lambda: not self._held, seconds)
