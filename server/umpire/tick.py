"""One tick of many worlds, with its ledger.

The stages, in this order: standing policies; effects that fall due; links; drift towards each gauge's baseline;
bounds; derived gauges; thresholds. The first four all read the values at the tick's start (and `before`, the start of
the tick before that), so within and between them order changes nothing. Each change is rounded to the quantum on its
own, and sums of quanta are exact, so no order of adding changes a bit either. Then every gauge moves by the sum of
its changes and is held within its bounds, the part cut off being a change too; the derived gauges are computed from
those values, each after those it needs; and a threshold is crossed when a gauge ends the tick beyond it that did not
end the last tick so.

Worlds are taken a block at a time, small enough to stay in the processor's cache. No world reads another.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .arithmetic import Values
from .course import Course, Rules, course, ruling
from .desk import Desk
from .engine import Engine
from .here import Kept, beyond, derive, here
from .landing import due, in_force, landed, left_after
from .layout import Flags, Floats
from .world import Cause, Crossing, Row
from .worlds import Dated, World

BLOCK = 10016
_PIECE = 256
RULES, DUE, LINKS, DRIFT, BOUNDS, DERIVED = range(6)


class Ledger(NamedTuple):
    """What changed in one tick: change `changes[i, k]` of gauge `gauges[i]` in world k, by `causes[i]`, in stage
    `stages[i]`.
    """

    tick: int
    gauges: list[int]
    causes: list[Cause]
    stages: list[int]
    changes: Floats

    def rows(self, engine: Engine, k: int = 0) -> tuple[Row, ...]:
        """The rows of world k that are not 0, by stage, gauge and cause."""
        column = self.changes[:, k]
        found = [
            (self.stages[at], engine.layout.gauges[self.gauges[at]], self.causes[at], float(column[at]))
            for at in np.flatnonzero(column).tolist()
        ]
        return tuple(Row(self.tick, gauge, cause, change) for _, gauge, cause, change in sorted(found))


class Tick(NamedTuple):
    """What a tick tells besides the worlds it changed: thresholds newly crossed (thresholds x n), and a ledger if
    asked.
    """

    tick: int
    crossed: Flags
    ledger: Ledger | None

    def crossings(self, engine: Engine, k: int = 0) -> tuple[Crossing, ...]:
        """The thresholds world k crossed, by gauge and id."""
        found = (engine.thresholds[at] for at in np.flatnonzero(self.crossed[:, k]).tolist())
        return tuple(Crossing(self.tick, gauge, threshold.id, threshold.rising) for gauge, threshold in found)


def step(engine: Engine, world: World, *, ledger: bool = False) -> Tick:
    """Run one tick of every world of the batch, in place."""
    tick, n = world.tick + 1, world.n
    width = _width(n)
    steady, dues = course(engine, world, width), due(world, tick)
    ruled = [(active, ruling(engine, steady, active)) for active in in_force(world)]
    gauges, first_rule = len(engine.layout.gauges), len(steady.gauges)
    first_due = first_rule + sum(len(rules.gauges) for _, rules in ruled)
    lines = first_due + len(dues)
    kept = np.empty((lines + gauges + len(engine.derived), n)) if ledger else None
    rest = None if kept is None else (kept[:first_rule], kept[first_rule:first_due], kept[lines : lines + gauges])
    values, others = np.empty((gauges, n), engine.layout.kind), dict[int, Values]()
    fallen: dict[int, Values] = {}
    # numpy takes a column beside rows slowly unless the pieces it works by are no longer than a row.
    with np.errstate(all="ignore"):
        np.setbufsize(_PIECE)
        at = here(engine, world)
        for place, item in enumerate(dues, first_due):
            row = landed(engine, item, at)
            others[item.gauge] = others[item.gauge] + row if item.gauge in others else row
            if kept is not None:
                kept[place] = row
            if item.keep < 1.0 or item.parts > 1:
                fallen[id(item)] = row
        if kept is None:
            # No ledger asks what bounds cut off, so blocks may add these up as they keep the rest.
            others = {gauge: row.astype(engine.layout.kind, copy=False) for gauge, row in others.items()}
        # A desk is taken away while it is worked at, so that ticks in two threads never share one.
        desk = steady.desks.pop(width, None) or Desk(engine, steady, width)
        for first in range(0, n, width):
            # The last block reaches back over worlds done already rather than being a narrow one; they come out the same.
            part = slice(min(first, n - width), min(first, n - width) + width)
            desk.work(world, ruled, others, values, part, rest)
        if len(steady.desks) > 1:
            steady.desks.clear()
        steady.desks[width] = desk
        derive(engine, at._replace(now=Kept(values), past=at.now), values)
    if kept is not None:
        for place, (gauge, _) in enumerate(engine.derived, lines + gauges):
            np.subtract(values[gauge], world.values[gauge], out=kept[place])
    past = beyond(engine, values)
    crossed = np.greater(past, world.crossed)
    world.before, world.values, world.crossed, world.tick = world.values, values, past, tick
    world.pending = left_after(world.pending, tick, fallen)
    if kept is None:
        return Tick(tick, crossed, None)
    return Tick(tick, crossed, Ledger(tick, *_labels(engine, steady, [rules for _, rules in ruled], dues), kept))


def _width(n: int) -> int:
    """How many worlds to take at a time: blocks of one width, that of whole lines of the cache."""
    even = -(-n // -(-n // BLOCK))
    return min(n, -(-even // 16) * 16)


def _labels(
    engine: Engine, steady: Course, ruled: list[Rules], dues: list[Dated]
) -> tuple[list[int], list[Cause], list[int]]:
    names = engine.layout.gauges
    derived = [gauge for gauge, _ in engine.derived]
    rules = [(gauge, cause, RULES) for some in ruled for gauge, cause in zip(some.gauges, some.causes, strict=True)]
    fallen = [(item.gauge, item.cause, DUE) for item in dues]
    bounds = [(at, Cause("bounds", f"gauges/{name}"), BOUNDS) for at, name in enumerate(names)]
    last = [(gauge, Cause("derived", f"gauges/{names[gauge]}"), DERIVED) for gauge in derived]
    stages = [DRIFT if cause.kind == "drift" else LINKS for cause in steady.causes]
    every = [*zip(steady.gauges, steady.causes, stages, strict=True), *rules, *fallen, *bounds, *last]
    return [gauge for gauge, _, _ in every], [cause for _, cause, _ in every], [stage for _, _, stage in every]
