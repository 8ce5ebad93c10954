"""Links to files: whoever has one may read that file until it expires, and nothing else."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alpaco.adapters.files import FileArtefacts
from alpaco.errors import StoreError
from alpaco.problem.generation import SCRATCH


def target(link: str) -> str:
    """The path and query that a server sees."""
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=30))
def test_a_link_opens_its_file(tmp_path: Path, key: str) -> None:
    """Whatever the key looks like, its link leads to its bytes until the moment it expires."""
    files = FileArtefacts(tmp_path, "http://localhost:1/")
    files.put(key, b"content")
    link = files.link(key, 1000)
    assert link.startswith("http://localhost:1/artefacts/")
    assert files.open_link(target(link), 1000.0) == b"content"
    assert files.open_link(target(link), 1000.1) is None


def test_no_other_link_opens_anything(tmp_path: Path) -> None:
    """A signature is good for one key and one time, and nothing that is malformed raises."""
    files = FileArtefacts(tmp_path, "http://localhost:1")
    files.put("a", b"a")
    files.put("b", b"b")
    good = target(files.link("a", 1000))
    for bad in (
        good.replace("/a?", "/b?"),
        good.replace("1000", "2000"),
        good[:-1],
        good + "0",
        good.replace("signature", "sign"),
        "/artefacts/a",
        "/artefacts/a?expires=x&signature=y",
        "/artefacts/a?expires=٣&signature=y",
        f"/artefacts/a?expires={'9' * 5000}&signature=y",
        "/artefacts/../link-secret?expires=1000&signature=",
        "/link-secret?expires=1000&signature=",
        "",
    ):
        assert files.open_link(bad, 0.0) is None


def test_links_outlive_the_process(tmp_path: Path) -> None:
    """Another process on the same folder knows the same secret."""
    first, second = FileArtefacts(tmp_path, "http://x"), FileArtefacts(tmp_path, "http://x")
    first.put("a", b"a")
    assert second.open_link(target(first.link("a", 1000)), 0.0) == b"a"
    assert FileArtefacts(tmp_path / "other", "http://x").open_link(target(first.link("a", 1000)), 0.0) is None


def test_only_the_owner_reads_the_secret(tmp_path: Path) -> None:
    """The secret's file is for this user alone."""
    FileArtefacts(tmp_path, "http://x")
    assert (tmp_path / "link-secret").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """The message says what the system said."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        FileArtefacts(tmp_path / "file" / "x", "http://x")


def test_scratch_is_forgotten_after_a_day(tmp_path: Path) -> None:
    """What comes later under `SCRATCH` removes what is old there, of any generation, and nothing else."""
    now = time.time()
    files = FileArtefacts(tmp_path, "http://x", clock=lambda: now)
    old, other = f"{SCRATCH}a/1/checkpoint-1", f"{SCRATCH}b/1/checkpoint-1"
    files.put("a/package.zip", b"kept")
    files.put(old, b"old")
    now += 23 * 3600
    files.put(other, b"new")
    assert (files.get(old), files.get(other)) == (b"old", b"new")
    now += 2 * 3600
    files.put(f"{SCRATCH}b/1/checkpoint-2", b"new")
    assert (files.get(old), files.get("a/package.zip")) == (None, b"kept")
