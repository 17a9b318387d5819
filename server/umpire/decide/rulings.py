"""Rulings: accepting the engine's proposal, ruling otherwise with a reason, entering real dice, overruling."""

from typing import assert_never

from msgspec.structs import replace

from ..content import Method
from ..events import AnyEvent, RulingMade, RulingOverruled
from ..orders import AcceptRulings, MakeRuling, OverruleRuling, RulingOrder
from ..parts import EffectDraft, FactorLine
from ..refusals import Refusal, refusal
from ..state import Move, Ruling
from .case import TEXT_LIMIT, Case, checked_text
from .methods import Rolled, bad_dice, bad_factors, by_method, read, roll

_MOST_EFFECTS = 20


def decide(case: Case, order: RulingOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order of the umpire's queue."""
    match order:
        case AcceptRulings():
            return _accept(case, order)
        case MakeRuling():
            return _make(case, order)
        case OverruleRuling():
            return _overrule(case, order)
        case _:
            assert_never(order)


def open_moves(case: Case) -> list[str]:
    """Ids of this turn's moves that still wait for a ruling, in order."""
    return sorted(
        move.id for move in case.play.moves.values() if move.turn == case.play.turn and move.id not in case.play.rulings
    )


def _accept(case: Case, order: AcceptRulings) -> tuple[AnyEvent, ...] | Refusal:
    if order.turn != case.play.turn:
        return refusal(
            "StalePhase", f"These were the moves of turn {order.turn}; the table is at turn {case.play.turn}."
        )
    for named in order.moves:
        found = _move(case, named)
        if isinstance(found, Refusal):
            return found
    wanted = [move for move in open_moves(case) if not order.moves or move in order.moves]
    events = []
    for move_id in wanted:
        proposal = case.play.proposals[move_id]
        if proposal.chance is None:
            if order.moves:
                return refusal(
                    "BadMethod", f"The method {proposal.method} needs your ruling; the engine cannot decide it."
                )
            continue
        rolls = roll(case, case.play.moves[move_id], proposal.method)
        rolled = read(proposal.method, proposal.factors, proposal.chance, 0, rolls)
        events.append(_made(case, move_id, proposal.method, proposal.factors, rolled, "As proposed", real=False))
    if not events:
        return _ruled_already(case)
    return tuple(events)


def _ruled_already(case: Case) -> Refusal:
    """Tell who comes second who was first."""
    turn = case.play.turn
    ruled = {ruling.by for move, ruling in case.play.rulings.items() if case.play.moves[move].turn == turn}
    others = sorted(_name(case, seat) for seat in ruled - {case.by})
    if others:
        return refusal("AlreadyRuled", f"{', '.join(others)} was first: every move has its ruling or needs your own.")
    return refusal("AlreadyRuled", "No move is waiting for acceptance; every one has its ruling or needs your own.")


def _name(case: Case, seat: str) -> str:
    return case.state.seats[seat].name if seat in case.state.seats else seat


def _make(case: Case, order: MakeRuling) -> tuple[AnyEvent, ...] | Refusal:
    move = _move(case, order.move)
    if isinstance(move, Refusal):
        return move
    if move.id in case.play.rulings:
        by = _name(case, case.play.rulings[move.id].by)
        return refusal("AlreadyRuled", f"{by} has ruled this move; overrule it with a reason instead.")
    reason = checked_text(order.reason, TEXT_LIMIT, "reason for the ruling")
    wrong = bad_factors(order) or bad_dice(order) or bad_effects(case, order.effects)
    if isinstance(reason, Refusal):
        if wrong is not None and not order.reason.strip():
            # Whoever must write the reason learns at once what else is amiss.
            return refusal("ReasonMissing", f"{wrong.says} The reason for the ruling is missing too.")
        return refusal("ReasonMissing", reason.says)
    if wrong is not None:
        return wrong
    factors = order.factors if order.factors is not None else case.play.proposals[move.id].factors
    rolled = by_method(case, move, order, factors)
    if isinstance(rolled, Refusal):
        return rolled
    made = _made(case, move.id, order.method, factors, rolled, reason, real=bool(order.dice))
    # Only what the method asks for is kept with it.
    asked = replace(
        made.ruling,
        effects=order.effects,
        their_points=order.their_points if order.method == "opposed" else 0,
        votes=order.votes if order.method == "vote" else None,
        expert=order.expert.strip() if order.method == "expert" else "",
    )
    return (RulingMade(ruling=asked),)


def _overrule(case: Case, order: OverruleRuling) -> tuple[AnyEvent, ...] | Refusal:
    move = _move(case, order.move)
    if isinstance(move, Refusal):
        return move
    ruling = case.play.rulings.get(move.id)
    if ruling is None:
        return refusal("NotRuled", "This move has no ruling yet; rule it first.")
    reason = checked_text(order.reason, TEXT_LIMIT, "reason for overruling")
    if isinstance(reason, Refusal):
        return refusal("ReasonMissing", reason.says)
    if ruling.degree == order.degree:
        return ()
    return (RulingOverruled(move=move.id, degree=order.degree, by=case.by, reason=reason, at=case.given.at),)


def bad_effects(case: Case, effects: tuple[EffectDraft, ...] | None) -> Refusal | None:
    """What is wrong with effects written by hand, if anything is."""
    if len(effects or ()) > _MOST_EFFECTS:
        return refusal("BadEffect", f"Write down at most {_MOST_EFFECTS} effects; join those of the same gauge.")
    for effect in effects or ():
        if not effect.gauge:
            return refusal("BadEffect", "Choose which gauge the effect changes, or remove the effect.")
        gauge = case.book.gauges.get(effect.gauge)
        if gauge is None:
            return refusal("BadEffect", f"There is no gauge {effect.gauge!r}.")
        if gauge.derived:
            return refusal("BadEffect", f"{gauge.title} is worked out from other gauges; change one of those.")
        if not 0 <= effect.later <= 40 or not 0 <= effect.spread <= 40:
            return refusal("BadEffect", "An effect may wait for or spread over 0 to 40 ticks.")
        # Worded so that a NaN, which compares with nothing, is refused as well.
        if not abs(effect.by) <= gauge.high - gauge.low:
            return refusal("BadEffect", f"{gauge.title} cannot change by {effect.by:g}; its whole range is smaller.")
    return None


def _move(case: Case, move_id: str) -> Move | Refusal:
    move = case.play.moves.get(move_id)
    if move is None or move.turn != case.play.turn:
        return refusal("UnknownMove", f"There is no move {move_id!r} in this turn.")
    return move


def _made(
    case: Case,
    move: str,
    method: Method,
    factors: tuple[FactorLine, ...],
    rolled: Rolled,
    reason: str,
    *,
    real: bool,
) -> RulingMade:
    ruling = Ruling(
        move=move,
        method=method,
        factors=factors,
        chance=rolled.chance,
        rolls=rolled.rolls,
        dice="none" if not rolled.rolls else "table" if real else "engine",
        degree=rolled.degree,
        by=case.by,
        reason=reason,
        at=case.given.at,
    )
    return RulingMade(ruling=ruling)
