"""Who is here and what they are doing now. It lives in this process only; nothing of it is in the log."""

from typing import Any, Literal, NamedTuple

from server.gateway.hearing import Heard, told
from server.table.sessions import Seated
from server.umpire.sight import audience_of
from server.umpire.state import State

Doing = Literal["reading", "drafting", "writing", "help"]
DOINGS: tuple[Doing, ...] = ("reading", "drafting", "writing", "help")


class _Here(NamedTuple):
    game: str
    seat: str
    doing: Doing
    at: str


class Presence:
    """The sockets now open, by seat."""

    def __init__(self) -> None:
        self._sockets: dict[str, _Here] = {}
        self._heard: dict[tuple[str, str], Heard] = {}

    def arrive(self, sid: str, seated: Seated, doing: Doing = "reading", at: str = "") -> bool:
        """Note a socket, and tell whether anything about it is new. `at` is the field of the sheet its cursor is in."""
        here = _Here(seated.game, seated.seat, doing, at)
        changed = self._sockets.get(sid) != here
        self._sockets[sid] = here
        return changed

    def hears(self, seated: Seated, heard: Heard) -> None:
        """Keep how well a seat hears; it stays when the seat's line is lost, which is then told."""
        self._heard[seated.game, seated.seat] = heard

    def calms(self, game: str, seat: str) -> bool:
        """Take down a seat's call for the umpire on all its sockets, and tell whether there was one."""
        calling = [sid for sid, here in self._sockets.items() if here[:3] == (game, seat, "help")]
        for sid in calling:
            self._sockets[sid] = self._sockets[sid]._replace(doing="reading")
        return bool(calling)

    def knows(self, sid: str) -> bool:
        """Whether this socket was noted."""
        return sid in self._sockets

    def depart(self, sid: str) -> str | None:
        """Forget a socket; the game whose presence changed."""
        here = self._sockets.pop(sid, None)
        return here.game if here else None

    def seen_by(self, state: State, audience: str) -> dict[str, Any]:
        """Everyone here as one audience may know it.

        What people do only the umpire and their own team see, where on the sheet only these, how well they hear only the umpire.
        """
        people: dict[str, Any] = {}
        for here in self._sockets.values():
            seat = state.seats.get(here.seat)
            if here.game != state.game or seat is None or seat.gone:
                continue
            close = audience in ("umpire", audience_of(seat))
            before = people.get(here.seat, {"doing": "", "at": ""})
            doing = _busiest(before["doing"], here.doing) if close else ""
            at = (here.at or before["at"]) if close and audience != "umpire" else ""
            people[here.seat] = {"online": True, "doing": doing, "at": at}
        for (game, id), heard in self._heard.items():
            seat = state.seats.get(id)
            if audience == "umpire" and game == state.game and seat is not None and not seat.gone:
                online = id in people
                people.setdefault(id, {"online": False, "doing": "", "at": ""})["heard"] = told(heard, online=online)
        return dict(sorted(people.items()))


def _busiest(one: str, other: Doing) -> str:
    """Of two sockets of one seat, what the busier one does."""
    return max(one, other, key=lambda doing: DOINGS.index(doing) if doing in DOINGS else -1)
