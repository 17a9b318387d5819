"""A new game: stored together with the first entry of its log, under a join code that no other has."""

import secrets

import msgspec
from msgspec.structs import replace

from server.store.rows import Game
from server.store.store import Store
from server.umpire.decide.case import TITLE_LIMIT
from server.umpire.model import Engine
from server.umpire.names import tidy
from server.umpire.refusals import Refusal

from . import clock
from .codes import new_code
from .entry import first_entry


class Opened(msgspec.Struct, frozen=True):
    """A game that waits in its lobby."""

    game: str
    join_code: str
    umpire_token: str


def add_game(
    store: Store, files: bytes, engine: Engine, *, calendar: str | None, theory: str | None, title: str | None
) -> Game:
    """Store a game of a rulebook read from these files; what is None is as the scenario has it.

    ValueError for an unknown calendar or theory.
    """
    book = engine.book
    row = Game(
        id=secrets.token_hex(6),
        title=(tidy(title or "") or book.scenario.title)[:TITLE_LIMIT],
        scenario=book.scenario.id,
        edition=book.edition,
        calendar=calendar or book.scenario.default_calendar,
        created_at=clock.now(),
        join_code=new_code(),
        secret=secrets.token_bytes(32),
    )
    opening = first_entry(engine, row, theory or book.scenario.default_theory)
    if isinstance(opening, Refusal):
        raise ValueError(opening.says)
    # The game and its first entry are stored together: a crash leaves both or neither.
    while store.add_game(row, rulebook=files, entries=(opening,)) == "code taken":
        row = replace(row, join_code=new_code())
    return row
