"""What a gateway is told when it is made."""

from __future__ import annotations

from dataclasses import dataclass, field

from local_gateway.clock import Clock, SystemClock
from local_gateway.faults import Faults
from local_gateway.routes import Routes

__all__ = ["EventPolicy", "GatewayConfig", "Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The platform's limits, in bytes, seconds and requests per second; a test may shrink them."""

    frame_bytes: int = 32 * 1024
    message_bytes: int = 128 * 1024
    url_characters: int = 4096
    integration_seconds: float = 29.0
    idle_seconds: float = 600.0
    life_seconds: float = 7200.0
    connections_per_second: float = 500.0
    requests_per_second: float = 10_000.0
    request_burst: int = 5_000
    send_buffer_bytes: int = 1024 * 1024
    """What may wait for a slow reader before a post to it is answered with 429; the platform's figure is unknown."""
    unanswered_bytes: int = 8 * 1024 * 1024
    """Messages of one connection that may be in work before the gateway stops reading from it."""
    closing_seconds: float = 10.0
    """What a client may take to answer a close frame before its connection is cut."""
    farewell_seconds: float = 5.0
    """What the `$disconnect` of all connections may take together when the gateway closes."""
    sync_payload_bytes: int = 6 * 1024 * 1024
    event_payload_bytes: int = 1024 * 1024


@dataclass(frozen=True, slots=True)
class EventPolicy:
    """How asynchronous invocations are delivered: at least once.

    An invocation that fails is tried again after each of `retry_seconds`; a throttled one for up to `patience`
    seconds. With `deliver_twice` every event is delivered twice, which the platform does now and then.
    """

    retry_seconds: tuple[float, ...] = (60.0, 120.0)
    patience: float = 6 * 3600.0
    deliver_twice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayConfig:
    """One API with one stage.

    `function` names the entry of the gateway's functions that every route goes to, `authorizer` the one that is
    asked before `$connect`, provided that each of the `identity_sources` (such as
    `route.request.header.Authorization`) is there. Unless `signed_posts` is false an unsigned call of the
    management API or the Invoke API is refused with 403, as on the platform; no signature is checked, since there
    are no keys to check it with. Port 0 takes a free port. The events' `domainName` is `host:port` unless given, so
    that `http://{domainName}/{stage}` is the management API. With `faults` (which may be empty) the control endpoint
    `/@faults` is there.
    """

    routes: Routes
    function: str
    host: str = "127.0.0.1"
    port: int = 3001
    stage: str = "dev"
    domain_name: str | None = None
    api_id: str = "local00000"
    region: str = "local"
    account_id: str = "000000000000"
    stage_variables: dict[str, str] = field(default_factory=dict)
    authorizer: str | None = None
    identity_sources: tuple[str, ...] = ()
    signed_posts: bool = True
    faults: Faults | None = None
    limits: Limits = Limits()
    events: EventPolicy = EventPolicy()
    clock: Clock = field(default_factory=SystemClock)
