"""The shelf of compiled programs: bounded, and aware of changes."""

from __future__ import annotations

from pathlib import Path

from alpaco.problem.observation import Artefact
from alpaco.problem.program import Language, Program, Role
from alpaco.sandbox.shelf import Made, Shelf

PROGRAM = Program("a.py", Language.PYTHON, Role.ACCEPTED, "")


def made(folder: Path) -> Made:
    """A compilation in a new folder."""
    folder.mkdir()
    (folder / "main").write_bytes(b"code")
    return Made.at(Artefact(PROGRAM, folder.name, 0.1), folder)


def test_the_least_recently_used_makes_room(tmp_path: Path) -> None:
    """Its folder goes with it; what was asked for lately stays."""
    shelf = Shelf(2)
    for name in "ab":
        shelf.put(name, made(tmp_path / name))
    assert shelf.get("a") is not None
    shelf.put("c", made(tmp_path / "c"))
    assert shelf.get("b") is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c"]


def test_any_change_of_the_files_is_seen(tmp_path: Path) -> None:
    """New content of the same length, a new file, a removed one, a removed folder."""
    first, second, third, fourth = (made(tmp_path / name) for name in "abcd")
    assert all(each.is_unchanged() for each in (first, second, third, fourth))
    (first.folder / "main").unlink()
    (first.folder / "main").write_bytes(b"edoc")
    (second.folder / "other").touch()
    (third.folder / "main").unlink()
    (fourth.folder / "main").unlink()
    fourth.folder.rmdir()
    assert not any(each.is_unchanged() for each in (first, second, third, fourth))
