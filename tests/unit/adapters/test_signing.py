"""Our signatures are those of the SDK."""

from __future__ import annotations

import calendar
import time
from urllib.parse import quote

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as SdkCredentials
from hypothesis import given
from hypothesis import strategies as st

from alpaco.adapters.signing import sign
from alpaco.config import Credentials

_TEXT = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40)


@given(
    connection=st.text(max_size=20),
    body=st.binary(max_size=200),
    headers=st.dictionaries(st.sampled_from(["Content-Type", "X-Amz-Invocation-Type", "x-other"]), _TEXT),
    secret=_TEXT,
    token=st.none() | _TEXT,
    service=st.sampled_from(["execute-api", "lambda"]),
    host=st.sampled_from(["abc.execute-api.ap-northeast-2.amazonaws.com", "localhost:8787"]),
)
def test_signatures_equal_botocores(
    connection: str,
    body: bytes,
    headers: dict[str, str],
    secret: str,
    token: str | None,
    service: str,
    host: str,
) -> None:
    """For any connection id, body, header and secret the Authorization header is byte for byte the SDK's."""
    path = f"/dev/@connections/{quote(connection, safe='')}"
    request = AWSRequest("POST", f"https://{host}{path}", data=body, headers=headers)
    SigV4Auth(SdkCredentials("AKID", secret, token), service, "ap-northeast-2").add_auth(request)
    signed = sign(
        Credentials("ap-northeast-2", "AKID", secret, token),
        service=service,
        method="POST",
        host=host,
        path=path,
        headers=headers,
        body=body,
        now=calendar.timegm(time.strptime(request.headers["X-Amz-Date"], "%Y%m%dT%H%M%SZ")),
    )
    assert signed["authorization"] == request.headers["Authorization"]
    assert signed.get("x-amz-security-token") == request.headers.get("X-Amz-Security-Token")
