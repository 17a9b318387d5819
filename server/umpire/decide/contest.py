"""Contest: reasons for and against the revealed moves, and blind estimates of their chances."""

from typing import assert_never

from ..events import AnyEvent, EstimateGiven, EstimatesOpened, ReasonFiled, ReasonWeighed
from ..orders import ContestOrder, FileReason, GiveEstimate, WeighReason
from ..parts import PLAYERS, WHITE_CELL
from ..refusals import Refusal, refusal
from ..state import Estimate, Move, Reason
from .case import TEXT_LIMIT, Case, checked_text

_ESTIMATING = (*PLAYERS, "analyst", "observer")


def decide(case: Case, order: ContestOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order of the contest."""
    match order:
        case FileReason():
            return _file(case, order)
        case WeighReason():
            filed = case.play.reasons.get(order.reason)
            if filed is None or case.play.moves[filed.move].turn != case.play.turn:
                return refusal("UnknownMove", "There is no such reason in this turn.")
            if order.weight not in (0, 1, 2):
                return refusal("BadMethod", "A reason counts 0 (set aside), 1 (ordinary) or 2 (compelling).")
            return (ReasonWeighed(reason=order.reason, weight=order.weight),)
        case GiveEstimate():
            return _estimate(case, order)
        case _:
            assert_never(order)


def _file(case: Case, order: FileReason) -> tuple[AnyEvent, ...] | Refusal:
    move = known_move(case, order.move)
    if isinstance(move, Refusal):
        return move
    text = checked_text(order.text, TEXT_LIMIT, "reason")
    if isinstance(text, Refusal):
        return text
    if move.team == case.team:
        return refusal(
            "AlreadyFiled", "Your own argument stands on the sheet; reasons here are for the other teams' moves."
        )
    for reason in case.play.reasons.values():
        if reason.move == move.id and reason.team == case.team:
            return refusal("AlreadyFiled", "Your team has filed its one reason on this move.")
    filed = Reason(
        id=case.own_id("r"),
        move=move.id,
        team=case.team,
        seat=case.by,
        side=order.side,
        text=text,
        at=case.given.at,
    )
    return (ReasonFiled(reason=filed),)


def _estimate(case: Case, order: GiveEstimate) -> tuple[AnyEvent, ...] | Refusal:
    move = known_move(case, order.move)
    if isinstance(move, Refusal):
        return move
    if not 0 <= order.chance <= 100:
        return refusal("BadChance", f"{order.chance} is no chance in percent; give a whole number from 0 to 100.")
    if move.id in case.play.opened:
        return refusal(
            "EstimatesOpen", "Everybody has estimated this move and the estimates are shown, so yours stays as it is."
        )
    estimate = Estimate(move=move.id, seat=case.by, team=case.team, chance=order.chance)
    asked = _asked(case, move)
    waiting = asked - {case.by, *(one.seat for one in case.play.estimates if one.move == move.id)}
    given = EstimateGiven(estimate=estimate)
    return (given,) if waiting or not asked else (given, EstimatesOpened(move=move.id))


def _asked(case: Case, move: Move) -> set[str]:
    """The seats whose estimates are waited for: those that know the move, without the white cell, which is busy then.

    Where there are people nobody waits for a program; programs alone wait for each other.
    """
    seats = (s for s in case.state.seats.values() if not s.gone and not s.paused and s.role in _ESTIMATING)
    asked = [seat for seat in seats if not move.covert or seat.team == move.team]
    return {seat.id for seat in asked if not seat.bot} or {seat.id for seat in asked}


def known_move(case: Case, move_id: str) -> Move | Refusal:
    """A move of this turn that the seat may know of; a rival's covert move is refused in the same words as none at all."""
    move = case.play.moves.get(move_id)
    if move is not None and move.turn == case.play.turn:
        white_cell = case.seat is not None and case.seat.role in WHITE_CELL
        if not move.covert or white_cell or (case.team and move.team == case.team):
            return move
    return refusal("UnknownMove", f"There is no move {move_id!r} on the table this turn.")
