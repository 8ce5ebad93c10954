"""The tag of an image tells its source."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from alpaco.problem.text import Locale
from deployment.programs import Programs
from deployment.source import newest, read_source

NO_PROGRAMS = Programs({"PATH": ""}, Locale.EN, lambda _: None)
MOMENT = datetime(2026, 11, 29, 18, 15, tzinfo=UTC)


def tag(folder: Path, base: str | None = None) -> str:
    """Return the tag of what is in a folder."""
    return read_source(folder, NO_PROGRAMS, base).tag(MOMENT)


def test_a_tag_names_commit_content_and_time(tmp_path: Path) -> None:
    """Where there is no Git the commit is said to be none."""
    (tmp_path / "a.py").write_text("1")
    commit, content, moment = tag(tmp_path).split("-")
    assert (commit, len(content), moment) == ("nogit", 12, "20261129181500")


def test_every_change_of_content_changes_the_tag(tmp_path: Path) -> None:
    """Bytes, names and the base image count; caches of Python do not."""
    (tmp_path / "a.py").write_text("1")
    seen = {tag(tmp_path), tag(tmp_path, "python:3.12-slim")}
    (tmp_path / "a.py").write_text("2")
    seen.add(tag(tmp_path))
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    seen.add(tag(tmp_path))
    (tmp_path / "b.py").write_text("")
    (tmp_path / "c.py").write_text("2")
    seen.add(tag(tmp_path))
    assert len(seen) == 5
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("x")
    assert tag(tmp_path) in seen


def test_the_newest_image_of_a_source_is_found(tmp_path: Path) -> None:
    """By its content, whatever commit it was built from; other tags are passed over."""
    (tmp_path / "a.py").write_text("1")
    source = read_source(tmp_path, NO_PROGRAMS)
    content = source.content
    tags = [f"abc-{content}-20260101000000", f"zzz-{content}-20250101000000", "20261129181500", "released-1", "abc-0-1"]
    assert newest(source, tags) == tags[0]
    assert newest(source, tags[2:]) is None
