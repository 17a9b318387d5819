"""The luck of futures: rows of random numbers, and how dice are read in many worlds at once.

Every row is dealt by numpy's PCG64DXSM, which begins where Philox, keyed by the forecast's own seed and by what the row is for,
sends it, and world k takes its k-th number. So a world's luck depends neither on how many worlds there are nor on what happens
in any of them, and never on the game's secret.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import odds
from .content import DEGREES, Degree

Bits = NDArray[np.uint64]
Faces = NDArray[np.int64]
_PAIRS = tuple((one, other) for one in range(1, 7) for other in range(1, 7))
_HALF, _LOWER = np.uint64(32), np.uint64(2**32 - 1)
_GROUP = 128
_SIGNS = np.uint64(0x8000_8000_8000_8000)
# With so many points every throw but the two natural extremes is decisive, or against so many a backfire; more change nothing.
_SURE = 12


class Luck:
    """Random rows for the worlds `first` to `first + n` of a seed, dealt `times` over: worlds k and k + n have the same luck."""

    def __init__(self, seed: int, first: int, n: int, times: int = 1) -> None:
        self.seed, self.first, self.n, self.times = seed & (2**64 - 1), first, n, times
        self._mixer, self._stream = np.random.Philox(key=0), np.random.PCG64DXSM(0)
        self._key: Any = self._mixer.state
        self._state: Any = self._stream.state

    def bits(self, *use: int) -> Bits:
        """64 random bits a world. `use` says what for: up to four whole numbers below 65,536."""
        drawn = self._drawn(self.first, self.n, use)
        return drawn if self.times == 1 else np.tile(drawn, self.times)

    def rows(self, count: int, *use: int, reach: float = 1.0) -> Iterator[NDArray[np.float32]]:
        """Rows of numbers from -1 up to, not including, 1, on a grid of 2**-15, `reach` times."""
        # Of so many worlds' bits the first quarter are the first row's, and so on: the numbers of a row lie side by side.
        lead = self.first % _GROUP
        groups = -(-(lead + self.n) // _GROUP)
        for number in range(-(-count // 4)):
            # Whole numbers from 0, less half of as many as there are, are the same bits with the first turned over and a sign.
            turned = self._drawn(self.first - lead, groups * _GROUP, (*use, number)) ^ _SIGNS
            quarters = turned.astype("<u8", copy=False).view("<i2").reshape(groups, 4, _GROUP)
            for quarter in range(min(4, count - 4 * number)):
                row = quarters[:, quarter].astype(np.float32).reshape(-1)[lead : lead + self.n]
                row *= reach * 2.0**-15
                yield row if self.times == 1 else np.tile(row, self.times)

    def faces(self, sides: int, *use: int) -> Faces:
        """A row of whole numbers from 0 up to, not including, `sides`."""
        return _faces(self.bits(*use) >> _HALF, sides)

    def two(self, sides: int, *use: int) -> tuple[Faces, Faces]:
        """Two such rows of the same bits, of half of them each."""
        drawn = self.bits(*use)
        return _faces(drawn >> _HALF, sides), _faces(drawn & _LOWER, sides)

    def _drawn(self, first: int, n: int, use: tuple[int, ...]) -> Bits:
        row = 0
        for part in use:
            row = row << 16 | part
        # Philox makes of any two keys, however alike, two that have nothing in common; the other deals twice as fast.
        self._key["state"]["key"] = np.array([self.seed, row], np.uint64)
        self._mixer.state = self._key
        one, two, three, four = self._mixer.random_raw(4).tolist()
        self._state["state"] = {"state": one << 64 | two, "inc": three << 64 | four | 1}
        self._stream.state = self._state
        self._stream.advance(first)
        drawn: Bits = self._stream.random_raw(n)
        return drawn


def _faces(half: Bits, sides: int) -> Faces:
    half *= np.uint64(sides)
    half >>= _HALF
    return half.view(np.int64)


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
