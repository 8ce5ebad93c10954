"""Faults on request: what goes wrong on the platform now and then, here whenever a test or a developer wants it.

A faults file is a JSON object:

    {"seed": 7,
     "faults": [{"at": "post", "do": "delay", "seconds": 0.5, "chance": 0.1},
                {"at": "post", "do": "410", "after": 20, "count": 1},
                {"at": "message", "do": "duplicate", "match": "generateProblem"},
                {"at": "invoke", "do": "kill", "match": "worker", "seconds": 3}]}

| at        | match            | do                                          |
|-----------|------------------|---------------------------------------------|
| `message` | the route        | drop, duplicate, delay, reorder             |
| `post`    | the connection   | drop, duplicate, delay, reorder, 410, 429   |
| `event`   | the function     | drop, duplicate, delay                      |
| `invoke`  | the function     | kill, freeze                                |

`message` is a client's frame, `post` a call of the management API, `event` an asynchronous invocation, `invoke` any
run of a function. Without `match` a fault is for all of them. It skips the first `after`, strikes at most `count`
times (without it always), each time with the probability `chance` (1). Of several faults the first that strikes
counts. `seconds` is how long a delay or a freeze takes, how long a reordered message waits for the next one to
overtake it (1 each), and after how long a kill comes (0).
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from local_gateway.clock import Clock, within
from local_gateway.function import Answer, Disturbance, Function
from local_gateway.http import HttpRequest, HttpResponse

__all__ = ["Disturbed", "Fault", "Faults"]

At = Literal["message", "post", "event", "invoke"]
Do = Literal["drop", "duplicate", "delay", "reorder", "410", "429", "kill", "freeze"]

_POSSIBLE: dict[str, frozenset[str]] = {
    "message": frozenset({"drop", "duplicate", "delay", "reorder"}),
    "post": frozenset({"drop", "duplicate", "delay", "reorder", "410", "429"}),
    "event": frozenset({"drop", "duplicate", "delay"}),
    "invoke": frozenset({"kill", "freeze"}),
}


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that goes wrong; the module says what each field means."""

    at: At
    do: Do
    match: str | None = None
    chance: float = 1.0
    after: int = 0
    count: int | None = None
    seconds: float | None = None

    def __post_init__(self) -> None:
        if self.do not in _POSSIBLE[self.at]:
            raise ValueError(f"{self.do} is impossible at {self.at}: {', '.join(sorted(_POSSIBLE[self.at]))}")
        if not 0 <= self.chance <= 1 or min(self.wait, self.after, self.count or 0) < 0:
            raise ValueError("chance must be between 0 and 1, and seconds, after and count not negative")

    @property
    def wait(self) -> float:
        """The fault's `seconds`, or what they are when it does not say: a second, and none before a kill."""
        if self.seconds is None:
            return 0.0 if self.do == "kill" else 1.0
        return self.seconds


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    faults: list[Fault]
    seed: int | None = None


class Faults:
    """The faults in force, and what has become of each; `control` is their HTTP endpoint."""

    def __init__(self, faults: Iterable[Fault] = (), *, seed: int | None = None) -> None:
        self._held: dict[tuple[str, str], list[asyncio.Future[None]]] = {}
        self._set(faults, seed)

    @classmethod
    def read(cls, path: Path) -> Faults:
        """Read a faults file; raises `ValueError` naming the file and what is wrong with it."""
        try:
            file = msgspec.json.decode(path.read_bytes(), type=_File)
        except (OSError, msgspec.DecodeError) as error:
            raise ValueError(f"cannot read the faults from {path}: {error}") from error
        return cls(file.faults, seed=file.seed)

    def pick(self, at: At, subject: str) -> Fault | None:
        """Return the fault that strikes now, if any does."""
        for number, fault in enumerate(self._faults):
            if fault.at != at or fault.match not in (None, subject):
                continue
            seen, struck = self._tally[number]
            strikes = (
                seen >= fault.after
                and (fault.count is None or struck < fault.count)
                and self._random.random() < fault.chance
            )
            self._tally[number] = (seen + 1, struck + strikes)
            if strikes:
                return fault
        return None

    async def hold(self, fault: Fault, subject: str, clock: Clock) -> None:
        """Wait until something of the same kind overtakes this, or for the fault's `seconds`."""
        overtaken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        holders = self._held.setdefault((fault.at, subject), [])
        holders.append(overtaken)
        if not await within(clock, fault.wait, overtaken):
            holders.remove(overtaken)

    def passed(self, at: At, subject: str) -> None:
        """Let go of what waits to be overtaken."""
        for overtaken in self._held.pop((at, subject), ()):
            overtaken.set_result(None)

    def control(self, request: HttpRequest) -> HttpResponse:
        """Answer GET with the faults and their tallies, PUT by putting others in force, DELETE by ending all."""
        if request.method == "PUT":
            try:
                file = msgspec.json.decode(request.body, type=_File)
            except msgspec.DecodeError as error:
                return _json(400, {"message": str(error)})
            self._set(file.faults, file.seed)
        elif request.method == "DELETE":
            self._set((), None)
        elif request.method != "GET":
            return HttpResponse(405, headers=(("allow", "GET, PUT, DELETE"),))
        tallied = zip(self._faults, self._tally, strict=True)
        told = [{**msgspec.to_builtins(fault), "seen": seen, "struck": struck} for fault, (seen, struck) in tallied]
        return _json(200, {"faults": told})

    def _set(self, faults: Iterable[Fault], seed: int | None) -> None:
        self._faults = tuple(faults)
        self._tally = [(0, 0)] * len(self._faults)
        self._random = random.Random(seed)


class Disturbed:
    """A function with faults in the way of its runs."""

    def __init__(self, function: Function, faults: Faults) -> None:
        self.name = function.name
        self._function = function
        self._faults = faults

    def invoke(self, event: bytes, disturbance: Disturbance | None = None) -> asyncio.Future[Answer]:
        """Start one run, killed or frozen on its way if a fault says so."""
        fault = self._faults.pick("invoke", self.name)
        if fault is not None:
            disturbance = Disturbance(kill=fault.do == "kill", seconds=fault.wait)
        return self._function.invoke(event, disturbance)

    async def close(self) -> None:
        """Close the function."""
        await self._function.close()


def _json(status: int, content: object) -> HttpResponse:
    return HttpResponse(status, msgspec.json.encode(content), (("content-type", "application/json"),))
