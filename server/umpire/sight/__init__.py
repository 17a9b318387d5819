"""sight: what one audience may know. The only road from state to any screen, export or log line.

`sight` gives sections by name; those in `KEYED` are collections of items by id, sent item by item when they change. All values
are plain JSON data. What a section may hold is decided here and nowhere else; see README.md beside this file.
"""

from typing import Any

from ..model import Engine
from ..state import State
from . import content, control, ground, table, talk
from .diff import KEYED, Diff, diff, empty, patched
from .viewer import AUDIENCE_KINDS, Viewer, audience_of, audiences, viewer

__all__ = [
    "AUDIENCE_KINDS",
    "KEYED",
    "Diff",
    "Viewer",
    "audience_of",
    "audiences",
    "diff",
    "empty",
    "mine",
    "patched",
    "sight",
    "viewer",
]


def sight(engine: Engine, state: State, audience: str) -> dict[str, Any]:
    """Every section this audience may know, by name. `audience` is as `audience_of` gives it; ValueError for another."""
    who = viewer(engine.book, audience)
    sections = {
        "book": content.book(engine.book, state, who),
        "game": table.game(engine.book, state, who),
        "seats": table.seats(state),
        "sheets": table.sheets(engine.book, state),
        "moves": table.moves(state, who),
        "reasons": table.reasons(state, who),
        "estimates": table.estimates(state, who),
        "rulings": table.rulings(state, who),
        "gauges": ground.gauges(engine.book, state, who),
        "results": ground.results(engine.book, state, who),
        "policies": ground.policies(engine.book, state),
        "cables": talk.cables(state, who),
        "pacts": talk.pacts(engine.book, state, who),
        "news": talk.news(state, who),
        "ending": table.ending(engine.book, state),
    }
    if who.kind == "team":
        sections["sheet"] = table.own_sheet(state, who)
        sections["hand"] = ground.hand(engine, state, who)
    if who.kind == "umpire":
        sections["queue"] = control.queue(state)
        sections["runsheet"] = control.runsheet(engine, state)
        sections["checkpoints"] = control.checkpoints(state)
        sections["notes"] = control.notes(state)
        sections["sealed"] = control.sealed(state)
    return sections


def mine(state: State, seat: str) -> dict[str, Any]:
    """What only this one seat may know: its own blind estimates and its own notes."""
    return {
        "estimates": {e.move: e.chance for e in state.play.estimates if e.seat == seat},
        "notes": [control.note(n) for n in state.notes if n.seat == seat],
    }
