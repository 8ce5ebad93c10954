"""The service of this machine, as the commands that need no server use it."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from alpaco.bootstrap import build
from alpaco.config import Settings, from_environment
from alpaco.entrypoints.routes import Caller, answer
from alpaco.entrypoints.worker import work
from alpaco.errors import ConfigurationError
from alpaco.problem.generation import Connection, Key

__all__ = ["OWNER", "Generating", "local_settings"]

OWNER = "local"  # whom the handlers take everybody for where nobody is authenticated
_HERE = Connection("here", "here")


def local_settings(data: Path | None) -> Settings:
    """Read the settings, with `data` in place of the data folder where it is given, and make that folder.

    What the service logs, stack traces among it, goes to `alpaco.log` there: an error's id leads to it.
    """
    settings = from_environment()
    if data is not None:
        settings = replace(settings, data=data.absolute())
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(settings.data / "alpaco.log", encoding="utf-8", delay=True)
        logging.basicConfig(handlers=[handler], format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        logging.getLogger("alpaco").setLevel(settings.log_level)
    except OSError as error:
        raise ConfigurationError(f"{settings.data}: {error.strerror}; choose another --data") from error
    return settings


class Generating:
    """One generation in this process: the route accepts it, the worker makes it, the frames come here.

    Poster and dispatcher of its own service. `show` gets every frame: the events, or one `error`.
    """

    def __init__(self, settings: Settings, show: Callable[[Mapping[str, Any]], None]) -> None:
        self._show = show
        self._waiting: list[Key] = []
        self._key: Key | None = None
        self.service = build(settings, poster=self, dispatcher=self)

    def run(self, frame: Mapping[str, Any]) -> None:
        """Serve a `generateProblem` frame to its end."""
        answer(self.service, Caller(OWNER, _HERE), msgspec.json.encode(frame))
        while self._waiting:
            self._key = self._waiting.pop()
            work(self.service, self._key, deadline=math.inf)

    def cancel(self) -> None:
        """Ask for the end, from any thread; the terminal event follows."""
        if self._key is not None:
            self.service.stores.generations.request_cancel(self._key)

    def post(self, connection: Connection, frame: bytes) -> bool:
        """See `Poster`."""
        self._show(msgspec.json.decode(frame))
        return connection == _HERE

    def dispatch(self, key: Key) -> None:
        """See `Dispatcher`."""
        self._waiting.append(key)
