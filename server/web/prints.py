"""What is printed before a seminar: forms for a day without screens, the run-sheet, and what holds when something fails.

Every page is made from the sight of those it is for: a team's form from the team's, the run-sheet from the umpire's.
"""

from typing import Any

from flask import Blueprint, render_template
from flask_babel import gettext as _
from werkzeug.exceptions import Forbidden, NotFound

from server.umpire.parts import WHITE_CELL

from .shells import join_url
from .tongue import title, voice
from .visitor import here, somebody, someone_as, tables

_SLIPS = 8


def print_pages() -> Blueprint:
    """The pages of paper other than seat cards and the rulebook's."""
    pages = Blueprint("prints", __name__, url_prefix="/print")

    @pages.get("")
    def contents() -> str:
        who = someone_as(*WHITE_CELL)
        return render_template("print/contents.html", **_seen(who.game, "umpire"))

    @pages.get("/runsheet")
    def runsheet() -> str:
        who = someone_as(*WHITE_CELL)
        seen = _seen(who.game, "umpire")
        book, sheet = seen["book"], seen["sections"]["runsheet"]
        phases = {phase["id"]: (n, phase["title"]) for n, phase in enumerate(book["phases"])}
        lines = sorted(sheet.values(), key=lambda line: (line["planned"] or 10**6, phases.get(line["phase"], (99, ""))))
        return render_template("print/runsheet.html", lines=lines, phases=phases, **seen)

    @pages.get("/forms/<team>")
    def forms(team: str) -> str:
        who = somebody()
        if who.role not in WHITE_CELL and who.team != team:
            raise Forbidden(_("A team's forms list its cards. They are for that team and for the umpire."))
        if team not in tables().table(who.game).engine.book.teams:
            raise NotFound(_("No team of this name plays here. Go back and choose one of the list."))
        return render_template("print/forms.html", team=team, slips=_SLIPS, **_seen(who.game, f"team:{team}"))

    @pages.get("/rules")
    def rules() -> str:
        who = somebody()
        return render_template("print/rules.html", address=here(), **_seen(who.game, "projector"))

    return pages


def _seen(game: str, audience: str) -> dict[str, Any]:
    """A game as an audience sees it, in the reader's language."""
    table = tables().table(game)
    sections = voice(table.row.scenario).sections(dict(table.view(audience).sections))
    code = table.row.join_code
    return {"game": title(table), "sections": sections, "book": sections["book"], "code": code, "url": join_url(code)}
