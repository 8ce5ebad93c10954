"""Handlers in threads of the gateway's own process."""

import asyncio
import json
import threading

import pytest
from stage import play

from local_gateway import InProcess, ThrottledError
from local_gateway.function import Disturbance
from local_gateway.testing import ManualClock


def blocked(release):
    """Make a handler that waits until it is let go, and tells in which thread it ran."""

    def handler(event, _):
        release.wait(10)
        return threading.current_thread().name + str(event)

    return handler


def test_runs_are_concurrent_up_to_the_limit():
    """As many runs as the limit says go on together; the next begins when one ends."""
    running, most, lock = 0, 0, threading.Lock()
    together = threading.Barrier(4)

    def handler(event, _):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        together.wait(10)
        with lock:
            running -= 1
        return event["n"]

    async def scenario():
        function = InProcess(handler, "f", concurrency=4)
        answers = await asyncio.gather(*(function.invoke(json.dumps({"n": n}).encode()) for n in range(12)))
        assert [json.loads(answer.payload) for answer in answers] == list(range(12))
        assert most == 4
        await function.close()

    play(scenario)


def test_backlog_has_an_end():
    """When thousands of runs wait, the next is throttled."""
    release = threading.Event()

    async def scenario():
        function = InProcess(blocked(release), "f", concurrency=1)
        runs = [function.invoke(b"{}") for _ in range(10_001)]
        refused = 0
        for _ in range(20):
            run = function.invoke(b"{}")
            if run.done():
                with pytest.raises(ThrottledError):
                    run.result()
                refused += 1
        assert refused
        release.set()
        await asyncio.gather(*runs)
        await function.close()

    play(scenario)


def test_events_are_fresh_copies():
    """What a handler does to its event is seen by no other run."""

    def handler(event, _):
        event["seen"] = event.get("seen", 0) + 1
        return event

    async def scenario():
        function = InProcess(handler, "f")
        assert [(await function.invoke(b"{}")).payload for _ in range(2)] == [b'{"seen": 1}'] * 2
        await function.close()

    play(scenario)


def test_context_has_the_platform_s_names():
    """A handler finds its name, its request's id and the time that it has left."""

    def handler(_, context):
        return [
            context.function_name,
            context.aws_request_id,
            context.invoked_function_arn.endswith(":f"),
            context.get_remaining_time_in_millis(),
        ]

    async def scenario():
        function = InProcess(handler, "f", timeout=10)
        name, request_id, named, left = json.loads((await function.invoke(b"{}")).payload)
        assert (name, named) == ("f", True)
        assert len(request_id) == 36
        assert 9_000 < left <= 10_000
        await function.close()

    play(scenario)


@pytest.mark.parametrize(
    ("handler", "kind"),
    [
        (lambda _, __: 1 / 0, "ZeroDivisionError"),
        (lambda _, __: {1}, "Runtime.MarshalError"),
        (lambda _: None, "TypeError"),
    ],
)
def test_failures_are_reports(handler, kind):
    """An exception, an answer that is no JSON and a wrong signature are the function's errors, with a trace."""

    async def scenario():
        function = InProcess(handler, "f")
        answer = await function.invoke(b"{}")
        report = json.loads(answer.payload)
        assert (answer.error, report["errorType"]) == ("Unhandled", kind)
        assert report["requestId"]
        await function.close()

    play(scenario)


def test_timeout_is_told_and_the_handler_goes_on():
    """After the function's timeout the invoker is told; the thread, which nobody can stop, ends by itself."""
    clock, release, ended = ManualClock(), threading.Event(), threading.Event()

    def handler(event, context):
        release.wait(10)
        ended.set()

    async def scenario():
        function = InProcess(handler, "f", timeout=3, clock=clock)
        run = function.invoke(b"{}")
        clock.advance(2.9)
        assert not run.done()
        clock.advance(0.1)
        assert b"Task timed out after 3.00 seconds" in (await run).payload
        release.set()
        assert await asyncio.to_thread(ended.wait, 10)
        await function.close()

    play(scenario)


def test_kill_that_comes_too_late_changes_nothing():
    """A run that ended before it was to be killed has its answer."""
    clock = ManualClock()

    async def scenario():
        function = InProcess(lambda _, __: "done", "f", clock=clock)
        run = function.invoke(b"{}", Disturbance(kill=True, seconds=5))
        for _ in range(100):
            await asyncio.sleep(0.001)
        clock.advance(5)
        assert (await run).payload == b'"done"'
        await function.close()

    play(scenario)


def test_closed_function_runs_nothing():
    """After its end a function starts no further run."""

    async def scenario():
        function = InProcess(lambda _, __: None, "f")
        await function.close()
        with pytest.raises(RuntimeError, match="closed"):
            function.invoke(b"{}")

    play(scenario)
