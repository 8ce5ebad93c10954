"""Unit tests do no I/O: a socket to anywhere fails at once."""

from __future__ import annotations

import pytest
from pytest_socket import disable_socket


@pytest.fixture(autouse=True)
def _no_sockets() -> None:
    disable_socket(allow_unix_socket=True)  # asyncio's own self-pipe is a Unix pair
