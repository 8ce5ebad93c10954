"""The service's functions with faults in their stores, posts and clocks; the gateway runs them as processes.

The plan of the storm stands in the JSON file that CHAOS_PLAN names.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from plan import Plan
from script import PaidMaker

from alpaco import config
from alpaco.bootstrap import Service, build
from alpaco.entrypoints.aws_lambda import handle_route, handle_work
from alpaco.errors import DeliveryError, StoreError
from alpaco.ports import Poster
from alpaco.problem.generation import Connection


class FaultyStore:
    """Any store, throttled now and then, or losing the answer to a write that it made."""

    def __init__(self, inner: object, plan: Plan) -> None:
        self._inner = inner
        self._plan = plan

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return a method of the store with the faults around it."""
        method = getattr(self._inner, name)

        def call(*args: Any) -> Any:
            if random.random() < self._plan.throttled:
                raise StoreError(f"{name} is throttled")
            result = method(*args)
            if random.random() < self._plan.answers_lost:
                raise StoreError(f"the answer to {name} was lost")
            return result

        return call


class FaultyPoster:
    """Posts, and then is told that the connection is gone, or not told at all, although the frame arrived."""

    def __init__(self, inner: Poster, plan: Plan) -> None:
        self._inner = inner
        self._plan = plan

    def post(self, connection: Connection, frame: bytes) -> bool:
        """See `Poster`."""
        there = self._inner.post(connection, frame)
        chance = random.random()
        if chance < self._plan.delivered_410:
            return False
        if chance < self._plan.delivered_410 + self._plan.posts_unanswered:
            raise DeliveryError("the answer was lost")
        return there


def route_handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """Serve a WebSocket event."""
    return handle_route(_service(), event, context)


def worker_handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """Run a generation, or sweep."""
    return handle_work(_service(), event, context)


@lru_cache(maxsize=1)
def _service() -> Service:
    plan = Plan.read(Path(os.environ["CHAOS_PLAN"]))
    service = build(config.from_environment())
    skew = random.choice((0.0, plan.skew_seconds))
    store = FaultyStore(service.stores.generations, plan)
    stores = replace(
        service.stores,
        generations=store,
        subscriptions=store,
        leases=store,
        log=store,
        artefacts=FaultyStore(service.stores.artefacts, plan),
        poster=FaultyPoster(service.stores.poster, plan),
        sleep=lambda seconds: time.sleep(seconds / plan.speed),
    )
    maker = service.maker if plan.real else PaidMaker(Path(plan.ledger))
    return replace(service, stores=stores, maker=maker, clock=lambda: plan.clock() + skew)
