"""From one game to the next with the same people: their seats, their names, and links that lead on."""

import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from server.umpire.orders import CloseLobby, PauseClock, TakeSeat
from server.umpire.parts import Role
from server.umpire.refusals import Refusal

from .announce import News

if TYPE_CHECKING:
    from .sessions import Seated
    from .tables import Tables


def onward(tables: "Tables", game: str, seat: str) -> tuple[str, str]:
    """The game and the seat there that a person has gone on to, from game to game; the same ones where they stay."""
    following = tables.store.next_of(game)
    there = tables.same.get((following or "", seat), seat)
    if following is None or tables.seated(following, there) is None:
        return game, seat
    then = onward(tables, following, there)
    return (game, seat) if _holds(tables, game, then[0]) else then


def leads_to(tables: "Tables", game: str) -> str:
    """The game that a game's people are asked to go on to, the last of those that follow; none where they stay."""
    last = gone_to(tables, game)
    return "" if last == game or _holds(tables, game, last) else last


def gone_to(tables: "Tables", game: str) -> str:
    """The last of the games that follow on a game, whatever stage it is at; the same one where none follows."""
    following = tables.store.next_of(game)
    return game if following is None else gone_to(tables, following)


def gone_on(tables: "Tables", game: str, to: str) -> int:
    """Count the people of a game that have a place in another."""
    persons = (who for who in tables.table(game).state.seats.values() if not who.bot and who.role != "projector")
    return sum(tables.seated(to, who.id) is not None for who in persons if not who.gone)


def lead_on(
    tables: "Tables",
    game: str,
    to: str,
    places: Mapping[str, tuple[Role, str]],
    same: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Refusal]:
    """Give a game's people their places, role and team by seat, in another game, and ask everybody to go on there.

    A person has the same seat in both, so whoever sat there before keeps that place; `same` names, by seat, the other seat that
    somebody has there who joined both games by code. The clock of the game that is left stands from now on, by an entry whose id
    begins with `onward`. Refusals by seat: these people join by code. Raises StoreAway.
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
    tables.same |= {(to, seat): old for seat, old in same.items() if tables.seated(to, old) is not None}
    # Else its phases would close by the clock with nobody there; `clock`, because an umpire may lead on from elsewhere.
    tables.table(game).submit("clock", f"onward-{secrets.token_hex(8)}", PauseClock())
    tables.store.lead_on(game, to)
    tables.tell(News(game=game, onward=to))
    # Whoever sits there already may have been asked to go on from there, which holds no longer.
    tables.tell(News(game=to, stale=True))
    return refused


def put_away(tables: "Tables", game: str, umpire: "Seated") -> Refusal | None:
    """Close another game in its lobby, under the name of an umpire who sits elsewhere; the refusal if it may not be closed.

    Whoever could lead a table on to it may also put it away. Once it has begun only its own desk ends it.
    """
    there = tables.table(game)
    if tables.seated(game, umpire.seat) is None:
        seat = TakeSeat(role="umpire", name=umpire.name)
        sat = there.submit(umpire.seat, f"close-{secrets.token_hex(8)}", seat, grant="white_cell")
        if isinstance(sat, Refusal):
            return sat
    answer = there.submit(umpire.seat, f"close-{secrets.token_hex(8)}", CloseLobby())
    return answer if isinstance(answer, Refusal) else None


def _holds(tables: "Tables", game: str, then: str) -> bool:
    """Tell whether a game keeps its people: it waits or is under way, and the one that they would go on to is over."""
    return tables.stage(then) == "over" and tables.stage(game) != "over"
