"""Our signatures are those of the SDK."""

from __future__ import annotations

import calendar
import time
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as SdkCredentials
from hypothesis import given
from hypothesis import strategies as st

from alpaco.adapters.s3 import S3Artefacts
from alpaco.adapters.signing import sign
from alpaco.config import Credentials

_TEXT = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40)


@given(
    connection=st.text(max_size=20),
    body=st.binary(max_size=200),
    headers=st.dictionaries(st.sampled_from(["Content-Type", "X-Amz-Invocation-Type", "x-other"]), _TEXT),
    secret=_TEXT,
    token=st.none() | _TEXT,
    method=st.sampled_from(["POST", "GET", "PUT", "HEAD"]),
    service=st.sampled_from(["execute-api", "lambda", "dynamodb", "s3"]),
    host=st.sampled_from(["abc.execute-api.ap-northeast-2.amazonaws.com", "localhost:8787"]),
)
def test_signatures_equal_botocores(
    connection: str,
    body: bytes,
    headers: dict[str, str],
    secret: str,
    token: str | None,
    method: str,
    service: str,
    host: str,
) -> None:
    """For any connection id, body, header and secret the Authorization header is byte for byte the SDK's."""
    path = f"/dev/@connections/{quote(connection, safe='')}"
    request = AWSRequest(method, f"https://{host}{path}", data=body, headers=headers)
    signer = S3SigV4Auth if service == "s3" else SigV4Auth
    signer(SdkCredentials("AKID", secret, token), service, "ap-northeast-2").add_auth(request)
    signed = sign(
        Credentials("ap-northeast-2", "AKID", secret, token),
        service=service,
        method=method,
        host=host,
        path=path,
        headers=headers,
        body=body,
        now=calendar.timegm(time.strptime(request.headers["X-Amz-Date"], "%Y%m%dT%H%M%SZ")),
    )
    assert signed["authorization"] == request.headers["Authorization"]
    assert signed.get("x-amz-security-token") == request.headers.get("X-Amz-Security-Token")


@given(
    key=st.text(min_size=1, max_size=20),
    secret=_TEXT,
    token=st.none() | _TEXT,
    address=st.sampled_from(["https://bucket.s3.ap-northeast-2.amazonaws.com", "http://localhost:5000/bucket"]),
    seconds=st.integers(1, 7 * 24 * 3600),
)
def test_links_equal_botocores(key: str, secret: str, token: str | None, address: str, seconds: int) -> None:
    """For any key of an artefact, secret and time the presigned link is the SDK's."""
    keys = Credentials("ap-northeast-2", "AKID", secret, token)
    request = AWSRequest("GET", S3Artefacts(address, keys).link(key, 0).partition("?")[0])
    S3SigV4QueryAuth(SdkCredentials("AKID", secret, token), "s3", "ap-northeast-2", expires=seconds).add_auth(request)
    theirs = parse_qs(urlsplit(request.url).query)
    now = calendar.timegm(time.strptime(theirs["X-Amz-Date"][0], "%Y%m%dT%H%M%SZ"))
    link = S3Artefacts(address, keys, lambda: now).link(key, now + seconds)
    assert parse_qs(urlsplit(link).query) == theirs


@pytest.mark.parametrize(("seconds", "lasts"), [(-5, "1"), (0, "1"), (10**9, "604800")])
def test_a_link_lasts_as_long_as_s3_allows(seconds: int, lasts: str) -> None:
    """A time out of range is brought into it."""
    link = S3Artefacts("https://b.example", Credentials("r", "AKID", "secret"), lambda: 0.0).link("k", seconds)
    assert parse_qs(urlsplit(link).query)["X-Amz-Expires"] == [lasts]
