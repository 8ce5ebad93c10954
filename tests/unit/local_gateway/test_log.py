"""What a person is told."""

import io
import logging

import pytest

from local_gateway import show_log
from local_gateway.log import ACCESS, trace_event, trace_frame

EVENT = {
    "headers": {"Authorization": "Bearer secret", "Host": "h"},
    "multiValueHeaders": {"Authorization": ["Bearer secret"], "Sec-WebSocket-Protocol": ["bearer, secret"]},
    "queryStringParameters": {"token": "secret", "lang": "ko"},
    "requestContext": {"routeKey": "$connect"},
}


@pytest.fixture
def stream():
    """Give a stream to show the log on, and take the handlers off again."""
    root = logging.getLogger("local_gateway")
    before, level, propagate = list(root.handlers), root.level, root.propagate
    yield io.StringIO()
    root.handlers[:], root.propagate = before, propagate
    root.setLevel(level)


def test_access_log_is_shown_and_traces_are_not(stream):
    """Without tracing, one line per access and no event."""
    show_log(stream)
    ACCESS.info("MESSAGE    id route ok")
    trace_event(EVENT)
    (line,) = stream.getvalue().splitlines()
    assert line.endswith(" MESSAGE    id route ok")


def test_trace_shows_events_and_frames_without_secrets(stream):
    """With tracing, events and frames are whole, and what a client authenticates itself with is hidden."""
    show_log(stream, trace=True)
    trace_event(EVENT)
    trace_frame("from", "id", "text")
    trace_frame("to", "id", b"\x00\xff")
    event, text, binary = stream.getvalue().splitlines()
    assert "secret" not in event
    assert '"lang": "ko"' in event
    assert text.endswith("frame  from id text")
    assert binary.endswith("frame  to   id 00 ff")
