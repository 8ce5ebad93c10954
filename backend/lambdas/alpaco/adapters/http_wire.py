"""HTTP/1.1 on the wire: a request as one piece of bytes, a response read from whatever pieces arrive.

Not `http.client`: it reads a response's headers with the parser for e-mail, which costs more than everything else
about a post (docs/decisions/0005 has the figures), and writes head and body apart. Facts: RFC 9112.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

__all__ = ["Response", "encode_request", "read_response"]

_PIECE = 64 * 1024
_LINE_BYTES = 64 * 1024  # the most that a response's head, or a line between chunks, may take
_STATUS = re.compile(r"HTTP/(1\.[01]) ([1-5][0-9]{2})(?: .*)?")
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_DECIMAL = re.compile(r"[0-9]{1,15}")
_HEXADECIMAL = re.compile(rb"[0-9A-Fa-f]{1,12}")


@dataclass(frozen=True, slots=True)
class Response:
    """Status, headers by lower-case name, and the whole body; `reusable` where the connection may be asked again."""

    status: int
    headers: dict[str, str]
    body: bytes
    reusable: bool


def encode_request(method: str, target: str, headers: Mapping[str, str], body: bytes) -> bytes:
    """Write a request. `ValueError` for a line break or a character beyond Latin-1 in its head."""
    fields = [f"{name}: {value}" for name, value in headers.items()]
    lines = [f"{method} {target} HTTP/1.1", *fields, f"content-length: {len(body)}", "accept-encoding: identity"]
    head = "\r\n".join(lines)
    breaks = len(lines) - 1
    if head.count("\r") != breaks or head.count("\n") != breaks:
        raise ValueError("a request's head holds a line break")
    return head.encode("latin-1") + b"\r\n\r\n" + body


def read_response(receive: Callable[[int], bytes], method: str) -> Response:
    """Read the response to a request by `method`; `receive(n)` gives at most n bytes, none at the end.

    `ConnectionResetError` where the end comes before anything else, as it does where a server has closed an idle
    connection; another `OSError` where it comes too early, or what comes is no HTTP/1.1.
    """
    incoming = _Incoming(receive)
    version, status, lines = _head(incoming)
    while status < 200:  # it only announces what is to come
        version, status, lines = _head(incoming)
    headers = _headers(lines)
    bodiless = method == "HEAD" or status in (204, 304)
    body = b"" if bodiless else _body(incoming, headers)
    return Response(status, headers, body, _stays(version, headers, bodiless) and not incoming.left)


def _head(incoming: _Incoming) -> tuple[str, int, list[str]]:
    status, *lines = incoming.until(b"\r\n\r\n").decode("latin-1").split("\r\n")
    match = _STATUS.fullmatch(status)
    if match is None:
        raise _not_http(f"{status[:80]!r} for a status")
    return match[1], int(match[2]), lines


def _stays(version: str, headers: Mapping[str, str], bodiless: bool) -> bool:
    """Tell whether the connection may be asked again: both sides know where the body ended, and neither closes."""
    if not (bodiless or "transfer-encoding" in headers or "content-length" in headers):
        return False
    choice = headers.get("connection", "").lower()
    return "close" not in choice if version == "1.1" else "keep-alive" in choice


class _Incoming:
    """What has come and has not yet been read."""

    def __init__(self, receive: Callable[[int], bytes]) -> None:
        self._receive = receive
        self._begun = False
        self.left = b""

    def until(self, mark: bytes) -> bytes:
        """Read up to a mark and past it; return what stands before."""
        while (end := self.left.find(mark)) < 0:
            if len(self.left) > _LINE_BYTES:
                raise _not_http("a head or a line without end")
            self.left += self._more()
        taken, self.left = self.left[:end], self.left[end + len(mark) :]
        return taken

    def exactly(self, count: int) -> bytes:
        """Read so many bytes."""
        pieces, missing = [self.left], count - len(self.left)
        while missing > 0:
            pieces.append(self._more())
            missing -= len(pieces[-1])
        whole = b"".join(pieces)
        self.left = whole[count:]
        return whole[:count]

    def rest(self) -> bytes:
        """Read to the end of the connection."""
        pieces = [self.left]
        while piece := self._receive(_PIECE):
            pieces.append(piece)
        self.left = b""
        return b"".join(pieces)

    def _more(self) -> bytes:
        piece = self._receive(_PIECE)
        if not piece and not self._begun:
            raise ConnectionResetError("closed before it answered")
        if not piece:
            raise _not_http("the end before a response was whole")
        self._begun = True
        return piece


def _headers(lines: list[str]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not _NAME.fullmatch(name):
            raise _not_http(f"{line[:80]!r} for a header")
        name, value = name.lower(), value.strip(" \t")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _body(incoming: _Incoming, headers: Mapping[str, str]) -> bytes:
    coding, length = headers.get("transfer-encoding"), headers.get("content-length")
    if coding is not None:
        if coding.lower() != "chunked":
            raise _not_http(f"the transfer coding {coding[:80]!r}")
        return b"".join(_chunks(incoming))
    if length is None:
        return incoming.rest()
    if not _DECIMAL.fullmatch(length):
        raise _not_http(f"{length[:80]!r} for a length")
    return incoming.exactly(int(length))


def _chunks(incoming: _Incoming) -> Iterator[bytes]:
    while True:
        size = incoming.until(b"\r\n").partition(b";")[0].strip(b" \t")
        if not _HEXADECIMAL.fullmatch(size):
            raise _not_http(f"{size[:80]!r} for a chunk's size")
        if not int(size, 16):
            break
        yield incoming.exactly(int(size, 16))
        if incoming.until(b"\r\n"):
            raise _not_http("a chunk longer than its size")
    while incoming.until(b"\r\n"):
        pass  # trailers tell nothing that anybody here asks for


def _not_http(what: str) -> OSError:
    return OSError(errno.EPROTO, f"no HTTP/1.1: {what}")
