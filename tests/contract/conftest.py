"""The adapters behind the stream's ports, each to be held to the same promises."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from stream_records import KEY, Store, generation, listener

from alpaco.adapters.files import FileArtefacts
from alpaco.adapters.memory import MemoryArtefacts, MemoryStore
from alpaco.adapters.sqlite import SqliteStore
from alpaco.ports import Artefacts
from alpaco.problem.generation import Event, Lease


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Each implementation of the four ports that share their records."""
    if request.param == "memory":
        yield MemoryStore()
    else:
        with closing(SqliteStore(tmp_path / "alpaco.sqlite3")) as sqlite:
            yield sqlite


@pytest.fixture(params=["memory", "files"])
def artefacts(request: pytest.FixtureRequest, tmp_path: Path) -> Artefacts:
    """Each artefact store."""
    return MemoryArtefacts() if request.param == "memory" else FileArtefacts(tmp_path, "http://localhost")


@pytest.fixture
def held(store: Store) -> Lease:
    """The first lease on the generation KEY, taken at 100 for 10 s."""
    store.create(generation(), Event(1, b"first"), listener())
    lease = store.acquire(KEY, 100.0, 10.0)
    assert lease is not None
    return lease
