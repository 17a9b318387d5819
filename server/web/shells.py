"""The shells of the live pages: an empty room with everything the scripts need to fill it."""

import json
from typing import TYPE_CHECKING

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _
from flask_wtf.csrf import generate_csrf
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from server.table.served import served
from server.umpire.parts import WHITE_CELL
from server.umpire.refusals import Refusal
from server.umpire.sight import audiences

from . import tongue
from .guard import Patience
from .hall import find
from .statics import Statics, compressed
from .visitor import BOARD, give, here, home, seated, somebody, tables

if TYPE_CHECKING:
    from server.table.game import Table
    from server.table.sessions import Seated

_LINE = ("js/wire.js", "js/focus.js", "js/heads.js")
"""What opens the line and looks after the keyboard, as soon as the page is drawn."""

_BESIDE = {"team": ("js/components/situation.js", "js/components/talk.js", "js/components/voice.js")}
"""What a page draws at once beside the work in hand, as soon as that stands."""

_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&'"}
_TITLES = {"team": _("Team"), "desk": _("Desk"), "board": _("Board"), "replay": _("Replay")}


def shell_pages(patience: Patience, statics: Statics) -> Blueprint:
    """The live pages, each the module of its name in js/pages among the `statics`."""
    pages = Blueprint("shells", __name__)

    def shell(page: str, table: "Table", who: "Seated", audience: str = "", **more: str) -> Response:
        first = _first(table, audience, None if "eyes" in more else who) if audience else ""
        entry, spoken = f"js/pages/{page}.js", tongue.spoken()
        # A replay has no line.
        stages = ((entry,), _LINE if first else (), _BESIDE.get(page, ()))
        needed, line, beside, later = statics.stages(stages, spoken)
        return make_response(
            render_template(
                "shell.html",
                entry=statics.address(entry),
                preloads=[name if name.startswith("/") else statics.address(f"js/{name}") for name in needed],
                first=first,
                title=f"{_TITLES[page]} · {tongue.title(table)}",
                import_map=statics.import_map(spoken),
                data={
                    "page": page,
                    "game": table.id,
                    "me": _me(who),
                    "join": _join(table),
                    "half": tongue.half(),
                    "tongue": tongue.choices(),
                    "line": " ".join(line),
                    "beside": " ".join(beside),
                    "later": " ".join(later),
                    "book": url_for("shells.book", game=table.id, audience=audience) if audience else "",
                    **more,
                },
            )
        )

    @pages.get("/play")
    def play() -> Response:
        who = somebody()
        if who.role in WHITE_CELL or who.role == "projector":
            return redirect(home(who), 303)
        return shell("team", tables().table(who.game), who, who.audience)

    @pages.get("/desk")
    def desk() -> Response:
        who = somebody()
        if who.role not in WHITE_CELL:
            return redirect(home(who), 303)
        return shell("desk", tables().table(who.game), who, who.audience, token=json.dumps(generate_csrf()))

    @pages.get("/look")
    def look() -> Response:
        who = somebody()
        if who.role not in WHITE_CELL:
            return redirect(home(who), 303)
        table, eyes = tables().table(who.game), request.args.get("audience", "")
        if eyes == "umpire" or eyes not in audiences(table.engine.book):
            raise NotFound(str(_("There is no such audience to look with. Choose one at the desk, under Record.")))
        kind, _colon, team = eyes.partition(":")
        # As in a replay: nobody sits here, so the page offers nothing that only somebody who sits there could do.
        me = json.dumps({"seat": "", "name": "", "role": "replay", "team": team, "link": ""})
        return shell("board" if kind == "projector" else "team", table, who, eyes, me=me, eyes=json.dumps(eyes))

    @pages.get("/board/<place>")
    def board(place: str) -> Response:
        table = _place(patience, place)
        who = seated(BOARD)
        if who is not None and who.game == table.id and who.role == "projector":
            return shell("board", table, who, who.audience)
        _pace(patience, table)
        answer = tables().board(table.id)
        if isinstance(answer, Refusal):
            raise Forbidden(tongue.voice(table.row.scenario).say(answer.says))
        page = shell("board", table, answer.seated, answer.seated.audience)
        give(page, answer.token, BOARD)
        return page

    @pages.get("/book/<game>/<audience>")
    def book(game: str, audience: str) -> Response:
        readers = [who for who in (seated(), seated(BOARD)) if who is not None and who.game == game]
        if not any(who.audience == audience or who.role in WHITE_CELL for who in readers):
            raise Forbidden(str(_("This part of the rulebook is for others. Load your own page again.")))
        table = tables().table(game)
        if audience not in audiences(table.engine.book):
            raise NotFound()
        said = tongue.voice(table.row.scenario).sections({"book": table.view(audience).sections["book"]})
        return compressed(_json(said["book"]).encode(), "application/json")

    @pages.get("/replay")
    def replay() -> Response:
        who = somebody()
        source = url_for("replay.frames", audience=request.args.get("audience"))
        return shell("replay", tables().table(who.game), who, src=source)

    return pages


def _place(patience: Patience, place: str) -> "Table":
    """The game of a board's address, which names it by its id or by its join code."""
    try:
        return tables().table(place)
    except KeyError:
        found = find(patience, place)
    if found is None:
        raise NotFound(str(_("No game here has this code, so there is no board to show. Check it with the umpire.")))
    return found


def _pace(patience: Patience, table: "Table") -> None:
    """Pace new boards, each of which opens a session, but for those of the white cell."""
    who = seated()
    if who is None or who.game != table.id or who.role not in WHITE_CELL:
        patience.check("seats")
        patience.count("seats")


def _me(who: "Seated") -> str:
    # A board is nobody's own, so it gets no link by which its seat could be taken elsewhere.
    link = "" if who.role == "projector" else here() + url_for("links.personal", link=tables().link(who.game, who.seat))
    return json.dumps({"seat": who.seat, "name": who.name, "role": who.role, "team": who.team, "link": link})


def _first(table: "Table", audience: str, who: "Seated | None") -> str:
    """What a `sync` would answer with but for what the line alone knows, so that the page is drawn before there is a line.

    The view's book is left out: two thirds of it, and as a file of its own it may be compressed.
    """
    found = served(table, tongue.voice(table.row.scenario), audience, who, without=("book",))
    # Nothing here can end its element.
    return _json(found).translate(_ESCAPED)


def _json(found: object) -> str:
    """As it was given, where a template's own filter would sort: what has an order is sent in it."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _join(table: "Table") -> str:
    code = table.row.join_code
    return json.dumps({"code": code, "url": join_url(code), "qr": url_for("papers.join_qr", code=code)})


def join_url(code: str) -> str:
    """The address that a newcomer opens."""
    return here() + url_for("hall.short", code=code)
