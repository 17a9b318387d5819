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

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from .arithmetic import QUANTUM, round_all, tame_all
from .course import Course, course
from .desk import Desk
from .engine import Engine, Line
from .formula import Compiled
from .here import Here, beyond, derive, squeeze
from .layout import Flags, Floats
from .world import Cause, Crossing, Row
from .worlds import Active, Dated, World

BLOCK = 1024
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


class _Plan(NamedTuple):
    """What changes in a tick beyond the course of things: rules in force and effects due, each with its gauge."""

    rules: list[tuple[Active, Line]]
    due: list[Dated]


def step(engine: Engine, world: World, *, ledger: bool = False) -> Tick:
    """Run one tick of every world of the batch, in place."""
    tick, n = world.tick + 1, world.n
    plan, steady = _planned(engine, world, tick), course(engine, world)
    lines = len(steady.gauges) + len(plan.rules) + len(plan.due)
    kept = np.empty((lines + len(engine.layout.gauges) + len(engine.derived), n)) if ledger else None
    values = np.empty_like(world.values)
    left = {id(item): np.empty(n) for item in plan.due if item.keep < 1.0 or item.parts > 1}
    width = _width(n)
    asked = [line.formula for _, line in plan.rules] + [_condition(engine, item) for item in plan.due if item.provided]
    desk = Desk(engine, world, steady, asked, lines, width)
    with np.errstate(all="ignore"):
        for first in range(0, n, width):
            # The last block reaches back over worlds done already rather than being a narrow one; they come out the same.
            part = slice(min(first, n - width), min(first, n - width) + width)
            desk.lay(world, part)
            _fill(engine, plan, desk, part)
            # What is due is within bounds already; only a formula can overflow.
            tame_all(desk.changes[: lines - len(plan.due)])
            round_all(desk.changes)
            desk.add_up([line.gauge for _, line in plan.rules] + [item.gauge for item in plan.due])
            _land(engine, desk, None if kept is None else kept[:, part])
            values[:, part][steady.order] = desk.sums
            for row, item in zip(desk.changes[lines - len(plan.due) :], plan.due, strict=True):
                if item.parts > 1:
                    _put_off(item, row, part, left[id(item)][part])
                elif item.keep < 1.0:
                    left[id(item)][part] = row + item.amount[part] if item.landed else row
    past = beyond(engine, values)
    crossed = past & ~world.crossed
    world.before, world.values, world.crossed, world.tick = world.values, values, past, tick
    world.pending = _still_pending(world.pending, tick, left)
    if kept is None:
        return Tick(tick, crossed, None)
    return Tick(tick, crossed, Ledger(tick, *_labels(engine, steady, plan), kept))


def _width(n: int) -> int:
    """How many worlds to take at a time: blocks of one width, that of whole lines of the cache."""
    even = -(-n // -(-n // BLOCK))
    return min(n, -(-even // 8) * 8)


def _planned(engine: Engine, world: World, tick: int) -> _Plan:
    world.standing = [active for active in world.standing if active.where.any()]
    rules = [
        (active, line)
        for active in world.standing
        for line in engine.rules(active.policy, active.team, tuple(sorted(active.parameters)))
    ]
    return _Plan(rules, [item for item in world.pending if item.due == tick])


def _fill(engine: Engine, plan: _Plan, desk: Desk, part: slice) -> None:
    """Compute every change from the values at the tick's start, not yet rounded."""
    for work, rows in desk.passes:
        work(*rows)
    rest = iter(desk.changes[len(desk.steady.gauges) :])
    for active, line in plan.rules:
        row = next(rest)
        parameters = [active.parameters[name][part] for name in sorted(active.parameters)]
        row[...] = desk.at.run(line.formula, parameters)
        if line.headroom:
            squeeze(engine, line.gauge, desk.at.now[line.gauge], row)
        row *= active.where[part]
    for item in plan.due:
        _fall_due(engine, item, desk.at, part, next(rest))


def _fall_due(engine: Engine, item: Dated, at: Here, part: slice, row: Floats) -> None:
    amount = item.amount[part]
    if item.landed:
        # What fades keeps whole quanta.
        np.multiply(amount, item.keep / QUANTUM, out=row)
        np.multiply(np.trunc(row, out=row), QUANTUM, out=row)
        row -= amount
        return
    if item.parts > 1:
        np.divide(amount, item.parts, out=row)
    else:
        row[...] = amount
    if item.provided:
        row *= at.holds(_condition(engine, item), [item.parameters[name][part] for name in sorted(item.parameters)])
    if item.headroom:
        squeeze(engine, item.gauge, at.now[item.gauge], row)


def _put_off(item: Dated, landed: Floats, part: slice, left: Floats) -> None:
    """What is left to land later when a part has come due, whether or not it has landed whole."""
    amount = item.amount[part]
    if item.provided or item.headroom:
        np.divide(amount, item.parts, out=left)
        round_all(left)
        landed = left
    np.subtract(amount, landed, out=left)


def _condition(engine: Engine, item: Dated) -> Compiled:
    return engine.formula(item.provided, tuple(sorted(item.parameters)))


def _land(engine: Engine, desk: Desk, kept: Floats | None) -> None:
    """Cut the sums at the bounds and derive the rest; note every change in `kept`."""
    lines, gauges = len(desk.changes), len(desk.sums)
    rows = desk.new
    if kept is not None:
        kept[:lines] = desk.changes
        for bound, row in zip(kept[lines:], rows, strict=False):
            np.negative(row, out=bound)
    # Few gauges reach a bound in a tick, so it is worth asking which do.
    lows, highs = desk.sums.min(axis=1).tolist(), desk.sums.max(axis=1).tolist()
    for gauge, least, most in zip(desk.steady.order.tolist(), lows, highs, strict=True):
        low, high = engine.bounds[gauge]
        if least < low:
            np.maximum(rows[gauge], low, out=rows[gauge])
        if most > high:
            np.minimum(rows[gauge], high, out=rows[gauge])
    if kept is not None:
        for bound, row in zip(kept[lines:], rows, strict=False):
            bound += row
    derive(engine, desk.at._replace(now=rows, past=desk.at.now))
    if kept is not None:
        for place, (gauge, _) in enumerate(engine.derived, lines + gauges):
            np.subtract(rows[gauge], desk.at.now[gauge], out=kept[place])


def _still_pending(pending: list[Dated], tick: int, left: dict[int, Floats]) -> list[Dated]:
    """What is on its way after a tick: parts yet to land, and what has not faded."""
    still = []
    for item in pending:
        if item.due != tick:
            still.append(item)
        elif item.keep < 1.0:
            ebb = left[id(item)]
            if ebb.any():
                still.append(
                    replace(item, due=tick + 1, amount=ebb, landed=True, provided="", headroom=False, parameters={})
                )
        elif item.parts > 1:
            still.append(replace(item, due=tick + 1, amount=left[id(item)], parts=item.parts - 1))
    return still


def _labels(engine: Engine, steady: Course, plan: _Plan) -> tuple[list[int], list[Cause], list[int]]:
    names = engine.layout.gauges
    derived = [gauge for gauge, _ in engine.derived]
    rules = [(line.gauge, line.cause, RULES) for _, line in plan.rules]
    due = [(item.gauge, item.cause, DUE) for item in plan.due]
    bounds = [(at, Cause("bounds", f"gauges/{name}"), BOUNDS) for at, name in enumerate(names)]
    last = [(gauge, Cause("derived", f"gauges/{names[gauge]}"), DERIVED) for gauge in derived]
    stages = [DRIFT if drift else LINKS for drift in steady.drifts]
    every = [*zip(steady.gauges, steady.causes, stages, strict=True), *rules, *due, *bounds, *last]
    return [gauge for gauge, _, _ in every], [cause for _, cause, _ in every], [stage for _, _, stage in every]
