"""The rulebook on the web: every page is made from the extract that its reader may know, and from nothing else."""

from collections import OrderedDict
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from server.umpire.parts import WHITE_CELL
from server.umpire.sight import extract

from .guard import Patience
from .hall import find
from .rulebook_shelf import KINDS, OWN_PAGE, SECTIONS, Shelf
from .rulebook_words import said
from .tongue import tag, voice
from .visitor import home, seated, tables

if TYPE_CHECKING:
    from server.table.game import Table

PUBLIC = "observer"
"""Whoever has no seat at the game reads what an observer may."""

_KEPT = 24
_PRINTS = {"cards": "print_cards", "briefs": "print_briefs"}


def rulebook_pages(patience: Patience) -> Blueprint:
    """The rulebook's pages; `patience` paces wrong codes."""
    pages = Blueprint("rulebook", __name__, url_prefix="/rulebook")
    shelves = Shelves(patience)

    @pages.get("/")
    def door() -> str | Response:
        who = seated()
        place = request.args.get("code", "") or (who.game if who else "")
        return redirect(url_for(".overview", place=place), 303) if place else render_template("rulebook/door.html")

    @pages.get("/<place>/")
    def overview(place: str) -> str:
        return _page("overview", shelves.of(place))

    @pages.get("/<place>/<name>")
    def section(place: str, name: str) -> str:
        shelf = shelves.of(place)
        if name not in SECTIONS:
            raise NotFound(gettext("The rulebook has no such part. Its parts are named beside its first page."))
        return _page(name, shelf, section=name)

    @pages.get("/<place>/print/<name>")
    def printed(place: str, name: str) -> str:
        if name not in _PRINTS:
            raise NotFound(gettext("Cards and briefs can be printed; there is no such sheet."))
        return _page(_PRINTS[name], shelves.of(place, request.args.get("team", "")))

    @pages.get("/<place>/<kind>/<id>")
    def element(place: str, kind: str, id: str) -> str:
        shelf = shelves.of(place)
        # What may not be read is not there, so that asking for it tells nothing.
        if kind not in OWN_PAGE or id not in getattr(shelf.book, KINDS[kind]):
            raise NotFound(gettext("The rulebook has nothing of this name that your seat may read."))
        it = getattr(shelf.book, KINDS[kind])[id]
        return _page(kind, shelf, section=KINDS[kind], it=it, title=shelf.title(kind, id))

    return pages


def _page(name: str, shelf: Shelf, **more: object) -> str:
    who = seated()
    return render_template(f"rulebook/{name}.html", r=shelf, book=shelf.book, back=home(who) if who else "", **more)


class Shelves:
    """The shelves read last: an extract, its homes and its map are the same for an edition and an audience."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._shelves: OrderedDict[tuple[str, str, str, bool, str], Shelf] = OrderedDict()

    def of(self, place: str, team: str = "") -> Shelf:
        """The rulebook of a game (by id or join code) or of an edition, as far as whoever asks may read it.

        With a `team` the white cell gets what that team may read, to be printed for it.
        """
        table, place = self._table(place)
        who = seated()
        mine = who is not None and who.game == table.id
        audience = who.audience if who is not None and mine else PUBLIC
        if team in table.engine.book.teams and mine and who is not None and who.role in WHITE_CELL:
            audience = f"team:{team}"
        game = table.view(audience).sections["game"]
        # What was put away in its lobby may be played another day, with its secrets.
        over = mine and game["stage"] == "over" and game["turn"] > 0
        key = (place, table.engine.book.edition, audience, over, tag())
        shelf = self._shelves.get(key)
        if shelf is None:
            read = said(extract(table.engine.book, audience, over=over), voice(table.row.scenario))
            self._shelves[key] = shelf = Shelf(read, audience, over=over).at(place)
        self._shelves.move_to_end(key)
        while len(self._shelves) > _KEPT:
            self._shelves.popitem(last=False)
        return shelf

    def _table(self, place: str) -> tuple["Table", str]:
        """A game of this rulebook, and its place in one spelling: a code may be typed in many."""
        for row in tables().store.games():
            if place in (row.id, row.edition):
                return tables().table(row.id), place
        table = find(self._patience, place)
        if table is None:
            raise NotFound(gettext("No game here has this code or edition, so there is no rulebook to read. Check it."))
        return table, table.row.join_code
