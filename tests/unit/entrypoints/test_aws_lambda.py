"""The handlers over API Gateway's event shapes."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any

import pytest
from memory_stage import Stage

from alpaco.entrypoints.aws_lambda import handle_route, handle_work


@dataclass(frozen=True, slots=True)
class Context:
    """What AWS passes beside the event."""

    milliseconds: int = 900_000

    def get_remaining_time_in_millis(self) -> int:
        """Time left of the invocation."""
        return self.milliseconds


def event(kind: str, body: str | None = None, **fields: Any) -> dict[str, Any]:
    """Make an event as the gateway sends it."""
    context = {
        "routeKey": "$default",
        "eventType": kind,
        "connectionId": "L0SM9cOFvHcCIhw=",
        "domainName": "api.example.test",
        "stage": "dev",
        **fields.pop("context", {}),
    }
    return {"requestContext": context, "isBase64Encoded": False, **({} if body is None else {"body": body}), **fields}


def test_connect_and_disconnect_keep_nothing() -> None:
    """Both are answered with 200 and write nothing."""
    stage = Stage()
    assert handle_route(stage.service, event("CONNECT", headers={"Host": "x"}), Context()) == {"statusCode": 200}
    assert handle_route(stage.service, event("DISCONNECT", headers={}), Context()) == {"statusCode": 200}
    assert stage.store.unfinished(1e12, 10) == []


def test_a_browser_gets_the_sub_protocol_that_it_offered() -> None:
    """A token comes as a second sub-protocol; the first is selected, or the browser would hang up."""
    stage = Stage()
    answer = handle_route(
        stage.service, event("CONNECT", headers={"Sec-WebSocket-Protocol": "bearer, secret-token"}), Context()
    )
    assert answer == {"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "bearer"}}


def test_a_message_is_answered_through_the_poster() -> None:
    """The status says nothing; the answer goes to the connection that asked."""
    stage = Stage()
    assert handle_route(stage.service, event("MESSAGE", '{"action":"ping"}'), Context()) == {"statusCode": 200}
    assert stage.types("L0SM9cOFvHcCIhw=") == ["pong"]


@pytest.mark.parametrize("body", [None, "", "\ud800", "not json", "[]"])
def test_bad_messages_are_answered_with_an_error(body: str | None) -> None:
    """Nothing is raised, whatever the body."""
    stage = Stage()
    assert handle_route(stage.service, event("MESSAGE", body), Context()) == {"statusCode": 200}
    assert stage.types("L0SM9cOFvHcCIhw=") == ["error"]


def test_binary_frames_are_read_too() -> None:
    """The gateway hands them over in base64."""
    stage = Stage()
    body = base64.b64encode(b'{"action":"ping"}').decode()
    handle_route(stage.service, event("MESSAGE", body, isBase64Encoded=True), Context())
    handle_route(stage.service, event("MESSAGE", base64.b64encode(b"\xff").decode(), isBase64Encoded=True), Context())
    assert stage.types("L0SM9cOFvHcCIhw=") == ["pong", "error"]


def test_the_owner_is_the_authorizers_principal() -> None:
    """Without an authorizer everybody is `local`."""
    stage = Stage()
    frame = json.dumps({"action": "generateProblem", "prompt": "이분 탐색 문제", "problemId": "p1"})
    handle_route(stage.service, event("MESSAGE", frame), Context())
    handle_route(stage.service, event("MESSAGE", frame, context={"authorizer": {"principalId": "ann"}}), Context())
    assert [key.owner for key in stage.dispatcher.dispatched] == ["local", "ann"]
    (one,) = stage.store.subscribers(stage.dispatcher.dispatched[0])
    assert one.connection.endpoint == "https://api.example.test/dev"


def test_the_worker_runs_what_it_is_told() -> None:
    """One generation per invocation, or a sweep."""
    stage = Stage()
    stage.generate()
    assert handle_work(stage.service, {"owner": "ann", "problemId": "p1"}, Context()) == {"statusCode": 200}
    assert stage.types("c1")[-1] == "generation.completed"
    stage.generate(problem_id="p2")
    stage.dispatcher.dispatched.clear()
    stage.pass_time(11.0)
    handle_work(stage.service, {"sweep": True}, Context())
    assert [key.problem_id for key in stage.dispatcher.dispatched] == ["p2"]


def test_an_invocation_that_is_almost_over_continues_in_another() -> None:
    """With less time than a step may need, nothing is begun."""
    stage = Stage()
    stage.generate()
    stage.dispatcher.dispatched.clear()
    handle_work(stage.service, {"owner": "ann", "problemId": "p1"}, Context(milliseconds=30_000))
    assert len(stage.dispatcher.dispatched) == 1
    assert stage.record().lease_until == 0
