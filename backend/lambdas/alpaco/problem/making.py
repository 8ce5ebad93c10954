"""What the making of a problem hands to whoever streams it, beside `Progress`: where to go on, and the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alpaco.problem.progress import Progress
from alpaco.problem.text import Text

__all__ = ["Finished", "Made", "Missed", "Saved"]


@dataclass(frozen=True, slots=True)
class Saved:
    """A checkpoint, opaque to everybody but the maker."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Finished:
    """A proved problem: `views` are the JSON values of the completed event (`problem`, `evidence`, `provenance`),
    `files` go to the artefact store by their names.
    """

    title: Text
    views: Mapping[str, Mapping[str, Any]]
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Missed:
    """No problem: the gate that was missed, by its reason code, and words for the person who asked."""

    gate: str
    message: Text


Made = Progress | Saved | Finished | Missed
