"""Token buckets: how much one socket, seat or address may ask for in a while."""

import math

# Buckets of those who are not there are forgotten when there are more than this, once they are full again.
_REMEMBERED = 1024


class Bucket:
    """Hold up to `burst` tokens, refilled at `rate` a second; full at first. Times are seconds of any steady clock."""

    __slots__ = ("_at", "_level", "burst", "rate")

    def __init__(self, rate: float, burst: float) -> None:
        if not (math.isfinite(rate) and math.isfinite(burst) and rate > 0 and burst >= 1):
            raise ValueError(f"a bucket needs a rate above 0 and a burst of at least 1, not {rate} and {burst}")
        self.rate = rate
        self.burst = burst
        self._level = float(burst)
        self._at: float | None = None

    def take(self, now: float, cost: float = 1.0) -> bool:
        """Take `cost` tokens if they are there, and say whether they were."""
        self._refill(now)
        if self._level < cost:
            return False
        self._level -= cost
        return True

    def wait(self, now: float, cost: float = 1.0) -> float:
        """Seconds until `take` of the same cost would succeed, 0.0 if now. ValueError if the burst never holds it."""
        if cost > self.burst:
            raise ValueError(f"a bucket of {self.burst} tokens can never give {cost} at once")
        self._refill(now)
        return max(0.0, (cost - self._level) / self.rate)

    def full(self, now: float) -> bool:
        """Say whether nothing is owed, so that forgetting this bucket and making a new one would change nothing."""
        self._refill(now)
        return self._level >= self.burst

    def _refill(self, now: float) -> None:
        # A clock that steps back gives nothing and takes nothing: the level counts on from the new reading.
        if self._at is not None and now > self._at:
            self._level = min(self.burst, self._level + (now - self._at) * self.rate)
        self._at = now


class Buckets:
    """A bucket of the same rate and burst for each of many, made when it is first asked for."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate = rate
        self._burst = burst
        self._kept: dict[str, Bucket] = {}

    def of(self, whose: str, now: float) -> Bucket:
        """The bucket of one of them."""
        if whose not in self._kept:
            if len(self._kept) >= _REMEMBERED:
                self._kept = {name: bucket for name, bucket in self._kept.items() if not bucket.full(now)}
            self._kept[whose] = Bucket(self._rate, self._burst)
        return self._kept[whose]
