"""The Runtime API as a runtime sees it, good and bad."""

import asyncio
import http.client
import json

import pytest
from stage import play

from local_gateway.runtime_api import RESPONSE_BYTES, Invocation, RuntimeApi
from local_gateway.testing import ManualClock

ROOT = "/2018-06-01/runtime"
INVOCATION = Invocation("request-1", b'{"n":1}', 1_800_000_005.25, "arn:aws:lambda:local:000000000000:function:f")


async def ask(address, method, path, body=b"", headers=None):
    """Call the API on a connection of its own; return status, headers and body."""

    def send():
        connection = http.client.HTTPConnection(address, timeout=10)
        try:
            connection.request(method, ROOT + path, body, headers or {})
            response = connection.getresponse()
            return response.status, dict(response.headers), response.read()
        finally:
            connection.close()

    return await asyncio.to_thread(send)


def with_api(scenario):
    """Run a scenario with an API that is open."""

    async def whole():
        api = RuntimeApi(ManualClock())
        address = await api.open()
        try:
            await scenario(api, address)
        finally:
            api.close()

    play(whole)


async def handed(api, address):
    """Let a runtime ask and hand it the event; return what it got and the answer to come."""
    asking = asyncio.create_task(ask(address, "GET", "/invocation/next"))
    await api.waiting
    answer = api.hand(INVOCATION)
    return await asking, answer


def test_next_is_the_event_with_its_headers():
    """A runtime is told its event, the request's id, the deadline in milliseconds, the ARN and a trace."""

    async def scenario(api, address):
        (status, headers, body), _ = await handed(api, address)
        assert (status, body) == (200, b'{"n":1}')
        assert headers["lambda-runtime-aws-request-id"] == "request-1"
        assert headers["lambda-runtime-deadline-ms"] == "1800000005250"
        assert headers["lambda-runtime-invoked-function-arn"] == INVOCATION.function_arn
        assert headers["lambda-runtime-trace-id"].startswith("Root=1-")

    with_api(scenario)


def test_response_is_accepted_once():
    """The answer is what was posted; a second one, or one for another request, is refused."""

    async def scenario(api, address):
        _, answer = await handed(api, address)
        assert (await ask(address, "POST", "/invocation/other/response", b"1"))[0] == 400
        assert (await ask(address, "POST", "/invocation/request-1/response", b'{"a":1}'))[0] == 202
        assert (await answer).payload == b'{"a":1}'
        status, _, body = await ask(address, "POST", "/invocation/request-1/response", b"2")
        assert (status, json.loads(body)["errorType"]) == (403, "InvalidStateTransition")

    with_api(scenario)


@pytest.mark.parametrize(
    ("body", "headers", "report"),
    [
        (b'{"errorType":"E","errorMessage":"m"}', {}, {"errorType": "E", "errorMessage": "m"}),
        (b"", {"Lambda-Runtime-Function-Error-Type": "Runtime.E"}, {"errorType": "Runtime.E", "errorMessage": ""}),
        (b"", {}, {"errorType": "Runtime.Unknown", "errorMessage": ""}),
    ],
)
def test_error_is_the_runtime_s_own_report(body, headers, report):
    """An error is passed on as the runtime describes it, or by the header's type."""

    async def scenario(api, address):
        _, answer = await handed(api, address)
        assert (await ask(address, "POST", "/invocation/request-1/error", body, headers))[0] == 202
        assert (await answer).error == "Unhandled"
        assert json.loads((await answer).payload) == report

    with_api(scenario)


def test_too_large_a_response_is_the_function_s_error():
    """Over 6 MB a response is refused with 413, and the invoker is told why."""

    async def scenario(api, address):
        _, answer = await handed(api, address)
        try:
            status = (await ask(address, "POST", "/invocation/request-1/response", b"x" * (RESPONSE_BYTES + 1)))[0]
        except ConnectionError:
            status = 413  # refused while the runtime was still sending
        assert status == 413
        if answer.done():
            assert json.loads(answer.result().payload)["errorType"] == "Function.ResponseSizeTooLarge"

    with_api(scenario)


def test_init_error_is_for_a_runtime_that_has_not_started():
    """Before the first event a runtime may say that it cannot start; after it has asked for one, no more."""

    async def scenario(api, address):
        report = b'{"errorType":"Runtime.ImportModuleError","errorMessage":"no module"}'
        assert (await ask(address, "POST", "/init/error", report))[0] == 202
        assert api.failed.result().payload == report
        assert (await ask(address, "POST", "/init/error", report))[0] == 403

    with_api(scenario)


def test_other_paths_are_not_there():
    """The API has nothing else."""

    async def scenario(api, address):
        assert (await ask(address, "GET", "/other"))[0] == 404
        assert (await ask(address, "POST", "/invocation/none/response"))[0] == 400

    with_api(scenario)
