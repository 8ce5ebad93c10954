"""Compiles and runs untrusted programs; returns observations, never verdicts."""

from alpaco.sandbox.opening import open_sandbox

__all__ = ["open_sandbox"]
