"""Things to print, scan and read: QR codes, seat cards, the brief."""

import io
from typing import TYPE_CHECKING

import segno
from flask import Blueprint, Response, make_response, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from server.umpire.parts import WHITE_CELL

from .briefs import brief_html
from .guard import Patience
from .hall import find
from .shells import join_url
from .tongue import title, voice
from .visitor import here, somebody, someone_as, tables
from .words import DUTIES, ROLES

if TYPE_CHECKING:
    from server.table.sessions import Seated


def paper_pages(patience: Patience) -> Blueprint:
    """The pages of paper; `patience` paces wrong codes."""
    pages = Blueprint("papers", __name__)

    @pages.get("/qr/join.svg")
    def join_qr() -> Response:
        table = find(patience, request.args.get("code", ""))
        if table is None:
            raise NotFound(_("No game here has this code."))
        return _qr(join_url(table.row.join_code))

    @pages.get("/qr/me.svg")
    def my_qr() -> Response:
        who = somebody()
        return _qr(_link(who.game, who.seat))

    @pages.get("/qr/seat.svg")
    def seat_qr() -> Response:
        who = someone_as(*WHITE_CELL)
        seat = request.args.get("seat", "")
        if seat not in _people(who.game):
            raise NotFound(_("Nobody sits there (any more); reload the page of cards."))
        return _qr(_link(who.game, seat))

    @pages.get("/seats/cards")
    def cards() -> str:
        return _cards(someone_as(*WHITE_CELL))

    @pages.post("/seats/umpire-link")
    def renew() -> str:
        who = someone_as("umpire")
        return _cards(who, here() + url_for("links.umpire", token=tables().renew_umpire_link(who.game)))

    @pages.get("/brief")
    def brief() -> Response:
        who = somebody()
        table = tables().table(who.game)
        book = voice(table.row.scenario).sections({"book": table.view(who.audience).sections["book"]})["book"]
        own, public = brief_html(book["brief"]), brief_html(book["public_brief"])
        return make_response(render_template("brief.html", own=own, public=public))

    return pages


def _cards(who: "Seated", renewed: str = "") -> str:
    """The page of cards; `renewed` is the umpire's link if it was made anew just now."""
    table = tables().table(who.game)
    book = voice(table.row.scenario).sections({"book": table.view("umpire").sections["book"]})["book"]
    teams = book["teams"]
    people = [
        {
            "seat": seat,
            "name": person["name"],
            "role": str(ROLES[person["role"]]),
            "white": person["role"] in WHITE_CELL,
            "duty": DUTIES[person["role"]],
            "team": teams[person["team"]]["title"] if person["team"] else "",
            "link": _link(who.game, seat),
        }
        for seat, person in _people(who.game).items()
    ]
    people.sort(key=lambda card: (card["team"] == "", card["team"], card["role"], card["name"]))
    code = table.row.join_code
    return render_template(
        "cards.html",
        title=title(table),
        code=code,
        url=join_url(code),
        people=[card for card in people if not card["white"]],
        white=[card for card in people if card["white"]],
        renewed=renewed,
        role=who.role,
    )


def _people(game: str) -> dict[str, dict[str, str]]:
    """Those whose seat a card can hold: people, neither bots nor boards."""
    seats = tables().table(game).view("umpire").sections["seats"]
    return {seat: who for seat, who in seats.items() if not who["bot"] and who["role"] != "projector"}


def _link(game: str, seat: str) -> str:
    return here() + url_for("links.personal", link=tables().link(game, seat))


def _qr(url: str) -> Response:
    drawn = io.BytesIO()
    # White paper is part of the code: without it a dark page would make it unreadable.
    code = segno.make(url, error="m", micro=False)
    code.save(drawn, kind="svg", scale=8, border=3, light="#fff", xmldecl=False, omitsize=True)
    answer = make_response(drawn.getvalue())
    answer.mimetype = "image/svg+xml"
    return answer
