"""The door: who a connection is for does not depend on the pieces in which its first bytes come."""

from __future__ import annotations

import asyncio
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from local_gateway.door import Door
from local_gateway.http import HEAD_BYTES
from local_gateway.testing import ManualClock

UPGRADE = b"GET /dev HTTP/1.1\r\nHost: h\r\nUPGRADE: WebSocket\r\nConnection: upgrade\r\n\r\n"
HEADS = {
    UPGRADE: "websocket",
    UPGRADE.replace(b"\r\n", b"\n"): "websocket",
    b"GET /dev HTTP/1.1\r\nHost: h\r\n\r\n": "http",
    b"GET /dev HTTP/1.1\r\nA: upgrade: websocket\r\n\r\n": "http",
    b"POST /dev HTTP/1.1\r\nUpgrade: websocket\r\n\r\n": "http",
    b"GE": "",
    b"GET /dev HTTP/1.1\r\nUpgrade: websocket\r\n": "",
    b"GET /dev HTTP/1.1\r\nA: " + b"x" * HEAD_BYTES: "http",
    b"\x16\x03\x01": "http",
}


class Successor(asyncio.Protocol):
    """Remembers what it is and what it was given."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.data = b""

    def data_received(self, data: bytes) -> None:
        """Keep what comes."""
        self.data += data


class Wire(asyncio.Transport):
    """A transport with nothing behind it."""

    def __init__(self, first: asyncio.Protocol) -> None:
        super().__init__()
        self.protocol: asyncio.BaseProtocol = first

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """Hand over."""
        self.protocol = protocol

    def abort(self) -> None:
        """Be cut."""
        self.aborted = True


def enter(pieces: list[bytes]) -> tuple[str, bytes, ManualClock, Wire]:
    """Send pieces through a door; return who took over, with which bytes."""
    clock = ManualClock()
    door = Door(websocket=lambda: Successor("websocket"), http=lambda: Successor("http"), clock=clock)
    wire = Wire(door)
    door.connection_made(wire)
    for piece in pieces:
        assert isinstance(wire.protocol, asyncio.Protocol)
        wire.protocol.data_received(piece)
    if isinstance(wire.protocol, Successor):
        return wire.protocol.kind, wire.protocol.data, clock, wire
    return "", b"", clock, wire


@given(data=st.data(), head=st.sampled_from(sorted(HEADS)))
def test_pieces_do_not_matter(data: st.DataObject, head: bytes) -> None:
    """Upgrades go to the WebSocket side, everything else to HTTP, an unfinished head waits; nothing is lost."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(head)), max_size=6)))
    bounds = [0, *cuts, len(head)]
    pieces = [head[start:end] for start, end in pairwise(bounds)]
    kind, received, clock, _ = enter(pieces)
    assert kind == HEADS[head]
    assert received == (head if kind else b"")
    assert clock.pending == (0 if kind else 1)


def test_who_says_nothing_is_put_out() -> None:
    """A head that is not whole after ten seconds ends the connection."""
    _, _, clock, wire = enter([b"GET /dev HTTP/1.1\r\nUpgr"])
    clock.advance(10)
    assert wire.aborted
