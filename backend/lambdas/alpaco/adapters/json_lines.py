"""Log lines for CloudWatch: one JSON object each, which says what happened and in whose request.

Facts: Lambda developer guide, "Log-level filtering": the keys `level` and `timestamp` (RFC 3339) are the platform's.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from types import MappingProxyType
from typing import Any

__all__ = ["about", "line", "set_up", "write_line"]

_NAMED = ("event", "problemId", "errorId")  # what a log call may add by `extra`
_LONGEST = 400  # characters of a message
_CAUSES = 5
_FRAMES = 12

_about: ContextVar[Mapping[str, str]] = ContextVar("about", default=MappingProxyType({}))


@contextmanager
def about(**names: str | None) -> Iterator[None]:
    """Put these into every line of this thread until the end, such as `requestId`; those that are None are left out."""
    known = {name: value for name, value in names.items() if value}
    token = _about.set({**_about.get(), **known})
    try:
        yield
    finally:
        _about.reset(token)


def line(level: str, event: str, fields: Mapping[str, Any], now: float) -> str:
    """Write one line, without its end: `fields` and what all lines of this thread have. `now` in epoch seconds."""
    moment = f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(now))}.{int(now * 1000) % 1000:03}Z"
    whole = {"level": level, "timestamp": moment, "event": event, **_about.get(), **fields}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode()  # a lone surrogate must not lose the line


def write_line(text: str) -> None:
    """Write a line to standard output at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def set_up(level: str) -> None:
    """Have this process log as such lines on standard output: the package from `level` on, others from WARNING.

    Replaces what the Lambda runtime set up, which writes text.
    """
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(_JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("alpaco").setLevel(level)


class _JsonLines(logging.Formatter):
    """Formats records. A call names its event by `extra`, such as `store.failed`; others have the logger's name."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = {name: getattr(record, name) for name in _NAMED if hasattr(record, name)}
        event = fields.pop("event", record.name)
        fields["message"] = _brief(record.getMessage())
        if record.exc_info and record.exc_info[1] is not None:
            fields["error"] = [_told(error) for error in islice(_chain(record.exc_info[1]), _CAUSES)]
        return line(record.levelname, event, fields, record.created)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and what it came of, as a traceback shows them."""
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _told(error: BaseException) -> dict[str, Any]:
    """Say what an exception is and where it was raised, innermost frame last; source lines stay out."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return {"type": type(error).__name__, "message": _brief(str(error)), "at": frames[-_FRAMES:]}


def _brief(message: str) -> str:
    """Return the first line, not too much of it: compilers quote programs from the second on."""
    return message.partition("\n")[0][:_LONGEST]
