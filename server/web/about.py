"""Help for whoever comes in, and a sign of life for whoever watches the server."""

from flask import Blueprint, Response, jsonify, render_template
from flask_babel import lazy_gettext as _

from .visitor import home, seated, tables
from .words import DUTIES, ROLES

_KEYS = {
    "Tab, Shift+Tab": _("from one control to the next, and back"),
    "?": _("table, desk, board: the list of their keys"),
    "← →": _("replay: one step back, one step on"),
    "Home, End": _("replay: to the beginning, to the end"),
    "F": _("replay: another perspective"),
    "B": _("board: blank, and back"),
    "L": _("board: light or dark"),
}


def about_pages() -> Blueprint:
    """Help and health."""
    pages = Blueprint("about", __name__)

    @pages.get("/help")
    def help() -> str:
        who = seated()
        duties = [(ROLES[role], duty) for role, duty in DUTIES.items()]
        return render_template("help.html", duties=duties, keys=_KEYS, home=home(who) if who else "")

    @pages.get("/healthz")
    def healthz() -> Response:
        # Asking for the games reads the store; where that is away, the answer is its 503.
        tables().store.games()
        return jsonify(ok=True)

    return pages
