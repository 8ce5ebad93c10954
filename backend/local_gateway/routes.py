"""Routes: which one a message takes, from the list that the service publishes.

The list is a JSON object:

    {"routeSelectionExpression": "$request.body.action",
     "routes": ["$connect", "$disconnect", "$default", "generateProblem"],
     "routeResponses": []}

`routeResponses` is optional and names the two-way routes: those whose function's `body` is sent back as a frame.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["CONNECT", "DEFAULT", "DISCONNECT", "Routes"]

CONNECT = "$connect"
DEFAULT = "$default"
DISCONNECT = "$disconnect"

_EXPRESSION = re.compile(r"\$(?:request\.body((?:\.\w+)+)|\{request\.body((?:\.\w+)+)\})")


@dataclass(frozen=True, slots=True)
class Routes:
    """The routes of one API. Build it with `read` or `of`, which check the selection expression."""

    keys: frozenset[str]
    selector: tuple[str, ...]
    two_way: frozenset[str] = frozenset()

    @classmethod
    def of(cls, keys: Iterable[str], *, selection: str = "$request.body.action", two_way: Iterable[str] = ()) -> Routes:
        """Make a table; raises `ValueError` when the selection expression or a two-way route makes no sense."""
        table, answering = frozenset(keys), frozenset(two_way)
        if isinstance(keys, str) or not all(isinstance(key, str) for key in table):
            raise ValueError("the routes must be a list of route keys")
        match = _EXPRESSION.fullmatch(selection)
        if match is None:
            raise ValueError(
                f"routeSelectionExpression {selection!r} is not of the form $request.body.KEY or ${{request.body.KEY}}"
            )
        if unknown := answering - table | answering & {CONNECT, DISCONNECT}:
            raise ValueError(f"routeResponses names {', '.join(sorted(unknown))}, which cannot answer a message")
        return cls(table, tuple((match[1] or match[2])[1:].split(".")), answering)

    @classmethod
    def read(cls, path: Path) -> Routes:
        """Read the list from a JSON file; raises `ValueError` naming the file and what is wrong with it."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            routes, two_way = content["routes"], content.get("routeResponses", [])
            return cls.of(routes, selection=content["routeSelectionExpression"], two_way=two_way)
        except (OSError, KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"cannot read the routes from {path}: {error!r}") from error

    def select(self, message: str | bytes) -> str | None:
        """Choose the route of a message: the key that it names, else `$default`, else none."""
        named = self._named(message) if isinstance(message, str) else None
        if named is not None and named in self.keys and named not in (CONNECT, DISCONNECT):
            return named
        return DEFAULT if DEFAULT in self.keys else None

    def _named(self, message: str) -> str | None:
        try:
            value = json.loads(message)
        except (ValueError, RecursionError):
            return None
        for step in self.selector:
            value = value.get(step) if isinstance(value, dict) else None
        return value if isinstance(value, str) else None
