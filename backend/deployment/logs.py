"""What the functions logged about one problem, from all of their log groups, in the order of time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from deployment.aws import Aws
from deployment.target import Target

__all__ = ["LogLine", "follow", "read"]

PAUSE_SECONDS = 2.0
_LATE_MS = 60_000  # how long after its time a line may still arrive


@dataclass(frozen=True, slots=True)
class LogLine:
    """A structured line: `fields` is the function's JSON, `at` is in milliseconds since 1970, `id` is CloudWatch's."""

    at: int
    id: str
    function: str
    fields: Mapping[str, Any]


def read(aws: Aws, target: Target, problem_id: str, since: int) -> list[LogLine]:
    """Return the lines of a problem from `since` (milliseconds since 1970) on."""
    lines = [line for group in target.log_groups() for line in _of_group(aws, group, problem_id, since)]
    return sorted(lines, key=lambda line: (line.at, line.id))


def follow(
    aws: Aws, target: Target, problem_id: str, since: int, sleep: Callable[[float], None] = time.sleep
) -> Iterator[LogLine]:
    """Yield the lines of a problem, those to come included, each once; never ends by itself."""
    seen: set[str] = set()
    while True:
        for line in read(aws, target, problem_id, since):
            if line.id not in seen:
                seen.add(line.id)
                since = max(since, line.at - _LATE_MS)
                yield line
        sleep(PAUSE_SECONDS)


def _of_group(aws: Aws, group: str, problem_id: str, since: int) -> Iterator[LogLine]:
    """Have CloudWatch find the lines that mention the id, and keep those that are about it."""
    function = group.rpartition("/")[2]
    wanted = {"logGroupName": group, "filterPattern": json.dumps(problem_id), "startTime": since}
    for page in aws.pages("logs", "filter_log_events", **wanted):
        for event in page["events"]:
            try:
                fields = json.loads(event["message"])
            except ValueError:
                continue  # the platform's own lines
            if isinstance(fields, dict) and fields.get("problemId") == problem_id:
                yield LogLine(event["timestamp"], event["eventId"], function, fields)
