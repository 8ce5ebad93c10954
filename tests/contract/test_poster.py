"""What every `Poster` promises, and what the one over HTTP adds."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
from http_double import Told, server

from alpaco.adapters.apigateway import ApiGatewayPoster
from alpaco.adapters.memory import MemoryPoster
from alpaco.config import Credentials
from alpaco.errors import DeliveryError
from alpaco.ports import Poster
from alpaco.problem.generation import Connection

KEYS = Credentials("ap-northeast-2", "AKID", "secret", "token")
Prepare = Callable[[str], tuple[Poster, Connection]]


@pytest.fixture(params=["memory", "api gateway"])
def prepare(request: pytest.FixtureRequest) -> Iterator[Prepare]:
    """Make a poster and a connection that is open, gone or failing."""
    with ExitStack() as stack:

        def memory(kind: str) -> tuple[Poster, Connection]:
            poster = MemoryPoster()
            if kind == "gone":
                poster.disconnect("c1")
            elif kind == "failing":
                poster.fail("c1", 9)
            return poster, Connection("c1", "unused")

        def gateway(kind: str) -> tuple[Poster, Connection]:
            told = stack.enter_context(server({"open": 200, "gone": 410, "failing": 500}[kind]))
            poster = stack.enter_context(closing(ApiGatewayPoster(None, KEYS, lambda _: None)))
            return poster, Connection("c1", told.endpoint)

        yield memory if request.param == "memory" else gateway


def test_an_open_connection_takes_frames(prepare: Prepare) -> None:
    """True says that it was sent."""
    poster, connection = prepare("open")
    assert poster.post(connection, b"{}")
    assert poster.post(connection, b"{}")


def test_a_gone_connection_is_a_value(prepare: Prepare) -> None:
    """False, and nothing raised."""
    poster, connection = prepare("gone")
    assert not poster.post(connection, b"{}")


def test_a_failure_says_that_it_is_unknown(prepare: Prepare) -> None:
    """`DeliveryError`: the frame may have arrived or not."""
    poster, connection = prepare("failing")
    with pytest.raises(DeliveryError):
        poster.post(connection, b"{}")


def post(told: Told, *, pauses: list[float] | None = None, override: bool = False) -> bool:
    """Post one frame to a connection of the server."""
    paused = [] if pauses is None else pauses
    endpoint = "http://127.0.0.1:1" if override else f"{told.endpoint}/dev"
    with closing(ApiGatewayPoster(f"{told.endpoint}/dev" if override else None, KEYS, paused.append)) as poster:
        return poster.post(Connection("L0SM9cOFvHcCIhw=", endpoint), "한글".encode())


def test_the_request_is_the_management_apis() -> None:
    """The connection's id is percent-encoded behind the stage, the body is the frame, the request is signed."""
    with server(200) as told:
        assert post(told)
    ((path, headers, body),) = told.asked
    assert path == "/dev/@connections/L0SM9cOFvHcCIhw%3D"
    assert body.decode() == "한글"
    assert headers["host"] == told.endpoint.removeprefix("http://")
    assert headers["authorization"].startswith("AWS4-HMAC-SHA256 Credential=AKID/")
    assert headers["x-amz-security-token"] == "token"


def test_an_address_of_ours_wins() -> None:
    """The endpoint from the settings is used whatever the connection's own is."""
    with server(200) as told:
        assert post(told, override=True)
    assert len(told.asked) == 1


def test_too_fast_is_posted_again_with_growing_pauses() -> None:
    """429 means that the frame was not sent; after four of them it is a failure, at once."""
    pauses: list[float] = []
    with server(429, 429, 200) as told:
        assert post(told, pauses=pauses)
    assert pauses == [0.1, 0.2]
    pauses.clear()
    with server(429) as told, pytest.raises(DeliveryError, match="429"):
        post(told, pauses=pauses)
    assert pauses == [0.1, 0.2, 0.4]
    assert len(told.asked) == 4


def test_an_id_that_never_was_one_is_gone() -> None:
    """400 is how the gateway answers a malformed id."""
    with server(400) as told:
        assert not post(told)


@pytest.mark.parametrize("status", [0, 403, 413, 500])
def test_anything_else_is_posted_once(status: int) -> None:
    """An answer that leaves open whether the frame arrived is not repeated here, where it could come twice."""
    with server(status) as told, pytest.raises(DeliveryError):
        post(told)
    assert len(told.asked) == 1


def test_nobody_listens() -> None:
    """A refused connection is a failure to deliver."""
    poster = ApiGatewayPoster("http://127.0.0.1:9", None)
    with pytest.raises(DeliveryError, match="127.0.0.1:9"):
        poster.post(Connection("c1", "unused"), b"{}")


def test_the_connection_stays_open() -> None:
    """Many posts go over one connection; one that the server closed in between is opened again."""
    with server(200, 200, 299, 200) as told, closing(ApiGatewayPoster(told.endpoint, None)) as poster:
        for _ in range(2):
            assert poster.post(Connection("c1", "unused"), b"{}")
        assert len(told.connections) == 1
        with pytest.raises(DeliveryError):  # 299 is no answer of the gateway's
            poster.post(Connection("c1", "unused"), b"{}")
        assert poster.post(Connection("c1", "unused"), b"{}")
        assert len(told.connections) == 2
    assert "authorization" not in told.asked[0][1]


@pytest.mark.parametrize(
    ("statuses", "counted"),
    [
        ((200,), ["Posts"]),
        ((410,), ["Posts", "PostsGone"]),
        ((429, 429, 200), ["Posts", "PostsThrottled", "PostsThrottled"]),
        ((500,), ["Posts", "PostsFailed"]),
        ((429,), ["Posts", *["PostsThrottled"] * 4, "PostsFailed"]),
    ],
)
def test_every_post_is_counted_by_how_it_ended(statuses: tuple[int, ...], counted: list[str]) -> None:
    """Sent, gone or unknown, once each; and every time that it was told to slow down."""
    told: list[str] = []
    poster = ApiGatewayPoster(None, KEYS, lambda _: None, told.append)
    with server(*statuses) as there, closing(poster), contextlib.suppress(DeliveryError):
        poster.post(Connection("c1", there.endpoint), b"{}")
    assert told == counted
