"""Rooms, one an audience and one a seat; the only place that emits. Whatever goes out here came through sight."""

from typing import Any

import msgspec

from server.gateway.edge import Edge
from server.gateway.presence import Presence
from server.table.ahead import Found
from server.table.announce import News
from server.table.sessions import Seated
from server.table.tables import Tables
from server.umpire.sight import audiences

GONE = "Your seat at this table was given up or taken away. Join again, or ask the umpire."


class Rooms:
    """Who hears what."""

    def __init__(self, edge: Edge, tables: Tables, presence: Presence) -> None:
        self._edge = edge
        self._tables = tables
        self._presence = presence

    def enter(self, sid: str, seated: Seated) -> None:
        """Put a socket into the rooms of its seat, and out of all others of the game."""
        server = self._edge.socketio.server
        for room in list(server.rooms(sid)):
            if room != sid and room not in (_audience(seated.game, seated.audience), _seat(seated.game, seated.seat)):
                server.leave_room(sid, room)
        server.enter_room(sid, _audience(seated.game, seated.audience))
        server.enter_room(sid, _seat(seated.game, seated.seat))

    def tell(self, news: News) -> None:
        """Send what a stored entry set off to those whom it concerns."""
        for change in news.changes:
            payload = {"game": news.game, "audience": change.audience, "rev": change.rev, **change.diff}
            self._emit("view", payload, _audience(news.game, change.audience))
        for seat in news.moved:
            # A moved person's sockets belong to another audience from now on: out first, then sync into the right rooms.
            self._empty(_seat(news.game, seat), "stale", {"game": news.game})
        for seat in news.gone:
            for sid in self._empty(_seat(news.game, seat), "bye", {"says": GONE}):
                self._edge.kick(sid)
        if news.head is not None:
            self._tell_all("head", {"game": news.game, **msgspec.structs.asdict(news.head)})
        if news.stale:
            self._tell_all("stale", {"game": news.game})
        if news.draft is not None:
            draft = msgspec.structs.asdict(news.draft)
            team = draft.pop("team")
            self._emit("draft", {"game": news.game, **draft}, _audience(news.game, f"team:{team}"))

    def tell_ahead(self, sid: str, game: str, id: str, found: Found) -> None:
        """Send the one socket that asked what came of its question."""
        self._emit("ahead", {"game": game, "id": id, "found": found.answer, "says": found.says}, sid)

    def tell_presence(self, game: str) -> None:
        """Send each audience who is here, as far as it may know."""
        table = self._tables.table(game)
        for name in audiences(table.engine.book):
            here = self._presence.seen_by(table.state, name)
            self._emit("presence", {"game": game, "here": here}, _audience(game, name))

    def _tell_all(self, event: str, payload: dict[str, Any]) -> None:
        """Send every audience of a game what all may know alike."""
        game = payload["game"]
        for name in audiences(self._tables.table(game).engine.book):
            self._emit(event, payload, _audience(game, name))

    def _emit(self, event: str, payload: dict[str, Any], room: str) -> None:
        self._edge.socketio.server.emit(event, payload, room=room)

    def _empty(self, room: str, event: str, payload: dict[str, Any]) -> list[str]:
        """Send a last word to a seat's sockets and put them out of every room; their sids."""
        server = self._edge.socketio.server
        self._emit(event, payload, room)
        sids = [sid for sid, _ in server.manager.get_participants("/", room)]
        for sid in sids:
            for entered in list(server.rooms(sid)):
                if entered != sid:
                    server.leave_room(sid, entered)
        return sids


def _audience(game: str, audience: str) -> str:
    return f"{game}/{audience}"


def _seat(game: str, seat: str) -> str:
    return f"{game}/seat/{seat}"
