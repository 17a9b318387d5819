"""A strategy played out: moves with full success at their default parameters, in many worlds at once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from server.umpire import effects
from server.umpire.content import DEGREES
from server.umpire.engine import Engine
from server.umpire.here import here
from server.umpire.layout import Flags, Floats
from server.umpire.model import open_world
from server.umpire.tick import step
from server.umpire.world import Cause
from server.umpire.worlds import World


class Plan(NamedTuple):
    """What is done: cards and injects by the quarter at whose start they come, from 1; gauges moved before all of it.

    `everything` plays the effects of every card for every degree before the first quarter, that many times over.
    """

    sheets: Mapping[int, Sequence[str]] = {}
    shock: Mapping[str, float] = {}
    everything: float = 0.0


class Course(NamedTuple):
    """What came of it: `path` is quarters x gauges x worlds, `crossed` quarters x thresholds x worlds.

    `unfit` are the cards whose conditions failed in some world when they were played all the same.
    """

    engine: Engine
    path: Floats
    crossed: Flags
    unfit: tuple[str, ...]

    def of(self, gauge: str) -> Floats:
        """One gauge after each quarter: quarters x worlds."""
        return self.path[:, self.engine.layout.gauge_at[gauge]]

    def first(self, threshold: str) -> Floats:
        """The quarter at whose end each world first crossed this threshold, 0 where it never did: one row."""
        places = [at for at, (_, line) in enumerate(self.engine.thresholds) if line.id == threshold]
        came = self.crossed[:, places].any(axis=1)
        return np.where(came.any(axis=0), came.argmax(axis=0) + 1.0, 0.0)


def worlds(engine: Engine, theory: str, shares: Sequence[float] = (0.5,), factors: Floats | None = None) -> World:
    """Open one world for each share of the unknowns' ranges; or one for each column of `factors` (weights x n).

    `factors` multiply the theory's weights, and then there is one share only.
    """
    unknowns = engine.book.unknowns.values()
    states = [
        open_world(engine, theory, {u.id: u.low + share * (u.high - u.low) for u in unknowns}) for share in shares
    ]
    if factors is None:
        return World.from_states(engine.layout, states)
    [state] = states
    world = World.from_state(engine.layout, state, factors.shape[1])
    world.weights = engine.layout.theories[theory][:, None] * factors
    world.theories = (theory,) * world.n
    return world


def run(engine: Engine, plan: Plan, world: World, quarters: int) -> Course:
    """Play a plan in worlds that have just opened, which it uses up."""
    for gauge, by in plan.shock.items():
        effects.shift(engine, world, gauge, by, Cause("umpire", "umpire/shock"))
    if plan.everything:
        _play_everything(engine, world, plan.everything)
    path = np.empty((quarters, len(engine.layout.gauges), world.n))
    crossed = np.empty((quarters, len(engine.layout.thresholds), world.n), np.bool_)
    unfit: list[str] = []
    for quarter in range(quarters):
        for name in plan.sheets.get(quarter + 1, ()):
            if not _play(engine, world, name):
                unfit.append(name)
        crossed[quarter] = step(engine, world).crossed
        path[quarter] = world.values
    return Course(engine, path, crossed, tuple(unfit))


def _play(engine: Engine, world: World, name: str) -> bool:
    """Set off a card or an inject; tells whether the card's conditions held everywhere."""
    card = engine.book.cards.get(name)
    if card is None:
        effects.put(engine, world, engine.book.injects[name].effects, Cause("inject", f"injects/{name}"))
        return True
    at = here(engine, world)
    fits = all(np.all(at.holds(engine.formula(condition.holds))) for condition in card.conditions)
    chosen = {parameter.id: parameter.default for parameter in card.parameters}
    cause = Cause("move", f"moves/{name}")
    share = effects.count(engine, world, name)
    effects.put(engine, world, card.effects, cause, scale=share, parameters=chosen)
    for policy in card.revokes:
        effects.relax(world, policy, card.team)
    if card.adopts:
        effects.enforce(engine, world, card.adopts, card.team, cause, chosen)
    return fits


def _play_everything(engine: Engine, world: World, scale: float) -> None:
    for card in engine.book.cards.values():
        most = {parameter.id: parameter.high for parameter in card.parameters}
        cause = Cause("move", f"moves/{card.id}")
        for caused in (card.effects, *(card.on[degree] for degree in DEGREES if degree in card.on)):
            effects.put(engine, world, caused, cause, scale=scale, parameters=most)
