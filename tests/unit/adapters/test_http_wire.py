"""HTTP on the wire: what is written, and that a response reads the same however it is cut into pieces."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpaco.adapters.http_wire import Response, encode_request, read_response

BODIES = st.binary(max_size=300)


def pieces(data: bytes, *sizes: int) -> Callable[[int], bytes]:
    """Give data out in pieces of these sizes, over and over, and then nothing."""
    left, turn = data, 0

    def receive(most: int) -> bytes:
        nonlocal left, turn
        size = min(most, sizes[turn % len(sizes)])
        piece, left, turn = left[:size], left[size:], turn + 1
        return piece

    return receive


def read(data: bytes, method: str = "POST") -> Response:
    """Read a response that arrives at once."""
    return read_response(pieces(data, len(data) or 1), method)


def chunked(body: bytes, size: int) -> bytes:
    """Write a body in chunks, the last of them empty, with an extension and a trailer."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%X;a=b\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\nt: r\r\n\r\n"


def test_a_request_is_one_piece() -> None:
    """Line, headers, length and body; the caller's headers as they are."""
    assert encode_request("PUT", "/a%20b", {"host": "h:1", "x": "é"}, b"12") == (
        b"PUT /a%20b HTTP/1.1\r\nhost: h:1\r\nx: \xe9\r\ncontent-length: 2\r\naccept-encoding: identity\r\n\r\n12"
    )


@pytest.mark.parametrize(
    ("target", "headers"),
    [("/\r\nx: y", {}), ("/", {"a": "b\nc"}), ("/", {"a\r": "b"}), ("/", {"a": "한"})],
)
def test_a_head_cannot_be_forged(target: str, headers: dict[str, str]) -> None:
    """A line break from outside must not become another header."""
    with pytest.raises(ValueError, match=r"line break|latin-1"):
        encode_request("GET", target, headers, b"")


@given(body=BODIES, sizes=st.lists(st.integers(1, 40), min_size=1, max_size=5), size=st.integers(1, 50))
def test_pieces_do_not_matter(body: bytes, sizes: list[int], size: int) -> None:
    """With a length, in chunks and to the end of the connection, after an interim response."""
    start = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nA: 1\r\na:  2 \r\n"
    framed = {
        b"Content-Length: %d\r\n\r\n" % len(body) + body: True,
        b"Transfer-Encoding: Chunked\r\n\r\n" + chunked(body, size): True,
        b"\r\n" + body: False,
    }
    for rest, reusable in framed.items():
        response = read_response(pieces(start + rest, *sizes), "GET")
        assert (response.status, response.headers["a"], response.body) == (200, "1, 2", body)
        assert response.reusable is reusable


@given(noise=st.one_of(BODIES, BODIES.map(lambda noise: b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n" + noise)))
def test_noise_is_refused_and_never_harms(noise: bytes) -> None:
    """Whatever comes is a response or an `OSError`."""
    try:
        read(noise)
    except OSError:
        return


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n+1\r\na\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA: 1\r\n folded\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA" + b"a" * 200_000,
    ],
)
def test_what_is_no_http_says_so(answer: bytes) -> None:
    """A wrong version, length, coding, chunk or header, an early end, a head without end."""
    with pytest.raises(OSError, match="no HTTP/1.1"):
        read(answer)


def test_a_silent_end_can_be_told_apart() -> None:
    """A server that closed an idle connection has not seen the request."""
    with pytest.raises(ConnectionResetError):
        read(b"")


@pytest.mark.parametrize(
    ("head", "reusable"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", True),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Close\r\n\r\n", False),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", False),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n", True),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nmore", False),
        (b"HTTP/1.1 204 No Content\r\n\r\n", True),
        (b"HTTP/1.1 304\r\nContent-Length: 9\r\n\r\n", True),
    ],
)
def test_who_closes(head: bytes, reusable: bool) -> None:
    """A connection is asked again only when the server keeps it and nothing is left on it."""
    assert read(head).reusable is reusable


def test_an_answer_to_head_has_no_body() -> None:
    """Whatever length it announces."""
    response = read(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", "HEAD")
    assert (response.body, response.headers["content-length"], response.reusable) == (b"", "9", True)
