"""The rows on which one block of worlds at a time is worked: few enough to stay in the processor's cache."""

from __future__ import annotations

import numpy as np

from .arithmetic import round_all, tame_all
from .course import Course
from .engine import Engine
from .layout import Floats
from .passes import rows_for
from .worlds import World


class Desk:
    """Rows for `width` worlds. `changes` are the course's in the block last worked, rounded; `uncut` is what they all came to."""

    def __init__(self, engine: Engine, world: World, steady: Course, width: int) -> None:
        count, layout = len(engine.layout.gauges), engine.layout
        self._low, self._high, self._steady = engine.low, engine.high, steady
        self._remembered = sorted(steady.remembered)
        self._now, self._past, self.uncut = rows_for(count, width), rows_for(count, width), rows_for(count, width)
        self._unknowns = rows_for(len(layout.unknowns), width)
        self._weights = None if steady.shared else rows_for(len(layout.weights), width)
        self.changes = rows_for(len(steady.gauges), width)
        # The rows of gauges to which no link leads stay as they are.
        self.changes[count : 2 * count] = 0.0
        self._drift, self._first = self.changes[:count], self.changes[count : 2 * count]
        sums, changes = list(self.uncut), list(self.changes)
        self._more = list(zip([sums[gauge] for gauge in steady.gauges], changes, strict=True))[2 * count :]
        weights = world.weights if self._weights is None else self._weights
        self._away = rows_for(count, width)
        given = [*self._now, *self._past, *self._unknowns, *weights, *self._away]
        self._passes = steady.passes.bound(given, [changes[place] for place in steady.links], width)

    def work(self, world: World, before: Floats, after: Floats, part: slice) -> None:
        """Work some of the worlds of a batch, as many as the desk is wide: what they come to goes to `after`, within bounds.

        `before` is what other changes made of the gauges already.
        """
        now, sums = self._now, self.uncut
        now[...] = world.values[:, part]
        for gauge in self._remembered:
            self._past[gauge] = world.before[gauge, part]
        self._unknowns[...] = world.unknowns[:, part]
        if self._weights is not None:
            self._weights[...] = world.weights if world.weights.shape[1] == 1 else world.weights[:, part]
        # Most links read how far a gauge is from where it began, and most gauges drift back there.
        np.subtract(now, self._steady.home, out=self._away)
        np.multiply(self._away, self._steady.share, out=self._drift)
        for call, rows in self._passes:
            call(*rows)
        tame_all(self.changes)
        round_all(self.changes)
        # All are whole quanta, and far below 2 to the 53rd of them: no addition here can round, so no order matters.
        np.add(now if before is world.values else before[:, part], self._drift, out=sums)
        sums += self._first
        for row, change in self._more:
            row += change
        np.maximum(sums, self._low, out=after[:, part])
        np.minimum(after[:, part], self._high, out=after[:, part])
