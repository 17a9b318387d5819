"""Who is here and what they are doing now. It lives in this process only; nothing of it is in the log."""

from typing import Any, Literal, NamedTuple

from server.table.sessions import Seated
from server.umpire.sight import audience_of
from server.umpire.state import State

Doing = Literal["reading", "drafting", "writing", "help"]
DOINGS: tuple[Doing, ...] = ("reading", "drafting", "writing", "help")


class _Here(NamedTuple):
    game: str
    seat: str
    doing: Doing


class Presence:
    """The sockets now open, by seat."""

    def __init__(self) -> None:
        self._sockets: dict[str, _Here] = {}

    def arrive(self, sid: str, seated: Seated, doing: Doing = "reading") -> bool:
        """Note a socket, and tell whether anything about it is new."""
        here = _Here(seated.game, seated.seat, doing)
        changed = self._sockets.get(sid) != here
        self._sockets[sid] = here
        return changed

    def knows(self, sid: str) -> bool:
        """Whether this socket was noted."""
        return sid in self._sockets

    def depart(self, sid: str) -> str | None:
        """Forget a socket; the game whose presence changed."""
        here = self._sockets.pop(sid, None)
        return here.game if here else None

    def seen_by(self, state: State, audience: str) -> dict[str, Any]:
        """Everyone here as one audience may know it: what people do only the umpire and their own team see."""
        people: dict[str, Any] = {}
        for here in self._sockets.values():
            seat = state.seats.get(here.seat)
            if here.game != state.game or seat is None or seat.gone:
                continue
            close = audience in ("umpire", audience_of(seat))
            doing = _busiest(people.get(here.seat, {}).get("doing", ""), here.doing) if close else ""
            people[here.seat] = {"online": True, "doing": doing}
        return dict(sorted(people.items()))


def _busiest(one: str, other: Doing) -> str:
    """Of two sockets of one seat, what the busier one does."""
    return max(one, other, key=lambda doing: DOINGS.index(doing) if doing in DOINGS else -1)
