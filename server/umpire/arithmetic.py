"""The arithmetic beneath formulas: what IEEE 754 fixes to the last bit, on rows of worlds or on single numbers.

Every function takes numbers or arrays and works world by world, so a world's result never depends on its neighbours.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64 | np.float32]
"""Rows of numbers in the precision in which a rulebook's worlds are kept."""

QUANTUM = 1 / 1024
"""Every gauge and every change of one is a multiple of this, so that sums of them are exact in any order."""

FAR = 2.0**30
"""No gauge and no single change is larger; thousands of such changes still add up without rounding."""

NEAR = 2.0**9
"""What `FAR` is to rows in single precision: a gauge, its drift and `MOST` links to it still add up without rounding."""

MOST = 28
"""How many links one gauge may have so: (1 + 2 + 28) times `NEAR` is less than 2 to the 24th quanta."""

_COARSE = {8: 1.5 * 2.0**52 * QUANTUM, 4: 1.5 * 2.0**23 * QUANTUM}


def divide(above: Any, below: Any) -> Any:
    """Divide, taking the quotient by 0 to be 0."""
    if isinstance(below, float):
        return above / below if below else 0.0
    if below.all():
        return above / below
    zero = below == 0.0
    return np.where(zero, 0.0, above / np.where(zero, 1.0, below))


def clamp(x: Any, low: Any, high: Any) -> Any:
    """Hold x between low and high; high wins where they cross."""
    return np.minimum(np.maximum(x, low), high)


def number(condition: Any) -> Any:
    """Count a condition as 1 or 0."""
    return np.where(condition, 1.0, 0.0)


def curve(points: Sequence[tuple[float, float]]) -> Callable[[Any], Any]:
    """Make the piecewise-linear function through the points, flat beyond the ends. ValueError unless x rises.

    numpy's own `interp` will not do: on some processors it fuses multiply and add, which rounds differently.
    """
    xs = np.array([x for x, _ in points], dtype=np.float64)
    ys = np.array([y for _, y in points], dtype=np.float64)
    if not len(xs) or not (np.isfinite(xs).all() and np.isfinite(ys).all()) or (np.diff(xs) <= 0.0).any():
        raise ValueError("a curve needs at least one point, all finite, with x rising from each point to the next")
    with np.errstate(over="ignore"):
        slopes = np.append(np.diff(ys) / np.diff(xs), 0.0)
    if not np.isfinite(slopes).all():
        raise ValueError("two points of the curve stand too close together for the step between them")
    tables: dict[np.dtype[Any], list[Any]] = {xs.dtype: [xs, slopes, ys]}
    with np.errstate(all="ignore"):
        single = [table.astype(np.float32) for table in (xs, slopes, ys)]
    # Along rows in single precision the curve is taken in it, too, if that can hold the curve.
    if np.isfinite(single).all() and (np.diff(single[0]) > 0.0).all():
        tables[single[0].dtype] = single
    count = np.int8 if len(xs) < 128 else np.intp

    def through(x: Any) -> Any:
        x = np.asarray(x)
        starts, rises, heights = tables.get(x.dtype, tables[xs.dtype])
        # Most curves have so few points that comparing with each is quicker than a search.
        at = np.zeros(x.shape, count)
        for start in starts[1:]:
            at += (x >= start).view(np.int8)
        at = at.astype(np.intp)
        y = x.astype(starts.dtype)
        np.maximum(y, starts[0], out=y)
        np.minimum(y, starts[-1], out=y)
        y -= starts.take(at, mode="clip")
        y *= rises.take(at, mode="clip")
        y += heights.take(at, mode="clip")
        return y

    return through


def tame_all(raw: Values) -> None:
    """Keep rows of changes real and within `FAR`, or `NEAR` if they are in single precision, in place.

    What overflowed to infinity is cut to that; what has no value at all (infinity less infinity) counts as no change.
    """
    far = FAR if raw.itemsize == 8 else NEAR
    # One pass finds that nothing is out of hand: where the squares of each row add up to less than far's, none exceeds it.
    if np.vecdot(raw, raw).max(initial=0.0) <= far * far / 2:
        return
    # Nothing that has no value is within anything.
    if not (raw.min() >= -far and raw.max() <= far):
        np.nan_to_num(raw, copy=False, nan=0.0, posinf=far, neginf=-far)
        np.minimum(np.maximum(raw, -far, out=raw), far, out=raw)


def round_all(raw: Values) -> None:
    """Round tamed values to the quantum, in place, halves to the even quantum, and without negative zeros."""
    # Numbers beside this one stand a quantum apart, so the sum is the number rounded, as IEEE 754 rounds.
    coarse = _COARSE[raw.itemsize]
    raw += coarse
    raw -= coarse


def settle(raw: Any, n: int) -> NDArray[np.float64]:
    """Round values to the quantum, as a new row of `n` without unreal values or negative zeros."""
    row = np.empty(n)
    row[...] = raw
    tame_all(row.reshape(1, -1))
    round_all(row)
    return row


def tame(value: float) -> float:
    """Keep a number real and within `FAR`, as `tame_all` does, without rounding it."""
    if value != value:
        return 0.0
    return min(max(value, -FAR), FAR) + 0.0
