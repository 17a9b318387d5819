"""Moves in many futures: what lies on the sheets, the degree each world's dice give it, and what it sets off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from . import effects, luck
from .conduct import Doctrine
from .content import DEGREES, Card, Effect
from .engine import Engine
from .here import Here
from .layout import Flags
from .odds import succeeded
from .parts import MoveDraft
from .rulebook import Rulebook
from .start import Given
from .world import Cause
from .worlds import World

_SUCCEEDED = np.array([succeeded(degree) for degree in DEGREES])


@dataclass(slots=True)
class Played:
    """One team's move: `slot` is its slot in each world, 0 where it is not played; `card` None for a free-form move.

    `degree` is a row of places in `DEGREES`; `by_hand` replaces the card's effects; `name` is `<team>.<slot>` of a given move.
    """

    team: str
    card: Card | None
    slot: Any
    covert: bool
    argued: bool
    parameters: dict[str, Any]
    cost: dict[str, float]
    name: str = ""
    by_hand: tuple[Effect, ...] | None = None
    degree: Any = field(default=None)

    @property
    def where(self) -> Flags:
        """The worlds in which it is played."""
        found: Flags = self.slot > 0
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
        moves.append(Played(team, card, np.full(n, slot), covert, argued, parameters, cost, f"{team}.{slot}"))
    return moves


def ruled(
    engine: Engine,
    at: Here,
    move: Played,
    doctrines: Mapping[str, Doctrine],
    given: Given,
    dice: Callable[[Played, int], Any],
) -> None:
    """Give a move its degree in every world, from the values as they stand before anything is paid."""
    n = len(move.slot)
    move.by_hand = given.effects.get(move.name)
    if move.name in given.degrees:
        move.degree = np.full(n, DEGREES.index(given.degrees[move.name]), np.int8)
        return
    if move.name in given.points:
        points = np.full(n, given.points[move.name], np.int64)
    else:
        points = np.full(n, int(move.argued) + _arguments(move, doctrines), np.int64)
        for factor in move.card.factors if move.card else ():
            with np.errstate(all="ignore"):
                counts = at.holds(engine.formula(factor.provided)) if factor.provided else True
            points += factor.points * np.asarray(counts, np.int64)
    if move.card is None or move.card.method == "weighted":
        move.degree = luck.weighted(points, dice(move, 36))
    else:
        move.degree = luck.percentile(luck.chances(points), dice(move, 100))


def set_off(engine: Engine, world: World, played: Sequence[Played], turn: int) -> None:
    """Put on its way what the moves of a turn set off, once all are paid."""
    for move in played:
        _put(engine, world, move, turn)
    slots = max((int(move.slot.max()) for move in played), default=0)
    # A team's moves end and adopt policies in the order of their slots.
    for slot in range(1, slots + 1):
        for move in played:
            card = move.card
            if card is None or move.by_hand is not None or not (card.adopts or card.revokes):
                continue
            where = (move.slot == slot) & _SUCCEEDED[move.degree]
            for policy in card.revokes:
                effects.relax(world, policy, move.team, where)
            if card.adopts:
                cause = Cause("move", f"moves/{turn}.{move.team}.{slot}")
                effects.enforce(engine, world, card.adopts, move.team, cause, move.parameters, where)


def _put(engine: Engine, world: World, move: Played, turn: int) -> None:
    card, where = move.card, move.where
    if move.by_hand is not None:
        effects.put(engine, world, move.by_hand, Cause("move", f"moves/{turn}.{move.name}"))
        return
    if card is None:
        return
    cause = Cause("move", f"moves/{turn}.{move.team}.{card.id}")
    fade = effects.count(engine, world, card.id, where) * where
    scale = luck.share([engine.book.scenario.shares[degree] for degree in DEGREES], move.degree) * fade
    for degree, instead in sorted(card.on.items()):
        reached = move.degree == DEGREES.index(degree)
        scale[reached] = 0.0
        effects.put(engine, world, instead, cause, scale=fade * reached, parameters=move.parameters)
    effects.put(engine, world, card.effects, cause, scale=scale, parameters=move.parameters)


def _arguments(move: Played, doctrines: Mapping[str, Doctrine]) -> int:
    """What the other teams' doctrines say of an open move adds up to; each says one thing."""
    if move.covert or move.card is None:
        return 0
    said = 0
    for team, doctrine in doctrines.items():
        words = [argument for argument in doctrine.argues if argument.card == move.card.id]
        if team != move.team and words:
            said += 1 if words[0].side == "for" else -1
    return said
