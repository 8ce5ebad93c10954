"""The rest of the port: pages, other protocols, garbage and impatience."""

import asyncio
import contextlib
from http import HTTPStatus

import pytest
from stage import Recorder, call, play, running
from websockets.asyncio.client import connect

from local_gateway import HttpResponse
from local_gateway.testing import ManualClock


async def talk(gateway, *pieces):
    """Send bytes piece by piece, and return all that comes back until the gateway closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
    for piece in pieces:
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(0)
    answer = await reader.read()
    writer.close()
    return answer


def page(request):
    """Answer with what was asked."""
    if request.path == "/fail":
        raise RuntimeError("on purpose")
    if request.path == "/split":
        return HttpResponse(200, b"", (("x-header", "a\r\nx-injected: b"),))
    told = f"{request.method} {request.path} {request.query} {request.headers.get('x-a')} {len(request.body)}"
    return HttpResponse(200, told.encode(), (("content-type", "text/plain"),))


def serve(scenario, **settings):
    """Run a scenario with a gateway that has a page."""

    async def whole():
        async with running(Recorder(), http=page, **settings) as gateway:
            await scenario(gateway)

    play(whole)


def test_other_paths_go_to_the_page():
    """A request that is none of the platform's is the page's, with its path as sent, its query and body."""

    async def scenario(gateway):
        reply = await call(gateway, "POST", "/a%20b/c?d=e", b"12345", {"X-A": "yes"})
        assert (reply.status, reply.body) == (200, b"POST /a%20b/c d=e yes 5")
        head = await call(gateway, "HEAD", "/", b"", {})
        assert (head.status, head.body) == (200, b"")
        assert int(head.headers["content-length"]) > 0

    serve(scenario)


def test_page_that_fails_is_a_bare_500():
    """An exception in the page, or a header that would split the response, tells the client nothing."""

    async def scenario(gateway):
        for path in ("/fail", "/split"):
            reply = await call(gateway, "GET", path)
            assert (reply.status, reply.body) == (500, b"")
            assert "x-injected" not in reply.headers

    serve(scenario)


def test_without_a_page_other_paths_are_forbidden():
    """As on the platform, there is nothing else."""

    async def scenario():
        async with running(Recorder()) as gateway:
            assert (await call(gateway, "GET", "/")).status == HTTPStatus.FORBIDDEN

    play(scenario)


def test_plain_get_of_the_stage_asks_for_an_upgrade():
    """The WebSocket address without an upgrade is a 426."""

    async def scenario(gateway):
        reply = await call(gateway, "GET", "/dev")
        assert reply.status == HTTPStatus.UPGRADE_REQUIRED
        assert reply.headers["upgrade"] == "websocket"

    serve(scenario)


def test_requests_in_one_piece_are_answered_in_order():
    """Pipelined requests, the slow ones among them, are answered one after the other."""

    async def scenario(gateway):
        requests = b"".join(b"GET /%d HTTP/1.1\r\nHost: h\r\n\r\n" % n for n in range(40))
        answer = await talk(gateway, requests, b"GET /dev HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        bodies = [part.split(b"\r\n\r\n")[1].split(b"HTTP/1.1")[0] for part in answer.split(b"HTTP/1.1 ")[1:]]
        assert bodies[:40] == [b"GET /%d  None 0" % n for n in range(40)]
        assert b"HTTP/1.1 426" in answer

    serve(scenario)


def test_request_may_come_byte_by_byte():
    """Where the bytes are cut does not matter."""

    async def scenario(gateway):
        request = b"POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc"
        answer = await talk(gateway, *(request[at : at + 1] for at in range(len(request))))
        assert answer.endswith(b"POST /x  None 3")

    serve(scenario)


def test_upgrade_may_come_in_pieces():
    """The same holds for a WebSocket handshake."""

    async def scenario(gateway):
        request = (
            b"GET /dev HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: DM+9PqsQtaZrN+IMZbWTzg==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
        for at in range(len(request)):
            writer.write(request[at : at + 1])
            await writer.drain()
        assert (await reader.readline()).startswith(b"HTTP/1.1 101 ")
        writer.close()

    serve(scenario)


def test_leave_to_send_a_body_is_given():
    """A client that waits for 100 Continue gets it."""

    async def scenario(gateway):
        head = b"POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
        answer = await talk(gateway, head, b"abc")
        assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ")

    serve(scenario)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64), b"400"),
        (b"hello\r\n\r\n", b"400"),
        (b"GET\r\n\r\n", b"400"),
        (b"GET / HTTP/9.9\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nbroken\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nA: " + b"x" * 20_000 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + b"A: x\r\n" * 5_000, b"431"),
        (b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 7000000\r\n\r\n" + b"x" * 7_000_000, b"413"),
        (b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", b"400"),
        (b"GET /dev HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", b"400"),
        (b"GET /dev HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nA: " + b"x" * 9_000 + b"\r\n\r\n", b"431"),
        (b"GET /dev HTTP/1.1\r\nUpgrade: websocket\r\n" + b"A: x\r\n" * 200 + b"\r\n", b"431"),
    ],
)
def test_garbage_is_refused_and_nobody_else_notices(sent, status):
    """What is no request, or too much of one, is answered with an error and an end; an open connection goes on."""

    async def scenario(gateway):
        async with connect(gateway.url) as other:
            try:
                answer = await talk(gateway, sent)
            except ConnectionError:
                answer = b"HTTP/1.1 413 "  # closed while the client was still sending
            assert answer.startswith(b"HTTP/1.1 " + status)
            await (await other.ping())

    serve(scenario)


@pytest.mark.parametrize(
    ("sent", "seconds"),
    [
        (b"", 10),
        (b"GET / HT", 10),
        (b"GET /dev HTTP/1.1\r\nUpgr", 10),
        (b"POST / HTTP/1.1\r\nContent-Length: 9\r\n", 60),
    ],
)
def test_client_that_does_not_finish_is_dropped(sent, seconds):
    """A head must have come within ten seconds, a request within a minute."""
    clock = ManualClock()

    async def scenario(gateway):
        reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
        writer.write(sent)
        while not clock.pending:
            await asyncio.sleep(0.002)
        await asyncio.sleep(0.01)
        clock.advance(seconds)
        with contextlib.suppress(ConnectionResetError):
            assert await reader.read() == b""
        writer.close()

    serve(scenario, clock=clock)


def test_idle_connection_is_closed_and_a_used_one_is_not():
    """A kept-alive connection that is used within a minute stays; one that is not is closed."""
    clock = ManualClock()

    async def scenario(gateway):
        reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
        for _ in range(4):
            writer.write(b"GET /dev HTTP/1.1\r\nHost: h\r\n\r\n")
            assert b"426" in await reader.readuntil(b"\r\n\r\n")
            clock.advance(40)
        clock.advance(60)
        assert await reader.read() == b""
        writer.close()

    serve(scenario, clock=clock)
