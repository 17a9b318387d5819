"""Many worlds at once: the state of `world.py` as arrays, one row a gauge and one column a world.

Live play is a batch of one. Nothing here or in `tick.py` loops over worlds, and no column ever reads another, so
world k of a batch is that world alone, bit for bit. Only taking states in and handing them out goes world by world.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from .layout import Flags, Floats, Layout
from .world import Cause, Pending, Standing, WorldState

Counts = NDArray[np.int64]


@dataclass(slots=True)
class Dated:
    """A `Pending` in many worlds: `amount` and `parameters` a row each, 0 in worlds that have it not; the rest
    shared.
    """

    gauge: int
    cause: Cause
    due: int
    amount: Floats
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


@dataclass(slots=True)
class World:
    """`n` worlds at the same tick. `values` and `before` are gauges x n, `unknowns` unknowns x n, `crossed`
    thresholds x n; `weights` is weights x n, or weights x 1 where all worlds share them; `theories` names n
    theories or the one of all.
    """

    layout: Layout
    n: int
    tick: int
    values: Floats
    before: Floats
    theories: tuple[str, ...]
    unknowns: Floats
    weights: Floats
    crossed: Flags
    pending: list[Dated] = field(default_factory=list)
    standing: list[Active] = field(default_factory=list)
    repeats: dict[str, Counts] = field(default_factory=dict)

    @classmethod
    def from_state(cls, layout: Layout, state: WorldState, copies: int = 1) -> World:
        """Many copies of one world."""
        world = cls.from_states(layout, (state,))
        return world.taken(np.zeros(copies, np.int64)) if copies != 1 else world

    @classmethod
    def from_states(cls, layout: Layout, states: Sequence[WorldState]) -> World:
        """One column a state, in their order. ValueError unless all stand at the same tick."""
        n = len(states)
        if len({state.tick for state in states}) != 1:
            raise ValueError("worlds of one batch must stand at the same tick")
        alike = all((s.theory, s.weights) == (states[0].theory, states[0].weights) for s in states)
        weighed = states[:1] if alike else states
        world = cls(
            layout=layout,
            n=n,
            tick=states[0].tick,
            values=_columns([[s.values[name] for name in layout.gauges] for s in states]),
            before=_columns([[s.before[name] for name in layout.gauges] for s in states]),
            theories=tuple(s.theory for s in weighed),
            unknowns=_columns([[s.unknowns[name] for name in layout.unknowns] for s in states]),
            weights=_columns([layout.weights_of(s).tolist() for s in weighed]),
            crossed=np.array([[name in s.crossed for s in states] for name in layout.thresholds], np.bool_).reshape(
                -1, n
            ),
        )
        pending: dict[tuple[object, ...], Dated] = {}
        standing: dict[tuple[object, ...], Active] = {}
        for k, state in enumerate(states):
            _take_pending(world, k, state, pending)
            _take_standing(world, k, state, standing)
            for card, count in state.repeats.items():
                world.repeats.setdefault(card, np.zeros(n, np.int64))[k] = count
        world.pending, world.standing = list(pending.values()), list(standing.values())
        return world

    def taken(self, ks: NDArray[np.int64]) -> World:
        """A new world batch of these columns, each as often as it is named: copies for a forecast, or a choice of
        worlds.
        """
        one = self.weights.shape[1] == 1
        return replace(
            self,
            n=len(ks),
            values=np.ascontiguousarray(self.values[:, ks]),
            before=np.ascontiguousarray(self.before[:, ks]),
            theories=self.theories if one else tuple(self.theories[k] for k in ks.tolist()),
            unknowns=np.ascontiguousarray(self.unknowns[:, ks]),
            weights=self.weights.copy() if one else np.ascontiguousarray(self.weights[:, ks]),
            crossed=np.ascontiguousarray(self.crossed[:, ks]),
            pending=[replace(d, amount=d.amount[ks], parameters=_each(d.parameters, ks)) for d in self.pending],
            standing=[replace(a, where=a.where[ks], parameters=_each(a.parameters, ks)) for a in self.standing],
            repeats={card: count[ks] for card, count in self.repeats.items()},
        )

    def to_state(self, k: int = 0) -> WorldState:
        """World k alone, as the log keeps it."""
        layout = self.layout
        of = 0 if self.weights.shape[1] == 1 else k
        theory = self.theories[of]
        base, own = layout.theories[theory], self.weights[:, of]
        pending = [
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
            for d in self.pending
            if (amount := float(d.amount[k]))
        ]
        standing = [
            Standing(
                policy=a.policy,
                team=a.team,
                cause=a.cause,
                since=a.since,
                parameters={name: float(row[k]) for name, row in sorted(a.parameters.items())},
            )
            for a in self.standing
            if a.where[k]
        ]
        return WorldState(
            tick=self.tick,
            values=dict(zip(layout.gauges, self.values[:, k].tolist(), strict=True)),
            before=dict(zip(layout.gauges, self.before[:, k].tolist(), strict=True)),
            theory=theory,
            unknowns=dict(zip(layout.unknowns, self.unknowns[:, k].tolist(), strict=True)),
            weights={layout.weights[at]: float(own[at]) for at in np.flatnonzero(own != base).tolist()},
            pending=in_order(pending),
            standing=tuple(sorted(standing, key=lambda held: (held.policy, held.team))),
            repeats={card: int(count[k]) for card, count in sorted(self.repeats.items()) if count[k]},
            crossed=tuple(layout.thresholds[at] for at in np.flatnonzero(self.crossed[:, k]).tolist()),
        )


def _columns(rows: list[list[float]]) -> Floats:
    return np.ascontiguousarray(np.array(rows, dtype=np.float64).reshape(len(rows), -1).T)


def _each(rows: dict[str, Floats], ks: NDArray[np.int64]) -> dict[str, Floats]:
    return {name: row[ks] for name, row in rows.items()}


def in_order(pending: Iterable[Pending]) -> tuple[Pending, ...]:
    """Pending effects in their one order, in which equal worlds are equal bytes."""
    return tuple(sorted(pending, key=_order))


def _order(item: Pending) -> tuple[object, ...]:
    shape = (item.amount, item.parts, item.keep, item.landed, item.provided, item.headroom)
    return (item.due, item.gauge, item.cause, *shape, sorted(item.parameters.items()))


def _take_pending(world: World, k: int, state: WorldState, known: dict[tuple[object, ...], Dated]) -> None:
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
                gauge=world.layout.gauge_at[item.gauge],
                cause=item.cause,
                due=item.due,
                amount=np.zeros(world.n),
                parts=item.parts,
                keep=item.keep,
                landed=item.landed,
                provided=item.provided,
                headroom=item.headroom,
                parameters={name: np.zeros(world.n) for name in names},
            )
        known[key].amount[k] = item.amount
        for name in names:
            known[key].parameters[name][k] = item.parameters[name]


def _take_standing(world: World, k: int, state: WorldState, known: dict[tuple[object, ...], Active]) -> None:
    for held in state.standing:
        names = tuple(sorted(held.parameters))
        key = (held.policy, held.team, held.cause, held.since, names)
        if key not in known:
            rows = {name: np.zeros(world.n) for name in names}
            known[key] = Active(held.policy, held.team, held.cause, held.since, np.zeros(world.n, np.bool_), rows)
        known[key].where[k] = True
        for name in names:
            known[key].parameters[name][k] = held.parameters[name]
