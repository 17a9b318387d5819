"""Showing: what the white cell does with the projector's board. Its orders and events."""

from .kinds import Event, Order
from .parts import BoardView


class SetBoard(Order, frozen=True):
    """Choose what the projector's board shows; `auto` follows the phase, `dark` blanks it (white cell)."""

    view: BoardView


class ShowMoves(Order, frozen=True):
    """Show the room one more of the contest's visible moves, or all of them when none is named (white cell)."""

    turn: int
    move: str = ""


class BoardSet(Event, frozen=True):
    """The projector's board was set to follow the phase, to one of its pictures, or dark."""

    view: BoardView


class MovesShown(Event, frozen=True):
    """The umpire showed the room these moves, which every team had on its own screen already."""

    moves: tuple[str, ...]


BoardOrder = SetBoard | ShowMoves
BoardEvent = BoardSet | MovesShown
