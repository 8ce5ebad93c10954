"""What the code executor's adapter asks of the Lambda Invoke API, and what it makes of the answers."""

from __future__ import annotations

from contextlib import closing

import pytest
from http_double import server

from alpaco.adapters.executor import ExecutorSandbox
from alpaco.adapters.executor_invoke import ExecutorFunction
from alpaco.config import Credentials
from alpaco.errors import DeliveryError, SandboxError


def test_the_function_is_invoked_synchronously_for_one_tenant() -> None:
    """The request is the Invoke API's, signed, and names the tenant whose environment it may meet."""
    keys = Credentials("eu-west-1", "A", "s")
    with (
        server(200) as told,
        closing(ExecutorFunction(told.endpoint, "executor-dev", "eu-west-1", keys, tenants=True)) as invoke,
    ):
        assert invoke(b'{"payload": ""}', "job-1") == b""
    ((path, headers, body),) = told.asked
    assert path == "/2015-03-31/functions/executor-dev/invocations"
    assert (headers["x-amz-invocation-type"], headers["x-amz-tenant-id"]) == ("RequestResponse", "job-1")
    assert "/eu-west-1/lambda/aws4_request" in headers["authorization"]
    assert body == b'{"payload": ""}'


def test_a_function_that_knows_no_tenants_is_told_of_none() -> None:
    """Tenant isolation mode is chosen when a function is created; nothing is sent that only such a function knows."""
    with server(200) as told, closing(ExecutorFunction(told.endpoint, "executor", "eu-west-1", None)) as invoke:
        invoke(b"{}", "job-1")
    ((_, headers, _),) = told.asked
    assert "x-amz-tenant-id" not in headers


@pytest.mark.parametrize("status", [202, 404, 429, 500, 0])
def test_other_answers_are_failures_of_delivery(status: int) -> None:
    """Throttled, missing, broken or hung up: the caller may ask again."""
    with (
        server(status) as told,
        closing(ExecutorFunction(told.endpoint, "executor", "eu-west-1", None)) as invoke,
        pytest.raises(DeliveryError),
    ):
        invoke(b"{}", "job-1")


def test_the_connections_end_with_the_sandbox() -> None:
    """A worker opens one for every generation."""
    hung_up: list[bool] = []
    sandbox = ExecutorSandbox(lambda *_: b"", job="job-1", hang_up=lambda: hung_up.append(True))
    sandbox.close()
    assert hung_up


def test_a_function_that_keeps_failing_is_asked_twice() -> None:
    """Then it is the sandbox's failure."""
    with server(500) as told, closing(ExecutorFunction(told.endpoint, "executor", "eu-west-1", None)) as invoke:
        sandbox = ExecutorSandbox(invoke, job="job-1")
        with pytest.raises(SandboxError):
            sandbox.isolation()
        sandbox.close()
    assert len(told.asked) == 2
