"""What clients may ask for over the socket: sync, order, draft, here, hear, ahead. Every message is authorised anew."""

import math
import time
from collections.abc import Callable
from typing import Any

import msgspec
from socketio.exceptions import ConnectionRefusedError

from server.gateway.callers import Callers
from server.gateway.edge import Edge
from server.gateway.hearing import heard, troubles
from server.gateway.presence import DOINGS, Presence
from server.gateway.rates import Buckets
from server.gateway.rooms import GONE, Rooms
from server.gateway.ways import gone
from server.gateway.windows import Windows
from server.languages.speaker import Speaker
from server.table import clock
from server.table.ahead import Ahead, Found
from server.table.asking import question, read_ask
from server.table.drafts import Kept, NotSaved
from server.table.game import Done, Table, read_order
from server.table.onward import leads_to
from server.table.served import served
from server.table.sessions import Seated
from server.table.tables import Tables
from server.umpire.refusals import Refusal
from server.umpire.sight import audiences, mine
from server.umpire.sight.unplayed import unplayed

LOOKING = "This window looks through another's eyes: it only shows, and nothing can be sent from it."
_MOVED = "You sit with another team now, and this was written for the one before. Reload the page; nothing of it was passed on."
_ID_LIMIT = 64
_PLACE_LIMIT = 160

Ack = dict[str, Any]


class Handlers:
    """The events of one edge, over the tables of one server."""

    def __init__(self, edge: Edge, tables: Tables, ahead: Ahead) -> None:
        self._edge = edge
        self._tables = tables
        self._ahead = ahead
        self._callers = Callers(edge, tables)
        self._looks = Buckets(rate=0.2, burst=8)
        self._presence = Presence()
        self._rooms = Rooms(edge, tables, self._presence)
        tables.listen(self._rooms.tell)
        edge.said = self._said
        for name, handler in (
            ("sync", self._sync),
            ("order", self._order),
            ("mine", self._mine),
            ("draft", self._draft),
            ("here", self._here),
            ("hear", self._hear),
            ("coming", self._coming),
            ("unplayed", self._unplayed),
            ("read", self._read),
            ("ahead", self._look),
        ):
            edge.on(name)(self._authorised(handler))
        self._windows = Windows()
        edge.socketio.server.on("connect", self._connected)
        edge.socketio.server.on("disconnect", self._disconnected)

    def _authorised(self, handler: Callable[[str, Seated, Table, Ack], Ack]) -> Callable[[str, Ack], Ack]:
        def handle(sid: str, payload: Ack) -> Ack:
            seated = self._callers.seated(sid)
            if seated is None or payload.get("game") != seated.game:
                return self._said(sid, _refused(Refusal("UnknownSeat", self._callers.away(sid, seated))))
            table = self._tables.table(seated.game)
            eyes = self._callers.eyes(sid)
            if eyes:
                looking = seated.audience == "umpire" and handler == self._sync
                answer = (
                    self._look_as(sid, seated, table, payload, eyes)
                    if looking
                    else _refused(Refusal("WrongSeat", LOOKING))
                )
                return self._said(sid, answer, table)
            return self._said(sid, handler(sid, seated, table, payload), table)

        return handle

    def _said(self, sid: str, answer: Ack, table: Table | None = None) -> Ack:
        """An answer with its refusal, if it has one, in the language of the socket."""
        refused = answer.get("refused")
        if not refused:
            return answer
        says = self._callers.speaker(sid, table).say(refused["says"])
        return {**answer, "refused": {**refused, "says": says}}

    def _connected(self, sid: str, environ: Ack, *auth: Any) -> None:
        """Let in only who has a seat; of one seat's many windows the oldest gives way, so that no seat can crowd others out.

        All boards share one seat, so there it is the browser that counts.
        """
        seated = self._callers.seated(sid)
        if seated is None:
            away = self._callers.away(sid)
            raise ConnectionRefusedError(self._callers.speaker(sid).say(away), {"gone": away == GONE})
        whose = seated.key if seated.role == "projector" else seated.seat
        whose = f"{seated.game}/{whose}"
        self._edge.pace_as(sid, whose)
        if oldest := self._windows.opened(whose, sid):
            self._edge.kick(oldest)

    def _sync(self, sid: str, seated: Seated, table: Table, payload: Ack) -> Ack:
        say = self._callers.speaker(sid, table)
        self._rooms.enter(sid, seated, say.tag)
        if self._presence.arrive(sid, seated):
            self._rooms.tell_presence_soon(seated.game)
        return {
            "ok": True,
            **served(table, say, seated.audience, seated, has=payload.get("has")),
            "me": {
                "seat": seated.seat,
                "name": seated.name,
                "role": seated.role,
                "team": seated.team,
                "link": f"/s/{self._tables.link(seated.game, seated.seat)}",
            },
            "presence": self._presence.seen_by(table.state, seated.audience),
            "onward": leads_to(self._tables, seated.game),
            "gone": gone(self._tables, seated, say.tag),
        }

    def _look_as(self, sid: str, seated: Seated, table: Table, payload: Ack, eyes: str) -> Ack:
        """What an audience sees, for a window that takes no seat there: no draft, nothing of any one person's, no orders."""
        if eyes not in audiences(table.engine.book):
            return _refused(Refusal("WrongSeat", LOOKING))
        say = self._callers.speaker(sid, table)
        self._rooms.look(sid, seated, eyes, say.tag)
        return {
            "ok": True,
            **served(table, say, eyes, None, has=payload.get("has")),
            "me": {"seat": "", "name": "", "role": "replay", "team": eyes.partition(":")[2], "link": ""},
            "presence": self._presence.seen_by(table.state, eyes),
            "onward": "",
            "gone": None,
        }

    def _order(self, sid: str, seated: Seated, table: Table, payload: Ack) -> Ack:
        id = payload.get("id")
        if not isinstance(id, str) or not 1 <= len(id) <= _ID_LIMIT:
            return _refused(Refusal("MalformedOrder", f"An order needs an id of 1 to {_ID_LIMIT} characters."))
        order = read_order(payload.get("order"))
        answer = order if isinstance(order, Refusal) else table.submit(seated.seat, id, order)
        if isinstance(answer, Done):
            return {"ok": True, "rev": answer.rev, "mine": mine(table.state, seated.seat)}
        return _refused(answer)

    def _mine(self, sid: str, seated: Seated, table: Table, payload: Ack) -> Ack:
        return {"ok": True, "mine": mine(table.state, seated.seat)}

    def _draft(self, sid: str, seated: Seated, table: Table, payload: Ack) -> Ack:
        if payload.get("team", seated.team) != seated.team:
            # The page does not know yet that its seat was moved; neither team's words may reach the other.
            return _refused(Refusal("WrongSeat", _MOVED))
        turn, base, moves = (payload.get("turn"), payload.get("base"), payload.get("moves"))
        take = payload.get("take")
        saved = table.save_draft(seated, turn, base, moves, payload.get("id"), take)
        say = self._callers.speaker(sid, table)
        if isinstance(saved, NotSaved):
            return {**_refused(saved.refusal), "draft": _plain(saved.standing, say)}
        # Whoever exchanged the sheet does not have the words of the draft yet.
        draft = None if take is None else table.draft(seated.team)
        return {"ok": True, "rev": saved.rev, "draft": _plain(draft, say)}

    def _here(self, sid: str, seated: Seated, table: Table, payload: Ack) -> Ack:
        doing = payload.get("doing")
        if doing not in DOINGS:
            return _refused(Refusal("MalformedOrder", f"`doing` must be one of: {', '.join(DOINGS)}."))
        at = payload.get("at", "")
        if not isinstance(at, str) or len(at) > _PLACE_LIMIT:
            return _refused(Refusal("MalformedOrder", f"`at` names a field in at most {_PLACE_LIMIT} characters."))
        # Only a socket that has synced is in the rooms and counts as here.
        if self._presence.knows(sid) and self._presence.arrive(sid, seated, doing, at):
            self._rooms.tell_presence_soon(seated.game)
        return {"ok": True, "now": clock.now()}

    def _read(self, sid: str, seated: Seated, table: Table, payload: Ack) -> Ack:
        marks = table.marks.move(seated, payload.get("marks"))
        if isinstance(marks, Refusal):
            return _refused(marks)
        self._rooms.tell_read(seated, marks)
        return {"ok": True, "marks": marks}

    def _hear(self, sid: str, seated: Seated, table: Table, payload: Ack) -> Ack:
        """Keep how well a seat hears, as its page measured it, and tell the umpire."""
        said = payload.get("round_trip"), payload.get("offset"), payload.get("transport"), payload.get("dropped")
        found = heard(*said)
        if found is None:
            return _refused(Refusal("MalformedOrder", "A line's measurements are whole numbers of ms and seconds."))
        self._presence.hears(seated, found)
        self._rooms.tell_presence_soon(seated.game)
        return {"ok": True, "troubles": troubles(found, online=True)}

    def _coming(self, sid: str, seated: Seated, table: Table, payload: Ack) -> Ack:
        """Take down a seat's call for the umpire, and tell that seat who comes."""
        if seated.audience != "umpire":
            return _refused(Refusal("WrongSeat", "Only the white cell answers calls for the umpire."))
        caller = table.state.seats.get(str(payload.get("seat")))
        if caller is None or caller.gone:
            return _refused(Refusal("UnknownSeat", "Nobody has that seat any more."))
        if self._presence.calms(seated.game, caller.id):
            self._rooms.tell_coming(seated.game, caller.id, seated.name)
            self._rooms.tell_presence_soon(seated.game)
        return {"ok": True}

    def _unplayed(self, sid: str, seated: Seated, table: Table, payload: Ack) -> Ack:
        """Tell the white cell whose drafts a close would not play as a whole."""
        if seated.audience != "umpire":
            return _refused(Refusal("WrongSeat", "Only the white cell asks what a close would leave out."))
        drafts = table.drafts.standing(table.state.play.turn)
        return {"ok": True, "teams": list(unplayed(table.engine, table.state, drafts))}

    def _look(self, sid: str, seated: Seated, table: Table, payload: Ack) -> Ack:
        """Have a question about the futures answered: with the ack if it was lately, else by an event of its own."""
        id = payload.get("id")
        if not isinstance(id, str) or not 1 <= len(id) <= _ID_LIMIT:
            return _refused(Refusal("MalformedOrder", f"A question needs an id of 1 to {_ID_LIMIT} characters."))
        ask = read_ask(payload.get("ask"))
        about = ask if isinstance(ask, Refusal) else question(table.engine, table.state, seated, ask)
        if isinstance(about, Refusal):
            return _refused(about)
        say = self._callers.speaker(sid, table)
        known = self._ahead.known(about)
        if known is not None:
            return {"ok": True, "found": say.look(known.answer)}
        now = time.monotonic()
        looks = self._looks.of(f"{seated.game}/{seated.seat}", now)
        if not looks.take(now):
            wait = math.ceil(looks.wait(now))
            return _refused(Refusal("TooFast", f"You have asked a great deal just now. Ask again in {wait} s."))

        def tell(found: Found) -> None:
            self._rooms.tell_ahead(sid, seated.game, id, Found(say.look(found.answer), say.say(found.says)))

        self._ahead.ask(about, seated.game, seated.seat, tell)
        return {"ok": True, "found": None}

    def _disconnected(self, sid: str, *reason: Any) -> None:
        self._windows.shut(sid)
        game = self._presence.depart(sid)
        if game is not None:
            self._rooms.tell_presence_soon(game)


def _refused(refusal: Refusal) -> Ack:
    return {"ok": False, "refused": {"code": refusal.code, "says": refusal.says}}


def _plain(kept: Kept | None, say: Speaker) -> Ack | None:
    return say.draft(msgspec.structs.asdict(kept)) if kept else None
