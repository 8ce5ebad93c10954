"""A host of workers: one thread per generation, events as JSON lines on standard input."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

from alpaco import config
from alpaco.bootstrap import Service, build
from alpaco.entrypoints.worker import work
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.generation import Key
from alpaco.problem.making import Finished, Made
from alpaco.problem.progress import Checked, SectionText
from alpaco.problem.request import Request
from alpaco.problem.text import Locale, Text

__all__ = ["PacedMaker"]


class PacedMaker:
    """Implements `Maker`: replays a generation at one event a second; its seed says how many."""

    def make(self, request: Request, _problem_id: str, _checkpoint: bytes | None) -> Iterator[Made]:
        """See `Maker`."""
        for number in range(request.seed):
            time.sleep(1.0)
            if number % 3:
                yield SectionText("story", Locale.KO, f"{number}번째 우물에는 물이 가득합니다. ")
            else:
                yield Checked(Check(Gate.TESTS, CheckState.PASSED, {"tests": number, "bytes": number * 1024}))
        yield Finished(Text("우물", "Wells"), {"problem": {}, "evidence": {}, "provenance": {}}, {"solver.json": b"{}"})


def main() -> None:
    """Work until standard input ends."""
    threading.stack_size(256 * 1024)
    service = replace(build(config.from_environment()), maker=PacedMaker())
    for line in sys.stdin:
        key = Key(**json.loads(line))
        threading.Thread(target=_work, args=(service, key), daemon=True).start()


def _work(service: Service, key: Key) -> None:
    work(service, key, service.clock() + 3600.0)


if __name__ == "__main__":
    main()
