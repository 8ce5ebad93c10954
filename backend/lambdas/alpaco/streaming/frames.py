"""From a message to the bytes of its frame, always under 32 KB.

A value that would not fit leaves the frame for the artefact store and a reference stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec

from alpaco.streaming.events import LogEvent, Reply

__all__ = ["MAX_FRAME", "Blob", "encode", "fit"]

MAX_FRAME = 32_000  # bytes; API Gateway's frame and its unit of billing are 32 KiB

_ENVELOPE = frozenset({"v", "type", "problemId", "seq", "ts", "requestId"})
_REFERENCE_BYTES = 2_500  # with a presigned link


@dataclass(frozen=True, slots=True)
class Blob:
    """A value that left its frame: its name below the generation's artefacts, and its bytes.

    Text is kept as it is, any other value as JSON.
    """

    name: str
    data: bytes


def encode(message: LogEvent | Reply) -> bytes:
    """Write a message that is known to be small."""
    return msgspec.json.encode(message)


def fit(
    message: LogEvent | Reply, folder: str, link: Callable[[str], Mapping[str, str]] | None = None
) -> tuple[bytes, tuple[Blob, ...]]:
    """Write a message, moving values to blobs named `folder/path.of.the.value` until the frame is small enough.

    `link` adds fields to the reference to a blob of that name.
    """
    frame = msgspec.json.encode(message)
    if len(frame) <= MAX_FRAME:
        return frame, ()
    tree: dict[str, Any] = msgspec.json.decode(frame)
    blobs = []
    while len(frame) > MAX_FRAME:
        parent, path = _choose(tree, len(frame) - MAX_FRAME + _REFERENCE_BYTES)
        value = parent[path[-1]]
        blob = Blob(
            f"{folder}/{'.'.join(path)}", value.encode() if isinstance(value, str) else msgspec.json.encode(value)
        )
        parent[path[-1]] = {
            "artefact": blob.name,
            "bytes": len(blob.data),
            "sha256": sha256(blob.data).hexdigest(),
            **(link(blob.name) if link else {}),
        }
        blobs.append(blob)
        frame = msgspec.json.encode(tree)
    return frame, tuple(blobs)


def _choose(tree: dict[str, Any], excess: int) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Find the smallest value whose removal is enough, else the largest there is."""
    sized = [(len(msgspec.json.encode(parent[path[-1]])), parent, path) for parent, path in _values(tree, ())]
    enough = [found for found in sized if found[0] >= excess]
    _, parent, path = min(enough, key=_size) if enough else max((f for f in sized if _leaf(f)), key=_size)
    return parent, path


def _size(found: tuple[int, dict[str, Any], tuple[str, ...]]) -> int:
    return found[0]


def _leaf(found: tuple[int, dict[str, Any], tuple[str, ...]]) -> bool:
    return not isinstance(found[1][found[2][-1]], dict)


def _values(tree: dict[str, Any], above: tuple[str, ...]) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    for name, value in tree.items():
        if above or name not in _ENVELOPE:
            if isinstance(value, dict) and "artefact" in value:
                continue
            yield tree, (*above, name)
            if isinstance(value, dict):
                yield from _values(value, (*above, name))
