"""Identifiers in the platform's own shape: eleven bytes as base64url, which is fifteen characters and one `=`.

Recorded ids carry `C` as their twelfth character where they name a connection or a message, and `F` where they
name a request. The `=` is kept on purpose: it must be percent-encoded in a management address, and code that
forgets to is code that fails on the platform.
"""

from __future__ import annotations

import base64
import random
import re
import secrets

__all__ = [
    "is_connection_id",
    "mint_connection_id",
    "mint_message_id",
    "mint_request_id",
    "mint_trace_id",
    "mint_uuid",
]

_VARIANT = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}
_SHAPE = re.compile(r"[A-Za-z0-9_-]{15}=")


def mint_connection_id() -> str:
    """Make an id for a connection, such as `L0SM9cOFvHcCIhw=`; nobody can guess it."""
    return _spell(secrets.token_bytes(11), "C")


def mint_message_id() -> str:
    """Make an id for a message; it looks like a connection's."""
    return _spell(random.randbytes(11), "C")


def mint_request_id() -> str:
    """Make an id for a request, such as `TXzPWFkkjoEF92g=`."""
    return _spell(random.randbytes(11), "F")


def mint_uuid() -> str:
    """Make an id for a call of the management or the Invoke API, such as `03c09e84-9949-48d9-9d50-8ddb489d6142`."""
    noise = random.randbytes(16).hex()
    return f"{noise[:8]}-{noise[8:12]}-4{noise[13:16]}-{_VARIANT[noise[16]]}{noise[17:20]}-{noise[20:]}"


def mint_trace_id(now: float) -> str:
    """Make the value of an `X-Amzn-Trace-Id` header for a request that arrived at `now` (epoch seconds)."""
    return f"Root=1-{int(now):08x}-{random.randbytes(12).hex()}"


def is_connection_id(text: str) -> bool:
    """Tell whether `text` has the shape of a connection id; says nothing about whether there is such a connection."""
    return _SHAPE.fullmatch(text) is not None


def _spell(noise: bytes, mark: str) -> str:
    letters = base64.urlsafe_b64encode(noise).decode()
    return letters[:11] + mark + letters[12:]
