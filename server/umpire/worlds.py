"""Many worlds at once: the state of `world.py` as arrays, one row a gauge and one column a world.

Live play is a batch of one. Nothing here or in `tick.py` loops over worlds, and no column ever reads another, so
world k of a batch is that world alone, bit for bit. Only taking states in and handing them out goes world by world.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .arithmetic import Values
from .layout import Flags, Floats, Kind, Layout
from .underway import Active, Dated, alike, in_order, pending_of, standing_of, take_pending, take_standing
from .world import WorldState

__all__ = ["Active", "Counts", "Dated", "World"]

Counts = NDArray[np.int64]


@dataclass(slots=True)
class World:
    """`n` worlds at the same tick. `values` and `before` are gauges x n, `unknowns` unknowns x n, `crossed`
    thresholds x n; `weights` is weights x n, or weights x 1 where all worlds share them; `theories` names n
    theories or the one of all. Copies of one world may see one number many times over (`alike`); `own` makes values theirs.
    """

    layout: Layout
    n: int
    tick: int
    values: Values
    before: Values
    theories: tuple[str, ...]
    unknowns: Floats
    weights: Floats
    crossed: Flags
    pending: list[Dated] = field(default_factory=list)
    standing: list[Active] = field(default_factory=list)
    repeats: dict[str, Counts] = field(default_factory=dict)
    _rest: tuple[Floats, Floats, list[Any]] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def rest(self) -> list[Any]:
        """The rows of all that formulas may name besides gauges, unknowns and then weights; not to be changed."""
        # There are so many weights that to make their rows takes as long as to compute with one.
        if self._rest is None or self._rest[0] is not self.unknowns or self._rest[1] is not self.weights:
            self._rest = self.unknowns, self.weights, [*self.unknowns, *self.weights]
        return self._rest[2]

    @classmethod
    def from_state(cls, layout: Layout, state: WorldState, copies: int = 1) -> World:
        """Many copies of one world, each free to have its own unknowns. Other rows are one number seen many times over."""
        world = cls.from_states(layout, (state,))
        if copies == 1:
            return world
        world = world._picked(copies, lambda rows: alike(rows, copies))
        world.unknowns = world.unknowns.copy()
        return world

    @classmethod
    def bare(cls, layout: Layout, state: WorldState) -> World:
        """One world as far as formulas see it: without what is pending, in force, counted or crossed."""
        return cls._bare(layout, (state,))

    @classmethod
    def from_states(cls, layout: Layout, states: Sequence[WorldState]) -> World:
        """One column a state, in their order. ValueError unless all stand at the same tick."""
        world, n = cls._bare(layout, states), len(states)
        for k, state in enumerate(states):
            for name in state.crossed:
                world.crossed[layout.threshold_at[name], k] = True
        pending: dict[tuple[object, ...], Dated] = {}
        standing: dict[tuple[object, ...], Active] = {}
        for k, state in enumerate(states):
            take_pending(layout, n, k, state, pending)
            take_standing(n, k, state, standing)
            for card, count in state.repeats.items():
                world.repeats.setdefault(card, np.zeros(n, np.int64))[k] = count
        world.pending, world.standing = list(pending.values()), list(standing.values())
        return world

    @classmethod
    def _bare(cls, layout: Layout, states: Sequence[WorldState]) -> World:
        n = len(states)
        if len({state.tick for state in states}) != 1:
            raise ValueError("worlds of one batch must stand at the same tick")
        alike = all((s.theory, s.weights) == (states[0].theory, states[0].weights) for s in states)
        weighed = states[:1] if alike else states
        return cls(
            layout=layout,
            n=n,
            tick=states[0].tick,
            values=_columns(layout.gauges, [s.values for s in states], layout.kind),
            before=_columns(layout.gauges, [s.before for s in states], layout.kind),
            theories=tuple(s.theory for s in weighed),
            unknowns=_columns(layout.unknowns, [s.unknowns for s in states]),
            weights=np.array([layout.weights_of(s) for s in weighed]).T.copy(),
            crossed=np.zeros((len(layout.thresholds), n), np.bool_),
        )

    def own(self) -> None:
        """Let values be written to, which copies of one world see in common until then."""
        if not self.values.flags.writeable:
            self.values = self.values.copy()

    def taken(self, ks: NDArray[np.int64]) -> World:
        """A new world batch of these columns, each as often as it is named: copies for a forecast, or a choice of
        worlds.
        """
        theories = self.theories if self.weights.shape[1] == 1 else tuple(self.theories[k] for k in ks.tolist())
        return replace(self._picked(len(ks), lambda rows: np.take(rows, ks, axis=-1)), theories=theories)

    def _picked(self, n: int, picked: Callable[[Any], Any]) -> World:
        """A batch of `n` worlds, each of whose rows `picked` makes from one of this."""
        return replace(
            self,
            n=n,
            values=picked(self.values),
            before=picked(self.before),
            unknowns=picked(self.unknowns),
            weights=self.weights.copy() if self.weights.shape[1] == 1 else picked(self.weights),
            crossed=picked(self.crossed),
            pending=[replace(d, amount=picked(d.amount), parameters=_each(d.parameters, picked)) for d in self.pending],
            standing=[replace(a, where=picked(a.where), parameters=_each(a.parameters, picked)) for a in self.standing],
            repeats={card: picked(count) for card, count in self.repeats.items()},
        )

    def to_state(self, k: int = 0) -> WorldState:
        """World k alone, as the log keeps it."""
        layout = self.layout
        of = 0 if self.weights.shape[1] == 1 else k
        theory = self.theories[of]
        base, own = layout.theories[theory], self.weights[:, of]
        return WorldState(
            tick=self.tick,
            values=dict(zip(layout.gauges, self.values[:, k].tolist(), strict=True)),
            before=dict(zip(layout.gauges, self.before[:, k].tolist(), strict=True)),
            theory=theory,
            unknowns=dict(zip(layout.unknowns, self.unknowns[:, k].tolist(), strict=True)),
            weights={layout.weights[at]: float(own[at]) for at in np.flatnonzero(own != base).tolist()},
            pending=in_order(pending_of(layout, self.pending, k)),
            standing=standing_of(self.standing, k),
            repeats={card: int(count[k]) for card, count in sorted(self.repeats.items()) if count[k]},
            crossed=tuple(layout.thresholds[at] for at in np.flatnonzero(self.crossed[:, k]).tolist()),
        )

    def values_of(self, k: int) -> dict[str, float]:
        """The values of world k."""
        return dict(zip(self.layout.gauges, self.values[:, k].tolist(), strict=True))


def _columns(names: Sequence[str], worlds: Sequence[Mapping[str, float]], kind: Kind = np.float64) -> Any:
    rows = [[world[name] for name in names] for world in worlds]
    return np.ascontiguousarray(np.array(rows, dtype=kind).reshape(len(rows), -1).T)


def _each(rows: dict[str, Floats], picked: Callable[[Any], Any]) -> dict[str, Floats]:
    return {name: picked(row) for name, row in rows.items()}
