"""Inputs and outputs in evidence."""

from __future__ import annotations

__all__ = ["excerpt"]

_LONGEST = 400


def excerpt(content: bytes) -> str:
    """Return the beginning of an input or output as text, with a mark where it was cut."""
    text = content[:_LONGEST].decode("utf-8", "replace")
    return text if len(content) <= _LONGEST else f"{text}…"
