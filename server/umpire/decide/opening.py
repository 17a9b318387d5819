"""The first entry: the world at its opening values, the hidden unknowns drawn, the dice committed."""

from ..dice import Dice, Throw
from ..events import AnyEvent, GameOpened
from ..given import Given
from ..model import Engine, open_world
from ..orders import OpenGame
from ..refusals import Refusal, refusal
from ..world import QUANTUM


def open_game(engine: Engine, order: OpenGame, given: Given, dice: Dice) -> tuple[AnyEvent, ...] | Refusal:
    """Open a game; the unknowns are drawn from its own dice, so that the secret at the end proves them."""
    book = engine.book
    calendars = {calendar.id for calendar in book.scenario.calendars}
    if order.calendar not in calendars:
        return refusal("MalformedOrder", f"There is no calendar {order.calendar!r}; choose one of {sorted(calendars)}.")
    if order.theory not in book.theories:
        return refusal("MalformedOrder", f"There is no theory {order.theory!r}; choose one of {sorted(book.theories)}.")
    unknowns = {}
    for unknown in book.unknowns.values():
        share = dice.fraction(Throw(0, 0, "", 0, f"unknown.{unknown.id}"))
        unknowns[unknown.id] = round((unknown.low + share * (unknown.high - unknown.low)) / QUANTUM) * QUANTUM
    world = open_world(engine, order.theory, unknowns)
    return (
        GameOpened(
            game=order.game,
            edition=book.edition,
            calendar=order.calendar,
            commitment=given.commitment,
            world=world,
        ),
    )
