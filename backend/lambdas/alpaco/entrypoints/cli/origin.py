"""Who may connect to a service that runs open on somebody's machine: programs, and the service's own page.

A browser lets every web page open a WebSocket to this machine and says in `Origin` which page it is. Without
this check any site could use the service of whoever visits it.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from alpaco.entrypoints.cli.local import OWNER

__all__ = ["authorize", "is_loopback"]


def authorize(event: Mapping[str, Any], _context: object) -> dict[str, Any]:
    """Answer as a REQUEST authorizer of API Gateway does; everybody who is let in is the one local owner."""
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    effect = "Allow" if _own_page(headers.get("origin"), headers.get("host", "")) else "Deny"
    statement = {"Effect": effect, "Action": "execute-api:Invoke", "Resource": event["methodArn"]}
    return {"principalId": OWNER, "policyDocument": {"Version": "2012-10-17", "Statement": [statement]}}


def _own_page(origin: str | None, host: str) -> bool:
    """Tell whether a handshake is a program's or our page's; a name that somebody's DNS points here is neither."""
    if origin is None:
        return True
    name = urlsplit(f"//{host}").hostname or ""
    return urlsplit(origin).netloc == host and (name == "localhost" or _is_address(name))


def is_loopback(host: str) -> bool:
    """Tell whether an address or name is reached from this machine only."""
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
