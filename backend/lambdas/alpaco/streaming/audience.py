"""Posting a generation's events to those who subscribed, to each in order and one at a time.

What a listener has is known by its position in the log, so a post that failed is simply tried again later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from alpaco.errors import DeliveryError
from alpaco.ports import Poster
from alpaco.problem.generation import Connection, Event, Subscription

__all__ = ["Audience"]

_MAX_FAILURES = 5
_TURN = 16  # frames to one listener before the next has its turn
_ROUND = 64  # frames in one call: the caller has a lease to look after
_FIRST_PAUSE = 0.5  # seconds; doubles with each failure in a row


@dataclass(slots=True)
class _Listener:
    connection: Connection
    position: int
    snapshot: bool
    failures: int = 0
    retry_at: float = 0.0


class Audience:
    """The listeners of one generation. `snapshot` makes the frame for late joiners and says through which
    event it reaches; `forget` is told of connections that are gone or never answer.
    """

    def __init__(
        self, poster: Poster, snapshot: Callable[[float], tuple[bytes, int]], forget: Callable[[str], None]
    ) -> None:
        self._poster = poster
        self._snapshot = snapshot
        self._forget = forget
        self._listeners: dict[str, _Listener] = {}
        self.arrivals = 0

    def admit(self, subscriptions: Iterable[Subscription], arrivals: int = 0) -> None:
        """Take in those who arrived since the last call; a connection that asks again starts again.

        `arrivals` is the store's count, read before the list: who is counted but not listed left already.
        """
        for wish in subscriptions:
            if wish.arrival > self.arrivals:
                listener = _Listener(wish.connection, wish.after_seq, wish.snapshot)
                self._listeners[wish.connection.id] = listener
                self.arrivals = wish.arrival
        self.arrivals = max(self.arrivals, arrivals)

    def waiting(self, last_seq: int) -> float | None:
        """Say when to pump again for those who are not at `last_seq`; None where everybody has them."""
        behind = [one.retry_at for one in self._listeners.values() if one.snapshot or one.position != last_seq]
        return min(behind, default=None)

    def pump(self, events: Sequence[Event], last_seq: int, now: float) -> None:
        """Post to the listeners in turn what they lack up to `last_seq`.

        `events` is what is left of the log, without gaps. Ends early, with `waiting` at once, after many frames
        or after a post that failed, which may have taken seconds.
        """
        posted = 0
        for name, listener in list(self._listeners.items()):
            if now < listener.retry_at or not (listener.snapshot or listener.position != last_seq):
                continue
            self._listeners[name] = self._listeners.pop(name)  # the others come first the next time
            before = listener.position
            try:
                present = self._serve(listener, events, last_seq, now)
                listener.failures = 0
            except DeliveryError:
                listener.failures += 1
                listener.retry_at = now + _FIRST_PAUSE * 2.0 ** (listener.failures - 1)
                present = listener.failures < _MAX_FAILURES
            if not present:
                del self._listeners[name]
                self._forget(name)
            posted += abs(listener.position - before)
            if listener.failures or posted >= _ROUND:
                return

    def _serve(self, listener: _Listener, events: Sequence[Event], last_seq: int, now: float) -> bool:
        first = events[0].seq if events else last_seq + 1
        if listener.snapshot or listener.position + 1 < first or listener.position > last_seq:
            frame, through_seq = self._snapshot(now)
            if not self._poster.post(listener.connection, frame):
                return False
            listener.snapshot, listener.position = False, through_seq
        start = max(0, listener.position + 1 - first)
        for event in events[start : start + _TURN]:
            if not self._poster.post(listener.connection, event.frame):
                return False
            listener.position = event.seq
        return True
