"""A token bucket, as the platform throttles with."""

from __future__ import annotations

from local_gateway.clock import Clock

__all__ = ["TokenBucket"]


class TokenBucket:
    """Holds at most `burst` tokens and gains `rate` of them a second; starts full."""

    def __init__(self, clock: Clock, *, rate: float, burst: float) -> None:
        self._clock = clock
        self._rate = rate
        self._burst = burst
        self._tokens = burst
        self._at = clock.time()

    def take(self) -> bool:
        """Take one token if there is one."""
        now = self._clock.time()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True
