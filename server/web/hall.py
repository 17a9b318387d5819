"""The hall: in by code, into a place, and out again."""

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from server.umpire.names import tidy
from server.umpire.refusals import Refusal

from .guard import Patience
from .places import chosen, room
from .sittings import Sittings, form_id
from .tongue import remember, title, voice
from .visitor import SESSION, give_up, home, seated, sign_out, sit_down, somebody, tables
from .words import ROLES, WHY

if TYPE_CHECKING:
    from server.table.game import Table
    from server.table.sessions import Sat

Page = str | tuple[str, int] | Response

# What a refused form is answered with, so that a program can tell what a person reads.
STATUS = {"SeatTaken": 409, "LobbyLocked": 403, "StoreAway": 503}


def hall_pages(patience: Patience, sittings: Sittings) -> Blueprint:
    """The pages of the hall; `patience` paces wrong codes and seats taken, `sittings` remembers these."""
    pages = Blueprint("hall", __name__)

    @pages.get("/")
    def hall() -> Page:
        return _hall(says=str(WHY.get(request.args.get("why", ""), "")))

    @pages.get("/join")
    def join() -> Page:
        typed = request.args.get("code", "")
        return _door(patience, typed) if typed.strip() else _hall()

    @pages.get("/j/<code>")
    def short(code: str) -> Page:
        return _door(patience, code)

    @pages.post("/join")
    def take() -> Page:
        return _take(patience, sittings)

    @pages.route("/leave", methods=["GET", "POST"])
    def leave() -> Page:
        who = somebody()
        if request.method == "GET":
            return render_template("leave.html", who=who, role=ROLES[who.role], home=home(who))
        for_good = request.form.get("seat") == "give up"
        (give_up if for_good else sign_out)(who)
        then = request.form.get("code", "")
        answer = (
            redirect(url_for("hall.join", code=then), 303)
            if then
            else redirect(url_for("hall.hall", why="given" if for_good else "left"), 303)
        )
        answer.delete_cookie(SESSION)
        return answer

    return pages


def _hall(says: str = "", code: str = "", error: str = "", status: int = 200) -> Page:
    who = seated()
    games = tables().games() if who and who.role == "umpire" else []
    mine = title(tables().table(who.game)) if who else ""
    page = render_template(
        "hall.html",
        says=says,
        code=code[:40],
        error=error,
        who=who,
        mine=mine,
        role=ROLES[who.role] if who else "",
        home=home(who) if who else "",
        games=games,
    )
    return page, status


def find(patience: Patience, code: str) -> "Table | None":
    """The game of a code; a wrong one is counted, and after too many nobody at this address finds any for a while."""
    patience.check("codes")
    table = tables().by_code(code)
    if table is None:
        patience.count("codes")
    return table


def _door(patience: Patience, code: str) -> Page:
    table = find(patience, code)
    if table is None:
        return _no_such_code(code)
    who = seated()
    if who is not None and who.game == table.id:
        return render_template("seated.html", who=who, role=ROLES[who.role], home=home(who), code=table.row.join_code)
    return _form(table)


def _no_such_code(code: str) -> Page:
    says = _(
        "No game here has this code. Look at the board or ask the umpire, and type it again; "
        "capitals, blanks and dashes do not matter."
    )
    return _hall(code=code, error=says, status=404)


def _take(patience: Patience, sittings: Sittings) -> Page:
    code, place, typed = (request.form.get(field, "") for field in ("code", "place", "name"))
    table = find(patience, code)
    if table is None:
        return _no_such_code(code)
    who = seated()
    if who is not None and who.game == table.id:
        # A second tab: the seat is taken already, once.
        return redirect(home(who), 303)
    where = chosen(place)
    if where is None:
        return _form(table, place, typed, Refusal("BadPlace", _("Choose your place: in a team, or beside the table.")))
    patience.check("seats")
    patience.count("seats")
    role, team = where
    form = request.form.get("form", "")
    sat = sittings.sit(form, table.id, grant="player", role=role, team=team, name=tidy(typed))
    return _form(table, place, typed, sat) if isinstance(sat, Refusal) else welcome(sat)


def welcome(sat: "Sat") -> Response:
    """Send somebody who has just sat down to their page, which speaks as this browser does."""
    remember(sat.seated)
    return sit_down(sat)


def _form(table: "Table", place: str = "", name: str = "", refused: Refusal | None = None) -> Page:
    page = render_template(
        "join.html",
        room=room(table),
        code=table.row.join_code,
        form=form_id(),
        place=place,
        # What was typed comes back, but nobody needs ten thousand letters of it to correct a name.
        name=name[:200],
        refused=voice(table.row.scenario).refusal(refused) if refused else None,
    )
    return page, STATUS.get(refused.code, 422) if refused else 200
