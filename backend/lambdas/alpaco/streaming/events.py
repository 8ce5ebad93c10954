"""The frames that the service sends: one type each, as on the wire.

Events of a generation carry `seq`; replies outside the log do not. `ts` is when a frame was made, UTC with
milliseconds. Clients ignore types and fields that they do not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from alpaco.problem.evidence import CheckState
from alpaco.problem.generation import State
from alpaco.problem.progress import Stage, StageState
from alpaco.problem.request import Difficulty, EngineName, Topic
from alpaco.problem.text import Locale
from alpaco.streaming.commands import View

__all__ = [
    "CODES",
    "EVENTS",
    "REPLIES",
    "Accepted",
    "ArtefactReference",
    "Cancelled",
    "CheckEvent",
    "Completed",
    "Delta",
    "ErrorBody",
    "ErrorReply",
    "Failed",
    "GenerationItem",
    "LogEvent",
    "PackageReply",
    "Pong",
    "ProblemReply",
    "ProblemsReply",
    "Reply",
    "RequestBody",
    "Resumed",
    "SectionDoneEvent",
    "SectionResetEvent",
    "SnapshotReply",
    "StageEvent",
    "timestamp",
]

Code = Literal[
    "INVALID_JSON",
    "UNKNOWN_ACTION",
    "INVALID_REQUEST",
    "UNAUTHORIZED",
    "FORBIDDEN",
    "NOT_FOUND",
    "CONFLICT",
    "RATE_LIMITED",
    "QUOTA_EXCEEDED",
    "UNSUPPORTED_REQUEST",
    "NOT_PROVED",
    "MODEL_UNAVAILABLE",
    "MODEL_REFUSED",
    "DEADLINE_EXCEEDED",
    "INTERNAL",
]
CODES: tuple[str, ...] = Code.__args__  # type: ignore[attr-defined]
Progress = Annotated[float, Meta(ge=0, le=1)]
Object = Annotated[Mapping[str, Any], Meta(description="An object, or an artefact reference in its place.")]


def timestamp(now: float) -> str:
    """Write an epoch time as the frames do: `2026-11-23T12:00:00.123Z`."""
    return datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class _Wire(Struct, frozen=True, kw_only=True, rename="camel"):
    """What every object on the wire has in common: camelCase keys."""


class ErrorBody(_Wire, frozen=True, kw_only=True):
    """What went wrong, in the user's language; `param` names the field at fault, `id` the log entry."""

    code: Code
    message: str
    retryable: bool = False
    param: str | UnsetType = UNSET
    retry_after_ms: int | UnsetType = UNSET
    nearest: list[str] | UnsetType = UNSET
    gate: str | UnsetType = UNSET
    id: str | UnsetType = UNSET


class RequestBody(_Wire, frozen=True, kw_only=True):
    """The request as understood."""

    language: Locale
    engine: EngineName
    seed: int
    topic: Topic | None = None
    difficulty: Difficulty | None = None
    theme: str | None = None
    wishes: tuple[str, ...] = ()


class ArtefactReference(_Wire, frozen=True, kw_only=True):
    """Stands for a value too large for its frame; `getProblem` answers with a link to it."""

    artefact: str
    bytes: int
    sha256: str
    url: str | UnsetType = UNSET
    expires_at: str | UnsetType = UNSET


class LogEvent(_Wire, frozen=True, kw_only=True, tag_field="type"):
    """The envelope of every event in the log."""

    problem_id: str
    seq: Annotated[int, Meta(ge=1)]
    ts: str
    v: Literal[1] = 1


class Accepted(LogEvent, frozen=True, kw_only=True, tag="generation.accepted"):
    """The request is stored and will be worked on; always `seq` 1."""

    request: RequestBody
    request_id: str | UnsetType = UNSET


class StageEvent(LogEvent, frozen=True, kw_only=True, tag="generation.stage"):
    """A stage begins or ends, or still goes on; `progress` never falls."""

    stage: Stage
    state: StageState
    message: str
    progress: Progress


class Delta(LogEvent, frozen=True, kw_only=True, tag="statement.delta"):
    """More text of a section."""

    section: str
    language: Locale
    text: str


class SectionResetEvent(LogEvent, frozen=True, kw_only=True, tag="statement.reset"):
    """What was shown of this section is withdrawn."""

    section: str
    language: Locale
    reason: str


class SectionDoneEvent(LogEvent, frozen=True, kw_only=True, tag="statement.done"):
    """A whole section: Markdown with `$…$` mathematics."""

    section: str
    language: Locale
    text: str | ArtefactReference


class CheckEvent(LogEvent, frozen=True, kw_only=True, tag="generation.check"):
    """A gate starts or has its outcome."""

    gate: str
    state: CheckState
    evidence: Object


class Completed(LogEvent, frozen=True, kw_only=True, tag="generation.completed"):
    """The proved problem; terminal. Any field of `problem` may be an artefact reference."""

    problem: Object
    evidence: Object
    provenance: Object


class Failed(LogEvent, frozen=True, kw_only=True, tag="generation.failed"):
    """No problem; terminal."""

    error: ErrorBody


class Cancelled(LogEvent, frozen=True, kw_only=True, tag="generation.cancelled"):
    """Ended on request; terminal."""

    reason: str


class Reply(_Wire, frozen=True, kw_only=True, tag_field="type"):
    """The envelope of a reply outside the log."""

    ts: str
    request_id: str | UnsetType = UNSET
    v: Literal[1] = 1


class ErrorReply(Reply, frozen=True, kw_only=True, tag="error"):
    """The answer to a frame that cannot be served."""

    error: ErrorBody
    problem_id: str | UnsetType = UNSET


class Resumed(Reply, frozen=True, kw_only=True, tag="generation.resumed"):
    """The missed events follow; where `recovered` is false some are gone, and a snapshot comes first."""

    problem_id: str
    recovered: bool
    first_seq: int
    last_seq: int
    state: State


class SnapshotReply(Reply, frozen=True, kw_only=True, tag="generation.snapshot"):
    """What a late joiner needs to show; every event up to `throughSeq` is in it."""

    problem_id: str
    through_seq: int
    state: State
    request: RequestBody
    stage: Mapping[str, Any] | None
    sections: tuple[Mapping[str, Any], ...] | ArtefactReference
    checks: tuple[Mapping[str, Any], ...] | ArtefactReference
    terminal: Object | None


class ProblemReply(Reply, frozen=True, kw_only=True, tag="problem"):
    """A problem as asked for; any field may be an artefact reference with a link."""

    problem_id: str
    view: View
    problem: Object


class PackageReply(Reply, frozen=True, kw_only=True, tag="package"):
    """A link to a ZIP file that ends at `expiresAt`."""

    problem_id: str
    format: str
    url: str
    expires_at: str
    bytes: int
    sha256: str


class GenerationItem(_Wire, frozen=True, kw_only=True):
    """A generation in a list."""

    problem_id: str
    state: State
    created_at: str
    title: str | None
    topic: Topic | None
    difficulty: Difficulty | None


class ProblemsReply(Reply, frozen=True, kw_only=True, tag="problems"):
    """The caller's generations, newest first; `cursor` asks for the next page."""

    items: tuple[GenerationItem, ...]
    cursor: str | None


class Pong(Reply, frozen=True, kw_only=True, tag="pong"):
    """The answer to `ping`."""


EVENTS: tuple[type[LogEvent], ...] = (
    Accepted,
    StageEvent,
    Delta,
    SectionResetEvent,
    SectionDoneEvent,
    CheckEvent,
    Completed,
    Failed,
    Cancelled,
)
REPLIES: tuple[type[Reply], ...] = (
    ErrorReply,
    Resumed,
    SnapshotReply,
    ProblemReply,
    PackageReply,
    ProblemsReply,
    Pong,
)
