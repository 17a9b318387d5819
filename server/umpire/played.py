"""Moves in many futures: what lies on the sheets, the degree each world's dice give it, and what it sets off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from . import effects, luck
from .choosing import Slots
from .conduct import Doctrine
from .content import DEGREES, Card, Effect
from .engine import Engine
from .here import Here
from .layout import Flags
from .odds import succeeded
from .packed import Pile, merged
from .parts import MoveDraft
from .rulebook import Rulebook
from .some import Places, some
from .start import Given
from .world import Cause
from .worlds import World
from .worth import places, worth

_SUCCEEDED = np.array([succeeded(degree) for degree in DEGREES])
_NOWHERE = np.zeros(0, np.intp)


@dataclass(slots=True)
class Played:
    """One team's move: `slots` has slots, each with the worlds, of `n`, where it stands there; `card` None for a free-form move.

    `at` are all the worlds where it is played, slot by slot, and `degree` is a row of places in `DEGREES` for those. `by_hand`
    replaces the card's effects; `name` is `<team>.<slot>` of a given move.
    """

    team: str
    card: Card | None
    n: int
    slots: Slots
    covert: bool
    argued: bool
    parameters: dict[str, Any]
    cost: dict[str, float]
    name: str = ""
    by_hand: tuple[Effect, ...] | None = None
    degree: Any = None
    at: Places = field(init=False)

    def __post_init__(self) -> None:
        self.at = np.concatenate([worlds for _, worlds in self.slots])

    @property
    def where(self) -> Flags:
        """The worlds in which it is played, as flags."""
        return flagged(self.n, self.at)


def flagged(n: int, at: Places, flags: bool | Flags = True) -> Flags:
    """A flag for each of `n` worlds, which `flags` tells of the worlds `at`."""
    found = np.zeros(n, np.bool_)
    found[at] = flags
    return found


def fixed(book: Rulebook, team: str, sheet: Sequence[MoveDraft], n: int) -> list[Played]:
    """The moves of a sheet that is given, the same in every world."""
    moves = []
    for slot, draft in enumerate(sheet, 1):
        card = book.cards[draft.card] if draft.card else None
        defaults = {parameter.id: parameter.default for parameter in card.parameters} if card else {}
        covert = draft.covert or (card is not None and card.covert == "always")
        cost = card.cost if card else book.scenario.free_form_cost
        parameters = {**defaults, **draft.parameters}
        argued = bool(draft.reason)
        name = f"{team}.{slot}"
        slots = ((slot, np.arange(n)),)
        moves.append(Played(team, card, n, slots, covert, argued, parameters, cost, name))
    return moves


def ruled(
    engine: Engine,
    at: Here,
    move: Played,
    said: Mapping[str, int],
    given: Given,
    dice: Callable[[Played, int], Any],
) -> None:
    """Give a move its degree wherever it is played, from the values as they stand before anything is paid.

    `said` is what rivals' arguments about a card add up to, should it be played openly.
    """
    n = len(move.at)
    move.by_hand = given.effects.get(move.name)
    if move.name in given.degrees:
        move.degree = np.full(n, DEGREES.index(given.degrees[move.name]), np.int8)
        return
    if move.name in given.points:
        points = np.full(n, given.points[move.name], np.int64)
    else:
        argued = said.get(move.card.id, 0) if move.card is not None and not move.covert else 0
        points = np.full(n, int(move.argued) + argued, np.int64)
        if move.card is not None:
            found = worth(engine, move.card)
            points += found.points
            there = some(at, found.reads, move.at)
            for worthy, provided in found.factors:
                points += np.multiply(there.holds(engine.formula(provided)), worthy, dtype=np.int64)
    if move.card is None or move.card.method == "weighted":
        move.degree = luck.weighted(points, dice(move, 36))
    else:
        move.degree = luck.percentile(luck.chances(points), dice(move, 100))


def set_off(engine: Engine, world: World, at: Here, played: Sequence[Played], turn: int) -> None:
    """Put on its way what the moves of a turn set off, once all are paid."""
    pile = Pile(world.n, world.layout.kind)
    for move in played:
        if move.by_hand is not None:
            effects.put(engine, world, move.by_hand, Cause("move", f"moves/{turn}.{move.name}"))
        elif move.card is not None:
            _put(engine, world, at, pile, move, move.card)
    for item in world.pending:
        pile.take(item)
    world.pending = pile.rows()
    # A team's moves end and adopt policies in the order of their slots.
    for slot in sorted({slot for move in played for slot, _ in move.slots}):
        for move in played:
            card = move.card
            if card is None or move.by_hand is not None or not (card.adopts or card.revokes):
                continue
            where = flagged(world.n, move.at, _SUCCEEDED[move.degree])
            where &= flagged(world.n, dict(move.slots).get(slot, _NOWHERE))
            for policy in card.revokes:
                effects.relax(world, policy, move.team, where)
            if card.adopts:
                cause = Cause("move", f"moves/{turn}.{move.team}.{slot}")
                effects.enforce(engine, world, card.adopts, move.team, cause, move.parameters, where)
    world.standing = merged(world.standing)


def _put(engine: Engine, world: World, at: Here, pile: Pile, move: Played, card: Card) -> None:
    found = worth(engine, card)
    before = effects.counted(world, card.id, move.at)
    place = places(engine, move.degree, before)
    for gauge, later, table in found.sums:
        pile.add(gauge, world.tick + later, table.take(place), move.at)
    for item in found.told:
        amount = item.amount.take(place)
        if amount.any():
            pile.take(replace(item, due=world.tick + item.due, amount=amount), move.at)
    for asked, table, read in found.asked:
        parameters = {
            name: value.take(move.at) if isinstance(value, np.ndarray) else value
            for name, value in move.parameters.items()
        }
        for item in effects.dated(
            engine,
            asked,
            Cause("move", "moves"),
            tick=world.tick,
            n=len(place),
            at=some(at, read, move.at),
            scale=table.take(place),
            parameters=parameters,
        ):
            pile.take(item, move.at)


def arguments(book: Rulebook, doctrines: Mapping[str, Doctrine]) -> dict[str, int]:
    """By card, what the doctrines of teams other than its own say of it adds up to; each says one thing."""
    said: dict[str, int] = {}
    for team, doctrine in doctrines.items():
        sides = {argument.card: argument.side for argument in reversed(doctrine.argues)}
        for card, side in sides.items():
            if book.cards[card].team != team:
                said[card] = said.get(card, 0) + (1 if side == "for" else -1)
    return said
