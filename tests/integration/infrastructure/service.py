"""Runs everything that the service does, with the functions' own settings, and returns what it asked AWS for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

from alpaco.bootstrap import Service, build, sandbox
from alpaco.config import Settings, from_environment
from alpaco.entrypoints.aws_lambda import handle_route, handle_work
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.testing import ScriptedMaker
from integration.infrastructure.cloud import CLONE, Cloud
from integration.infrastructure.recorder import Need, Recorder, recording
from unit.entrypoints.memory_stage import SCRIPT

EVENTS = {name: json.loads((CLONE / f"tests/events/{name}.json").read_text()) for name in ("connect", "message")}
PLENTY = SimpleNamespace(get_remaining_time_in_millis=lambda: 900_000)
LITTLE = SimpleNamespace(get_remaining_time_in_millis=lambda: 45_000)  # to the next checkpoint


def whole_service(cloud: Cloud, functions: Mapping[str, str], api: str) -> set[Need]:
    """Connect, generate, hand over, resume, list, look up, download, cancel, sweep; return what was needed for it.

    The handlers, stores, poster and invokers are the functions' own. What is made is scripted, but for one program,
    which the worker has the executor run.
    """
    with recording(cloud.endpoint, api) as recorder, ExitStack() as stack:
        settings = {key: _settings(cloud, key, functions[key], recorder) for key in ("generator", "worker")}
        routes = stack.enter_context(closing(build(settings["generator"])))
        worker = stack.enter_context(closing(build(settings["worker"])))
        worker = replace(worker, maker=ScriptedMaker(*SCRIPT))
        handle_route(routes, EVENTS["connect"], None)
        _make(cloud, recorder, routes, worker)
        _ask_about(recorder, routes)
        _leave_behind(recorder, routes, worker)
        _run_a_program(settings["worker"])
        return recorder.needs


def _settings(cloud: Cloud, key: str, function: str, recorder: Recorder) -> Settings:
    """Return the settings of a deployed function, with keys that name it and this machine as AWS."""
    found = cloud.client("lambda").get_function_configuration(FunctionName=function)["Environment"]["Variables"]
    here = {
        "AWS_ACCESS_KEY_ID": key,
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_ENDPOINT_URL_DYNAMODB": recorder.endpoint,
        "AWS_ENDPOINT_URL_S3": recorder.endpoint,
        "AWS_ENDPOINT_URL_LAMBDA": recorder.endpoint,
        "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI": f"{recorder.endpoint}/live",
    }
    return from_environment(found | here)


def _send(recorder: Recorder, routes: Service, **frame: Any) -> dict[str, Any]:
    """Send a frame; return the last one that came back so far."""
    handle_route(routes, {**EVENTS["message"], "body": json.dumps(frame)}, None)
    return recorder.frames[-1]


def _make(cloud: Cloud, recorder: Recorder, routes: Service, worker: Service) -> None:
    """Two workers get as far as the next checkpoint; the second does not find the first one's. The third ends it."""
    _send(recorder, routes, action="generateProblem", problemId="p1", prompt="이분 탐색 보통 문제")
    handle_work(worker, recorder.invoked.get(timeout=1), LITTLE)
    _forget_checkpoints(cloud)
    for context in (LITTLE, PLENTY):
        handle_work(worker, recorder.invoked.get(timeout=1), context)
    assert recorder.frames[-1]["type"] == "generation.completed"
    resumed = _send(recorder, routes, action="resumeGeneration", problemId="p1", afterSeq=0)
    assert resumed["type"] == "generation.completed"


def _forget_checkpoints(cloud: Cloud) -> None:
    """Do what the bucket's lifecycle does a day later."""
    client, bucket = cloud.client("s3"), cloud.service.outputs()["bucket"]
    for found in client.list_objects_v2(Bucket=bucket, Prefix="scratch/")["Contents"]:
        client.delete_object(Bucket=bucket, Key=found["Key"])


def _ask_about(recorder: Recorder, routes: Service) -> None:
    assert _send(recorder, routes, action="ping")["type"] == "pong"
    assert _send(recorder, routes, action="listProblems")["items"]
    assert _send(recorder, routes, action="getProblem", problemId="p1")["type"] == "problem"
    package = _send(recorder, routes, action="getPackage", problemId="p1", format="icpc")
    with urlopen(package["url"]) as answer:  # noqa: S310
        assert answer.read() == b"PK"
    _send(recorder, routes, action="getPackage", problemId="p1", format="polygon")  # was not made


def _leave_behind(recorder: Recorder, routes: Service, worker: Service) -> None:
    """A request is cancelled before any worker came, and another one is found by the sweeper."""
    for name in ("p2", "p3"):
        _send(recorder, routes, action="generateProblem", problemId=name, prompt="그리디 쉬움")
        recorder.invoked.get(timeout=1)
    assert _send(recorder, routes, action="cancelGeneration", problemId="p2")["type"] == "generation.cancelled"
    handle_work(replace(worker, clock=lambda: routes.clock() + 60), {"sweep": True}, PLENTY)
    assert recorder.invoked.get(timeout=1)["problemId"] == "p3"


def _run_a_program(settings: Settings) -> None:
    program = Program("a.py", Language.PYTHON, Role.ACCEPTED, "print(int(input()) + 1)")
    with closing(sandbox(settings)) as executor:
        assert executor.run(executor.compile(program), b"41\n", Limits()).stdout == b"42\n"
