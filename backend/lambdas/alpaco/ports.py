"""What the inner rooms ask of the outside world. Each port is small and owned by the side that calls it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # ports only name types; a Lambda that starts need not load what it will not make
    from alpaco.problem.candidate import Candidate
    from alpaco.problem.evidence import Check
    from alpaco.problem.generation import (
        Connection,
        Event,
        Generation,
        Key,
        Lease,
        Page,
        Result,
        State,
        Stored,
        Subscription,
    )
    from alpaco.problem.making import Made
    from alpaco.problem.observation import Artefact, CompileFailure, Isolation, Observation
    from alpaco.problem.problem import Statement
    from alpaco.problem.program import Limits, Program, Workplace
    from alpaco.problem.request import Request
    from alpaco.problem.text import Locale

__all__ = [
    "Artefacts",
    "Dispatcher",
    "Engine",
    "EventLog",
    "Generations",
    "Leases",
    "Maker",
    "Meter",
    "Poster",
    "Sandbox",
    "Solver",
    "Subscriptions",
    "Workbench",
]


class Sandbox(Protocol):
    """Compiles and runs untrusted programs.

    A program that fails to compile is a `CompileFailure`, one that crashes or exceeds a limit is an
    `Observation`: values. `SandboxError` is raised only when the sandbox itself could not do its work.
    """

    def isolation(self) -> Isolation:
        """Say which mode and layers are in force and which languages can run."""
        ...

    def compile(self, program: Program) -> Artefact | CompileFailure:
        """Compile, or check the syntax of, one program; the same source is compiled once."""
        ...

    def run(self, artefact: Artefact, stdin: bytes, limits: Limits) -> Observation:
        """Run once."""
        ...

    def run_many(self, artefact: Artefact, inputs: Sequence[bytes], limits: Limits) -> Iterator[Observation]:
        """Run once per input, observations in the order of the inputs, on all cores that the sandbox may use."""
        ...

    def close(self) -> None:
        """End every process and remove every file of this sandbox."""
        ...


class Workbench(Sandbox, Protocol):
    """A sandbox whose programs may be given files: what checkers made by others expect."""

    def run_in(self, artefact: Artefact, stdin: bytes, workplace: Workplace, limits: Limits) -> Observation:
        """Run once in a working folder that holds these files and is removed afterwards."""
        ...


class Engine(Protocol):
    """Writes candidates."""

    def propose(self, request: Request) -> Candidate:
        """Write a candidate; raises `UnsupportedRequestError` where nothing fits."""
        ...

    def repair(self, request: Request, candidate: Candidate, failure: Check) -> Candidate | None:
        """Answer a missed gate with a better candidate, or with None when there is none to offer."""
        ...


class Solver(Protocol):
    """Solves problems as a participant does: whoever wrote the candidate has no part in it."""

    def solve(self, statements: Mapping[Locale, Statement]) -> Sequence[Program]:
        """Write programs of the role `ACCEPTED` from the statement alone, samples included, each without the others.

        Their names differ from each other. Fewer than were hoped for may come, also none.
        """
        ...


class Maker(Protocol):
    """Makes a proved problem of a request."""

    def make(self, request: Request, problem_id: str, checkpoint: bytes | None) -> Iterator[Made]:
        """Yield progress and checkpoints and at last one end; a checkpoint of an earlier run saves its work.

        Raises `UnsupportedRequestError` where nothing fits. Closing the iterator ends the work.
        """
        ...


class Generations(Protocol):
    """The records of all generations. Every method may raise `StoreError`."""

    def create(self, generation: Generation, first: Event, subscriber: Subscription) -> Generation | None:
        """Write the record, its first event and its first subscription as one; where the key is taken,
        write nothing and return the record that stands. None says that this call created it.
        """
        ...

    def get(self, key: Key) -> Generation | None:
        """Read one record as of now."""
        ...

    def page(self, owner: str, limit: int, cursor: str | None) -> Page:
        """List an owner's generations, newest first; `InvalidRequestError` for a cursor that no page gave."""
        ...

    def request_cancel(self, key: Key) -> Generation | None:
        """Note that the owner wants it cancelled; returns the record, None where there is none."""
        ...

    def unfinished(self, now: float, limit: int) -> Sequence[Generation]:
        """List the generations that are not closed and that nobody holds at `now`, oldest first."""
        ...


class Subscriptions(Protocol):
    """Who wants the events of a generation while it runs."""

    def subscribe(self, key: Key, subscription: Subscription) -> Generation | None:
        """Register the connection (replacing its earlier wish) unless the generation is closed.

        Returns the record as it stands after the call; whoever reads `closed` there replays itself.
        """
        ...

    def subscribers(self, key: Key) -> Sequence[Subscription]:
        """List everybody registered, in the order of arrival."""
        ...

    def unsubscribe(self, key: Key, connection_id: str) -> None:
        """Forget a connection; nothing happens where it is not registered."""
        ...


class Leases(Protocol):
    """One writer per generation. Every method but `acquire` raises `LeaseLostError` for an old token."""

    def acquire(self, key: Key, now: float, seconds: float) -> Lease | None:
        """Take the lease, or None where another holds it, the generation is closed or does not exist.

        The state becomes `running` unless it is terminal; a lease that had run out counts as a crash.
        """
        ...

    def renew(self, lease: Lease, now: float, seconds: float) -> tuple[Lease, Generation]:
        """Extend the lease; the record tells of cancel requests and new arrivals."""
        ...

    def save(self, lease: Lease, checkpoint: str) -> None:
        """Name the artefact from which the next holder goes on."""
        ...

    def release(self, lease: Lease) -> None:
        """Let the next worker take over at once."""
        ...

    def finish(self, lease: Lease, arrivals: int) -> bool:
        """Close the generation with its lease, if the state is terminal and no subscription came after `arrivals`.

        False says that one did: serve it, then call again.
        """
        ...


class EventLog(Protocol):
    """The numbered events of every generation."""

    def append(self, lease: Lease, events: Sequence[Event], state: State, result: Result | None = None) -> None:
        """Write events that follow the last one, and the state (and result) that they bring about, as one.

        Raises `LeaseLostError` for an old token, a number out of turn or a log that is over.
        """
        ...

    def read(self, key: Key, after_seq: int) -> Sequence[Event]:
        """Read the events after `after_seq` in order; the first may be later where old ones have expired."""
        ...


class Artefacts(Protocol):
    """Files too large for a record: checkpoints, packages, whole problems.

    Keys are text of the caller's choice, never paths of this machine. What is put under `SCRATCH` may be gone
    after a day.
    """

    def put(self, key: str, data: bytes) -> Stored:
        """Write or replace one."""
        ...

    def get(self, key: str) -> bytes | None:
        """Read one, None where there is none."""
        ...

    def find(self, key: str) -> Stored | None:
        """Say what is stored without reading it."""
        ...

    def link(self, key: str, expires: int) -> str:
        """Make an address to download it from without further proof, until `expires` (epoch seconds)."""
        ...


class Poster(Protocol):
    """Sends frames to connections."""

    def post(self, connection: Connection, frame: bytes) -> bool:
        """Send one frame, the next only after this returns; False where the connection is gone.

        Raises `DeliveryError` where it is unknown whether the frame arrived; it may be sent again.
        """
        ...


class Meter(Protocol):
    """Counts and times what the service does, for whoever watches it."""

    def add(self, metric: str, value: float = 1.0) -> None:
        """Add to a metric of the table in `adapters.emf`: a number of things, or so many seconds."""
        ...

    def flush(self, event: str, **about: str) -> None:
        """Publish what was added since the last time, as one event; `Reason` says why one was refused or failed."""
        ...


class Dispatcher(Protocol):
    """Starts workers."""

    def dispatch(self, key: Key) -> None:
        """Have a worker run this generation soon; several calls are as good as one. Raises `DeliveryError`."""
        ...
