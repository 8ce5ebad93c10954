"""What AWS charges, in dollars before tax and without any free tier, and where each figure was seen.

Read on 2026-11-24 in stored public pages; AWS's own tables fill themselves in by script and could not be read.
`memory` marks what no page showed. Check against the calculator before a budget depends on it.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DATE", "PRICES", "Price"]

DATE = "2026-11-24"


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars for one unit of something."""

    dollars: float
    unit: str
    source: str


_MILLION = 1_000_000
_GB = 1 << 30
_BASE = "price tables in public repositories: one for all regions but a few, Seoul not among them"
PRICES = {
    "gb_seconds": Price(0.0000166667, "GB-second of Lambda, x86", _BASE),
    "invocations": Price(
        0.20 / _MILLION, "Lambda invocation", "aws.amazon.com/lambda/pricing as transcribed 2026-09-20"
    ),
    "messages": Price(1.00 / _MILLION, "WebSocket message, per 32 KB", "awsforengineers.com 2025-05-19, N. Virginia"),
    "connection_minutes": Price(0.25 / _MILLION, "connection minute", "c3x.dev, N. Virginia"),
    "writes": Price(0.625 / _MILLION, "DynamoDB write unit, on demand", "airbyte.com 2025-07-21, N. Virginia"),
    "reads": Price(0.125 / _MILLION, "DynamoDB read unit, on demand", "airbyte.com 2025-07-21, N. Virginia"),
    "puts": Price(0.005 / 1000, "S3 PUT", "github.com/flarebyte/learning, N. Virginia"),
    "gets": Price(0.0004 / 1000, "S3 GET or HEAD", "github.com/flarebyte/learning, N. Virginia"),
    "stored_gb_months": Price(0.025, "GB-month in S3", "memory, Seoul"),
    "nat_bytes": Price(
        0.059 / _GB, "byte through the NAT gateway", "a bill of May 2025 in a public repository, and a blog for Seoul"
    ),
    "out_bytes": Price(0.126 / _GB, "byte to the internet", "memory, Seoul"),
}
