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
    first, last = float(xs[0]), float(xs[-1])
    steps = {np.dtype(kind): [_from(x, kind) for x in xs[1:].tolist()] for kind in (np.float64, np.float32)}

    count = np.int8 if len(xs) < 128 else np.intp

    def through(x: Any) -> Any:
        x = np.asarray(x)
        # Most curves have so few points that comparing with each is quicker than a search.
        at = np.zeros(x.shape, count)
        for step in steps.get(x.dtype, steps[xs.dtype]):
            at += (x >= step).view(np.int8)
        at = at.astype(np.intp)
        y = x.astype(np.float64)
        np.maximum(y, first, out=y)
        np.minimum(y, last, out=y)
        y -= xs.take(at, mode="clip")
        y *= slopes.take(at, mode="clip")
        y += ys.take(at, mode="clip")
        return y

    return through


def _from(x: float, kind: type[np.float64 | np.float32]) -> np.float64 | np.float32:
    """The least number of this precision that is not less than x."""
    with np.errstate(over="ignore"):
        near = kind(x)
    return near if float(near) >= x else np.nextafter(near, kind(np.inf))


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
