"""What somebody who joins late needs to show: the log folded into one message."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from alpaco.problem.generation import Event, Generation
from alpaco.problem.request import Request
from alpaco.streaming.events import RequestBody, SnapshotReply, timestamp

__all__ = ["Shown", "request_body"]

_TERMINAL = frozenset({"generation.completed", "generation.failed", "generation.cancelled"})


def request_body(request: Request) -> RequestBody:
    """Write the request as understood."""
    return RequestBody(
        language=request.locale,
        engine=request.engine,
        seed=request.seed,
        topic=request.topic,
        difficulty=request.difficulty,
        theme=request.theme,
        wishes=request.wishes,
    )


class Shown:
    """What a client shows after the events so far. Sections and checks keep the order in which they appeared."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.through_seq = 0
        self.stage: dict[str, Any] | None = None
        self.sections: dict[tuple[str, str], dict[str, Any]] = {}
        self.checks: dict[str, dict[str, Any]] = {}
        self.terminal: dict[str, Any] | None = None
        for event in events:
            self.add(event)

    @property
    def progress(self) -> float:
        """How far it has come, 0 to 1."""
        return float(self.stage["progress"]) if self.stage else 0.0

    def add(self, event: Event) -> None:
        """Take one more event in."""
        frame: dict[str, Any] = msgspec.json.decode(event.frame)
        self.through_seq = event.seq
        kind = frame["type"]
        if kind == "generation.stage":
            self.stage = {name: frame[name] for name in ("stage", "state", "message", "progress")}
        elif kind.startswith("statement."):
            self._section(kind, frame)
        elif kind == "generation.check":
            self.checks[frame["gate"]] = {name: frame[name] for name in ("gate", "state", "evidence")}
        elif kind in _TERMINAL:
            self.terminal = frame

    def reply(self, generation: Generation, now: float, request_id: str | None) -> SnapshotReply:
        """Write it as the snapshot message."""
        return SnapshotReply(
            problem_id=generation.key.problem_id,
            ts=timestamp(now),
            request_id=request_id or msgspec.UNSET,
            through_seq=self.through_seq or generation.last_seq,
            state=generation.state,
            request=request_body(generation.request),
            stage=self.stage,
            sections=tuple(self.sections.values()),
            checks=tuple(self.checks.values()),
            terminal=self.terminal,
        )

    def _section(self, kind: str, frame: dict[str, Any]) -> None:
        name = (frame["section"], frame["language"])
        if kind == "statement.reset":
            self.sections.pop(name, None)
            return
        before = self.sections.get(name)
        text = frame["text"]
        if kind == "statement.delta" and before and not before["done"]:
            text = before["text"] + text
        self.sections[name] = {
            "section": name[0],
            "language": name[1],
            "text": text,
            "done": kind == "statement.done",
        }
