"""An entry as the table writes it: the order, what was given with it, and what was decided, salted and chained."""

import os

from msgspec.structs import replace

from server.store.rows import Game, Head
from server.umpire.decide import decide
from server.umpire.dice import KeyedDice, commitment
from server.umpire.digest import GENESIS, Entry, canonical, sealed
from server.umpire.events import AnyEvent, GameEnded
from server.umpire.fold import Body
from server.umpire.given import Given
from server.umpire.model import Engine
from server.umpire.orders import AnyOrder, OpenGame
from server.umpire.refusals import Refusal

from . import clock

HOST = "host"


def next_entry(game: str, head: Head, order: AnyOrder, given: Given, events: tuple[AnyEvent, ...]) -> Entry:
    """Write the entry that follows a log's head."""
    if not any(isinstance(event, GameEnded) for event in events):
        # The secret enters the log only with the event that publishes it.
        given = replace(given, secret="")
    body = canonical(Body(order=order, given=given, events=events))
    salt = os.urandom(16).hex()
    return sealed(game, head.seq + 1, given.at, given.seat, given.id, body, salt, head.digest)


def first_entry(engine: Engine, row: Game, theory: str) -> Entry | Refusal:
    """Open a game on its host's behalf: the first entry of its log, to be stored together with the game itself."""
    order = OpenGame(game=row.id, calendar=row.calendar, theory=theory)
    given = Given(seat=HOST, id="open", at=clock.now(), commitment=commitment(row.secret))
    decision = decide(engine, None, order, given, KeyedDice(row.secret))
    if isinstance(decision, Refusal):
        return decision
    return next_entry(row.id, Head(0, GENESIS), order, given, decision)
