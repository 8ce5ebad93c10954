"""The token bucket."""

from local_gateway.testing import ManualClock
from local_gateway.throttle import TokenBucket


def test_bucket_gives_its_burst_and_then_its_rate():
    """A full bucket gives its burst at once, and after that as many as have flowed in."""
    clock = ManualClock()
    bucket = TokenBucket(clock, rate=10, burst=3)
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    clock.advance(0.2)
    assert [bucket.take() for _ in range(3)] == [True, True, False]
    clock.advance(60)
    assert sum(bucket.take() for _ in range(10)) == 3
