"""Time two ways of doing something in turns, so that a busy machine slows both alike."""

import gc
import statistics
import time
from collections.abc import Callable
from typing import Any

Work = Callable[[], Any]
Clock = Callable[[], float]


def beside(
    ours: Work, theirs: Work, *, seconds: float, rounds: int = 200, clock: Clock = time.perf_counter
) -> tuple[float, float]:
    """Milliseconds of each way by the clock: the medians of rounds in turns, at least one, until the time is up."""
    mine: list[float] = []
    other: list[float] = []
    end = time.perf_counter() + seconds
    while not mine or (len(mine) < rounds and time.perf_counter() < end):
        mine.append(once(ours, clock))
        other.append(once(theirs, clock))
    return statistics.median(mine), statistics.median(other)


def once(work: Work, clock: Clock = time.perf_counter) -> float:
    """Milliseconds of one run, in which no garbage of earlier ones is collected."""
    gc.disable()
    try:
        began = clock()
        work()
        return (clock() - began) * 1000
    finally:
        gc.enable()


def share(values: list[float], percent: float) -> float:
    """The value below which this percentage of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
