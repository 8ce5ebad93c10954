"""Picks up what dead workers and lost dispatches left behind. Run it every few seconds, or every minute on AWS."""

from __future__ import annotations

from alpaco.bootstrap import Service
from alpaco.entrypoints.worker import fail_unheld, start_worker

__all__ = ["sweep"]

_GRACE_SECONDS = 10.0  # the first worker is on its way
_PATIENCE_SECONDS = 3600.0
_BATCH = 100


def sweep(service: Service) -> int:
    """Start a worker for every generation that nobody holds, fail those that are too old; returns how many."""
    now = service.clock()
    left = service.stores.generations.unfinished(now, _BATCH)
    for generation in left:
        age = now - generation.created
        if age > _PATIENCE_SECONDS and not generation.state.terminal:
            fail_unheld(service, generation.key, "deadline")
        elif age > _GRACE_SECONDS or generation.token > 0:
            start_worker(service, generation.key)
    service.meter.add("Unheld", len(left))
    service.meter.flush("sweep.done")
    return len(left)
