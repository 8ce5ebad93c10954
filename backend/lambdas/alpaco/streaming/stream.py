"""The rules of one generation's event log, without any I/O: facts in, numbered frames out.

Deltas of one section are gathered for 40 ms; the first goes out at once and anything else flushes them. An
event gets its number when its frame is made, and nothing follows the terminal event. Time is an argument:
seconds, on the clock that `ts` shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alpaco.problem.generation import Event
from alpaco.problem.progress import (
    Checked,
    Progress,
    SectionDone,
    SectionReset,
    SectionText,
    Stage,
    StageState,
    StageStep,
    Understood,
)
from alpaco.problem.text import Locale
from alpaco.streaming.events import (
    Cancelled,
    CheckEvent,
    Completed,
    Delta,
    ErrorBody,
    Failed,
    LogEvent,
    SectionDoneEvent,
    SectionResetEvent,
    StageEvent,
    timestamp,
)
from alpaco.streaming.frames import Blob, fit
from alpaco.streaming.snapshot import Shown
from alpaco.streaming.words import say

__all__ = ["HEARTBEAT_SECONDS", "WINDOW_SECONDS", "Batch", "Stream"]

WINDOW_SECONDS = 0.040
HEARTBEAT_SECONDS = 15.0  # the protocol promises something every 20 s
_DELTA_CHARACTERS = 4_000  # at most 6 bytes each in JSON: always fits a frame


@dataclass(frozen=True, slots=True)
class Batch:
    """Events to write and then to post, and the blobs that must be stored before them."""

    events: tuple[Event, ...] = ()
    blobs: tuple[Blob, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.events)


class Stream:
    """The writer's side of a log. `shown` is the fold of what is already in it; blobs are named below `folder`.

    A writer that takes over from one that died withdraws a section that the dead one had begun when the
    section is written anew.
    """

    def __init__(self, problem_id: str, locale: Locale, shown: Shown, *, folder: str, now: float) -> None:
        self._problem_id = problem_id
        self._locale = locale
        self._shown = shown
        self._folder = folder
        self._stale = set(shown.sections)
        self._quiet_since = now
        self._window_ends = now
        self._pending: SectionText | None = None
        self._events: list[Event] = []
        self._blobs: list[Blob] = []

    @property
    def over(self) -> bool:
        """Whether the terminal event is written."""
        return self._shown.terminal is not None

    def due(self) -> float:
        """When `tick` has something to do if nothing happens before."""
        beat = self._quiet_since + HEARTBEAT_SECONDS
        return min(self._window_ends, beat) if self._pending else beat

    def tick(self, now: float) -> Batch:
        """Let time pass: pending text goes out when its window ends, a heartbeat after a silence."""
        if not self.over:
            if self._pending and now >= self._window_ends:
                self._flush(now)
            if now >= self._quiet_since + HEARTBEAT_SECONDS:
                self._beat(now)
        return self._taken()

    def feed(self, fact: Progress, now: float) -> Batch:
        """Take a fact in; nothing comes of it after the terminal event."""
        if self.over:
            return Batch()
        if isinstance(fact, SectionText):
            self._text(fact, now)
            return self._taken()
        self._flush(now)
        match fact:
            case StageStep():
                self._stage(fact.stage, fact.state, fact.message.of(self._locale), fact.progress, now=now)
            case SectionReset():
                self._stale.discard((fact.section, fact.locale))
                reason = fact.reason.of(self._locale)
                self._emit(SectionResetEvent, now, section=fact.section, language=fact.locale, reason=reason)
            case SectionDone():
                self._stale.discard((fact.section, fact.locale))
                self._emit(SectionDoneEvent, now, section=fact.section, language=fact.locale, text=fact.text)
            case Checked(check):
                self._emit(CheckEvent, now, gate=check.gate.value, state=check.state, evidence=check.evidence)
            case Understood():
                pass  # the first event of the log says it
        return self._taken()

    def complete(self, outcome: Mapping[str, Mapping[str, Any]], now: float) -> Batch:
        """End with a problem; `outcome` holds `problem`, `evidence` and `provenance`."""
        return self._end(Completed, now, **outcome)

    def fail(self, error: ErrorBody, now: float) -> Batch:
        """End without one."""
        return self._end(Failed, now, error=error)

    def cancel(self, reason: str, now: float) -> Batch:
        """End on request."""
        return self._end(Cancelled, now, reason=reason)

    def _end(self, kind: type[LogEvent], now: float, **fields: Any) -> Batch:
        if not self.over:
            self._flush(now)
            self._emit(kind, now, **fields)
        return self._taken()

    def _text(self, fact: SectionText, now: float) -> None:
        name = (fact.section, fact.locale)
        if name in self._stale:
            self._flush(now)
            self._stale.discard(name)
            reason = say("restarted", self._locale)
            self._emit(SectionResetEvent, now, section=fact.section, language=fact.locale, reason=reason)
        pending = self._pending
        if pending and (pending.section, pending.locale) != name:
            self._flush(now)
            pending = None
        if pending:
            self._pending = SectionText(fact.section, fact.locale, pending.text + fact.text)
        elif fact.text:
            self._pending = fact
        if self._pending and (now >= self._window_ends or len(self._pending.text) >= _DELTA_CHARACTERS):
            self._flush(now)

    def _flush(self, now: float) -> None:
        """Write the pending text; the next one waits for the window that starts here."""
        if (pending := self._pending) is None:
            return
        self._pending = None
        for start in range(0, len(pending.text), _DELTA_CHARACTERS):
            text = pending.text[start : start + _DELTA_CHARACTERS]
            self._emit(Delta, now, section=pending.section, language=pending.locale, text=text)
        self._window_ends = now + WINDOW_SECONDS

    def _beat(self, now: float) -> None:
        self._flush(now)
        last = self._shown.stage or {"stage": Stage.UNDERSTAND, "state": StageState.STARTED}
        self._stage(Stage(last["stage"]), StageState(last["state"]), say("still_working", self._locale), 0, now=now)

    def _stage(self, stage: Stage, state: StageState, message: str, progress: float, *, now: float) -> None:
        progress = min(1.0, max(self._shown.progress, progress))
        self._emit(StageEvent, now, stage=stage, state=state, message=message, progress=progress)

    def _emit(self, kind: type[LogEvent], now: float, **fields: Any) -> None:
        seq = self._shown.through_seq + 1
        message = kind(problem_id=self._problem_id, seq=seq, ts=timestamp(now), **fields)
        frame, blobs = fit(message, f"{self._folder}/frames/{seq}")
        event = Event(seq, frame)
        self._shown.add(event)
        self._events.append(event)
        self._blobs.extend(blobs)
        self._quiet_since = now

    def _taken(self) -> Batch:
        batch = Batch(tuple(self._events), tuple(self._blobs))
        self._events.clear()
        self._blobs.clear()
        return batch
