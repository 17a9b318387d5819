"""What play sets off in many worlds at once: effects put on their way, standing policies, repeats, immediate changes.

All work in place on a batch. `scale` or `where` says, world by world, how much or whether. Live play is a batch of one
(`model.py`); a forecast gives every world its own degree of success.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .arithmetic import round_all, tame_all
from .content import Effect, Fading, Later, Spread
from .engine import Engine
from .here import Here, derive, here
from .layout import Flags, Floats
from .slips import near
from .some import Places
from .tick import BOUNDS, DERIVED, DUE, Ledger
from .underway import alike
from .world import Cause
from .worlds import Active, Counts, Dated, World


def put(
    engine: Engine,
    world: World,
    effects: Sequence[Effect],
    cause: Cause,
    *,
    scale: float | Floats = 1.0,
    where: Flags | None = None,
    parameters: Mapping[str, Any] | None = None,
    party: Mapping[str, str] | None = None,
) -> None:
    """Put effects on their way. How much each is worth is computed now, from the values as they stand; whether it
    lands (`provided`) and what room is left (`headroom`) when it falls due.

    `parameters` are numbers or rows; `party` maps budgets to the gauges that `party:<budget>` means. An amount that
    rounds to 0 in every world is dropped. ValueError for a gauge that can't be changed, FormulaError for a formula
    that can't be run.
    """
    at = here(engine, world) if any(isinstance(effect.by, str) for effect in effects) else None
    # What is one number in every world is worked out once.
    n = world.n if at is not None or parameters or np.ndim(scale) else 1
    for item in dated(
        engine, effects, cause, tick=world.tick, n=n, at=at, scale=scale, parameters=parameters, party=party
    ):
        amount = alike(item.amount, world.n)
        item.amount = amount if where is None else where * amount + 0.0
        world.pending.append(item)


def dated(
    engine: Engine,
    effects: Sequence[Effect],
    cause: Cause,
    *,
    tick: int,
    n: int,
    at: Here | None = None,
    scale: float | Floats = 1.0,
    parameters: Mapping[str, Any] | None = None,
    party: Mapping[str, str] | None = None,
) -> list[Dated]:
    """The effects as `put` has them, in `n` worlds that stand at a tick and, for what is given as a formula, as `at` shows."""
    given, amounts = _rows_of(n, parameters or {}), []
    with np.errstate(all="ignore"):
        for effect in effects:
            raw: Any = effect.by
            if at is not None and isinstance(effect.by, str):
                raw = at.run(engine.formula(effect.by, tuple(given)), list(given.values()))
            amounts.append(_amounts(n, raw, np.minimum(scale, 1.0) if effect.exact else scale))
    found = []
    for place, (effect, amount) in enumerate(zip(effects, amounts, strict=True)):
        gauge = engine.gauge(_target(effect.gauge, party or {}))
        if not amount.any():
            continue
        asked = engine.formula(effect.provided, tuple(given)).reads if effect.provided else frozenset()
        item = Dated(
            gauge=gauge,
            cause=Cause(cause.kind, cause.ref, f"{cause.detail or 'effects'}.{place}"),
            due=tick + 1,
            amount=amount,
            parts=1,
            keep=1.0,
            landed=False,
            provided=effect.provided,
            headroom=effect.headroom,
            parameters={name: row for name, row in given.items() if name in asked},
        )
        match effect.when:
            case Later(ticks=ticks):
                item.due += ticks
            case Spread(ticks=ticks):
                item.parts = ticks
            case Fading(keep=keep):
                item.keep = keep
        found.append(item)
    return found


def enforce(
    engine: Engine,
    world: World,
    policy: str,
    team: str,
    cause: Cause,
    parameters: Mapping[str, Any] | None = None,
    where: bool | Flags = True,
) -> None:
    """Put a standing policy in force for a team from the next tick, in place of its own earlier version of it.

    Parameters left out take their defaults. ValueError for a policy or parameter there is not.
    """
    found = engine.book.policies.get(policy)
    if found is None:
        raise ValueError(f"there is no policy `{policy}`{near(policy, engine.book.policies)}")
    defaults = {parameter.id: parameter.default for parameter in found.parameters}
    given = parameters or {}
    relax(world, policy, team, where)
    taken = {name: given.get(name, default) for name, default in defaults.items()}
    flags = np.broadcast_to(np.asarray(where, np.bool_), (world.n,)).copy()
    if flags.any():
        world.standing.append(Active(policy, team, cause, world.tick, flags, _rows_of(world.n, taken)))


def relax(world: World, policy: str, team: str, where: bool | Flags = True) -> None:
    """End a team's standing policy; where it does not stand, nothing happens."""
    for active in world.standing:
        if (active.policy, active.team) == (policy, team):
            active.where = active.where & ~np.asarray(where, np.bool_)
    world.standing = [active for active in world.standing if active.where.any()]


def count(engine: Engine, world: World, card: str, where: bool | Flags = True) -> Floats:
    """Count a playing of the card, and give the share of its effects left by earlier ones, as one row."""
    before: Counts = world.repeats.get(card, np.zeros(world.n, np.int64))
    world.repeats[card] = before + np.asarray(where, np.bool_)
    return shares_left(engine, before)


def counted(world: World, card: str, at: Places) -> Counts:
    """Count a playing of the card in the worlds `at`, and tell how many there were before in each of them."""
    row = world.repeats.get(card)
    if row is None or not row.flags.writeable:
        row = world.repeats[card] = np.zeros(world.n, np.int64) if row is None else row.copy()
    before: Counts = row.take(at)
    row[at] = before + 1
    return before


def shares_left(engine: Engine, before: Counts) -> Floats:
    """The share of a card's effects that so many earlier playings leave it."""
    shares = np.array(engine.book.scenario.repeats or (1.0,), dtype=np.float64)
    return shares[np.minimum(before, len(shares) - 1)]


def shift(engine: Engine, world: World, gauge: str, by: float | Floats, cause: Cause) -> Ledger:
    """Change a gauge at once, rounded to the quantum, cut at its bounds, and with the gauges derived from it.

    The ledger it gives carries the number of the last tick. ValueError for a gauge that can't be changed.
    """
    at = engine.gauge(gauge)
    derived = [gauge for gauge, _ in engine.derived]
    world.own()
    was = world.values[derived]
    change, cut = add(engine, world, at, by)
    with np.errstate(all="ignore"):
        derive(engine, here(engine, world), world.values)
    return Ledger(
        world.tick,
        [at, at, *derived],
        [
            cause,
            Cause("bounds", f"gauges/{gauge}"),
            *(Cause("derived", f"gauges/{engine.layout.gauges[g]}") for g in derived),
        ],
        [DUE, BOUNDS, *[DERIVED] * len(derived)],
        np.vstack([change, cut, world.values[derived] - was]),
    )


def add(engine: Engine, world: World, gauge: int, by: float | Floats) -> tuple[Floats, Floats]:
    """Change a gauge that stands at a place at once, all but what is derived from it: the change, and what its bounds cut off."""
    change = _amounts(world.n, by, 1.0)
    wanted = world.values[gauge] + change
    world.values[gauge] = np.minimum(np.maximum(wanted, engine.low[gauge]), engine.high[gauge])
    return change, world.values[gauge] - wanted


def spend(engine: Engine, world: World, gauge: int, bill: Floats) -> None:
    """Take from a gauge at once, within its bounds, what is whole quanta in every world; not from what is derived from it."""
    world.values[gauge] = np.clip(world.values[gauge] - bill, *engine.bounds[gauge])


def _amounts(n: int, raw: Any, scale: Any) -> Floats:
    """One row of `raw` times `scale`, rounded to the quantum."""
    row = np.empty(n)
    np.multiply(raw, scale, out=row)
    tame_all(row.reshape(1, -1))
    round_all(row)
    return row


def _rows_of(n: int, parameters: Mapping[str, Any]) -> dict[str, Floats]:
    """Parameters as one row each, in the order of their names."""
    return {name: np.full(n, parameters[name], np.float64) + 0.0 for name in sorted(parameters)}


def _target(gauge: str, party: Mapping[str, str]) -> str:
    budget = gauge.removeprefix("party:")
    if budget == gauge:
        return gauge
    if budget not in party:
        raise ValueError(f"`{gauge}` wants the party's gauge for its budget `{budget}`{near(budget, party)}")
    return party[budget]
