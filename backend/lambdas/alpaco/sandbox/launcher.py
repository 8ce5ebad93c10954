"""A launcher process and the conversation with it: one job at a time, over a socket."""

from __future__ import annotations

import contextlib
import hashlib
import select
import socket
import struct
import subprocess
from collections.abc import Mapping, Sequence

from alpaco.errors import SandboxError
from alpaco.sandbox.wire import FRAME_HEAD, Job, Outcome, encode, parse_outcome

__all__ = ["Launcher", "Written"]

_CHUNK = 1 << 18
_PATIENCE_SECONDS = 2.0


class Written:
    """What a program wrote on one stream: the first `limit` bytes, and the SHA-256 of all that was read."""

    __slots__ = ("digest", "kept", "limit")

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.kept = bytearray()
        self.digest = hashlib.sha256()

    def add(self, chunk: bytes | bytearray | memoryview) -> None:
        """Take the next bytes."""
        self.digest.update(chunk)
        room = self.limit - len(self.kept)
        if room > 0:
            self.kept += chunk[:room]


class Launcher:
    """One launcher process, started from `command`; used by one thread at a time.

    A conversation that breaks off raises `SandboxError`; such a launcher only remains to be closed.
    """

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._socket, theirs = socket.socketpair()
        with theirs:
            try:
                self._process = subprocess.Popen(
                    command,
                    env=environment,
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
            except OSError as error:
                self._socket.close()
                raise SandboxError(f"the sandbox's launcher does not start: {error}") from error
        self._socket.setblocking(False)
        self._received = bytearray()

    def run(self, job: Job, stdin: bytes) -> tuple[Outcome, Written, Written]:
        """Run one job; return what was seen of it, its standard output and its standard error."""
        streams = {b"o": Written(job.limits.stdout_bytes), b"e": Written(job.limits.stderr_bytes)}
        try:
            return self._talk(encode(job, len(stdin)), stdin, streams), streams[b"o"], streams[b"e"]
        except (OSError, EOFError, struct.error, ValueError, KeyError) as error:
            raise SandboxError(f"the sandbox's launcher broke off: {error or type(error).__name__}") from error

    def close(self) -> None:
        """End the launcher and, with it, the program that it is running."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes a thread that is waiting for it, as closing would not
        try:
            self._process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._socket.close()

    def _talk(self, head: bytes, stdin: bytes, streams: Mapping[bytes, Written]) -> Outcome:
        pending = [memoryview(part) for part in (head, stdin) if part]
        events = select.POLLIN | select.POLLOUT
        poll = select.poll()
        poll.register(self._socket, events)
        while True:
            if pending:
                self._send_some(pending)
                if not pending:
                    poll.modify(self._socket, select.POLLIN)
            for _, event in poll.poll():
                if event & ~select.POLLOUT:
                    outcome = self._receive_some(streams)
                    if outcome is not None:
                        return outcome

    def _send_some(self, pending: list[memoryview]) -> None:
        try:
            sent = self._socket.sendmsg(pending[:2])
        except BlockingIOError:
            return
        while pending and sent >= len(pending[0]):
            sent -= len(pending.pop(0))
        if sent:
            pending[0] = pending[0][sent:]

    def _receive_some(self, streams: Mapping[bytes, Written]) -> Outcome | None:
        chunk = self._socket.recv(_CHUNK)
        if not chunk:
            raise EOFError
        buffer = self._received
        buffer += chunk
        at = 0
        outcome = None
        with memoryview(buffer) as view:
            while outcome is None and len(buffer) >= at + FRAME_HEAD.size:
                kind, length = FRAME_HEAD.unpack_from(buffer, at)
                start, end = at + FRAME_HEAD.size, at + FRAME_HEAD.size + length
                if len(buffer) < end:
                    break
                at = end
                if kind == b"r":
                    outcome = parse_outcome(bytes(view[start:end]))
                else:
                    streams[kind].add(view[start:end])
        del buffer[:at]
        return outcome
