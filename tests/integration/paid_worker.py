"""Run by `test_paid_once.py`: `paid_worker.py DATA accept|die|finish`. One worker's life on the store of one machine.

Every proposal of the engine is a byte more in `DATA/paid`. A worker that is to die kills itself when the first gate
starts, which is long before the stage at hand is over.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS.parent / "backend/lambdas")]

from tests.problems.pairs import pairs  # noqa: E402

from alpaco.adapters.memory import MemoryDispatcher, MemoryPoster  # noqa: E402
from alpaco.adapters.pipeline import PipelineMaker  # noqa: E402
from alpaco.bootstrap import build  # noqa: E402
from alpaco.config import Settings  # noqa: E402
from alpaco.entrypoints.routes import Caller, answer  # noqa: E402
from alpaco.entrypoints.worker import work  # noqa: E402
from alpaco.problem.candidate import Candidate  # noqa: E402
from alpaco.problem.evidence import Check  # noqa: E402
from alpaco.problem.generation import Connection, Key  # noqa: E402
from alpaco.problem.request import Request  # noqa: E402
from alpaco.streaming.run import LEASE_SECONDS  # noqa: E402
from alpaco.testing import InProcessSandbox  # noqa: E402

KEY = Key("ann", "p1")
FRAME = b'{"action":"generateProblem","topic":"sorting","problemId":"p1","language":"ko"}'


class PaidEngine:
    """Writes down what it is paid for."""

    def __init__(self, data: Path) -> None:
        self._paid = data / "paid"

    def propose(self, _request: Request) -> Candidate:
        """Take the money."""
        with self._paid.open("ab") as file:
            file.write(b"1")
        return pairs()

    def repair(self, _request: Request, _candidate: Candidate, _failure: Check) -> Candidate | None:
        """Have nothing better."""
        return None


class DeadlyPoster(MemoryPoster):
    """Kills the process that tells of a gate."""

    def post(self, connection: Connection, frame: bytes) -> bool:
        """Kill, or post."""
        if b'"generation.check"' in frame:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().post(connection, frame)


def main(data: Path, part: str) -> None:
    """Accept the request, or work on it."""
    poster = DeadlyPoster() if part == "die" else MemoryPoster()
    service = build(Settings(data), poster=poster, dispatcher=MemoryDispatcher())
    ahead = LEASE_SECONDS + 1 if part == "finish" else 0.0  # the dead worker's lease has run out by then
    service = replace(
        service, maker=PipelineMaker(lambda: PaidEngine(data), InProcessSandbox), clock=lambda: time.time() + ahead
    )
    if part == "accept":
        answer(service, Caller(KEY.owner, Connection("c1", "https://example.test")), FRAME)
    else:
        work(service, KEY, time.time() + 600)
    record = service.stores.generations.get(KEY)
    assert record is not None
    sys.stdout.write(f"{record.state} {record.crashes}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
