"""Faults and an authorizer, as clients see them."""

import asyncio
import json
import threading
from http import HTTPStatus

import pytest
from stage import ALL, Recorder, call, connection_path, play, running
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from local_gateway import Gateway, GatewayConfig, InProcess, Routes
from local_gateway.faults import Fault, Faults
from local_gateway.testing import ManualClock

ECHO = {"ping": lambda event: {"statusCode": 200, "body": json.loads(event["body"])["text"]}}
TWO_WAY = Routes.of(ALL, two_way=["ping"])


async def post_all(gateway, recorder, *texts):
    """Post texts to the only connection, one after the other, and return the statuses."""
    path = connection_path(recorder.of("CONNECT")[0]["requestContext"]["connectionId"])
    return [(await call(gateway, "POST", path, text.encode())).status for text in texts]


@pytest.mark.parametrize(
    ("fault", "statuses", "frames"),
    [
        (Fault("post", "drop", count=1), [200, 200], ["b"]),
        (Fault("post", "duplicate", count=1), [200, 200], ["a", "a", "b"]),
        (Fault("post", "reorder", count=1, seconds=60), [200, 200], ["b", "a"]),
        (Fault("post", "410", count=1), [410, 200], ["b"]),
        (Fault("post", "429", after=1), [200, 429], ["a"]),
    ],
)
def test_posts_go_wrong_on_request(fault, statuses, frames):
    """A post is lost, doubled, overtaken or refused, and the next is as it should be."""
    recorder = Recorder()

    async def scenario():
        async with running(recorder, faults=Faults([fault])) as gateway, connect(gateway.url) as socket:
            assert await post_all(gateway, recorder, "a", "b") == statuses
            assert [await socket.recv() for _ in frames] == frames

    play(scenario)


def test_answers_that_come_after_the_gateway_has_closed():
    """A message that was doubled and is still in work when the gateway closes is answered to nobody, quietly."""
    finished, complaints = threading.Event(), []
    recorder = Recorder(on={"ping": lambda _: finished.wait(10)})

    async def scenario():
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: complaints.append(context["message"]))
        faults = Faults([Fault("message", "duplicate")])
        async with running(recorder, faults=faults) as gateway, connect(gateway.url) as socket:
            await socket.send(json.dumps({"action": "ping"}))
            await recorder.eventually("MESSAGE", 2)
        finished.set()
        while any(thread.name.startswith("f") and thread.is_alive() for thread in threading.enumerate()):
            await asyncio.sleep(0.002)

    play(scenario)
    assert complaints == []


def test_delayed_post_comes_late():
    """A delayed frame arrives after its seconds, and those posted after it before."""
    recorder, clock = Recorder(), ManualClock()
    faults = Faults([Fault("post", "delay", count=1, seconds=3)])

    async def scenario():
        async with running(recorder, faults=faults, clock=clock) as gateway, connect(gateway.url) as socket:
            assert await post_all(gateway, recorder, "a", "b") == [200, 200]
            assert await socket.recv() == "b"
            clock.advance(3)
            assert await socket.recv() == "a"

    play(scenario)


@pytest.mark.parametrize(
    ("fault", "frames"),
    [
        (Fault("message", "drop", count=1), ["b"]),
        (Fault("message", "duplicate", count=1), ["a", "a", "b"]),
        (Fault("message", "drop", match="$default"), ["a", "b"]),
    ],
)
def test_messages_go_wrong_on_request(fault, frames):
    """A client's message is lost or doubled on its way to the function."""

    async def scenario():
        faults = Faults([fault])
        async with running(Recorder(ECHO), routes=TWO_WAY, faults=faults) as gateway, connect(gateway.url) as socket:
            for text in ("a", "b"):
                await socket.send(json.dumps({"action": "ping", "text": text}))
                await asyncio.sleep(0.02)
            assert [await socket.recv() for _ in frames] == frames

    play(scenario)


def test_a_message_waits_until_the_next_overtakes_it():
    """Nothing reaches the function until then. After that both run side by side, and either may answer first."""
    recorder = Recorder(ECHO)

    async def scenario():
        faults = Faults([Fault("message", "reorder", count=1, seconds=60)])
        async with running(recorder, routes=TWO_WAY, faults=faults) as gateway, connect(gateway.url) as socket:
            await socket.send(json.dumps({"action": "ping", "text": "a"}))
            await asyncio.sleep(0.02)
            assert recorder.of("MESSAGE") == []
            await socket.send(json.dumps({"action": "ping", "text": "b"}))
            assert sorted([await socket.recv() for _ in "ab"]) == ["a", "b"]

    play(scenario)


def test_killed_function_is_an_internal_server_error():
    """A killed run is what the platform makes of it, and the next run is well."""
    faults = Faults([Fault("invoke", "kill", after=1, count=1)])

    async def scenario():
        async with running(Recorder(ECHO), routes=TWO_WAY, faults=faults) as gateway, connect(gateway.url) as socket:
            for _ in range(2):
                await socket.send('{"action":"ping","text":"a"}')
            frames = {await socket.recv() for _ in range(2)}
            assert "a" in frames
            assert any("Internal server error" in frame for frame in frames)

    play(scenario)


def test_frozen_function_answers_later():
    """A frozen run goes on after its seconds."""
    clock = ManualClock()
    faults = Faults([Fault("invoke", "freeze", after=1, count=1, seconds=10)])

    async def scenario():
        recorder, settings = Recorder(ECHO), {"routes": TWO_WAY, "faults": faults, "clock": clock}
        async with running(recorder, **settings) as gateway, connect(gateway.url) as socket:
            timers = clock.pending
            await socket.send('{"action":"ping","text":"a"}')
            while clock.pending < timers + 2:
                await asyncio.sleep(0.002)
            assert not recorder.of("MESSAGE")
            clock.advance(10)
            assert await socket.recv() == "a"

    play(scenario)


def test_faults_can_be_changed_while_the_gateway_runs():
    """The control endpoint puts faults in force and ends them; it is there only where faults were asked for."""
    recorder = Recorder()

    async def scenario():
        async with running(recorder, faults=Faults()) as gateway, connect(gateway.url) as socket:
            assert await post_all(gateway, recorder, "a") == [200]
            body = b'{"faults":[{"at":"post","do":"410"}]}'
            assert (await call(gateway, "PUT", "/@faults", body)).status == HTTPStatus.OK
            assert await post_all(gateway, recorder, "b") == [410]
            told = json.loads((await call(gateway, "GET", "/@faults")).body)["faults"]
            assert [(fault["seen"], fault["struck"]) for fault in told] == [(1, 1)]
            assert (await call(gateway, "DELETE", "/@faults")).status == HTTPStatus.OK
            assert await post_all(gateway, recorder, "c") == [200]
            assert [await socket.recv() for _ in range(2)] == ["a", "c"]
        async with running(Recorder()) as gateway:
            assert (await call(gateway, "GET", "/@faults")).status == HTTPStatus.FORBIDDEN

    play(scenario)


def authorize(event, _):
    """Let in whoever says so."""
    if event["headers"].get("Authorization") == "crash":
        raise RuntimeError("on purpose")
    effect = "Allow" if event["headers"].get("Authorization") == "yes" else "Deny"
    statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": event["methodArn"]}
    return {"principalId": "learner", "policyDocument": {"Statement": [statement]}, "context": {"level": 3}}


def test_authorizer_is_asked_once_and_its_context_is_everywhere():
    """What it says of the client is in the events of `$connect`, of every message and of `$disconnect`."""
    recorder = Recorder()
    config = GatewayConfig(routes=Routes.of(ALL), function="f", authorizer="auth", port=0)
    functions = {"f": InProcess(recorder, "f"), "auth": InProcess(authorize, "auth")}

    async def scenario():
        async with Gateway(config, functions) as gateway:
            async with connect(gateway.url, additional_headers={"Authorization": "yes"}) as socket:
                await socket.send("x")
                await recorder.eventually("MESSAGE")
            await recorder.eventually("DISCONNECT")
            contexts = [event["requestContext"]["authorizer"] for event in recorder.events]
            assert len(contexts) == 3
            assert contexts[0] == contexts[1] == contexts[2]
            assert {"principalId": "learner", "level": "3"}.items() <= contexts[0].items()

    play(scenario)


@pytest.mark.parametrize(
    ("headers", "status"), [({"Authorization": "no"}, 403), ({"Authorization": "crash"}, 500), ({}, 401)]
)
def test_authorizer_refuses(headers, status):
    """Denied is 403, a failing authorizer 500, nothing to identify by 401; `$connect` does not run."""
    recorder = Recorder()
    sources = ("route.request.header.Authorization",)
    config = GatewayConfig(routes=Routes.of(ALL), function="f", authorizer="auth", identity_sources=sources, port=0)
    functions = {"f": InProcess(recorder, "f"), "auth": InProcess(authorize, "auth")}

    async def scenario():
        async with Gateway(config, functions) as gateway:
            with pytest.raises(InvalidStatus) as refused:
                await connect(gateway.url, additional_headers=headers)
            assert refused.value.response.status_code == status
            assert not recorder.events

    play(scenario)
