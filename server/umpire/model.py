"""The world of a live game: functions from state to state, each a batch of one of the engine that runs ten thousand.

`tick.py` says what happens in a tick; `effects.py` what a move sets off. An effect's worth is computed when it is
queued, from the values as they stand then, so what the odds and the preview showed is what happens. Queueing,
adopting and counting change no gauge, so their order changes nothing; `change` does change one, so pay every cost of
a turn before queueing.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from . import effects as batch
from .arithmetic import tame
from .content import Effect
from .engine import Engine, RulebookError, compile_book
from .formula import Compiled
from .here import Here, beyond, derive, here
from .slips import among
from .tick import step
from .underway import Active, in_order, pending_of, standing_of, take_standing
from .world import Cause, Crossing, Row, WorldState
from .worlds import World

__all__ = [
    "Advance",
    "Crossing",
    "Engine",
    "RulebookError",
    "adopt",
    "advance",
    "change",
    "compile_book",
    "evaluate",
    "holds",
    "open_world",
    "played",
    "queue",
    "revoke",
]


class Advance(NamedTuple):
    """A world some ticks on: the ledger of every tick, the thresholds crossed, and all values after each tick."""

    world: WorldState
    rows: tuple[Row, ...]
    crossings: tuple[Crossing, ...]
    path: tuple[dict[str, float], ...]


def open_world(engine: Engine, theory: str, unknowns: Mapping[str, float]) -> WorldState:
    """The world at its opening values. ValueError for a theory there is not, or unless every unknown is given."""
    if theory not in engine.layout.theories:
        raise ValueError(f"there is no theory `{theory}`{among(theory, engine.layout.theories)}")
    if set(unknowns) != set(engine.layout.unknowns):
        raise ValueError(f"the dice must give exactly these unknowns: {', '.join(engine.layout.unknowns) or 'none'}")
    values = dict(zip(engine.layout.gauges, engine.opening[:, 0].tolist(), strict=True))
    drawn = {name: float(unknowns[name]) + 0.0 for name in sorted(unknowns)}
    world = _alone(engine, WorldState(tick=0, values=values, before=values, theory=theory, unknowns=drawn))
    with np.errstate(all="ignore"):
        derive(engine, here(engine, world), world.values)
    world.before = world.values.copy()
    world.crossed = beyond(engine, world.values)
    return world.to_state()


def queue(
    engine: Engine,
    world: WorldState,
    effects: Sequence[Effect],
    cause: Cause,
    *,
    scale: float = 1.0,
    parameters: Mapping[str, float] | None = None,
    party: Mapping[str, str] | None = None,
) -> WorldState:
    """Put effects on their way, `scale` times. Effect i is caused by `cause` with detail `<its detail, or
    effects>.i`.

    `party` maps budgets to gauges for effects on `party:<budget>`. ValueError or FormulaError for an effect that
    can't be.
    """
    alone = World.bare(engine.layout, world)
    batch.put(engine, alone, effects, cause, scale=scale, parameters=parameters, party=party)
    if not alone.pending:
        return world
    more = pending_of(engine.layout, alone.pending, 0)
    return msgspec.structs.replace(world, pending=in_order([*world.pending, *more]))


def adopt(
    engine: Engine,
    world: WorldState,
    policy: str,
    team: str,
    cause: Cause,
    parameters: Mapping[str, float] | None = None,
) -> WorldState:
    """Put a standing policy in force for a team, replacing its own earlier version. ValueError when there is none
    such.
    """
    alone = _ruled(engine, world)
    batch.enforce(engine, alone, policy, team, cause, parameters)
    return msgspec.structs.replace(world, standing=standing_of(alone.standing, 0))


def revoke(engine: Engine, world: WorldState, policy: str, team: str) -> WorldState:
    """End a team's standing policy, if it stands."""
    alone = _ruled(engine, world)
    batch.relax(alone, policy, team)
    return msgspec.structs.replace(world, standing=standing_of(alone.standing, 0))


def played(engine: Engine, world: WorldState, card: str) -> tuple[WorldState, float]:
    """Count a playing of a card, and tell what share of its effects earlier playings leave it."""
    before = world.repeats.get(card, 0)
    share = float(batch.shares_left(engine, np.array([before]))[0])
    repeats = dict(sorted({**world.repeats, card: before + 1}.items()))
    return msgspec.structs.replace(world, repeats=repeats), share


def change(
    engine: Engine, world: WorldState, gauge: str, by: float, cause: Cause
) -> tuple[WorldState, tuple[Row, ...]]:
    """Change a gauge at once, with rows for what its bounds cut off and for the gauges derived from it.

    ValueError for a gauge that is derived or not there.
    """
    alone = World.bare(engine.layout, world)
    ledger = batch.shift(engine, alone, gauge, by, cause)
    values = dict(zip(engine.layout.gauges, alone.values[:, 0].tolist(), strict=True))
    return msgspec.structs.replace(world, values=values), ledger.rows(engine)


def advance(engine: Engine, world: WorldState, ticks: int) -> Advance:
    """Run some ticks, with their whole ledger."""
    alone = _alone(engine, world)
    rows: list[Row] = []
    crossings: list[Crossing] = []
    path = []
    for _ in range(ticks):
        tick = step(engine, alone, ledger=True)
        assert tick.ledger is not None
        rows += tick.ledger.rows(engine)
        crossings += tick.crossings(engine)
        path.append(dict(zip(engine.layout.gauges, alone.values[:, 0].tolist(), strict=True)))
    return Advance(alone.to_state(), tuple(rows), tuple(crossings), tuple(path))


def ahead(engine: Engine, worlds: Sequence[WorldState], ticks: int) -> list[dict[str, float]]:
    """The values of several worlds of the same tick some ticks on, worked out as one batch and without a ledger."""
    worlds_ahead = World.from_states(engine.layout, worlds)
    for _ in range(ticks):
        step(engine, worlds_ahead)
    columns = worlds_ahead.values.T.tolist()
    return [dict(zip(engine.layout.gauges, column, strict=True)) for column in columns]


def evaluate(engine: Engine, world: WorldState, formula: str, parameters: Mapping[str, float] | None = None) -> float:
    """The value of a formula in a world. FormulaError when it can't be run."""
    compiled, at, given = _asked(engine, world, formula, parameters or {})
    with np.errstate(all="ignore"):
        return tame(float(at.run(compiled, given)))


def holds(engine: Engine, world: WorldState, formula: str, parameters: Mapping[str, float] | None = None) -> bool:
    """Whether a formula holds in a world; a number holds unless it is 0. FormulaError when it can't be run."""
    compiled, at, given = _asked(engine, world, formula, parameters or {})
    with np.errstate(all="ignore"):
        return bool(at.holds(compiled, given))


def _alone(engine: Engine, world: WorldState) -> World:
    return World.from_state(engine.layout, world)


def _ruled(engine: Engine, world: WorldState) -> World:
    """The world as far as standing policies go."""
    alone = World.bare(engine.layout, world)
    held: dict[tuple[object, ...], Active] = {}
    take_standing(1, 0, world, held)
    alone.standing = list(held.values())
    return alone


def _asked(
    engine: Engine, world: WorldState, formula: str, parameters: Mapping[str, float]
) -> tuple[Compiled, Here, list[float]]:
    # One question is asked of plain numbers: the same functions and the same arithmetic, without the arrays.
    layout = engine.layout
    rest = [*(world.unknowns[name] for name in layout.unknowns), *(0.0 for _ in layout.weights)]
    at = Here([world.values[g] for g in layout.gauges], [world.before[g] for g in layout.gauges], engine.opens, rest)
    names = sorted(parameters)
    return engine.formula(formula, tuple(names)), at, [float(parameters[name]) for name in names]
