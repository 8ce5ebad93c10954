"""The clock that tests turn by hand."""

from local_gateway.testing import ManualClock


def test_callbacks_run_at_their_own_time_and_in_order():
    """What becomes due on the way runs at its time, also what such a callback has asked for."""
    clock, ran = ManualClock(100.0), []

    def again():
        ran.append(("first", clock.time()))
        clock.call_later(1.0, lambda: ran.append(("third", clock.time())))

    clock.call_later(5.0, lambda: ran.append(("late", clock.time())))
    clock.call_later(1.0, again)
    clock.call_later(1.0, lambda: ran.append(("second", clock.time())))
    cancelled = clock.call_later(1.5, lambda: ran.append(("never", clock.time())))
    cancelled.cancel()
    assert clock.pending == 3
    clock.advance(2.0)
    assert ran == [("first", 101.0), ("second", 101.0), ("third", 102.0)]
    assert clock.time() == 102.0
    clock.advance(10.0)
    assert ran[-1] == ("late", 105.0)
    assert clock.pending == 0
