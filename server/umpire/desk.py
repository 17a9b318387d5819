"""The rows on which one block of worlds at a time is worked: few enough to stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from .course import Course
from .engine import Engine
from .formula import Compiled
from .here import Here
from .passes import rows_for
from .worlds import World


class Desk:
    """Rows for `width` worlds, for the course and some other formulas.

    `lay` puts a block of worlds on the desk; then `at` is what formulas see. `passes` are the course's with their rows,
    `changes` a row for each change (the course's first), `sums` what the gauges come to, in the course's order, and `new` the
    same rows in the order of the gauges.
    """

    def __init__(
        self, engine: Engine, world: World, steady: Course, formulas: Iterable[Compiled], lines: int, width: int
    ) -> None:
        gauges = len(engine.layout.gauges)
        self._remembered = sorted(steady.remembered.union(*(formula.remembered for formula in formulas)))
        self.steady = steady
        self._now, self._past = rows_for(gauges, width), rows_for(gauges, width)
        self._unknowns = rows_for(len(engine.layout.unknowns), width)
        shared = world.weights.shape[1] == 1
        self._weights = None if shared else rows_for(len(engine.layout.weights), width)
        rest = [*self._unknowns, *(world.weights if self._weights is None else self._weights)]
        self.at = Here(list(self._now), list(self._past), engine.start, rest)
        self.changes, self.sums = rows_for(lines, width), rows_for(gauges, width)
        rows = list(self.sums)
        self.new = [rows[place] for place in np.argsort(steady.order).tolist()]
        self.passes = steady.passes.bound([*self.at.now, *self.at.past, *rest], self.changes[: len(steady.gauges)])

    def lay(self, world: World, part: slice) -> None:
        """Put some of the worlds of a batch, as many as the desk is wide, on it."""
        self._now[...] = world.values[:, part]
        for gauge in self._remembered:
            self._past[gauge] = world.before[gauge, part]
        self._unknowns[...] = world.unknowns[:, part]
        if self._weights is not None:
            self._weights[...] = world.weights[:, part]

    def add_up(self, others: Sequence[int]) -> None:
        """Add all changes to what the gauges were; `others` are the gauges of those that the course does not know."""
        # All are whole quanta, and far below 2 to the 53rd of them: no addition here can round, so no order matters.
        np.take(self._now, self.steady.order, axis=0, out=self.sums, mode="clip")
        first = 0
        for size in self.steady.layers:
            self.sums[:size] += self.changes[first : first + size]
            first += size
        for gauge, change in zip(others, self.changes[first:], strict=True):
            self.new[gauge] += change
