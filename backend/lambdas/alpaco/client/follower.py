"""One generation as its client sees it, without I/O: frames in, events out, frames to send.

The service delivers at least once, in order of `seq`. Dropping `seq <= last` makes it exactly once; a
gap means that something was lost on the way, and is answered by asking for it again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alpaco.errors import ServiceError

__all__ = ["TERMINAL", "Event", "Follower", "parse", "service_error"]

TERMINAL = frozenset({"generation.completed", "generation.failed", "generation.cancelled"})

# What API Gateway says on its own account, without a `type`.
_GATEWAY = {
    "Forbidden": ("FORBIDDEN", False),
    "Internal server error": ("INTERNAL", True),
    "Endpoint request timed out": ("DEADLINE_EXCEEDED", True),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a generation; `data` is the whole frame as it came.

    `seq` of a `generation.snapshot` is its `throughSeq`: the last event that it stands for.
    """

    type: str
    seq: int
    data: Mapping[str, Any]

    @property
    def terminal(self) -> bool:
        """Whether the generation ends with this event."""
        return self.type in TERMINAL


class Follower:
    """Follows one generation over any number of connections.

    On each new connection call `opened`; hand every text frame to `receive`; after either, and after
    `cancel`, send what `frames_to_send` returns.
    """

    def __init__(self, problem_id: str, *, request: Mapping[str, Any] | None = None, after_seq: int = 0) -> None:
        """Follow `problem_id` after `after_seq`; with `request` (fields of `generateProblem`), start it.

        `heard` counts the frames that brought anything new.
        """
        self.problem_id = problem_id
        self.last = after_seq
        self.heard = 0
        self.finished = False
        self._request = request
        self._cancelling = False
        self._resuming = False
        self._outgoing: list[str] = []

    def opened(self) -> None:
        """Begin on a new connection: ask for the problem while nothing came of it, else for what is missing."""
        self._outgoing.clear()
        self._resuming = False
        if self._request is not None and self.last == 0:
            self._send("generateProblem", **self._request)
        else:
            self._resume()
        if self._cancelling:
            self._send("cancelGeneration")

    def cancel(self) -> None:
        """Ask for the generation to be cancelled; its terminal event follows as any other."""
        self._cancelling = True
        self._send("cancelGeneration")

    def frames_to_send(self) -> list[str]:
        """Return, once, the frames that wait to be sent."""
        frames, self._outgoing = self._outgoing, []
        return frames

    def receive(self, text: str | bytes) -> Event | None:
        """Take one frame; return the event that it brings, or None for one that is known, early or not ours.

        Raises `ServiceError` for an error object or a frame of the gateway's own.
        """
        frame = parse(text)
        if frame is None or frame.get("problemId", self.problem_id) != self.problem_id:
            return None
        if (error := service_error(frame)) is not None:
            raise error
        if frame["type"] == "generation.resumed":
            self._resumed(frame)
            return None
        if frame["type"] == "generation.snapshot":
            return self._advance(frame, frame.get("throughSeq"), gap_allowed=True)
        return self._advance(frame, frame.get("seq"), gap_allowed=False)

    def _advance(self, frame: Mapping[str, Any], seq: object, *, gap_allowed: bool) -> Event | None:
        if not isinstance(seq, int) or isinstance(seq, bool) or seq <= self.last:
            return None
        if seq > self.last + 1 and not gap_allowed:
            if not self._resuming:
                self._resume()
            return None
        self.last = seq
        self.heard += 1
        event = Event(frame["type"], seq, frame)
        self.finished = event.terminal
        return event

    def _resumed(self, frame: Mapping[str, Any]) -> None:
        self._resuming = False
        self.heard += 1
        first = frame.get("firstSeq")
        if frame.get("recovered") is False and isinstance(first, int):
            self.last = max(self.last, first - 1)  # the log no longer reaches back: what is gone will not come
        last = frame.get("lastSeq")
        if f"generation.{frame.get('state')}" in TERMINAL and isinstance(last, int) and last <= self.last:
            self.finished = True  # its last event was delivered before

    def _resume(self) -> None:
        self._resuming = True
        self._send("resumeGeneration", afterSeq=self.last)

    def _send(self, action: str, **fields: Any) -> None:
        frame = {"action": action, "problemId": self.problem_id, **fields}
        self._outgoing.append(json.dumps(frame, ensure_ascii=False))


def parse(text: str | bytes) -> Mapping[str, Any] | None:
    """Read a server frame; None for anything that is neither of the protocol nor of the gateway."""
    try:
        frame = json.loads(text)
    except ValueError:
        return None
    if not isinstance(frame, dict):
        return None
    known = isinstance(frame.get("type"), str) or isinstance(frame.get("message"), str)
    return frame if known else None


def service_error(frame: Mapping[str, Any]) -> ServiceError | None:
    """Return the error that a frame carries: an `error` reply, or a frame of the gateway's own."""
    if "type" not in frame:
        code, retryable = _GATEWAY.get(frame["message"], ("INTERNAL", False))
        return ServiceError(code, frame["message"], retryable=retryable)
    if frame["type"] != "error":
        return None
    error = frame.get("error")
    if not isinstance(error, dict):
        return ServiceError("INTERNAL", "error")
    wait = error.get("retryAfterMs")
    return ServiceError(
        str(error.get("code", "INTERNAL")),
        str(error.get("message", "")),
        param=error.get("param"),
        retryable=error.get("retryable") is True,
        retry_after=wait / 1000 if isinstance(wait, int | float) else None,
    )
