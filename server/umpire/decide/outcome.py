"""What a ruled move does to the world: its cost, its card's effects at the degree reached, its standing policies."""

from typing import NamedTuple

from msgspec.structs import replace

from .. import odds
from ..content import Degree, Effect, Later, Now, Spread, Timing
from ..model import adopt, change, played, queue, revoke
from ..parts import EffectDraft
from ..rulebook import Rulebook
from ..state import Move, Plan
from ..world import Cause, Row, WorldState
from .case import Case
from .sheets import cost_of


class Outcome(NamedTuple):
    """The world after something was paid for, with the ledger rows of the cost."""

    world: WorldState
    rows: tuple[Row, ...]


def paid(case: Case, world: WorldState, move: Move) -> Outcome:
    """Pay for a move. All costs of a turn are paid before any effect is queued, so the order of moves changes nothing."""
    rows: tuple[Row, ...] = ()
    for budget, amount in sorted(cost_of(case, move.draft).items()):
        gauge = case.book.teams[move.team].budget[budget]
        world, more = change(case.engine, world, gauge, -amount, Cause(kind="cost", ref=f"moves/{move.id}"))
        rows += more
    return Outcome(world, rows)


def set_off(
    case: Case, world: WorldState, move: Move, degree: Degree, effects: tuple[EffectDraft, ...] | None
) -> WorldState:
    """Queue what a ruled move sets off; `effects` by the umpire's hand replace the card's."""
    cause = Cause(kind="move", ref=f"moves/{move.id}")
    if effects is not None:
        return queue(case.engine, world, tuple(by_hand(effect) for effect in effects), cause)
    if not move.draft.card:
        return world
    card = case.book.cards[move.draft.card]
    world, fade = played(case.engine, world, card.id)
    parameters = move.draft.parameters
    if degree in card.on:
        named = replace(cause, detail=f"cards/{card.id}/on.{degree}")
        world = queue(case.engine, world, card.on[degree], named, scale=fade, parameters=parameters)
    else:
        share = case.book.scenario.shares[degree] * fade
        if share:
            named = replace(cause, detail=f"cards/{card.id}/effects")
            world = queue(case.engine, world, card.effects, named, scale=share, parameters=parameters)
    if odds.succeeded(degree):
        for policy in card.revokes:
            world = revoke(case.engine, world, policy, move.team)
        if card.adopts:
            world = adopt(case.engine, world, card.adopts, move.team, cause, parameters)
    return world


def by_hand(draft: EffectDraft) -> Effect:
    """An effect as the umpire wrote it."""
    when: Timing = Now()
    if draft.spread:
        when = Spread(ticks=draft.spread)
    elif draft.later:
        when = Later(ticks=draft.later)
    return Effect(gauge=draft.gauge, by=draft.by, because="The umpire's ruling", when=when)


def effects_of(book: Rulebook, plan: Plan) -> tuple[Effect, ...]:
    """What an inject of the run-sheet does: what the white cell wrote for it, else what the rulebook has."""
    if plan.effects is not None:
        return tuple(by_hand(effect) for effect in plan.effects)
    inject = book.injects.get(plan.id)
    return inject.effects if inject else ()
