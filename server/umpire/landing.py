"""What changes gauges in a tick beyond the course of things: standing policies, and effects that fall due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from .arithmetic import QUANTUM, round_all, tame_all
from .engine import Engine, Line
from .here import Here, here, squeeze
from .layout import Floats
from .worlds import Active, Dated, World


def ruling(engine: Engine, world: World) -> list[tuple[Active, Line]]:
    """The rules in force, each with the policy it belongs to; a policy in force nowhere is let go."""
    world.standing = [active for active in world.standing if active.where.any()]
    return [
        (active, line)
        for active in world.standing
        for line in engine.rules(active.policy, active.team, tuple(sorted(active.parameters)))
    ]


def due(world: World, tick: int) -> list[Dated]:
    """The effects that fall due in a tick."""
    return [item for item in world.pending if item.due == tick]


def landed(engine: Engine, world: World, rules: list[tuple[Active, Line]], dues: list[Dated]) -> Iterator[Floats]:
    """A row for each rule and each effect due: what it changes, rounded. A row may be an effect's own and is only to be read."""
    if not rules and not dues:
        return
    at = here(engine, world)
    for active, line in rules:
        row = np.empty(world.n)
        row[...] = at.run(line.formula, [active.parameters[name] for name in sorted(active.parameters)])
        if line.headroom:
            squeeze(engine, line.gauge, at.now[line.gauge], row)
        row *= active.where
        tame_all(row.reshape(1, -1))
        round_all(row)
        yield row
    for item in dues:
        yield _fallen(engine, item, at)


def left_after(pending: list[Dated], tick: int, fallen: dict[int, Floats]) -> list[Dated]:
    """What is on its way after a tick: parts yet to land, and what has not faded; `fallen` has, by id, what such changed."""
    still = []
    for item in pending:
        if item.due != tick:
            still.append(item)
        elif item.keep < 1.0:
            ebb = fallen[id(item)] + item.amount if item.landed else fallen[id(item)]
            if ebb.any():
                still.append(
                    replace(item, due=tick + 1, amount=ebb, landed=True, provided="", headroom=False, parameters={})
                )
        elif item.parts > 1:
            rest = _rest(item, fallen[id(item)])
            still.append(replace(item, due=tick + 1, amount=rest, parts=item.parts - 1))
    return still


def _fallen(engine: Engine, item: Dated, at: Here) -> Floats:
    if item.landed:
        # What fades keeps whole quanta.
        row = np.multiply(item.amount, item.keep / QUANTUM)
        np.multiply(np.trunc(row, out=row), QUANTUM, out=row)
        row -= item.amount
    elif item.parts > 1:
        row = np.divide(item.amount, item.parts)
    elif item.provided or item.headroom:
        row = item.amount.copy()
    else:
        # An amount is in whole quanta, and within bounds, since it was put on its way.
        return item.amount
    if item.provided and not item.landed:
        condition = engine.formula(item.provided, tuple(sorted(item.parameters)))
        row *= at.holds(condition, [item.parameters[name] for name in sorted(item.parameters)])
    if item.headroom and not item.landed:
        squeeze(engine, item.gauge, at.now[item.gauge], row)
    round_all(row)
    return row


def _rest(item: Dated, fallen: Floats) -> Floats:
    """What is left to land later when a part has come due, whether or not it has landed whole."""
    if item.provided or item.headroom:
        fallen = np.divide(item.amount, item.parts)
        round_all(fallen)
    rest: Floats = item.amount - fallen
    return rest
