"""The management API over real HTTP: status, headers and bodies as recorded."""

import asyncio
import json
import re
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import quote

import pytest
from stage import SIGNED, Recorder, call, connection_path, play, running
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from local_gateway import Limits
from local_gateway.ids import mint_connection_id
from local_gateway.testing import ManualClock

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
COMMON = {"date", "x-amzn-requestid", "x-amz-apigw-id"}


def check_headers(reply, *more):
    """Check that the headers are the recorded ones, and those of `more`."""
    assert set(reply.headers) == COMMON | set(more)
    assert re.fullmatch(UUID, reply.headers["x-amzn-requestid"])
    assert re.fullmatch(r"[A-Za-z0-9_-]{15}=", reply.headers["x-amz-apigw-id"])
    parsedate_to_datetime(reply.headers["date"])


def connected(scenario, **settings):
    """Run a scenario with a gateway, a connected client and its connection id."""

    async def whole():
        recorder = Recorder()
        async with running(recorder, **settings) as gateway, connect(gateway.url, compression=None) as socket:
            (event,) = recorder.of("CONNECT")
            await scenario(gateway, socket, event["requestContext"]["connectionId"])

    play(whole)


def test_post_is_a_bare_200_and_the_frame_arrives():
    """A post answers 200 with no body, and text arrives as text, other bytes as a binary frame."""

    async def scenario(gateway, socket, connection_id):
        reply = await call(gateway, "POST", connection_path(connection_id), "가나다".encode())
        assert (reply.status, reply.body) == (200, b"")
        check_headers(reply, "content-type", "content-length")
        assert reply.headers["content-type"] == "application/json"
        assert reply.headers["content-length"] == "0"
        assert await socket.recv() == "가나다"
        await call(gateway, "POST", connection_path(connection_id), b"\xff\x00")
        assert await socket.recv() == b"\xff\x00"

    connected(scenario)


def test_get_describes_the_connection():
    """A GET is the recorded JSON, its odd spacing included, with times in milliseconds."""
    clock = ManualClock(1_605_442_994.726)

    async def scenario(gateway, socket, connection_id):
        clock.advance(0.246)
        await call(gateway, "POST", connection_path(connection_id), b"x")
        reply = await call(gateway, "GET", connection_path(connection_id))
        assert reply.status == HTTPStatus.OK
        check_headers(reply, "content-type", "content-length")
        agent = json.loads(reply.body)["identity"]["userAgent"]
        assert reply.body.decode() == (
            '{\n  "identity" : {\n    "sourceIp" : "127.0.0.1",\n'
            f'    "userAgent" : "{agent}"\n  }},\n'
            '  "connectedAt" : "2020-11-15T12:23:14.726Z",\n  "lastActiveAt" : "2020-11-15T12:23:14.972Z"\n}'
        )

    connected(scenario, clock=clock)


def test_delete_ends_the_connection():
    """A DELETE is a 204 without a body; the client is closed with 1000 and the connection is gone at once."""

    async def scenario(gateway, socket, connection_id):
        reply = await call(gateway, "DELETE", connection_path(connection_id))
        assert (reply.status, reply.body) == (204, b"")
        check_headers(reply)
        assert (await call(gateway, "GET", connection_path(connection_id))).status == HTTPStatus.GONE
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
        assert closed.value.rcvd.code == 1000

    connected(scenario)


@pytest.mark.parametrize("method", ["POST", "GET", "DELETE"])
def test_gone_connection_is_410(method):
    """A connection that is over, or never was, is gone: no body, and the header by which the SDKs know it."""

    async def scenario(gateway, socket, connection_id):
        await socket.close()
        while gateway.connection_count:
            await asyncio.sleep(0.002)
        for gone in (connection_id, mint_connection_id()):
            reply = await call(gateway, method, connection_path(gone))
            assert (reply.status, reply.body) == (410, b"")
            check_headers(reply, "content-type", "content-length", "x-amzn-errortype")
            assert reply.headers["x-amzn-errortype"] == "GoneException"

    connected(scenario)


def test_malformed_id_is_400():
    """What cannot be an id is named in the recorded sentence."""

    async def scenario(gateway, socket, connection_id):
        reply = await call(gateway, "POST", "/dev/@connections/WDGT8fY4joECJrQ%3Dtest")
        assert reply.status == HTTPStatus.BAD_REQUEST
        assert reply.body == b'{"message":"Invalid connectionId: WDGT8fY4joECJrQ=test"}'
        assert reply.headers["content-length"] == "56"
        assert reply.headers["x-amzn-errortype"] == "BadRequestException"

    connected(scenario)


def test_every_spelling_of_the_path_is_understood():
    """`=` and `@` may come as they are or percent-encoded."""

    async def scenario(gateway, socket, connection_id):
        for at in ("@", "%40"):
            for name in (connection_id, quote(connection_id, safe="")):
                reply = await call(gateway, "POST", f"/dev/{at}connections/{name}", b"x")
                assert reply.status == HTTPStatus.OK
                assert await socket.recv() == "x"

    connected(scenario)


def test_too_large_a_post_is_413():
    """128 KB pass, one byte more does not."""

    async def scenario(gateway, socket, connection_id):
        assert (await call(gateway, "POST", connection_path(connection_id), b"x" * 131_072)).status == HTTPStatus.OK
        assert len(await socket.recv()) == 131_072
        reply = await call(gateway, "POST", connection_path(connection_id), b"x" * 131_073)
        assert reply.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        assert reply.headers["x-amzn-errortype"] == "PayloadTooLargeException"
        assert "message" in json.loads(reply.body)

    connected(scenario)


@pytest.mark.parametrize("path", ["/prod/@connections/{}", "/@connections/{}", "/dev/x/@connections/{}"])
def test_wrong_stage_is_403(path):
    """Another stage, or none, is forbidden."""

    async def scenario(gateway, socket, connection_id):
        reply = await call(gateway, "POST", path.format(quote(connection_id)), b"x")
        assert reply.status == HTTPStatus.FORBIDDEN
        assert reply.headers["x-amzn-errortype"] == "ForbiddenException"

    connected(scenario)


@pytest.mark.parametrize("insists", [True, False])
def test_unsigned_post_is_403_unless_it_is_let_pass(insists):
    """A call without a signature is refused by both APIs, as on the platform; `signed_posts=False` lets it pass."""

    async def scenario(gateway, socket, connection_id):
        reply = await call(gateway, "POST", connection_path(connection_id), b"x", {})
        assert reply.status == (403 if insists else 200)
        if insists:
            assert reply.headers["x-amzn-errortype"] == "MissingAuthenticationTokenException"
        assert (await call(gateway, "POST", connection_path(connection_id), b"x", SIGNED)).status == HTTPStatus.OK
        invocation = "/2015-03-31/functions/unknown/invocations"
        assert (await call(gateway, "POST", invocation, b"{}", {})).status == (403 if insists else 404)
        assert (await call(gateway, "POST", invocation, b"{}", SIGNED)).status == HTTPStatus.NOT_FOUND

    connected(scenario, signed_posts=insists)


def test_too_many_posts_are_429():
    """Beyond the account's rate, calls are refused until time has passed."""
    clock = ManualClock()

    async def scenario(gateway, socket, connection_id):
        statuses = [(await call(gateway, "POST", connection_path(connection_id), b"x")).status for _ in range(3)]
        assert statuses == [200, 200, 429]
        clock.advance(1)
        assert (await call(gateway, "POST", connection_path(connection_id), b"x")).status == HTTPStatus.OK

    connected(scenario, clock=clock, limits=Limits(requests_per_second=1, request_burst=2))


def test_slow_reader_is_429_and_nobody_else_notices():
    """What waits for a client that does not read is bounded: then its posts are 429, and others' are not."""

    async def scenario():
        recorder = Recorder()
        async with running(recorder) as gateway:
            slow = await connect(gateway.url, compression=None)
            slow.transport.pause_reading()
            async with connect(gateway.url, compression=None) as quick:
                first, second = (e["requestContext"]["connectionId"] for e in recorder.of("CONNECT"))
                statuses = set()
                for _ in range(200):
                    statuses.add((await call(gateway, "POST", connection_path(first), b"x" * 131_072)).status)
                    if 429 in statuses:
                        break
                assert statuses == {200, 429}
                assert (await call(gateway, "POST", connection_path(second), b"hello")).status == HTTPStatus.OK
                assert await quick.recv() == "hello"
            slow.transport.abort()

    play(scenario)


def test_post_inside_connect_is_410():
    """Until `$connect` has answered, its connection cannot be posted to."""
    statuses = []

    async def scenario():
        loop = asyncio.get_running_loop()

        def post(event):
            path = connection_path(event["requestContext"]["connectionId"])
            statuses.append(asyncio.run_coroutine_threadsafe(call(gateway, "POST", path, b"x"), loop).result().status)
            return {"statusCode": 200}

        async with running(Recorder({"$connect": post})) as gateway, connect(gateway.url):
            assert statuses == [410]

    play(scenario)
