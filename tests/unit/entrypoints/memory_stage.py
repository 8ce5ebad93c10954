"""A whole service in memory, on a clock that only moves when told to, and clients that look at what they got."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from alpaco.adapters.memory import MemoryArtefacts, MemoryDispatcher, MemoryPoster, MemoryStore
from alpaco.adapters.pipeline import read_request
from alpaco.bootstrap import Service
from alpaco.entrypoints.routes import Caller, answer
from alpaco.entrypoints.worker import work
from alpaco.errors import StoreError
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.generation import Connection, Generation, Key
from alpaco.problem.making import Finished, Made, Saved
from alpaco.problem.progress import Checked, SectionDone, SectionText, StageState, StageStep
from alpaco.problem.progress import Stage as MakingStage
from alpaco.problem.text import Locale, Text
from alpaco.streaming.run import Stores
from alpaco.testing import ScriptedMaker

FINISHED = Finished(
    Text("우주", "Space"),
    {"problem": {"title": "우주"}, "evidence": {"degraded": False}, "provenance": {"seed": 1}},
    {"solver.json": b'{"title":"\\uc6b0\\uc8fc"}', "setter.json": b'{"title":"x","tests":[]}', "p1-icpc.zip": b"PK"},
)
SCRIPT: tuple[Made, ...] = (
    StageStep(MakingStage.DESIGN, StageState.STARTED, Text("설계", "Design"), 0.1),
    SectionText("story", Locale.KO, "옛날 옛적"),
    Saved(b"3"),
    SectionDone("story", Locale.KO, "옛날 옛적"),
    Checked(Check(Gate.TESTS, CheckState.PASSED, {"tests": 20})),
    FINISHED,
)


class Troubled:
    """A store whose next calls fail: the first `before` ones without doing anything, then `after` ones all the same."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.before = self.after = 0

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return a method of the store, with trouble around it."""

        def call(*args: Any) -> Any:
            if self.before > 0:
                self.before -= 1
                raise StoreError("throttled")
            result = getattr(self._store, name)(*args)
            if self.after > 0:
                self.after -= 1
                raise StoreError("the answer was lost")
            return result

        return call


class Stage:
    """The service, its parts, and shorthands."""

    def __init__(self, *script: Made | Exception | Callable[[], None]) -> None:
        self.now = 1_000.0
        self.store = MemoryStore()
        self.trouble = Troubled(self.store)
        self.artefacts = MemoryArtefacts()
        self.poster = MemoryPoster()
        self.dispatcher = MemoryDispatcher()
        self.maker = ScriptedMaker(*(script or SCRIPT))
        stores = Stores(
            generations=self.trouble,
            subscriptions=self.trouble,
            leases=self.trouble,
            log=self.trouble,
            artefacts=self.artefacts,
            poster=self.poster,
            sleep=self.pass_time,
        )
        self.service = Service(stores, self.dispatcher, self.maker, read_request, Locale.KO, clock=lambda: self.now)

    def pass_time(self, seconds: float) -> None:
        """Move the clock."""
        self.now += seconds

    def send(self, connection: str, *, owner: str = "ann", **fields: Any) -> list[dict[str, Any]]:
        """Send one frame and return the frames that came of it at once."""
        before = len(self.got(connection))
        frame = json.dumps(fields, ensure_ascii=False).encode()
        answer(self.service, Caller(owner, Connection(connection, "https://example.test/dev")), frame)
        return self.got(connection)[before:]

    def generate(self, connection: str = "c1", problem_id: str = "p1", **fields: Any) -> list[dict[str, Any]]:
        """Ask for a problem."""
        fields = {"prompt": "이분 탐색 보통 문제", **fields}
        return self.send(connection, action="generateProblem", problemId=problem_id, **fields)

    def work(self, problem_id: str = "p1", owner: str = "ann", seconds: float = 600.0) -> None:
        """Run a worker to its end."""
        work(self.service, Key(owner, problem_id), self.now + seconds)

    def got(self, connection: str) -> list[dict[str, Any]]:
        """Everything that a connection received."""
        return [json.loads(frame) for frame in self.poster.frames.get(connection, [])]

    def types(self, connection: str) -> list[str]:
        """The types of everything that a connection received."""
        return [frame["type"] for frame in self.got(connection)]

    def seqs(self, connection: str) -> list[int]:
        """The numbers of the events that a connection received."""
        return [frame["seq"] for frame in self.got(connection) if "seq" in frame]

    def once(self, connection: str) -> list[int]:
        """The same after dropping what comes again, as clients do; a gap stays a gap."""
        kept = [0]
        for seq in self.seqs(connection):
            if seq > kept[-1]:
                kept.append(seq)
        return kept[1:]

    def record(self, problem_id: str = "p1", owner: str = "ann") -> Generation:
        """The generation's record."""
        found = self.store.get(Key(owner, problem_id))
        assert found is not None
        return found
