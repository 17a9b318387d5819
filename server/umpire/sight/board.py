"""The projector's board: what it is set to, and which of the contest's moves the umpire has shown to the room."""

from typing import Any

from ..decide.board import to_show
from ..rulebook import Rulebook
from ..state import Move, State
from .viewer import Viewer


def board(book: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """What the board is set to, what it has shown and how many moves it has not; which comes next only for the umpire."""
    play = state.play
    paced = state.stage == "play" and play.phase == "contest"
    waiting = to_show(play, book.scenario.teams) if paced else ()
    following = waiting[0] if waiting and who.kind == "umpire" else ""
    return {"view": state.board, "shown": list(play.shown), "waiting": len(waiting), "next": following}


def told(state: State, who: Viewer, move: Move) -> bool:
    """Whether a move this audience may know of has been shown to it: on the board the contest's moves come one by one."""
    play = state.play
    paced = who.kind == "projector" and play.phase == "contest" and move.turn == play.turn
    return who.knows_move(move) and (not paced or move.id in play.shown)
