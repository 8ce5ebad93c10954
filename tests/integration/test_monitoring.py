"""The whole service with logs and metrics as on AWS: what it writes while it makes a problem, and while it fails."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Mapping
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from emf_lines import Extracted, extract
from serving import Served, ask, events, hear, serving

PROMPT = "우주 정거장을 배경으로 하는 쉬운 정렬 문제"
STAGES = {f"{name}Seconds" for name in ("Understand", "Design", "Programs", "Tests", "Prove", "Statement", "Package")}


def lines_of(service: Served) -> list[str]:
    """End the service and return what its functions wrote, line by line, without the gateway's mark."""
    service.process.send_signal(signal.SIGINT)
    assert service.process.stdout is not None
    output = service.process.stdout.read()
    return [found[1] for found in re.finditer(r"^\S+ \S+ \| (.*)$", output, re.MULTILINE)]


def watched(data: Path, variables: Mapping[str, str]) -> list[str]:
    """Return what the functions, in processes of their own, write while one problem is asked for and made."""
    with serving(data, "--function", "process", "--access-log", variables=variables) as service:
        with service.connect() as socket:
            ask(socket, "generateProblem", prompt=PROMPT, problemId="p1", seed=1)
            log = list(events(socket))
            assert log[-1]["type"] == "generation.completed"
            ask(socket, "ping")
            assert hear(socket)["type"] == "pong"
        return lines_of(service)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of one generation."""
    return watched(tmp_path_factory.mktemp("data"), {"ALPACO_ENVIRONMENT": "test"})


def told(lines: list[str], event: str) -> dict[str, Extracted]:
    """Return the metrics of the one line with this event, by name, for the environment as a whole."""
    (line,) = [line for line in lines if json.loads(line)["event"] == event]
    return {one.name: one for one in extract(line) if len(one.dimensions) == 1}


def test_every_line_is_json_and_names_its_invocation(lines: list[str]) -> None:
    """No line of another kind comes out of a function, and each leads to the platform's own lines."""
    assert lines
    for line in map(json.loads, lines):
        assert {"level", "timestamp", "event", "requestId", "function"} <= set(line)


def test_a_problem_is_told_by_one_line_at_its_start_and_one_at_its_end(lines: list[str]) -> None:
    """Accepted by the route, ended by the worker; every stage was timed, every run and every post counted."""
    started, ended = told(lines, "generation.started"), told(lines, "generation.ended")
    assert started["Started"].values == (1.0,)
    assert started["AcceptSeconds"].values[0] > 0
    assert ended["Proved"].values == (1.0,)
    assert set(ended) >= STAGES | {"GenerationSeconds", "FirstEventSeconds", "Runs", "Posts"}
    assert ended["Posts"].values[0] > 20
    assert ended["Runs"].values[0] > 100
    stages = sum(sum(ended[name].values) for name in STAGES)
    assert 0 < stages <= ended["GenerationSeconds"].values[0]


def test_lines_say_whose_they_are(lines: list[str]) -> None:
    """The owner, the problem; on the route the connection too."""
    for line in map(json.loads, lines):
        if line["event"].startswith("generation."):
            assert (line["user"], line["problemId"]) == ("local", "p1")
    (started,) = [line for line in map(json.loads, lines) if line["event"] == "generation.started"]
    assert started["connectionId"]


def test_nothing_of_the_problem_is_in_them(lines: list[str]) -> None:
    """No prompt, no program, no statement: nothing but ids, numbers and fixed words."""
    whole = "".join(lines)
    assert not re.search("[가-힣]|import sys|#include|def |input\\(", whole)


def test_errors_come_once_with_all_that_they_came_of(tmp_path: Path) -> None:
    """A data folder that cannot be used fails the functions: one line with the chain, and a pointer to the platform."""
    data = tmp_path / "data"
    with serving(data, "--function", "process", "--access-log", variables={"ALPACO_ENVIRONMENT": "test"}) as service:
        (data / "alpaco.sqlite3").unlink(missing_ok=True)
        (data / "alpaco.sqlite3").mkdir()
        with pytest.raises(InvalidStatus, match="502"):
            service.connect()
        found = lines_of(service)
    failed = [json.loads(line) for line in found if '"function.failed"' in line]
    assert failed
    assert failed[0]["error"][0]["at"]
    assert len({line["requestId"] for line in failed}) == len(failed)


def test_on_one_machine_the_log_is_for_people(tmp_path: Path) -> None:
    """Without a named deployment nothing of all that is written."""
    with serving(tmp_path, "--function", "process", "--access-log") as service:
        with service.connect() as socket:
            ask(socket, "generateProblem", prompt=PROMPT, problemId="p1", seed=1)
            assert hear(socket)["type"] == "generation.accepted"
            ask(socket, "cancelGeneration", problemId="p1")
            assert list(events(socket))[-1]["type"] == "generation.cancelled"
        found = lines_of(service)
    assert not [line for line in found if line.startswith("{")]
