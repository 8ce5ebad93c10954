"""Alpaco's problem service: algorithm problems made on request, proved by running them, streamed live."""

__version__ = "0.1.0"
