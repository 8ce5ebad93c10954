"""An engine that pays for every stage and writes down each payment, so that none can be made twice unseen."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.making import Finished, Made, Saved
from alpaco.problem.progress import Checked, SectionDone, SectionText, Stage, StageState, StageStep
from alpaco.problem.request import Request
from alpaco.problem.text import Locale, Text

__all__ = ["PaidMaker"]

STAGES = (Stage.DESIGN, Stage.PROGRAMS, Stage.TESTS, Stage.STATEMENT)
WORDS = ("깊은 숲속의 ", "작은 마을에는 ", "n개의 우물이 ", "있습니다. ")


class PaidMaker:
    """Implements `Maker`. Each stage makes one paid call of 10 to 60 ms, is saved, and then shown."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = os.open(ledger, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def make(self, request: Request, problem_id: str, checkpoint: bytes | None) -> Iterator[Made]:
        """See `Maker`; the checkpoint counts the stages that are paid for."""
        for number in range(int(checkpoint or b"0"), len(STAGES)):
            stage, share = STAGES[number], number / len(STAGES)
            yield StageStep(stage, StageState.STARTED, Text(stage, stage), share)
            self._note("calls", problem_id, stage)
            time.sleep(random.uniform(0.01, 0.06))
            self._note("pays", problem_id, stage)
            yield Saved(str(number + 1).encode())
            self._note("saved", problem_id, stage)
            for word in WORDS:
                yield SectionText(f"section-{number}", Locale.KO, word)
                time.sleep(0.01)
            yield SectionDone(f"section-{number}", Locale.KO, "".join(WORDS))
            yield Checked(Check(Gate.TESTS, CheckState.PASSED, {"stage": stage.value}))
            yield StageStep(stage, StageState.DONE, Text(stage, stage), share)
        views = {"problem": {"title": "우물"}, "evidence": {}, "provenance": {"seed": request.seed}}
        yield Finished(Text("우물", "Wells"), views, {"solver.json": b"{}"})

    def _note(self, what: str, problem_id: str, stage: str) -> None:
        os.write(self._ledger, f"{what} {problem_id} {stage}\n".encode())
