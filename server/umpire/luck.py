"""The luck of futures: rows of random numbers, and how dice are read in many worlds at once.

Every row is numpy's Philox keyed by the forecast's own seed and by what the row is for, and world k takes its k-th number. So a
world's luck depends neither on how many worlds there are nor on what happens in any of them, and never on the game's secret.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import odds
from .content import DEGREES
from .layout import Floats

Bits = NDArray[np.uint64]
_PAIRS = tuple((one, other) for one in range(1, 7) for other in range(1, 7))
_DRAWN = 16


class Luck:
    """Random rows for the worlds `first` to `first + n` of a seed, dealt `times` over: worlds k and k + n have the same luck."""

    def __init__(self, seed: int, first: int, n: int, times: int = 1) -> None:
        self.seed, self.first, self.n, self.times = seed & (2**64 - 1), first, n, times

    def bits(self, *use: int) -> Bits:
        """64 random bits a world. `use` says what for: up to four whole numbers below 65,536."""
        row = 0
        for part in use:
            row = row << 16 | part
        stream = np.random.Philox(key=np.array([self.seed, row], np.uint64))
        # Philox gives four numbers a step, and can step ahead.
        stream.advance(self.first // 4)
        drawn: Bits = stream.random_raw(self.first % 4 + self.n)[self.first % 4 :]
        return drawn if self.times == 1 else np.tile(drawn, self.times)

    def rows(self, count: int, *use: int) -> list[Floats]:
        """Rows of numbers from 0 up to, not including, 1, on a grid of 2**-16: four from every 64 bits."""
        made: list[Floats] = []
        for number in range(-(-count // 4)):
            bits = self.bits(*use, number)
            for quarter in range(4):
                made.append((bits >> np.uint64(_DRAWN * quarter) & np.uint64(2**_DRAWN - 1)) / float(2**_DRAWN))
        return made[:count]

    def faces(self, sides: int, *use: int) -> NDArray[np.int64]:
        """A row of whole numbers from 0 up to, not including, `sides`."""
        drawn: NDArray[np.int64] = ((self.bits(*use) >> np.uint64(32)) * np.uint64(sides) >> np.uint64(32)).astype(
            np.int64
        )
        return drawn


def weighted(points: NDArray[np.int64], pairs: NDArray[np.int64]) -> NDArray[np.int8]:
    """Degrees, by their place in `DEGREES`, of throws of 2d6 (by their place among the 36) with these points."""
    low, high = int(points.min()), int(points.max())
    table = np.stack([_weighted(at) for at in range(low, high + 1)])
    degrees: NDArray[np.int8] = table[points - low, pairs]
    return degrees


def percentile(chances: NDArray[np.int64], rolls: NDArray[np.int64]) -> NDArray[np.int8]:
    """Degrees, by their place in `DEGREES`, of rolls of d100 (0 to 99) against chances in percent."""
    table = np.stack([_percentile(chance) for chance in range(101)])
    degrees: NDArray[np.int8] = table[chances, rolls]
    return degrees


def chances(points: NDArray[np.int64]) -> NDArray[np.int64]:
    """The chance of success in percent that 2d6 with these points have."""
    low, high = int(points.min()), int(points.max())
    table = np.array([odds.weighted_chance(at) for at in range(low, high + 1)])
    found: NDArray[np.int64] = table[points - low]
    return found


def share(shares: Sequence[float], degrees: NDArray[np.int8]) -> Floats:
    """The share of a card's effects that each world's degree leaves."""
    found: Floats = np.array(shares)[degrees]
    return found


@lru_cache(maxsize=256)
def _weighted(points: int) -> NDArray[np.int8]:
    return _row(odds.weighted_degree(pair, points) for pair in _PAIRS)


@lru_cache(maxsize=101)
def _percentile(chance: int) -> NDArray[np.int8]:
    return _row(odds.percentile_degree(roll, chance) for roll in range(1, 101))


def _row(degrees: Any) -> NDArray[np.int8]:
    return np.array([DEGREES.index(degree) for degree in degrees], np.int8)
