"""Metrics for CloudWatch, written as log lines in its embedded metric format: no call, no SDK, no permission.

Facts: CloudWatch user guide, "Specification: Embedded metric format" (at most 100 values of a metric in one line; every
combination of dimensions is a metric of its own, and each is paid for).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from alpaco.adapters.json_lines import line, write_line

__all__ = ["METRICS", "NAMESPACE", "EmfMeter", "Metric", "Unmetered"]

NAMESPACE = "Alpaco"
ENVIRONMENT = "Environment"
REASON = "Reason"
_MOST_VALUES = 100


@dataclass(frozen=True, slots=True)
class Metric:
    """What a metric says. Counts are added up until the line is written, seconds stay single values.

    One that is `reasoned` is also kept by reason: the gate that was missed, or the error's code. One that
    `waits` is no reason to write a line: it goes with the next that is.
    """

    unit: str
    says: str
    reasoned: bool = False
    waits: bool = False


METRICS: Mapping[str, Metric] = {
    "Started": Metric("Count", "requests that were accepted"),
    "AcceptSeconds": Metric(
        "Seconds", "from the gateway's receipt of the frame until `generation.accepted` was posted"
    ),
    "FirstEventSeconds": Metric("Seconds", "from the acceptance until a worker had posted its first event"),
    "Proved": Metric("Count", "generations that ended with a problem"),
    "Refused": Metric("Count", "generations that missed a gate or found nothing to make, by reason", reasoned=True),
    "Failed": Metric("Count", "generations that ended by a failure of ours, by the error's code", reasoned=True),
    "Cancelled": Metric("Count", "generations that were cancelled"),
    "GenerationSeconds": Metric("Seconds", "from the acceptance to the end, however it ended"),
    "UnderstandSeconds": Metric("Seconds", "a stage, where one worker did it from start to end"),
    "DesignSeconds": Metric("Seconds", "the same"),
    "ProgramsSeconds": Metric("Seconds", "the same"),
    "TestsSeconds": Metric("Seconds", "the same"),
    "ProveSeconds": Metric("Seconds", "the same"),
    "StatementSeconds": Metric("Seconds", "the same"),
    "PackageSeconds": Metric("Seconds", "the same"),
    "Posts": Metric("Count", "frames that were posted, however that ended", waits=True),
    "PostsGone": Metric("Count", "of these, found their connection gone", waits=True),
    "PostsFailed": Metric("Count", "of these, nobody knows whether they arrived"),
    "PostsThrottled": Metric("Count", "posts that were refused as too fast, and tried again"),
    "Runs": Metric("Count", "runs of programs"),
    "RunsStopped": Metric("Count", "of these, ended at a limit of time, memory or output"),
    "RunsCrashed": Metric("Count", "of these, ended by a signal or with an exit code other than 0"),
    "RunsForbidden": Metric("Count", "of these, ended for a forbidden system call"),
    "SandboxFailures": Metric("Count", "times that the sandbox could not run a program"),
    "WorkersLost": Metric("Count", "leases that ran out, told when their generation ended"),
    "Duplicates": Metric("Count", "deliveries that found the generation held or closed, and did nothing"),
    "Unheld": Metric("Count", "generations that a sweep found without a worker; 0 says that it swept"),
}


class EmfMeter:
    """Implements `Meter` for a process that serves one invocation at a time, as Lambda's do."""

    def __init__(self, environment: str, write: Callable[[str], None] = write_line) -> None:
        """`environment` is the deployment, such as `dev`; `write` takes a line without its end."""
        self._environment = environment
        self._write = write
        self._lock = threading.Lock()
        self._pending: dict[str, list[float]] = {}

    def add(self, metric: str, value: float = 1.0) -> None:
        """See `Meter`."""
        counted = METRICS[metric].unit == "Count"
        with self._lock:
            values = self._pending.setdefault(metric, [])
            if counted and values:
                values[0] += value
            elif len(values) < _MOST_VALUES:
                values.append(value)

    def flush(self, event: str, **about: str) -> None:
        """See `Meter`."""
        with self._lock:
            if all(METRICS[name].waits for name in self._pending):
                return
            pending, self._pending = self._pending, {}
        now = time.time()
        reasoned = [name for name in pending if METRICS[name].reasoned]
        plain = [name for name in pending if name not in reasoned]
        directives = [_directive(plain, [ENVIRONMENT])] if plain else []
        if reasoned:
            directives.append(_directive(reasoned, [ENVIRONMENT], [ENVIRONMENT, REASON]))
        fields: dict[str, Any] = {
            ENVIRONMENT: self._environment,
            **about,
            **{name: _told(values) for name, values in pending.items()},
            "_aws": {"Timestamp": int(now * 1000), "CloudWatchMetrics": directives},
        }
        self._write(line("INFO", event, fields, now))


class Unmetered:
    """Implements `Meter` where nobody watches."""

    def add(self, metric: str, value: float = 1.0) -> None:
        """See `Meter`."""

    def flush(self, event: str, **about: str) -> None:
        """See `Meter`."""


def _told(values: list[float]) -> float | list[float]:
    """Write one value as it is, several as a list; microseconds are of no interest."""
    rounded = [round(value, 3) for value in values]
    return rounded[0] if len(rounded) == 1 else rounded


def _directive(names: list[str], *dimensions: list[str]) -> dict[str, Any]:
    metrics = [{"Name": name, "Unit": METRICS[name].unit} for name in names]
    return {"Namespace": NAMESPACE, "Dimensions": list(dimensions), "Metrics": metrics}
