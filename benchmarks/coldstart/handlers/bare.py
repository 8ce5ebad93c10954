"""What the runtime itself costs: a handler that does nothing."""

from __future__ import annotations

from typing import Any


def lambda_handler(_event: dict[str, Any], _context: object) -> dict[str, int]:
    """Answer."""
    return {"statusCode": 200}
