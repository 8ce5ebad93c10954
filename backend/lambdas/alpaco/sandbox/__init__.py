"""Compiles and runs untrusted programs; returns observations, never verdicts."""

from alpaco.sandbox.opening import open_sandbox
from alpaco.sandbox.selfcheck import Attempt, attack

__all__ = ["Attempt", "attack", "open_sandbox"]
