"""Picks up what dead workers and lost dispatches left behind. Run it every few seconds, or every minute on AWS."""

from __future__ import annotations

import logging

from alpaco.bootstrap import Service
from alpaco.entrypoints.worker import fail_unheld
from alpaco.errors import DeliveryError

__all__ = ["sweep"]

_GRACE_SECONDS = 10.0  # the first worker is on its way
_PATIENCE_SECONDS = 3600.0
_BATCH = 100
_log = logging.getLogger(__name__)


def sweep(service: Service) -> int:
    """Start a worker for every generation that nobody holds, fail those that are too old; returns how many."""
    now = service.clock()
    left = service.stores.generations.unfinished(now, _BATCH)
    for generation in left:
        age = now - generation.created
        if age > _PATIENCE_SECONDS and not generation.state.terminal:
            fail_unheld(service, generation.key, "deadline")
        elif age > _GRACE_SECONDS or generation.lease_until > 0:
            try:
                service.dispatcher.dispatch(generation.key)
            except DeliveryError as error:
                _log.warning("generation %s: no worker started: %s", generation.key.problem_id, error)
    return len(left)
