"""What an authorizer's answer means."""

import asyncio
import json

import pytest

from local_gateway.authorizer import Authorizer, check_identity_source
from local_gateway.events import Api, Client, Handshake
from local_gateway.function import Answer
from local_gateway.integration import Integration
from local_gateway.testing import ManualClock

API = Api("h", "dev", "api", "region", "account", {})
ARN = "arn:aws:execute-api:region:account:api/dev/$connect"
HANDSHAKE = Handshake((("Authorization", "Bearer x"),), "token=t")


class Scripted:
    """A function that gives one answer and keeps what it was asked."""

    name = "authorizer"

    def __init__(self, answer):
        self.answer = answer
        self.events = []

    def invoke(self, event, _=None):
        """Answer at once."""
        self.events.append(json.loads(event))
        future = asyncio.get_running_loop().create_future()
        future.set_result(self.answer)
        return future

    async def close(self):
        """Nothing to give back."""


def ask(answer, *, sources=(), handshake=HANDSHAKE):
    """Ask an authorizer that gives `answer`, an object or an `Answer`; return its verdict and what it was asked."""
    function = Scripted(answer if isinstance(answer, Answer) else Answer(json.dumps(answer).encode()))
    clock = ManualClock()
    client = Client("L0SM9cOFvHcCIhw=", clock.time(), "127.0.0.1", None, "h")

    async def scenario():
        authorizer = Authorizer(Integration(function, seconds=29, clock=clock), sources, clock)
        return await authorizer.ask(API, client, handshake)

    return asyncio.run(scenario()), function.events


def policy(effect="Allow", resource="*", action="execute-api:Invoke", **context):
    """Make an authorizer's answer."""
    statement = {"Action": action, "Effect": effect, "Resource": resource}
    return {"principalId": "me", "policyDocument": {"Statement": [statement]}, "context": context}


def test_context_is_text():
    """Every value of the context becomes a string, as the platform makes it."""
    verdict, _ = ask(policy(name="나", number=1, ratio=1.5, flag=True))
    latency = verdict.pop("integrationLatency")
    assert verdict == {"principalId": "me", "name": "나", "number": "1", "ratio": "1.5", "flag": "true"}
    assert isinstance(latency, int)


@pytest.mark.parametrize(
    "allowing",
    [
        policy(resource=ARN),
        policy(resource="arn:aws:execute-api:*:*:api/*"),
        policy(action="execute-api:*"),
        policy(resource=["nothing", ARN]),
        {**policy(), "policyDocument": {"Statement": policy()["policyDocument"]["Statement"][0]}},
    ],
)
def test_policy_that_names_the_connection_allows(allowing):
    """Wildcards, lists and a single statement are understood."""
    assert isinstance(ask(allowing)[0], dict)


def test_deny_wins_over_allow():
    """A Deny that applies refuses, whatever else is allowed."""
    both = policy()
    both["policyDocument"]["Statement"].append({"Action": "*", "Effect": "Deny", "Resource": ARN})
    assert ask(both)[0] == 403


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (policy("Deny"), 403),
        (policy(resource="arn:aws:execute-api:region:account:api/other/*"), 403),
        (policy(action="s3:GetObject"), 403),
        (policy(nested={"a": 1}), 500),
        ({"principalId": "me"}, 500),
        ({"policyDocument": policy()["policyDocument"]}, 500),
        ("text", 500),
        (None, 500),
        (policy(large="x" * 9000), 500),
        (Answer(b'{"errorMessage":"Unauthorized","errorType":"Exception"}', "Unhandled"), 401),
        (Answer(b'{"errorMessage":"other","errorType":"Exception"}', "Unhandled"), 500),
    ],
)
def test_refusals(answer, status):
    """Denied is 403, an exception that says Unauthorized 401, what makes no sense 500."""
    assert ask(answer)[0] == status


@pytest.mark.parametrize(
    ("source", "handshake", "asked"),
    [
        ("route.request.header.Authorization", HANDSHAKE, True),
        ("route.request.header.authorization", HANDSHAKE, True),
        ("route.request.querystring.token", HANDSHAKE, True),
        ("route.request.header.Authorization", Handshake((("Authorization", ""),), ""), False),
        ("route.request.querystring.token", Handshake((), "other=1"), False),
    ],
)
def test_missing_identity_source_is_refused_without_asking(source, handshake, asked):
    """Without what identifies the client, 401, and the function is not called."""
    verdict, events = ask(policy(), sources=(source,), handshake=handshake)
    assert (verdict != 401) == asked == bool(events)


def test_identity_source_must_be_one():
    """Another kind of source is refused when the gateway is made."""
    with pytest.raises(ValueError, match="identity source"):
        check_identity_source("context.identity")
