"""Who may connect to an open service on one's own machine."""

from __future__ import annotations

import pytest

from alpaco.entrypoints.cli.origin import authorize, is_loopback


@pytest.mark.parametrize(
    ("origin", "host", "effect"),
    [
        (None, "127.0.0.1:8787", "Allow"),
        ("http://127.0.0.1:8787", "127.0.0.1:8787", "Allow"),
        ("http://localhost:8787", "localhost:8787", "Allow"),
        ("http://[::1]:8787", "[::1]:8787", "Allow"),
        ("http://192.168.0.7:8787", "192.168.0.7:8787", "Allow"),
        ("https://evil.example", "127.0.0.1:8787", "Deny"),
        ("http://127.0.0.1:9999", "127.0.0.1:8787", "Deny"),
        ("http://rebound.example:8787", "rebound.example:8787", "Deny"),
        ("null", "127.0.0.1:8787", "Deny"),
    ],
)
def test_foreign_pages_are_refused(origin: str | None, host: str, effect: str) -> None:
    """Programs and the service's own page connect; other sites, and names that somebody rebinds, do not."""
    headers = {"Host": host} | ({"Origin": origin} if origin is not None else {})
    answer = authorize({"headers": headers, "methodArn": "arn"}, None)
    assert answer["principalId"] == "local"
    assert [statement["Effect"] for statement in answer["policyDocument"]["Statement"]] == [effect]


def test_loopback() -> None:
    """Addresses of this machine only, and its name."""
    assert all(map(is_loopback, ("127.0.0.1", "::1", "localhost", "127.9.9.9")))
    assert not any(map(is_loopback, ("::", "192.168.0.7", "example.org")))
