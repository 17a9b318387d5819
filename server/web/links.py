"""Links that open a place by themselves: the umpire's, and everybody's personal one."""

from flask import Blueprint, redirect, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from server.umpire.names import tidy
from server.umpire.parts import WHITE_CELL, Role
from server.umpire.refusals import Refusal

from .guard import Patience
from .hall import STATUS, Page, welcome
from .sittings import Sittings, form_id
from .tongue import title, voice
from .visitor import home, seated, tables
from .words import ROLES

_VOID_UMPIRE = _(
    "This umpire's link opens no game. Copy it again, whole, from the window in which the server was started; "
    "a game that was deleted has no link any more."
)
_VOID_SEAT = _(
    "This personal link opens no seat: it was cut short, or the seat was given up or taken back. "
    "Join with the code, or ask the umpire for a new card."
)


def link_pages(patience: Patience, sittings: Sittings) -> Blueprint:
    """The pages of links; `patience` paces those that open nothing, and seats taken; `sittings` remembers these."""
    pages = Blueprint("links", __name__)

    @pages.route("/u/<token>", methods=["GET", "POST"])
    def umpire(token: str) -> Page:
        patience.check("codes")
        game = tables().umpire_game(token)
        if game is None:
            patience.count("codes")
            raise NotFound(str(_VOID_UMPIRE))
        who = seated()
        if who is not None and who.game == game and who.role in WHITE_CELL:
            return redirect(home(who), 303)
        if request.method == "GET":
            return _form(game)
        return _take(patience, sittings, game)

    @pages.get("/s/<link>")
    def personal(link: str) -> Response:
        patience.check("codes")
        sat = tables().sit_again(link)
        if sat is None:
            patience.count("codes")
            raise NotFound(str(_VOID_SEAT))
        return welcome(sat)

    return pages


def _take(patience: Patience, sittings: Sittings, game: str) -> Page:
    typed, role = request.form.get("name", ""), request.form.get("role", "")
    if role not in WHITE_CELL:
        return _form(game, typed, role, Refusal("BadPlace", str(_("Choose whether you umpire or assist."))))
    patience.check("seats")
    patience.count("seats")
    part: Role = "umpire" if role == "umpire" else "assistant"
    form = request.form.get("form", "")
    sat = sittings.sit(form, game, grant="white_cell", role=part, team="", name=tidy(typed))
    return _form(game, typed, role, sat) if isinstance(sat, Refusal) else welcome(sat)


def _form(game: str, name: str = "", role: str = "umpire", refused: Refusal | None = None) -> Page:
    table = tables().table(game)
    people = table.view("projector").sections["seats"].values()
    page = render_template(
        "umpire.html",
        title=title(table),
        form=form_id(),
        here=[(person["name"], ROLES[person["role"]]) for person in people if person["role"] in WHITE_CELL],
        name=name[:200],
        role=role,
        refused=voice(table.row.scenario).refusal(refused) if refused else None,
    )
    return page, STATUS.get(refused.code, 422) if refused else 200
