"""What the gateway tells a person: one line per event and request, and with tracing every event and frame whole."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any, TextIO

__all__ = ["ACCESS", "TRACE", "show_log", "trace_event", "trace_frame"]

ACCESS = logging.getLogger("local_gateway.access")
TRACE = logging.getLogger("local_gateway.trace")

_SECRET = frozenset({"authorization", "cookie", "sec-websocket-protocol", "token", "access_token"})
_HIDDEN = "(hidden)"


def show_log(stream: TextIO, *, trace: bool = False) -> None:
    """Write the access log, warnings and a function's output to `stream`; with `trace`, events and frames as well."""
    root = logging.getLogger("local_gateway")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(asctime)s.%(msecs)03d %(message)s", datefmt="%H:%M:%S"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False
    TRACE.setLevel(logging.DEBUG if trace else logging.INFO)


def trace_event(event: Mapping[str, Any]) -> None:
    """Show an event on its way to the function, without what a client authenticates itself with."""
    if TRACE.isEnabledFor(logging.DEBUG):
        TRACE.debug("event  %s", json.dumps({name: _discreet(value) for name, value in event.items()}))


def trace_frame(direction: str, connection_id: str, frame: str | bytes) -> None:
    """Show a frame as it passes; `direction` is `from` or `to` the client."""
    if TRACE.isEnabledFor(logging.DEBUG):
        TRACE.debug("frame  %-4s %s %s", direction, connection_id, frame if isinstance(frame, str) else frame.hex(" "))


def _discreet(part: Any) -> Any:
    if not isinstance(part, Mapping):
        return part
    return {name: _HIDDEN if name.lower() in _SECRET else _discreet(value) for name, value in part.items()}
