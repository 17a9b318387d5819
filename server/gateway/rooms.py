"""Rooms, one an audience and one a seat; the only place that emits. Whatever goes out here came through sight."""

from collections.abc import Iterator
from typing import Any

import gevent
import msgspec

from server.gateway.edge import Edge
from server.gateway.presence import Presence
from server.languages.catalogue import languages
from server.languages.speaker import Speaker, speaker
from server.table.ahead import Found
from server.table.announce import Change, News
from server.table.sessions import Seated
from server.table.tables import Tables
from server.umpire.sight import audiences

_PRESENCE_EVERY_S = 0.25

GONE = "Your seat at this table was given up or taken away. Join again, or ask the umpire."


class Rooms:
    """Who hears what."""

    def __init__(self, edge: Edge, tables: Tables, presence: Presence) -> None:
        self._edge = edge
        self._tables = tables
        self._presence = presence
        self._presence_due: set[str] = set()

    def enter(self, sid: str, seated: Seated, tag: str) -> None:
        """Put a socket into the rooms of its seat and its language, and out of all others of the game."""
        audience, seat = _audience(seated.game, seated.audience), _seat(seated.game, seated.seat)
        drafts = _drafts(seated.game, seated.audience)
        self._enter(sid, (audience, _spoken(audience, tag), _spoken(drafts, tag), seat, _spoken(seat, tag)))

    def look(self, sid: str, seated: Seated, eyes: str, tag: str) -> None:
        """Let a socket of the white cell hear what an audience is shown, but not its drafts, which are the team's own."""
        seat = _seat(seated.game, seated.seat)
        self._enter(sid, (_spoken(_audience(seated.game, eyes), tag), seat, _spoken(seat, tag)))

    def _enter(self, sid: str, wanted: tuple[str, ...]) -> None:
        server = self._edge.socketio.server
        for room in list(server.rooms(sid)):
            if room != sid and room not in wanted:
                server.leave_room(sid, room)
        for room in wanted:
            server.enter_room(sid, room)

    def tell(self, news: News) -> None:
        """Send what a stored entry set off to those whom it concerns."""
        for change in news.changes:
            self._tell_change(news.game, change)
        for seat in news.moved:
            # A moved person's sockets belong to another audience from now on: out first, then sync into the right rooms.
            self._emit("stale", {"game": news.game}, _seat(news.game, seat))
            self._empty(_seat(news.game, seat))
        for seat in news.gone:
            for say, room in self._listening(_seat(news.game, seat)):
                self._emit("bye", {"says": say.say(GONE)}, room)
            for sid in self._empty(_seat(news.game, seat)):
                self._edge.kick(sid)
        if news.head is not None:
            self._tell_all("head", {"game": news.game, **msgspec.structs.asdict(news.head)})
        if news.stale:
            self._tell_all("stale", {"game": news.game})
        if news.onward:
            self._tell_all("onward", {"game": news.game, "to": news.onward})
        if news.draft is not None:
            draft = msgspec.structs.asdict(news.draft)
            team, scenario = draft.pop("team"), self._tables.table(news.game).row.scenario
            for say, room in self._listening(_drafts(news.game, f"team:{team}"), scenario):
                self._emit("draft", {"game": news.game, **say.draft(draft)}, room)

    def tell_ahead(self, sid: str, game: str, id: str, found: Found) -> None:
        """Send the one socket that asked what came of its question."""
        self._emit("ahead", {"game": game, "id": id, "found": found.answer, "says": found.says}, sid)

    def tell_coming(self, game: str, seat: str, by: str) -> None:
        """Tell a seat that called who of the white cell comes."""
        self._emit("coming", {"game": game, "by": by}, _seat(game, seat))

    def tell_read(self, seated: Seated, marks: dict[str, int]) -> None:
        """Tell every device of one seat how far it has read, and nobody else."""
        self._emit("read", {"game": seated.game, "marks": marks}, _seat(seated.game, seated.seat))

    def _tell_change(self, game: str, change: Change) -> None:
        """Send an audience its change in each language that is listened to there: put into it after sight, never before."""
        scenario = self._tables.table(game).row.scenario
        for say, room in self._listening(_audience(game, change.audience), scenario):
            said = say.change(change.diff)
            self._emit("view", {"game": game, "audience": change.audience, "rev": change.rev, **said}, room)

    def _listening(self, room: str, scenario: str = "") -> Iterator[tuple[Speaker, str]]:
        """The languages in which anybody in a room listens, each with the room of those who do."""
        for one in languages():
            spoken = _spoken(room, one.tag)
            if any(self._edge.socketio.server.manager.get_participants("/", spoken)):
                yield speaker(one.tag, scenario), spoken

    def tell_presence_soon(self, game: str) -> None:
        """Tell who is here a moment from now, once for all that changes until then."""
        if game not in self._presence_due:
            self._presence_due.add(game)
            gevent.spawn_later(_PRESENCE_EVERY_S, self._tell_presence, game)

    def _tell_presence(self, game: str) -> None:
        """Send each audience who is here, as far as it may know."""
        self._presence_due.discard(game)
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

    def _empty(self, room: str) -> list[str]:
        """Put a seat's sockets out of every room; their sids."""
        server = self._edge.socketio.server
        sids = [sid for sid, _ in server.manager.get_participants("/", room)]
        for sid in sids:
            for entered in list(server.rooms(sid)):
                if entered != sid:
                    server.leave_room(sid, entered)
        return sids


def _audience(game: str, audience: str) -> str:
    return f"{game}/{audience}"


def _drafts(game: str, audience: str) -> str:
    """Where a draft is told: whoever merely looks with a team's eyes is not in there."""
    return f"{_audience(game, audience)}/drafts"


def _spoken(audience: str, tag: str) -> str:
    return f"{audience}/{tag}"


def _seat(game: str, seat: str) -> str:
    return f"{game}/seat/{seat}"
