"""What is under way as a tick comes to it: the policies in force, and the effects that fall due."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .arithmetic import QUANTUM, Values, round_all
from .engine import Engine
from .here import Here, squeeze
from .underway import alike, shared
from .worlds import Active, Dated, World


def in_force(world: World) -> list[Active]:
    """The policies in force; one that is in force nowhere is let go."""
    world.standing = [active for active in world.standing if shared(active.where).any()]
    return world.standing


def due(world: World, tick: int) -> list[Dated]:
    """The effects that fall due in a tick."""
    return [item for item in world.pending if item.due == tick]


def part_of(amount: Values, parts: int) -> Values:
    """What lands first of an amount that falls in so many parts."""
    if parts == 1:
        return amount
    part: Values = np.divide(amount, parts)
    round_all(part)
    return part


def left_after(pending: list[Dated], tick: int, fallen: dict[int, Values]) -> list[Dated]:
    """What is on its way after a tick: parts yet to land, and what has not faded; `fallen` has, by id, what such changed."""
    still = []
    for item in pending:
        if item.due != tick:
            still.append(item)
        elif item.keep < 1.0:
            ebb = fallen[id(item)] + shared(item.amount) if item.landed else fallen[id(item)]
            if ebb.any():
                left = alike(ebb, len(item.amount))
                still.append(
                    replace(item, due=tick + 1, amount=left, landed=True, provided="", headroom=False, parameters={})
                )
        elif item.parts > 1:
            rest = alike(_rest(item, fallen[id(item)]), len(item.amount))
            still.append(replace(item, due=tick + 1, amount=rest, parts=item.parts - 1))
    return still


def landed(engine: Engine, item: Dated, at: Here) -> Values:
    """What an effect due changes, rounded: a row, or one number for all worlds; only to be read."""
    amount = shared(item.amount)
    if item.landed:
        # What fades keeps whole quanta.
        row = np.multiply(amount, item.keep / QUANTUM)
        np.multiply(np.trunc(row, out=row), QUANTUM, out=row)
        row -= amount
        return row
    if item.parts == 1 and not item.provided and not item.headroom:
        # An amount is in whole quanta, and within bounds, since it was put on its way.
        return amount
    row = np.divide(amount, item.parts)
    if item.provided:
        condition = engine.formula(item.provided, tuple(sorted(item.parameters)))
        row = row * at.holds(condition, [shared(item.parameters[name]) for name in sorted(item.parameters)])
    if item.headroom:
        row = squeeze(engine, item.gauge, at.now[item.gauge], row)
    round_all(row)
    return row


def _rest(item: Dated, fallen: Values) -> Values:
    """What is left to land later when a part has come due, whether or not it has landed whole."""
    amount = shared(item.amount)
    if item.provided or item.headroom:
        fallen = part_of(amount, item.parts)
    rest: Values = amount - fallen
    return rest
