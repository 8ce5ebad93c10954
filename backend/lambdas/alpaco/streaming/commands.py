"""The frames that clients send: one strict type per action."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from alpaco.problem.request import Difficulty, EngineName, Topic
from alpaco.problem.text import Locale

__all__ = [
    "ACTIONS",
    "CancelGeneration",
    "Command",
    "GenerateProblem",
    "GetPackage",
    "GetProblem",
    "ListProblems",
    "PackageFormat",
    "Ping",
    "ResumeGeneration",
    "View",
]

# `$` alone would let a final newline through; this reads the same in Python and ECMAScript.
ProblemId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,64}$(?!\n)", description="Unique among its owner's.")]
RequestId = Annotated[str, Meta(min_length=1, max_length=128, description="Echoed, nothing more.")]
PackageFormat = Literal["icpc", "legacy", "polygon"]
View = Literal["solver", "setter"]
_SAFE_INTEGER = 2**53 - 1


class _Frame(Struct, frozen=True, kw_only=True, rename="camel", tag_field="action", forbid_unknown_fields=True):
    request_id: RequestId | None = None


class GenerateProblem(_Frame, frozen=True, kw_only=True, tag="generateProblem"):
    """Make a problem. `prompt` or `topic` must be there; the id is the idempotency key."""

    prompt: Annotated[str, Meta(min_length=1, max_length=2000)] | None = None
    topic: Topic | None = None
    difficulty: Difficulty | None = None
    language: Locale | None = None
    engine: EngineName = EngineName.AUTO
    seed: Annotated[int, Meta(ge=0, le=_SAFE_INTEGER)] | None = None
    problem_id: ProblemId | None = None


class ResumeGeneration(_Frame, frozen=True, kw_only=True, tag="resumeGeneration"):
    """Send what followed `afterSeq`, then what happens."""

    problem_id: ProblemId
    after_seq: Annotated[int, Meta(ge=0, le=_SAFE_INTEGER)] = 0
    snapshot: bool = False


class CancelGeneration(_Frame, frozen=True, kw_only=True, tag="cancelGeneration"):
    """End a generation; disconnecting never does."""

    problem_id: ProblemId


class GetProblem(_Frame, frozen=True, kw_only=True, tag="getProblem"):
    """Send a finished problem as a solver or as its setter sees it."""

    problem_id: ProblemId
    view: View = "solver"


class GetPackage(_Frame, frozen=True, kw_only=True, tag="getPackage"):
    """Send a fresh link to the problem's package."""

    problem_id: ProblemId
    format: PackageFormat


class ListProblems(_Frame, frozen=True, kw_only=True, tag="listProblems"):
    """List the caller's own generations, newest first."""

    limit: Annotated[int, Meta(ge=1, le=50)] = 20
    cursor: Annotated[str, Meta(min_length=1, max_length=256)] | None = None


class Ping(_Frame, frozen=True, kw_only=True, tag="ping"):
    """Keep the connection busy."""


Command = GenerateProblem | ResumeGeneration | CancelGeneration | GetProblem | GetPackage | ListProblems | Ping

ACTIONS: dict[str, type[Command]] = {
    "generateProblem": GenerateProblem,
    "resumeGeneration": ResumeGeneration,
    "cancelGeneration": CancelGeneration,
    "getProblem": GetProblem,
    "getPackage": GetPackage,
    "listProblems": ListProblems,
    "ping": Ping,
}
