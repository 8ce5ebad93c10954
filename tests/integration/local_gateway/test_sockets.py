"""A client's view of the gateway over real sockets."""

import asyncio
import json
import threading
from http import HTTPStatus

import pytest
from stage import ALL, Recorder, call, connection_path, play, running
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, NegotiationError

from local_gateway import Gateway, GatewayConfig, Limits, Routes
from local_gateway.testing import ManualClock


def status(code):
    """Answer with a status and nothing else."""
    return lambda _: {"statusCode": code}


def raising(event):
    """Fail as a handler with a mistake does."""
    raise RuntimeError("on purpose")


@pytest.mark.parametrize(("code", "accepted"), [(200, True), (201, True), (301, False), (401, False), (501, False)])
def test_connect_decides_the_upgrade(code, accepted):
    """2xx from `$connect` connects; any other status is what the client's handshake gets."""

    async def scenario():
        async with running(Recorder({"$connect": status(code)})) as gateway:
            if accepted:
                async with connect(gateway.url) as socket:
                    await socket.ping()
                return
            with pytest.raises(InvalidStatus) as refused:
                await connect(gateway.url)
            assert refused.value.response.status_code == code

    play(scenario)


@pytest.mark.parametrize("behaviour", [raising, lambda _: None, lambda _: "text", lambda _: {"body": ""}])
def test_connect_that_fails_is_a_bad_gateway(behaviour):
    """An exception in `$connect`, or an answer without a status, is a 502 for the client."""

    async def scenario():
        async with running(Recorder({"$connect": behaviour})) as gateway:
            with pytest.raises(InvalidStatus) as refused:
                await connect(gateway.url)
            assert refused.value.response.status_code == HTTPStatus.BAD_GATEWAY

    play(scenario)


def test_failing_route_sends_the_platform_s_frame_and_stays_open():
    """A handler that raises makes the recorded frame, byte for byte, and the socket goes on."""
    recorder = Recorder({"ping": raising})

    async def scenario():
        async with running(recorder) as gateway, connect(gateway.url) as socket:
            await socket.send('{"action":"ping"}')
            frame = await socket.recv()
            context = recorder.of("MESSAGE")[0]["requestContext"]
            assert frame == (
                f'{{"message": "Internal server error", "connectionId":"{context["connectionId"]}", '
                f'"requestId":"{context["requestId"]}"}}'
            )
            await socket.send("anything")
            await recorder.eventually("MESSAGE", 2)

    play(scenario)


@pytest.mark.parametrize("answer", [{"statusCode": 501, "body": "no"}, None, "text"])
def test_one_way_route_ignores_what_the_function_returns(answer):
    """Neither status nor body of a one-way route reaches the client."""
    recorder = Recorder({"ping": lambda _: answer})

    async def scenario():
        async with running(recorder) as gateway, connect(gateway.url) as socket:
            await socket.send('{"action":"ping"}')
            (event,) = await recorder.eventually("MESSAGE")
            posted = await call(gateway, "POST", connection_path(event["requestContext"]["connectionId"]), b"after")
            assert posted.status == HTTPStatus.OK
            assert await socket.recv() == "after"

    play(scenario)


def test_no_route_is_forbidden():
    """Without `$default`, a message that names no route gets the Forbidden frame and the socket stays open."""

    async def scenario():
        async with running(Recorder(), routes=Routes.of(["ping"])) as gateway, connect(gateway.url) as socket:
            for message in ("no json", '{"action":"other"}', "{}"):
                await socket.send(message)
                assert json.loads(await socket.recv())["message"] == "Forbidden"

    play(scenario)


def test_integration_timeout_does_not_stop_the_function():
    """After 29 seconds the client is told, and the function, still running, may still post."""
    clock = ManualClock()
    arrived, release, posts = asyncio.Event(), asyncio.Event(), []

    async def scenario():
        loop = asyncio.get_running_loop()

        def slow(event):
            loop.call_soon_threadsafe(arrived.set)
            asyncio.run_coroutine_threadsafe(release.wait(), loop).result()
            posts.append(event["requestContext"]["connectionId"])
            loop.call_soon_threadsafe(arrived.set)

        async with running(Recorder({"ping": slow}), clock=clock) as gateway, connect(gateway.url) as socket:
            await socket.send('{"action":"ping"}')
            await arrived.wait()
            clock.advance(28.9)
            await socket.send('{"action":"other"}')
            clock.advance(0.1)
            frame = json.loads(await socket.recv())
            assert frame["message"] == "Endpoint request timed out"
            assert not posts
            arrived.clear()
            release.set()
            await arrived.wait()
            assert posts == [frame["connectionId"]]

    play(scenario)


@pytest.mark.parametrize("message", ["x" * 32_769, ["x" * 32_000] * 5])
def test_too_large_a_message_closes_with_1009(message):
    """A frame over 32 KB, or a message over 128 KB in smaller frames, ends the connection with 1009."""
    recorder = Recorder()

    async def scenario():
        async with running(recorder) as gateway, connect(gateway.url, compression=None) as socket:
            await socket.send(message)
            with pytest.raises(ConnectionClosed) as closed:
                await socket.recv()
            assert closed.value.rcvd.code == 1009
            (event,) = await recorder.eventually("DISCONNECT")
            assert event["requestContext"]["disconnectStatusCode"] == 1009

    play(scenario)


def test_largest_messages_pass():
    """32 KB in one frame and 128 KB in four are within the limits."""
    recorder = Recorder()

    async def scenario():
        async with running(recorder) as gateway, connect(gateway.url, compression=None) as socket:
            await socket.send("x" * 32_768)
            await socket.send(["y" * 32_768] * 4)
            events = await recorder.eventually("MESSAGE", 2)
            assert sorted(len(event["body"]) for event in events) == [32_768, 131_072]

    play(scenario)


def test_idle_connection_ends_after_ten_minutes():
    """Without messages a connection ends with 1001 'Going away' after 600 s, not before; a message starts it anew."""
    clock, recorder = ManualClock(), Recorder()

    async def scenario():
        async with running(recorder, clock=clock) as gateway, connect(gateway.url) as socket:
            clock.advance(599)
            await socket.send("still here")
            await recorder.eventually("MESSAGE")
            clock.advance(599.9)
            assert gateway.connection_count == 1
            clock.advance(0.1)
            assert gateway.connection_count == 0
            with pytest.raises(ConnectionClosed) as closed:
                await socket.recv()
            assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (1001, "Going away")
            (event,) = await recorder.eventually("DISCONNECT")
            context = event["requestContext"]
            assert (context["disconnectStatusCode"], context["disconnectReason"]) == (1001, "Going away")

    play(scenario)


def test_no_connection_lives_longer_than_two_hours():
    """However busy, a connection ends at 7,200 s."""
    clock, recorder = ManualClock(), Recorder()

    async def scenario():
        async with running(recorder, clock=clock) as gateway, connect(gateway.url) as socket:
            for count in range(1, 24):
                clock.advance(310)
                await socket.send("busy")
                await recorder.eventually("MESSAGE", count)
            clock.advance(7200 - 23 * 310 - 0.1)
            assert gateway.connection_count == 1
            clock.advance(0.1)
            assert gateway.connection_count == 0

    play(scenario)


@pytest.mark.parametrize(
    ("close", "expected"),
    [
        ({"code": 1000, "reason": "bye"}, (1000, "bye")),
        ({"code": 4001}, (4001, "")),
        (None, (1006, "")),
    ],
)
def test_disconnect_reports_how_the_client_left(close, expected):
    """`$disconnect` carries the client's close code and reason; a lost client is 1006."""
    recorder = Recorder()

    async def scenario():
        async with running(recorder) as gateway:
            socket = await connect(gateway.url)
            if close is None:
                socket.transport.abort()
            else:
                await socket.close(**close)
            (event,) = await recorder.eventually("DISCONNECT")
            context = event["requestContext"]
            assert (context["disconnectStatusCode"], context["disconnectReason"]) == expected

    play(scenario)


def test_subprotocol_is_what_connect_returns():
    """The header of `$connect`'s answer selects the sub-protocol, and without it none is selected."""
    chosen = {"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "bearer"}}

    async def scenario():
        async with running(Recorder({"$connect": lambda _: chosen})) as gateway:
            async with connect(gateway.url, subprotocols=["bearer", "token"]) as socket:
                assert socket.subprotocol == "bearer"
            with pytest.raises(NegotiationError):
                await connect(gateway.url)
        async with running(Recorder()) as gateway, connect(gateway.url, subprotocols=["bearer"]) as socket:
            assert socket.subprotocol is None

    play(scenario)


def test_two_way_route_answers_with_the_body():
    """On a route with a response, the function's body is the frame that comes back."""
    recorder = Recorder({"ping": lambda _: {"statusCode": 200, "body": "pong"}})
    routes = Routes.of(ALL, two_way=["ping"])

    async def scenario():
        async with running(recorder, routes=routes) as gateway, connect(gateway.url) as socket:
            await socket.send('{"action":"ping"}')
            assert await socket.recv() == "pong"

    play(scenario)


@pytest.mark.parametrize(
    ("path", "code"), [("/other", 403), ("/", 403), ("/dev/more", 403), ("/dev?" + "q" * 4096, 414)]
)
def test_upgrade_elsewhere_is_refused(path, code):
    """An upgrade for another stage is a 403, an address of over 4,096 characters a 414."""

    async def scenario():
        async with running(Recorder()) as gateway:
            with pytest.raises(InvalidStatus) as refused:
                await connect(f"ws://127.0.0.1:{gateway.port}{path}")
            assert refused.value.response.status_code == code

    play(scenario)


def test_new_connections_are_throttled():
    """More new connections in a second than the quota are answered 429."""
    clock = ManualClock()

    async def scenario():
        async with running(Recorder(), clock=clock, limits=Limits(connections_per_second=2)) as gateway:
            sockets = [await connect(gateway.url) for _ in range(2)]
            with pytest.raises(InvalidStatus) as refused:
                await connect(gateway.url)
            assert refused.value.response.status_code == HTTPStatus.TOO_MANY_REQUESTS
            clock.advance(1)
            sockets.append(await connect(gateway.url))
            for socket in sockets:
                await socket.close()

    play(scenario)


def test_burst_on_one_connection_is_answered_whole():
    """A thousand messages sent at once each get an answer."""
    recorder = Recorder({"ping": lambda event: {"statusCode": 200, "body": event["body"]}})

    async def scenario():
        routes = Routes.of(ALL, two_way=["ping"])
        async with running(recorder, routes=routes) as gateway, connect(gateway.url, max_queue=None) as socket:
            sent = {json.dumps({"action": "ping", "n": n}) for n in range(1000)}
            for message in sent:
                await socket.send(message)
            assert {await socket.recv() for _ in sent} == sent

    play(scenario)


def test_closing_gateway_takes_leave_of_everybody():
    """A gateway that closes ends each connection with 1001 and runs its `$disconnect`."""
    recorder = Recorder()

    async def scenario():
        async with running(recorder) as gateway:
            sockets = [await connect(gateway.url) for _ in range(3)]
        for socket in sockets:
            with pytest.raises(ConnectionClosed) as closed:
                await socket.recv()
            assert closed.value.rcvd.code == 1001
        assert len(recorder.of("DISCONNECT")) == 3

    play(scenario)


def test_closing_gateway_does_not_wait_for_a_function_that_hangs():
    """A `$disconnect` or `$connect` that does not answer holds the end up for a bounded time only."""
    release = threading.Event()
    recorder = Recorder({"$disconnect": lambda _: release.wait(10)})

    async def scenario():
        async with running(recorder, limits=Limits(farewell_seconds=0.05)) as gateway:
            socket = await connect(gateway.url)
        assert not release.is_set()
        release.set()
        await socket.close()

    play(scenario)


def test_config_that_contradicts_itself_is_refused():
    """A function that is not there, or an impossible stage, is named before any port is opened."""
    for settings in ({"function": "missing"}, {"function": "f", "stage": "a/b"}):
        with pytest.raises(ValueError, match=r"missing|a/b"):
            Gateway(GatewayConfig(routes=Routes.of(ALL), **settings), {"f": None})
