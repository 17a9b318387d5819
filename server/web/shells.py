"""The shells of the live pages: an empty room with everything the scripts need to fill it."""

import json
from typing import TYPE_CHECKING, Any

import msgspec
from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _
from flask_wtf.csrf import generate_csrf
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from server.table import clock
from server.umpire.parts import WHITE_CELL
from server.umpire.refusals import Refusal
from server.umpire.sight import audiences, mine

from . import tongue
from .guard import Patience
from .hall import find
from .statics import Statics
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

    def shell(page: str, table: "Table", who: "Seated", first: str = "", **more: str) -> Response:
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
                    **more,
                },
            )
        )

    @pages.get("/play")
    def play() -> Response:
        who = somebody()
        if who.role in WHITE_CELL or who.role == "projector":
            return redirect(home(who), 303)
        table = tables().table(who.game)
        return shell("team", table, who, _first(table, who.audience, who))

    @pages.get("/desk")
    def desk() -> Response:
        who = somebody()
        if who.role not in WHITE_CELL:
            return redirect(home(who), 303)
        table = tables().table(who.game)
        return shell("desk", table, who, _first(table, who.audience, who), token=json.dumps(generate_csrf()))

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
        page, first = "board" if kind == "projector" else "team", _first(table, eyes)
        return shell(page, table, who, first, me=me, eyes=json.dumps(eyes))

    @pages.get("/board/<place>")
    def board(place: str) -> Response:
        table = _place(patience, place)
        who = seated(BOARD)
        if who is not None and who.game == table.id and who.role == "projector":
            return shell("board", table, who, _first(table, who.audience, who))
        answer = tables().sit(table.id, grant=_grant(patience, table), role="projector", team="", name="Projector")
        if isinstance(answer, Refusal):
            raise Forbidden(tongue.voice(table.row.scenario).say(answer.says))
        page = shell("board", table, answer.seated, _first(table, answer.seated.audience, answer.seated))
        give(page, answer.token, BOARD)
        return page

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


def _grant(patience: Patience, table: "Table") -> Any:
    """What a new board may do: the umpire opens one through a locked lobby; anybody else is paced as a newcomer."""
    who = seated()
    if who is not None and who.game == table.id and who.role in WHITE_CELL:
        return "white_cell"
    patience.check("seats")
    patience.count("seats")
    return "player"


def _me(who: "Seated") -> str:
    # A board is nobody's own, so it gets no link by which its seat could be taken elsewhere.
    link = "" if who.role == "projector" else here() + url_for("links.personal", link=tables().link(who.game, who.seat))
    return json.dumps({"seat": who.seat, "name": who.name, "role": who.role, "team": who.team, "link": link})


def _first(table: "Table", audience: str, who: "Seated | None" = None) -> str:
    """What a `sync` would answer with but for what the line alone knows, so that the page is drawn before there is a line."""
    view, state = table.view(audience), table.state
    found = {
        "audience": audience,
        "rev": view.rev,
        "view": tongue.voice(table.row.scenario).sections(view.sections),
        "mine": mine(state, who.seat if who else ""),
        "read": table.marks.of(who.seat) if who else {},
        "draft": msgspec.to_builtins(table.drafts.kept(who.team, state.play.turn)) if who and who.team else None,
        "now": clock.now(),
    }
    # Not by the template's own filter, which sorts: what has an order is sent in it. Nothing here can end its element.
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def _join(table: "Table") -> str:
    code = table.row.join_code
    return json.dumps({"code": code, "url": join_url(code), "qr": url_for("papers.join_qr", code=code)})


def join_url(code: str) -> str:
    """The address that a newcomer opens."""
    return here() + url_for("hall.short", code=code)
