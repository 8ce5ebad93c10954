"""What travels between the service and the code executor: compressed inside the JSON that Lambda demands."""

from __future__ import annotations

import base64
import json
import zlib
from typing import TypeVar

import msgspec

from alpaco.errors import SandboxError
from alpaco.problem.observation import CompileFailure, Isolation, Observation
from alpaco.problem.program import Limits, Program

__all__ = ["PAYLOAD_BYTES", "Generated", "Report", "Task", "pack", "unpack"]

PAYLOAD_BYTES = 6_000_000
"""What Lambda takes and gives in one synchronous call, a little rounded down."""

_LARGEST_MESSAGE = 1 << 30  # a longer one comes out cut off, and is then no message

T = TypeVar("T")


class Generated(msgspec.Struct, frozen=True):
    """An input by its recipe: an input format as JSON, a profile and a seed."""

    format: str
    profile: str
    seed: int


class Task(msgspec.Struct, frozen=True):
    """One program and its inputs. `nonce` comes back, so that an answer to another task is noticed.

    Of each standard output, `keep` bytes from `offset` on are wanted. The canary, a program whose output the
    caller knows, runs after the inputs in the same environment.
    """

    nonce: str
    program: Program
    limits: Limits
    inputs: list[bytes | Generated] = []
    offset: int = 0
    keep: int = 4_000_000
    canary: tuple[Program, bytes] | None = None


class Report(msgspec.Struct, frozen=True):
    """What was seen, never a judgement. An output that did not fit is empty beside its total and hash."""

    nonce: str
    isolation: Isolation
    failure: CompileFailure | None = None
    seconds: float = 0.0
    observations: list[Observation] = []
    canary: Observation | None = None


def pack(message: Task | Report) -> bytes:
    """Return the message as a JSON document."""
    packed = zlib.compress(msgspec.msgpack.encode(message), 1)
    return json.dumps({"payload": base64.b64encode(packed).decode()}).encode()


def unpack(document: bytes, kind: type[T]) -> T:
    """Read a message; anything else is a `SandboxError`: the other side failed."""
    try:
        packed = base64.b64decode(json.loads(document)["payload"], validate=True)
        plain = zlib.decompressobj().decompress(packed, _LARGEST_MESSAGE)
        message = msgspec.msgpack.decode(plain, type=kind)
    except (ValueError, TypeError, KeyError, zlib.error, msgspec.MsgspecError) as error:
        raise SandboxError(f"the code executor's message cannot be read: {document[:200]!r}") from error
    return message
