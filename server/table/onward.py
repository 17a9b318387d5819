"""From one game to the next with the same people: their seats, their names, and links that lead on."""

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING

from server.umpire.orders import TakeSeat
from server.umpire.parts import Role
from server.umpire.refusals import Refusal

from .announce import News

if TYPE_CHECKING:
    from .tables import Tables


def onward(tables: "Tables", game: str, seat: str) -> str:
    """The game that a seat has gone on to, from game to game; the same one where it stays."""
    following = tables.store.next_of(game)
    if following is None or tables.seated(following, seat) is None:
        return game
    return onward(tables, following, seat)


def lead_on(tables: "Tables", game: str, to: str, places: Mapping[str, tuple[Role, str]]) -> dict[str, Refusal]:
    """Give a game's people their places, role and team by seat, in another game, and ask everybody to go on there.

    A person has the same seat in both, so whoever sat there before keeps that place. Refusals by seat: these people join by code.
    Raises StoreAway.
    """
    there, refused = tables.table(to), {}
    for seat, (role, team) in places.items():
        person = tables.seated(game, seat)
        if person is None or tables.seated(to, seat) is not None:
            continue
        order = TakeSeat(role=role, name=person.name, team=team)
        answer = there.submit(seat, f"carry-{secrets.token_hex(8)}", order, grant="white_cell")
        if isinstance(answer, Refusal):
            refused[seat] = answer
    tables.store.lead_on(game, to)
    tables.tell(News(game=game, onward=to))
    return refused
