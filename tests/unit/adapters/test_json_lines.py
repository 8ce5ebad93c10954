"""Log lines: one JSON object each, with the ids of the invocation, and never a program or a stack of source lines."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from alpaco.adapters.json_lines import about, line, set_up

LOG = logging.getLogger("alpaco.somewhere")


@pytest.fixture(autouse=True)
def _own_logging() -> Iterator[None]:
    """Give the process back the logging that it had."""
    root, package = logging.getLogger(), logging.getLogger("alpaco")
    before = root.handlers[:], root.level, package.level
    root.handlers[:] = []  # pytest's own survive the set-up
    yield
    root.handlers[:], root.level = before[:2]
    package.setLevel(before[2])


def written(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """Read what was logged."""
    return [json.loads(text) for text in capsys.readouterr().out.splitlines()]


def test_a_line_names_its_event_and_its_request(capsys: pytest.CaptureFixture[str]) -> None:
    """Level, time as the platform reads it, event, sentence and ids."""
    set_up("INFO")
    with about(requestId="r1", function="alpaco-dev-generator"):
        LOG.warning("generation %s: no worker", "p1", extra={"event": "dispatch.failed", "problemId": "p1"})
    (one,) = written(capsys)
    assert one.pop("timestamp").endswith("Z")
    assert one == {
        "level": "WARNING",
        "event": "dispatch.failed",
        "requestId": "r1",
        "function": "alpaco-dev-generator",
        "problemId": "p1",
        "message": "generation p1: no worker",
    }


def test_the_time_is_rfc_3339() -> None:
    """In UTC, to the millisecond, rounded down."""
    assert json.loads(line("INFO", "e", {}, 1_800_000_000.9999))["timestamp"] == "2027-01-15T08:00:00.999Z"


def test_the_level_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    """Others speak from WARNING on, whatever the setting; what has no event is under its logger's name."""
    set_up("ERROR")
    LOG.warning("not heard")
    LOG.error("heard")
    logging.getLogger("library").info("not heard")
    logging.getLogger("library").warning("heard")
    assert [one["event"] for one in written(capsys)] == ["alpaco.somewhere", "library"]


def test_what_the_runtime_set_up_is_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    """One line per call, not a second one as text."""
    logging.getLogger().addHandler(logging.StreamHandler())
    set_up("INFO")
    LOG.info("once")
    assert len(written(capsys)) == 1
    assert capsys.readouterr().err == ""


def test_the_ids_of_one_invocation_end_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Inner ones add to outer ones and leave with their block."""
    set_up("INFO")
    with about(requestId="r1"):
        with about(connectionId="c1"):
            LOG.info("inner")
        LOG.info("outer")
    LOG.info("after")
    ids = [{name for name in one if name.endswith("Id")} for one in written(capsys)]
    assert ids == [{"requestId", "connectionId"}, {"requestId"}, set()]


def test_an_error_is_told_with_what_it_came_of(capsys: pytest.CaptureFixture[str]) -> None:
    """The whole chain in one line: types, first lines of messages, places; no line of anybody's source."""
    set_up("INFO")
    try:
        try:
            {}["missing"]
        except KeyError as cause:
            raise ValueError("ref.py does not compile\n    answer = secret_source(") from cause
    except ValueError:
        LOG.exception("the function failed", extra={"event": "function.failed", "errorId": "e1"})
    (one,) = written(capsys)
    assert (one["event"], one["errorId"]) == ("function.failed", "e1")
    assert [(error["type"], error["message"]) for error in one["error"]] == [
        ("ValueError", "ref.py does not compile"),
        ("KeyError", "'missing'"),
    ]
    (place,) = one["error"][0]["at"]
    assert place.startswith(f"{__name__}:")
    assert "secret_source" not in json.dumps(one)
    assert "raise" not in json.dumps(one)


def test_an_error_that_hides_its_context_is_believed(capsys: pytest.CaptureFixture[str]) -> None:
    """`from None` ends the chain, a missing `from` does not."""
    set_up("INFO")
    for hidden in (True, False):
        try:
            try:
                {}["first"]
            except KeyError:
                if hidden:
                    raise ValueError("second") from None
                raise ValueError("second")  # noqa: B904
        except ValueError:
            LOG.exception("failed")
    assert [len(one["error"]) for one in written(capsys)] == [1, 2]


@pytest.mark.parametrize("text", ["여러\n줄", "\ud800", 'quote " and \\', "x" * 10_000])
def test_any_message_is_one_short_line(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Line ends, halves of characters and quotes cannot break the format, and length is bounded."""
    set_up("INFO")
    LOG.info("%s", text)
    (one,) = written(capsys)
    assert len(one["message"]) <= 400
