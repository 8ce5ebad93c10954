"""Reads log lines as CloudWatch does: JSON, and metrics where the embedded metric format says so.

Facts: CloudWatch user guide, "Specification: Embedded metric format".
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from alpaco.adapters.emf import METRICS, NAMESPACE

__all__ = ["Extracted", "extract", "metric_lines", "names"]

_UNITS = {"Seconds", "Count"}  # those of CloudWatch's that the table uses
_MOST_METRICS = 100
_MOST_VALUES = 100
_MOST_BYTES = 256 * 1024
_DIRECTIVE = {"Namespace", "Dimensions", "Metrics"}


@dataclass(frozen=True, slots=True)
class Extracted:
    """One metric of one line: its name, its dimensions, its values."""

    name: str
    dimensions: tuple[tuple[str, str], ...]
    values: tuple[float, ...]


def metric_lines(lines: Iterable[str]) -> list[dict[str, Any]]:
    """Return those lines, decoded, that carry metrics."""
    return [decoded for decoded in map(json.loads, lines) if "_aws" in decoded]


def extract(line: str) -> list[Extracted]:
    """Return what CloudWatch takes from a line; fails where the line breaks the format or the table."""
    assert "\n" not in line
    assert len(line.encode()) <= _MOST_BYTES
    root = json.loads(line)
    meta = root["_aws"]
    assert set(meta) == {"Timestamp", "CloudWatchMetrics"}
    assert isinstance(meta["Timestamp"], int)
    assert abs(meta["Timestamp"] / 1000 - time.time()) < 14 * 24 * 3600, "CloudWatch takes two weeks back"
    found = []
    for directive in meta["CloudWatchMetrics"]:
        assert set(directive) == _DIRECTIVE
        assert directive["Namespace"] == NAMESPACE
        assert 1 <= len(directive["Metrics"]) <= _MOST_METRICS
        assert directive["Dimensions"]
        for dimensions in directive["Dimensions"]:
            assert len(dimensions) <= 9
            assert all(isinstance(root[name], str) and root[name] for name in dimensions)
            named = tuple((name, root[name]) for name in dimensions)
            found += [Extracted(name, named, values) for name, values in _values(root, directive["Metrics"])]
    assert len({(one.name, one.dimensions) for one in found}) == len(found), "a metric counted twice"
    assert {name for name in root if name in METRICS} == names(found), "a value that no directive names"
    return found


def names(found: Iterable[Extracted]) -> set[str]:
    """Return the names of metrics."""
    return {one.name for one in found}


def _values(root: dict[str, Any], metrics: list[dict[str, str]]) -> Iterable[tuple[str, tuple[float, ...]]]:
    for metric in metrics:
        assert set(metric) == {"Name", "Unit"}
        declared = METRICS[metric["Name"]]
        assert metric["Unit"] == declared.unit
        assert metric["Unit"] in _UNITS
        target = root[metric["Name"]]
        values = tuple(target) if isinstance(target, list) else (target,)
        assert 1 <= len(values) <= _MOST_VALUES
        assert all(isinstance(value, int | float) and not isinstance(value, bool) and value >= 0 for value in values)
        yield metric["Name"], values
