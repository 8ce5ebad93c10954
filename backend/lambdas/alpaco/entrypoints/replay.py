"""Replays a generation that is over: no worker will, so whoever is asked does."""

from __future__ import annotations

import logging
from dataclasses import replace

from alpaco.bootstrap import Service
from alpaco.problem.generation import Generation, Subscription
from alpaco.streaming.audience import Audience
from alpaco.streaming.frames import fit
from alpaco.streaming.snapshot import Shown

__all__ = ["replay"]

_log = logging.getLogger(__name__)


def replay(service: Service, generation: Generation, wish: Subscription) -> None:
    """Post what the subscriber lacks of a closed generation, with a snapshot where the log does not reach back."""
    stores = service.stores
    events = stores.log.read(generation.key, 0)

    def snapshot(now: float) -> tuple[bytes, int]:
        reply = Shown(events).reply(generation, now, None)
        frame, blobs = fit(reply, f"{generation.token}/snapshot/{generation.last_seq}")
        for blob in blobs:
            stores.artefacts.put(f"{generation.key.prefix}/{blob.name}", blob.data)
        return frame, generation.last_seq

    def forget(connection_id: str) -> None:
        about = {"event": "replay.refused", "problemId": generation.key.problem_id}
        _log.info("generation %s: %s did not take the replay", generation.key.problem_id, connection_id, extra=about)

    audience = Audience(stores.poster, snapshot, forget)
    audience.admit([replace(wish, arrival=1)])
    while (due := audience.waiting(generation.last_seq)) is not None:
        stores.sleep(max(0.0, due - service.clock()))
        audience.pump(events, generation.last_seq, max(due, service.clock()))  # a sleep may end a rounding early
