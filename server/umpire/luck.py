"""The luck of futures: rows of random numbers, and how dice are read in many worlds at once.

Every row is numpy's Philox keyed by the forecast's own seed and by what the row is for, and world k takes its k-th number. So a
world's luck depends neither on how many worlds there are nor on what happens in any of them, and never on the game's secret.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import odds
from .content import DEGREES, Degree

Bits = NDArray[np.uint64]
_PAIRS = tuple((one, other) for one in range(1, 7) for other in range(1, 7))
_SIGNS = np.uint64(0x8000_8000_8000_8000)
# With so many points every throw but the two natural extremes is decisive, or against so many a backfire; more change nothing.
_SURE = 12


class Luck:
    """Random rows for the worlds `first` to `first + n` of a seed, dealt `times` over: worlds k and k + n have the same luck."""

    def __init__(self, seed: int, first: int, n: int, times: int = 1) -> None:
        self.seed, self.first, self.n, self.times = seed & (2**64 - 1), first, n, times
        self._stream = np.random.Philox(key=0)
        self._state: Any = self._stream.state

    def bits(self, *use: int) -> Bits:
        """64 random bits a world. `use` says what for: up to four whole numbers below 65,536."""
        row = 0
        for part in use:
            row = row << 16 | part
        # Philox gives four numbers a step, and can begin at any. To set a stream takes a fifth of the time of making one.
        self._state["state"]["key"] = np.array([self.seed, row], np.uint64)
        self._state["state"]["counter"] = np.array([self.first // 4, 0, 0, 0], np.uint64)
        self._stream.state = self._state
        drawn: Bits = self._stream.random_raw(self.first % 4 + self.n)[self.first % 4 :]
        return drawn if self.times == 1 else np.tile(drawn, self.times)

    def rows(self, count: int, *use: int, reach: float = 1.0) -> Iterator[NDArray[np.float32]]:
        """Rows of numbers from -1 up to, not including, 1, on a grid of 2**-15, `reach` times: four from every 64 bits."""
        for number in range(-(-count // 4)):
            # Whole numbers from 0, less half of as many as there are, are the same bits with the first turned over and a sign.
            turned = self.bits(*use, number)
            turned ^= _SIGNS
            quarters = turned.astype("<u8", copy=False).view("<i2").reshape(-1, 4).T
            for quarter in quarters[: count - 4 * number]:
                row = quarter.astype(np.float32)
                row *= reach * 2.0**-15
                yield row

    def faces(self, sides: int, *use: int) -> NDArray[np.int64]:
        """A row of whole numbers from 0 up to, not including, `sides`."""
        drawn = self.bits(*use)
        drawn >>= np.uint64(32)
        drawn *= np.uint64(sides)
        drawn >>= np.uint64(32)
        return drawn.view(np.int64)


def weighted(points: NDArray[np.int64], pairs: NDArray[np.int64]) -> NDArray[np.int8]:
    """Degrees, by their place in `DEGREES`, of throws of 2d6 (by their place among the 36) with these points."""
    place = np.minimum(np.maximum(points, -_SURE), _SURE)
    place += _SURE
    place *= len(_PAIRS)
    place += pairs
    degrees: NDArray[np.int8] = _weighted().take(place)
    return degrees


def percentile(chances: NDArray[np.int64], rolls: NDArray[np.int64]) -> NDArray[np.int8]:
    """Degrees, by their place in `DEGREES`, of rolls of d100 (0 to 99) against chances in percent."""
    degrees: NDArray[np.int8] = _percentile()[chances, rolls]
    return degrees


def chances(points: NDArray[np.int64]) -> NDArray[np.int64]:
    """The chance of success in percent that 2d6 with these points have."""
    low, high = int(points.min()), int(points.max())
    table = np.array([odds.weighted_chance(at) for at in range(low, high + 1)])
    found: NDArray[np.int64] = table[points - low]
    return found


@lru_cache(maxsize=1)
def _weighted() -> NDArray[np.int8]:
    return _rows([[odds.weighted_degree(pair, points) for pair in _PAIRS] for points in range(-_SURE, _SURE + 1)])


@lru_cache(maxsize=1)
def _percentile() -> NDArray[np.int8]:
    return _rows([[odds.percentile_degree(roll, chance) for roll in range(1, 101)] for chance in range(101)])


def _rows(degrees: list[list[Degree]]) -> NDArray[np.int8]:
    return np.array([[DEGREES.index(degree) for degree in row] for row in degrees], np.int8)
