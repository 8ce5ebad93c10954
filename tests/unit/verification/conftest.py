"""Observations as a sandbox would report them, for gates that need no sandbox."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from alpaco.problem.observation import Cause, Observation

Observe = Callable[..., Observation]


@pytest.fixture
def observe() -> Observe:
    """Make an observation; what is not given is that of a run that ended well."""

    def made(cause: Cause = Cause.EXITED, stdout: bytes = b"", **changes: object) -> Observation:
        fields: dict[str, object] = {
            "cause": cause,
            "exit_code": 0 if cause is Cause.EXITED else None,
            "signal": None,
            "cpu_seconds": 0.1,
            "wall_seconds": 0.1,
            "peak_kb": 1000,
            "stdout": stdout,
            "stdout_total": len(stdout),
            "stdout_sha256": hashlib.sha256(stdout).hexdigest(),
            "stderr": b"",
            "stderr_total": 0,
            "layers": (),
            "degraded": False,
        }
        return Observation(**(fields | changes))  # type: ignore[arg-type]

    return made
