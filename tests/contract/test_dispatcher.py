"""What every `Dispatcher` promises."""

from __future__ import annotations

import json
from contextlib import closing

import pytest
from http_double import server

from alpaco.adapters.lambda_invoke import LambdaInvoker
from alpaco.adapters.memory import MemoryDispatcher
from alpaco.config import Credentials
from alpaco.errors import DeliveryError
from alpaco.problem.generation import Key

KEY = Key("ann", "p1")


def test_memory_starts_what_it_is_given() -> None:
    """Each dispatch reaches the function, and is kept."""
    started: list[Key] = []
    dispatcher = MemoryDispatcher(started.append)
    dispatcher.dispatch(KEY)
    dispatcher.dispatch(KEY)
    assert started == dispatcher.dispatched == [KEY, KEY]


def test_lambda_is_invoked_asynchronously() -> None:
    """The request is the Invoke API's, of type Event, signed, with the generation's key as its payload."""
    with server(202) as told:
        keys = Credentials("eu-west-1", "A", "s")
        with closing(LambdaInvoker(told.endpoint, "alpaco-worker-dev", "eu-west-1", keys)) as invoker:
            invoker.dispatch(KEY)
    ((path, headers, body),) = told.asked
    assert path == "/2015-03-31/functions/alpaco-worker-dev/invocations"
    assert headers["x-amz-invocation-type"] == "Event"
    assert "/eu-west-1/lambda/aws4_request" in headers["authorization"]
    assert json.loads(body) == {"owner": "ann", "problemId": "p1"}


@pytest.mark.parametrize("status", [200, 404, 429, 500, 0])
def test_no_worker_started(status: int) -> None:
    """Anything but 202 is a failure that names the status."""
    with (
        server(status) as told,
        closing(LambdaInvoker(told.endpoint, "worker", "eu-west-1", None)) as invoker,
        pytest.raises(DeliveryError),
    ):
        invoker.dispatch(KEY)
