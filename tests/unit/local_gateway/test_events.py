"""Events and frames against the recorded ones: `tests/events/` holds one of each, ids and times fixed."""

import json
import re
from pathlib import Path

import pytest
from aws_lambda_powertools.utilities.parser.models import (
    APIGatewayWebSocketConnectEventModel,
    APIGatewayWebSocketDisconnectEventModel,
    APIGatewayWebSocketMessageEventModel,
)
from hypothesis import given
from hypothesis import strategies as st

from local_gateway.events import (
    Api,
    Client,
    Handshake,
    authorizer_event,
    connect_event,
    disconnect_event,
    error_frame,
    message_event,
)

EVENTS = Path(__file__).parents[2] / "events"
API = Api(
    "a1b2c3d4e5.execute-api.ap-northeast-2.amazonaws.com", "dev", "a1b2c3d4e5", "ap-northeast-2", "123456789012", {}
)
NOW = 1_800_000_000.123
HANDSHAKE = Handshake(
    (
        ("Host", API.domain_name),
        ("Upgrade", "websocket"),
        ("Connection", "Upgrade"),
        ("User-Agent", "test/1.0"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", "DM+9PqsQtaZrN+IMZbWTzg=="),
        ("x-many", "one"),
        ("x-many", "two"),
        ("X-Amzn-Trace-Id", "Root=1-6b49d200-718990494fd688f062bf1571"),
        ("X-Forwarded-For", "192.0.2.1"),
        ("X-Forwarded-Port", "443"),
        ("X-Forwarded-Proto", "https"),
    ),
    "lang=ko&tag=a&tag=%EB%82%98&empty=",
)
CONTEXT_KEYS = {
    "routeKey", "eventType", "extendedRequestId", "requestTime", "messageDirection", "stage", "connectedAt",
    "requestTimeEpoch", "identity", "requestId", "domainName", "connectionId", "apiId",
}  # fmt: skip


def client(**changes):
    """Make the client of the recorded events."""
    settings = {"connection_id": "L0SM9cOFvHcCIhw=", "connected_at": NOW, "source_ip": "192.0.2.1",
                "user_agent": "test/1.0", "host": API.domain_name}  # fmt: skip
    return Client(**(settings | changes))


def made(name):
    """Make an event of each kind by name."""
    authorized = {"principalId": "learner", "integrationLatency": 7, "plan": "free"}
    match name:
        case "connect":
            return connect_event(API, client(), HANDSHAKE, NOW)
        case "authorizer":
            return authorizer_event(API, client(), HANDSHAKE, NOW)
        case "message":
            body = '{"action":"generateProblem","prompt":"이분 탐색"}'
            return message_event(API, client(), "generateProblem", body, NOW)
        case "message-authorized":
            return message_event(API, client(authorizer=authorized), "$default", "not json", NOW)
        case "message-binary":
            return message_event(API, client(), "$default", b"\x00\xff", NOW)
        case _:
            return disconnect_event(API, client(), 1001, "Going away", NOW + 600)


NAMES = ("connect", "authorizer", "message", "message-authorized", "message-binary", "disconnect")


@pytest.mark.parametrize("name", NAMES)
def test_events_are_as_recorded(name):
    """Every key and value is that of the sample; ids are checked by their shape and put to the sample's."""
    sample = json.loads((EVENTS / f"{name}.json").read_text())
    event = json.loads(json.dumps(made(name)))
    context = event["requestContext"]
    assert context["requestId"] == context["extendedRequestId"]
    for key in {"requestId", "extendedRequestId", "messageId"} & set(context):
        assert re.fullmatch(r"[A-Za-z0-9_-]{15}=", context[key])
        context[key] = sample["requestContext"][key]
    assert event == sample


def test_context_has_what_the_platform_s_has():
    """The context of each kind of event has the recorded keys, no more and no fewer."""
    contexts = {name: set(made(name)["requestContext"]) for name in NAMES}
    assert contexts["connect"] == contexts["authorizer"] == CONTEXT_KEYS
    assert contexts["message"] == contexts["message-binary"] == CONTEXT_KEYS | {"messageId"}
    assert contexts["message-authorized"] == CONTEXT_KEYS | {"messageId", "authorizer"}
    assert contexts["disconnect"] == CONTEXT_KEYS | {"disconnectStatusCode", "disconnectReason"}


def test_message_has_no_headers():
    """A message's event has its context, its body and the flag, and nothing else."""
    assert set(made("message")) == {"requestContext", "body", "isBase64Encoded"}


def test_query_is_there_only_when_there_is_one():
    """Without a query string, `$connect` has no query keys, and without a user agent no `userAgent`."""
    event = connect_event(API, client(user_agent=None), Handshake((("Host", "h"),), ""), NOW)
    assert set(event) == {"headers", "multiValueHeaders", "requestContext", "isBase64Encoded"}
    assert event["requestContext"]["identity"] == {"sourceIp": "192.0.2.1"}


def test_stage_variables_are_in_every_event():
    """A stage with variables shows them."""
    api = Api("h", "dev", "id", "r", "a", {"colour": "blue"})
    events = (
        connect_event(api, client(), HANDSHAKE, NOW),
        message_event(api, client(), "$default", "", NOW),
        disconnect_event(api, client(), 1000, "", NOW),
        authorizer_event(api, client(), HANDSHAKE, NOW),
    )
    assert all(event["stageVariables"] == {"colour": "blue"} for event in events)


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (APIGatewayWebSocketConnectEventModel, "connect"),
        (APIGatewayWebSocketMessageEventModel, "message"),
        (APIGatewayWebSocketMessageEventModel, "message-authorized"),
        (APIGatewayWebSocketMessageEventModel, "message-binary"),
        (APIGatewayWebSocketDisconnectEventModel, "disconnect"),
    ],
)
def test_powertools_models_parse_every_event(model, name):
    """The models that handlers on the platform are written with accept our events."""
    parsed = model.model_validate(json.loads(json.dumps(made(name))))
    assert parsed.request_context.connection_id == "L0SM9cOFvHcCIhw="


@given(st.text())
def test_powertools_model_parses_any_message(text):
    """Whatever text a client sends, the event is one."""
    event = message_event(API, client(), "$default", text, NOW)
    assert APIGatewayWebSocketMessageEventModel.model_validate(event).body == text


@pytest.mark.parametrize(
    ("message", "frame"),
    [
        ("Forbidden", b'{"message": "Forbidden", "connectionId":"eHrdFcnvvHcCE-w=", "requestId":"eHrjDEuVPHcFWMg="}'),
        (
            "Internal server error",
            b'{"message": "Internal server error", "connectionId":"eHrdFcnvvHcCE-w=", "requestId":"eHrjDEuVPHcFWMg="}',
        ),
        (
            "Endpoint request timed out",
            b'{"message": "Endpoint request timed out", "connectionId":"eHrdFcnvvHcCE-w=",'
            b' "requestId":"eHrjDEuVPHcFWMg="}',
        ),
    ],
)
def test_error_frames_are_the_recorded_bytes(message, frame):
    """The platform's own frames, uneven spaces included."""
    assert error_frame(message, "eHrdFcnvvHcCE-w=", "eHrjDEuVPHcFWMg=").encode() == frame
