"""Long times and bad clients: limits on the dot, nothing left behind, the others undisturbed.

`benchmarks/gateway/endure.py` does the same at full size.
"""

import asyncio
import socket as sockets

from simulated_day import live
from stage import Recorder, play, running
from websockets.asyncio.client import connect

from local_gateway import Limits
from local_gateway.testing import ManualClock


def test_a_simulated_day():
    """In 24 hours every connection ends at its limit to the millisecond, and afterwards nothing is left of any."""

    async def scenario():
        day = await live(visitors=10, hours=24)
        assert 5 * 142 <= day.idle_ends <= 5 * 144
        assert day.life_ends == 5 * 11 or day.life_ends == 5 * 12
        assert 5 * 150 <= day.messages <= 5 * 160
        assert day.disconnects == day.idle_ends + day.life_ends + 10
        assert (day.sockets_left, day.timers_left) == (0, 0)

    play(scenario)


def test_client_that_does_not_answer_is_cut_off():
    """A half-open client is gone for everybody when its time is over, and its socket is cut soon after."""
    clock, recorder = ManualClock(), Recorder()

    async def scenario():
        async with running(recorder, clock=clock, limits=Limits(closing_seconds=0.05)) as gateway:
            dead = await connect(gateway.url, ping_interval=None)
            dead.transport.pause_reading()
            clock.advance(599)
            async with connect(gateway.url) as alive:
                clock.advance(1)
                assert gateway.connection_count == 1
                (event,) = await recorder.eventually("DISCONNECT")
                assert event["requestContext"]["disconnectReason"] == "Going away"
                await (await alive.ping())
            dead.transport.abort()

    play(scenario)


def test_flood_on_one_connection_does_not_pile_up():
    """A client that sends faster than it is served is read no further, and another is served as before."""
    release = asyncio.Event()

    async def scenario():
        loop = asyncio.get_running_loop()

        def stuck(_):
            asyncio.run_coroutine_threadsafe(release.wait(), loop).result()

        recorder = Recorder({"ping": stuck})
        limits = Limits(unanswered_bytes=256 * 1024)
        async with running(recorder, limits=limits) as gateway, connect(gateway.url) as other:
            flood = sockets.create_connection(("127.0.0.1", gateway.port))
            await asyncio.to_thread(_shake_hands, flood)
            flood.setblocking(False)
            sent = 0
            frame = b"\x81\xfe\x40\x00\x00\x00\x00\x00" + b'{"action":"ping"}'.ljust(16_384)
            for _ in range(20_000):
                try:
                    sent += flood.send(frame)
                except BlockingIOError:
                    await asyncio.sleep(0.001)
                    if len(recorder.of("MESSAGE")) >= 12 and sent > 0 and _stalled(flood, frame):
                        break
            taken = len(recorder.of("MESSAGE"))
            assert 12 <= taken <= 20
            await other.send("still served")
            await recorder.eventually("MESSAGE", taken + 1)
            release.set()
            flood.close()

    play(scenario)


def _shake_hands(flood):
    flood.sendall(
        b"GET /dev HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: DM+9PqsQtaZrN+IMZbWTzg==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += flood.recv(4096)


def _stalled(flood, frame):
    try:
        flood.send(frame[:1])
    except BlockingIOError:
        return True
    return False
