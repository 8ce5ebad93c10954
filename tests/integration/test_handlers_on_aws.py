"""The handlers as AWS calls them, on DynamoDB and S3, from the first frame to the link to a package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

import pytest

from alpaco.adapters.memory import MemoryDispatcher, MemoryPoster
from alpaco.bootstrap import Service, build
from alpaco.config import from_environment
from alpaco.entrypoints.aws_lambda import handle_route, handle_work
from alpaco.problem.generation import Key
from alpaco.testing import ScriptedMaker
from contract.aws_double import KEYS, moto, new_bucket, new_table
from unit.entrypoints.memory_stage import SCRIPT

MESSAGE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "events/message.json").read_text())
CONTEXT = SimpleNamespace(get_remaining_time_in_millis=lambda: 900_000)


@pytest.fixture
def service() -> Iterator[Service]:
    """The service that the settings describe; the maker and what reaches clients and workers are doubles."""
    with moto() as endpoint:
        variables = {
            "ALPACO_TABLE": new_table(endpoint),
            "ALPACO_BUCKET": new_bucket(endpoint).rpartition("/")[2],
            "AWS_ENDPOINT_URL_DYNAMODB": endpoint,
            "AWS_ENDPOINT_URL_S3": endpoint,
            "AWS_ACCESS_KEY_ID": KEYS.access_key,
            "AWS_SECRET_ACCESS_KEY": KEYS.secret_key,
        }
        built = build(from_environment(variables), poster=MemoryPoster(), dispatcher=MemoryDispatcher())
        with closing(built):
            yield replace(built, maker=ScriptedMaker(*SCRIPT))


def sent(service: Service, **frame: Any) -> list[dict[str, Any]]:
    """Send one frame; returns everything that the connection has received so far."""
    event = {**MESSAGE, "body": json.dumps(frame)}
    assert handle_route(service, event, None)["statusCode"] == 200
    poster = service.stores.poster
    assert isinstance(poster, MemoryPoster)
    return [json.loads(frame) for frame in poster.frames[MESSAGE["requestContext"]["connectionId"]]]


def test_from_the_request_to_the_package(service: Service) -> None:
    """Accepted by the route, made by the worker, listed, downloaded: each by an event of its own."""
    (accepted,) = sent(service, action="generateProblem", problemId="p1", prompt="이분 탐색 보통 문제")
    assert accepted["type"] == "generation.accepted"
    assert isinstance(service.dispatcher, MemoryDispatcher)
    assert service.dispatcher.dispatched == [Key("local", "p1")]
    for _ in range(2):  # asynchronous invocations may come twice
        handle_work(service, {"owner": "local", "problemId": "p1"}, CONTEXT)
    log = sent(service, action="ping")[:-1]
    assert [event["seq"] for event in log] == list(range(1, len(log) + 1))
    assert log[-1]["type"] == "generation.completed"
    resumed, *replayed = sent(service, action="resumeGeneration", problemId="p1", afterSeq=0)[len(log) + 1 :]
    assert (resumed["recovered"], replayed) == (True, log)
    assert sent(service, action="listProblems")[-1]["items"][0]["state"] == "completed"
    package = sent(service, action="getPackage", problemId="p1", format="icpc")[-1]
    with urlopen(package["url"]) as answer:  # noqa: S310
        assert answer.read() == b"PK"
    handle_work(service, {"sweep": True}, CONTEXT)
    assert service.dispatcher.dispatched == [Key("local", "p1")]
