"""The projector's board: what it is set to, and the moves of the contest as the umpire shows them to the room, one by one.

The teams have every visible move on their own screens as soon as the contest opens; this only paces the telling of them.
"""

from typing import assert_never

from ..events import AnyEvent, BoardSet, MovesShown
from ..orders import BoardOrder, SetBoard, ShowMoves
from ..refusals import Refusal, refusal
from ..state import Play
from .case import Case


def decide(case: Case, order: BoardOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order about the board."""
    match order:
        case SetBoard():
            return () if order.view == case.state.board else (BoardSet(view=order.view),)
        case ShowMoves():
            return _show(case, order)
        case _:
            assert_never(order)


def _show(case: Case, order: ShowMoves) -> tuple[AnyEvent, ...] | Refusal:
    play = case.play
    if order.turn != play.turn:
        return refusal(
            "StalePhase", f"Turn {order.turn} is over; the moves on the table are those of turn {play.turn}."
        )
    waiting = to_show(play, case.book.scenario.teams)
    if not order.move:
        return (MovesShown(moves=waiting),) if waiting else ()
    if order.move in play.shown:
        return ()
    if order.move not in waiting:
        return refusal(
            "UnknownMove", f"No move {order.move!r} can be shown to the room; covert ones stay with the umpire."
        )
    return (MovesShown(moves=(order.move,)),)


def to_show(play: Play, teams: tuple[str, ...]) -> tuple[str, ...]:
    """This turn's visible moves that the room has not seen yet: every team's first move, then every team's second."""
    moves = [m for m in play.moves.values() if m.turn == play.turn and not m.covert and m.id not in play.shown]
    return tuple(move.id for move in sorted(moves, key=lambda move: (move.slot, teams.index(move.team))))
