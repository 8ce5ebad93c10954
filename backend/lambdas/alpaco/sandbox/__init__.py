"""Compiles and runs untrusted programs; returns observations, never verdicts."""
