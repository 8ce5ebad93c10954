"""What every `Artefacts` store promises."""

from __future__ import annotations

import hashlib

import pytest

from alpaco.ports import Artefacts


@pytest.mark.parametrize("key", ["a/b.json", "../../etc/passwd", "/absolute", "문제/우주.zip", "x" * 400, "a/B.json"])
def test_any_key_keeps_its_bytes(artefacts: Artefacts, key: str) -> None:
    """A key is a name, not a path: whatever it looks like, what was put is got."""
    data = bytes(range(256)) * 5
    stored = artefacts.put(key, data)
    assert (stored.key, stored.bytes, stored.sha256) == (key, len(data), hashlib.sha256(data).hexdigest())
    assert artefacts.get(key) == data
    assert artefacts.find(key) == stored


def test_keys_are_told_apart(artefacts: Artefacts) -> None:
    """Keys that differ in case only are different files."""
    artefacts.put("p/A", b"1")
    artefacts.put("p/a", b"2")
    assert (artefacts.get("p/A"), artefacts.get("p/a")) == (b"1", b"2")


def test_put_replaces(artefacts: Artefacts) -> None:
    """The last one wins."""
    artefacts.put("k", b"old")
    artefacts.put("k", b"new")
    assert artefacts.get("k") == b"new"


def test_nothing_is_none(artefacts: Artefacts) -> None:
    """A key that was never put gives None."""
    assert artefacts.get("none") is None
    assert artefacts.find("none") is None


def test_links_differ_by_key_and_time(artefacts: Artefacts) -> None:
    """Each link is for one artefact and one moment."""
    links = {artefacts.link(key, expires) for key in ("a", "b") for expires in (100, 200)}
    assert len(links) == 4
