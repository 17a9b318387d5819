"""The arithmetic beneath formulas: what IEEE 754 fixes to the last bit, on rows of worlds or on single numbers.

Every function takes numbers or arrays and works world by world, so a world's result never depends on its neighbours.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

QUANTUM = 1 / 1024
"""Every gauge and every change of one is a multiple of this, so that sums of them are exact in any order."""

FAR = 2.0**30
"""No gauge and no single change is larger; thousands of such changes still add up without rounding."""

_COARSE = 1.5 * 2.0**52 * QUANTUM


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
    first, later, last = float(xs[0]), xs[1:], float(xs[-1])

    def through(x: Any) -> Any:
        inside = np.minimum(np.maximum(x, first), last)
        at = later.searchsorted(inside, "right")
        return ys[at] + slopes[at] * (inside - xs[at])

    return through


def tame_all(raw: NDArray[np.float64]) -> None:
    """Keep rows of changes real and within `FAR`, in place.

    What overflowed to infinity is cut to `FAR`; what has no value at all (infinity less infinity) counts as no change.
    """
    # One pass finds that nothing is out of hand: where the squares of each row add up to less than FAR's, none exceeds it.
    if not np.vecdot(raw, raw).max(initial=0.0) <= FAR * FAR / 2:
        np.nan_to_num(raw, copy=False, nan=0.0, posinf=FAR, neginf=-FAR)
        np.minimum(np.maximum(raw, -FAR, out=raw), FAR, out=raw)


def round_all(raw: NDArray[np.float64]) -> None:
    """Round tamed values to the quantum, in place, halves to the even quantum, and without negative zeros."""
    # Numbers beside this one stand a quantum apart, so the sum is the number rounded, as IEEE 754 rounds.
    raw += _COARSE
    raw -= _COARSE


def settle(raw: Any, like: NDArray[np.float64]) -> NDArray[np.float64]:
    """Round values to the quantum, as a new row of the shape of `like` without unreal values or negative zeros."""
    row = np.empty_like(like)
    row[...] = raw
    tame_all(row.reshape(1, -1))
    round_all(row)
    return row


def tame(value: float) -> float:
    """Keep a number real and within `FAR`, as `tame_all` does, without rounding it."""
    if value != value:
        return 0.0
    return min(max(value, -FAR), FAR) + 0.0
