"""The Lambda Invoke API and the delivery of asynchronous events."""

import asyncio
import json

import pytest

from local_gateway import Answer, EventPolicy, GatewayConfig, Limits, Routes, ThrottledError
from local_gateway.faults import Fault, Faults
from local_gateway.http import HttpRequest
from local_gateway.invoke import EventQueue, InvokeApi
from local_gateway.tasks import Tasks
from local_gateway.testing import ManualClock

ARN = "arn:aws:lambda:local:000000000000:function:f"


class Scripted:
    """A function that answers by its script, and then well; keeps the clock's time of each run."""

    name = "f"

    def __init__(self, clock, script=()):
        self.clock = clock
        self.script = list(script)
        self.runs = []

    def invoke(self, event, _=None):
        """Do what the script says next."""
        self.runs.append((self.clock.time(), event))
        future = asyncio.get_running_loop().create_future()
        outcome = self.script.pop(0) if self.script else Answer(event)
        if isinstance(outcome, Exception):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)
        return future

    async def close(self):
        """Nothing to give back."""


class Bench:
    """An Invoke API over one scripted function, and a clock."""

    def __init__(self, script=(), faults=(), **settings):
        self.clock = ManualClock(0.0)
        self.function = Scripted(self.clock, script)
        self.tasks = Tasks()
        config = GatewayConfig(routes=Routes.of([]), function="f", clock=self.clock, **settings)
        queue = EventQueue(config, Faults(faults), self.tasks)
        self.api = InvokeApi({"f": self.function}, queue, config.limits)

    async def post(self, body=b"{}", name="f", **headers):
        """Call the API."""
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        return await self.api.answer(HttpRequest("POST", "", "", named, body), name)

    async def event(self):
        """Invoke asynchronously."""
        return await self.post(b'{"n":1}', x_amz_invocation_type="Event")

    async def let_pass(self, seconds):
        """Let time go by, and all that happens in it happen."""
        for _ in range(8):
            await asyncio.sleep(0)
        self.clock.advance(seconds)
        for _ in range(8):
            await asyncio.sleep(0)

    @property
    def times(self):
        """When the function ran."""
        return [time for time, _ in self.function.runs]


FAILED = Answer(b'{"errorMessage":"on purpose"}', "Unhandled")
THROTTLED = ThrottledError("busy")


def test_request_response_returns_the_result():
    """A synchronous call returns what the function returned, and says which version ran."""

    async def scenario():
        response = await Bench().post(b'{"n":1}')
        assert (response.status, response.body) == (200, b'{"n":1}')
        assert dict(response.headers)["x-amz-executed-version"] == "$LATEST"
        assert "x-amz-function-error" not in dict(response.headers)

    asyncio.run(scenario())


def test_request_response_tells_a_failure():
    """A failure is a 200 with the header that names it."""

    async def scenario():
        response = await Bench([FAILED]).post()
        assert response.status == 200
        assert dict(response.headers)["x-amz-function-error"] == "Unhandled"

    asyncio.run(scenario())


@pytest.mark.parametrize("name", ["f", "f:live", ARN, f"{ARN}:7", "arn%3Aaws%3Alambda%3Alocal%3A0%3Afunction%3Af"])
def test_function_may_be_named_in_all_ways(name):
    """By name, with a qualifier, by ARN, percent-encoded."""

    async def scenario():
        assert (await Bench().post(name=name)).status == 200

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("call", "status", "error"),
    [
        ({"name": "g"}, 404, "ResourceNotFoundException"),
        ({"body": b"{"}, 400, "InvalidRequestContentException"),
        ({"x_amz_invocation_type": "Later"}, 400, "InvalidParameterValueException"),
        ({"body": b'"' + b"x" * 100 + b'"'}, 413, "RequestTooLargeException"),
        ({"body": b'"' + b"x" * 50 + b'"', "x_amz_invocation_type": "Event"}, 413, "RequestTooLargeException"),
    ],
)
def test_bad_calls_are_named(call, status, error):
    """Each mistake has the platform's status and error type, and the function does not run."""

    async def scenario():
        bench = Bench(limits=Limits(sync_payload_bytes=90, event_payload_bytes=40))
        response = await bench.post(**call)
        assert (response.status, dict(response.headers)["x-amzn-errortype"]) == (status, error)
        assert not bench.function.runs

    asyncio.run(scenario())


def test_throttled_call_is_429():
    """A function without room is told to a synchronous caller."""

    async def scenario():
        response = await Bench([THROTTLED]).post()
        assert (response.status, dict(response.headers)["x-amzn-errortype"]) == (429, "TooManyRequestsException")

    asyncio.run(scenario())


def test_dry_run_runs_nothing():
    """A dry run is a 204."""

    async def scenario():
        bench = Bench()
        assert (await bench.post(x_amz_invocation_type="DryRun")).status == 204
        assert not bench.function.runs

    asyncio.run(scenario())


def test_event_is_accepted_and_run():
    """An asynchronous call is a 202 without a body, and the event is delivered once."""

    async def scenario():
        bench = Bench()
        response = await bench.event()
        assert (response.status, response.body) == (202, b"")
        await bench.let_pass(10_000)
        assert bench.function.runs == [(0.0, b'{"n":1}')]
        assert not len(bench.tasks)

    asyncio.run(scenario())


def test_failed_event_is_tried_twice_more():
    """After one minute and after two more, as on the platform; then it is given up."""

    async def scenario():
        bench = Bench([FAILED] * 9)
        await bench.event()
        for _ in range(6):
            await bench.let_pass(60)
        assert bench.times == [0, 60, 180]
        assert not len(bench.tasks)

    asyncio.run(scenario())


def test_retries_can_be_switched_off():
    """A function whose retries are set to none runs once."""

    async def scenario():
        bench = Bench([FAILED] * 9, events=EventPolicy(retry_seconds=()))
        await bench.event()
        await bench.let_pass(1000)
        assert bench.times == [0]

    asyncio.run(scenario())


def test_throttled_event_waits_longer_each_time_and_is_not_a_failure():
    """Throttling is retried with growing pauses for as long as the patience lasts."""

    async def scenario():
        bench = Bench([THROTTLED] * 4)
        await bench.event()
        for _ in range(40):
            await bench.let_pass(1)
        assert bench.times == [0, 1, 3, 7, 15]
        late = Bench([THROTTLED] * 99, events=EventPolicy(patience=10))
        await late.event()
        for _ in range(40):
            await late.let_pass(1)
        assert late.times == [0, 1, 3, 7]

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("settings", "times"),
    [
        ({"events": EventPolicy(deliver_twice=True)}, [0, 0]),
        ({"faults": [Fault("event", "duplicate")]}, [0, 0]),
        ({"faults": [Fault("event", "drop")]}, []),
        ({"faults": [Fault("event", "delay", seconds=5)]}, [5]),
    ],
)
def test_delivery_can_be_cruel(settings, times):
    """Delivered twice, not at all, or late."""

    async def scenario():
        bench = Bench(**settings)
        assert (await bench.event()).status == 202
        await bench.let_pass(5)
        assert bench.times == times

    asyncio.run(scenario())


def test_json_of_any_depth_is_an_answer():
    """A body nested too deeply to be read is refused, not an accident."""

    async def scenario():
        assert (await Bench().post(b"[" * 100_000)).status == 400
        assert json.loads((await Bench().post(b"")).body) == {}

    asyncio.run(scenario())
