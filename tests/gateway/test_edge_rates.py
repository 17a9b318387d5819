"""A bucket gives what it holds, refills at its rate, and is never fuller than full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.gateway.rates import Bucket


def test_a_burst_goes_through_and_then_the_rate_rules():
    bucket = Bucket(rate=2, burst=3)
    assert [bucket.take(10.0) for _ in range(4)] == [True, True, True, False]
    assert bucket.wait(10.0) == 0.5
    assert not bucket.take(10.4)
    assert bucket.take(10.5)


def test_a_long_rest_fills_no_further_than_the_burst():
    bucket = Bucket(rate=100, burst=3)
    assert bucket.take(0.0, 3)
    assert [bucket.take(1e9) for _ in range(4)] == [True, True, True, False]


def test_a_bucket_is_full_again_once_nothing_is_owed():
    bucket = Bucket(rate=1, burst=5)
    assert bucket.full(0.0)
    bucket.take(0.0, 2)
    assert not bucket.full(1.9)
    assert bucket.full(2.0)


def test_a_clock_that_steps_back_gives_nothing_and_takes_nothing():
    bucket = Bucket(rate=1, burst=2)
    bucket.take(100.0, 2)
    assert not bucket.take(50.0)
    assert bucket.take(51.0)


@pytest.mark.parametrize(("rate", "burst"), [(0, 1), (-1, 1), (1, 0), (float("nan"), 1), (1, float("inf"))])
def test_a_bucket_that_could_never_give_is_refused(rate, burst):
    with pytest.raises(ValueError, match="a bucket needs"):
        Bucket(rate, burst)


def test_waiting_for_more_than_the_burst_is_refused():
    with pytest.raises(ValueError, match="can never give"):
        Bucket(1, 2).wait(0.0, 3)


asks = st.lists(st.tuples(st.floats(0, 5), st.floats(0.1, 4)), max_size=60)


@given(st.floats(0.1, 50), st.floats(4, 100), asks)
def test_no_more_is_ever_given_than_burst_and_rate_allow(rate, burst, asks):
    bucket, now, given_out = Bucket(rate, burst), 0.0, 0.0
    for pause, cost in asks:
        now += pause
        given_out += cost if bucket.take(now, cost) else 0.0
        assert given_out <= burst + rate * now + 1e-6


@given(st.floats(0.1, 50), st.floats(4, 100), asks)
def test_who_waits_as_long_as_told_is_served(rate, burst, asks):
    bucket, now = Bucket(rate, burst), 0.0
    for pause, cost in asks:
        now += pause
        # The nudge pays for rounding in the clock's own sum.
        now += bucket.wait(now, cost) + 1e-9
        assert bucket.take(now, cost)
