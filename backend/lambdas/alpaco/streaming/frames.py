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
    """The JSON of a value that left its frame, and its name below the generation's artefacts."""

    name: str
    data: bytes


def encode(message: LogEvent | Reply) -> bytes:
    """Write a message that is known to be small."""
    return msgspec.json.encode(message)


def fit(
    message: LogEvent | Reply, folder: str, link: Callable[[str], Mapping[str, str]] | None = None
) -> tuple[bytes, tuple[Blob, ...]]:
    """Write a message, moving values to blobs named below `folder` until the frame is small enough.

    `link` adds fields to the reference to a blob of that name.
    """
    frame = msgspec.json.encode(message)
    if len(frame) <= MAX_FRAME:
        return frame, ()
    tree: dict[str, Any] = msgspec.json.decode(frame)
    blobs: list[Blob] = []
    references: list[dict[str, Any]] = []
    while len(frame) > MAX_FRAME:
        parent, name = _choose(tree, references, len(frame) - MAX_FRAME + _REFERENCE_BYTES)
        blob = Blob(f"{folder}/{len(blobs)}.json", msgspec.json.encode(parent[name]))
        parent[name] = {
            "artefact": blob.name,
            "bytes": len(blob.data),
            "sha256": sha256(blob.data).hexdigest(),
            **(link(blob.name) if link else {}),
        }
        blobs.append(blob)
        references.append(parent[name])
        frame = msgspec.json.encode(tree)
    return frame, tuple(blobs)


_Place = tuple[dict[str, Any], str]


def _choose(tree: dict[str, Any], references: list[dict[str, Any]], excess: int) -> _Place:
    """Find the smallest value whose removal is enough, else the largest that has no parts of its own."""
    places = [
        (parent, name)
        for parent, name in _places(tree)
        if not any(parent is one or parent[name] is one for one in references)
    ]
    enough = [place for place in places if _size(place) >= excess]
    if enough:
        return min(enough, key=_size)
    return max((place for place in places if not isinstance(place[0][place[1]], dict)), key=_size)


def _size(place: _Place) -> int:
    parent, name = place
    return len(msgspec.json.encode(parent[name]))


def _places(tree: dict[str, Any]) -> Iterator[_Place]:
    """Yield every value that may leave: fields of objects at any depth, but for the envelope."""
    for name, value in tree.items():
        if not ("v" in tree and name in _ENVELOPE):
            yield tree, name
            if isinstance(value, dict):
                yield from _places(value)
