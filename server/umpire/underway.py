"""What is under way in many worlds: effects still to land and policies in force, a row a thing and a column a world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from .arithmetic import Values
from .layout import Flags, Floats, Layout
from .world import Cause, Pending, Standing, WorldState

Row = TypeVar("Row", Values, Flags)


@dataclass(slots=True)
class Dated:
    """A `Pending` in many worlds: `amount` and `parameters` a row each, 0 in worlds that have it not; the rest
    shared.
    """

    gauge: int
    cause: Cause
    due: int
    amount: Values
    parts: int
    keep: float
    landed: bool
    provided: str
    headroom: bool
    parameters: dict[str, Floats]


@dataclass(slots=True)
class Active:
    """A `Standing` in many worlds: `where` tells in which it is in force; parameters a row each."""

    policy: str
    team: str
    cause: Cause
    since: int
    where: Flags
    parameters: dict[str, Floats]


def shared(row: Row) -> Row:
    """A row, or where all worlds have one number in common that number alone, as a row of one."""
    return row if row.strides[-1] else row[..., :1]


def alike(row: Any, n: int) -> Any:
    """A row for `n` worlds, or rows: one number of those of one world seen many times over, which can't be written to."""
    if row.shape[-1] == n:
        return row
    # This is what np.broadcast_to does, in a sixth of its time.
    many: Any = np.ndarray((*row.shape[:-1], n), row.dtype, row, 0, (*row.strides[:-1], 0))
    many.flags.writeable = False
    return many


def pending_of(layout: Layout, pending: Iterable[Dated], k: int) -> list[Pending]:
    """What is on its way in world k."""
    return [
        Pending(
            gauge=layout.gauges[d.gauge],
            cause=d.cause,
            due=d.due,
            amount=amount,
            parts=d.parts,
            keep=d.keep,
            landed=d.landed,
            provided=d.provided,
            headroom=d.headroom,
            parameters={name: float(row[k]) for name, row in sorted(d.parameters.items())},
        )
        for d in pending
        if (amount := float(d.amount[k]))
    ]


def standing_of(standing: Sequence[Active], k: int) -> tuple[Standing, ...]:
    """What is in force in world k."""
    found = [
        Standing(
            policy=a.policy,
            team=a.team,
            cause=a.cause,
            since=a.since,
            parameters={name: float(row[k]) for name, row in sorted(a.parameters.items())},
        )
        for a in standing
        if a.where[k]
    ]
    return tuple(sorted(found, key=lambda held: (held.policy, held.team)))


def in_order(pending: Iterable[Pending]) -> tuple[Pending, ...]:
    """Pending effects in their one order, in which equal worlds are equal bytes."""
    return tuple(sorted(pending, key=_order))


def _order(item: Pending) -> tuple[object, ...]:
    shape = (item.amount, item.parts, item.keep, item.landed, item.provided, item.headroom)
    return (item.due, item.gauge, item.cause, *shape, sorted(item.parameters.items()))


def take_pending(layout: Layout, n: int, k: int, state: WorldState, known: dict[tuple[object, ...], Dated]) -> None:
    """Take what is on its way in one world into rows for `n`, as its world k."""
    twins: Counter[tuple[object, ...]] = Counter()
    for item in state.pending:
        names = tuple(sorted(item.parameters))
        shape = (item.due, item.parts, item.keep, item.landed, item.provided, item.headroom)
        like = (item.gauge, item.cause, *shape, names)
        # One world may hold the same effect twice; each of the two needs a row of its own.
        twins[like] += 1
        key = (*like, twins[like])
        if key not in known:
            known[key] = Dated(
                gauge=layout.gauge_at[item.gauge],
                cause=item.cause,
                due=item.due,
                amount=np.zeros(n),
                parts=item.parts,
                keep=item.keep,
                landed=item.landed,
                provided=item.provided,
                headroom=item.headroom,
                parameters={name: np.zeros(n) for name in names},
            )
        known[key].amount[k] = item.amount
        for name in names:
            known[key].parameters[name][k] = item.parameters[name]


def take_standing(n: int, k: int, state: WorldState, known: dict[tuple[object, ...], Active]) -> None:
    """Take what is in force in one world into rows for `n`, as its world k."""
    for held in state.standing:
        names = tuple(sorted(held.parameters))
        key = (held.policy, held.team, held.cause, held.since, names)
        if key not in known:
            rows = {name: np.zeros(n) for name in names}
            known[key] = Active(held.policy, held.team, held.cause, held.since, np.zeros(n, np.bool_), rows)
        known[key].where[k] = True
        for name in names:
            known[key].parameters[name][k] = held.parameters[name]
