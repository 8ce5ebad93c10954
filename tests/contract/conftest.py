"""The adapters behind the stream's ports, each to be held to the same promises."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import aws_double
import pytest
from aws_double import KEYS, new_bucket, new_table
from stream_records import KEY, Store, generation, listener

from alpaco.adapters.dynamodb import DynamoStore
from alpaco.adapters.dynamodb_client import Table
from alpaco.adapters.files import FileArtefacts
from alpaco.adapters.memory import MemoryArtefacts, MemoryStore
from alpaco.adapters.s3 import S3Artefacts
from alpaco.adapters.sqlite import SqliteStore
from alpaco.ports import Artefacts
from alpaco.problem.generation import Event, Lease


@pytest.fixture(scope="session")
def aws() -> Iterator[str]:
    """The address of moto's server."""
    with aws_double.moto() as endpoint:
        yield endpoint


@pytest.fixture(scope="session")
def dynalite() -> Iterator[str]:
    """The address of dynalite."""
    if not aws_double.DYNALITE.exists():
        pytest.skip("no dynalite here; scripts/install-e2e installs it")
    with aws_double.dynalite() as endpoint:
        yield endpoint


@pytest.fixture(params=["memory", "sqlite", "moto", pytest.param("dynalite", marks=pytest.mark.e2e)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Each implementation of the four ports that share their records; DynamoDB's on two emulators."""
    if request.param == "memory":
        yield MemoryStore()
    elif request.param == "sqlite":
        with closing(SqliteStore(tmp_path / "alpaco.sqlite3")) as sqlite:
            yield sqlite
    else:
        endpoint = request.getfixturevalue("aws" if request.param == "moto" else "dynalite")
        with closing(DynamoStore(Table(new_table(endpoint), endpoint, KEYS))) as dynamodb:
            yield dynamodb


@pytest.fixture(params=["memory", "files", "s3"])
def artefacts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Artefacts]:
    """Each artefact store."""
    if request.param == "memory":
        yield MemoryArtefacts()
    elif request.param == "files":
        yield FileArtefacts(tmp_path, "http://localhost")
    else:
        with closing(S3Artefacts(new_bucket(request.getfixturevalue("aws")), KEYS, lambda: 0.0)) as bucket:
            yield bucket


@pytest.fixture
def held(store: Store) -> Lease:
    """The first lease on the generation KEY, taken at 100 for 10 s."""
    store.create(generation(), Event(1, b"first"), listener())
    lease = store.acquire(KEY, 100.0, 10.0)
    assert lease is not None
    return lease
