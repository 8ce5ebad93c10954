"""What the service tells its metrics, at which moment, and that nobody else's words are in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from memory_stage import FINISHED, SCRIPT, Stage

from alpaco.adapters.counted import CountedSandbox
from alpaco.adapters.emf import METRICS, EmfMeter
from alpaco.entrypoints.aws_lambda import handle_route
from alpaco.entrypoints.sweeper import sweep
from alpaco.errors import SandboxError, UnsupportedRequestError
from alpaco.problem.generation import Key
from alpaco.problem.making import Made, Missed, Saved
from alpaco.problem.observation import Artefact
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.problem.progress import Stage as MakingStage
from alpaco.problem.progress import StageState, StageStep
from alpaco.problem.text import Text
from alpaco.streaming.run import LEASE_SECONDS, Run
from alpaco.testing import InProcessSandbox
from emf_lines import extract, metric_lines, names

KEY = Key("ann", "p1")
Script = Made | Exception | Callable[[], None]


class Watched(Stage):
    """A stage whose lines are kept."""

    def __init__(self, *script: Script) -> None:
        super().__init__(*script)
        self.lines: list[str] = []
        self.service = replace(self.service, meter=EmfMeter("dev", self.lines.append))

    def told(self) -> list[tuple[str, dict[str, Any]]]:
        """Return every line's event and metrics, and check each against the format."""
        assert all(extract(line) for line in self.lines)
        decoded = metric_lines(self.lines)
        return [(one["event"], {name: one[name] for name in one if name in METRICS}) for one in decoded]


def steps(stage: MakingStage, during: Callable[[], None] = lambda: None) -> tuple[Script, ...]:
    """A stage from its start to its end."""
    text = Text("단계", "stage")
    return StageStep(stage, StageState.STARTED, text, 0.1), during, StageStep(stage, StageState.DONE, text, 0.2)


def test_a_generation_is_two_lines() -> None:
    """One when it is accepted and one when it is over: delays, the stages' times, how it ended."""
    every = [step for stage in MakingStage for step in steps(stage)]
    stage = Watched(*every, FINISHED)
    stage.generate()
    stage.pass_time(2.0)
    stage.work()
    (started, accepted), (ended, rest) = stage.told()
    assert (started, ended) == ("generation.started", "generation.ended")
    assert accepted == {"Started": 1.0, "AcceptSeconds": 0.0}
    assert (rest["Proved"], rest["FirstEventSeconds"], rest["GenerationSeconds"]) == (1.0, 2.0, 2.0)
    assert {name for name in rest if name.endswith("Seconds")} == {
        f"{one.value.capitalize()}Seconds" for one in MakingStage
    } | {"FirstEventSeconds", "GenerationSeconds"}
    assert json.loads(stage.lines[1])["state"] == "completed"


def test_the_gateways_clock_starts_the_first_delay() -> None:
    """What the user waits for begins when the gateway has the frame, before this function has even started."""
    stage = Watched()
    stage.pass_time(3.0 - stage.now % 1)
    context = {
        "eventType": "MESSAGE",
        "connectionId": "c1",
        "domainName": "api.example.test",
        "stage": "dev",
        "requestTimeEpoch": (stage.now - 1.5) * 1000,
    }
    body = json.dumps({"action": "generateProblem", "prompt": "이분 탐색 문제"})
    handle_route(stage.service, {"requestContext": context, "body": body}, None)
    assert stage.told()[0][1]["AcceptSeconds"] == 1.5
    assert json.loads(stage.lines[0])["connectionId"] == "c1"


def test_a_missed_gate_is_a_refusal_by_its_name() -> None:
    """The reason code is the dimension."""
    stage = Watched(Missed("G7_SLOW", Text("느린 코드가 통과합니다.", "A slow program passes.")))
    stage.generate()
    stage.work()
    event, told = stage.told()[-1]
    assert (event, told["Refused"]) == ("generation.ended", 1.0)
    assert json.loads(stage.lines[-1])["Reason"] == "G7_SLOW"


def test_what_nobody_offers_is_a_refusal_too() -> None:
    """No failure of ours; the error's code is the reason."""
    stage = Watched(UnsupportedRequestError("그런 문제는 없습니다.", ("tree",)))
    stage.generate()
    stage.work()
    assert stage.told()[-1][1]["Refused"] == 1.0
    assert json.loads(stage.lines[-1])["Reason"] == "UNSUPPORTED_REQUEST"


def test_a_bug_is_a_failure() -> None:
    """By the code that the client sees."""
    stage = Watched(ZeroDivisionError("secret"))
    stage.generate()
    stage.work()
    assert stage.told()[-1][1]["Failed"] == 1.0
    assert json.loads(stage.lines[-1])["Reason"] == "INTERNAL"
    assert "secret" not in stage.lines[-1]


def test_a_sandbox_that_cannot_run_is_counted_each_time() -> None:
    """Also where the generation survives it."""
    fail = iter([SandboxError("no room"), None])

    def sandbox() -> None:
        if (error := next(fail)) is not None:
            raise error

    stage = Watched(SCRIPT[0], Saved(b"2"), sandbox, *SCRIPT[3:])
    stage.generate()
    stage.work()
    told = stage.told()[-1][1]
    assert (told["SandboxFailures"], told["Proved"]) == (1.0, 1.0)


def test_a_cancel_on_the_route_is_an_end() -> None:
    """No worker ever had it."""
    stage = Watched()
    stage.generate()
    stage.send("c1", action="cancelGeneration", problemId="p1")
    event, told = stage.told()[-1]
    assert (event, told["Cancelled"]) == ("generation.ended", 1.0)


def test_a_second_delivery_is_counted_and_nothing_else() -> None:
    """It finds the generation closed."""
    stage = Watched()
    stage.generate()
    stage.work()
    before = len(stage.lines)
    stage.work()
    assert stage.told()[before:] == [("delivery.refused", {"Duplicates": 1.0})]


def test_a_worker_that_hands_over_tells_its_share_and_no_end() -> None:
    """Its successor tells the end; the first event's delay is told once."""
    stage = Watched(*SCRIPT[:2], Saved(b"4"), lambda: stage.pass_time(700.0), *SCRIPT[3:])
    stage.generate()
    stage.work(seconds=600.0)
    stage.work()
    (_, first), (event, second) = stage.told()[1:]
    assert event == "generation.ended"
    assert set(first) == {"FirstEventSeconds"}
    assert (second["Proved"], second.get("FirstEventSeconds")) == (1.0, None)


def test_a_lost_worker_is_told_with_the_end() -> None:
    """The dead one cannot tell."""
    stage = Watched()
    stage.generate()
    lease = stage.store.acquire(KEY, stage.now, LEASE_SECONDS)
    assert lease is not None
    stage.pass_time(LEASE_SECONDS)
    stage.work()
    assert stage.told()[-1][1]["WorkersLost"] == 1.0


def test_an_end_is_told_by_whoever_wrote_it() -> None:
    """A worker that only closes what another ended does not count it a second time."""
    stage = Watched()
    stage.generate()
    lease = stage.store.acquire(KEY, stage.now, LEASE_SECONDS)
    assert lease is not None
    Run(stage.service.stores, lease, stage.now).take(FINISHED, stage.now)
    stage.pass_time(LEASE_SECONDS)
    stage.work()
    assert [event for event, _ in stage.told()] == ["generation.started"]


def test_a_sweep_tells_what_it_found_also_where_that_is_nothing() -> None:
    """Zero says that it swept."""
    stage = Watched()
    sweep(stage.service)
    assert stage.told() == [("sweep.done", {"Unheld": 0.0})]
    stage.generate()
    stage.pass_time(3601.0)
    sweep(stage.service)
    (event, ended), swept = stage.told()[2:]
    assert (event, ended["Failed"], swept) == ("generation.ended", 1.0, ("sweep.done", {"Unheld": 1.0}))
    assert json.loads(stage.lines[2])["Reason"] == "DEADLINE_EXCEEDED"


def test_runs_are_counted_by_how_they_ended() -> None:
    """Observations pass as they are; the counts wait for the generation's line."""
    lines: list[str] = []
    meter = EmfMeter("dev", lines.append)
    sandbox = CountedSandbox(InProcessSandbox(), meter)
    for source in ("print(1)", "raise SystemExit(3)", "while True:\n    pass"):
        made = sandbox.compile(Program("p.py", Language.PYTHON, Role.ACCEPTED, source))
        assert isinstance(made, Artefact)
        sandbox.run(made, b"", Limits(cpu_seconds=0.02))
        assert len(list(sandbox.run_many(made, [b"", b""], Limits(cpu_seconds=0.02)))) == 2
    meter.flush("generation.ended")
    assert {one.name: one.values for one in extract(lines[0])} == {
        "Runs": (9.0,),
        "RunsCrashed": (3.0,),
        "RunsStopped": (3.0,),
    }


def test_what_is_told_is_in_the_table_and_no_word_of_the_request() -> None:
    """A prompt, a statement, a program: none of them can come into a line."""
    stage = Watched()
    stage.generate(prompt="이분 탐색 보통 문제, 비밀의 우주")
    stage.work()
    assert names(one for line in stage.lines for one in extract(line)) <= set(METRICS)
    assert not [line for line in stage.lines if "비밀" in line or "옛날" in line]
