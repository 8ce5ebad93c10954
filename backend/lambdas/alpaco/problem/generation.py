"""What is kept of a generation while it runs and after: records, leases, subscriptions, logged events."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from alpaco.problem.request import Request
from alpaco.problem.text import Text

__all__ = [
    "SCRATCH",
    "Connection",
    "Event",
    "Generation",
    "Key",
    "Lease",
    "Page",
    "Result",
    "State",
    "Stored",
    "Subscription",
]

SCRATCH = "scratch/"
"""What the keys of artefacts begin with that nobody needs a day later; stores may forget them then."""


class State(StrEnum):
    """How a generation stands; the last three are terminal."""

    QUEUED = "queued"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def terminal(self) -> bool:
        """Whether nothing more will be logged."""
        return self in (State.COMPLETED, State.FAILED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Key:
    """A generation's name: the problem id in its owner's namespace."""

    owner: str
    problem_id: str

    @property
    def prefix(self) -> str:
        """What the keys of this generation's artefacts start with; owners cannot be read from it."""
        return f"{sha256(self.owner.encode()).hexdigest()[:32]}/{self.problem_id}"

    @property
    def scratch(self) -> str:
        """What the keys of this generation's checkpoints start with: once it is over nobody needs them."""
        return f"{SCRATCH}{self.prefix}"


@dataclass(frozen=True, slots=True)
class Connection:
    """A client's connection and the management address that reaches it."""

    id: str
    endpoint: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """A connection that wants the events after `after_seq`, or a snapshot and then what follows it.

    `arrival` is the store's: it counts a generation's subscriptions in the order of their arrival.
    """

    connection: Connection
    after_seq: int
    snapshot: bool = False
    arrival: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """A numbered event as it goes over the wire, byte for byte the same on every replay."""

    seq: int
    frame: bytes


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write a generation until `until` (epoch seconds); `token` fences off earlier holders."""

    key: Key
    token: int
    until: float


@dataclass(frozen=True, slots=True)
class Result:
    """A proved problem in short: its title, and the folder of its artefacts below the generation's prefix."""

    title: Text
    folder: str


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation's record. Times are epoch seconds.

    `fingerprint` identifies the request as sent; `last_seq` counts the events in the log;
    `lease_until` is 0 where nobody holds the lease; `crashes` counts the leases that ran out;
    `arrivals` counts subscriptions; `checkpoint` is the artefact to go on from; `result` is there once
    the problem is proved. `closed` means that
    the last holder served every subscription and that no worker will come again.
    """

    key: Key
    fingerprint: str
    request: Request
    created: float
    state: State = State.QUEUED
    last_seq: int = 0
    token: int = 0
    lease_until: float = 0.0
    crashes: int = 0
    arrivals: int = 0
    cancel_requested: bool = False
    checkpoint: str | None = None
    result: Result | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some generations, newest first, and the cursor of the next page (None after the last)."""

    items: tuple[Generation, ...]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Stored:
    """An artefact in the store: its size in bytes and the SHA-256 of its content in hexadecimal."""

    key: str
    bytes: int
    sha256: str
