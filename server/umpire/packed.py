"""What is under way in futures, packed: the moves of different worlds share a row for each gauge and tick, where that can be.

In a forecast hardly two worlds play the same cards, so most amounts of most effects are 0, and a tick would spend its time on
them. Which move an effect came from is lost; no future has a ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from .arithmetic import Values
from .landing import part_of
from .layout import Flags, Floats, Kind
from .some import Places
from .world import Cause
from .worlds import Active, Dated

_CAUSE = Cause("move", "moves")


class Pile:
    """Effects on their way in `n` worlds, added up as they come, in the precision `kind` of the worlds they fall on.

    In single precision sums of more than 16,384 points may round, thirty times what a gauge of such worlds holds (decision 0019).
    """

    def __init__(self, n: int, kind: Kind) -> None:
        self._n, self._kind = n, kind
        self._sums: dict[tuple[int, int], Values] = {}
        self._others: dict[tuple[object, ...], list[tuple[Dated, Flags]]] = {}

    def add(self, gauge: int, due: int, amounts: Values, ks: Places) -> None:
        """Add what lands whole in the worlds `ks`; sums of quanta are exact, so no order of adding matters."""
        row = self._sums.get((gauge, due))
        if row is None:
            row = self._sums[gauge, due] = np.zeros(self._n, self._kind)
        np.add.at(row, ks, amounts.astype(self._kind, copy=False))

    def take(self, item: Dated, ks: Places | None = None) -> None:
        """Take an effect in all worlds, or in the worlds `ks`, whose amounts it gives. It is not to be used any more."""
        if not (item.provided or item.headroom or item.keep < 1.0):
            for due, amounts in whole(item):
                if ks is not None:
                    self.add(item.gauge, due, amounts, ks)
                elif (item.gauge, due) in self._sums:
                    self._sums[item.gauge, due] += amounts
                else:
                    self._sums[item.gauge, due] = amounts.astype(self._kind, copy=not amounts.flags.writeable)
            return
        self._put_by(item if ks is None else _spread(item, self._n, ks))

    def rows(self) -> list[Dated]:
        """All of it, as it lands."""
        sums = [
            Dated(gauge, _CAUSE, due, row, 1, 1.0, False, "", False, {}) for (gauge, due), row in self._sums.items()
        ]
        return sums + [row for rows in self._others.values() for row, _ in rows]

    def _put_by(self, item: Dated) -> None:
        """Keep what hangs on more than its amount in the first row of its like where each of its worlds has nothing yet."""
        like = (item.gauge, item.due, item.parts, item.keep, item.landed, item.provided, item.headroom)
        rows = self._others.setdefault((*like, *sorted(item.parameters)), [])
        has = item.amount != 0.0
        for row, taken in rows:
            if not (taken & has).any():
                row.amount += item.amount
                for name, values in item.parameters.items():
                    row.parameters[name] = np.where(has, values, row.parameters[name])
                taken |= has
                return
        rows.append((replace(item, cause=_CAUSE, amount=item.amount.copy()), has))


def whole(item: Dated) -> Iterator[tuple[int, Values]]:
    """What an effect that hangs on its amount alone changes in each tick in which a part of it falls due."""
    amount = item.amount
    for place, parts in enumerate(range(item.parts, 0, -1)):
        part = part_of(amount, parts)
        yield item.due + place, part
        if parts > 1:
            amount = amount - part


def merged(standing: list[Active]) -> list[Active]:
    """The same policies, each of a team's once, whenever and by whatever it was adopted. Those given are not to be used again.

    A world has no more than one version of a team's policy in force.
    """
    found: dict[tuple[str, str], Active] = {}
    for active in standing:
        one = found.setdefault((active.policy, active.team), active)
        if one is not active:
            one.where = one.where | active.where
            one.parameters = {
                name: np.where(active.where, row, one.parameters[name]) for name, row in active.parameters.items()
            }
    return list(found.values())


def _spread(item: Dated, n: int, ks: Places) -> Dated:
    def rowed(values: Values) -> Floats:
        row = np.zeros(n)
        row[ks] = values
        return row

    parameters = {name: rowed(values) for name, values in item.parameters.items()}
    return replace(item, amount=rowed(item.amount), parameters=parameters)
