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

from .arithmetic import QUANTUM, tame_all
from .engine import Engine, Line
from .here import Here, beyond, derive, here, squeeze
from .layout import Flags, Floats
from .world import Cause, Crossing, Row
from .worlds import Active, Dated, World

BLOCK = 4096
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
    """What will change in a tick, line by line: rules in force and links (`formulas` in all), effects due, drifts."""

    rules: list[tuple[Active, Line]]
    due: list[Dated]
    formulas: int
    gauges: list[int]
    causes: list[Cause]
    stages: list[int]


def step(engine: Engine, world: World, *, ledger: bool = False) -> Tick:
    """Run one tick of every world of the batch, in place."""
    tick, n = world.tick + 1, world.n
    plan = _planned(engine, world, tick)
    lines = len(plan.gauges)
    size = lines + len(engine.layout.gauges) + len(engine.derived)
    kept = np.empty((size, n)) if ledger else None
    block = np.empty((lines, min(n, BLOCK)))
    values = np.empty_like(world.values)
    left = {id(item): np.empty(n) for item in plan.due if item.keep < 1.0}
    with np.errstate(all="ignore"):
        for first in range(0, n, BLOCK):
            part = slice(first, min(n, first + BLOCK))
            at = here(engine, world, part)
            changes = block[:, : part.stop - first]
            _fill(engine, plan, at, part, changes)
            # What is due and what drifts is within bounds already; only a formula can overflow.
            tame_all(changes[: plan.formulas])
            np.rint(changes, out=changes)
            _land(engine, plan, at, changes, values[:, part], None if kept is None else kept[:, part])
            for place, item in enumerate(plan.due, plan.formulas):
                if item.keep < 1.0:
                    ebb = left[id(item)][part]
                    np.multiply(changes[place], QUANTUM, out=ebb)
                    if item.landed:
                        ebb += item.amount[part]
    past = beyond(engine, values)
    crossed = past & ~world.crossed
    world.before, world.values, world.crossed, world.tick = world.values, values, past, tick
    world.pending = _still_pending(world.pending, tick, left)
    if kept is None:
        return Tick(tick, crossed, None)
    return Tick(tick, crossed, Ledger(tick, *_labels(engine, plan), kept))


def _planned(engine: Engine, world: World, tick: int) -> _Plan:
    world.standing = [active for active in world.standing if active.where.any()]
    rules = [
        (active, line)
        for active in world.standing
        for line in engine.rules(active.policy, active.team, tuple(sorted(active.parameters)))
    ]
    due = [item for item in world.pending if item.due == tick]
    groups = {
        RULES: [(line.gauge, line.cause) for _, line in rules],
        LINKS: [(line.gauge, line.cause) for line in engine.links],
        DUE: [(item.gauge, item.cause) for item in due],
        DRIFT: [(drift.gauge, drift.cause) for drift in engine.drifts],
    }
    return _Plan(
        rules,
        due,
        len(rules) + len(engine.links),
        [gauge for group in groups.values() for gauge, _ in group],
        [cause for group in groups.values() for _, cause in group],
        [stage for stage, group in groups.items() for _ in group],
    )


def _fill(engine: Engine, plan: _Plan, at: Here, part: slice, changes: Floats) -> None:
    """Compute every change from the values at the tick's start, in quanta but not yet rounded."""
    rows = iter(changes)
    for active, line in plan.rules:
        row = next(rows)
        parameters = [active.parameters[name][part] for name in sorted(active.parameters)]
        np.multiply(at.run(line.formula, parameters), 1 / QUANTUM, out=row)
        if line.headroom:
            squeeze(engine, line.gauge, at.now[line.gauge], row)
        row *= active.where[part]
    for line in engine.links:
        row = next(rows)
        np.multiply(at.run(line.formula), 1 / QUANTUM, out=row)
        if line.headroom:
            squeeze(engine, line.gauge, at.now[line.gauge], row)
    for item in plan.due:
        _fall_due(engine, item, at, part, next(rows))
    for drift in engine.drifts:
        row = next(rows)
        np.subtract(drift.baseline, at.now[drift.gauge], out=row)
        row *= drift.share / QUANTUM


def _fall_due(engine: Engine, item: Dated, at: Here, part: slice, row: Floats) -> None:
    np.multiply(item.amount[part], 1 / QUANTUM, out=row)
    if item.landed:
        left = row * item.keep
        np.subtract(np.trunc(left, out=left), row, out=row)
        return
    if item.parts > 1:
        row /= item.parts
    if item.provided:
        names = sorted(item.parameters)
        row *= at.holds(engine.formula(item.provided, tuple(names)), [item.parameters[name][part] for name in names])
    if item.headroom:
        squeeze(engine, item.gauge, at.now[item.gauge], row)


def _land(engine: Engine, plan: _Plan, at: Here, changes: Floats, values: Floats, kept: Floats | None) -> None:
    """Add the changes up into `values`, cut at the bounds, derive the rest; note every change in `kept`."""
    rows = list(values)
    # All is counted in quanta, whole numbers far below 2 to the 53rd, until it is cut: no addition here can round.
    for row, was in zip(rows, at.now, strict=True):
        np.multiply(was, 1 / QUANTUM, out=row)
    for gauge, change in zip(plan.gauges, changes, strict=True):
        rows[gauge] += change
    lines, gauges = len(plan.gauges), len(rows)
    if kept is not None:
        np.multiply(changes, QUANTUM, out=kept[:lines])
        np.multiply(values, -QUANTUM, out=kept[lines : lines + gauges])
    np.clip(values, engine.low / QUANTUM, engine.high / QUANTUM, out=values)
    values *= QUANTUM
    if kept is not None:
        kept[lines : lines + gauges] += values
    derive(engine, at._replace(now=rows, past=at.now))
    if kept is not None:
        for place, (gauge, _) in enumerate(engine.derived, lines + gauges):
            np.subtract(rows[gauge], at.now[gauge], out=kept[place])


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
            rest = item.amount - np.rint(item.amount * (1 / QUANTUM) / item.parts) * QUANTUM
            still.append(replace(item, due=tick + 1, amount=rest, parts=item.parts - 1))
    return still


def _labels(engine: Engine, plan: _Plan) -> tuple[list[int], list[Cause], list[int]]:
    names = engine.layout.gauges
    bounds = [Cause("bounds", f"gauges/{name}") for name in names]
    derived = [Cause("derived", f"gauges/{names[gauge]}") for gauge, _ in engine.derived]
    return (
        [*plan.gauges, *range(len(names)), *(gauge for gauge, _ in engine.derived)],
        [*plan.causes, *bounds, *derived],
        [*plan.stages, *[BOUNDS] * len(bounds), *[DERIVED] * len(derived)],
    )
