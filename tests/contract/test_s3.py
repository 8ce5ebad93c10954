"""What the S3 store does beyond its port: encryption, links, slow answers, refusals."""

from __future__ import annotations

from contextlib import closing
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from aws_double import KEYS, new_bucket
from http_double import server

from alpaco.adapters.s3 import S3Artefacts
from alpaco.errors import StoreError


@pytest.mark.parametrize("key", ["ann/p1-icpc.zip", "../문제 1+2.zip", "a//b.%41"])
def test_a_link_downloads_without_a_signature_of_ones_own(aws: str, key: str) -> None:
    """Whoever has the link gets the bytes; another artefact's path with the same query is refused or not there."""
    with closing(S3Artefacts(new_bucket(aws), KEYS)) as artefacts:
        artefacts.put(key, b"PK\x03\x04")
        link = artefacts.link(key, 2**31)
        with urlopen(link) as answer:  # noqa: S310
            assert answer.read() == b"PK\x03\x04"
        with pytest.raises(HTTPError):
            urlopen(link.replace("?", "x?"))  # noqa: S310


def test_a_link_needs_keys() -> None:
    """Without credentials nobody could follow it."""
    with pytest.raises(StoreError, match="AWS_ACCESS_KEY_ID"):
        S3Artefacts("https://b.example", None).link("k", 1)


def test_everything_is_put_encrypted() -> None:
    """Each PUT asks for encryption and carries the hash of its bytes."""
    with server(200) as told, closing(S3Artefacts(f"{told.endpoint}/bucket", KEYS)) as artefacts:
        artefacts.put("../a", b"data")
    ((path, headers, body),) = told.asked
    assert (path, body) == ("/bucket/%252E%252E/a", b"data")
    assert headers["x-amz-server-side-encryption"] == "AES256"
    assert headers["x-amz-meta-sha256"] == headers["x-amz-content-sha256"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_slow_down(status: int) -> None:
    """A bucket that is slow is asked again with growing pauses; after six attempts it did not answer."""
    pauses: list[float] = []
    with (
        server(status, status, 200, status) as told,
        closing(S3Artefacts(told.endpoint, KEYS, sleep=pauses.append)) as artefacts,
    ):
        artefacts.put("k", b"")
        assert (len(told.asked), len(pauses)) == (3, 2)
        with pytest.raises(StoreError, match=str(status)):
            artefacts.put("k", b"")
        assert len(told.asked) == 9


def test_refusals_name_the_cure(aws: str) -> None:
    """A bucket that does not exist is not taken for a missing file, and no role for no bucket."""
    with closing(S3Artefacts(f"{aws}/no-such-bucket-here", KEYS)) as artefacts:
        with pytest.raises(StoreError, match="ALPACO_BUCKET"):
            artefacts.get("k")
        with pytest.raises(StoreError, match="ALPACO_BUCKET"):
            artefacts.put("k", b"")
    with (
        server(403) as told,
        closing(S3Artefacts(told.endpoint, KEYS)) as artefacts,
        pytest.raises(StoreError, match="may not use the bucket"),
    ):
        artefacts.find("k")
    assert len(told.asked) == 1
